"""Which pages a search finds first: those that show how, then what is looked up, then the rest.

Without this a word finds the page that says it most often, which is a list of parameters.
"""

from typing import Any

BOOSTS = {
    "tutorial/": 4,
    "how-to/": 4,
    "examples/": 2,
    "zh/": 2,
    "reference/": 0.5,
    "decisions/": 0.1,
    "contributing/": 0.1,
}
"""How much more a word on a page counts, by the page's folder."""


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Say how much a page counts, if it does not itself; the site's builder calls this."""
    folder = next((each for each in BOOSTS if page.file.src_uri.startswith(each)), None)
    if folder is not None:
        page.meta.setdefault("search", {"boost": BOOSTS[folder]})
    return markdown
