"""A quote as a chart, with the ``plots`` extra."""

from typing import Any

from xborder.chart import drawn_on, figure_of
from xborder.landed_cost.breakdown import Breakdown
from xborder.landed_cost.shown.waterfall import COLOURS, steps
from xborder.messages import Text
from xborder.spoken import spoken


def plot(quote: Breakdown, *, axes: Any = None, locale: str | None = None) -> Any:
    """Draw the waterfall from the goods to the total; without a total, its last bar is missing.

    Args:
        quote: The quote.
        axes: The matplotlib axes to draw on; new ones if none are given.
        locale: The language of the labels. A font that has its letters must be set up.

    Returns:
        The figure, which a notebook shows and ``savefig`` keeps.

    Raises:
        MissingExtra: matplotlib is not installed.
    """
    locale = spoken() if locale is None else locale
    axes = drawn_on(axes, locale)
    found = steps(quote)
    names = [Text(title).render(locale) for title, _, _ in found]
    level = 0.0
    for row, (_, kind, amount) in enumerate(found):
        value = float(amount.amount)
        axes.barh(row, value, left=level, color=COLOURS[kind])
        edge = max(level, level + value)
        axes.annotate(f" {amount.render(locale)}", (edge, row), va="center", annotation_clip=False)
        level += value
    if quote.total is not None:
        axes.barh(len(found), level, color="#333333")
        place = (level, len(found))
        axes.annotate(f" {quote.total.render(locale)}", place, va="center", annotation_clip=False)
        names.append(Text("Total").render(locale))
    axes.set_yticks(range(len(names)), names)
    axes.invert_yaxis()
    axes.margins(x=0.18)
    axes.set_xlabel(quote.currency)
    return figure_of(axes)
