"""Write the pages that are made from the rules and the examples, before the site is built."""

import ast
import contextlib
import datetime as dt
import html
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jupytext
import matplotlib as mpl
import matplotlib.pyplot as plt
from country_pages import write_country_pages
from front_page import write_front_page
from goods_coverage import write_goods_coverage
from known_page import write_known_page
from reading_page import write_reading_page

DOCS = Path(__file__).parent
EXAMPLES = DOCS.parent / "examples"
LONGEST_OPEN = 12
"""How many lines of output a notebook's page shows unfolded."""


def main() -> None:
    """Write every generated page."""
    today = dt.date.today()  # noqa: DTZ011 - ages are those of the day of the build
    write_front_page()
    write_country_pages(today)
    write_known_page(today)
    write_goods_coverage()
    write_reading_page(today)
    write_examples()


def write_examples() -> None:
    """Write the notebooks' pages: each script's cells with what they print and draw."""
    target = DOCS / "examples"
    target.mkdir(exist_ok=True)
    mpl.use("Agg")
    # a script without the mark of a notebook is a program of its own
    marked = (each for each in EXAMPLES.glob("*.py") if each.read_text("utf-8").startswith("# ---"))
    for script in sorted(marked):
        page = "\n".join(notebook_page(script, target))
        (target / f"{script.stem}.md").write_text(page, encoding="utf-8")


def notebook_page(script: Path, target: Path) -> Iterable[str]:
    """Yield a notebook's page, running it cell by cell."""
    names: dict[str, Any] = {"__name__": "__main__", "__file__": str(script)}
    charts: list[Path] = []
    close = plt.close

    def save_and_close(figure: Any = None) -> None:
        for drawn in [figure] if hasattr(figure, "savefig") else map(plt.figure, plt.get_fignums()):
            charts.append(target / f"{script.stem}-{len(charts) + 1}.png")
            drawn.savefig(charts[-1], dpi=110)
        close(figure)

    plt.close = save_and_close
    with mpl.rc_context():
        for cell in jupytext.read(script).cells:
            if cell.cell_type == "markdown":
                yield f"{cell.source}\n"
                continue
            before = len(charts)
            shown = run(cell.source, names, script)
            save_and_close("all")
            yield f"```python\n{cell.source}\n```\n"
            if shown:
                output = html.escape(shown)
                block = f'<pre><code style="white-space: pre-wrap">{output}</code></pre>'
                yield f"{folded(block, shown)}\n"
            for chart in charts[before:]:
                yield f"![Chart]({chart.name})\n"
    plt.close = close


def folded(block: str, shown: str) -> str:
    """Return a cell's output, a long one behind its first line that says something."""
    lines = [line for line in shown.splitlines() if line.strip("=- ")]
    if len(lines) <= LONGEST_OPEN:
        return block
    return f"<details><summary>{html.escape(lines[0])}</summary>{block}</details>"


def run(source: str, names: dict[str, Any], script: Path) -> str:
    """Return what a cell prints, and the value of its last line."""
    parsed = ast.parse(source)
    last = parsed.body.pop() if parsed.body and isinstance(parsed.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(parsed, script, "exec"), names)  # noqa: S102 - our own examples
        if last is not None:
            value = eval(compile(ast.Expression(last.value), script, "eval"), names)  # noqa: S307
            if value is not None:
                print(value)
    return printed.getvalue().strip("\n")


if __name__ == "__main__":
    main()
