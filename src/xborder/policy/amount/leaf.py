"""Amounts: what they answer, and those that have no amounts inside."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from fractions import Fraction
from typing import Any, ClassVar, TypeAlias

from attrs import field, frozen

from xborder.errors import InvalidPolicy
from xborder.messages import Text
from xborder.policy.columns.exact import Exact
from xborder.policy.doubt import State
from xborder.policy.ledger import Formula, Ledger
from xborder.policy.written import rate_of

Amount: TypeAlias = Formula
"""How much a charge comes to."""


def amount_of(value: Amount) -> Amount:
    """Return an amount that a rule or another amount is made of.

    Raises:
        InvalidPolicy: It is none, such as the text of a rate.
    """
    if hasattr(type(value), "children"):
        return value
    raise InvalidPolicy(
        "{value} is not an amount of a rule.",
        code="policy.amount",
        remedy="Write Percent('0.15') for 15%, Flat(Money('2 EUR')) for a sum of a declaration, "
        "or PerUnit(Money('2 EUR'), Quantity.NET_KG) for one of each kilogram.",
        value=value,
    )


def amounts_of(values: Iterable[Amount]) -> tuple[Amount, ...]:
    """Return the amounts that another one is made of.

    Raises:
        InvalidPolicy: One of them is no amount.
    """
    return tuple(amount_of(value) for value in values)


def percent_text(share: Fraction) -> str:
    """Return a share as a percentage, exactly where it ends within four decimals.

    Examples:
        >>> percent_text(Fraction("0.0816")), percent_text(Fraction(1, 3))
        ('8.16%', '33.3333%')
    """
    scaled = round(share * 1_000_000)
    whole, part = divmod(scaled, 10_000)
    digits = f"{part:04d}".rstrip("0")
    return f"{whole}.{digits}%" if digits else f"{whole}%"


@frozen
class Leaf:
    """An amount without amounts inside."""

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:  # noqa: ARG002
        """Return nothing: there is no single rate."""
        return None

    def children(self) -> tuple[Amount, ...]:
        """Return nothing."""
        return ()


@frozen
class Percent(Leaf):
    """A share of the base.

    Examples:
        >>> Percent("0.19").share
        Fraction(19, 100)
    """

    share: Fraction = field(converter=rate_of)

    def exact(self, base: Exact, ledger: Ledger) -> Exact:  # noqa: ARG002
        """Return base x share."""
        return base.times(self.share.numerator, self.share.denominator)

    def words(self, ledger: Ledger, line: int) -> Text:  # noqa: ARG002
        """Return the formula, such as "19% of the base"."""
        return Text("{rate} of the base", rate=percent_text(self.share))

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:  # noqa: ARG002
        """Return the share."""
        return self.share


@frozen
class PercentInside(Leaf):
    """A share of a base that contains the tax itself: base x r / (1 - r)."""

    share: Fraction = field(converter=rate_of)

    def __attrs_post_init__(self) -> None:
        if self.share >= 1:
            raise InvalidPolicy(
                "A tax of {value} cannot lie inside its own base.",
                code="policy.inside",
                remedy="Give a rate below 1: 15% inside is '0.15'.",
                value=str(self.share),
            )

    def exact(self, base: Exact, ledger: Ledger) -> Exact:  # noqa: ARG002
        """Return base x share / (1 - share)."""
        inside = self.share / (1 - self.share)
        return base.times(inside.numerator, inside.denominator)

    def words(self, ledger: Ledger, line: int) -> Text:  # noqa: ARG002
        """Return the formula: a share of a base that includes the tax."""
        return Text("{rate} of a base that includes the tax", rate=percent_text(self.share))

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:  # noqa: ARG002
        """Return the share."""
        return self.share


@frozen
class Nothing(Leaf):
    """No charge: free by law, which is not the same as unknown."""

    def exact(self, base: Exact, ledger: Ledger) -> Exact:  # noqa: ARG002
        """Return zero on every line."""
        return Exact(ledger.lanes.fill(0))

    def words(self, ledger: Ledger, line: int) -> Text:  # noqa: ARG002
        """Return the formula of an amount that is free."""
        return Text("free")

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:  # noqa: ARG002
        """Return zero."""
        return Fraction(0)

    def __reduce__(self) -> tuple[Any, ...]:
        # There is one of it, in another process too.
        return _free, ()


def _free() -> "Nothing":
    return FREE


FREE = Nothing()
"""No charge, by law: there is one of it, so that rules may ask whether an amount ``is FREE``."""


class Uncomputed(Leaf, ABC):
    """An amount that is not computed: every line of it is marked, and shows no figure for one."""

    __slots__ = ()

    _state: ClassVar[State]
    """What it makes of a quote."""
    _fact: ClassVar[str] = ""
    """The fact that would settle it, if one would."""

    def exact(self, base: Exact, ledger: Ledger) -> Exact:  # noqa: ARG002
        """Mark every line."""
        ledger.doubt(self._state, self._why(), ledger.lanes.fill(1), self._fact)
        return Exact(ledger.lanes.fill(0))

    def words(self, ledger: Ledger, line: int) -> Text:  # noqa: ARG002
        """Return why."""
        return self._why()

    @abstractmethod
    def _why(self) -> Text: ...


@frozen
class Unsupported(Uncomputed):
    """An amount that was read and is not computed; the line becomes unsupported, never zero.

    Attributes:
        reason: Why; a message id.
        text: What the law prints, where it was read off a text.
    """

    reason: str
    text: str = ""

    _state = State.UNSUPPORTED

    def _why(self) -> Text:
        if not self.text:
            return Text(self.reason)
        reason = Text(self.reason)
        return Text("{reason} The text is: {text}", reason=reason, text=self.text)
