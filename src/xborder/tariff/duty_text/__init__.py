"""Duty texts: what an official tariff prints, read into the amounts the engine computes.

``+`` binds closer than ``MIN`` and ``MAX``, as the European Union prints them: the duty in
"9% + 45.10 EUR / 100 kg MAX 18.9% + 16.50 EUR / 100 kg" is at most the whole right side. ``MIN`` is
"at least" and ``MAX`` "at most". A text that is not understood to its last character raises, or
becomes an ``Unsupported`` amount that keeps it: never zero, and never its first half.
"""

import functools

from xborder.errors import InvalidInput, InvalidType
from xborder.policy.amount import Amount, Unsupported
from xborder.tariff.duty_text.canonical import write_duty
from xborder.tariff.duty_text.grammar import LONGEST, parse
from xborder.tariff.duty_text.reasons import UNREAD, why_not

__all__ = ["UNREAD", "read_duty", "read_or_unsupported", "write_duty"]

_MOST_TEXTS = 4_096


def read_duty(text: str, *, dollar: str = "USD") -> Amount:
    """Return the amount that a duty text stands for.

    Args:
        text: The text as an official tariff prints it.
        dollar: The currency that ``$`` and ``¢`` are of; Canada's tariff prints them for its own.

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
        >>> read_duty("20%又は48円/kgのうちいずれか高い税率") == read_duty("20% MIN 48 JPY / kg")
        True
    """
    if not isinstance(text, str):
        raise InvalidType(
            "The duty text {value} is not text.",
            code="tariff.duty_text",
            remedy='Write it as the tariff prints it, such as "12%" or "4.4¢/kg + 2.3%".',
            value=text,
        )
    if len(text) > LONGEST:
        raise InvalidInput(
            "The duty text has {value} characters, more than any tariff prints.",
            code="tariff.duty_text",
            remedy="Give one duty, in at most {most} characters.",
            value=len(text),
            most=LONGEST,
        )
    return _read(text, dollar)


def read_or_unsupported(text: str, *, dollar: str = "USD") -> Amount:
    """Return the amount that a duty text stands for, or why it cannot be computed.

    A line under such a text makes a quote ``unsupported``, with the reason; it is never free.

    Args:
        text: The text as an official tariff prints it.
        dollar: The currency that ``$`` and ``¢`` are of.

    Examples:
        >>> read_or_unsupported("8.30% + EA MAX 18.70% + ADSZ").reason
        'The duty has an agricultural component, which is not computed.'
    """
    try:
        return read_duty(text, dollar=dollar)
    except InvalidInput:
        plain = " ".join(text.split())
        return Unsupported(why_not(plain[:LONGEST]), plain[:LONGEST])


@functools.lru_cache(maxsize=_MOST_TEXTS)
def _read(text: str, dollar: str) -> Amount:
    return parse(" ".join(text.split()), dollar)
