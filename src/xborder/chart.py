"""Where charts are drawn: on the axes of whoever asks, or on new ones, with the ``plots`` extra."""

from typing import Any, Final

from xborder.errors import extra, known_locale
from xborder.kind import of_kind
from xborder.messages import DEFAULT_LOCALE

OPEN: Final = "#c9d6df"
"""What is open, planned or everything; light, as the ground of the next."""
DONE: Final = "#3a6ea5"
"""What is kept, covered or held."""
UP: Final = "#3d7a4a"
"""What adds to it."""
BAD: Final = "#c0504d"
"""What is late, owed or missing."""


def drawn_on(axes: Any = None, locale: str = DEFAULT_LOCALE) -> Any:
    """Return the axes to draw on: the caller's, or new ones on a figure of their own.

    Axes and locale are checked before anything is drawn.

    The figure knows no window and no global state, so that a server may draw and save it.

    Args:
        axes: The matplotlib axes of the caller, if any.
        locale: The language of the labels.

    Raises:
        MissingExtra: matplotlib is not installed.
        InvalidType: What was given are no axes.
        UnknownLocaleError: babel does not know the locale.
    """
    known_locale(locale)
    figure = extra("matplotlib.figure", name="plots").Figure
    kind = extra("matplotlib.axes", name="plots").Axes
    axes = figure(layout="constrained").subplots() if axes is None else of_kind(axes, kind, "axes")
    axes.spines[["top", "right"]].set_visible(False)
    return axes


CJK: Final = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",  # the name of the collection that holds all of them
    "Noto Sans SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "SimHei",
)
"""Fonts that hold Chinese, of the systems that people use; the first one that is there serves."""


def figure_of(axes: Any) -> Any:
    """Return the figure of axes that were drawn on, its words in fonts that have their letters.

    A notebook shows a figure, and bare axes as a line of text. Letters that the usual font lacks
    come from the first Chinese font that the machine has; where it has none they stay boxes, and
    matplotlib says so.

    Args:
        axes: The axes.
    """
    there = set(extra("matplotlib.font_manager", name="plots").fontManager.get_font_names())
    chinese = next((name for name in CJK if name in there), None)
    if chinese is not None:
        families = [*axes.title.get_fontfamily(), chinese]
        axes.tick_params(labelfontfamily=families)
        kind = extra("matplotlib.text", name="plots").Text
        for text in axes.figure.findobj(kind):
            text.set_fontfamily(families)
    return axes.figure
