"""A change: a fee that differs between two days."""

from attrs import frozen

from xborder.channels.fees.cancellation import Cancellation
from xborder.channels.fees.fee import Fee, NotPriced
from xborder.timeline import Dated


@frozen(kw_only=True, repr=False)
class FeeChange:
    """A fee that differs between two days.

    Attributes:
        fee: Its name.
        before: What it was; ``None`` if it was not asked. One whose amount is not known is a
            :class:`NotPriced`, and what comes back when an order is cancelled a ``Cancellation``.
        after: What it is; likewise.
    """

    fee: str
    before: Dated[Fee] | Dated[NotPriced] | Dated[Cancellation] | None
    after: Dated[Fee] | Dated[NotPriced] | Dated[Cancellation] | None

    def __str__(self) -> str:
        sign = "+" if self.before is None else "-" if self.after is None else "~"
        told = self.after or self.before
        return f"{sign} {self.fee}: {told.source if told else ''}"

    def __repr__(self) -> str:
        return f"<FeeChange {self}>"
