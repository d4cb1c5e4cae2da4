"""The notebooks: paired scripts of ``examples/``, run cell by cell, as pages and as ``.ipynb``.

    python docs/notebooks.py               # run all, and keep each beside its script, with outputs
    python docs/notebooks.py first_quote   # one of them

A cell's value is kept as a notebook keeps it: text, and HTML where a result shows itself; figures
that are left open as pictures. No kernel is needed: a cell is Python, and this is Python.
"""

import ast
import base64
import contextlib
import html
import io
import sys
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import jupytext
import matplotlib as mpl
import matplotlib.pyplot as plt
import nbformat
from matplotlib.figure import Figure
from nbformat import v4

EXAMPLES = Path(__file__).parents[1] / "examples"
LONGEST_OPEN = 12
"""How many lines of output a notebook's page shows unfolded."""
BINDER = "https://mybinder.org/v2/gh/xborder/xborder/main?labpath=examples/{name}.ipynb"
GITHUB = "https://github.com/xborder/xborder/blob/main/examples/{name}.ipynb"
DPI = 80


def scripts() -> list[Path]:
    """Return the paired scripts; one without the mark of a notebook is a program of its own."""
    marked = (each for each in EXAMPLES.glob("*.py") if each.read_text("utf-8").startswith("# ---"))
    return sorted(marked)


def executed(script: Path) -> Any:
    """Return a script as a notebook with what its cells print, return and draw.

    Raises:
        Exception: A cell raised it: a notebook that does not run is none.
    """
    notebook = paired(script)
    names: dict[str, Any] = {"__name__": "__main__", "__file__": str(script)}
    mpl.use("Agg")
    # seaborn and plt.show() find no window here, and a notebook shows figures without being told
    with mpl.rc_context(), warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        plt.close("all")
        count = 0
        for cell in notebook.cells:
            if cell.cell_type == "code":
                count += 1
                cell.execution_count = count
                cell.outputs = list(outputs(cell.source, names, script, count))
    return notebook


def paired(script: Path) -> Any:
    """Return a script as a notebook without outputs, the same at every run."""
    notebook = jupytext.read(script)
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for number, cell in enumerate(notebook.cells):
        cell.id, cell.metadata = f"cell-{number}", {}
    return notebook


def outputs(source: str, names: dict[str, Any], script: Path, count: int) -> Iterator[Any]:
    """Yield what a cell prints, the value of its last line, and the figures left open."""
    parsed = ast.parse(source)
    last = parsed.body.pop() if parsed.body and isinstance(parsed.body[-1], ast.Expr) else None
    printed, value = io.StringIO(), None
    with contextlib.redirect_stdout(printed):
        exec(compile(parsed, str(script), "exec"), names)  # noqa: S102 - our own examples
        if last is not None:
            value = eval(compile(ast.Expression(last.value), str(script), "eval"), names)  # noqa: S307
    if printed.getvalue():
        yield v4.new_output("stream", name="stdout", text=printed.getvalue())
    if isinstance(value, Figure):
        yield picture(value)
    elif value is not None and not type(value).__module__.startswith("matplotlib"):
        data = {"text/plain": repr(value)}
        if hasattr(value, "_repr_html_"):
            data["text/html"] = value._repr_html_()
        yield v4.new_output("execute_result", data=data, execution_count=count)
    for number in plt.get_fignums():
        yield picture(plt.figure(number))
    plt.close("all")


def picture(figure: Figure) -> Any:
    """Return a figure as a notebook keeps it."""
    drawn = io.BytesIO()
    # without a date and a version in it, the same figure is the same file
    figure.savefig(drawn, format="png", dpi=DPI, bbox_inches="tight", metadata={"Software": None})
    text = base64.b64encode(drawn.getvalue()).decode("ascii")
    return v4.new_output("display_data", data={"image/png": text, "text/plain": "<Figure>"})


def page(notebook: Any, name: str, target: Path) -> Iterable[str]:
    """Yield a notebook's page, its pictures written beside it.

    Args:
        notebook: The notebook, with outputs.
        name: What its files are called.
        target: The folder of the page.
    """
    pictures = 0
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "markdown":
            yield f"{cell.source}\n"
            if number == 0:
                yield buttons(name)
            continue
        yield f"```python\n{cell.source}\n```\n"
        for output in cell.outputs:
            data = output.get("data", {})
            if "image/png" in data:
                pictures += 1
                file = target / f"{name}-{pictures}.png"
                file.write_bytes(base64.b64decode(data["image/png"]))
                yield f"![Chart]({file.name})\n"
            elif "text/html" in data:
                # a blank line would end the block of HTML, and Markdown begin to read it
                shown = "".join(line for line in data["text/html"].splitlines() if line.strip())
                yield f'<div class="notebook-result">{shown}</div>\n'
            else:
                yield f"{printed(output.get('text') or data['text/plain'])}\n"


def buttons(name: str) -> str:
    """Return where the notebook can be taken, seen and run."""
    return (
        f"[Download the notebook]({name}.ipynb){{ .md-button download }} "
        f"[Run it in Binder]({BINDER.format(name=name)}){{ .md-button }} "
        f"[See it on GitHub]({GITHUB.format(name=name)}){{ .md-button }}\n"
    )


def printed(shown: str) -> str:
    """Return what a cell printed, a long one behind its first line that says something."""
    shown = shown.strip("\n")
    block = f'<pre><code style="white-space: pre-wrap">{html.escape(shown)}</code></pre>'
    lines = [line for line in shown.splitlines() if line.strip("=- ")]
    if len(lines) <= LONGEST_OPEN:
        return block
    return f"<details><summary>{html.escape(lines[0])}</summary>{block}</details>"


def write_notebooks(target: Path) -> None:
    """Write every notebook's page and its file into a folder of the site."""
    target.mkdir(exist_ok=True)
    for script in scripts():
        notebook = executed(script)
        nbformat.write(notebook, target / f"{script.stem}.ipynb")
        text = "\n".join(page(notebook, script.stem, target))
        (target / f"{script.stem}.md").write_text(text, encoding="utf-8")


def main(names: list[str]) -> None:
    """Run notebooks and keep each beside its script."""
    for script in scripts():
        if not names or script.stem in names:
            nbformat.write(executed(script), script.with_suffix(".ipynb"))
            sys.stdout.write(f"{script.stem}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
