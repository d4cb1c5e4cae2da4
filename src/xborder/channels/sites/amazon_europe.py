"""Amazon in Europe: what its stores share: who supplies the services, and how fulfilment goes."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from xborder.channels.fees.supplier import FeeSupplier
from xborder.channels.vocabulary import *
from xborder.source import Provenance

read: Reader = Reader(day(2026, 11, 30))
BRANCHES = read.secondary(
    "Cottons: Amazon VAT changes from 1 August 2024", "https://cottonsgroup.com/?p=17229637"
)

SUPPLIER = (
    FeeSupplier(id="amazon_europe", title="Amazon Services Europe S.à r.l.", country="LU")
    .by(
        BRANCHES,
        end=day(2024, 8, 1),
        note="By reverse charge, but for advertising in the United Kingdom.",
    )
    .then(
        BRANCHES,
        title="Amazon EU S.à r.l. and its branches",
        branches=("GB", "DE", "FR", "IT", "ES", "NL", "PL", "BE", "SE"),
        note="Fulfilment of parcels that leave the country was seen zero-rated.",
    )
)
SEASON = read.secondary(
    "Amazon Global Selling: fulfilment in the season of 2025 in the United Kingdom and Germany",
    "https://gs.amazon.com.tw/news/uk-germany-peak-sesaon-fea-change-250901",
)
CHEAP_UP_TO_10 = (
    "amazon_device_accessories",
    "beauty_health_personal_care",
    "books",
    "business_industrial_scientific",
    "grocery_gourmet",
    "kitchen",
    "office_products",
)
"""Categories whose units are cheap to send up to a price of 10; all others up to 20."""


def oversize(*rows: tuple[str, str, str, str, str, str, str]) -> tuple[SizeTier, ...]:
    """Return tiers above the standard parcel, which pay by the kilogram above a base.

    Args:
        *rows: Name, box, heaviest unit and dimensional weight; then the weight that the base pays
            for, the base, and what a kilogram above it costs.
    """
    return tuple(
        SizeTier(
            name=name,
            within=within,
            heaviest=heaviest,
            dimensional=dimensional,
            rows=[(up_to, base)],
            per_kilogram=more,
        )
        for name, within, heaviest, dimensional, up_to, base, more in rows
    )


def fulfilment_by_size(
    card: Provenance,
    tiers: Iterable[SizeTier],
    referral: Iterable[Timeline[Fee]],
    *,
    start: dt.date,
    oversize: Iterable[Iterable[SizeTier]] = (),
    season: Mapping[str, str],
) -> tuple[Timeline[Fee], ...]:
    """Return what packing and sending a unit costs, and the surcharge for fuel on it.

    Args:
        card: The rate card.
        tiers: Its tiers, with a column for cheap units and one for all others.
        referral: The commissions, which name the store's categories.
        start: The first day of the card.
        oversize: Larger tiers, as one source after the other tells them.
        season: What the holiday season added to a tier in the year before, cheap units apart.
    """
    told = [tuple(each) for each in oversize] or [()]
    small = tuple(tiers)
    likely = (*small, *told[0])
    doubtful = [(*small, *large) for large in told if large]
    others = categories_of(referral, but=CHEAP_UP_TO_10)
    return (
        _sent(card, start, "cheap_up_to_10", "10", CHEAP_UP_TO_10, likely, doubtful),
        _sent(card, start, "cheap_up_to_20", "20", others, likely, doubtful),
        _in_season("cheap_up_to_10", "10", CHEAP_UP_TO_10, likely, season),
        _in_season("cheap_up_to_20", "20", others, likely, season),
        Fee(
            id="fuel",
            title="Fuel and logistics surcharge",
            kind=FeeKind.FULFILMENT,
            scale=percent("0.015"),
            on=[FeeKind.FULFILMENT],
            per=Per.UNIT,
        ).by(card, start=day(2026, 4, 17)),
    )


def _sent(
    card: Provenance,
    start: dt.date,
    cheap: str,
    up_to: str,
    categories: Iterable[str],
    tiers: Sequence[SizeTier],
    doubtful: Iterable[Sequence[SizeTier]],
) -> Timeline[Fee]:
    """Return what sending units of some categories costs, cheap ones apart."""
    return Fee(
        id=f"fulfilment.{cheap}",
        title="Fulfilment by Amazon",
        kind=FeeKind.FULFILMENT,
        scale=SizeTable(tiers=tiers, price_bounds=[up_to]),
        # Whether begun kilograms count whole is not said on the card.
        readings=[SizeTable(tiers=each, price_bounds=[up_to], begun=False) for each in doubtful],
        base=WITH_TAX,
        per=Per.UNIT,
        categories=categories,
        only={"fulfilment": "channel"},
    ).by(
        card,
        start=start,
        status=Status.UNCLEAR,
        note="Not for dangerous goods. That the price is the one that the buyer pays is taken.",
    )


def _in_season(
    cheap: str,
    up_to: str,
    categories: Iterable[str],
    tiers: Sequence[SizeTier],
    season: Mapping[str, str],
) -> Timeline[Fee]:
    """Return what the holiday season adds: between nothing and what it added the year before."""
    return Fee(
        id=f"fulfilment.season.{cheap}",
        title="Holiday season of fulfilment",
        kind=FeeKind.FULFILMENT,
        scale=SizeTable(
            tiers=[tier.asking("0", season.get(tier.name, "0")) for tier in tiers],
            price_bounds=[up_to],
        ),
        readings=[SizeTable(tiers=[tier.asking("0") for tier in tiers])],
        base=WITH_TAX,
        per=Per.UNIT,
        categories=categories,
        only={"fulfilment": "channel"},
    ).by(
        SEASON,
        start=day(2026, 10, 15),
        end=day(2027, 1, 15),
        status=Status.UNCLEAR,
        evidence=Evidence.UNCHECKED,
        note="The average of the season of 2025; whether it is asked again was not read.",
    )
