"""What rules of the United States ask: values, origins, claims, ways of travel.

https://hts.usitc.gov (general notes), 19 U.S.C. 1321, https://www.law.cornell.edu/uscode/text/19/1321.

Example:
    >>> print(INFORMAL.words())
    the customs value of the consignment is at most $2,500.00
"""

from xborder.countries.us import days, origins, scope
from xborder.policy.vocabulary import *
from xborder.tariff.agreed_programmes import origins as origins_of

SMALL = AtMost(value="intrinsic", limit=Money("800 USD"))
"""The limit of the old relief, and of the postal methods that followed it."""
SMALL_GIFT = AtMost(value="intrinsic", limit=Money("100 USD"))
_RELIEVABLE = All(
    EveryLine(Not(Stated(Is("item.excise", "alcohol", "tobacco")))),
    AnyOf(
        AtMost(value="intrinsic", limit=Money("5 USD")),
        EveryLine(Not(Stated(Is("item.excise", "perfume")))),
    ),
)
"""19 CFR 10.153(b): neither relief is for alcohol, cigars and cigarettes, nor for perfume with alcohol
unless the whole shipment is worth at most USD 5."""
GIFT = All(Is("gift", "yes"), SMALL_GIFT, _RELIEVABLE)
"""19 CFR 10.152, which is subject to the conditions of 10.153."""
INFORMAL = AtMost(value="customs_value", limit=Money("2500 USD"))

INFORMATION = Stated(HsIn(scope.BOOKS))
"""Informational materials, 50 U.S.C. 1702(b): an emergency order takes no relief from them."""

BY_POST = Is("transport", "post")
NOT_AMERICAN = Not(Is("item.origin", "US"))
"""Goods of the United States come back without additional duties."""
CHINA = Is("item.origin", "CN")
MAINLAND_OR_HONG_KONG = Is("item.origin", "CN", "HK")
ALL_CHINA = Is("item.origin", *origins.CHINA.split())
"""Origins whose reciprocal duty did not change on 2025-08-07."""
NORTH_AMERICA = Is("item.origin", "CA", "MX")
CLAIMED = Stated(Is("item.preference", "yes"))
UNDER_USMCA = All(CLAIMED, NORTH_AMERICA)
"""Goods of Canada or Mexico entered free under the agreement."""
CLAIMS_A_PROGRAMME = All(CLAIMED, Is("item.origin", *origins_of("US")))
"""Goods entered under a programme that the special subcolumn names."""
_CENTRAL_AMERICA = Is("item.origin", *origins.CENTRAL_AMERICA.split())
CENTRAL_AMERICAN_TEXTILES = All(CLAIMED, _CENTRAL_AMERICA, Stated(HsIn(scope.TEXTILES)))
"""Textiles and clothing entered free under the agreement with Central America, which the surcharge
of Section 122 and the duty on forced labour spare."""
WITHOUT_PROCESSING_FEE = All(CLAIMED, Is("item.origin", *origins.WITHOUT_PROCESSING_FEE.split()))
"""Originating goods of agreements that waive the merchandise processing fee: 19 CFR 24.23(c)."""
_UP_TO_25 = tuple(
    origin
    for rate, names in origins.RECIPROCAL.items()
    if "0.16" <= rate <= "0.25"
    for origin in names.split()
)
_ABOVE_25 = tuple(
    origin
    for rate, names in origins.RECIPROCAL.items()
    if rate > "0.25"
    for origin in names.split()
)
HIGH = Is("item.origin", *_ABOVE_25, "BR", "CA", "CH", "CN", "HK", "IN")
"""Emergency duties above 25% at some time."""
NOT_LOW = Is("item.origin", *HIGH.values, *_UP_TO_25, "MX")
"""Emergency duties of 16% or more at some time."""
FLOOR_PARTNERS = Is("item.origin", *origins.EU.split(), "CH", "JP", "KR", "LI")

ON_THE_WATER_AUGUST_2025 = All(
    During("loading", end=day(2025, 8, 7)),
    During("import_entry", start=day(2025, 8, 7), end=day(2025, 10, 5)),
)
"""Loaded before the rates by country, entered before 2025-10-05: the old 10% stays."""
ON_THE_WATER_FROM_BRAZIL = All(
    During("loading", end=day(2025, 8, 6)),
    During("import_entry", start=day(2025, 8, 6), end=day(2025, 10, 5)),
)
"""Loaded before the emergency duty on Brazil, entered before 2025-10-05: none of it."""
ON_THE_WATER_APRIL_2025 = All(
    During("loading", end=day(2025, 4, 5)),
    During("import_entry", start=day(2025, 4, 5), end=day(2025, 5, 28)),
)
"""Loaded before the first reciprocal duties, entered before 2025-05-28: none of them."""
ON_THE_WATER_FEBRUARY_2026 = All(
    During("loading", end=day(2026, 2, 24)),
    During("import_entry", start=day(2026, 2, 24), end=day(2026, 2, 28)),
)
"""Loaded before the surcharge, entered before 2026-02-28: no surcharge."""

ON_THE_WATER_JULY_2026 = All(
    During("loading", end=day(2026, 7, 24)),
    During("import_entry", start=day(2026, 7, 24), end=day(2026, 7, 28)),
)
"""Loaded before the action on forced labour, entered before 2026-07-28: outside it, 9903.05.85."""
ON_THE_WATER_FROM_BRAZIL_2026 = All(
    During("loading", end=day(2026, 7, 22)),
    During("import_entry", start=day(2026, 7, 22), end=day(2026, 7, 29)),
)
"""Loaded before the action against Brazil, entered before 2026-07-29: outside it, 9903.05.02."""
RELIEF_LATER = AnyOf(Not(MAINLAND_OR_HONG_KONG), INFORMATION)
"""Goods that kept the relief when China and Hong Kong lost it."""
_BEFORE_CHINA = During("import_entry", end=days.RELIEF_ENDS_CHINA)
_UNTIL_RELIEF_ENDS = During("import_entry", end=days.RELIEF_ENDS)
_UNTIL_REPEAL = During("import_entry", end=days.RELIEF_REPEALED)
SMALL_AND_RELIEVABLE = All(SMALL, _RELIEVABLE)
RELIEVED = All(
    SMALL_AND_RELIEVABLE,
    AnyOf(
        _BEFORE_CHINA,
        All(_UNTIL_RELIEF_ENDS, EveryLine(RELIEF_LATER)),
        All(_UNTIL_REPEAL, EveryLine(INFORMATION)),
    ),
)
"""Within the relief on the day of entry."""
POSTAL_METHOD = All(
    During("import_entry", start=days.RELIEF_ENDS_CHINA, end=days.SURCHARGE_ENDS),
    BY_POST,
    SMALL,
    AnyOf(Not(_UNTIL_RELIEF_ENDS), EveryLine(MAINLAND_OR_HONG_KONG)),
)
"""By post while a postal duty stood in for all others."""
ORDINARY_ENTRY = Not(AnyOf(GIFT, RELIEVED, POSTAL_METHOD))
"""The duties of the tariff and of chapter 99 are due: no relief, and no postal duty instead."""

MARKETPLACE = Is("channel", "marketplace")
REGISTERED = Is("seller.registered:US", "yes")
FOR_RESALE = Stated(Is("buyer.tax_number", "yes"))
"""A business that gives its number buys for resale, or accounts for use tax itself."""
LOCAL_TAX_GIVEN = Stated(Is("elected:us.local_tax_given", "yes"))
TAXED = All(Not(FOR_RESALE), AnyOf(MARKETPLACE, REGISTERED))
