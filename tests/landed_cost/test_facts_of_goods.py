"""What few goods have to say of themselves, from the item to the duty that counts it."""

import datetime as dt
from decimal import Decimal

import pydantic
import pytest

import xborder as xb
from xborder.errors import problems
from xborder.goods import Area
from xborder.money import Money
from xborder.source import Source
from xborder.tariff import TariffSchedule
from xborder.trade import Contents, Parts

DAY = dt.date(2026, 9, 15)


def duty(text, day=DAY, **facts):
    """Return the duty on two pieces at EUR 500 each that a text comes to, and the quote."""
    mine = TariffSchedule.from_rows(
        [("610910", text)], source=Source(title="for the test"), checked_on=DAY
    )
    parcel = xb.Consignment(
        ship_from="VN",
        ship_to="DE",
        on=day,
        items=[xb.Item(hs_code="610910", origin="VN", quantity=2, unit_price="500 EUR", **facts)],
        prices="net",
        shipping="0 EUR",
        insurance="0 EUR",
        incoterm="DAP",
        transport="express",
        seller=xb.Seller(registrations=set()),
        buyer=xb.Buyer(kind="consumer"),
    )
    quote = xb.quote(parcel, tariff=mine)
    return (quote.sum_of("duties") if quote.total else None), quote


# The duty on two pieces, worked by hand, and the fact without which it is not known.
COUNTED = [
    ("3 EUR / kg drained", {"drained_weight": "0.5 kg"}, "3.00", "item.drained_weight"),
    ("2 EUR / m", {"length": "150 cm"}, "6.00", "item.length"),
    ("2 EUR / m2", {"area": "5000 cm2"}, "2.00", "item.area"),
    ("0.10 EUR / jewel", {"jewels": 17}, "3.40", "item.jewels"),
    ("1 EUR / barrel", {"volume": "158.987294928 l"}, "2.00", "item.volume"),
    ("4 EUR / kg sugar", {"contents": {"sugar": "250 g"}}, "2.00", "item.contents.sugar"),
    ("1 EUR / kg lead", {"contents": {"lead": "2 kg"}}, "4.00", "item.contents.lead"),
    ("10% on case", {"parts": {"case": "0.4"}}, "40.00", "item.parts.case"),
    (
        "5 EUR / kg degree under 100",
        {"weight": "1 kg", "polarisation": "97.5"},
        "25.00",  # 2.5 degrees lacking on each of two kilograms
        "item.polarisation",
    ),
]


@pytest.mark.parametrize(("text", "facts", "sum_", "fact"), COUNTED, ids=[t for t, *_ in COUNTED])
def test_a_duty_counts_the_fact_and_asks_for_it_where_it_is_not_given(text, facts, sum_, fact):
    found, quote = duty(text, **facts)
    assert found == Money(f"{sum_} EUR")
    assert not [path for path in quote.unused if path.endswith(tuple(facts))]
    nothing, without = duty(text)
    assert nothing is None
    assert without.missing.fact == fact


def test_a_part_that_is_not_named_among_others_is_asked_for():
    assert duty("10% on strap", parts={"case": "0.4"})[1].missing.fact == "item.parts.strap"
    assert (
        duty("1 EUR / kg zinc", contents={"lead": "1 kg"})[1].missing.fact == "item.contents.zinc"
    )
    assert duty("1 EUR / kg degree under 100", weight="1 kg")[0] is None


def test_a_fact_that_no_rule_counts_is_said_to_be_unused():
    assert "items.0.parts" in duty("12%", parts={"case": "0.4"})[1].unused
    assert "items.0.jewels" in duty("12%", jewels=3)[1].unused


@pytest.mark.parametrize(
    ("day", "sum_"), [(dt.date(2026, 7, 15), "60.00"), (dt.date(2026, 7, 16), "120.00")]
)
def test_a_season_goes_by_the_day_of_entry(day, sum_):
    assert duty("12.00% (16 JUL - 15 JUN), 6.00% (16 JUN - 15 JUL)", day)[0] == Money(f"{sum_} EUR")


def item(**facts):
    return xb.Item(hs_code="610910", quantity=1, unit_price="1 EUR", **facts)


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"parts": {"case": "0.7", "strap": "0.4"}}, "The parts make up 1.1 of the value"),
        ({"weight": "1 kg", "drained_weight": "2 kg"}, "The drained weight 2 kg is above"),
        ({"polarisation": "101"}, "101 is not a degree"),
        ({"polarisation": 1.5}, "1.5 is not a degree"),
        ({"polarisation": "9 8"}, "9 8 is not a degree"),
    ],
)
def test_facts_that_cannot_be_are_refused(facts, message):
    with pytest.raises(pydantic.ValidationError) as caught:
        item(**facts)
    assert message in problems(caught.value)[0].message


def test_a_misspelt_part_is_told_the_one_that_is_meant():
    with pytest.raises(pydantic.ValidationError) as caught:
        item(parts={"straps": "0.4"})
    assert "strap" in problems(caught.value)[0].remedy


def test_the_facts_travel_and_are_taken_in_any_form():
    given = item(
        weight="2 kg",
        drained_weight="1 kg",
        polarisation=96,
        contents=Contents(sugar="1 kg"),
        parts=Parts(case=Decimal("0.3")),
        area="1 m2",
    )
    again = xb.Item.model_validate_json(given.model_dump_json())
    assert again == given
    assert again.polarisation == item(polarisation=Decimal("96.0")).polarisation
    assert given.area == Area("10000 cm2")
    assert Area("1 ft2").square_centimetres == Decimal("929.0304")
