"""Currencies: ISO 4217 codes, their minor-unit digits, and the days some of them ended.

The digits are our own reading of ISO 4217. CLDR's, which babel carries, say how people write
prices (no decimals for CZK) rather than how amounts are kept, and differ for dozens of codes.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any, ClassVar, Final, NoReturn

import moneyed
from attrs import frozen

from xborder.errors import InvalidInput, InvalidType
from xborder.source import Evidence, Source

_TWO_DIGITS = """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN
    BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP
    GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT
    LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO
    NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS
    SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD
    XCD XCG YER ZAR ZMW ZWG ZWL
"""
_OTHER_DIGITS = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}


@frozen(kw_only=True)
class Ending:
    """The end of a currency.

    Attributes:
        on: The first day on which it was no longer legal tender.
        successor: The code that took its place.
        source: Where that can be read.
        evidence: How well we read it.
    """

    on: dt.date
    successor: str
    source: Source
    evidence: Evidence = Evidence.SECONDARY


_CLDR = Source(
    title="Unicode CLDR, supplemental currency data",
    url="https://github.com/unicode-org/cldr/blob/main/common/supplemental/supplementalData.xml",
)
ENDED: Final = {
    "ANG": Ending(on=dt.date(2025, 7, 1), successor="XCG", source=_CLDR),
    "BGN": Ending(
        on=dt.date(2026, 2, 1),
        successor="EUR",
        source=Source(
            title="Novinite, 26 January 2026: final week of the lev",
            url="https://www.novinite.com/view_news.php?id=236658",
        ),
    ),
    "CUC": Ending(
        on=dt.date(2021, 7, 1),
        successor="CUP",
        source=Source(
            title="Cuban News Agency on Decree-Law 17 of 2020: 180 days from 1 January 2021",
            url="http://www.cubanews.acn.cu/economy/11831-cuba-establishes-deadline-for-circulation-of-the-convertible-peso",
        ),
    ),
    "HRK": Ending(on=dt.date(2023, 1, 15), successor="EUR", source=_CLDR),
    "SLL": Ending(on=dt.date(2024, 1, 1), successor="SLE", source=_CLDR),
    "ZWL": Ending(on=dt.date(2024, 9, 1), successor="ZWG", source=_CLDR),
}
"""The currencies that ended between 2020 and today, after a stretch of parallel use."""

_MEANT = {
    "BYR": "BYN",
    "CNH": "CNY",
    "EUROS": "EUR",
    "EURO": "EUR",
    "GBX": "GBP",
    "MRO": "MRU",
    "NTD": "TWD",
    "POUND": "GBP",
    "RMB": "CNY",
    "RUR": "RUB",
    "STD": "STN",
    "STG": "GBP",
    "UKP": "GBP",
    "VEF": "VES",
    "YEN": "JPY",
    "YUAN": "CNY",
    "ZMK": "ZMW",
}


class Currency(moneyed.Currency):
    """A currency of ISO 4217, frozen; equal to any other currency object of the same code.

    Attributes:
        code: Its three letters.
        digits: How many decimals its minor unit has: 0, 2, 3 or 4.
        ended: Its :class:`Ending`, or ``None`` while it is in use.

    Examples:
        >>> Currency.of("JPY").digits, Currency.of("HRK").ended.successor
        (0, 'EUR')
    """

    digits: int
    ended: Ending | None
    nothing: ClassVar[Callable[["Currency"], moneyed.Money]]
    """Makes no money of a currency. Money, which is built on currencies, gives it as it loads."""

    def __init__(self, code: str, digits: int) -> None:
        self.__dict__.update(
            code=code,
            numeric=None,
            sub_unit=10**digits,
            _name=None,
            _countries=None,
            digits=digits,
            ended=ENDED.get(code),
        )

    def __setattr__(self, name: str, value: object) -> NoReturn:
        _refuse_change(self.code)

    def __delattr__(self, name: str) -> NoReturn:
        _refuse_change(self.code)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, moneyed.Currency) and self.code == other.code

    def __hash__(self) -> int:
        return hash(self.code)  # as moneyed has it: what is equal hashes alike

    def __str__(self) -> str:
        return self.code

    def __reduce__(self) -> tuple[Any, ...]:
        return Currency.of, (self.code,)

    @classmethod
    def of(cls, code: str | moneyed.Currency) -> "Currency":
        """Return the currency of an ISO 4217 code.

        Args:
            code: Three capital letters, or a currency object.

        Raises:
            InvalidInput: No such code; the remedy names the one that was probably meant.
            InvalidType: ``code`` is neither text nor a currency.

        Source: ISO 4217:2015, tables A.1 and A.3, as amended to 2026.

        Examples:
            >>> Currency.of("KWD").digits
            3
        """
        if type(code) is Currency:  # as every sum of a quote asks: nothing is looked up
            return code
        known = _CURRENCIES.get(code) if isinstance(code, str) else None
        return known or _looked_up(code)

    @property
    def zero(self) -> moneyed.Money:
        """No money in this currency."""
        return self.nothing()

    def in_use(self, on: dt.date) -> bool:
        """Return whether the currency had not ended on a day."""
        return self.ended is None or on < self.ended.on


def _refuse_change(code: str) -> NoReturn:
    raise InvalidType(
        "The currency {value} cannot be changed.",
        code="currency.frozen",
        remedy="Look up another one with Currency.of(code).",
        value=code,
    )


_CURRENCIES: Final = {
    code: Currency(code, digits)
    for digits, codes in {2: _TWO_DIGITS, **_OTHER_DIGITS}.items()
    for code in codes.split()
}
CURRENCY_CODES: Final = frozenset(_CURRENCIES)
"""Every code that money can be in: ISO 4217 without metals, bond units and test codes."""


def _looked_up(code: object) -> Currency:
    if isinstance(code, moneyed.Currency):
        return Currency.of(code.code)
    if not isinstance(code, str):
        raise InvalidType(
            "{value} is not a currency code.",
            code="currency.type",
            remedy='Give the three letters of ISO 4217 as text, such as "EUR".',
            where="currency",
            value=code,
        )
    raise unknown_currency(code)


def unknown_currency(code: str) -> InvalidInput:
    """Return the error for a code that is not a currency, with the one probably meant."""
    meant = meant_code(code)
    if meant:
        remedy = "Write {meant}."
    else:
        remedy = 'Give the three letters of ISO 4217 as text, such as "EUR".'
    return InvalidInput(
        "{value} is not a currency of ISO 4217.",
        code="currency.unknown",
        remedy=remedy,
        where="currency",
        value=code,
        meant=meant,
    )


def meant_code(code: str) -> str:
    """Return the code that was probably meant; empty if none comes to mind.

    Examples:
        >>> meant_code("rmb"), meant_code("EURO"), meant_code("XAU")
        ('CNY', 'EUR', '')
    """
    letters = code.strip().upper()
    return letters if letters in _CURRENCIES else _MEANT.get(letters, "")
