"""Look at the built site as a reader does: three widths, light and dark, and what is cut.

    python tools/pictures.py site                           # every page
    python tools/pictures.py site tutorial --out pictures   # pictures of the tutorials

Prints each page that is wider than its window, taller than 20,000 px or writes to the console, and
exits with 1 if there is one. Needs Chromium, its driver and selenium.
"""

import argparse
import functools
import http.server
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

WIDTHS = (390, 1024, 1600)
TALLEST = 20_000
THEME = {"light": "default", "dark": "slate"}
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--hide-scrollbars",
)
CUT = """
return [...document.querySelectorAll(".md-content pre > code, .md-content table, .md-content svg")]
  .filter(each => each.getBoundingClientRect().right > window.innerWidth + 1
    && !each.closest("pre, table, .xborder-quote, .md-typeset__scrollwrap"))
  .length
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves the site without a line for each file."""

    def log_message(self, *_parts: object) -> None:
        """Say nothing."""


def browser() -> webdriver.Chrome:
    """Return a headless Chromium that keeps its console."""
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "SEVERE"})
    return webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))


def faults(chrome: webdriver.Chrome, address: str, width: int, scheme: str) -> Iterator[str]:
    """Yield what is wrong with a page at a width, in a colour scheme."""
    chrome.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < WIDTHS[1]},
    )
    chrome.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": scheme}]},
    )
    chrome.get(address)
    # the theme keeps the scheme of its first visit: without this, dark would never be looked at
    if chrome.execute_script("return document.body.dataset.mdColorScheme") != THEME[scheme]:
        chrome.execute_script("localStorage.clear()")
        chrome.refresh()
    wide, tall = chrome.execute_script(
        "const page = document.documentElement; return [page.scrollWidth, page.scrollHeight]"
    )
    if wide > width:
        yield f"is {wide} px wide"
    # a phone's column is a third of a desktop's: only the latter tells whether a page is too long
    if tall > TALLEST and width == WIDTHS[-1]:
        yield f"is {tall} px tall"
    if cut := chrome.execute_script(CUT):
        yield f"cuts {cut} blocks"
    yield from (f"console: {entry['message'][:200]}" for entry in chrome.get_log("browser"))


def picture(chrome: webdriver.Chrome, target: Path) -> None:
    """Keep a picture of the whole page, at most its first 4,000 px."""
    tall = chrome.execute_script("return document.documentElement.scrollHeight")
    width = chrome.execute_script("return window.innerWidth")
    chrome.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": min(tall, 4_000), "deviceScaleFactor": 1, "mobile": False},
    )
    chrome.save_screenshot(str(target))


def main() -> int:
    """Look at the pages and say what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("only", nargs="*", help="parts of the paths of the pages to look at")
    parser.add_argument("--out", type=Path, help="where pictures are kept")
    parser.add_argument("--quick", action="store_true", help="a wide light and a narrow dark look")
    parser.add_argument("--seconds", type=int, help="how long to look; the rest is counted")
    given = parser.parse_intermixed_args()
    handler = functools.partial(Quiet, directory=str(given.site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    pages = sorted(path.relative_to(given.site) for path in given.site.rglob("*.html"))
    wanted = [page for page in pages if not given.only or any(p in str(page) for p in given.only)]
    found = looked = 0
    looks = [(width, scheme) for width in WIDTHS for scheme in THEME]
    if given.quick:
        looks = [(WIDTHS[-1], "light"), (WIDTHS[0], "dark")]
    ends = time.monotonic() + (given.seconds or 86_400)
    with browser() as chrome:
        for page in wanted:
            if time.monotonic() > ends:
                break
            looked += 1
            for width, scheme in looks:
                address = f"http://127.0.0.1:{server.server_port}/{page}"
                for fault in faults(chrome, address, width, scheme):
                    found += 1
                    sys.stdout.write(f"{page} at {width} px, {scheme}: {fault}\n")
                if given.out:
                    given.out.mkdir(parents=True, exist_ok=True)
                    name = str(page.with_suffix("")).replace("/", "-")
                    picture(chrome, given.out / f"{name}-{width}-{scheme}.png")
    server.shutdown()
    sys.stdout.write(f"{looked} of {len(wanted)} pages looked at, {found} faults\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
