"""Where charts are drawn: on the axes of whoever asks, or on new ones, with the ``plots`` extra."""

from typing import Any, Final

from xborder.errors import extra, known_locale
from xborder.kind import of_kind
from xborder.messages import DEFAULT_LOCALE

OPEN: Final = "#c9d6df"
"""What is open, planned or everything; light, as the ground of the next."""
DONE: Final = "#3a6ea5"
"""What is kept, covered or held."""
BAD: Final = "#c0504d"
"""What is late, owed or missing."""


def drawn_on(axes: Any = None, locale: str = DEFAULT_LOCALE) -> Any:
    """Return the axes to draw on: the caller's, or new ones on a figure of their own.

    Axes and locale are checked before anything is drawn.

    The figure knows no window and no global state, so that a server may draw it; ``axes.figure``
    saves it.

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
