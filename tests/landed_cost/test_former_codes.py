"""Codes that are newer than the tariff at hand: what they came from, the range, and what ends it.

8543.40 (electronic cigarettes) is new in the Harmonized System of 2022 and came from 8543.70 (UN
Statistics Division, correlation of HS 2022 and HS 2017). The British list of 2021 prints 0 and 3.7 %
under 8543 70 for the Union, 0 and 2 % for Great Britain; its LED lamps of 9405 21 came from 9405 20
and bear 2.7, 3.7 or 4.7 % in the Union.
"""

import datetime as dt

import pytest

import xborder as xb
from xborder.errors import InvalidInput
from xborder.landed_cost.breakdown import Decided, QuoteState
from xborder.money import Money
from xborder.source import Source
from xborder.tariff import TariffSchedule

DAY = dt.date(2026, 9, 15)
VAPE, LAMP = "854340", "940521"


def parcel(*codes, ship_to="DE", currency="EUR", price="200"):
    return xb.Consignment(
        ship_from="VN",
        ship_to=ship_to,
        on=DAY,
        items=[
            xb.Item(
                hs_code=code,
                origin="VN",
                quantity=1,
                unit_price=f"{price} {currency}",
                preference=False,
            )
            for code in codes
        ],
        prices="net",
        incoterm="DAP",
        transport="express",
        shipping=f"0 {currency}",
        insurance=f"0 {currency}",
        seller=xb.Seller(registrations=set()),
        buyer=xb.Buyer(kind="consumer"),
    )


@pytest.mark.parametrize("code", [VAPE, "8543400000"])
@pytest.mark.parametrize(
    ("ship_to", "currency", "edition", "low", "high"),
    [
        # 200 x 1.19; 200 x 1.037 = 207.40, x 1.19 = 246.806
        ("DE", "EUR", "the Common Customs Tariff of 2021", "238.00", "246.81"),
        # 200 x 1.2; 200 x 1.02 = 204.00, x 1.2 = 244.80
        ("GB", "GBP", "the UK Global Tariff of 2021", "240.00", "244.80"),
    ],
)
def test_a_newer_code_names_what_it_came_from_and_has_a_range(
    code, ship_to, currency, edition, low, high
):
    found = xb.quote(parcel(code, ship_to=ship_to, currency=currency))
    assert found.state is QuoteState.MISSING_FACT
    assert found.missing.fact == "open_duty"
    assert found.reasons[0].text.render() == (
        f"There is no code 854340 in {edition}; it came from 854370, whose lines have 2 different "
        "duties: assume open_duty as lowest or highest, or give its own duty as a tariff."
    )
    assert (found.low, found.high) == (Money(low, currency), Money(high, currency))
    answers = {each.answer: each.total for each in found.missing.consequences}
    assert answers == {"lowest": found.low, "highest": found.high}
    assert found.ends[1].under[0].kind is Decided.FACT


@pytest.mark.parametrize("fact", ["open_duty", "item.hs_code"])
@pytest.mark.parametrize(("end", "total"), [("lowest", "238 EUR"), ("highest", "246.81 EUR")])
def test_either_assumption_ends_the_question_and_the_estimate_says_so(fact, end, total):
    found = xb.quote(parcel(VAPE), assume={fact: end})
    assert found.state is QuoteState.ESTIMATE
    assert found.total == Money(total)
    assert f"Assumed: the duty that holds of those the tariff leaves open is the {end}." in [
        reason.text.render() for reason in found.reasons
    ]


def test_a_duty_of_the_callers_own_ends_it_too():
    mine = TariffSchedule.from_rows(
        [(VAPE, "3.7%")], source=Source(title="Combined Nomenclature of 2022"), checked_on=DAY
    )
    assert xb.quote(parcel(VAPE), tariff=mine).total == Money("246.81 EUR")


def test_three_duties_are_a_range_of_the_least_and_the_most_even_where_they_are_doubtful():
    found = xb.quote(parcel("940519"))
    # 200 x 1.027 = 205.40, x 1.19 = 244.426; 200 x 1.047 = 209.40, x 1.19 = 249.186
    assert (found.low, found.high) == (Money("244.43 EUR"), Money("249.19 EUR"))
    assert all(end.is_estimate for end in found.ends)


def test_two_newer_codes_of_one_parcel_stand_at_the_same_end():
    found = xb.quote(parcel(VAPE, LAMP))
    # Tax is rounded line by line: 405.40 + 38.00 + 39.03; 416.80 + 39.41 + 39.79.
    assert (found.low, found.high) == (Money("482.43 EUR"), Money("496.00 EUR"))


def test_a_newer_code_beside_a_short_one_is_settled_with_it():
    found = xb.quote(parcel(VAPE, "650500"), assume={"item.hs_code": "highest"})
    # 200 at 3.7 % and a hat of felt at 5.7 %: 400 + 7.40 + 11.40, and tax of 39.41 + 40.17.
    assert (found.state, found.total) == (QuoteState.ESTIMATE, Money("498.38 EUR"))


def test_one_former_duty_is_an_estimate_that_names_the_codes():
    found = xb.quote(parcel("030910"))
    assert found.state is QuoteState.ESTIMATE
    assert (
        "There is no code 030910 in the Common Customs Tariff of 2021; the duty is that of 030510, "
        "from which it came."
    ) in [reason.text.render() for reason in found.reasons]


def test_a_share_and_a_sum_by_weight_are_compared_on_the_goods():
    food = parcel("030990", price="100")
    assert xb.quote(food, assume={"open_duty": "highest"}).state is QuoteState.ESTIMATE
    asked = xb.quote(parcel("150920"), assume={"open_duty": "highest"})
    assert asked.missing.fact == "item.weight"


def test_only_an_end_can_be_assumed():
    with pytest.raises(InvalidInput, match="lowest, highest"):
        xb.quote(parcel(VAPE), assume={"open_duty": "middle"})


@pytest.mark.parametrize(("end", "duty"), [("lowest", "21000 JPY"), ("highest", "35000 JPY")])
def test_a_printed_range_has_ends_that_may_be_assumed(end, duty):
    """The treaty's rate for yogurt of 0403.20.110 is printed as 21 % to 35 %."""
    item = xb.Item(
        hs_code="040320110",
        origin="NZ",
        quantity=1,
        unit_price="100000 JPY",
        weight="10 kg",
        preference=False,
    )
    food = xb.Consignment(
        ship_from="NZ",
        ship_to="JP",
        on=dt.date(2026, 11, 21),
        items=[item],
        shipping="0 JPY",
        insurance="0 JPY",
        prices="net",
        incoterm="DAP",
        transport="air",
        channel="own_shop",
        elections={"jp.general_tariff"},
        seller=xb.Seller(registrations=()),
        buyer=xb.Buyer(kind="business"),
    )
    open_ = xb.quote(food)
    assert (open_.state, open_.missing.fact) == (QuoteState.MISSING_FACT, "open_duty")
    taken = xb.quote(food, assume={"open_duty": end})
    assert taken.state is QuoteState.ESTIMATE
    assert [line.amount for line in taken.lines if line.id == "duty"] == [Money(duty)]
    assert taken.total == (open_.low if end == "lowest" else open_.high)
    assert "税率区间" in open_.explain(locale="zh_CN")
