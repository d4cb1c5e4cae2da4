"""Fees of the entry: merchandise processing, express and mail handling, harbor maintenance.

The merchandise processing fee of a formal entry is 0.3464% of the entered value, at least and at
most so much an entry; of an informal one a small sum. The sums follow prices each fiscal year, which
starts on 1 October: base fees of 25, 485, 2, 1 and 5.50 dollars times a factor. 19 CFR 24.23-24.24,
https://www.federalregister.gov/documents/2026/07/31/2026-15530/customs-user-fees-to-be-adjusted-for-inflation-in-fiscal-year-2027

Example:
    >>> fee = FEES[0].on(day(2026, 11, 21))
    >>> print(fee.id, fee.least, fee.most)
    mpf 34.58 USD 670.86 USD
"""

from xborder.countries.us import facts, sources
from xborder.policy.vocabulary import *

_YEARS = (
    # first day, least, most, informal, express bill, mail item; FY2020 is known from 2020-01-01 on
    (2019, "26.79", "519.76", "2.14", "1.07", "5.89"),
    (2020, "27.23", "528.33", "2.18", "1.09", "5.99"),
    (2021, "27.75", "538.40", "2.22", "1.11", "6.11"),
    (2022, "29.66", "575.35", "2.37", "1.19", "6.53"),
    (2023, "31.67", "614.35", "2.53", "1.27", "6.97"),
    (2024, "32.71", "634.62", "2.62", "1.31", "7.20"),
    (2025, "33.58", "651.50", "2.69", "1.34", "7.39"),
    (2026, "34.58", "670.86", "2.77", "1.38", "7.61"),
)
_PRINTED_BILLS = {2021, 2025}
_PRINTED_MAIL = {2020, 2021, 2025}
_BY_EXPRESS = Stated(Is("transport", "express"))
_BY_POST = Stated(Is("transport", "post"))
_NEW_POSTAL_ENTRY = During("import_entry", start=day(2026, 7, 24))
_PAYS = Not(facts.WITHOUT_PROCESSING_FEE)


def _fee(id: str, title: str, amount: Amount, when: Condition) -> Charge:  # noqa: A002 - its id
    """Return a fee of an informal entry."""
    return Charge(
        id=id,
        kind=ChargeKind.FEE,
        title=title,
        amount=amount,
        base="entered_value",
        when=when,
        collector=Collector.CARRIER,
    )


def _source(year: int) -> Provenance:
    return sources.USER_FEES_2027 if year == 2026 else sources.USER_FEES


def _first_day(year: int) -> day | None:
    """Return the first day of a fiscal year; those before our window and after it are open."""
    return day(year, 10, 1) if 2019 < year < 2027 else None


_FORMAL = succession(
    Charge(
        id="mpf",
        kind=ChargeKind.FEE,
        title="Merchandise processing fee",
        amount=Percent("0.003464"),
        base="entered_value",
        when=_PAYS,
        least=Money(f"{least} USD"),
        most=Money(f"{most} USD"),
    ).by(_source(year), start=_first_day(year), end=_first_day(year + 1))
    for year, least, most, *_ in _YEARS
)
_INFORMAL = succession(
    _fee(
        "mpf_informal",
        "Merchandise processing fee, informal entry",
        Flat(Money(f"{informal} USD")),
        All(_PAYS, Not(_BY_EXPRESS), AnyOf(Not(_BY_POST), _NEW_POSTAL_ENTRY)),
    ).by(
        _source(year),
        start=_first_day(year),
        end=_first_day(year + 1),
        note="On postal entries since 2026-07-24 as a vendor says.",
    )
    for year, _, _, informal, *_ in _YEARS
)
_BILL = succession(
    _fee(
        "express_bill_fee",
        "Express consignment fee",
        Flat(Money(f"{bill} USD")),
        _BY_EXPRESS,
    ).by(
        _source(year),
        start=_first_day(year),
        end=_first_day(year + 1),
        note="" if year in _PRINTED_BILLS else "The base fee of USD 1 times the year's factor.",
    )
    for year, _, _, _, bill, _ in _YEARS
)
_MAIL = succession(
    _fee(
        "dutiable_mail_fee",
        "Dutiable mail fee",
        Flat(Money(f"{mail} USD")),
        All(_BY_POST, Not(_NEW_POSTAL_ENTRY)),
    ).by(
        _source(year),
        start=_first_day(year),
        end=_first_day(year + 1),
        note="" if year in _PRINTED_MAIL else "The base fee of USD 5.50 times the year's factor.",
    )
    for year, *_, mail in _YEARS
)


def _harbor(id: str, when: Condition) -> Timeline[Charge]:  # noqa: A002 - its id
    """Return the harbor maintenance fee, on what comes by sea."""
    charge = Charge(
        id=id,
        kind=ChargeKind.FEE,
        title="Harbor maintenance fee",
        amount=Percent("0.00125"),
        base="entered_value",
        when=when,
    )
    return charge.by(sources.HARBOR)


FEES = (
    _FORMAL,
    _INFORMAL,
    _BILL,
    _MAIL,
    _harbor("hmf", Is("transport", "sea")),
    _harbor("hmf_informal", Stated(Is("transport", "sea"))),
)
"""The fees; a formal entry must say how it travels, an informal one may leave it open."""
