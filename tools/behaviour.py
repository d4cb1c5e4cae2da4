"""Use the built site as a reader does: search for what people type, and filter a whole tariff.

    python tools/behaviour.py site

Prints what is not found, and exits with 1 if there is anything. Needs Chromium, its driver and
selenium, as ``pictures.py`` does.
"""

import argparse
import functools
import http.server
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from pictures import Quiet, browser
from selenium import webdriver

SEARCHES = {
    "dataframe": ("price-a-table-of-orders", "frames-of-every-kind", "reference/tables"),
    "FastAPI": ("in-a-service",),
    "de minimis": ("countries/",),
    "IOSS": ("first-oss-return", "countries/eu", "first-quote"),
    "关税": ("zh/",),
    "到手价": ("zh/price-that-lands", "zh/glossary", "zh/"),
    "行邮税": ("zh/glossary",),
    "refund": ("keep-a-quote", "afterwards"),
    "safety stock": ("inventory", "choose-a-service-target"),
    "hedge": ("hedge", "protect_next_quarter", "fx"),
    "Shopify": ("from-a-shop-export", "order-export-to-segments", "trade-orders"),
}
"""What people type, and parts of the addresses one of which has to stand among the first."""
FIRST = 4
"""How many pages among the results a reader looks at."""
LONGEST = 60
"""Seconds that a search may take: its worker first loads the index."""
FOUND = """
return [...document.querySelectorAll(".md-search-result__item > a.md-search-result__link")]
  .map((each) => new URL(each.href).pathname);
"""
TYPED = """
const box = document.querySelector("input.goods-filter");
box.value = arguments[0];
box.dispatchEvent(new Event("input"));
const rows = [...document.querySelectorAll(".md-content tbody tr")];
return [rows.length, rows.filter((row) => !row.hidden).length,
  document.querySelector(".goods-filter-said").textContent];
"""
TARIFFS = {"eu": "610910", "gb": "610910", "jp": "610910", "us": "610910"}


def searched(chrome: webdriver.Chrome, address: str) -> Iterator[str]:
    """Yield each word that does not lead to its page."""
    for words, wanted in SEARCHES.items():
        chrome.get(f"{address}/index.html?q={words}")  # as a link to a search does
        ends = time.monotonic() + LONGEST
        found: list[str] = []
        while not found and time.monotonic() < ends:
            time.sleep(0.25)
            found = list(dict.fromkeys(chrome.execute_script(FOUND)))
        if not any(part in path for path in found[:FIRST] for part in wanted):
            yield f"search for {words!r} finds first {found[:FIRST]}, none of {wanted}"


def filtered(chrome: webdriver.Chrome, address: str) -> Iterator[str]:
    """Yield what a box above a whole tariff does not do."""
    for country, code in TARIFFS.items():
        chrome.get(f"{address}/countries/{country}/tariff-by-rate/index.html")
        rows, shown, said = chrome.execute_script(TYPED, code)
        if not 0 < shown < rows or said != str(shown):
            yield f"tariff of {country}: {code} leaves {shown} of {rows} rows and says {said!r}"
        _, shown, said = chrome.execute_script(TYPED, "棉制")
        if shown or said != "0":
            yield f"tariff of {country}: Chinese letters leave {shown} rows and say {said!r}"
        _, shown, said = chrome.execute_script(TYPED, "")
        if shown != rows or said:
            yield f"tariff of {country}: cleared, {shown} of {rows} rows are back, it says {said!r}"


def main() -> int:
    """Use the site and say what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path)
    given = parser.parse_args()
    handler = functools.partial(Quiet, directory=str(given.site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    with browser() as chrome:
        found = [*searched(chrome, address), *filtered(chrome, address)]
    server.shutdown()
    for each in found:
        sys.stdout.write(f"{each}\n")
    sys.stdout.write(f"{len(SEARCHES)} searches, {len(TARIFFS)} tariffs; {len(found)} faults\n")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
