"""Results: a determination, an answer that can show the way to it."""

from xborder.display import Shown
from xborder.messages import DEFAULT_LOCALE, in_words
from xborder.vat.determination.answer import Answer, Step


class Determination(Answer, Shown, defer_build=True):
    """Which tax a sale bears: an :class:`Answer` that can show its steps, and itself in words."""

    def __repr__(self) -> str:
        return f"Determination({self.explain().partition(chr(10))[0]!r})"

    def __hash__(self) -> int:
        # of a few fields that equal answers share: some of the others are mappings
        return hash((self.state, self.net, self.tax, self.gross))

    @property
    def trace(self) -> tuple[Step, ...]:
        """The way to the answer, step by step, with the law of each."""
        from xborder.vat.determination.trace import trace  # noqa: PLC0415 - words when asked

        return trace(self)

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the determination in words.

        Args:
            locale: ``"en"`` or ``"zh_CN"``.
        """
        from xborder.vat.determination.trace import explain  # noqa: PLC0415 - words when asked

        return explain(self, locale)
