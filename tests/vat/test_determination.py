"""A determination: what it says of what is missing, assumed and doubtful, and how it is told."""

import datetime as dt
import json
import pickle
import re

import pytest
from pydantic import ValidationError

from xborder.errors import InvalidInput, InvalidType, problems
from xborder.exchange import RateTable
from xborder.money import Money
from xborder.trade import Item
from xborder.trade.sale import Customer, Marketplace, RunningTotal, Sale, Trader, number_prefix
from xborder.vat import Certainty, Determination, determine

DAY = dt.date(2026, 11, 10)


def sale(**changes):
    """Return a sale of one thing at EUR 100 net, from Ireland to a consumer in Germany."""
    given = {
        "on": DAY,
        "ship_from": "IE",
        "ship_to": "DE",
        "prices": "net",
        "items": [Item(quantity=1, unit_price="100 EUR", category="general", excise="none")],
        "seller": Trader(country="IE", registrations={"IE", "OSS"}, identification="IE"),
        "buyer": Customer(kind="consumer"),
        "destination_chosen": True,
        **changes,
    }
    return Sale(**given)


IMPORTED = sale(
    ship_from="CN",
    seller=Trader(country="CN", registrations={"IOSS"}, intermediary="IE", identification="IE"),
)


def test_only_a_sale_is_determined():
    with pytest.raises(InvalidType, match="is not a Sale"):
        determine({"on": DAY})


def test_a_fact_that_is_missing_is_named_and_can_be_assumed():
    business = Customer(kind="business", tax_number="DE123456789")
    open_sale = sale(buyer=business)
    found = determine(open_sale)
    assert (found.state, found.missing.fact) == (Certainty.MISSING_FACT, "buyer.number_valid")
    assert {each.answer: each.regime for each in found.missing.consequences} == {
        "yes": "intra_community_supply",
        "no": "domestic",
    }
    assert (found.tax, found.place, found.taxation, found.accountable) == (None,) * 4
    assert (found.regime, found.rate, found.alternatives, found.parts) == ("", None, (), ())
    taken = determine(open_sale, assume={"buyer.number_valid": "yes"})
    assert (taken.state, taken.regime) == (Certainty.ESTIMATE, "intra_community_supply")
    kept = determine(open_sale.replace(assumptions={"buyer.number_valid": False}))
    assert (kept.state, kept.regime) == (Certainty.ESTIMATE, "domestic")


def test_the_fact_behind_the_border_is_named():
    found = determine(IMPORTED.replace(buyer=Customer()))
    assert found.missing.fact == "buyer.kind"
    told = determine(IMPORTED.replace(buyer=Customer()), assume={"buyer.kind": "consumer"})
    assert told.regime == "ioss"


@pytest.mark.parametrize(
    ("changes", "fact"),
    [({"ship_from": None}, "ship_from"), ({"ship_to": None, "ship_from": None}, "arrival")],
)
def test_a_sale_without_its_ends_says_which_is_missing(changes, fact):
    found = determine(sale(**changes))
    assert found.state == Certainty.MISSING_FACT
    assert fact in {found.missing.fact, "ship_from", "arrival"}
    assert found.tax is None


def test_countries_without_rules_are_unsupported():
    found = determine(sale(ship_from="NP", ship_to="FJ", seller=Trader(country="NP")))
    assert (found.state, found.tax) == (Certainty.UNSUPPORTED, None)
    assert "FJ, NP" in str(found.reasons[0].text)


def test_a_day_before_the_rules_is_unsupported():
    found = determine(sale(on=dt.date(1990, 1, 1)))
    assert (found.state, found.tax) == (Certainty.UNSUPPORTED, None)


def test_every_rule_that_was_considered_has_its_reason():
    found = determine(sale())
    verdicts = [str(each.verdict) for each in found.alternatives]
    assert verdicts.count("taken") == 1
    assert len(verdicts) > 40
    assert all(str(each.reason) for each in found.alternatives)
    assert all(each.rule.title for each in found.alternatives)


def test_the_trace_names_the_law_of_each_step():
    found = determine(IMPORTED)
    steps = [(str(step.text), step.rule.article) for step in found.trace]
    assert steps[0] == (
        "At the border: Import One-Stop Shop (IOSS), up to EUR 150.",
        "Directive 2006/112/EC, Art. 369l-369x, 143(1)(ca)",
    )
    assert any("Art. 33(c), 369l" in article for _, article in steps)
    assert steps[-1][0] == "€100.00 at 19%: €19.00 of tax."


def test_a_determination_is_told_in_words():
    told = determine(IMPORTED).explain()
    for part in (
        "supplied in Germany, taxable.",
        "Declared by: the seller's intermediary.",
        "Net €100.00, tax €19.00, gross €119.00.",
        "Return ioss of 2026-11, due on 2026-12-31.",
    ):
        assert part in told
    chinese = determine(IMPORTED).explain(locale="zh_CN")
    assert "德国" in chinese
    assert "supplied in" not in chinese
    assert not re.search(r"。 ?\(|。 ", chinese)  # a citation stands in full-width brackets


@pytest.mark.parametrize(
    "seller",
    [{"country": "CN"}, {"country": "DE", "establishments": {"FR"}}],
    ids=["none", "several"],
)
def test_a_limit_that_is_not_for_this_seller_is_said_to_be_none_of_its(seller):
    """Directive 2006/112/EC, Art. 59c(1)(a): established in only one member state."""
    total = RunningTotal(threshold="eu.distance_sales", previous="0 EUR", current="10 EUR")
    abroad = sale(seller=Trader(**seller, registrations={"IE", "OSS"}), totals=[total])
    found = determine(abroad.replace(destination_chosen=False))
    (where,) = found.thresholds
    assert (where.applies, where.left, found.place) == (False, None, "DE")
    told = found.explain()
    assert "the limit of €10,000.00 does not apply" in told
    assert "not exceeded" not in told


def test_an_intra_community_supply_names_the_buyers_acquisition_and_both_numbers():
    """Directive 2006/112/EC, Art. 2(1)(b), 20, 40, 200; Art. 226(3) and (4) of the invoice."""
    business = Customer(kind="business", tax_number="FR40303265045", number_valid=True)
    seller = Trader(country="DE", registrations={"DE"})
    found = determine(sale(ship_from="DE", ship_to="FR", seller=seller, buyer=business))
    (acquired,) = found.ruling.others
    assert (found.regime, acquired.place) == ("intra_community_supply", "FR")
    assert (acquired.taxation, acquired.article) == (
        "reverse_charge",
        "Art. 2(1)(b), 20, 40, 200",
    )
    assert "Write both VAT numbers on the invoice" in found.explain()


def test_what_is_open_and_what_stands_beside_is_told():
    total = RunningTotal(threshold="eu.distance_sales", previous="0 EUR", current="9950 EUR")
    seller = Trader(country="IE", registrations={"IE"})
    below = sale(seller=seller, destination_chosen=False, totals=[total])
    told = determine(below).explain()
    assert (
        "€10,050.00 of €10,000.00, exceeded with this sale. To register for: "
        "The Union one-stop shop, or VAT in each member state of arrival." in told
    )
    over = total.replace(current="10001 EUR")
    assert (
        "€10,101.00 of €10,000.00, exceeded." in determine(below.replace(totals=[over])).explain()
    )
    assert "Registration needed: OSS." in told
    fewer = total.replace(current="10 EUR")
    assert "not exceeded" in determine(below.replace(totals=[fewer])).explain()
    asked = determine(below.replace(totals=())).explain()
    assert "If " in asked
    market = sale(
        seller=Trader(country="CN", registrations={"DE"}),
        channel="marketplace",
        marketplace=Marketplace(name="Anywhere", country="LU", registrations={"OSS"}),
    )
    found = determine(market)
    assert (found.filing.kind, found.filing.country) == ("union_oss", "LU")
    assert "Beside it: The seller's supply to the marketplace" in found.explain()
    supply = sale(buyer=Customer(kind="business", tax_number="DE1", number_valid=True))
    assert "On the invoice: " in determine(supply).explain()
    away = determine(sale(case="no_supply")).explain()
    assert "no supply." in away


def test_a_determination_is_a_document():
    found = determine(IMPORTED)
    assert json.loads(found.model_dump_json())["tax"] is not None
    told = found.model_dump_json()
    read = Determination.model_validate_json(told)
    assert (read, read.model_dump_json()) == (found, told)
    assert pickle.loads(pickle.dumps(found)) == found


def test_what_is_remembered_changes_no_answer():
    """A ruling of a kind, and a crossing between two prices, are found again: here both ways."""
    prices = ["10.00", "149.99", "150.00", "150.01", "45.00", "999.00", "150.00", "10.00"]
    items = [
        Item(quantity=1, unit_price=f"{each} EUR", category="general", excise="none")
        for each in prices
    ]
    warm = [determine(IMPORTED.replace(items=[each])).regime for each in items]
    assert warm == [
        *("ioss", "ioss", "ioss", "import_standard"),
        *("ioss", "import_standard", "ioss", "ioss"),
    ]


def test_several_lines_cross_the_border_together():
    two = [
        Item(
            quantity=2,
            unit_price="70 EUR",
            category="general",
            excise="none",
            description="a shirt",
        ),
        Item(quantity=1, unit_price="11 EUR", hs_code="490199", excise="none"),
    ]
    found = determine(IMPORTED.replace(items=two))
    assert found.regime == "import_standard"
    cheaper = determine(IMPORTED.replace(items=[two[0], two[1].replace(unit_price="10 EUR")]))
    assert cheaper.regime == "ioss"
    assert [str(part.rate) for part in cheaper.parts] == ["0.19", "0.07"]
    assert cheaper.rate is None


def test_a_stated_customs_value_is_the_value_at_the_border():
    item = IMPORTED.items[0].replace(customs_value="160 EUR", discount="5 EUR")
    assert determine(IMPORTED.replace(items=[item])).regime == "import_standard"


def test_limits_in_another_currency_need_a_rate():
    import_to_britain = sale(
        ship_from="CN", ship_to="GB", seller=Trader(country="CN", registrations={"GB"})
    )
    found = determine(import_to_britain)
    assert found.missing.fact == "rate.GBP"
    rates = RateTable.from_mapping(
        {"EUR/GBP": "0.85"},
        start=dt.date(2020, 1, 1),
        end=dt.date(2030, 1, 1),
        source="fixed for the tests",
        pivot="EUR",
    )
    assert determine(import_to_britain, rates=rates).regime != ""


@pytest.mark.parametrize(
    ("changes", "remedy"),
    [
        ({"prices": "landed"}, "Quote the consignment first"),
        ({"channel": "marketplace"}, "marketplace together, or neither"),
        ({"shipping": "5 USD"}, "Convert its prices into one"),
    ],
)
def test_a_sale_that_contradicts_itself_is_refused(changes, remedy):
    with pytest.raises(ValidationError) as refused:
        sale(**changes)
    assert remedy in str(problems(refused.value))


def test_only_goods_travel_as_a_consignment():
    assert sale().consignment().ship_to == "DE"
    with pytest.raises(InvalidInput, match="Only goods"):
        sale(supply="electronic_service").consignment()


def test_facts_of_a_sale_are_read_from_plain_ones():
    assert sale(holding={"resale"}, lacking={"export"}).model_dump(mode="json")["lacking"] == [
        "export"
    ]
    assert sale().value == Money("100 EUR")
    assert number_prefix("EL094014201") == "GR"
    assert Customer(kind="business", number_country="FR").identified_in == "FR"
    assert Customer(kind="business").identified_in is None
    assert Trader().states == ()


def test_a_seller_of_nowhere_and_an_arrival_that_is_not_known_are_asked_for():
    unknown = determine(sale(seller=Trader(registrations={"IE"}), destination_chosen=False))
    assert unknown.missing.fact == "seller.members"
    nowhere = determine(sale(ship_to=None))
    assert nowhere.missing.fact == "arrival"
    business = Customer(kind="business", tax_number="123", number_valid=True)
    online = determine(
        sale(supply="electronic_service", ship_from=None, ship_to=None, buyer=business)
    )
    assert online.missing.fact == "arrival"


def test_a_sale_that_no_rule_takes_is_unsupported():
    """The overseas departments of France are outside the Union's VAT; no book rules them."""
    inside = determine(sale(ship_from="RE", ship_to="RE", seller=Trader(country="FR")))
    assert inside.state == Certainty.UNSUPPORTED
    assert "No rule" in str(inside.reasons[0].text)
    before_the_shops = determine(sale(on=dt.date(2020, 6, 1)))
    assert before_the_shops.state == Certainty.UNSUPPORTED


def test_the_law_of_the_origin_is_told_beside_that_of_the_destination():
    found = determine(
        sale(
            ship_from="GB",
            seller=Trader(country="GB", registrations={"GB", "DE"}),
            importer="seller",
        )
    )
    assert (found.place, found.regime) == ("DE", "local_registration")
    assert [each.jurisdiction for each in found.elsewhere] == ["GB"]
    assert "Export" in found.explain()


def test_a_choice_of_a_member_state_that_was_not_read_is_an_estimate():
    """Directive 2006/112/EC, Art. 194."""
    business = Customer(kind="business", tax_number="PT501964843", number_valid=True)
    stock = sale(ship_from="PT", ship_to="PT", buyer=business)
    found = determine(stock)
    assert (found.state, found.regime) == (Certainty.ESTIMATE, "local_registration")
    assert "was not read" in str(found.reasons[0].text)
    at_home = stock.replace(seller=Trader(country="PT", registrations={"PT"}))
    assert determine(at_home).state == Certainty.EXACT


def test_a_seller_from_outside_neither_files_nor_lists_a_service_that_the_buyer_taxes():
    """Directive 2006/112/EC, Art. 262: the statement is of persons identified in the Union."""
    service = sale(
        supply="listed_service",
        ship_from=None,
        seller=Trader(country="US"),
        buyer=Customer(kind="business", tax_number="DE136695976", number_valid=True),
    )
    found = determine(service)
    assert (found.place, found.regime) == ("DE", "reverse_charge")
    assert (found.filing, found.ruling.keeps) == (None, ())
    inside = determine(service.replace(seller=Trader(country="US", establishments={"FR"})))
    assert (inside.filing.kind, inside.filing.country) == ("domestic", "FR")
    assert any("recapitulative" in each for each in inside.ruling.keeps)


def test_a_place_outside_the_area_is_named_and_not_its_country():
    found = determine(sale(ship_to="IT", postcode="22061"))
    assert str(found.reasons[0].text) == "The book has no rules for sales in Campione d'Italia."
    assert "坎皮奥内" in found.explain(locale="zh_CN")


@pytest.mark.parametrize(("price", "rate"), [("62.00", None), ("63.00", "0.081")])
def test_a_tax_too_small_to_be_collected_is_none_at_the_border(price, rate):
    """Federal Office for Customs and Border Security: goods of up to CHF 62 at 8.1 % are free."""
    shirt = Item(
        quantity=1, unit_price=f"{price} CHF", hs_code="610910", excise="none", origin="DE"
    )
    home = Trader(country="IE", registrations={"IE"})
    found = determine(sale(ship_to="CH", items=[shirt], seller=home))
    assert found.border.scheme == "ch.standard"
    assert (found.border.rate and str(found.border.rate)) == rate
    assert (found.border.payer is None) is (rate is None)


def test_a_seller_whose_registrations_are_not_known_is_told_of_none_that_lacks():
    unknown = determine(sale(ship_to="IE", seller=Trader(country="IE")))
    assert (unknown.regime, unknown.ruling.registration) == ("domestic", "")
    without = determine(sale(ship_to="IE", seller=Trader(country="IE", registrations=set())))
    assert without.ruling.registration == "IE"


@pytest.mark.parametrize("buyer", [{"kind": "consumer"}, {}])
def test_a_service_of_a_seller_that_is_not_named_asks_where_it_is(buyer):
    """Article 45 and Article 58(1) ask where the supplier is: nothing can be told without it."""
    found = determine(
        sale(supply="electronic_service", ship_from=None, seller=Trader(), buyer=Customer(**buyer))
    )
    assert found.state is Certainty.MISSING_FACT
    assert found.missing is not None
    assert found.missing.fact.startswith("seller.")
    assert found.tax is None
    assert all(each.tax is None or each.tax for each in found.missing.consequences)


def test_a_tax_where_the_seller_is_waits_for_where_that_is():
    """Assumed to be in one member alone, below EUR 10,000: taxed there (Article 59c), wherever."""
    found = determine(
        sale(
            supply="electronic_service",
            ship_from=None,
            seller=Trader(),
            destination_chosen=False,
        ),
        assume={
            "seller.established:arrival": "no",
            "seller.established:EU": "yes",
            "seller.established:dispatch": "yes",
            "seller.members": "one",
            "seller.registered:OSS": "no",
            "threshold:eu.distance_sales": "no",
        },
    )
    assert (found.state, found.missing and found.missing.fact) == ("missing_fact", "dispatch")
    assert found.net is None
