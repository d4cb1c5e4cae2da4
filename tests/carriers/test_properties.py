"""What holds of every carrier's fees, whatever the parcel; and of price lists of one's own."""

import datetime as dt
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import xborder as xb
from xborder.errors import InvalidPolicy
from xborder.exchange import RateTable
from xborder.landed_cost import LandedCost, quote
from xborder.landed_cost.admission import Supplied, admit, rules_for
from xborder.landed_cost.refund import refund_on_return
from xborder.landed_cost.replay import replay
from xborder.landed_cost.run import chunk_lanes, evaluate
from xborder.money import Money
from xborder.policy import default_book
from xborder.policy.columns import FewLines, Many, lanes_for
from xborder.policy.vocabulary import (
    FREE,
    CarrierFees,
    CarrierService,
    Daily,
    Flat,
    Not,
    Percent,
    Reader,
    Timeline,
    Value,
    asked,
    day,
)
from xborder.testing import consignments

BOOK = default_book()
CARRIED = [
    ("swiss_post", "CH", "CHF"),
    ("bpost", "BE", "EUR"),
    ("austrian_post", "AT", "EUR"),
    ("deutsche_post", "DE", "EUR"),
    ("dhl_express", "DE", "EUR"),
    ("dhl_express", "US", "USD"),
    ("parcelforce", "GB", "GBP"),
    ("fedex", "GB", "GBP"),
    ("ups", "US", "USD"),
    ("postnord", "SE", "SEK"),
    ("japan_post", "JP", "JPY"),
]
RATES = RateTable.from_mapping(
    {
        "EUR/CHF": "0.9412",
        "EUR/SEK": "11.1347",
        "EUR/GBP": "0.8642",
        "EUR/USD": "1.0861",
        "EUR/JPY": "162.35",
    },
    start=dt.date(2020, 1, 1),
    end=dt.date(2030, 1, 1),
    source="fixed for the tests",
    pivot="EUR",
)
SUPPLIED = Supplied(rates=RATES)
carried = pytest.mark.parametrize(("carrier", "code", "currency"), CARRIED)
few = settings(max_examples=max(settings.default.max_examples // 6, 5), deadline=None)


def sent(to, price, *, carrier, on=dt.date(2026, 3, 2), code="420221", **changes):
    """Return a parcel of one bag from China, cleared by a carrier."""
    facts = {
        "ship_from": "CN",
        "ship_to": to,
        "on": on,
        "items": [xb.Item(hs_code=code, origin="CN", quantity=1, unit_price=price)],
        "prices": "net",
        "seller": xb.Seller(registrations=set()),
        "buyer": xb.Buyer(kind="consumer"),
        "carrier": carrier,
    }
    return xb.Consignment(**(facts | changes))


def parcels(code, currency, **options):
    return consignments(
        ship_to=code,
        currency=currency,
        registrations=("IOSS", "GB", "CH", "US"),
        first=dt.date(2026, 1, 2),
        last=dt.date(2026, 11, 30),
        **options,
    ).map(lambda parcel: parcel.replace(region="US-OR") if code == "US" else parcel)


def own_of(found):
    return {line.id for line in found.lines if line.kind == "fee" and line.collector == "carrier"}


@carried
@given(data=st.data())
@few
def test_a_quote_without_a_carrier_is_the_quote_that_it_was(carrier, code, currency, data):
    parcel = data.draw(parcels(code, currency))
    assert rules_for(BOOK, parcel) is BOOK.compiled(code, parcel.on)
    before = quote(parcel, rates=RATES)
    quote(parcel.replace(carrier=carrier), rates=RATES)
    after = quote(parcel, rates=RATES)
    assert before == after
    assert before.fingerprint == after.fingerprint


@carried
@given(data=st.data())
@few
def test_fees_come_on_top_and_move_nothing_but_a_tax_that_they_are_inside(
    carrier, code, currency, data
):
    parcel = data.draw(parcels(code, currency))
    plain = quote(parcel, rates=RATES)
    found = quote(parcel.replace(carrier=carrier), rates=RATES)
    if found.total is None or plain.total is None:
        return
    own = own_of(found) - own_of(plain)
    (fees,) = [each for each in BOOK.fees_of(carrier) if code in each.entries[0].value.destinations]
    inside = set(fees.on(parcel.on).in_base_of)
    kept = [line for line in found.lines if line.id not in own | inside]
    assert kept == [line for line in plain.lines if line.id not in inside]
    assert found.schemes == plain.schemes
    assert found.total >= plain.total
    assert found.fingerprint != plain.fingerprint
    asked_for = [charge.id for charge in fees.on(parcel.on).charges if charge.id in own]
    due_at_border = [
        line
        for line in plain.lines
        if line.collector in {"customs", "carrier"} and line.moment in {"import", "delivery"}
    ]
    if not any(line.amount for line in due_at_border):
        assert set(asked_for) <= set(fees.on(parcel.on).always)


def outcome(evaluation, lanes):
    faces = {"state": list(lanes.entries(evaluation.state))}
    for declaration in evaluation.declarations:
        for name, entry in declaration.ledger.charges.items():
            placed = lanes.entries(lanes.put(entry.due, declaration.lines))
            known = faces.get(name, [0] * len(placed))
            faces[name] = [int(a) + int(b) for a, b in zip(known, placed, strict=True)]
    return {name: [int(n) for n in column] for name, column in faces.items()}


def computed(many, plan, make):
    admitted = admit(many, plan, SUPPLIED)
    lanes = make(admitted)
    return outcome(evaluate(plan, admitted.facts(lanes), lanes), lanes)


@carried
@given(data=st.data())
@few
def test_one_by_one_equals_columns_of_many(carrier, code, currency, data):
    first = data.draw(parcels(code, currency)).replace(carrier=carrier)
    others = data.draw(st.lists(parcels(code, currency), min_size=1, max_size=4))
    many = [first, *(each.replace(on=first.on, carrier=carrier) for each in others)]
    plan = rules_for(BOOK, first)
    joined = {}
    for place, each in enumerate(many):
        single = computed((each,), plan, lambda admitted: lanes_for(admitted.lines))
        assert computed((each,), plan, lambda admitted: FewLines(admitted.lines)) == single
        before = sum(len(parcel.items) for parcel in many[:place])
        for name, column in single.items():
            whole = joined.setdefault(name, [0] * sum(len(parcel.items) for parcel in many))
            whole[before : before + len(column)] = column
    some = {name: column for name, column in joined.items() if any(column)}
    for make in (lambda found: chunk_lanes(plan, found), lambda found: Many(found.lines)):
        together = computed(many, plan, make)
        assert {name: column for name, column in together.items() if any(column)} == some


@carried
@given(data=st.data())
@few
def test_quotes_with_fees_are_stored_replayed_and_given_back_as_others(
    carrier, code, currency, data
):
    parcel = data.draw(parcels(code, currency)).replace(carrier=carrier)
    found = quote(parcel, rates=RATES)
    assert LandedCost.model_validate_json(found.model_dump_json()) == found
    again = replay(found)
    assert (again.same_figures, again.same_rules) == (True, True)
    assert found.explain()
    assert found.explain(locale="zh_CN")
    if found.total is not None:
        refund = refund_on_return(found)
        assert {line.id for line in refund.lines} >= own_of(found)


@pytest.mark.parametrize("target", ["240", "260", "900"])
@pytest.mark.parametrize(("carrier", "code", "currency"), [CARRIED[0], CARRIED[1], CARRIED[6]])
def test_the_price_search_lands_with_the_fees_inside(carrier, code, currency, target):
    on = dt.date(2025 if carrier == "bpost" else 2026, 6, 2)
    parcel = sent(code, f"100 {currency}", carrier=carrier, on=on)
    found = xb.price_for_landed(parcel, target=f"{target} {currency}")
    wanted = Money(f"{target} {currency}")

    def total(prices):
        return quote(parcel.replace(items=[parcel.items[0].replace(unit_price=prices[0])])).total

    for hit in found.hits:
        assert total(hit.low) == total(hit.high) == wanted
    if not found.hits:  # a jump at a threshold: the search says what lies on either side of it
        assert found.below.total < wanted < found.above.total


def test_prices_that_include_everything_include_the_fee():
    parcel = sent("GB", "257.04 GBP", carrier="parcelforce", shipping="12 GBP", prices="landed")
    found = quote(parcel)
    assert found.total == Money("269.04 GBP")
    assert {line.id: line.amount for line in found.lines}["parcelforce_below_900"] == Money(
        "12 GBP"
    )


READ = Reader(day(2026, 11, 1))
PRICES = READ.official("Our broker's price list of 2026", "https://example.com/prices")


def our_broker(**changes):
    held = {
        "id": "our_broker",
        "destinations": "DE",
        "charges": (
            asked("our_broker_entry", "Entry", Flat(Money("25 EUR"))),
            asked(
                "our_broker_advance",
                "Advance",
                Percent("0.03"),
                base="advanced",
                least=Money("5 EUR"),
                most=Money("50 EUR"),
            ),
        ),
        **changes,
    }
    return CarrierFees(**held).by(PRICES, start=day(2026, 1, 1))


def to_germany(price="200 EUR", **changes):
    parcel = sent("DE", price, carrier="our_broker", shipping="0 EUR")
    return parcel.replace(**changes)


@pytest.mark.parametrize(
    ("price", "advance"),
    [
        ("200 EUR", "5.00"),  # 3% of 6 + 39.14
        ("2000 EUR", "13.54"),  # 3% of 60 + 391.40
        ("20000 EUR", "50.00"),
    ],
)
def test_a_list_of_ones_own_goes_the_same_way(price, advance):
    found = quote(to_germany(price), book=BOOK.with_carrier(our_broker()))
    fees = {line.id: str(line.amount.amount) for line in found.lines if line.kind == "fee"}
    assert fees == {"our_broker_entry": "25.00", "our_broker_advance": advance}
    assert found.state == "exact"
    assert "Our broker's price list of 2026" in found.explain()


def test_ones_own_list_comes_before_the_built_in_one_and_leaves_other_places_to_it():
    own = our_broker(id="dhl_express")
    book = BOOK.with_carrier(own)
    assert book.fees_of("dhl_express")[0] is own
    found = quote(to_germany(carrier="dhl_express"), book=book)
    assert {line.id for line in found.lines if line.kind == "fee"} == {
        "our_broker_entry",
        "our_broker_advance",
    }
    assert "our_broker" in BOOK.with_carrier(our_broker()).every_carrier()
    assert xb.policy.PolicyBook(builtin=False).every_carrier() == ()


def test_a_fee_that_is_always_due_falls_under_ioss_too():
    fees = our_broker(always="our_broker_entry")
    sent = to_germany("100 EUR", seller=xb.Seller(registrations={"IOSS"}))
    found = quote(sent, book=BOOK.with_carrier(fees))
    assert {line.id for line in found.lines if line.kind == "fee"} == {"our_broker_entry"}
    assert found.total == Money("144 EUR")  # 100, VAT 19, entry 25


def test_a_fee_inside_the_base_bears_the_tax():
    (entry, _) = our_broker().entries[0].value.charges
    fees = our_broker(charges=(entry,), in_base_of="import_vat")
    found = quote(to_germany(), book=BOOK.with_carrier(fees))
    assert found.total == Money("274.89 EUR")  # 200, duty 6, 25, VAT 19% of 231 = 43.89


def test_a_book_with_a_list_is_copied_whole():
    book = BOOK.with_carrier(our_broker())
    copy = pickle.loads(pickle.dumps(book))
    assert copy == book
    assert quote(to_germany(), book=copy) == quote(to_germany(), book=book)


def test_values_of_a_list_are_computed():
    value = Value(id="our_goods", title="Goods and freight", plus="goods freight")
    share = asked("our_broker_share", "Share", Percent("0.01"), base="our_goods")
    fees = our_broker(values=(value,), charges=(share,))
    found = quote(to_germany(shipping="10 EUR"), book=BOOK.with_carrier(fees))
    assert {line.id: line.amount for line in found.lines}["our_broker_share"] == Money("2.10 EUR")


@pytest.mark.parametrize(
    ("changes", "code", "says"),
    [
        ({"always": "our_broker_entri"}, "carrier.charge", "Did you mean our_broker_entry?"),
        ({"always": "xyz"}, "carrier.charge", "Use one of our_broker_entry, our_broker_advance"),
        ({"always": "xyz", "charges": ()}, "carrier.charge", "Use one of -"),
        ({"in_base_of": "import_vat"}, "carrier.circle", "outside the base"),
        ({"destinations": "ZZ"}, "policy.place", "ZZ"),
    ],
)
def test_a_list_that_contradicts_itself_is_refused_when_it_is_written(changes, code, says):
    with pytest.raises(InvalidPolicy, match=says) as caught:
        our_broker(**changes)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("changes", "code", "says"),
    [
        (
            {"charges": (asked("our_a", "A", Percent("0.1"), base="goodz"),)},
            "carrier.dangling",
            "Did you mean goods?",
        ),
        (
            {"charges": (asked("our_a", "A", Percent("0.1"), base="qqqqqqq"),)},
            "carrier.dangling",
            "Use one of advanced",
        ),
        (
            {"charges": (asked("duty", "A", Percent("0.1")),)},
            "carrier.twice",
            "Begin the ids",
        ),
        (
            {"charges": (asked("our_a", "A", FREE), asked("our_a", "A", FREE))},
            "carrier.twice",
            "Begin the ids",
        ),
        (
            {"charges": (asked("our_a", "A", FREE),), "in_base_of": "imports_vat"},
            "carrier.dangling",
            "Did you mean import_vat?",
        ),
        (
            {"values": (Value(id="our_v", title="V", plus="godos"),)},
            "carrier.dangling",
            "Did you mean goods?",
        ),
    ],
)
def test_a_list_that_names_what_the_destination_has_not_is_refused(changes, code, says):
    with pytest.raises(InvalidPolicy, match=says) as caught:
        quote(to_germany(), book=BOOK.with_carrier(our_broker(**changes)))
    assert caught.value.code == code


@pytest.mark.parametrize("given", ["swiss_post", our_broker().entries[0].value, ()])
def test_only_price_lists_are_added_to_a_book(given):
    with pytest.raises(InvalidPolicy, match=r"CarrierFees\(\.\.\.\)\.by\(SOURCE\)"):
        BOOK.with_carrier(given)
    with pytest.raises(InvalidPolicy):
        BOOK.with_carrier(Timeline([], name="empty"))


def test_the_condition_of_a_fee_is_told_in_words():
    plan = BOOK.compiled("GB", day(2026, 3, 2), carrier="parcelforce").plan
    (fee, *_) = [step for step in plan.steps if step.id == "parcelforce_below_900"]
    assert str(fee.when.words()).endswith("duty or tax is collected at the border")
    assert "nothing is collected at the border" in str(Not(fee.when).words())


def storing(**options):
    charge = asked("ours_storage", "Storage", Flat(Money("2 EUR")))
    daily = Daily(charge=options.pop("charge", charge), after=3, **options)
    return CarrierService(id="storage", carrier="ours", destinations="DE", daily=[daily])


def test_storage_of_ones_own_is_counted_by_the_working_day_after_the_free_ones():
    fees = CarrierFees(id="ours", destinations="DE").by(PRICES, start=day(2026, 1, 1))
    service = storing().by(PRICES, start=day(2026, 1, 1))
    book = BOOK.with_carrier(fees, service)
    parcel = sent("DE", "100 EUR", carrier="ours", shipping="0 EUR")
    plain = quote(parcel, book=book).total
    more = [quote(parcel.replace(storage_days=days), book=book).total - plain for days in range(6)]
    assert [str(each.amount) for each in more] == ["0.00", "0.00", "0.00", "0.00", "2.00", "4.00"]
    assert pickle.loads(pickle.dumps(book)) == book
    assert quote(parcel.replace(storage_days=5), book=pickle.loads(pickle.dumps(book))).total == (
        plain + Money("4 EUR")
    )


def test_a_service_goes_with_the_rules_of_its_own_day():
    """Swiss VAT rose from 7.7% to 8.1% with 2024, which no charge says but its table of rates."""
    start = day(2023, 1, 1)
    fees = CarrierFees(id="ours", destinations="CH").by(PRICES, start=start)
    charge = asked("ours_visit", "Visit", Flat(Money("9 CHF")))
    visit = CarrierService(id="visit", carrier="ours", destinations="CH", charges=[charge])
    call = visit.replace(id="call", charges=[charge.replace(amount=Flat(Money("3 CHF")))])
    book = BOOK.with_carrier(fees, visit.by(PRICES, start=start), call.by(PRICES, start=start))
    facts = {"code": "490199", "shipping": "0 CHF", "carrier_services": ["visit"]}
    parcel = sent("CH", "1000 CHF", carrier="ours", on=dt.date(2023, 12, 30), **facts)
    old, new = quote(parcel, book=book), quote(parcel.replace(on=dt.date(2024, 1, 2)), book=book)
    assert [str(each.total.amount) for each in (old, new)] == ["1034.00", "1035.00"]  # 2.5%, 2.6%
    called = quote(parcel.replace(carrier_services=["call"]), book=book)
    assert str(called.total.amount) == "1028.00"


def test_a_day_of_storage_costs_a_sum():
    with pytest.raises(InvalidPolicy) as caught:
        storing(charge=asked("ours_storage", "Storage", Percent("0.1")))
    assert caught.value.code == "carrier.daily"
