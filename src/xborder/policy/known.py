"""Known facts: what is known of a destination whose rules are not computed.

"No rules" need not be the last word. A standard rate, the value below which nothing is due and who
has to register make no total, but they tell a seller what to expect and where to ask.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidPolicy
from xborder.messages import Text
from xborder.money import Money
from xborder.policy.amount import percent_text
from xborder.policy.rule import Rule
from xborder.policy.written import rate_of, sum_or_none


class KnownKind(Choice):
    """What a known fact is about."""

    STANDARD_RATE = "standard_rate"
    """The standard rate of VAT, or of the tax in its place."""
    DUTY_LIMIT = "duty_limit"
    """The value up to which no customs duty is charged."""
    TAX_LIMIT = "tax_limit"
    """The value up to which no VAT is charged on import."""
    DUTY_BASIS = "duty_basis"
    """What duty is charged on."""
    SELLER = "seller"
    """Whether a seller from abroad has to register."""
    OTHER_CHARGE = "other_charge"
    """A flat duty, a levy or a fee of the state."""


_LIMITS: Final = frozenset({KnownKind.DUTY_LIMIT, KnownKind.TAX_LIMIT})


def _rate_or_none(rate: str | None) -> Decimal | None:
    if rate is None:
        return None
    rate_of(rate)  # refuses what is no rate
    return Decimal(rate)


@frozen(kw_only=True)
class Known(Rule):
    """One fact about a destination; what is ``None`` was looked for and not found, and is not zero.

    Args:
        destination: The country.
        kind: What it is about.
        tax: What the tax is called, such as ``"VAT"``; a message id.
        rate: The standard rate, as a fraction.
        limit: The value up to which nothing is charged; of zero if there is no such value.
        is_inclusive: Whether goods of that very value are free too.
        says: The fact in words, or what a limit is for; a message id.

    Examples:
        >>> print(Known(id="ke.rate", destination="KE", kind="standard_rate", rate="0.16").text)
        The standard rate of VAT is 16%.
        >>> print(Known(id="gh.duty", destination="GH", kind="duty_limit", tax="customs duty").text)
        Whether there is a low-value limit for customs duty was not found.
    """

    destination: str
    kind: KnownKind = field(converter=KnownKind)
    tax: str = "VAT"
    rate: Decimal | None = field(default=None, converter=_rate_or_none)
    limit: Money | None = field(default=None, converter=sum_or_none)
    is_inclusive: bool = True
    says: str = ""

    def __attrs_post_init__(self) -> None:
        is_told = self.kind in _LIMITS or self.rate is not None or bool(self.says)
        if not is_told or (self.limit is not None and self.kind not in _LIMITS):
            raise InvalidPolicy(
                "The known fact {value} says nothing, or names a limit and is none.",
                code="policy.known",
                remedy="Give a standard rate as rate=, a limit as limit=, all else as says=.",
                value=self.id,
            )

    @property
    def text(self) -> Text:
        """The fact as a sentence."""
        if self.kind is KnownKind.STANDARD_RATE and self.rate is not None:
            return self._of_rate(self.rate)
        return self._of_limit() if self.kind in _LIMITS else Text(self.says)

    def _of_rate(self, rate: Decimal) -> Text:
        if not rate:
            return Text("There is no VAT, and no general tax on sales in its place.")
        percent = percent_text(Fraction(rate))
        return Text("The standard rate of {tax} is {rate}.", tax=Text(self.tax), rate=percent)

    def _of_limit(self) -> Text:
        named = {"tax": Text(self.tax)} | ({"scope": Text(self.says)} if self.says else {})
        if self.limit is None:
            return Text("Whether there is a low-value limit for {tax} was not found.", **named)
        if not self.limit.amount:
            return Text(_NO_LIMIT[bool(self.says)], **named)
        forms = _UP_TO if self.is_inclusive else _BELOW
        return Text(forms[bool(self.says)], limit=self.limit, **named)


# Each sentence without and with what the limit is for: a language has its own place for that.
_NO_LIMIT: Final = (
    "There is no low-value limit for {tax}.",
    "There is no low-value limit for {tax} ({scope}).",
)
_UP_TO: Final = (
    "No {tax} is charged up to {limit}.",
    "No {tax} is charged up to {limit} ({scope}).",
)
_BELOW: Final = (
    "No {tax} is charged below {limit}.",
    "No {tax} is charged below {limit} ({scope}).",
)
