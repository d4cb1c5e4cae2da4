"""What rules of the United States ask: values, origins, claims, ways of travel.

https://hts.usitc.gov (general notes), 19 U.S.C. 1321, https://www.law.cornell.edu/uscode/text/19/1321.

Example:
    >>> print(INFORMAL.words())
    the customs value of the consignment is at most $2,500.00
"""

import datetime as dt
from typing import Final

from xborder.countries.us import days, origins, scope
from xborder.money import Money
from xborder.policy.condition import (
    All,
    AnyOf,
    AtMost,
    During,
    EveryLine,
    HsIn,
    Is,
    Not,
    Stated,
)

SMALL: Final = AtMost(value="intrinsic", limit=Money("800 USD"))
"""The limit of the old relief, and of the postal methods that followed it."""
SMALL_GIFT: Final = AtMost(value="intrinsic", limit=Money("100 USD"))
GIFT: Final = All(Is("gift", "yes"), SMALL_GIFT)
INFORMAL: Final = AtMost(value="customs_value", limit=Money("2500 USD"))

INFORMATION: Final = Stated(HsIn(*scope.BOOKS.split()))
"""Informational materials, 50 U.S.C. 1702(b): an emergency order takes no relief from them."""

BY_POST: Final = Is("transport", "post")
NOT_AMERICAN: Final = Not(Is("item.origin", "US"))
"""Goods of the United States come back without additional duties."""
CHINA: Final = Is("item.origin", "CN")
MAINLAND_OR_HONG_KONG: Final = Is("item.origin", "CN", "HK")
ALL_CHINA: Final = Is("item.origin", *origins.CHINA.split())
"""Origins whose reciprocal duty did not change on 2025-08-07."""
NORTH_AMERICA: Final = Is("item.origin", "CA", "MX")
CLAIMED: Final = Stated(Is("item.preference", "yes"))
UNDER_USMCA: Final = All(CLAIMED, NORTH_AMERICA)
"""Goods of Canada or Mexico entered free under the agreement."""
_UP_TO_25: Final = tuple(
    origin
    for rate, names in origins.RECIPROCAL.items()
    if "0.16" <= rate <= "0.25"
    for origin in names.split()
)
_ABOVE_25: Final = tuple(
    origin
    for rate, names in origins.RECIPROCAL.items()
    if rate > "0.25"
    for origin in names.split()
)
HIGH: Final = Is("item.origin", *_ABOVE_25, "BR", "CA", "CH", "CN", "HK", "IN")
"""Emergency duties above 25% at some time."""
NOT_LOW: Final = Is("item.origin", *HIGH.values, *_UP_TO_25, "MX")
"""Emergency duties of 16% or more at some time."""
FLOOR_PARTNERS: Final = Is("item.origin", *origins.EU.split(), "CH", "JP", "KR", "LI")

ON_THE_WATER_AUGUST_2025: Final = All(
    During("loading", end=dt.date(2025, 8, 7)),
    During("import_entry", start=dt.date(2025, 8, 7), end=dt.date(2025, 10, 5)),
)
"""Loaded before the rates by country, entered before 2025-10-05: the old 10% stays."""
ON_THE_WATER_FROM_BRAZIL: Final = All(
    During("loading", end=dt.date(2025, 8, 6)),
    During("import_entry", start=dt.date(2025, 8, 6), end=dt.date(2025, 10, 5)),
)
"""Loaded before the emergency duty on Brazil, entered before 2025-10-05: none of it."""
ON_THE_WATER_APRIL_2025: Final = All(
    During("loading", end=dt.date(2025, 4, 5)),
    During("import_entry", start=dt.date(2025, 4, 5), end=dt.date(2025, 5, 28)),
)
"""Loaded before the first reciprocal duties, entered before 2025-05-28: none of them."""
ON_THE_WATER_FEBRUARY_2026: Final = All(
    During("loading", end=dt.date(2026, 2, 24)),
    During("import_entry", start=dt.date(2026, 2, 24), end=dt.date(2026, 2, 28)),
)
"""Loaded before the surcharge, entered before 2026-02-28: no surcharge."""

RELIEF_LATER: Final = AnyOf(Not(MAINLAND_OR_HONG_KONG), INFORMATION)
"""Goods that kept the relief when China and Hong Kong lost it."""
_BEFORE_CHINA: Final = During("import_entry", end=days.RELIEF_ENDS_CHINA)
_UNTIL_RELIEF_ENDS: Final = During("import_entry", end=days.RELIEF_ENDS)
_UNTIL_REPEAL: Final = During("import_entry", end=days.RELIEF_REPEALED)
RELIEVED: Final = All(
    SMALL,
    AnyOf(
        _BEFORE_CHINA,
        All(_UNTIL_RELIEF_ENDS, EveryLine(RELIEF_LATER)),
        All(_UNTIL_REPEAL, EveryLine(INFORMATION)),
    ),
)
"""Within the relief on the day of entry."""
POSTAL_METHOD: Final = All(
    During("import_entry", start=days.RELIEF_ENDS_CHINA, end=days.SURCHARGE_ENDS),
    BY_POST,
    SMALL,
    AnyOf(Not(_UNTIL_RELIEF_ENDS), EveryLine(MAINLAND_OR_HONG_KONG)),
)
"""By post while a postal duty stood in for all others."""
ORDINARY_ENTRY: Final = Not(AnyOf(GIFT, RELIEVED, POSTAL_METHOD))
"""The duties of the tariff and of chapter 99 are due: no relief, and no postal duty instead."""

MARKETPLACE: Final = Is("channel", "marketplace")
REGISTERED: Final = Is("seller.registered:US", "yes")
FOR_RESALE: Final = Stated(Is("buyer.tax_number", "yes"))
"""A business that gives its number buys for resale, or accounts for use tax itself."""
LOCAL_TAX_GIVEN: Final = Stated(Is("elected:us.local_tax_given", "yes"))
TAXED: Final = All(Not(FOR_RESALE), AnyOf(MARKETPLACE, REGISTERED))
