"""Storage cards of Amazon's warehouses, dated and sourced."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from xborder.channels.storage.card import AgedStep, StorageCard, StorageRate
from xborder.policy.vocabulary import day
from xborder.source import Reader, Status
from xborder.timeline import Timeline

read: Reader = Reader(day(2026, 11, 30))
AMERICAN = read.secondary(
    "Amazon US monthly storage, as carried by public fee data",
    "https://sellercentral.amazon.com/help/hub/reference/G3EDYEF6KUCFQTNM",
)
AGED = read.secondary(
    "Amazon US aged inventory surcharge of 2026, as carried by public calculators and guides",
    "https://biginternetcommerce.com/the-2026-fba-surcharge-why-your-storage-strategy-needs-an-overhaul",
)
CARD = read.secondary(
    "Amazon Rate Card Europe, effective 1 July 2026, as transcribed in public fee data",
    "https://m.media-amazon.com/images/G/02/sell/images/260630-FBA-Rate-Card-EN1.pdf",
)
CUBIC_FOOT, CUBIC_METRE = "28316.846592 cm3", "1 m3"
AGED_FROM_2026 = day(2026, 1, 16)

_UNKNOWN_AGES: Final = [AgedStep(from_days=181)]
_AGES_OF_2026: Final = [
    AgedStep(from_days=181, per_volume="0.50"),
    AgedStep(from_days=211, per_volume="1.00"),
    AgedStep(from_days=241, per_volume="1.50"),
    AgedStep(from_days=271, per_volume="5.45"),
    AgedStep(from_days=301, per_volume="5.70"),
    AgedStep(from_days=331, per_volume="5.90"),
    AgedStep(from_days=366, per_volume="6.90", per_unit="0.30"),
    AgedStep(from_days=456, per_volume="7.90", per_unit="0.35"),
]
"""The step from 1.50 to 5.45 at 271 days stands in several sources, the others in one."""


def _rates(*rows: tuple[str, str, str]) -> tuple[StorageRate, ...]:
    return tuple(StorageRate(kind=kind, off_peak=low, peak=high) for kind, low, high in rows)


_ALL: Final = (
    StorageCard(
        id="amazon_us",
        title="Storage by Amazon",
        currency="USD",
        per=CUBIC_FOOT,
        rates=_rates(("standard", "0.78", "2.40"), ("oversize", "0.56", "1.40")),
        aged=_UNKNOWN_AGES,
    )
    .by(AMERICAN, start=day(2024, 4, 1), end=AGED_FROM_2026)
    .then(
        AGED,
        aged=_AGES_OF_2026,
        status=Status.UNCLEAR,
        note="Some guides have 15 January. The 6.90 of a cubic foot is carried over from the table "
        "before. The monthly rates are those of 2024.",
    ),
    StorageCard(
        id="amazon_gb",
        title="Storage by Amazon",
        currency="GBP",
        per=CUBIC_FOOT,
        rates=_rates(
            ("clothing_eyewear_footwear_bags", "0.62", "0.82"),
            ("standard", "0.76", "1.51"),
            ("oversize", "0.55", "0.87"),
            ("dangerous_standard", "0.74", "1.30"),
            ("dangerous_oversize", "0.70", "1.11"),
        ),
        aged=[AgedStep(from_days=241)],
    ).by(CARD, start=day(2026, 2, 1), note="What old stock pays from 241 days was not read."),
    StorageCard(
        id="amazon_de",
        title="Storage by Amazon",
        currency="EUR",
        per=CUBIC_METRE,
        rates=_rates(
            ("clothing_eyewear_footwear_bags", "19.99", "29.23"),
            ("standard", "27.54", "52.20"),
            ("oversize", "21.78", "34.49"),
            ("dangerous_standard", "30.00", "50.51"),
            ("dangerous_oversize", "27.50", "43.89"),
        ),
        aged=[AgedStep(from_days=241)],
    ).by(CARD, start=day(2026, 2, 1), note="What old stock pays from 241 days was not read."),
)

STORAGE: Final[Mapping[str, Timeline[StorageCard]]] = MappingProxyType(
    {each.name: each for each in _ALL}
)
"""The cards that are built in, by site and market."""
