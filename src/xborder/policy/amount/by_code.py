"""Amounts by a code that is too short to tell, or that the tariff does not have."""

from abc import abstractmethod
from collections.abc import Iterable
from fractions import Fraction
from functools import reduce

from attrs import field, frozen

from xborder.messages import Text
from xborder.policy.amount.combined import AtLeast, Estimate, NoMoreThan
from xborder.policy.amount.leaf import FREE, Amount, Percent, Uncomputed, amount_of, amounts_of
from xborder.policy.doubt import State
from xborder.policy.fact import HIGHEST, OPEN_DUTY
from xborder.policy.names import codes


@frozen
class Choice:
    """A duty that goods of a short code may have.

    Attributes:
        amount: The duty.
        codes: The longer codes that have it; none where the tariff does not say which.
    """

    amount: Amount = field(converter=amount_of)
    codes: tuple[str, ...] = field(default=(), converter=codes)


def _choices(choices: "Iterable[Choice]") -> "tuple[Choice, ...]":
    return tuple(choices)


@frozen
class Undecided(Uncomputed):
    """An amount that a short code leaves open: the lines below it bear several duties.

    A line under it has a missing fact, the code; no duty is shown.

    Args:
        code: The code as far as it was given.
        choices: The duties it may be, at least two.
    """

    code: str
    choices: tuple[Choice, ...] = field(converter=_choices)

    _state = State.MISSING_FACT
    _fact = "item.hs_code"

    def _why(self) -> Text:
        return Text(
            "Under {code} the tariff has {count} different duties: give a longer code.",
            code=self.code,
            count=len(self.choices),
        )


class LeftOpen(Uncomputed):
    """An amount of which a tariff says no more than that it is one of several.

    No longer code settles it: one end is assumed, or the caller gives the duty. Until then a line
    under it has a missing fact, and no duty is shown.
    """

    __slots__ = ()

    _state = State.MISSING_FACT
    _fact = OPEN_DUTY

    @abstractmethod
    def at(self, end: str) -> Amount:
        """Return the lowest or the highest of the duties.

        Args:
            end: Which of the two.
        """


@frozen
class Former(LeftOpen):
    """An amount of goods whose code is newer than the tariff: its former codes bore several duties.

    Args:
        code: The code.
        edition: The edition that does not have it; a message id.
        was: What the code was in the edition's own nomenclature; none where that is too much.
        duties: The duties of the lines under those, at least two.
    """

    code: str
    edition: str
    was: tuple[str, ...] = field(converter=codes)
    duties: tuple[Amount, ...] = field(converter=amounts_of)

    def at(self, end: str) -> Amount:
        """Return the lowest or the highest of the duties.

        Args:
            end: Which of the two.

        Examples:
            >>> vape = Former("854340", "the tariff of 2021", "854370", [FREE, Percent("0.037")])
            >>> vape.at("highest").share, vape.at("lowest")
            (Fraction(37, 1000), Nothing())
        """
        shares = {duty: _share(duty) for duty in self.duties}
        known = {duty: share for duty, share in shares.items() if share is not None}
        if len(known) == len(shares):
            return (max if end == HIGHEST else min)(known, key=known.__getitem__)
        # Which of a share and a sum by weight is more, the goods tell.
        return reduce(AtLeast if end == HIGHEST else NoMoreThan, self.duties)

    def _why(self) -> Text:
        words = {"code": self.code, "edition": Text(self.edition), "count": len(self.duties)}
        if not self.was:
            return Text(
                "There is no code {code} in {edition}; it came from many, whose lines have {count} "
                "different duties: assume open_duty as lowest or highest, or give its own duty "
                "as a tariff.",
                **words,
            )
        return Text(
            "There is no code {code} in {edition}; it came from {was}, whose lines have {count} "
            "different duties: assume open_duty as lowest or highest, or give its own duty as a "
            "tariff.",
            was=self.was,
            **words,
        )


@frozen
class Between(LeftOpen):
    """An amount that a tariff prints as a range: the goods are described further than by a code.

    Args:
        low: The lowest duty.
        high: The highest.
    """

    low: Amount = field(converter=amount_of)
    high: Amount = field(converter=amount_of)

    def at(self, end: str) -> Amount:
        """Return one end of the range.

        Args:
            end: Which of the two.

        Examples:
            >>> Between(FREE, Percent("0.031")).at("highest").share
            Fraction(31, 1000)
        """
        return self.high if end == HIGHEST else self.low

    def _why(self) -> Text:
        return Text(
            "The tariff prints a range of duties here, of which each of these goods bears one: "
            "assume open_duty as lowest or highest, or give its own duty as a tariff."
        )


def _share(amount: Amount) -> Fraction | None:
    """Return the share of the value that a duty is, whatever doubt it stands with."""
    match amount:
        case Estimate():
            return _share(amount.amount)
        case Percent():
            return amount.share
        case _:
            return Fraction(0) if amount == FREE else None


@frozen
class Unlisted(Uncomputed):
    """An amount of goods whose code the tariff does not have in the edition of the day.

    Args:
        code: The code.
        edition: The edition.
        instead: What the code became, or what it was, where the nomenclature says.
    """

    code: str
    edition: str
    instead: tuple[str, ...] = field(default=(), converter=codes)

    _state = State.MISSING_FACT
    _fact = "item.hs_code"

    def _why(self) -> Text:
        words = {"code": self.code, "edition": Text(self.edition)}
        if not self.instead:
            return Text("There is no code {code} in {edition}.", **words)
        return Text(
            "There is no code {code} in {edition}; other editions of the Harmonized System have "
            "{instead}.",
            instead=self.instead,
            **words,
        )


@frozen
class FirstDigits(Estimate):
    """The duty of the first digits of a code that the tariff does not have as a whole.

    Args:
        amount: The duty.
        reason: What is said; a message id with a place for each of what follows.
        code: The code.
        edition: The edition that does not have it; a message id.
        line: The digits whose duty it is.
        near: Codes that the edition has there, those nearest by number.
    """

    code: str
    edition: str
    line: str
    near: tuple[str, ...] = field(default=(), converter=codes)

    def why(self) -> Text:
        """Return which code is missed where, and what stands there instead."""
        return Text(
            self.reason,
            code=self.code,
            edition=Text(self.edition),
            line=self.line,
            near=self.near,
        )
