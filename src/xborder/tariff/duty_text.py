"""Duty texts: what an official tariff prints, read into the amounts the engine computes.

    text   = sum (("MIN" | "MAX") sum)*          from left to right
    sum    = part ("+" part)*
    part   = "Free" | share | money [per unit]

``+`` binds closer than ``MIN`` and ``MAX``, as the European Union prints them: the duty in
"9% + 45.10 EUR / 100 kg MAX 18.9% + 16.50 EUR / 100 kg" is at most the whole right side. ``MIN`` is
"at least" and ``MAX`` "at most". A text that is not understood to its last character raises, or
becomes an ``Unsupported`` amount: never zero, and never its first half.
"""

import functools
import re
from fractions import Fraction
from typing import Final

from xborder.errors import InvalidInput, InvalidType
from xborder.money import Money
from xborder.policy.amount import (
    FREE,
    Amount,
    AtLeast,
    NoMoreThan,
    Percent,
    PerUnit,
    Quantity,
    Sum,
    Unsupported,
)

_BOUND: Final = re.compile(
    r"\s*(?:,\s*)?\b(?:(?P<least>MIN|but\s+not\s+less\s+than)|(?P<most>MAX|but\s+not\s+more\s+than))\b\s*",
    re.IGNORECASE,
)
_NUMBER: Final = r"(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.[0-9]{1,12})?)"
_SHARE: Final = re.compile(rf"{_NUMBER} ?%")
_MONEY: Final = re.compile(
    rf"(?:{_NUMBER} ?(?P<code>[A-Z]{{3}}|€|¢)|(?P<dollar>\$){_NUMBER.replace('number', 'dollars')})"
    r"(?: ?/ ?(?P<slash>.+)| (?P<each>(?:per |each\b).*))?"
)
_COUNTED: Final = re.compile(
    r"(?:(?P<count>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,7}) ?)?(?P<unit>[^0-9\s].*)"
)

_UNITS: Final[dict[str, tuple[Quantity, Fraction]]] = {
    name: (quantity, Fraction(size))
    for quantity, size, names in (
        (Quantity.PIECE, 1, "item|items|piece|pieces|each|no.|no|u|p/st|pr.|pr|prs.|pair|pairs"),
        (Quantity.PIECE, 12, "doz.|doz|dozen"),
        (Quantity.NET_KG, 1, "kg|kg net|kg/net|kg / net"),
        (Quantity.NET_KG, Fraction(1, 1000), "g"),
        (Quantity.NET_KG, 1000, "tonne|tonnes|t"),
        (Quantity.GROSS_KG, 1, "kg gross|kg/gross|kg / gross|kg/br|kg br"),
        (Quantity.LITRE, 1, "l|liter|liters|litre|litres"),
        (Quantity.LITRE, 100, "hl"),
        (Quantity.LITRE_ALCOHOL, 1, "% vol / hl|% vol/hl|%vol/hl|% vol hl|l alc. 100%"),
        (Quantity.LITRE_ALCOHOL, Fraction(1, 2), "pf. liter|pf.liter|proof liter"),
        (Quantity.CIGARETTE, 1, "cigarette|cigarettes"),
    )
    for name in names.split("|")
}
"""What one printed unit is: so many of a quantity. A shop sells shoes by the pair, so a pair is a
piece; one per cent by volume in a hectolitre is a litre of pure alcohol; a proof litre is half one.
"""

_KNOWN_LIMITS: Final = (
    (r"\bEA\b|AD ?S/?Z|AD ?F/?M", "The duty has an agricultural component, which is not computed."),
    (r"Entry Price", "The duty depends on an entry price, which is not computed."),
    (r"sacchar|total sugars", "The duty counts sugar by weight, which is not computed."),
    (
        r"lactic|net dry|drained|eda\b|std qual|mas\b|clean kg|tot alc",
        "The duty counts a weight that is not computed.",
    ),
    (
        r"\b(?:JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEP|OCT|NOV|DEC)\b",
        "The duty depends on the season, which is not computed.",
    ),
    (
        r"on (?:the )?(?:case|movement|strap|battery|contents|entire)|content\b|rate applicable",
        "The duty depends on the parts of the article, which is not computed.",
    ),
)
UNREAD: Final = "The duty text of these goods is not understood."


def read_duty(text: str) -> Amount:
    """Return the amount that a duty text stands for.

    Args:
        text: The text as an official tariff prints it.

    Raises:
        InvalidInput: The text, or a part of it, is not understood.
        InvalidType: It is not text.

    Examples:
        >>> read_duty("12.0%")
        Percent(share=Fraction(3, 25))
        >>> read_duty("4.4¢/kg + 2.3%").parts[0].money
        Money('0.044 USD')
        >>> read_duty("8% + 30.60 EUR / 100 kg MIN 5 EUR / item").floor.per
        <Quantity.PIECE: 'quantity'>
    """
    if not isinstance(text, str):
        raise InvalidType(
            "The duty text {value} is not text.",
            code="tariff.duty_text",
            remedy='Write it as the tariff prints it, such as "12%" or "4.4¢/kg + 2.3%".',
            value=text,
        )
    return _read(" ".join(text.split()))


def read_or_unsupported(text: str) -> Amount:
    """Return the amount that a duty text stands for, or why it cannot be computed.

    A line under such a text makes a quote ``unsupported``, with the reason; it is never free.

    Examples:
        >>> read_or_unsupported("8.30% + EA MAX 18.70% + ADSZ").reason
        'The duty has an agricultural component, which is not computed.'
    """
    try:
        return read_duty(text)
    except InvalidInput:
        return Unsupported(_why(text))


def _why(text: str) -> str:
    return next(
        (reason for pattern, reason in _KNOWN_LIMITS if re.search(pattern, text)),
        UNREAD,
    )


@functools.lru_cache(maxsize=4096)
def _read(text: str) -> Amount:
    bounds = list(_BOUND.finditer(text))
    ends = [*(bound.start() for bound in bounds), len(text)]
    amount = _sum(text[: ends[0]], text)
    for bound, end in zip(bounds, ends[1:], strict=True):
        limit = _sum(text[bound.end() : end], text)
        least = bound["least"] is not None
        amount = AtLeast(amount, limit) if least else NoMoreThan(amount, limit)
    return amount


def _sum(text: str, whole: str) -> Amount:
    parts = [_part(part.strip(), whole) for part in text.split("+")]
    return parts[0] if len(parts) == 1 else Sum(*parts)


def _part(text: str, whole: str) -> Amount:
    if text.lower() == "free":
        return FREE
    share = _SHARE.fullmatch(text)
    if share is not None:
        value = Fraction(_plain(share["number"])) / 100
        return Percent(value) if value else FREE
    return _specific(text, whole)


def _specific(text: str, whole: str) -> Amount:
    match = _MONEY.fullmatch(text)
    unit = match and (match["slash"] or match["each"])
    if match is None or not unit:
        raise _not_understood(text, whole)
    counted = _COUNTED.fullmatch(unit.strip().removeprefix("per "))
    known = counted and _UNITS.get(counted["unit"].strip().lower())
    if counted is None or known is None:
        raise _not_understood(text, whole)
    quantity, size = known
    units = size * int(_plain(counted["count"] or "1"))
    money = _money(match)
    return PerUnit(money * units.denominator, quantity, units.numerator)


def _money(match: re.Match[str]) -> Money:
    if match["dollar"]:
        return Money(_plain(match["dollars"]), "USD")
    number, code = _plain(match["number"]), match["code"]
    if code == "¢":
        cents, _, part = number.partition(".")
        cents = cents.zfill(3)
        return Money(f"{cents[:-2]}.{cents[-2:]}{part}", "USD")
    return Money(number, "EUR" if code == "€" else code)


def _plain(number: str) -> str:
    return number.replace(",", "")


def _not_understood(part: str, whole: str) -> InvalidInput:
    return InvalidInput(
        "{part} in the duty text {value} is not understood.",
        code="tariff.duty_text",
        remedy='Write shares as "12%", sums as "30.60 EUR / 100 kg", joined by +, MIN and MAX.',
        value=whole,
        part=part or "an empty place",
    )
