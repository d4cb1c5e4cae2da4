"""What holds for every jurisdiction, whatever the parcel."""

import datetime as dt
import pickle

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import xborder as xb
from xborder.errors import NoRuleInForce
from xborder.exchange import RateTable
from xborder.landed_cost import LandedCost, quote
from xborder.landed_cost.admission import Supplied, admit
from xborder.landed_cost.result import LineKind
from xborder.landed_cost.run import chunk_lanes, evaluate
from xborder.money import Money
from xborder.policy import default_book
from xborder.policy.answers import Comparisons
from xborder.policy.charge import Charge
from xborder.policy.columns import FewLines, Many, lanes_for
from xborder.policy.columns.exact import Exact
from xborder.policy.ledger import Facts
from xborder.testing import consignments, consignments_of_every_kind
from xborder.trade.country import EU_MEMBERS

BOOK = default_book()
CURRENCIES = {
    "AT": "EUR",
    "DE": "EUR",
    "RO": "RON",
    "SE": "SEK",
    "GB": "GBP",
    "XI": "GBP",
    "NO": "NOK",
    "US": "USD",
    "CN": "CNY",
    "JP": "JPY",
    "CH": "CHF",
    "BR": "BRL",
    "IN": "INR",
    "TR": "TRY",
    "ID": "IDR",
    "PH": "PHP",
    "VN": "VND",
    "IL": "ILS",
    "ZA": "ZAR",
    "IS": "ISK",
    "RS": "RSD",
    "UA": "UAH",
    "CL": "CLP",
    "CO": "COP",
    "MX": "MXN",
    "AE": "AED",
    "SA": "SAR",
    "CA": "CAD",
    "AU": "AUD",
    "HK": "HKD",
    "NZ": "NZD",
    "SG": "SGD",
    "KR": "KRW",
    "MY": "MYR",
    "TH": "THB",
    "TW": "TWD",
}
DESTINATIONS = [code for code in CURRENCIES if BOOK.covers(code)]
REGIONS = {"CA": "CA-ON", "US": "US-CA", "BR": "BR-SP"}
REGISTRATIONS = (
    "IOSS",
    "OSS",
    "GB",
    "VOEC",
    "CBEC",
    "REMESSA_CONFORME",
    "CH",
    "US",
    "CA",
    "AU",
    "NZ",
    "SG",
    "MY",
)
FOR_A_EURO = {
    "EUR/SEK": "11.1347",
    "EUR/RON": "5.0891",
    "EUR/GBP": "0.8642",
    "EUR/NOK": "11.7305",
    "EUR/USD": "1.0861",
    "EUR/CNY": "7.8123",
    "EUR/JPY": "162.35",
    "EUR/CHF": "0.9412",
    "EUR/CAD": "1.6104",
    "EUR/AED": "3.9887",
    "EUR/SAR": "4.0729",
    "EUR/INR": "101.83",
    "EUR/TRY": "46.71",
    "EUR/IDR": "17893.4",
    "EUR/PHP": "63.12",
    "EUR/VND": "28456",
    "EUR/ILS": "3.81",
    "EUR/ZAR": "20.14",
    "EUR/ISK": "143.9",
    "EUR/RSD": "117.20",
    "EUR/UAH": "48.60",
    "EUR/CLP": "1040",
    "EUR/COP": "4600",
    "EUR/MXN": "20.10",
    "EUR/BRL": "6.1907",
    "EUR/AUD": "1.7723",
    "EUR/HKD": "8.4612",
    "EUR/NZD": "1.9205",
    "EUR/SGD": "1.4621",
    "EUR/KRW": "1612.4",
    "EUR/MYR": "4.8713",
    "EUR/THB": "37.812",
    "EUR/TWD": "35.604",
}
RATES = RateTable.from_mapping(
    FOR_A_EURO,
    start=dt.date(2020, 1, 1),
    end=dt.date(2030, 1, 1),
    source="fixed for the tests",
    pivot="EUR",
)
SUPPLIED = Supplied(rates=RATES)


def parcels(code, **options):
    """Return ordinary parcels and odd ones, of every kind that the rules tell apart."""
    strategy = consignments(
        ship_to=code, currency=CURRENCIES[code], registrations=REGISTRATIONS, **options
    )
    region = REGIONS.get(code)
    if region is not None:
        strategy = strategy.map(lambda parcel: parcel.replace(region=region))
    return strategy | consignments_of_every_kind(
        ship_to=code,
        currency=CURRENCIES[code],
        ship_from=("CN", "DE", "GB", "JE", "US", code),
        regions=(region, None),
        elections=tuple(sorted(BOOK.policy(code).elections())),
        registrations=REGISTRATIONS,
        **options,
    )


def charges(found):
    return {(line.id, line.item): line.amount for line in found.lines}


def total_by_charge(found):
    sums = {}
    for line in found.lines:
        sums[line.id] = sums.get(line.id, Money(0, found.currency)) + line.amount
    return sums


destinations = pytest.mark.parametrize("code", DESTINATIONS)


def test_every_jurisdiction_is_among_the_destinations():
    """The Union by some of its members: what holds for all is tried for all."""
    held = {*DESTINATIONS, *(("EU",) if set(EU_MEMBERS) & set(DESTINATIONS) else ())}
    assert set(BOOK.codes) <= held


some = settings(max_examples=settings.default.max_examples // 3)
few = settings(max_examples=settings.default.max_examples // 6)


@destinations
@given(data=st.data())
@some
def test_lines_sum_to_the_total_and_no_charge_is_negative(code, data):
    found = quote(data.draw(parcels(code)), rates=RATES)
    if found.total is not None:
        assert sum((line.amount for line in found.lines), Money(0, found.currency)) == found.total
    assert all(
        line.amount.amount >= 0 for line in found.lines if line.kind is not LineKind.DISCOUNT
    )


@destinations
@given(data=st.data())
@some
def test_the_order_of_lines_changes_no_amount(code, data):
    parcel = data.draw(parcels(code))
    other = parcel.replace(items=data.draw(st.permutations(parcel.items)))
    first, second = quote(parcel, rates=RATES), quote(other, rates=RATES)
    assert first.total == second.total
    assert first.state == second.state
    assert total_by_charge(first) == total_by_charge(second)


@destinations
@given(data=st.data())
@few
def test_a_quote_survives_json_and_pickle(code, data):
    found = quote(data.draw(parcels(code)), rates=RATES)
    told = found.model_dump_json()
    read = LandedCost.model_validate_json(told)
    assert (read, read.model_dump_json()) == (found, told)
    assert pickle.loads(pickle.dumps(found)) == found


@destinations
@given(data=st.data())
@few
def test_splitting_a_line_moves_a_charge_by_the_units_it_is_rounded_to(code, data):
    parcel = data.draw(parcels(code))
    item = parcel.items[0]
    assume(item.quantity % 2 == 0)
    halves = [item.replace(quantity=item.quantity // 2)] * 2
    before = quote(parcel, rates=RATES)
    after = quote(parcel.replace(items=[*halves, *parcel.items[1:]]), rates=RATES)
    assert before.schemes == after.schemes[1:]
    if before.total is None:
        return
    units = rounding_units(code, parcel.on)
    lines = len(parcel.items) + 1
    left, right = total_by_charge(before), total_by_charge(after)
    for name in left.keys() & right.keys() - {"price"}:
        assert abs((left[name] - right[name]).minor_units()) <= units * lines, name


def rounding_units(code, on):
    """Return the sum of all units that the rules round to: no charge can move by more a line."""
    plan = BOOK.plan(code, on)
    units = sum(entry.value.rounding.unit for entry in plan.values if entry.value.rounding)
    for planned in plan.schemes:
        for step in planned.steps:
            if isinstance(step.value, Charge):
                roundings = (step.value.base_rounding, step.value.assessed, step.value.due)
                units += sum(rounding.unit for rounding in roundings if rounding)
    return units


@destinations
@given(data=st.data())
@some
def test_within_a_band_a_dearer_parcel_does_not_land_cheaper(code, data):
    parcel = data.draw(parcels(code, most_lines=1))
    more = data.draw(st.integers(1, 5_000))
    item = parcel.items[0]
    dearer = item.replace(unit_price=item.unit_price + Money.of_minor(more, CURRENCIES[code]))
    before, first = compared(parcel)
    after, second = compared(parcel.replace(items=[dearer]))
    assume(first == second)
    assert after >= before


@destinations
@given(data=st.data())
@few
def test_equal_parcels_compare_alike_whatever_was_asked_before(code, data):
    parcel = data.draw(parcels(code))
    before = compared(parcel)
    quote(parcel, rates=RATES)
    assert compared(parcel) == before


def compared(parcel):
    lanes, noted = FewLines(len(parcel.items)), Comparisons()
    plan = BOOK.compiled(parcel.ship_to, parcel.on)
    facts = admit((parcel,), plan, SUPPLIED).facts(lanes)
    evaluation = evaluate(plan, facts, lanes, comparisons=noted)
    due = sum(
        sum(e.due)
        for declaration in evaluation.declarations
        for e in declaration.ledger.charges.values()
    )
    return due, [*map(tuple, noted.outcomes), tuple(evaluation.chosen)]


def outcome(evaluation, lanes):
    """Return states, schemes and every face of every charge, over all lines."""
    faces = {}
    for declaration in evaluation.declarations:
        for name, entry in declaration.ledger.charges.items():
            for face in ("assessed", "due"):
                placed = lanes.put(getattr(entry, face), declaration.lines)
                faces[name, face] = placed + faces.get((name, face), lanes.fill(0))
    columns = {"state": evaluation.state, "chosen": evaluation.chosen, **faces}
    return {name: [int(n) for n in lanes.entries(column)] for name, column in columns.items()}


def together(parcels_, plan, *, wide, supplied=SUPPLIED):
    admitted = admit(parcels_, plan, supplied)
    lanes = Many(admitted.lines) if wide else chunk_lanes(plan, admitted)
    return outcome(evaluate(plan, admitted.facts(lanes), lanes), lanes)


def alone(parcel, plan, lanes, supplied=SUPPLIED):
    facts = admit((parcel,), plan, supplied).facts(lanes)
    return outcome(evaluate(plan, facts, lanes), lanes)


def one_by_one(parcels_, plan, supplied=SUPPLIED):
    found = []
    for parcel in parcels_:
        size = len(parcel.items)
        found.append(alone(parcel, plan, lanes_for(size), supplied))
        assert alone(parcel, plan, FewLines(size), supplied) == found[-1]
        # what is remembered changes nothing
        assert alone(parcel, plan, lanes_for(size), supplied) == found[-1]
    names = {name for each in found for name in each}
    joined = {name: [] for name in names}
    for each, parcel in zip(found, parcels_, strict=True):
        for name in names:
            joined[name] += each.get(name, [0] * len(parcel.items))
    return joined


def without_zero_columns(columns):
    return {name: column for name, column in columns.items() if any(column) or name == "state"}


@destinations
@given(data=st.data())
@few
def test_one_by_one_equals_a_column_of_many_and_exact_big_integers(code, data):
    first = data.draw(parcels(code))
    many = data.draw(st.lists(parcels(code), min_size=1, max_size=5))
    plan = BOOK.compiled(code, first.on)
    same_days = [first, *(parcel.replace(on=first.on) for parcel in many)]
    single = without_zero_columns(one_by_one(same_days, plan))
    assert without_zero_columns(together(same_days, plan, wide=False)) == single
    assert without_zero_columns(together(same_days, plan, wide=True)) == single


@destinations
@given(data=st.data())
@few
def test_shuffled_rows_of_a_table_come_out_alike(code, data):
    first = data.draw(parcels(code))
    plan = BOOK.compiled(code, first.on)
    many = [first, *data.draw(st.lists(parcels(code), min_size=1, max_size=4))]
    many = [parcel.replace(on=first.on) for parcel in many]
    admitted = admit(many, plan, SUPPLIED)
    size, lanes = admitted.lines, chunk_lanes(plan, admitted)
    facts = admitted.facts(lanes)
    order = data.draw(st.permutations(range(size)))
    straight = outcome(evaluate(plan, facts, lanes), lanes)
    mixed = outcome(evaluate(plan, shuffled(facts, list(order)), lanes), lanes)
    for name, column in straight.items():
        assert [column[line] for line in order] == mixed[name], name


def shuffled(facts, order):
    def mixed(amount):
        scale = (
            None
            if amount.scale is None
            else scales.setdefault(id(amount.scale), amount.scale[order])
        )
        return Exact(amount.num[order], amount.over, scale)

    scales = {}
    return Facts(
        columns={name: column[order] for name, column in facts.columns.items()},
        words=facts.words,
        amounts={name: mixed(amount) for name, amount in facts.amounts.items()},
        rates={name: (a[order], b[order]) for name, (a, b) in facts.rates.items()},
        tables=facts.tables,
        rank=facts.rank[order],
    )


@destinations
@given(data=st.data())
@few
def test_a_chunk_is_exact_however_large_its_amounts(code, data):
    first = data.draw(parcels(code, most=10**15 - 1))
    plan = BOOK.compiled(code, first.on)
    many = [first, *data.draw(st.lists(parcels(code, most=10**15 - 1), max_size=2))]
    many = [parcel.replace(on=first.on) for parcel in many]
    single = without_zero_columns(one_by_one(many, plan))
    assert without_zero_columns(together(many, plan, wide=False)) == single
    assert without_zero_columns(together(many, plan, wide=True)) == single


@pytest.mark.parametrize(("price", "wide"), [("100 SEK", False), (f"{10**12} USD", True)])
def test_a_chunk_is_as_wide_as_its_sums_need(price, wide):
    """Two lines of 10^12 USD to Sweden: freight is shared by products that outgrow int64."""
    items = [
        xb.Item(hs_code=code, origin="CN", quantity=1, unit_price=price)
        for code in ("610910", "640399")
    ]
    parcel = xb.Consignment(
        ship_from="CN",
        ship_to="SE",
        on=dt.date(2026, 11, 21),
        items=items,
        shipping=f"4.50 {price[-3:]}",
        prices="net",
        seller=xb.Seller(registrations=()),
        buyer=xb.Buyer(kind="consumer"),
    )
    plan = BOOK.compiled("SE", parcel.on)
    admitted = admit((parcel, parcel), plan, SUPPLIED)
    assert (chunk_lanes(plan, admitted).dtype is object) is wide
    single = without_zero_columns(one_by_one([parcel, parcel], plan))
    assert without_zero_columns(together([parcel, parcel], plan, wide=False)) == single


@destinations
def test_a_day_before_the_rules_open_raises(code):
    opens = BOOK.policy(code).opens
    with pytest.raises(NoRuleInForce) as caught:
        BOOK.plan(code, opens - dt.timedelta(days=1))
    assert str(opens) in str(caught.value)
