"""The language of a page: what its ``<html lang>`` says, the theme's own words, and its other self.

The Chinese pages stand in ``zh/``. A browser hyphenates, reads aloud and chooses glyphs by the
language that a page says it is in, so each says its own. A page that there is in both languages
leads to the other from its header.
"""

import re
from collections.abc import Mapping
from typing import Any

CHINESE = "zh/"
IN_THE_HEAD = re.compile(r'<link rel="alternate"[^>]* hreflang="[^>]*>')
TABS = {
    "Tutorial": "教程",
    "How to": "操作指南",
    "Explanation": "原理",
    "Notebooks": "笔记本",
    "Jurisdictions": "各国规则",
    "Reference": "参考",
    "Contributing": "参与贡献",
}
"""What the tabs are called on a Chinese page."""
OTHER_NAMES = {
    "zh/countries.md": "countries/index.md",
    "zh/export-vat-refund.md": "how-to/refund-of-chinas-export-vat.md",
    "zh/glossary.md": "reference/glossary.md",
    "zh/index.md": "index.md",
}
"""Chinese pages whose English self does not have their name in the tutorials or the how-tos."""


def on_page_context(context: Any, *, page: Any, config: Any, nav: Any) -> Any:
    """Say a page's language and where its other self is; the site's builder calls this."""
    chinese = page.file.src_uri.startswith(CHINESE)
    config.theme["language"] = "zh" if chinese else "en"
    for item in nav.items:
        english = getattr(item, "xborder_title", item.title)
        if english in TABS:
            item.xborder_title = english
            item.title = TABS[english] if chinese else english
    addresses = {each.file.src_uri: each.url for each in nav.pages}
    config.extra["alternate"] = alternates(page.file.src_uri, addresses)
    return context


def on_post_page(output: str, *, page: Any, config: Any) -> str:  # noqa: ARG001 - the builder's
    """Take the links to other selves out of a page's head: those of its header stay.

    The theme takes each for a site of its own and asks for its site map, which is not there.
    """
    return IN_THE_HEAD.sub("", output)


def alternates(page: str, addresses: Mapping[str, str]) -> list[dict[str, str]]:
    """Return both selves of a page, as the theme's header lists them; none if it has one alone.

    Args:
        page: The page's file, below the folder of the docs.
        addresses: The address of each page of the site.
    """
    for chinese in addresses:
        if chinese.startswith(CHINESE):
            english = counterpart(chinese, addresses)
            if english is not None and page in {english, chinese}:
                return [
                    {"name": "English", "lang": "en", "link": addresses[english]},
                    {"name": "中文", "lang": "zh", "link": addresses[chinese]},
                ]
    return []


def counterpart(chinese: str, addresses: Mapping[str, str]) -> str | None:
    """Return the English page that a Chinese one says in Chinese, if there is one."""
    name = chinese.removeprefix(CHINESE)
    wanted = (OTHER_NAMES.get(chinese), f"tutorial/{name}", f"how-to/{name}")
    return next((each for each in wanted if each in addresses), None)
