"""Pictures of pages: what a page's own code has computed, shown as a notebook shows it.

A page names it in a comment, ``<!-- shown: plan.plot() -->``. While the site is built the code
above the comment is run, and a chart or a table takes the comment's place: it can never be out of
date, and nothing is kept. ``tests/test_docs.py`` runs every one of them.
"""

import base64
import contextlib
import contextvars
import io
import re
from collections.abc import Callable
from typing import Any

import xborder as xb

BLOCK = re.compile(
    r"^```python\n(?P<code>.*?)^```$|^<!-- shown: (?P<shown>.+?) -->$", re.MULTILINE | re.DOTALL
)
CHINESE = "zh/"
DPI = 90


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Return a page with what it shows in place of its comments; the site's builder calls this."""
    if "<!-- shown: " not in markdown:
        return markdown
    locale = "zh_CN" if page.file.src_uri.startswith(CHINESE) else "en"
    drawn = iter(contextvars.copy_context().run(results, markdown, locale, picture))
    return BLOCK.sub(lambda found: next(drawn) if found["shown"] else found[0], markdown)


def results(markdown: str, locale: str, seen: Callable[[Any], str]) -> list[str]:
    """Return what each comment of a page shows.

    Args:
        markdown: The page.
        locale: The language that its results speak.
        seen: What makes a picture of a value.
    """
    xb.language(locale)
    names: dict[str, Any] = {"__name__": "__docs__"}
    found = []
    for block in BLOCK.finditer(markdown):
        if block["shown"]:
            found.append(seen(eval(block["shown"], names)))  # noqa: S307 - our own pages
        else:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(block["code"], names)  # noqa: S102 - our own pages
    return found


def picture(value: Any) -> str:
    """Return a value as HTML: a figure as an image, a result as a notebook shows it."""
    if hasattr(value, "savefig"):
        drawn = io.BytesIO()
        value.savefig(drawn, format="png", dpi=DPI, bbox_inches="tight")
        data = base64.b64encode(drawn.getvalue()).decode("ascii")
        return f'<p><img class="shown" alt="" src="data:image/png;base64,{data}"></p>'
    # a blank line would end the block of HTML, and Markdown begin to read it
    shown = "".join(line for line in value._repr_html_().splitlines() if line.strip())
    return f'<div class="notebook-result shown">{shown}</div>'
