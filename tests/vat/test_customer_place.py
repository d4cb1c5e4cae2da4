"""The place of a customer of an electronic service: Regulation (EU) No 282/2011, Art. 24a-24f."""

import datetime as dt
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import xborder as xb
from xborder.errors import InvalidInput, InvalidType
from xborder.messages import localized
from xborder.vat.customer_place import Clue, ClueKind, customer_place


def clues(*pairs, **facts):
    return [Clue(kind=kind, country=country, **facts) for kind, country in pairs]


FR_IP, FR_BANK, BE_IP = ("ip_address", "FR"), ("bank", "FR"), ("ip_address", "BE")
FR_BILL, BE_BILL, BE_BANK = ("billing_address", "FR"), ("billing_address", "BE"), ("bank", "BE")


@pytest.mark.parametrize(
    ("known", "country"),
    [
        ([], None),
        ([FR_IP], None),
        ([FR_IP, FR_BANK], "FR"),  # Art. 24b(d): two items that do not contradict
        ([FR_IP, BE_BILL], None),
        ([FR_IP, BE_BILL, FR_BANK], "FR"),
        ([FR_IP, FR_IP], None),  # two addresses of the device are one kind of evidence
        ([FR_IP, FR_BILL, BE_BANK, ("sim_card", "BE")], None),
        ([FR_IP, ("other", "FR")], "FR"),
    ],
)
def test_two_items_have_to_agree(known, country):
    found = customer_place(clues(*known))
    assert found.country == country
    assert found.article == "Art. 24b(d)"
    assert {clue.country for clue in found.relies_on} == ({country} if country else set())
    assert len(found.relies_on) + len(found.against) == len(known)


@pytest.mark.parametrize(
    ("known", "small", "country"),
    [
        (clues(FR_BANK, from_third_party=True), True, "FR"),
        (clues(FR_BANK, from_third_party=True), False, None),
        (clues(FR_BANK), True, None),  # the customer's own word
        (clues(("other", "FR"), from_third_party=True), True, None),  # Art. 24f(a) to (e) alone
        (clues(FR_BANK, BE_IP, from_third_party=True), True, None),
        ([*clues(FR_BANK, from_third_party=True), *clues(BE_IP)], True, "FR"),
        ([*clues(FR_BANK, from_third_party=True), *clues(BE_IP, BE_BILL)], True, "BE"),
    ],
)
def test_a_small_seller_needs_one_item_of_a_third_party(known, small, country):
    """Art. 24b, second subparagraph: at most EUR 100,000 in this and the last calendar year."""
    assert customer_place(known, small=small).country == country


@pytest.mark.parametrize(
    ("way", "article"),
    [
        ("on_the_spot", "Art. 24a(1)"),
        ("land_line", "Art. 24b(a)"),
        ("sim_card", "Art. 24b(b)"),
        ("decoder", "Art. 24b(c)"),
    ],
)
def test_what_the_law_presumes_needs_no_evidence(way, article):
    found = customer_place([], presumed_by=way, presumed="AT")
    assert (found.country, found.article, found.may_rebut_to) == ("AT", article, None)


def test_three_items_may_rebut_a_presumption():
    """Art. 24d(1): three items of non-contradictory evidence."""
    two = customer_place(clues(FR_IP, FR_BANK), presumed_by="sim_card", presumed="DE")
    assert (two.country, two.may_rebut_to, len(two.against)) == ("DE", None, 2)
    three = customer_place(clues(FR_IP, FR_BANK, FR_BILL), presumed_by="sim_card", presumed="DE")
    assert (three.country, three.may_rebut_to) == ("DE", "FR")
    same = customer_place(clues(FR_IP, FR_BANK, FR_BILL), presumed_by="sim_card", presumed="FR")
    assert same.may_rebut_to is None


def test_what_is_not_said_whole_is_refused():
    for half in ({"presumed": "DE"}, {"presumed_by": "decoder"}):
        with pytest.raises(InvalidInput, match="a way and a country"):
            customer_place([], **half)
    with pytest.raises(InvalidType, match=r"clues\[0\]"):
        customer_place(["FR"])
    with pytest.raises(InvalidType, match="small"):
        customer_place([], small="yes")
    with pytest.raises(InvalidInput, match="GB"):
        Clue(kind="bank", country="UK")
    with pytest.raises(InvalidInput, match="ip_address"):
        Clue(kind="ip", country="FR")


@given(
    st.lists(
        st.builds(
            Clue,
            kind=st.sampled_from(list(ClueKind)),
            country=st.sampled_from(["AT", "BE", "FR"]),
            from_third_party=st.booleans(),
        ),
        max_size=5,
    )
)
def test_a_place_is_found_where_one_country_has_two_kinds_and_no_other_has(known):
    pairs = {
        one.country
        for one, other in combinations(known, 2)
        if one.country == other.country and one.kind is not other.kind
    }
    assert customer_place(known).country == (pairs.pop() if len(pairs) == 1 else None)


@pytest.mark.parametrize("known", [[FR_IP, FR_BANK], [FR_IP, BE_BILL]])
def test_the_place_is_where_the_service_goes_or_a_fact_that_is_missing(known):
    place = customer_place(clues(*known)).country
    found = xb.vat.determine(
        xb.Sale(
            supply="electronic_service",
            on=dt.date(2026, 11, 10),
            ship_to=place,
            prices="net",
            items=[xb.Item(quantity=1, unit_price="10 EUR", category="general")],
            seller=xb.Trader(country="IE", registrations={"IE", "OSS"}),
            buyer=xb.Customer(kind="consumer"),
            destination_chosen=True,
        )
    )
    if place is None:
        assert (found.state, found.missing.fact) == ("missing_fact", "arrival")
    else:
        assert (found.regime, found.place) == ("union_oss", "FR")


def test_the_reason_is_told_in_chinese():
    for known in ([FR_IP, FR_BANK], [FR_IP, BE_BILL], [FR_IP]):
        reason = customer_place(clues(*known)).reason
        assert not localized(reason, "zh_CN").isascii()
