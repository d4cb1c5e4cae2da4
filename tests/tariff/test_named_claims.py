"""Claims that name their programme and their proof: what each pays, and which cannot be had.

Limits of proofs: EU-UK Trade and Cooperation Agreement, Annex ORIG-4 and SI 2020/1457 for GBP 1,000;
UK-Vietnam Free Trade Agreement, Protocol 1, Art. 15; EEA Agreement, Protocol 4.
"""

import datetime as dt
from fractions import Fraction

import pytest
from pydantic import ValidationError
from tests.countries import test_jp as japan

import xborder as xb
from xborder.landed_cost.solvers.preferences import preference_options

ON = dt.date(2026, 11, 21)


def test_options_under_several_agreements_each_have_their_own_duty():
    """Schedule of Japan, 4202.21-210: treaty 8 %, CPTPP 1.4 %, RCEP 5 %, ASEAN and Viet Nam free."""
    parcel = japan.parcel("300000", hs="420221210", item={"origin": "VN"})
    options = preference_options(parcel).of(0)
    ids = [each.programme.id for each in options[1:]]
    assert ids == ["jp.cptpp", "jp.rcep", "jp.asean", "jp.vietnam"]
    assert [str(each.duty) for each in options] == [
        f"{int(300_000 * Fraction(share))} JPY" for share in ("0.08", "0.014", "0.05", "0", "0")
    ]
    assert preference_options(parcel).cheapest(0).programme.id == "jp.asean"


@pytest.mark.parametrize(
    ("programme", "due", "state"),
    [
        ("jp.cptpp", "4200", "exact"),
        ("jp.rcep", "15000", "exact"),
        ("jp.vietnam", None, "exact"),
        (None, None, "estimate"),  # which of them is meant is not said
    ],
)
def test_a_claim_that_names_its_programme_pays_its_column(programme, due, state):
    claim = {"origin": "VN", "preference": True, "programme": programme}
    found = xb.quote(japan.parcel("300000", hs="420221210", item=claim))
    assert found.state == state
    paid = [line.amount for line in found.lines if line.id == "preferential_duty"]
    assert sum(map(int, (each.amount for each in paid))) == int(due or 0)


def claim(ship_to, origin, price, **facts):
    shirts = xb.Item(
        hs_code="61091000",
        origin=origin,
        quantity=1,
        unit_price=price,
        preference=True,
        **facts,
    )
    currency = price.split()[1]
    return xb.Consignment(
        ship_from=origin,
        ship_to=ship_to,
        on=ON,
        items=[shirts],
        prices="net",
        shipping=f"0 {currency}",
        insurance=f"0 {currency}",
        seller=xb.Seller(registrations=set()),
        buyer=xb.Buyer(kind="business"),
    )


@pytest.mark.parametrize(
    ("ship_to", "origin", "programme", "says"),
    [
        (
            "GB",
            "VN",
            "gb.cpttp",
            "which is no programme of the United Kingdom for goods of Vietnam",
        ),
        ("GB", "VN", "gb.cpttp", "name gb.uk_vietnam or gb.cptpp."),
        ("GB", "VN", "gb.cptpp", "are not held here, but those of UK-Vietnam"),
        ("GB", "CN", "gb.cptpp", "no programme of the United Kingdom for goods of China is known"),
        ("US", "KR", "us.usmca", "name us.korea."),
        ("CH", "VN", "ch.efta", "no programme of Switzerland for goods of Vietnam is known"),
    ],
)
def test_a_programme_that_cannot_be_had_is_not_quoted(ship_to, origin, programme, says):
    currency = {"US": "USD", "CH": "CHF"}.get(ship_to, "GBP")
    found = xb.quote(claim(ship_to, origin, f"300 {currency}", programme=programme))
    assert found.state == "unsupported"
    assert says in " ".join(str(each.text) for each in found.reasons)


EURO = xb.RateTable.from_mapping(
    {"EUR/GBP": "0.85"},
    start=dt.date(2026, 1, 1),
    end=dt.date(2027, 1, 1),
    source="for the test",
    pivot="EUR",
)


@pytest.mark.parametrize(
    ("ship_to", "origin", "price", "proof", "state"),
    [
        # UK-Vietnam: any exporter up to GBP 5,700; above it a certificate
        ("GB", "VN", "5700 GBP", "declaration", "exact"),
        ("GB", "VN", "5700.01 GBP", "declaration", "missing_fact"),
        ("GB", "VN", "5700.01 GBP", "certificate", "exact"),
        ("GB", "VN", "100 GBP", "free_circulation", "missing_fact"),
        # with the Union: no proof up to GBP 1,000, and the importer's knowledge at any value
        ("GB", "FR", "1000 GBP", "none_asked", "exact"),
        ("GB", "FR", "1000.01 GBP", "none_asked", "missing_fact"),
        ("GB", "FR", "9000 GBP", "importers_knowledge", "exact"),
        # into the Union any British or Canadian exporter states the origin, at any value
        ("DE", "GB", "8000 EUR", "declaration", "exact"),
        ("DE", "CA", "8000 EUR", "declaration", "exact"),
        # EEA: any exporter up to EUR 6,000, which kroner are not compared with
        ("NO", "DE", "40000 NOK", "declaration", "estimate"),
        ("NO", "DE", "40000 NOK", "certificate", "exact"),
        # no programme: nothing is said of proofs
        ("GB", "CN", "1000 GBP", "certificate", "estimate"),
    ],
)
def test_a_proof_will_do_up_to_the_value_that_its_programme_sets(
    ship_to, origin, price, proof, state
):
    found = xb.quote(claim(ship_to, origin, price, proof=proof))
    assert found.state == state, [str(each.text) for each in found.reasons]
    facts = {each.fact for each in found.reasons if each.fact}
    assert facts == ({"item.proof"} if state == "missing_fact" else set())


def test_a_proof_counts_all_originating_goods_of_the_parcel():
    parcel = claim("GB", "VN", "3000 GBP", proof="declaration")
    twice = parcel.replace(items=[parcel.items[0], parcel.items[0]])
    assert xb.quote(parcel).state == "exact"
    found = xb.quote(twice)
    assert found.state == "missing_fact"
    assert "UK-Vietnam Free Trade Agreement takes a certificate" in str(found.reasons[0].text)
    other = twice.items[0].replace(unit_price="3000 EUR")
    assert (
        xb.quote(twice.replace(items=[parcel.items[0], other]), rates=EURO).state == "estimate"
    )  # sums of two currencies are not added


def test_goods_of_viet_nam_are_certified_by_its_authority_or_an_approved_exporter():
    """CPTPP, Annex 3-A, into Japan."""

    def reasons(proof):
        parcel = claim("JP", "VN", "300000 JPY", proof=proof, programme="jp.cptpp")
        return [str(each.text) for each in xb.quote(parcel).reasons if each.fact == "item.proof"]

    (reason,) = reasons("declaration")
    assert "registered or approved exporter or a certificate" in reason
    assert reasons("certificate") == []


def test_options_set_aside_what_is_claimed_and_keep_the_proof():
    parcel = claim("GB", "VN", "6000 GBP", proof="declaration", programme="gb.uk_vietnam")
    general, vietnam, pacific = preference_options(parcel).of(0)
    assert str(general.duty) == "720.00 GBP"
    assert vietnam.duty is None
    assert [reason.fact for reason in vietnam.reasons] == ["item.proof"]
    assert pacific.duty is None
    assert "not held here" in str(pacific.reasons[0].text)


@pytest.mark.parametrize("said", [{"programme": "gb.cptpp"}, {"proof": "certificate"}])
def test_a_programme_or_a_proof_without_a_claim_is_refused(said):
    with pytest.raises(ValidationError) as caught:
        xb.Item(quantity=1, unit_price="1 EUR", **said)
    (problem,) = xb.problems(caught.value)
    assert (problem.code, problem.where) == ("item.claim", next(iter(said)))
    assert problem.remedy == "Say preference=True, or leave it out."
