"""Random carts to twenty-four further destinations agree with calculators of their own.

Each destination has a module of literals and a short formula (``independent``), which also names the
days on both sides of its changes and the sums about which it turns. The tolerance is the coin of the tax, a
line and charge: freight and coupon are spread over the lines in whole coins.
"""

import datetime as dt
import random
from collections import Counter
from decimal import Decimal

import pytest
from tests.landed_cost.independent import (
    australia,
    canada,
    chile,
    colombia,
    emirates,
    goods,
    hong_kong,
    iceland,
    india,
    indonesia,
    israel,
    korea,
    malaysia,
    mexico,
    new_zealand,
    philippines,
    saudi_arabia,
    serbia,
    singapore,
    south_africa,
    taiwan,
    thailand,
    turkey,
    ukraine,
    vietnam,
)
from tests.landed_cost.independent.cart import Line
from tests.landed_cost.independent.parcel import PER_EURO, Parcel, Place

import xborder as xb
from xborder.exchange import Quotation, RateTable
from xborder.source import Source
from xborder.tariff import TariffSchedule

PLACES = {
    "AE": emirates.PLACE,
    "AU": australia.PLACE,
    "CA": canada.PLACE,
    "CL": chile.PLACE,
    "CO": colombia.PLACE,
    "HK": hong_kong.PLACE,
    "ID": indonesia.PLACE,
    "IL": israel.PLACE,
    "IN": india.PLACE,
    "IS": iceland.PLACE,
    "KR": korea.PLACE,
    "MX": mexico.PLACE,
    "MY": malaysia.PLACE,
    "NZ": new_zealand.PLACE,
    "PH": philippines.PLACE,
    "RS": serbia.PLACE,
    "SA": saudi_arabia.PLACE,
    "SG": singapore.PLACE,
    "TH": thailand.PLACE,
    "TR": turkey.PLACE,
    "TW": taiwan.PLACE,
    "UA": ukraine.PLACE,
    "VN": vietnam.PLACE,
    "ZA": south_africa.PLACE,
}
DUTIES = sorted({duty for place in PLACES.values() for duty in place.duties})
RATES = RateTable(
    [
        Quotation.of("EUR", code, rate, start=on, kind="customs", source="round figures")
        for on in sorted({on for place in PLACES.values() for on in place.days})
        for code, rate in PER_EURO.items()
    ],
    pivot="EUR",
)


def tariff(duty: str) -> TariffSchedule:
    """Return a tariff in which every good bears one duty."""
    rows = [(code, f"{Decimal(duty) * 100}%") for code in goods.SIX.values()]
    return TariffSchedule.from_rows(
        rows, source=Source(title="round figures"), checked_on=dt.date(2026, 9, 15)
    )


TARIFFS = {duty: tariff(duty) for duty in DUTIES}


def parcel(rng: random.Random, place: Place) -> Parcel:
    """Return a random parcel of one to four goods, worth about one of the law's limits."""
    worth = rng.choice(place.limits) * Decimal(str(rng.uniform(0.25, 1.9)))
    names = rng.sample(place.goods, rng.randint(1, min(4, len(place.goods))))
    shares = [rng.uniform(1, 4) for _ in names]
    lines = []
    for name, share in zip(names, shares, strict=True):
        pieces = rng.randint(1, 3)
        price = worth * Decimal(str(share / sum(shares))) / pieces
        lines.append(Line(name, pieces, max(price.quantize(place.coin), place.coin)))

    def part(most: float) -> Decimal:
        return (worth * Decimal(str(rng.uniform(0, most)))).quantize(place.coin)

    on = rng.choice(place.days)
    gift = place.gifts and rng.random() < 0.15
    return Parcel(
        to="",
        lines=tuple(lines),
        shipping=part(0.3),
        insurance=part(0.03),
        coupon=part(0.1) if rng.random() < 0.3 and not gift else Decimal(0),
        registered=place.registration is not None and rng.random() < 0.5,
        on=on,
        currency=place.currency,
        sender=rng.choice(place.senders),
        transport=rng.choice(place.transports),
        region=rng.choice(place.regions),
        platform=place.platforms and not gift and rng.random() < 0.25,
        gift=gift,
        tariff=Decimal(rng.choice(place.duties)),
    )


def consignment(to: str, sent: Parcel) -> xb.Consignment:
    """Return the parcel as the engine reads it."""

    def sum_of(amount: Decimal) -> str:
        return f"{amount} {sent.currency}"

    registered = {PLACES[to].registration} if sent.registered and not sent.gift else set()
    return xb.Consignment(
        ship_from=sent.sender,
        ship_to=to,
        region=sent.region,
        on=sent.on,
        items=[
            xb.Item(
                hs_code=goods.SIX[line.good],
                description=line.good,
                origin="CN",
                quantity=line.quantity,
                unit_price=sum_of(line.price),
                weight="0.5 kg",
                gross_weight="0.6 kg",
                preference=False,
                used=False,
                personal_use=True,
            )
            for line in sent.lines
        ],
        prices="net",
        shipping=sum_of(sent.shipping),
        insurance=sum_of(sent.insurance),
        coupon=sum_of(sent.coupon) if sent.coupon else None,
        incoterm="DAP",
        transport=sent.transport,
        gift=sent.gift,
        sender="consumer" if sent.gift else None,
        channel="marketplace" if sent.platform else "own_shop",
        marketplace="a platform" if sent.platform else None,
        seller=xb.Seller(registrations=registered),
        buyer=xb.Buyer(kind="consumer"),
    )


def compare(to: str, sent: Parcel) -> str:
    """Return how the engine and the calculator stand; fail where they differ."""
    found = xb.quote(consignment(to, sent), rates=RATES, tariff=TARIFFS[str(sent.tariff)])
    expected = PLACES[to].due(sent)
    if expected is None:
        return "calculator does not go there"
    assert found.total is not None, (to, sent, found.state, found.missing, found.reasons)
    charged = {
        "duty": found.sum_of("duty", "additional_duty").amount,
        "vat": found.sum_of("vat", "gst", "sales_tax").amount,
        "fee": found.sum_of("fee").amount,
    }
    room = PLACES[to].unit * len(sent.lines)
    for kind, amount in charged.items():
        due = getattr(expected, kind)
        assert due is None or abs(amount - due) <= room, (to, kind, sent, charged, expected)
    if expected.fee is not None:
        total = sent.cif + expected.duty + expected.vat + expected.fee
        assert abs(found.total.amount - total) <= 3 * room, (to, sent, found.total, total)
    return "agree"


def census(to: str, seed: str, count: int) -> Counter[str]:
    """Return how many of the parcels to one place agree."""
    rng = random.Random(f"{seed} to {to}")  # noqa: S311 - a repeatable sample, no secret
    return Counter(compare(to, parcel(rng, PLACES[to])) for _ in range(count))


@pytest.mark.parametrize("to", PLACES)
def test_random_parcels_agree_with_the_law(to):
    counts = census(to, "some parcels", 14)
    assert counts["agree"] >= 7, counts


@pytest.mark.long
@pytest.mark.parametrize("to", PLACES)
def test_a_thousand_parcels_over_all_places_agree_with_the_law(to):
    counts = census(to, "a thousand parcels", 42)
    assert counts["agree"] >= 21, counts
