"""The tariff of Great Britain: the list as a whole, and goods that a trade remedy may hit.

Until the end of 2020 the Common Customs Tariff of the European Union applied; since 2021-01-01 the
UK Global Tariff does. Preferences, quotas and suspensions are not in it; goods that a remedy is
known to hit are ``unsupported``.

Official: https://www.trade-tariff.service.gov.uk

Example:
    >>> from xborder.policy.goods_table import GoodsKey
    >>> shoes = GoodsKey(hs_code="640411")
    >>> [TARIFF.find(shoes, day(year, 12, 31)).value.share for year in (2020, 2021)]
    [Fraction(169, 1000), Fraction(4, 25)]
"""

from collections.abc import Iterator

from xborder.countries.trade_remedies import (
    BICYCLE_ORIGINS,
    BICYCLES,
    ELECTRIC_BICYCLES,
    TABLEWARE,
    WHEELS,
)
from xborder.policy.vocabulary import *
from xborder.source import Source
from xborder.tariff.duty_column import unsupported_rules
from xborder.tariff.snapshots.snapshot import listed

_OWN_TARIFF = day(2021, 1, 1)
TRADE_REMEDY = "A trade remedy may apply to these goods from this origin, which is not computed."
_REMEDY_SOURCE = Source(
    title="UK trade remedies on ceramic tableware, bicycles, electric bicycles and aluminium road wheels",
    url="https://www.trade-remedies.service.gov.uk",
)


def _remedies() -> Iterator[GoodsRule]:
    for codes, origins in (
        (f"{TABLEWARE} {ELECTRIC_BICYCLES}", ("CN",)),
        (BICYCLES, BICYCLE_ORIGINS),
        (WHEELS, ("CN",)),
    ):
        yield from unsupported_rules(
            "gb.remedy",
            codes,
            origins=origins,
            reason=TRADE_REMEDY,
            source=_REMEDY_SOURCE,
            checked_on=day(2026, 11, 21),
        )


TARIFF = goods(
    "tariff",
    _remedies(),
    beneath=(listed("eu", end=_OWN_TARIFF), listed("gb", start=_OWN_TARIFF)),
)
"""The duties by code."""
