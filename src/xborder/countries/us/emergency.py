"""The emergency duties of 2025 by origin, and the goods that they and the surcharge exempt.

Reciprocal duties (Executive Orders 14257, 14266, 14298, 14326), duties about fentanyl (14193-14195),
and the postal duty that follows both (14324, sec. 3). The Supreme Court ended them on 2026-02-20;
collection stopped on 2026-02-24. https://www.whitehouse.gov/presidential-actions/

Example:
    >>> by_item("0.16").money, by_item("0.30").money
    (Money('160.00 USD'), Money('200.00 USD'))
"""

from collections.abc import Callable, Iterator

from xborder.countries.us import days, origins, sources
from xborder.countries.us.lists import answers, codes
from xborder.countries.us.metals import FLOOR_15
from xborder.policy.vocabulary import *

NOT_READ = "The list of goods that are exempt was not read line by line for these goods."
IN_PART = "Only some of the goods of this code are on the list of what is exempt."
LOWER = "Energy and potash pay 10%; which codes these are was not read, and these goods are taken for such."
ONE_DAY = "The rates by country that held on 2025-04-09 alone are not computed."

TEN = Percent("0.10")
_NORMAL_END = days.EMERGENCY_ENDS
_FIRST, _BY_COUNTRY = sources.RECIPROCAL, sources.RECIPROCAL_RATES

RECIPROCAL = (
    GoodsRate("us.ieepa.reciprocal.baseline", TEN).by(
        _FIRST, start=days.RECIPROCAL, end=day(2025, 4, 9)
    ),
    GoodsRate("us.ieepa.reciprocal.one_day", Unsupported(ONE_DAY)).by(
        _FIRST, start=day(2025, 4, 9), end=day(2025, 4, 10)
    ),
    GoodsRate("us.ieepa.reciprocal.pause", TEN).by(
        _FIRST,
        start=day(2025, 4, 10),
        end=_NORMAL_END,
        note="From 2025-08-07 for whoever annex I of Executive Order 14326 does not name.",
    ),
    GoodsRate("us.ieepa.reciprocal.china.84", "0.84", origins=origins.CHINA).by(
        _FIRST, start=day(2025, 4, 9), end=day(2025, 4, 10)
    ),
    GoodsRate("us.ieepa.reciprocal.china.125", "1.25", origins=origins.CHINA).by(
        _FIRST, start=day(2025, 4, 10), end=day(2025, 5, 14)
    ),
    GoodsRate("us.ieepa.reciprocal.china", TEN, origins=origins.CHINA).by(
        _FIRST, start=day(2025, 5, 14), end=_NORMAL_END
    ),
    GoodsRate(
        "us.ieepa.reciprocal.outside", FREE, origins=f"CA MX {origins.NO_NORMAL_RELATIONS}"
    ).by(_FIRST, start=days.RECIPROCAL, end=_NORMAL_END, evidence="secondary"),
    *(
        GoodsRate(f"us.ieepa.reciprocal.{rate}", Percent(rate), origins=countries).by(
            _BY_COUNTRY, start=days.RECIPROCAL_BY_COUNTRY, end=_NORMAL_END
        )
        for rate, countries in origins.RECIPROCAL.items()
    ),
    GoodsRate("us.ieepa.reciprocal.india", "0.25", origins="IN").by(
        _BY_COUNTRY, start=days.RECIPROCAL_BY_COUNTRY, end=_NORMAL_END
    ),
    GoodsRate("us.ieepa.reciprocal.floor", FLOOR_15, origins=f"{origins.EU} JP").by(
        _BY_COUNTRY,
        start=days.RECIPROCAL_BY_COUNTRY,
        end=_NORMAL_END,
        note="Japan's was charged as 15% more until 2025-09-16, then made a floor back to 2025-08-07.",
    ),
    GoodsRate("us.ieepa.reciprocal.korea", "0.15", origins="KR LI").by(
        _BY_COUNTRY, start=days.RECIPROCAL_BY_COUNTRY, end=days.KOREA_AND_SWITZERLAND
    ),
    GoodsRate("us.ieepa.reciprocal.switzerland", "0.39", origins="CH").by(
        _BY_COUNTRY, start=days.RECIPROCAL_BY_COUNTRY, end=days.KOREA_AND_SWITZERLAND
    ),
    GoodsRate("us.ieepa.reciprocal.floor_later", FLOOR_15, origins="CH KR LI").by(
        _BY_COUNTRY, start=days.KOREA_AND_SWITZERLAND, end=_NORMAL_END, evidence="secondary"
    ),
)

_ENERGY = "2701 2702 2703 2704 2705 2706 2707 2708 2709 2710 2711 2712 2713 2714 2715 2716 2844"
"""Coal, oil, gas, power and uranium: energy as Executive Order 14156, sec. 8, has it."""
_POTASH = "310420 310430 310490"
_LOWER = Estimate(TEN, LOWER)

FENTANYL = (
    GoodsRate("us.ieepa.fentanyl.china.10", TEN, origins="CN HK").by(
        sources.FENTANYL, start=days.FENTANYL, end=days.FENTANYL_NEIGHBOURS
    ),
    GoodsRate("us.ieepa.fentanyl.china.20", "0.20", origins="CN HK").by(
        sources.FENTANYL, start=days.FENTANYL_NEIGHBOURS, end=days.CHINA_HALVED
    ),
    GoodsRate("us.ieepa.fentanyl.china.halved", TEN, origins="CN HK").by(
        sources.FENTANYL, start=days.CHINA_HALVED, end=_NORMAL_END
    ),
    GoodsRate("us.ieepa.fentanyl.neighbours_paused", FREE, origins="CA MX").by(
        sources.FENTANYL,
        start=days.FENTANYL,
        end=days.FENTANYL_NEIGHBOURS,
        note="Paused for a month before the first day.",
    ),
    GoodsRate("us.ieepa.fentanyl.canada.25", "0.25", origins="CA").by(
        sources.FENTANYL, start=days.FENTANYL_NEIGHBOURS, end=day(2025, 8, 1)
    ),
    GoodsRate("us.ieepa.fentanyl.canada.35", "0.35", origins="CA").by(
        sources.FENTANYL, start=day(2025, 8, 1), end=_NORMAL_END
    ),
    GoodsRate("us.ieepa.fentanyl.mexico", "0.25", origins="MX").by(
        sources.FENTANYL, start=days.FENTANYL_NEIGHBOURS, end=_NORMAL_END
    ),
    GoodsRate("us.ieepa.fentanyl.energy", _LOWER, _ENERGY, origins="CA").by(
        sources.FENTANYL, start=days.FENTANYL_NEIGHBOURS, end=_NORMAL_END, note="9903.01.13"
    ),
    GoodsRate("us.ieepa.fentanyl.potash", _LOWER, _POTASH, origins="CA MX").by(
        sources.FENTANYL,
        start=days.USMCA_SPARED,
        end=_NORMAL_END,
        note="9903.01.05 and 9903.01.15: since 2025-03-07.",
    ),
)


def off_if_exempt(name: str, whole: Amount) -> Iterator[Timeline[GoodsRate]]:
    """Yield what the exemptions of an emergency duty leave out: annex II as it grew and shrank.

    Args:
        name: What the ids start with.
        whole: What the duty takes of goods that are not exempt.
    """
    read, question = sources.EMERGENCY_LIST, "emergency_exempt"
    for answer in answers(question):
        word, _, date = answer.partition(" ")
        id_, listed = f"{name}.{answer.replace(' ', '.')}", codes(question, answer)
        match word:
            case "taken":
                yield GoodsRate(id_, FREE, listed).by(read)
            case "pictures" | "prints":
                yield GoodsRate(id_, Unsupported(NOT_READ), listed).by(sources.INFORMATION)
            case "always":
                yield GoodsRate(id_, whole, listed).by(read)
            case "since":
                first = day.fromisoformat(date)
                yield GoodsRate(id_, FREE, listed).by(read, end=first).then(read, amount=whole)
            case _:
                last = day.fromisoformat(date)
                yield GoodsRate(id_, whole, listed).by(read, end=last).then(read, amount=FREE)


def off_of_the_surcharge(name: str, whole: Amount) -> Iterator[Timeline[GoodsRate]]:
    """Yield what annex II of the surcharge leaves out; parts of aircraft are charged as others.

    Args:
        name: What the ids start with.
        whole: What the surcharge takes of goods that are not exempt.
    """
    question, read, books = "surcharge_exempt", sources.SURCHARGE_LIST, sources.INFORMATION
    part, prints = Unsupported(IN_PART), Unsupported(NOT_READ)
    yield GoodsRate(f"{name}.none", FREE, codes(question, "taken")).by(read)
    yield GoodsRate(f"{name}.listed", whole, codes(question, "exempt")).by(read)
    yield GoodsRate(f"{name}.in_part", part, codes(question, "part")).by(read)
    yield GoodsRate(f"{name}.books", whole, codes(question, "books")).by(books)
    yield GoodsRate(f"{name}.prints", prints, codes(question, "pictures", "prints")).by(books)


def off_for_brazil(name: str, whole: Amount) -> Iterator[Timeline[GoodsRate]]:
    """Yield what the emergency duty on Brazil leaves out: its annex I, and what November added.

    Args:
        name: What the ids start with.
        whole: What the duty takes of goods that are not exempt.
    """
    question, brazil, food = "brazil_exempt", sources.BRAZIL_2025, days.FOOD_EXEMPT
    first, later = codes(question, "since 2025-08-06"), codes(question, "since 2025-11-13")
    prints = codes(question, "pictures", "prints")
    copied = Evidence.SECONDARY
    yield GoodsRate(f"{name}.none", FREE, codes(question, "taken")).by(brazil, evidence=copied)
    yield GoodsRate(f"{name}.listed", whole, first).by(brazil, evidence=copied)
    yield (
        GoodsRate(f"{name}.food", FREE, later)
        .by(brazil, end=food, evidence=copied)
        .then(brazil, amount=whole, evidence=copied)
    )
    yield GoodsRate(f"{name}.books", whole, codes(question, "books")).by(brazil)
    yield GoodsRate(f"{name}.prints", Unsupported(NOT_READ), prints).by(brazil)


_POSTAL_BY_COUNTRY = (
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


def postal(name: str, amount: Callable[[str], Amount]) -> Iterator[Timeline[GoodsRate]]:
    """Yield a postal duty by origin; 10% is the rate of whoever is not named."""
    act, first = sources.RELIEF_ENDS, days.RECIPROCAL_BY_COUNTRY
    yield GoodsRate(f"{name}.other", amount("0.10")).by(act, start=first, end=_NORMAL_END)
    yield GoodsRate(
        f"{name}.outside", Unsupported(NOT_READ), origins=origins.NO_NORMAL_RELATIONS
    ).by(act, start=first, end=_NORMAL_END)
    for rate, countries, start, end in _POSTAL_BY_COUNTRY:
        id_ = f"{name}.{countries.split()[0].lower()}.{start}"
        yield GoodsRate(id_, amount(rate), origins=countries).by(act, start=start, end=end)
