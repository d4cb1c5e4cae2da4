"""Displays: how a notebook shows a result, one rendering for all of them.

A result says itself in words (``explain``) and holds a table (``to_columns``). A notebook shows
both: the words with their formulas and laws, the table fluid and in both themes, everything that
a user wrote escaped, in the language of :class:`xborder.language`.
"""

import math
from collections.abc import Mapping, Sized
from decimal import Context, Decimal
from enum import Enum
from fractions import Fraction
from html import escape
from typing import Any, ClassVar, Final

from attrs import fields, has

from xborder.messages import Text, localized
from xborder.number import DECIMAL
from xborder.spoken import spoken

LONGEST_WORDS: Final = 12
"""How many lines of words a notebook shows unfolded."""
LONGEST_TABLE: Final = 20
"""How many rows of a table a notebook shows unfolded."""
MOST_ROWS: Final = 1_000
"""How many rows are shown at all: a browser is no place for a million."""
LONGEST_LINE: Final = 240
"""How many characters of fields a prompt shows."""
LONGEST_TEXT: Final = 60
"""How many characters of one value it shows."""
_FIGURES: Final = 6
"""Significant figures of a float: more than a reader uses, fewer than a float has."""
_SIX_FIGURES: Final = Context(prec=_FIGURES)


class Brief:
    """A result that a prompt shows in a line: each field, and of what holds many their number.

    Its class is made with ``repr=False``, so that this line stands.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return brief(self)


class Shown(Brief):
    """A result that a notebook shows: what it says in words, and what it holds as a table."""

    __slots__ = ()

    def _shown(self) -> Mapping[str, list[Any]]:
        """Return the columns that a notebook shows; none where there is no table."""
        columns = getattr(self, "to_columns", None)
        return columns() if columns is not None else {}

    def _said(self, locale: str) -> str:
        """Return the words that a notebook shows; empty where there are none."""
        for name in ("explain", "render"):
            tell = getattr(self, name, None)
            if tell is not None:
                return str(tell(locale=locale))
        return ""

    def _repr_html_(self) -> str:
        locale = spoken()
        words = words_html(self._said(locale), locale)
        table = table_html(self._shown(), locale)
        return f'<div class="xborder-result">{words}{table}</div>'


class Figures(Shown):
    """A result of a few figures: a notebook shows a row for each, fields first, then what follows.

    What holds many (a mapping, a tuple, a result within the result) is left to whoever asks for it.
    """

    __slots__ = ()
    _titles: ClassVar[Mapping[str, str]] = {}
    """The titles of those whose name means something else over another table."""
    _words: ClassVar[Mapping[Enum, Text]] = {}
    """The words of those choices whose value means something else in another result."""

    def _shown(self) -> Mapping[str, list[Any]]:
        kind: Any = type(self)
        held = [part.name for part in fields(kind)]
        follows = [name for name in vars(kind) if isinstance(vars(kind)[name], property)]
        rows = {
            name: value
            for name in (*held, *follows)
            if not name.startswith("_") and _is_figure(value := getattr(self, name))
        }
        titles = [self._titles.get(name, name.replace("_", " ")) for name in rows]
        return {
            "figure": [Text(title) for title in titles],
            "value": [self._worded(value) for value in rows.values()],
        }

    def _worded(self, value: object) -> object:
        if not isinstance(value, Enum):
            return value
        word = value.value.replace("_", " ")
        return self._words.get(value, Text(word))


def _is_figure(value: object) -> bool:
    if isinstance(value, str):
        return True
    return not isinstance(value, Sized) and (hasattr(value, "currency") or not has(type(value)))


def brief(result: object) -> str:
    """Return a result in a line for a prompt or a log: short, whatever it holds.

    Examples:
        >>> from attrs import frozen
        >>> @frozen(repr=False)
        ... class Counted(Shown):
        ...     name: str
        ...     rows: tuple[int, ...]
        >>> Counted("a", (1, 2, 3))
        Counted(name='a', rows=<3>)
    """
    kind: Any = type(result)
    name = kind.__name__
    if not has(kind):  # rows and groups: a tuple or a mapping with words of its own
        rows = getattr(getattr(result, "of", None), "__name__", "")
        count = f"<{len(result)}>" if isinstance(result, Sized) else ""
        return f"{name}({count} of {rows})" if count and rows else f"{name}({count})"
    said, room = [], LONGEST_LINE
    for part in fields(kind):
        if part.repr:
            told = part.repr if callable(part.repr) else _in_a_line
            said.append(f"{part.alias}={told(getattr(result, part.name))}")
            room -= len(said[-1])
        if room < 0:
            return f"{name}({', '.join([*said[:-1], '…'])})"
    return f"{name}({', '.join(said)})"


def _in_a_line(value: object) -> str:
    match value:
        case str():
            return repr(value if len(value) <= LONGEST_TEXT else f"{value[:LONGEST_TEXT]}…")
        case Text():
            return _in_a_line(value.render())
        case Sized():
            return f"<{len(value)}>"
        case _ if has(type(value)) and not hasattr(value, "currency"):
            return f"{type(value).__name__}(…)"
        case _:
            shown = repr(value)
            return shown if len(shown) <= LONGEST_TEXT else f"{type(value).__name__}(…)"


def words_html(said: str, locale: str) -> str:
    """Return words as HTML: the first line stands out, what is indented stays so.

    Args:
        said: The words, line by line.
        locale: The language of the fold.
    """
    if not said:
        return ""
    first, *rest = said.splitlines()
    head = f"<p><b>{escape(first)}</b></p>"
    if not rest:
        return head
    lines = "".join(
        f'<div style="padding-left:{(len(line) - len(line.lstrip())) / 2:g}em">'
        f"{escape(line.strip()) or '&nbsp;'}</div>"
        for line in rest
    )
    if len(rest) <= LONGEST_WORDS:
        return head + lines
    title = Text("{count} more lines: why, and by which law", count=len(rest)).render(locale)
    return f"{head}<details><summary>{escape(title)}</summary>{lines}</details>"


def table_html(columns: Mapping[str, list[Any]], locale: str) -> str:
    """Return columns as an HTML table that scrolls in its own width, a long one folded.

    Args:
        columns: Lists of plain values by the names of the columns.
        locale: The language of titles and figures.
    """
    if not columns:
        return ""
    heads = "".join(f"<th>{escape(title_of(name, locale))}</th>" for name in columns)
    rows = [
        f"<tr>{''.join(map(_cell_in(locale), row))}</tr>"
        for row in zip(*columns.values(), strict=True)
    ]
    head = f"<thead><tr>{heads}</tr></thead>"
    shown = f"{head}<tbody>{''.join(rows[:LONGEST_TABLE])}</tbody>"
    more = ""
    if len(rows) > LONGEST_TABLE:
        rest = "".join(rows[LONGEST_TABLE:MOST_ROWS])
        title = Text("{count} more rows", count=len(rows) - LONGEST_TABLE).render(locale)
        if len(rows) > MOST_ROWS:
            cut = Text("; the first {count} are shown", count=MOST_ROWS).render(locale)
            title += cut
        more = (
            f"<details><summary>{escape(title)}</summary>"
            f"<table>{head}<tbody>{rest}</tbody></table></details>"
        )
    return f'<div style="overflow-x:auto;max-width:100%"><table>{shown}</table>{more}</div>'


def title_of(name: str, locale: str) -> str:
    """Return the name of a column as a reader reads it.

    Examples:
        >>> title_of("value_date", "en")
        'value date'
    """
    words = name.replace("_", " ")
    return Text(words).render(locale)


def _cell_in(locale: str) -> Any:
    def cell(value: object) -> str:
        number = isinstance(value, int | float | Decimal) or hasattr(value, "currency")
        align = ' style="text-align:right"' if number else ""
        return f"<td{align}>{escape(cell_text(value, locale))}</td>"

    return cell


def cell_text(value: object, locale: str) -> str:
    """Return a cell as text: figures as the language writes them, nothing as a dash.

    Examples:
        >>> cell_text(1234.5, "en"), cell_text(None, "en"), cell_text(True, "en")
        ('1,234.5', '–', 'yes')
    """
    match value:
        case None:
            return "–"
        case bool():
            return Text("yes" if value else "no").render(locale)
        case Fraction():
            return localized(_of_fraction(value), locale)
        case float() if math.isfinite(value):
            return localized(Decimal(f"{value:.{_FIGURES}g}"), locale)
        case float():
            return "–" if math.isnan(value) else f"{'-' if value < 0 else ''}∞"
    return localized(value, locale)


def _of_fraction(value: Fraction) -> Decimal:
    # What ends within six decimals is shown whole, cents of a large sum too. The rest is divided to
    # six figures by the decimal context and not by a float, which a ratio of large sums overflows.
    ends = 10**_FIGURES % value.denominator == 0
    context = DECIMAL if ends else _SIX_FIGURES
    return context.divide(Decimal(value.numerator), Decimal(value.denominator))
