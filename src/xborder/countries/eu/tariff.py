"""The Common Customs Tariff: the list as a whole, and goods that a duty against dumping may hit.

Conventional (most favoured nation) duties. Preferences, suspensions by end use and quotas are not in
it; goods that a duty against dumping is known to hit are ``unsupported``.

Official: https://taxation-customs.ec.europa.eu/customs/calculation-customs-duties/customs-tariff_en

Example:
    >>> from xborder.policy.goods_table import GoodsKey
    >>> TARIFF.find(GoodsKey(hs_code="610910"), day(2026, 11, 21)).value
    Percent(share=Fraction(3, 25))
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

_CHECKED = day(2026, 11, 21)
CANDLES = "340600"

_DUMPING_SOURCE = Source(
    title="European Commission, anti-dumping measures in force on ceramic tableware, bicycles, electric bicycles, aluminium road wheels and candles",
    url="https://tron.trade.ec.europa.eu/investigations/ongoing",
)
AGAINST_DUMPING = "A duty against dumping or subsidies may apply to these goods from this origin, which is not computed."


def _dumping() -> Iterator[GoodsRule]:
    for codes, origins, start in (
        (f"{TABLEWARE} {ELECTRIC_BICYCLES}", ("CN",), None),
        (BICYCLES, BICYCLE_ORIGINS, None),
        (WHEELS, ("CN", "MA"), None),
        (CANDLES, ("CN",), day(2025, 8, 14)),
    ):
        yield from unsupported_rules(
            "eu.dumping",
            codes,
            origins=origins,
            start=start,
            reason=AGAINST_DUMPING,
            source=_DUMPING_SOURCE,
            checked_on=_CHECKED,
        )


TARIFF = goods("tariff", _dumping(), beneath=(listed("eu"),))
"""The duties by code."""
