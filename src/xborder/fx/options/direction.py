"""Which way the base currency flows, and the options that follow from it."""

from xborder.choice import Choice
from xborder.fx.options.option import OptionKind


class Direction(Choice):
    """What the merchant does with the base currency."""

    RECEIVE = "receive"
    """Is paid in it and sells it: an exporter, long the base currency."""
    PAY = "pay"
    """Owes it and buys it: an importer, short the base currency."""

    @property
    def protection(self) -> OptionKind:
        """The option to buy for protection: a put for who receives, a call for who pays."""
        return OptionKind.PUT if self is Direction.RECEIVE else OptionKind.CALL

    @property
    def financing(self) -> OptionKind:
        """The option to sell to pay for it."""
        return OptionKind.CALL if self is Direction.RECEIVE else OptionKind.PUT

    @property
    def sign(self) -> float:
        """+1 where a rise of the base currency helps, -1 where it hurts."""
        return 1.0 if self is Direction.RECEIVE else -1.0
