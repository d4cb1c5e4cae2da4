"""Six digits: the candidates below a short code, the range over them, and the end that is assumed."""

import datetime as dt
import json

import pytest

import xborder as xb
from xborder.errors import InvalidInput
from xborder.landed_cost import codes
from xborder.landed_cost.admission import Supplied, admit, rules_for
from xborder.landed_cost.breakdown import Decided, QuoteState
from xborder.landed_cost.run import run
from xborder.money import Money
from xborder.policy import default_book
from xborder.source import Source
from xborder.tariff import TariffSchedule

DAY = dt.date(2026, 9, 15)


def item(code, price="400 USD", **facts):
    given = {"origin": "VN", "quantity": 1, "unit_price": price, "preference": False, **facts}
    return xb.Item(hs_code=code, **given)


def parcel(*items, ship_to="US", **facts):
    region = "CA" if ship_to == "US" else None
    return xb.Consignment(
        ship_from="VN",
        ship_to=ship_to,
        region=region,
        on=DAY,
        items=list(items),
        prices="net",
        incoterm="DAP",
        transport="express",
        shipping=f"0 {items[0].unit_price.currency.code}",
        insurance=f"0 {items[0].unit_price.currency.code}",
        seller=xb.Seller(registrations=set()),
        buyer=xb.Buyer(kind="consumer"),
        **facts,
    )


def german(*items):
    return parcel(*items, ship_to="DE")


HATS = "650500"
"""Under 6505 00 the Union has two duties: felt hats pay 5.7 %, others 2.7 %."""


def test_the_quote_of_a_short_code_lists_what_each_longer_one_comes_to():
    found = xb.quote(german(item(HATS, "400 EUR")))
    assert found.state is QuoteState.MISSING_FACT
    assert found.missing.fact == "item.hs_code"
    felt, other = found.missing.candidates
    assert (felt.code, other.code) == ("65050010", "65050030")
    assert (felt.duty, other.duty) == (Money("22.80 EUR"), Money("10.80 EUR"))  # 5.7 and 2.7 %
    assert other.others == 1  # 6505 00 90 pays 2.7 % too
    assert "fur felt" in felt.description
    for each in (felt, other):
        same = xb.quote(german(item(each.code, "400 EUR")))
        assert (each.total, each.state) == (same.total, same.state)


def test_low_and_high_are_the_totals_of_the_cheapest_and_the_dearest_code():
    found = xb.quote(german(item(HATS, "400 EUR")))
    totals = [each.total for each in found.missing.candidates]
    assert (found.low, found.high) == (min(totals), max(totals))
    [low], [high] = ([d for d in end.under if d.kind is Decided.CODE] for end in found.ends)
    assert (low.name, low.answer) == ("0", "65050030")
    assert str(high.text.text()) == "the code of line 1 is 65050010"
    assert found.total is None


@pytest.mark.parametrize(("end", "code"), [("highest", "65050010"), ("lowest", "65050030")])
def test_an_end_can_be_assumed_and_the_estimate_says_so(end, code):
    short = german(item(HATS, "400 EUR"))
    found = xb.quote(short, assume={"item.hs_code": end})
    assert found.state is QuoteState.ESTIMATE
    assert found.total == xb.quote(german(item(code, "400 EUR"))).total
    assert found.assumed == {"item.hs_code": end}
    assert found.consignment == short
    told = [str(reason.text) for reason in found.reasons if code in str(reason.text)]
    word = "most" if end == "highest" else "least"
    assert told == [
        f"Assumed: {code}, of the codes that these goods may have the one under which they bear {word}."
    ]
    assert (found.low, found.high) == (xb.quote(short).low, xb.quote(short).high)
    assert xb.replay(found.model_dump_json()).same_figures


def test_lines_that_agree_need_no_more_digits():
    found = xb.quote(german(item("610910", "400 EUR")), assume={"item.hs_code": "highest"})
    assert found.missing is None
    assert found.assumed == {}
    assert found.sum_of("duties") == Money("48.00 EUR")  # 12 %


def test_each_line_takes_its_own_code():
    short = german(item(HATS, "400 EUR"), item("610910", "100 EUR"), item(HATS, "200 EUR"))
    found = xb.quote(short)
    assert {each.item for each in found.missing.candidates} == {0, 2}
    high = xb.quote(short, assume={"item.hs_code": "highest"})
    felt = german(
        item("65050010", "400 EUR"), item("610910", "100 EUR"), item("65050010", "200 EUR")
    )
    assert high.total == xb.quote(felt).total == found.high
    assert xb.quote(short, assume={"item.hs_code": "lowest"}).total == found.low


def test_what_the_other_rules_make_of_a_code_counts_too():
    """American lists go by eight digits: the surcharge differs where the tariff's rate does not."""
    found = xb.quote(parcel(item("640399", "400 USD")))
    assert found.state is QuoteState.MISSING_FACT
    candidates = found.missing.candidates
    assert len(candidates) > 2
    for each in candidates:
        assert each.total == xb.quote(parcel(item(each.code, "400 USD"))).total
    assert (found.low, found.high) == (
        min(each.total for each in candidates),
        max(each.total for each in candidates),
    )


def test_a_doubt_that_stays_beside_the_code_makes_estimates_of_the_ends():
    found = xb.quote(german(item(HATS, "400 EUR")).replace(shipping=None))
    assert [end.is_estimate for end in found.ends] == [True, True]
    assert found.low < found.high


def test_a_code_one_of_whose_lines_cannot_be_computed_has_no_range():
    found = xb.quote(german(item("210690", "400 EUR", weight="1 kg")))
    assert found.ends == ()
    assert {each.state for each in found.missing.candidates} >= {QuoteState.UNSUPPORTED}
    [unsure] = [each for each in found.missing.candidates if each.code == "21069098"]
    assert (unsure.total, unsure.duty) == (None, None)
    assert xb.quote(
        german(item("210690", "400 EUR", weight="1 kg")), assume={"item.hs_code": "highest"}
    ).total  # of those that can be computed


def test_goods_without_any_code_have_no_candidates():
    found = xb.quote(german(item(None, "400 EUR")), assume={"item.hs_code": "highest"})
    assert found.missing.candidates == ()
    assert found.assumed == {}
    assert found.ends == ()


def test_only_an_end_can_be_assumed_of_a_code():
    with pytest.raises(InvalidInput, match="lowest, highest"):
        xb.quote(german(item(HATS, "400 EUR")), assume={"item.hs_code": "650500"})


def test_the_explanation_tells_each_candidate():
    told = xb.quote(german(item(HATS, "400 EUR", sku="HAT"))).explain()
    assert "if the code of HAT is 65050010: " in told
    assert "编码为 65050010" in xb.quote(german(item(HATS, "400 EUR", sku="HAT"))).explain(
        locale="zh_CN"
    )


@pytest.mark.parametrize(
    ("country", "code", "words"),
    [
        ("US", "64039910", "Other footwear"),
        ("US", "6403991099", "Other footwear"),  # the line above a suffix that is not listed
        ("US", "77777777", ""),
        ("JP", "640399011", ""),  # the text of Japan's schedule may not be shown
    ],
)
def test_a_candidate_is_described_where_the_terms_of_the_text_allow_it(country, code, words):
    told = codes.described(country, code)
    assert told.startswith(words)
    assert bool(told) is bool(words)


def test_a_stored_quote_keeps_its_candidates():
    found = xb.quote(german(item(HATS, "400 EUR")))
    again = xb.LandedCost.model_validate_json(found.model_dump_json())
    assert again == found
    assert again.missing.candidates == found.missing.candidates


OWN = {"source": Source(title="Our broker's rates"), "checked_on": DAY}


def test_the_callers_tariff_stands_before_the_built_in_one():
    mine = TariffSchedule.from_rows([("650500", "1%")], **OWN)
    hats = xb.quote(german(item(HATS, "400 EUR")), tariff=mine)
    assert hats.sum_of("duties") == Money("4.00 EUR")
    tee = xb.quote(german(item("610910", "400 EUR")), tariff=mine)
    assert tee.sum_of("duties") == Money("48.00 EUR")
    rules = [line.goods_rule.title for line in tee.lines if line.goods_rule and line.id == "duty"]
    assert "Common Customs Tariff" in rules[0]  # a word on who answered


def test_a_caller_may_say_that_only_theirs_counts():
    mine = TariffSchedule.from_rows([("650500", "1%")], **OWN, alone=True)
    assert xb.quote(german(item(HATS, "400 EUR")), tariff=mine).sum_of("duties") == Money("4 EUR")
    tee = xb.quote(german(item("610910", "400 EUR")), tariff=mine)
    assert tee.missing.fact == "item.hs_code"
    assert tee.missing.candidates == ()


@pytest.mark.parametrize("end", ["highest", "lowest"])
def test_many_parcels_settle_in_columns_as_each_does_alone(end):
    """The code taken for a line does not depend on what else is priced with it."""
    book = default_book()
    parcels = [
        german(item(HATS, f"{price} EUR"), item("610910", "30 EUR"), item("640399", "90 EUR"))
        for price in (160, 400, 999)
    ] + [german(item("210690", "400 EUR", weight="1 kg")), german(item("610910", "50 EUR"))]
    supplied = Supplied.beside(
        parcels[0], rates=None, tariff=None, assume={"item.hs_code": end}, book=book
    )
    rules = rules_for(book, parcels[0])
    together = codes.settle_many(parcels, rules, supplied)
    for each, found in zip(parcels, together, strict=True):
        outcome = run(rules, admit((each,), rules, supplied), each.prices)
        alone = codes.settle(each, outcome, rules, supplied)
        assert found == alone
        quoted = xb.quote(each, assume={"item.hs_code": end})
        if alone.codes:
            assert quoted.total == xb.quote(found.consignment).total
        else:
            assert quoted.total == xb.quote(each).total
    assert together[0].codes[0] == ("65050010" if end == "highest" else "65050030")
    assert together[4].codes == {}


def chinese(code, price="400 USD", **facts):
    return parcel(item(code, price, origin="CN", weight="1 kg", **facts)).replace(ship_from="CN")


def test_a_code_too_short_for_a_list_of_duties_has_candidates_and_a_range():
    """Upholstered seats of 9401.61 are free in column 1.

    Household ones (9401.61.4011) pay 25 % under U.S. note 20(f) to chapter 99 and 25 % under
    Proclamation 10976; chairs for children (9401.61.4001) neither.
    """
    found = xb.quote(chinese("940161"))
    assert (found.state, found.missing.fact) == (QuoteState.MISSING_FACT, "item.hs_code")
    candidates = {each.code: each for each in found.missing.candidates}
    assert candidates["9401614011"].duty == Money("200.00 USD")  # 25 % and 25 % of 400
    assert candidates["9401614001"].duty < Money("100.00 USD")  # neither, nor one of them
    assert all(each.total is not None for each in candidates.values())
    totals = [each.total for each in candidates.values()]
    assert (found.low, found.high) == (min(totals), max(totals))
    for text in map(str, (reason.text for reason in found.reasons)):
        assert "no entry" not in text
        assert "S301" not in text
    parted = "the Section 301 list of the United States parts goods by longer codes"
    assert any(parted in str(reason.text) for reason in found.reasons)
    assert "301 条款清单在 2026-09-15 按更长的号列区分 940161" in found.explain(locale="zh_CN")


def test_a_line_of_the_tariff_that_is_too_short_for_a_list_has_candidates_too():
    found = xb.quote(chinese("94016140"))
    assert [each.code for each in found.missing.candidates] == ["9401614001", "9401614011"]
    assert found.low < found.high


@pytest.mark.parametrize(
    ("code", "low", "high"),
    [
        # Ten digits that the schedule no longer has: it parts 9403.60.80 into ready-to-assemble and
        # other furniture, and 9403.60.8093, kitchen cabinets and vanities, is under Section 232.
        ("9403608081", "9403608010", "9403608093"),
        # 8517.12 was telephones for cellular networks until HS 2022 made 8517.13 and .14 of it.
        ("851712", "85171300", None),
        ("8517120050", "85171300", None),
    ],
)
def test_a_code_that_the_edition_does_not_have_has_those_it_may_mean_as_candidates(code, low, high):
    found = xb.quote(chinese(code))
    assert found.state is QuoteState.MISSING_FACT
    totals = {each.code: each.total for each in found.missing.candidates}
    assert (found.low, found.high) == (totals[low], max(totals.values()))
    assert found.low == xb.quote(chinese(low)).total < found.high
    assert high is None or found.high == xb.quote(chinese(high)).total
    assert xb.quote(chinese(code), assume={"item.hs_code": "lowest"}).total == found.low


def test_a_candidate_without_a_total_says_why_and_the_quote_says_there_is_no_range():
    """2106.90.42 pays by the kilogram of sugar (HTS, rate per kg of total sugars)."""
    found = xb.quote(chinese("210690"))
    candidates = {each.code: each for each in found.missing.candidates}
    assert candidates["21069039"].why is None
    assert "weight of sugar" in str(candidates["21069042"].why)
    assert (found.low, found.high) == (None, None)
    assert "no range is given, for there is no total under 21069042" in found.explain()


def test_a_stored_quote_that_does_not_say_why_tells_the_state_alone():
    """What was stored before candidates said why is read and told all the same."""
    stored = json.loads(xb.quote(chinese("210690")).model_dump_json())
    for candidate in stored["missing"]["candidates"]:
        del candidate["why"]
    told = xb.LandedCost.model_validate(stored).explain()
    assert "the code of #1 is 21069042: a fact is missing\n" in told


@pytest.mark.parametrize("code", ["170490", "040690"])
def test_where_every_candidate_has_a_total_there_is_a_range(code):
    found = xb.quote(chinese(code))
    totals = [each.total for each in found.missing.candidates]
    assert None not in totals
    assert (found.low, found.high) == (min(totals), max(totals))


def test_parts_of_cars_are_not_computed_under_any_code():
    """Both lines of 8708.99 may be automobile parts, whose duty goes by partner and content."""
    found = xb.quote(chinese("870899"))
    assert found.state is QuoteState.UNSUPPORTED
    assert {str(each.why) for each in found.missing.candidates} == {
        "These goods may be automobile parts under Section 232, which are not computed."
    }


# --- a heading of four digits ---------------------------------------------------------------------


def test_a_heading_whose_lines_agree_needs_no_more_digits():
    """All lines of 6109 pay 12 % in the Union; footwear of 6403 is free in Norway."""
    shirts = xb.quote(german(item("6109", "400 EUR")))
    assert (shirts.state, shirts.missing) == (QuoteState.EXACT, None)
    assert shirts.sum_of("duties") == Money("48.00 EUR")
    shoes = xb.quote(parcel(item("6403", "4000 NOK"), ship_to="NO"))
    assert (shoes.state, shoes.total) == (QuoteState.EXACT, Money("5000.00 NOK"))  # 25 % VAT


@pytest.mark.parametrize("end", ["highest", "lowest"])
def test_a_heading_whose_lines_differ_has_candidates_and_a_range_like_six_digits(end):
    short, longer = (german(item(code, "400 EUR")) for code in ("6505", HATS))
    found, same = xb.quote(short), xb.quote(longer)
    assert found.state is QuoteState.MISSING_FACT
    assert found.missing.fact == "item.hs_code"
    assert [each.code for each in found.missing.candidates] == ["65050010", "65050030"]
    assert (found.low, found.high) == (same.low, same.high)
    assumed = {"item.hs_code": end}
    assert xb.quote(short, assume=assumed).total == xb.quote(longer, assume=assumed).total


def test_a_rate_of_vat_may_part_a_heading_too():
    """Irish VAT frees some of heading 4911: no rate is taken for the whole of it."""
    printed = parcel(item("4911", "400 EUR"), ship_to="IE")
    found = xb.quote(printed)
    assert found.state is QuoteState.MISSING_FACT
    assert found.missing.fact == "item.hs_code"
    assert len(found.missing.candidates) > 1
    for each in found.missing.candidates:
        assert each.total == xb.quote(printed.replace(items=[item(each.code, "400 EUR")])).total


def test_a_heading_without_a_whole_tariff_has_its_subheadings():
    found = xb.quote(parcel(item("1806", "4000 NOK"), ship_to="NO"))
    assert found.state is QuoteState.MISSING_FACT
    assert found.total is None


def small(*codes):
    """Return a parcel of EUR 20 a line: EUR 3 are due for each distinct code of six digits."""
    return xb.Consignment(
        ship_from="VN",
        ship_to="DE",
        on=DAY,
        items=[item(code, "20 EUR") for code in codes],
        prices="net",
        shipping="0 EUR",
        insurance="0 EUR",
        transport="post",
        seller=xb.Seller(registrations=set()),
        buyer=xb.Buyer(kind="consumer"),
    )


def test_a_heading_beside_a_longer_code_of_its_own_may_be_the_same_code_or_another():
    """EUR 40 of goods, 19 % VAT: EUR 3 of duty if the two codes are one, EUR 6 if they are not."""
    found = xb.quote(small("6109", "610910"))
    assert found.state is QuoteState.MISSING_FACT
    told = [str(each.text) for each in found.reasons if each.fact]
    assert told == [
        "Other goods of the parcel stand under 6109 too: give at least six digits, to tell whether they are goods of one code."
    ]
    same, other = found.missing.candidates
    assert (same.code[:6], other.code[:6]) == ("610910", "610990")
    assert same.total == xb.quote(small("610910", "610910")).total
    assert other.total == Money("54.74 EUR")  # 46 EUR and 19 %
    assert (found.low, found.high) == (same.total, other.total)


def test_a_heading_beside_another_heading_is_a_code_of_its_own():
    assert xb.quote(small("6109", "6205")).total == Money("54.74 EUR")
    assert xb.quote(small("6109")).missing is None
    twice = xb.quote(small("6109", "6109"))
    assert (twice.state, twice.high) == (QuoteState.MISSING_FACT, Money("54.74 EUR"))
