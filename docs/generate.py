"""Write the pages that are made from the rules and the examples, before the site is built."""

import datetime as dt
from pathlib import Path

from country_pages import write_country_pages
from front_page import write_front_page
from goods_coverage import write_goods_coverage
from how_to_index import write_how_to_index
from known_page import write_known_page
from notebooks import write_notebooks
from reading_page import write_reading_page
from social_card import write_social_card

DOCS = Path(__file__).parent


def main() -> None:
    """Write every generated page."""
    today = dt.date.today()  # noqa: DTZ011 - ages are those of the day of the build
    write_front_page()
    write_social_card()
    write_how_to_index()
    write_country_pages(today)
    write_known_page(today)
    write_goods_coverage()
    write_reading_page(today)
    write_notebooks(DOCS / "examples")


if __name__ == "__main__":
    main()
