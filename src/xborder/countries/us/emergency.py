"""The emergency duties of 2025 by origin, and the goods that they and the surcharge exempt.

Reciprocal duties (Executive Orders 14257, 14266, 14298, 14326), duties about fentanyl (14193-14195),
and the postal duty that follows both (14324, sec. 3). The Supreme Court ended them on 2026-02-20;
collection stopped on 2026-02-24. https://www.whitehouse.gov/presidential-actions/

Example:
    >>> by_item("0.16").money, by_item("0.30").money
    (Money('160.00 USD'), Money('200.00 USD'))
"""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, Final

from xborder.countries.us import days, origins, scope, sources
from xborder.countries.us.metals import FLOOR_15
from xborder.countries.us.rule import rule
from xborder.countries.us.sources import official
from xborder.money import Money
from xborder.policy.amount import FREE, Amount, Flat, Percent, Unsupported
from xborder.policy.goods_table import GoodsRule

NOT_READ: Final = "The list of goods that are exempt was not read line by line for these goods."
ONE_DAY: Final = "The rates by country that held on 2025-04-09 alone are not computed."

TEN: Final = Percent("0.10")
_NORMAL_END: Final = days.EMERGENCY_ENDS
_FIRST, _BY_COUNTRY = sources.RECIPROCAL, sources.RECIPROCAL_RATES

RECIPROCAL: Final = (
    rule("us.ieepa.reciprocal.baseline", TEN, start=days.RECIPROCAL, end=dt.date(2025, 4, 9), source=_FIRST, read=official),
    rule("us.ieepa.reciprocal.one_day", Unsupported(ONE_DAY), start=dt.date(2025, 4, 9), end=dt.date(2025, 4, 10), source=_FIRST, read=official),
    rule("us.ieepa.reciprocal.pause", TEN, start=dt.date(2025, 4, 10), end=_NORMAL_END, source=_FIRST, read=official, note="From 2025-08-07 for whoever annex I of Executive Order 14326 does not name."),
    rule("us.ieepa.reciprocal.china.84", Percent("0.84"), of=origins.CHINA, start=dt.date(2025, 4, 9), end=dt.date(2025, 4, 10), source=_FIRST, read=official),
    rule("us.ieepa.reciprocal.china.125", Percent("1.25"), of=origins.CHINA, start=dt.date(2025, 4, 10), end=dt.date(2025, 5, 14), source=_FIRST, read=official),
    rule("us.ieepa.reciprocal.china", TEN, of=origins.CHINA, start=dt.date(2025, 5, 14), end=_NORMAL_END, source=_FIRST, read=official),
    rule("us.ieepa.reciprocal.outside", FREE, of=f"CA MX {origins.NO_NORMAL_RELATIONS}", start=days.RECIPROCAL, end=_NORMAL_END, source=_FIRST),
    *(
        rule(f"us.ieepa.reciprocal.{rate}", Percent(rate), of=countries, start=days.RECIPROCAL_BY_COUNTRY, end=_NORMAL_END, source=_BY_COUNTRY, read=official)
        for rate, countries in origins.RECIPROCAL.items()
    ),
    rule("us.ieepa.reciprocal.india", Percent("0.25"), of="IN", start=days.RECIPROCAL_BY_COUNTRY, end=_NORMAL_END, source=_BY_COUNTRY, read=official),
    rule("us.ieepa.reciprocal.floor", FLOOR_15, of=f"{origins.EU} JP", start=days.RECIPROCAL_BY_COUNTRY, end=_NORMAL_END, source=_BY_COUNTRY, read=official, note="Japan's was charged as 15% more until 2025-09-16, then made a floor back to 2025-08-07."),
    rule("us.ieepa.reciprocal.korea", Percent("0.15"), of="KR LI", start=days.RECIPROCAL_BY_COUNTRY, end=days.KOREA_AND_SWITZERLAND, source=_BY_COUNTRY, read=official),
    rule("us.ieepa.reciprocal.switzerland", Percent("0.39"), of="CH", start=days.RECIPROCAL_BY_COUNTRY, end=days.KOREA_AND_SWITZERLAND, source=_BY_COUNTRY, read=official),
    rule("us.ieepa.reciprocal.floor_later", FLOOR_15, of="CH KR LI", start=days.KOREA_AND_SWITZERLAND, end=_NORMAL_END, source=_BY_COUNTRY),
)  # fmt: skip

FENTANYL: Final = (
    rule("us.ieepa.fentanyl.china.10", TEN, of="CN HK", start=days.FENTANYL, end=days.FENTANYL_NEIGHBOURS, source=sources.FENTANYL),
    rule("us.ieepa.fentanyl.china.20", Percent("0.20"), of="CN HK", start=days.FENTANYL_NEIGHBOURS, end=days.CHINA_HALVED, source=sources.FENTANYL),
    rule("us.ieepa.fentanyl.china.halved", TEN, of="CN HK", start=days.CHINA_HALVED, end=_NORMAL_END, source=sources.FENTANYL),
    rule("us.ieepa.fentanyl.neighbours_paused", FREE, of="CA MX", start=days.FENTANYL, end=days.FENTANYL_NEIGHBOURS, source=sources.FENTANYL, note="Paused for a month before the first day."),
    rule("us.ieepa.fentanyl.canada.25", Percent("0.25"), of="CA", start=days.FENTANYL_NEIGHBOURS, end=dt.date(2025, 8, 1), source=sources.FENTANYL),
    rule("us.ieepa.fentanyl.canada.35", Percent("0.35"), of="CA", start=dt.date(2025, 8, 1), end=_NORMAL_END, source=sources.FENTANYL),
    rule("us.ieepa.fentanyl.mexico", Percent("0.25"), of="MX", start=days.FENTANYL_NEIGHBOURS, end=_NORMAL_END, source=sources.FENTANYL),
)  # fmt: skip


def off_if_exempt(name: str, whole: Amount) -> Iterator[GoodsRule]:
    """Yield what the exemptions of an emergency duty, or of the surcharge, leave out.

    Args:
        name: What the ids start with.
        whole: What the duty takes of goods that are not exempt.
    """
    unread, books = Unsupported(NOT_READ), sources.INFORMATION
    annex, food = sources.ELECTRONICS, days.FOOD_EXEMPT
    yield rule(f"{name}.none", FREE, scope.ORDINARY, source=annex)
    yield rule(f"{name}.electronics", whole, scope.ELECTRONICS, source=annex, read=official)
    yield rule(f"{name}.medicines", whole, scope.MEDICINES, source=annex)
    yield rule(f"{name}.books", whole, scope.BOOKS, source=books)
    yield rule(f"{name}.prints", unread, scope.PRINTS_AND_ART, source=books)
    yield rule(f"{name}.doubt", unread, scope.IN_DOUBT, source=annex)
    yield rule(f"{name}.drinks.before", FREE, scope.COFFEE_AND_TEA, end=food, source=annex)
    yield rule(f"{name}.drinks", whole, scope.COFFEE_AND_TEA, start=food, source=annex)


def off_for_brazil(name: str, whole: Amount) -> Iterator[GoodsRule]:
    """Yield what the emergency duty on Brazil leaves out, as far as its own list was read.

    Annex I of its order was not read to the end, so that its goods stay a doubt.

    Args:
        name: What the ids start with.
        whole: What the duty takes of goods that are not exempt.
    """
    brazil, food = sources.BRAZIL_2025, days.FOOD_EXEMPT
    taken = f"{scope.ORDINARY} {scope.ELECTRONICS} {scope.MEDICINES} {scope.IN_DOUBT}"
    yield rule(f"{name}.none", FREE, taken, source=brazil)
    yield rule(f"{name}.books", whole, scope.BOOKS, source=brazil, read=official)
    yield rule(f"{name}.prints", Unsupported(NOT_READ), scope.PRINTS_AND_ART, source=brazil)
    yield rule(f"{name}.drinks.before", FREE, scope.COFFEE_AND_TEA, end=food, source=brazil)
    yield rule(f"{name}.drinks", whole, scope.COFFEE_AND_TEA, start=food, source=brazil)


_POSTAL_BY_COUNTRY: Final = (
    ("0.35", "CA", days.RECIPROCAL_BY_COUNTRY, _NORMAL_END),
    ("0.25", "MX", days.RECIPROCAL_BY_COUNTRY, _NORMAL_END),
    ("0.30", "CN HK", days.RECIPROCAL_BY_COUNTRY, days.CHINA_HALVED),
    ("0.20", "CN HK", days.CHINA_HALVED, _NORMAL_END),
    ("0.50", "BR", days.RECIPROCAL_BY_COUNTRY, _NORMAL_END),
    ("0.50", "IN", days.RECIPROCAL_BY_COUNTRY, days.INDIA_ENDS),
    ("0.25", "IN", days.INDIA_ENDS, _NORMAL_END),
    ("0.15", f"{origins.EU} JP", days.RECIPROCAL_BY_COUNTRY, _NORMAL_END),
    ("0.15", "KR LI", days.RECIPROCAL_BY_COUNTRY, _NORMAL_END),
    ("0.39", "CH", days.RECIPROCAL_BY_COUNTRY, days.KOREA_AND_SWITZERLAND),
    ("0.15", "CH", days.KOREA_AND_SWITZERLAND, _NORMAL_END),
    *(
        (rate, countries, days.RECIPROCAL_BY_COUNTRY, _NORMAL_END)
        for rate, countries in origins.RECIPROCAL.items()
    ),
)
"""The emergency duties of a country taken together, as the postal methods count them."""


def by_item(rate: str) -> Amount:
    """Return the sum for each postal item: below 16%, from 16 to 25%, above 25%."""
    share = Percent(rate).share
    low, high = Percent("0.16").share, Percent("0.25").share
    sum_of = "80 USD" if share < low else "160 USD" if share <= high else "200 USD"
    return Flat(Money(sum_of))


def postal(name: str, amount: Callable[[str], Amount]) -> Iterator[GoodsRule]:
    """Yield a postal duty by origin; 10% is the rate of whoever is not named."""
    where: dict[str, Any] = {"source": sources.RELIEF_ENDS, "read": official}
    yield rule(
        f"{name}.other", amount("0.10"), start=days.RECIPROCAL_BY_COUNTRY, end=_NORMAL_END, **where
    )
    yield rule(
        f"{name}.outside",
        Unsupported(NOT_READ),
        of=origins.NO_NORMAL_RELATIONS,
        start=days.RECIPROCAL_BY_COUNTRY,
        end=_NORMAL_END,
        **where,
    )
    for rate, countries, start, end in _POSTAL_BY_COUNTRY:
        id_ = f"{name}.{countries.split()[0].lower()}.{start}"
        yield rule(id_, amount(rate), of=countries, start=start, end=end, **where)
