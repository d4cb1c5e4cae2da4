"""Claims to preference, and column 2: what goods pay that are not under the general duty.

Rates are read by hand off the official files: the Harmonized Tariff Schedule of 2026 (special
subcolumn and column 2), Japan's schedule of 2026-07-09, Norway's rates under trade agreements of
2026. General note 3(a)(iii) of the American schedule: the lowest rate of any programme, and the
general duty where a line names none.
"""

import datetime as dt
import gzip
import json

import pytest
from tests.countries import test_jp as japan
from tests.countries import test_no as norway
from tests.countries import test_us as america
from tests.tariff.snapshots.test_snapshot import shared

import xborder as xb
from xborder.landed_cost.breakdown import QuoteState
from xborder.landed_cost.solvers.preferences import preference_options
from xborder.money import Money
from xborder.policy.amount import FREE, ByGoods, Estimate, NoMoreThan, Percent, PerUnit, Unavailing
from xborder.policy.goods_table import GoodsKey
from xborder.tariff.agreed_programmes import AGREED_PROGRAMMES, NAMED_BY_ORDER, origins
from xborder.tariff.snapshots.claims import NO_PROGRAMME, NOTHING_WON, SEVERAL, claimed, lowest
from xborder.tariff.snapshots.edition import AGREED
from xborder.tariff.snapshots.snapshot import OTHER_YEAR, snapshot
from xborder.tariff.snapshots.table import Row

ON = dt.date(2026, 11, 21)
CLAIM = {"preference": True}
TEE = "61091000"


def american(origin, hs=TEE, on="2026-11-21", **item):
    return xb.quote(
        america.parcel(on, "1000", hs=hs, origin=origin, item={**CLAIM, **item}, transport="air")
    )


# 6109.10.00: 16.5%, Free (AU,BH,CL,CO,IL,JO,KR,MA,OM,P,PA,PE,S,SG), 90%. The duty on forced labour
# is 12.5% on goods of Australia, and fills up to 12.5% on goods of Korea; textiles under the
# agreement with Central America are spared. 19 CFR 24.23(c): Morocco pays the fee, the others not.
IN_AMERICA = [
    ("AU", TEE, {"s301_forced_labour": "125.00"}, QuoteState.EXACT),
    ("KR", TEE, {"s301_forced_labour": "125.00"}, QuoteState.EXACT),
    ("DO", TEE, {}, QuoteState.EXACT),
    ("MX", TEE, {}, QuoteState.EXACT),
    ("MA", TEE, {"s301_forced_labour": "125.00", "mpf_informal": "2.77"}, QuoteState.EXACT),
    # no rate for Japan at this line; whether a rate for it counts towards a floor was not read
    ("JP", TEE, {"preferential_duty": "165.00", "mpf_informal": "2.77"}, QuoteState.ESTIMATE),
    # clothing of Africa enters under chapter 98, which is not in the line
    ("KE", TEE, {"preferential_duty": "165.00", "mpf_informal": "2.77"}, QuoteState.ESTIMATE),
]


@pytest.mark.parametrize(("origin", "hs", "expected", "state"), IN_AMERICA)
def test_a_claim_in_the_united_states_pays_the_special_rate(origin, hs, expected, state):
    found = american(origin, hs)
    assert (found.state, america.charges(found)) == (state, expected)


@pytest.mark.parametrize(
    ("origin", "programme", "wins"),
    [
        ("JP", "us.japan", False),  # the special subcolumn of 6109.10.00 does not name JP
        ("JP", None, False),
        ("KE", "us.agoa", False),
        ("KR", "us.korea", True),
    ],
)
def test_a_claim_that_wins_nothing_says_so(origin, programme, wins):
    found = american(origin, programme=programme)
    told = [str(reason.text) for reason in found.reasons]
    assert (NOTHING_WON in told) is not wins
    assert found.state is (QuoteState.EXACT if wins else QuoteState.ESTIMATE)


def test_nothing_is_said_of_a_claim_where_nothing_is_due():
    """4901.99.00: Free in the general subcolumn, so that there was nothing to win."""
    found = american("IL", "49019900")
    assert NOTHING_WON not in [str(reason.text) for reason in found.reasons]


def test_a_claim_that_wins_nothing_is_an_option_that_saves_nothing():
    parcel = america.parcel("2026-11-21", "1000", hs=TEE, origin="JP", transport="air")
    general, claimed_ = preference_options(parcel).of(0)
    assert claimed_.programme.id == "us.japan"
    assert (str(general.duty), str(claimed_.duty), str(claimed_.saves)) == (
        "165.00 USD",
        "165.00 USD",
        "0.00 USD",
    )


def test_a_rate_that_equals_the_general_one_wins_nothing():
    edition = AGREED["US"]
    row = Row(code="01010101", marks="", cells=("2%", "2% (AU)", "50%"))
    (pact,) = [each for each in AGREED_PROGRAMMES if each.id == "us.australia"]
    assert claimed(edition, row, (pact,)) == Unavailing(ByGoods("tariff"), NOTHING_WON)


def test_a_floor_counts_the_rate_that_is_claimed():
    """Additional duty on Korea: 12.5% less the rate of column 1, general or special."""
    unclaimed = american("KR", preference=False)
    assert america.charges(unclaimed) == {"duty": "165.00", "mpf_informal": "2.77"}


def test_a_line_that_sends_a_programme_to_another_line_is_not_computed():
    """0401.40.25: "See 9823.01.01-9823.01.07 (S+)"."""
    found = american("MX", "0401402500", volume="10 l", weight="10 kg")
    assert found.state is QuoteState.UNSUPPORTED
    assert any("See 9823.01.01" in str(reason.text) for reason in found.reasons)


def test_a_claim_for_an_origin_without_a_programme_is_refused():
    found = american("VN")
    assert found.state is QuoteState.UNSUPPORTED
    assert "no programme of preference for this origin" in str(found.reasons[0].text)


@pytest.mark.parametrize(("hs", "due"), [("950300", "700.00"), (TEE, "900.00")])
def test_goods_of_belarus_pay_column_2(hs, due):
    """9503.00.00: 70%; 6109.10.00: 90%."""
    found = xb.quote(america.parcel("2026-11-21", "1000", hs=hs, origin="BY", transport="air"))
    assert america.charges(found) == {"column_2_duty": due, "mpf_informal": "2.77"}


# 4202.21.210: WTO 8%, EU 1.5%, RCEP (China) 5.7%, Viet Nam free, CPTPP 1.4%, RCEP (ASEAN) 5%;
# 6109.10.020: WTO 7.4%, RCEP (China) 4.6%, all others free.
IN_JAPAN = [
    ("DE", "420221210", 4_500, QuoteState.EXACT),
    ("CN", "420221210", 17_100, QuoteState.EXACT),
    ("VN", "420221210", None, QuoteState.ESTIMATE),  # four agreements, of which one is claimed
    ("VN", "610910020", None, QuoteState.EXACT),  # free under all four
    ("CN", "610910020", 13_800, QuoteState.EXACT),
    ("BR", "610910020", None, QuoteState.ESTIMATE),  # no agreement
]


@pytest.mark.parametrize(("origin", "hs", "due", "state"), IN_JAPAN)
def test_a_claim_in_japan_pays_the_column_of_its_agreement(origin, hs, due, state):
    found = xb.quote(japan.parcel("300000", hs=hs, item={**CLAIM, "origin": origin}))
    assert (found.state, japan.charges(found).get("preferential_duty")) == (state, due)


def test_the_simplified_tariff_knows_no_preference():
    claim = japan.parcel("30000", item={**CLAIM, "origin": "VN"})
    assert "simplified tariff knows no preference" in str(xb.quote(claim).reasons[0].text)
    elected = claim.replace(elections={"jp.general_tariff"})
    assert "simplified" not in str([reason.text for reason in xb.quote(elected).reasons])


# 6109.10.00: free under the EEA, 10.7 % from Colombia, nothing for developing countries (so the
# general 10.7 %, which was not read at the line); 1806.20.11: NOK 11.55 a kilogram under the EEA.
IN_NORWAY = [
    ("DE", "61091000", {}, {"import_vat": "1000.00"}, QuoteState.EXACT),
    ("CO", "61091000", {}, {"preferential_duty": "428.00", "import_vat": "1107.00"}, QuoteState.EXACT),
    ("VN", "61091000", {}, {"preferential_duty": "428.00", "import_vat": "1107.00"}, QuoteState.ESTIMATE),
    ("IS", "18062011", {"weight": "2 kg", "gross_weight": "2.1 kg"}, {"preferential_duty": "23.10", "import_vat": "603.47"}, QuoteState.EXACT),
]  # fmt: skip


@pytest.mark.parametrize(("origin", "hs", "item", "expected", "state"), IN_NORWAY)
def test_a_claim_in_norway_pays_the_rate_of_its_group(origin, hs, item, expected, state):
    found = xb.quote(norway.parcel("4000.00", hs=hs, item={**CLAIM, "origin": origin, **item}))
    assert (found.state, norway.charges(found)) == (state, expected)


def test_a_short_code_of_food_has_candidates_under_a_claim():
    """1806.20 in Norway: NOK 11.55 a kilogram and other rates."""
    found = xb.quote(
        norway.parcel("4000.00", hs="180620", item={**CLAIM, "origin": "IS", "weight": "2 kg"})
    )
    assert found.missing.fact == "item.hs_code"
    assert [str(each.total) for each in found.missing.candidates] == ["4626.57 NOK", "4600.00 NOK"]
    assert (str(found.low), str(found.high)) == ("4600.00 NOK", "4626.57 NOK")


def find(name, code, origin, on=ON):
    return snapshot(name).find(GoodsKey(hs_code=code, origin=origin), on).value


def test_a_day_that_the_edition_was_not_read_for_makes_an_estimate():
    assert find("no.agreements", "61091000", "CO", dt.date(2025, 12, 31)) == Estimate(
        Percent("0.107"), OTHER_YEAR
    )
    assert find("us.special", TEE, "AU", dt.date(2024, 12, 31)) == Estimate(FREE, OTHER_YEAR)
    # industrial goods under the EEA and the North American agreement were free on every day
    assert find("no.agreements", "61091000", "DE", dt.date(2020, 1, 1)) == FREE
    assert find("us.special", TEE, "MX", dt.date(2020, 1, 1)) == FREE
    # 0201.10.50: 1.7% (KR) in the edition of 2025, free in that of 2026
    assert find("us.special", "02011050", "KR") == FREE
    assert find("us.special", "02011050", "KR", dt.date(2026, 6, 30)) == Estimate(FREE, OTHER_YEAR)


def test_a_programme_that_has_ended_leaves_the_general_duty_in_doubt():
    assert find("us.special", "09024000", "KE", dt.date(2027, 1, 1)) == ByGoods("tariff")  # free
    assert find("us.special", TEE, "KE", dt.date(2027, 1, 1)) == Estimate(
        ByGoods("tariff"), NO_PROGRAMME
    )


def test_of_several_agreements_the_lowest_is_shown_and_doubted():
    assert find("jp.agreements", "420221210", "VN") == Estimate(FREE, SEVERAL)
    assert find("jp.agreements", "420221210", "NZ") == Estimate(Percent("0.014"), SEVERAL)
    assert find("jp.agreements", "610910020", "VN") == FREE


@pytest.mark.parametrize(
    ("code", "origin", "amount"),
    [
        ("610910010", "BD", FREE),  # LDC 無税; general 10.9 %
        ("090121000", "ET", FREE),  # LDC 無税, GSP 10 %, WTO 12 %
        ("851713000", "BD", ByGoods("tariff")),  # free for all
        ("090121000", "PK", None),  # of the other developing countries it was not read which
    ],
)
def test_the_least_developed_countries_have_columns_of_their_own_in_japan(code, origin, amount):
    """Japan Customs, schedule of 9 July 2026; who they are is a Cabinet Order's, so that it is doubted."""
    found = find("jp.agreements", code, origin)
    if amount is None:
        assert found == Estimate(ByGoods("tariff"), NO_PROGRAMME)
    elif amount == FREE:
        assert found == Estimate(FREE, NAMED_BY_ORDER)
    else:
        assert found == amount


def test_the_lowest_of_rates_of_different_kinds_is_compared_when_the_goods_are_known():
    by_weight = PerUnit(Money("1 NOK"), "net_mg")
    assert lowest([Percent("0.05"), by_weight]) == NoMoreThan(Percent("0.05"), by_weight)


def test_every_american_line_gives_each_partner_what_is_printed_for_its_symbol():
    """An oracle that reads the official file by itself: the partner's symbol stands in one group."""
    with gzip.open(shared("us_hts_2026_rev_10.json.gz"), "rt", encoding="utf-8") as stream:
        records = json.load(stream)
    seen = 0
    for record in records:
        code, general = record["htsno"].replace(".", ""), (record["general"] or "").strip()
        if len(code) != 8 or code[:2] > "97" or not general or general == "Free":
            continue
        for origin, symbol in (("SG", "SG"), ("IL", "IL"), ("CL", "CL")):
            free = (record["special"] or "").partition(")")[0]
            if not free.startswith("Free"):
                continue
            if symbol in free.replace("(", ",").replace(" ", "").split(","):
                assert find("us.special", code, origin) == FREE, code
                seen += 1
    assert seen > 6_000


def test_every_symbol_of_a_programme_stands_in_its_tariff():
    for importer, edition in AGREED.items():
        cells = " ".join(
            row.cells[edition.column]
            for name in {code[:2] for code in snapshot_codes(edition)}
            for row in table_of(edition).chapter(name).rows.values()
        )
        printed = set(cells.replace("(", ",").replace(")", ",").split(","))
        for each in AGREED_PROGRAMMES:
            if each.importer == importer:
                # American goods come back under a line of their own, 9801.00.10
                assert set(each.symbols) & printed or each.id == "us.returned", each.id


def snapshot_codes(edition):
    return table_of(edition).codes()


def table_of(edition):
    from xborder.tariff.snapshots.table import table

    return table(edition.table)


def test_origins_are_those_of_all_programmes():
    assert "KR" in origins("US")
    assert "VN" not in origins("US")
    assert {"DE", "CN", "US"} <= set(origins("JP"))


def test_the_options_of_a_line_show_what_a_claim_saves_in_the_united_states():
    parcel = america.parcel("2026-11-21", "1000", hs=TEE, origin="AU", transport="air")
    general, claimed = preference_options(parcel).of(0)
    # 16.5 % of 1,000; the duty on forced labour is an additional duty, and stays
    assert (str(general.duty), str(claimed.duty)) == ("290.00 USD", "125.00 USD")
    assert claimed.programme.id == "us.australia"
    assert str(claimed.proofs[0]).startswith("no proof")
