"""The slice and the flow charts decide alike, on sales drawn at random."""

import datetime as dt
import random
from collections import Counter

import pytest

from tests.vat.independent.flow_charts import UNION, Decision, Facts, decide
from xborder.money import Money
from xborder.trade import Item
from xborder.trade.sale import Customer, Marketplace, RunningTotal, Sale, Trader
from xborder.vat import determine

STATES = sorted(UNION)
EURO = sorted(UNION - {"BG", "CZ", "DK", "HR", "HU", "PL", "RO", "SE"})
"""Members with the euro all along: limits of imports need no exchange rate there."""
OUTSIDE = ["CN", "GB", "NO", "US", "CH"]
FAR = ["FJ", "NP"]
"""Destinations that no rules of the book rule besides the Union's."""
FIRST = dt.date(2024, 1, 1)
DAYS = (dt.date(2026, 11, 30) - FIRST).days


def drawn(draw: random.Random) -> Facts:
    """Return facts with both ends, all sorts of sellers and buyers, and values near the limits."""
    supply = draw.choice(["goods", "goods", "goods", "electronic_service", "general_service"])
    inside = draw.random()
    origin = draw.choice(STATES if inside < 0.7 else OUTSIDE)
    leaves = 0.6 < inside < 0.7
    destination = draw.choice(FAR if leaves else EURO if origin in OUTSIDE else STATES)
    if supply == "goods" and draw.random() < 0.15 and origin in UNION:
        destination = origin
    seller = draw.choice([origin, origin, draw.choice(STATES), draw.choice(OUTSIDE)])
    places = [origin, destination, *draw.sample(STATES, 2)]
    identified = frozenset(each for each in places if each in UNION and draw.random() < 0.4)
    near = draw.choice([9_999_00, 10_000_00, 10_001_00]) - draw.choice([0, 100_00, 150_00])
    goods = supply == "goods"
    # The book has no rules for the services that a seller elsewhere supplies out of the Union.
    if not goods and seller not in UNION and destination not in UNION:
        destination = draw.choice(EURO)
    ioss = draw.random() < 0.4
    buyer = "consumer" if draw.random() < 0.6 else draw.choice(["valid", "invalid"])
    return Facts(
        supply=supply,
        on=FIRST + dt.timedelta(days=draw.randrange(DAYS)),
        origin=origin,
        destination=destination,
        seller=seller,
        branches=frozenset({draw.choice(places)} if draw.random() < 0.25 else ()),
        identified=identified,
        oss=draw.random() < 0.4,
        ioss=ioss,
        non_union_oss=draw.random() < 0.4,
        intermediary=ioss,
        buyer=buyer,
        number_of=draw.choice([destination, destination, draw.choice(STATES)])
        if goods
        else destination,
        platform=goods and draw.random() < 0.25,
        seller_imports=draw.random() < 0.3,
        value=draw.choice([150_00, 150_01, 99_99, 100_00, draw.randrange(1, 400_00)]),
        sold_last_year=draw.choice([0, 0, 9_000_00, 10_000_01]),
        sold_this_year=draw.choice([0, 5_000_00, near]),
        chose_destination=draw.random() < 0.2,
    )


def as_sale(facts: Facts) -> Sale:
    """Return the sale that the facts describe."""
    schemes = {"OSS": facts.oss, "IOSS": facts.ioss, "NON_UNION_OSS": facts.non_union_oss}
    business = facts.buyer != "consumer"
    goods = facts.supply == "goods"
    euros = Money.of_minor
    return Sale(
        supply=facts.supply,
        on=facts.on,
        ship_from=facts.origin if goods else None,
        ship_to=facts.destination,
        prices="net",
        items=[
            Item(
                quantity=1,
                unit_price=euros(facts.value, "EUR"),
                category="general",
                excise="none",
                origin=facts.origin,
            )
        ],
        seller=Trader(
            country=facts.seller,
            establishments=facts.branches,
            registrations={*facts.identified, *(name for name, held in schemes.items() if held)},
            intermediary="IE" if facts.intermediary and facts.ioss else None,
        ),
        buyer=Customer(
            kind="business" if business else "consumer",
            tax_number="123456789" if business else None,
            number_country=facts.number_of if business else None,
            number_valid=(facts.buyer == "valid") if business else None,
        ),
        channel="marketplace" if facts.platform else "own_shop",
        marketplace=Marketplace(name="Anywhere", registrations={"OSS", "IOSS"})
        if facts.platform
        else None,
        importer="seller" if facts.seller_imports else "buyer",
        destination_chosen=facts.chose_destination,
        totals=[
            RunningTotal(
                threshold="eu.distance_sales",
                previous=euros(facts.sold_last_year, "EUR"),
                current=euros(facts.sold_this_year, "EUR"),
            )
        ],
    )


def differing(facts: Facts) -> tuple[object, ...] | None:
    """Return both answers where they differ."""
    decided = decide(facts)
    if decided is None:
        return None
    found = determine(as_sale(facts))
    # The law of the other end may decide: then what the Union's law makes of it is said besides.
    rulings = (found.ruling, *found.elsewhere)
    ruling = next((each for each in rulings if each and each.jurisdiction == "EU"), None)
    if ruling is None:
        return (decided, found.missing, facts)
    tax = int(found.tax.amount * 100) if ruling is found.ruling else decided.tax
    got = Decision(ruling.place, str(ruling.taxation), ruling.regime, str(ruling.accountable), tax)
    return None if got == decided else (decided, got, facts)


@pytest.mark.parametrize("seed", [1])
def test_two_decisions_agree_on_a_thousand_sales(seed):
    draw = random.Random(seed)  # noqa: S311 - facts, not secrets
    drawn_facts = [drawn(draw) for _ in range(1_000)]
    assert [each for each in map(differing, drawn_facts) if each] == []
    regimes = Counter(each.regime for each in map(decide, drawn_facts) if each)
    assert len(regimes) >= 11, regimes


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 21))
def test_two_decisions_agree_on_twenty_thousand_sales(seed):
    draw = random.Random(seed)  # noqa: S311 - facts, not secrets
    assert [each for each in (differing(drawn(draw)) for _ in range(1_000)) if each] == []
