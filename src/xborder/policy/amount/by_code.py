"""Amounts by a code that is too short to tell, or that the tariff does not have."""

from collections.abc import Iterable

from attrs import field, frozen

from xborder.messages import Text
from xborder.policy.amount.combined import Estimate
from xborder.policy.amount.leaf import Amount, Uncomputed
from xborder.policy.doubt import State
from xborder.policy.names import codes


@frozen
class Choice:
    """A duty that goods of a short code may have.

    Attributes:
        amount: The duty.
        codes: The longer codes that have it; none where the tariff does not say which.
    """

    amount: Amount
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
