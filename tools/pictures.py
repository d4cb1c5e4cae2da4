"""Look at the built site as a reader does: three widths, light and dark, and what is cut.

    python tools/pictures.py site                           # every page
    python tools/pictures.py site tutorial --out pictures   # pictures of the tutorials

Prints each page that is wider than its window, taller than 20,000 px, cuts a block off or writes to
the console, and exits with 1 if there is one. The front page, the tutorials and the how-tos come
first, then what is longest: a look that has no time for all of them has seen those. Needs Chromium,
its driver and selenium.
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
SETTLED = 0.5
"""Seconds after which nothing moves any more."""
THEME = {"light": "default", "dark": "slate"}
FIRST = ("index.html", "tutorial", "how-to", "zh", "examples", "countries")
"""Folders of the site, in the order of their readers."""
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
LOOK = """
document.body.setAttribute("data-md-color-scheme", arguments[0]);
const page = document.documentElement;
const seen = document.querySelectorAll(".md-content pre, .md-content table, .md-content svg, "
  + ".md-content img, .xborder-decision, .xborder-history");
const within = each => each.parentElement.closest(
  "pre, table, .xborder-quote, .xborder-result, .notebook-result, .md-typeset__scrollwrap");
// what stands in a block that scrolls is reached by scrolling; a block of its own may not be cut
const cut = [...seen].filter(each => !within(each)
  && each.getBoundingClientRect().right > window.innerWidth + 1);
const code = [...document.querySelectorAll(".md-content pre > code")]
  .filter(each => each.scrollWidth > each.clientWidth + 1);
return [page.scrollWidth, page.scrollHeight, cut.length, code.length];
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


def look(chrome: webdriver.Chrome, width: int, scheme: str) -> tuple[int, int, int, int]:
    """Show the page that is open at a width, in a colour scheme.

    Returns:
        How wide and how tall it is, and how many blocks and pieces of code are cut.
    """
    chrome.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < WIDTHS[1]},
    )
    chrome.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"features": [{"name": "prefers-color-scheme", "value": scheme}]},
    )
    # the theme keeps the scheme of the first visit: without this, dark would never be looked at
    wide, tall, cut, code = chrome.execute_script(LOOK, THEME[scheme])
    return wide, tall, cut, code


def faults(chrome: webdriver.Chrome, width: int, scheme: str) -> Iterator[str]:
    """Yield what is wrong with the page that is open, at a width, in a colour scheme."""
    wide, tall, cut, code = look(chrome, width, scheme)
    if wide > width or cut:  # the theme moves its drawers for a moment after a window has changed
        time.sleep(SETTLED)
        wide, tall, cut, code = look(chrome, width, scheme)
    if wide > width:
        yield f"is {wide} px wide"
    # a phone's column is a third of a desktop's: only the latter tells whether a page is too long
    if tall > TALLEST and width == WIDTHS[-1]:
        yield f"is {tall} px tall"
    if cut:
        yield f"cuts {cut} blocks"
    # a phone scrolls a line of code, a desktop has room for what our formatter lets stand
    if code and width > WIDTHS[0]:
        yield f"has {code} blocks of code that are wider than their column"
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


def in_order(site: Path, only: list[str]) -> list[Path]:
    """Return the pages to look at: by how many read them, and the longest first."""
    # the page of what is not there has addresses that hold at the site's own place alone
    pages = [path.relative_to(site) for path in site.rglob("*.html") if path.name != "404.html"]
    wanted = [page for page in pages if not only or any(part in str(page) for part in only)]
    places = {name: place for place, name in enumerate(FIRST)}
    return sorted(
        wanted,
        key=lambda page: (places.get(page.parts[0], len(FIRST)), -(site / page).stat().st_size),
    )


def main() -> int:
    """Look at the pages and say what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("only", nargs="*", help="parts of the paths of the pages to look at")
    parser.add_argument("--out", type=Path, help="where pictures are kept")
    parser.add_argument("--seconds", type=int, help="how long to look; the rest is counted")
    given = parser.parse_intermixed_args()
    handler = functools.partial(Quiet, directory=str(given.site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    wanted = in_order(given.site, given.only)
    found = looked = 0
    ends = time.monotonic() + (given.seconds or 86_400)
    with browser() as chrome:
        for page in wanted:
            if time.monotonic() > ends:
                break
            looked += 1
            # opened once: a page answers to its window, and each visit costs what six looks do
            chrome.get(f"http://127.0.0.1:{server.server_port}/{page}")
            for width in WIDTHS:
                for scheme in THEME:
                    for fault in faults(chrome, width, scheme):
                        found += 1
                        sys.stdout.write(f"{page} at {width} px, {scheme}: {fault}\n")
                    if given.out:
                        given.out.mkdir(parents=True, exist_ok=True)
                        name = str(page.with_suffix("")).replace("/", "-")
                        picture(chrome, given.out / f"{name}-{width}-{scheme}.png")
    server.shutdown()
    rest = f": for {len(wanted) - looked} there was no time" if looked < len(wanted) else ""
    sys.stdout.write(f"{looked} of {len(wanted)} pages looked at{rest}; {found} faults\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
