"""Where a parcel goes and comes from decides its rules: country, region and postcode together."""

import datetime as dt

import pytest

import xborder as xb
from xborder.errors import InvalidInput
from xborder.landed_cost.admission.addresses import sender_code, territory_of
from xborder.policy.book import default_book
from xborder.trade.gazetteer import locate
from xborder.trade.territories import TERRITORIES

TODAY = dt.date(2026, 11, 30)
SPRING_2025 = dt.date(2025, 3, 3)
RATES = xb.RateTable.from_mapping(
    {
        "EUR/GBP": "0.87",
        "EUR/CHF": "0.93",
        "EUR/USD": "1.10",
        "EUR/NOK": "11.5",
        "EUR/CNY": "7.9",
        "EUR/DKK": "7.46",
        "EUR/HKD": "8.6",
        "EUR/TWD": "35",
        "EUR/COP": "4600",
        "EUR/IDR": "17900",
    },
    start=dt.date(2020, 1, 1),
    end=dt.date(2027, 1, 1),
    kind="customs",
    source="test",
    pivot="EUR",
)


def parcel(ship_to, price="300 EUR", *, ship_from="CN", hs="73239300", origin="CN", **more):
    code = price.split()[1]
    given = {"shipping": f"0 {code}", "prices": "net", "transport": "express", **more}
    return xb.Consignment(
        ship_from=ship_from,
        ship_to=ship_to,
        on=given.pop("on", TODAY),
        items=[xb.Item(hs_code=hs, origin=origin, quantity=1, unit_price=price)],
        buyer=xb.Buyer(kind="consumer"),
        seller=xb.Seller(registrations=given.pop("registrations", ())),
        **given,
    )


def charges(quote):
    return {line.id: str(line.amount) for line in quote.lines if line.rule is not None}


@pytest.mark.parametrize(
    "address", [{"postcode": "BT1 5GS"}, {"region": "GB-NIR"}, {"region": "Northern Ireland"}]
)
def test_northern_ireland_by_its_address_is_northern_ireland_by_its_code(address):
    belfast = xb.quote(parcel("GB", "300 GBP", **address))
    # Windsor Framework: the Union's duty of 3.2%, United Kingdom VAT of 20% on 309.60
    assert charges(belfast) == {"duty": "9.60 GBP", "import_vat": "61.92 GBP"}
    assert (str(belfast.total), belfast.jurisdiction) == ("371.52 GBP", "XI")
    assert belfast.total == xb.quote(parcel("XI", "300 GBP")).total


# (country, region, postcode): Directive 2006/112/EC, Art. 6; none of these pays mainland VAT
OUTSIDE_VAT = [
    *(("ES", None, code) for code in ("38001", "35003", "51001", "52001")),
    *(("ES", region, None) for region in ("ES-TF", "ES-GC", "TF", "CE", "ES-ML", "Canarias")),
    *(("GB", None, code) for code in ("JE2 3AB", "GY1", "GY9 3AB", "GX11 1AA", "BF1 2AT")),
    *(("FR", None, code) for code in ("97110", "97200", "97300", "97400", "97600", "97150")),
    ("FR", None, "97133"),
    ("FR", None, "98800"),
    ("FI", None, "22100"),
    ("GR", None, "63086"),
    *(("DE", None, code) for code in ("27498",)),
    *(("IT", None, code) for code in ("23041", "22061", "47890", "00120")),
    ("NO", None, "9170"),
    ("NO", "Svalbard", None),
    ("DK", None, "3900"),
    ("NL", "NL-AW", None),
    ("CN", "CN-MO", None),
    ("US", "GU", None),
    ("US", None, "00801"),
    ("US", "AE", "09012"),
    ("CH", None, "7563"),
]


@pytest.mark.parametrize(("country", "region", "postcode"), OUTSIDE_VAT)
def test_a_territory_apart_is_never_taxed_as_the_mainland(country, region, postcode):
    quote = xb.quote(parcel(country, region=region, postcode=postcode))
    assert quote.state == "unsupported"
    assert quote.total is None


@pytest.mark.parametrize(
    ("written", "under"),
    [
        ({"ship_to": "MC"}, {"ship_to": "FR"}),
        ({"ship_to": "FR", "postcode": "98000"}, {"ship_to": "FR"}),
        ({"ship_to": "IM", "price": "300 GBP"}, {"ship_to": "GB", "price": "300 GBP"}),
        ({"ship_to": "GB", "postcode": "IM1 1AA"}, {"ship_to": "GB"}),
        ({"ship_to": "LI", "price": "300 CHF"}, {"ship_to": "CH", "price": "300 CHF"}),
        ({"ship_to": "CH", "postcode": "9490"}, {"ship_to": "CH"}),
        (
            {"ship_to": "CN", "region": "Hong Kong", "price": "300 HKD"},
            {"ship_to": "HK", "price": "300 HKD"},
        ),
        (
            {"ship_to": "DE", "postcode": "78266", "price": "300 CHF"},
            {"ship_to": "CH", "price": "300 CHF"},
        ),
        (
            {"ship_to": "GB", "region": "Kent", "price": "300 GBP"},
            {"ship_to": "GB", "price": "300 GBP"},
        ),
        ({"ship_to": "ES", "region": "Madrid", "postcode": "28001"}, {"ship_to": "ES"}),
        ({"ship_to": "ES", "postcode": "07001"}, {"ship_to": "ES"}),  # the Balearic Islands
    ],
)
def test_some_places_are_under_the_rules_of_another(written, under):
    left, right = (xb.quote(parcel(**each), rates=RATES) for each in (written, under))
    assert (left.total, left.state) == (right.total, right.state)
    assert left.total is not None


# (ship_from, region, postcode, ship_to): the second paragraph of Art. 30 of Directive 2006/112/EC
FROM_TERRITORIES = [
    ("IC", None, None, "ES", "64.05 EUR"),  # 21% of 305
    ("ES", None, "38001", "ES", "64.05 EUR"),
    ("ES", "ES-GC", None, "ES", "64.05 EUR"),
    ("RE", None, None, "FR", "61.00 EUR"),  # 20%
    ("FR", None, "97400", "FR", "61.00 EUR"),
    ("AX", None, None, "FI", "77.78 EUR"),  # 25.5% of 305 is 77.775
    ("FI", None, "22100", "DE", "57.95 EUR"),  # 19%
    ("GR", "GR-69", None, "GR", "73.20 EUR"),  # 24%
    ("IT", None, "22061", "IT", "67.10 EUR"),  # 22%
]


@pytest.mark.parametrize(("ship_from", "region", "postcode", "ship_to", "vat"), FROM_TERRITORIES)
def test_union_goods_from_outside_the_vat_area_pay_vat_and_no_duty(
    ship_from, region, postcode, ship_to, vat
):
    quote = xb.quote(
        parcel(
            ship_to,
            ship_from=ship_from,
            ship_from_region=region,
            ship_from_postcode=postcode,
            origin="ES",
            hs="610910",
            shipping="5 EUR",
        )
    )
    assert charges(quote) == {"import_vat": vat}
    assert quote.state == "exact"


def test_a_sender_outside_the_customs_territory_pays_duty():
    quote = xb.quote(parcel("ES", ship_from="ES", ship_from_postcode="51001", hs="610910"))
    assert charges(quote)["duty"] == "36.00 EUR"  # 12% of 300


def test_great_britain_was_within_the_union_until_the_end_of_2020():
    last, first = (
        xb.quote(parcel("DE", ship_from="GB", hs="610910", on=day))
        for day in (dt.date(2020, 12, 31), dt.date(2021, 1, 1))
    )
    assert set(charges(last)) == {"union_vat"}
    assert "duty" in charges(first)


def test_puerto_rico_is_inside_the_customs_territory_of_the_united_states():
    by_code = xb.quote(parcel("PR", "100 USD", hs="61091000", on=SPRING_2025))
    by_state = xb.quote(parcel("US", "100 USD", hs="61091000", region="PR", on=SPRING_2025))
    by_zip = xb.quote(parcel("US", "100 USD", hs="61091000", postcode="00901", on=SPRING_2025))
    assert by_code.jurisdiction == "US"
    assert charges(by_code) == charges(by_state) == charges(by_zip)
    assert by_code.state == by_state.state == by_zip.state != "exact"


OPEN = [
    ("ES", "Tenerifa", None),
    ("ES", None, "3800"),
    ("ES", "Madrid", "38001"),
    ("GB", "Middlesex", None),
    ("GB", None, "12345"),
    ("IT", None, "2304"),
    ("US", "Cali", None),
    ("DE", None, "1067"),
    ("XI", None, "SW1A 1AA"),
]


@pytest.mark.parametrize(("country", "region", "postcode"), OPEN)
def test_an_address_that_cannot_be_read_asks_and_prices_each_answer(country, region, postcode):
    written = parcel(country, region=region, postcode=postcode)
    quote = xb.quote(written, rates=RATES)
    assert quote.state == "missing_fact"
    assert quote.total is None
    assert quote.missing.fact == "territory"
    answers = [each.answer for each in quote.missing.consequences]
    assert "mainland" in answers
    assert len(answers) > 1
    for each in quote.missing.consequences:
        assumed = xb.quote(written, rates=RATES, assume={"territory": each.answer})
        assert (assumed.state, assumed.total) == (each.state, each.total)
        assert assumed.state != "exact"
        assert assumed.consignment == written
    totals = {each.answer: each.total for each in quote.missing.consequences}
    home = locate(country, on=TODAY).country
    assert totals["mainland"] == xb.quote(parcel(home), rates=RATES).total


@pytest.mark.parametrize(("country", "region", "postcode"), OPEN)
def test_the_range_at_an_open_address_spans_the_addresses_it_may_be(country, region, postcode):
    written = parcel(country, region=region, postcode=postcode)
    quote = xb.quote(written, rates=RATES)
    home = locate(country, on=TODAY).country
    there = [
        xb.quote(written.replace(ship_to=home, region=each.answer, postcode=None), rates=RATES)
        for each in quote.missing.consequences
    ]
    lows, highs = [each.low for each in there], [each.high for each in there]
    if None in lows:  # one of them has no known range: there is none over all
        assert (quote.low, quote.high) == (None, None)
    else:
        assert (quote.low, quote.high) == (min(lows), max(highs))


def test_the_territory_of_an_open_address_is_not_known():
    place = locate("ES", "Tenerifa", on=TODAY)
    assert (territory_of(place), sender_code(place)) == (None, None)


def test_an_answer_that_needs_a_rate_says_so_and_does_not_raise():
    quote = xb.quote(parcel("GB", "300 EUR", region="Middlesex"))
    states = {each.answer: each.state for each in quote.missing.consequences}
    assert states["mainland"] == states["XI"] == "missing_fact"
    assert states["JE"] == "unsupported"


def test_the_mainland_can_be_assumed_and_is_told():
    quote = xb.quote(parcel("ES", region="Tenerifa"), assume={"territory": "mainland"})
    assert quote.state == "estimate"
    assert quote.assumed == {"territory": "mainland"}
    assert any("mainland" in str(reason.text) for reason in quote.reasons)
    assert xb.replay(quote.model_dump_json()).same_figures


def test_only_a_territory_that_the_address_may_lie_in_can_be_assumed():
    with pytest.raises(InvalidInput) as caught:
        xb.quote(parcel("ES", region="Tenerifa"), assume={"territory": "FR-RE"})
    (problem,) = xb.problems(caught.value)
    assert problem.where == "assume"
    assert "ES-IC" in problem.remedy


def test_a_sender_that_cannot_be_placed_is_asked_for_where_it_matters():
    quote = xb.quote(parcel("ES", ship_from="ES", ship_from_region="nowhere"))
    assert quote.state == "missing_fact"
    assert quote.missing.fact.startswith("ship_from")


@pytest.mark.parametrize(
    ("country", "region", "postcode"),
    [("ES", "nowhere", None), ("ES", "Madrid", "38001"), ("IC", None, "28001"), ("DE", None, "1")],
)
def test_a_sender_that_cannot_be_placed_is_told_why_and_each_answer_is_priced(
    country, region, postcode
):
    sent = parcel("ES", ship_from=country, origin="ES").replace(
        ship_from_region=region, ship_from_postcode=postcode
    )
    quote = xb.quote(sent)
    first = str(quote.reasons[0].text)
    assert (quote.state, quote.missing.fact) == ("missing_fact", "ship_from.territory")
    assert first.startswith("The place of dispatch is open: ")
    assert (region or postcode) in first
    assert "not given" not in quote.explain()
    answers = [each.answer for each in quote.missing.consequences]
    assert answers == list(locate(country, region, postcode, on=TODAY).candidates)
    for each in quote.missing.consequences:
        assumed = xb.quote(sent, assume={"ship_from.territory": each.answer})
        assert (assumed.state, assumed.total) == (each.state, each.total)
        assert assumed.state != "exact"
        assert assumed.consignment == sent
        if assumed.total:
            assert assumed.assumed == {"ship_from.territory": each.answer}
            home = locate(country, on=TODAY).country
            told = sent.replace(
                ship_from=home, ship_from_region=each.answer, ship_from_postcode=None
            )
            assert assumed.total == xb.quote(told).total


def test_only_a_territory_that_the_sender_may_be_in_can_be_assumed():
    sent = parcel("ES", ship_from="ES").replace(ship_from_region="nowhere")
    with pytest.raises(InvalidInput) as caught:
        xb.quote(sent, assume={"ship_from.territory": "FR-RE"})
    (problem,) = xb.problems(caught.value)
    assert problem.where == "assume"
    assert "ES-IC" in problem.remedy
    known = parcel("ES", ship_from="IC", origin="ES")
    assert xb.quote(known, assume={"ship_from.territory": "mainland"}).assumed == {}


def test_both_ends_of_a_parcel_may_be_open():
    sent = parcel("ES", ship_from="ES", region="Tenerifa").replace(ship_from_region="nowhere")
    assert xb.quote(sent).missing.fact == "territory"
    there = xb.quote(sent, assume={"territory": "mainland"})
    assert there.missing.fact == "ship_from.territory"
    both = {"territory": "mainland", "ship_from.territory": "ES-IC"}
    quote = xb.quote(sent, assume=both)
    assert quote.assumed == both
    assert quote.total == xb.quote(parcel("ES", ship_from="IC")).total


def test_every_territory_is_priced_or_refused_and_never_exact_by_another_rate():
    book = default_book()
    for each in TERRITORIES.values():
        quote = xb.quote(parcel(each.country, region=each.id), rates=RATES)
        assert quote.state != "missing_fact" or quote.missing.fact != "territory"
        if not book.covers(each.rules):
            assert quote.state == "unsupported"


@pytest.mark.parametrize("to", ["GB", "HK", "NO", "DE", "CH"])
@pytest.mark.parametrize("territory", TERRITORIES.values(), ids=lambda each: each.id)
def test_no_quote_is_exact_by_a_standing_that_nobody_read(territory, to):
    """A territory as the place of dispatch: an exact quote rests on what was read, and is stored."""
    sender = territory.codes[0] if territory.codes else territory.country
    region = territory.regions[0] if territory.regions and not territory.codes else None
    sent = parcel(to).replace(ship_from=sender, ship_from_region=region)
    quote = xb.quote(sent, rates=RATES)
    if quote.evidence == "unchecked":
        assert quote.state != "exact"
    assert xb.LandedCost.model_validate_json(quote.model_dump_json()) == quote


def test_a_standing_that_nobody_read_is_said():
    sent = parcel("HK").replace(ship_from="MO")
    quote = xb.quote(sent, rates=RATES)
    assert quote.state == "estimate"
    assert "Macao stands to customs" in quote.explain()
    assert "澳门" in quote.explain(locale="zh_CN")
