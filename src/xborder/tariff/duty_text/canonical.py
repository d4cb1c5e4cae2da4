"""Canonical texts: an amount written as a duty text that reads back as the very same amount.

Official lists print one duty in many ways; the canonical text is one, so that two schedules can be
compared line by line and stored.
"""

from fractions import Fraction
from typing import Final

from xborder.errors import InvalidInput
from xborder.money import Money
from xborder.policy.amount import (
    Amount,
    AtLeast,
    Between,
    Difference,
    Estimate,
    NoMoreThan,
    Nothing,
    OfShare,
    Percent,
    PerUnit,
    Seasonal,
    Sum,
    Unsupported,
)
from xborder.policy.amount.quantity import CALLED, SHARES
from xborder.tariff.duty_text.reasons import MARKED
from xborder.tariff.duty_text.seasons import write_days

_SUM, _BOUND, _RANGE, _SEASONS = 1, 2, 3, 4
"""How loosely the parts of a text hold together: what is looser than its place gets brackets."""
_PLACES: Final = 12


def write_duty(amount: Amount) -> str:
    """Return an amount as a duty text.

    Args:
        amount: An amount as :func:`~xborder.tariff.read_duty` returns it, or one made of the same
            parts.

    Raises:
        InvalidInput: It holds what no duty text says, such as a table or a scale.

    Examples:
        >>> from xborder.tariff import read_duty
        >>> write_duty(read_duty("4.4¢/kg + 2.3%, but not less than $1 each"))
        '0.044 USD / kg + 2.3% MIN 1 USD / item'
        >>> write_duty(read_duty("3.9% on the movement and case + 5.3% on the battery"))
        '(3.9% on movement + 3.9% on case) + 5.3% on battery'
    """
    if isinstance(amount, Estimate) and amount.reason == MARKED:
        return f"{_written(amount.amount, _SEASONS)} *"
    return _written(amount, _SEASONS)


def _written(amount: Amount, place: int) -> str:
    text, kind = _text(amount)
    return f"({text})" if kind > place else text


def _text(amount: Amount) -> tuple[str, int]:
    match amount:
        case Nothing() | Percent() | PerUnit():
            return _plain(amount), 0
        case OfShare() if not amount.whole:
            # "per kg on drained weight" is a unit, and a part of a part is read no further: both
            # stand in brackets.
            apart = isinstance(amount.amount, PerUnit | OfShare)
            inside = _written(amount.amount, -1 if apart else 0)
            return f"{inside} on {SHARES[amount.share].text}", 0
        case Sum():
            # A sum inside a sum stands in brackets, so that it is read back as one.
            return " + ".join(_written(part, 0) for part in amount.parts), _SUM
        case Difference():
            return _difference(amount), _SUM
        case AtLeast():
            return _bound(amount.amount, "MIN", amount.floor), _BOUND
        case NoMoreThan():
            return _bound(amount.amount, "MAX", amount.ceiling), _BOUND
        case Between():
            low, high = _written(amount.low, _BOUND), _written(amount.high, _BOUND)
            return f"{low} TO {high}", _RANGE
        case Seasonal():
            return _seasons(amount), _SEASONS
        case Unsupported() if amount.text:
            return amount.text, 0
        case _:
            raise InvalidInput(
                "{value} is no duty that a text says.",
                code="tariff.no_duty_text",
                remedy="Write amounts of shares, sums a unit, least, most, parts and seasons.",
                value=amount,
            )


def _plain(amount: Nothing | Percent | PerUnit) -> str:
    if isinstance(amount, Percent):
        return _share(amount.share)
    return _per(amount) if isinstance(amount, PerUnit) else "Free"


def _share(share: Fraction) -> str:
    percent = share * 100
    if 10**_PLACES % percent.denominator:
        return f"{percent.numerator}/{percent.denominator}%"
    scaled = percent.numerator * (10**_PLACES // percent.denominator)
    whole, part = divmod(scaled, 10**_PLACES)
    digits = f"{part:0{_PLACES}d}".rstrip("0")
    return f"{whole}.{digits}%" if digits else f"{whole}%"


def _per(amount: PerUnit) -> str:
    unit = CALLED[amount.per].text
    count = "" if amount.units == 1 else f"{amount.units} "
    return f"{_money(amount.money)} / {count}{unit}"


def _money(money: Money) -> str:
    number = f"{money.amount:f}"
    plain = number.rstrip("0").rstrip(".") if "." in number else number
    return f"{plain} {money.currency.code}"


def _difference(amount: Difference) -> str:
    # What stands left of the minus is taken as a whole, so that a sum or a difference needs none.
    return f"{_written(amount.whole, _SUM)} - {_written(amount.less, 0)}"


def _bound(amount: Amount, word: str, limit: Amount) -> str:
    return f"{_written(amount, _BOUND)} {word} {_written(limit, _SUM)}"


def _seasons(amount: Seasonal) -> str:
    found = []
    for season in amount.seasons:
        days = f" ({write_days(season.days)})" if season.days else ""
        found.append(f"{_written(season.amount, _RANGE)}{days}")
    return ", ".join(found)
