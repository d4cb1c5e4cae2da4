"""No public callable of channels, margin, weighing and measures takes what makes no sense.

Each is called once with facts that are right. Then its facts are spoilt one after the other, by
what they are: a name is misspelt, a number or an amount made negative, a share written as a
percentage, limits and days turned round. What comes back is a refusal that says what to do, or the
fact stands in ``FREE`` with the reason why the spoilt one has a meaning of its own.
"""

import datetime as dt
import inspect
from decimal import Decimal
from itertools import chain

import pytest
from pydantic import ValidationError

from xborder import channels, margin, measures, problems, weighing
from xborder.channels import entry, payments, standards, storage
from xborder.channels.fees.size import SizeTable, SizeTier
from xborder.channels.storage.card import AgedStep, StorageCard, StorageRate
from xborder.errors import XborderError
from xborder.margin.benchmark import BENCHMARKS
from xborder.margin.layers import StockAtCost
from xborder.source import Source

DAY, LATER = dt.date(2026, 11, 2), dt.date(2027, 2, 1)
STEP = margin.Step(kind="sale", amount="10 EUR", id="sold")
GOODS = margin.Step(kind="goods", amount="4 EUR", id="mugs")
SALE = margin.Waterfall.of([STEP, GOODS], home="EUR")
LINE = {
    "order": "1",
    "sku": "a",
    "channel": "b",
    "country": "DE",
    "on": DAY,
    "steps": [STEP],
    "units": 3,
}
OFFER = margin.Offer(steps=lambda price: [margin.Step(kind="sale", amount=price)], currency="EUR")
LIMITS = margin.ad_limits(SALE, conversion_rate="0.1")
SEGMENT = {"name": "A", "units": 2, "price": "2 EUR", "costs": {"goods": "1 EUR"}}
PERIOD = {"segments": [margin.SoldSegment(**SEGMENT)], "rates": {"USD": "1.1"}}
BEFORE, AFTER = margin.Period(**PERIOD), margin.Period(**PERIOD)
WORD = {
    "text": "mug",
    "match": "exact",
    "impressions": 9,
    "clicks": 3,
    "orders": 1,
    "spend": "1 EUR",
}
PURCHASE = {"sku": "A", "quantity": 2, "value": "3 EUR", "weight": 1, "volume": 1}
STOCK = StockAtCost(method="fifo").receive("order 17", 5, "10 EUR")
MOVE = margin.CashMove(on=DAY, amount="-1 EUR")
MEASURE = measures.Measure(name="m", numerator="sold", denominator="seen", unit="u", better="up")
ROWS = [{"sold": 1, "seen": 2, "shop": "x"}]
GOAL = {"measure": MEASURE, "baseline": 1, "target": 2, "start": DAY, "end": LATER, "owner": "Lin"}
ALTERNATIVES = [weighing.Alternative(name=n, values={"margin": v}) for n, v in (("a", 1), ("b", 2))]
CRITERIA = [weighing.Criterion(name="margin", worst=0, best=3)]
ODR = standards.STANDARDS["amazon_order_defects"].entry(DAY)
TRACKED = standards.STANDARDS["amazon_valid_tracking"].entry(DAY)
STRIPE = channels.schedule("stripe_us")
ORDER = channels.ChannelOrder.of("20 USD", ordered_on=DAY, card="domestic", converted="no")
STEPS = entry.entry_steps("DE", on=DAY)
FEE = {
    "id": "own", "title": "Own", "kind": "referral", "scale": channels.percent("0.1"), "base": ["item"],
    "per": "order", "least": "1 EUR", "most": "2 EUR", "comes_back": "0.5", "event": "sale",
}  # fmt: skip
LINES = {"item": "20 USD", "category": "home_kitchen", "quantity": 2, "shipping": "3 USD", "tax": "1 USD",
         "packed": "30 x 20 x 10 cm", "packed_weight": "400 g"}  # fmt: skip
COLUMNS = {"channel": ["a", "b"], "sale": [1, 2], "goods": [1, 1], "units": [1, 1]}
TIER = {
    "name": "small",
    "within": "30 x 20 x 10 cm",
    "rows": [("1 kg", "3.04")],
    "per_kilogram": "5",
}


class Valued:
    values = (1.0,)
    currency = "EUR"


def sale_of(at):
    return [STEP, margin.percent("channel_fee", STEP.amount, at["commission"])]


def of_drivers(name):
    return margin.tornado(
        sale_of, [margin.Driver(name=name, value="0.1", low=0, high=1)], home="EUR"
    )


CALLS = {
    "margin": {
        "Step": {"kind": "sale", "amount": "1 EUR", "id": "a", "base": "2 EUR", "rate": "0.5", "on": DAY},
        "SoldLine": LINE,
        "margin_by": {"lines": [margin.SoldLine(**LINE)], "by": "channel", "home": "EUR"},
        "margin_columns": {"columns": COLUMNS, "by": "channel", "home": "EUR"},
        "ReturnTerms": {"rate": "0.1", "resellable": "0.5", "handling": "1 EUR", "comes_back": {"sold": "0.5"}},
        "expected_returns": {"steps": [STEP], "terms": margin.ReturnTerms(rate="0.1"), "units": 2},
        "import_tax": {"amount": "1 EUR", "country": "DE", "registrations": ["DE"], "on": DAY},
        "fee_tax": {"amount": "1 EUR", "country": "DE", "registrations": ["DE"], "on": DAY},
        "PurchaseLine": PURCHASE,
        "InboundCost": {"id": "a", "amount": "1 EUR", "by": "value"},
        "percent": {"kind": "channel_fee", "base": "1 EUR", "rate": "0.15"},
        "tax_inside": {"price": "1 EUR", "rate": "0.19"},
        "price_for_margin": {"offer": OFFER, "target": "0.2", "up_to": "5 EUR", "step": "0.50 EUR", "level": "margin_3"},
        "break_even_units": {"fixed": "1 EUR", "unit_margin": "1 EUR"},
        "ad_limits": {"sale": SALE, "conversion_rate": "0.1", "profit": "1 EUR", "repeat_value": "1 EUR"},
        "repeat_value": {"lifetime": Valued(), "margin_rate": "0.1"},
        "Keyword": WORD,
        "KeywordRules": {"least_click_rate": "0.1", "least_conversion": "0.1"},
        "SoldSegment": SEGMENT,
        "Period": PERIOD,
        "bridge_of": {"before": BEFORE, "after": AFTER, "home": "EUR", "mix": "units",
                      "order": ["volume", "mix", "price", "goods", "currency"]},
        "budget_bridges": {"plan": {"spring": BEFORE}, "actual": {"spring": AFTER}, "home": "EUR", "mix": "units"},
        "Driver": {"name": "x", "value": 1, "low": 0, "high": 2},
        "margin_at_risk": {"sale": SALE, "volatilities": {"USD": 0.1}, "horizon_years": 1, "confidence": 0.95},
        "Benchmark": {"name": "a", "kinds": ["freight"], "low": 0.1, "high": 0.2, "of": "costs",
                      "source": Source(title="a"), "evidence": "secondary"},
        "CashMove": {"on": DAY, "amount": "1 EUR", "cause": "other"},
        "purchase_moves": {"amount": "9 EUR", "deposit_share": "0.3", "ordered": DAY, "balance_on": LATER},
        "import_moves": {"entered": DAY, "duty": "1 EUR", "vat": "1 EUR", "deferred_to": LATER, "vat_back_on": LATER},
        "cost_of_money": {"moves": [MOVE], "annual_rate": "0.1", "home": "EUR"},
        "days_out": {"moves": [MOVE], "currency": "EUR"},
        "CashCycle": {"stock_days": 1, "receivable_days": 1, "payable_days": 1},
        "StockAtCost": {"method": "fifo"},
    },
    "stock": {
        "receive": {"receipt": "b", "quantity": 1, "cost": "1 EUR"},
        "issue": {"quantity": 1},
        "correct": {"receipt": "order 17", "difference": "1 EUR"},
    },
    "limits": {"click_at": {"target_roas": 3}},
    "own": {"of_drivers": {"name": "commission"}},
    "measures": {
        "Measure": {"name": "m", "numerator": "a", "denominator": "b", "unit": "u", "better": "down", "window_days": 3},
        "Goal": GOAL,
    },
    "measure": {"of": {"rows": ROWS}, "by": {"rows": ROWS, "column": "shop"}},
    "weighing": {
        "Criterion": {"name": "margin", "worst": 0, "best": 3},
        "First": {"criterion": "margin", "step": 1},
        "Alternative": {"name": "a", "values": {"margin": 1}},
        "rank": {"alternatives": ALTERNATIVES, "criteria": CRITERIA, "weights": {"margin": 1}},
        "chance_to_be_best": {"alternatives": ALTERNATIVES, "criteria": CRITERIA, "weights": {"margin": 1},
                              "spread": {"margin": 1}, "draws": 2, "seed": 1},
        "direct_weights": {"points": {"margin": 1}},
        "swing_weights": {"swings": {"margin": 100, "days": 20}},
        "pairwise_weights": {"comparisons": [[1, 2], [0.5, 1]]},
        "topsis": {"values": [[1, 2]], "weights": [1, 2], "less_is_better": [False, True], "normalisation": "vector"},
    },
    "channels": {
        "Fee": FEE,
        "Piece": {"up_to": None, "rate": "0.1", "fixed": "1"},
        "percent": {"rate": "0.15", "plus": "3"},
        "fixed": {"amount": "3"},
        "ChannelLine": LINES,
        "schedule": {"channel": "amazon_us"},
        "dependence": {"earned": {"amazon": "1 EUR"}},
        "entry_plan": {"steps": STEPS, "done": ["account"], "documents": {"own": DAY}, "on": DAY, "first_sale": LATER},
        "PaymentMethod": {"name": "card", "schedule": STRIPE, "failed": "0.1", "disputed": "0.1", "lost": "0.5",
                          "fraud": "0.1", "days": 2},
        "payment_cost": {"method": payments.PaymentMethod(name="card", schedule=STRIPE), "order": ORDER,
                         "margin": "0.3", "yearly_rate": "0.1"},
        "best_methods": {"payers": [], "monthly": {"card": "1 EUR"}, "most": 1},
        "PayoutRule": {"trigger": "delivery", "hold_days": 1, "delay_business_days": 1, "cycle_days": 1,
                       "transit_business_days": 1, "reserve": "0.1", "reserve_days": 1},
        "vat_on_fees": {"schedule": channels.schedule("amazon_de"), "seller_country": "DE", "has_number": True, "on": DAY},
    },
    "payments": {"Payers": {"name": "DE", "orders": 3, "accept": ["card"], "earned": "1 EUR", "costs": {"card": "1 EUR"}}},
    "sizes": {
        "SizeTier": TIER,
        "SizeTable": {"tiers": [SizeTier(**TIER)], "price_bounds": ["20"]},
        "StorageRate": {"kind": "apparel", "off_peak": "5", "peak": "9"},
        "AgedStep": {"from_days": 181, "per_volume": "5", "per_unit": "1"},
        "StorageCard": {"id": "own", "title": "Own", "currency": "USD", "per": "1 cm3",
                        "rates": [StorageRate(kind="apparel", off_peak="5", peak="9")]},
    },
    "storage": {
        "Stored": {"sku": "A", "kind": "apparel", "units": 3, "unit": "30 x 20 x 10 cm", "age_days": 20},
        "placement_fee": {"card": storage.PLACEMENT["amazon_us"], "packed": "10 x 8 x 1 in", "weight": "10 oz",
                          "units": 100, "on": DAY},
    },
    "standards": {
        "Window": {"days": 30, "longer": 365, "longer_below": 400},
        "AccountStandard": {"id": "own", "title": "Own", "events": "Events", "orders": "Orders",
                            "window": standards.Window(days=30), "limit": "0.05", "keep": "at_most",
                            "least_events": 3, "free_events": 2},
        "account_standing": {"standard": TRACKED, "orders": {DAY: 5}, "events": {DAY: 5}, "on": DAY},
        "bayesian_average": {"mean": 5, "count": 2, "prior_mean": 4, "prior_count": 8},
        "five_stars_needed": {"mean": 4, "count": 100, "target": "4.5"},
        "wilson_interval": {"good": 9, "total": 10, "z": 2},
    },
    "standing": {"chance_of_breach": {"orders": 5}},
    "spread": {"lost_without": {"channel": "amazon", "moved": "0.3"}},
    "entry": {
        "entry_steps": {"country": "DE", "on": DAY, "site": "amazon", "goods": ["electrical"]},
        "entry_documents": {"country": "DE", "on": DAY, "site": "amazon", "goods": ["electrical"]},
        "EntryDocument": {"id": "own", "title": "Own", "step": "account", "countries": ["DE"], "goods": ["toys"],
                          "site": "shop", "ends": True, "oldest_days": 30},
        "FieldRule": {"id": "own", "field": "title", "longest": 3, "most": 2, "repeats": 2},
        "check_listing": {"fields": {"tags": ["a"]}, "rules": entry.LISTINGS["etsy"], "on": DAY},
    },
}  # fmt: skip
ROOMS = {
    "margin": margin, "measures": measures, "weighing": weighing, "channels": channels, "payments": payments,
    "storage": storage, "standards": standards, "entry": entry, "stock": STOCK, "limits": LIMITS, "measure": MEASURE,
    "standing": standards.account_standing(ODR, orders={DAY: 5}, events={}, on=DAY),
    "spread": channels.dependence({"amazon": "1 EUR", "ebay": "2 EUR"}),
}  # fmt: skip
OWN = {
    "of_drivers": of_drivers, "SizeTier": SizeTier, "SizeTable": SizeTable, "StorageRate": StorageRate,
    "AgedStep": AgedStep, "StorageCard": StorageCard,
}  # fmt: skip

FREE = {
    # a name is whatever the caller calls a thing
    "Step.id", "SoldLine.order", "SoldLine.sku", "SoldLine.channel", "PurchaseLine.sku", "InboundCost.id",
    "Keyword.text", "SoldSegment.name", "SoldSegment.costs.goods", "Driver.name", "Benchmark.name", "Measure.name",
    "Measure.numerator", "Measure.denominator", "Measure.unit", "Goal.owner", "Criterion.name", "Alternative.name",
    "Alternative.values.margin", "direct_weights.points.margin", "swing_weights.swings.margin",
    "swing_weights.swings.days", "First.criterion", "Fee.id", "Fee.title", "ChannelLine.category",
    "dependence.earned.amazon", "PaymentMethod.name", "best_methods.monthly.card", "Payers.name", "Payers.accept.0",
    "Payers.costs.card", "SizeTier.name", "StorageRate.kind", "StorageCard.id", "StorageCard.title", "Stored.sku",
    "Stored.kind", "AccountStandard.id", "AccountStandard.title", "AccountStandard.events", "AccountStandard.orders",
    "EntryDocument.id", "EntryDocument.title", "EntryDocument.goods.0",
    "EntryDocument.site", "FieldRule.id", "FieldRule.field", "receive.receipt",
    # terms are written before it is known which steps a sale has: expected_returns refuses the slip
    "ReturnTerms.comes_back.sold",
    # documents that nothing asks for may be held as well
    "entry_plan.documents.own",
    # what is called by its name may go the other way: a fee given back, a rebate, money that goes out, a loss
    "Step.amount", "Step.base", "Step.rate", "import_tax.amount", "fee_tax.amount", "InboundCost.amount",
    "SoldSegment.costs.goods-", "margin_columns.columns.sale.0", "margin_columns.columns.sale.1",
    "margin_columns.columns.goods.0", "margin_columns.columns.goods.1", "margin_columns.columns.sale.0-", "margin_columns.columns.sale.1-",
    "margin_columns.columns.goods.0-", "margin_columns.columns.goods.1-", "percent.base", "ad_limits.profit",
    "ad_limits.repeat_value", "CashMove.amount", "correct.difference", "price_for_margin.target", "Payers.earned",
    "tax_inside.price",
    # goods may be paid before they come, and sold before they are there
    "CashCycle.stock_days", "CashCycle.receivable_days", "CashCycle.payable_days",
    # a scale and a driver have whichever ends they have
    "Criterion.best", "Criterion.worst", "Driver.high", "Driver.low", "Piece.fixed", "Alternative.values.margin-", "topsis.values.0.0", "topsis.values.0.1",
    # counts in rows are the caller's; a sum may be of debits and credits
    "of.rows.0.sold-", "of.rows.0.seen-", "by.rows.0.sold-", "by.rows.0.seen-", "Goal.baseline",
    # a volatility above one is high, and no slip for sure
    "margin_at_risk.volatilities.USD-",
    # the word that splits may be any
    "SoldLine.country",
    "of.rows.0.shop", "by.rows.0.shop", "margin_columns.columns.channel.0", "margin_columns.columns.channel.1",
}  # fmt: skip


def spoilt(value, where):
    """Yield what a fact becomes where it makes no sense, with the place where it was spoilt."""
    if isinstance(value, dict):
        yield from spoilt_mapping(value, where)
    elif isinstance(value, (list, tuple)):
        for n, inner in enumerate(value):
            for wrong, place in spoilt(inner, f"{where}.{n}"):
                yield type(value)((*value[:n], wrong, *value[n + 1 :])), place
    elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        yield -value if value else -1, where
        if isinstance(value, float) and 0 < value < 1:
            yield value * 100, where  # a percentage
    elif isinstance(value, str):
        yield from ((wrong, where) for wrong in spoilt_text(value))


def spoilt_mapping(value, where):
    for key, inner in value.items():
        rest = {k: v for k, v in value.items() if k != key}
        if isinstance(key, str):
            for wrong, _ in spoilt(key, where):
                yield rest | {wrong: inner}, f"{where}.{key}"
        for wrong, place in spoilt(inner, f"{where}.{key}"):
            yield value | {key: wrong}, f"{place}-" if place == f"{where}.{key}" else place


def spoilt_text(text):
    first, *unit = text.split()
    if first.replace(".", "", 1).isdigit():
        if "x" in unit:  # sides
            yield text.replace(first, "0", 1)
            return
        yield " ".join((f"-{first}", *unit))
        if not unit and 0 < float(first) < 1:
            yield f"{float(first) * 100:g}"  # a percentage
        if unit and unit[0] in {"g", "kg", "oz", "lb", "cm3"}:
            yield " ".join(("0", *unit))
    elif len(text) > 2:
        yield text[:1] + text[2:]  # a letter is left out
    elif text.isupper():
        yield text[0] + "8"  # no code of a country


CASES = [
    pytest.param(room, name, facts, id=f"{room}.{name}")
    for room, calls in CALLS.items()
    for name, facts in calls.items()
]


@pytest.mark.parametrize(("room", "name", "facts"), CASES)
def test_what_makes_no_sense_is_refused(room, name, facts):
    call = OWN.get(name) or getattr(ROOMS[room], name)
    call(**facts)  # right as it is: else nothing below would tell
    taken, without_remedy = [], []
    for field, value in facts.items():
        for wrong, place in spoilt(value, f"{name}.{field}"):
            if place in FREE or place.rstrip("-") in FREE:
                continue
            try:
                call(**{**facts, field: wrong})
            except (XborderError, ValidationError) as error:
                without_remedy += [str(error) for each in problems(error) if not each.remedy]
            else:
                taken.append(f"{place}: {wrong!r}")
    assert not taken, "\n".join(taken)
    assert not without_remedy, "\n".join(without_remedy)


REVERSED = [
    ("Fee", "least", "most"),
    ("Benchmark", "low", "high"),
    ("Driver", "low", "high"),
    ("purchase_moves", "ordered", "balance_on"),
    ("import_moves", "entered", "deferred_to"),
    ("Goal", "start", "end"),
    ("Goal", "baseline", "target"),
    ("Window", "days", "longer"),
    ("wilson_interval", "good", "total"),
    ("Keyword", "impressions", "clicks"),
    ("Keyword", "clicks", "orders"),
]


@pytest.mark.parametrize(("name", "low", "high"), REVERSED)
def test_limits_and_days_that_are_turned_round_are_refused(name, low, high):
    room, facts = next((room, calls[name]) for room, calls in CALLS.items() if name in calls)
    with pytest.raises(XborderError) as caught:
        getattr(ROOMS[room], name)(**{**facts, low: facts[high], high: facts[low]})
    assert all(each.remedy for each in problems(caught.value))


NEAR = [
    (lambda: margin.import_tax("1 EUR", country="uk", registrations=[]), "Write GB"),
    (lambda: margin.import_tax("1 EUR", country="DE", registrations=["de"]), "Write DE"),
    (lambda: margin.margin_columns({**COLUMNS, "godos": [1, 1]}, "channel", home="EUR"), "goods"),
    (
        lambda: weighing.chance_to_be_best(
            ALTERNATIVES, CRITERIA, {"margin": 1}, spread={"margni": 0.1}
        ),
        "margin",
    ),
    (
        lambda: margin.expected_returns(
            [STEP], margin.ReturnTerms(rate="0.1", comes_back={"sodl": 1})
        ),
        "sold",
    ),
    (
        lambda: entry.entry_plan(STEPS, done=["acount"], documents={}, on=DAY, first_sale=LATER),
        "account",
    ),
    (lambda: standards.STANDARDS["amazon_order_defect"], "amazon_order_defects"),
    (lambda: measures.MEASURES["click_rates"], "click_rate"),
    (lambda: BENCHMARKS["payments"], "payment"),
    (lambda: entry.LISTINGS["amzon"], "amazon"),
    (lambda: of_drivers("comission"), "commission"),
    (lambda: entry.check_listing({"tag": ["a"]}, entry.LISTINGS["etsy"], on=DAY), "tags"),
    (
        lambda: channels.best_methods(
            [payments.Payers(name="DE", orders=3, accept="crad", earned="1 EUR", costs={})],
            {"card": "1 EUR"},
        ),
        "card",
    ),
    (
        lambda: entry.EntryDocument(id="own", title="Own", step="acount", countries="DE"),
        "account",
    ),
]


@pytest.mark.parametrize(("call", "meant"), NEAR)
def test_a_slip_is_told_what_was_meant(call, meant):
    with pytest.raises(XborderError, match=meant):
        call()


def test_a_driver_that_the_sale_never_asks_for_is_no_bar_of_nothing():
    """Else a slip in its name would say that the commission does not matter."""
    drivers = [margin.Driver(name=n, value="0.1", low=0, high=1) for n in ("commission", "fraight")]
    with pytest.raises(XborderError, match="drivers names fraight"):
        margin.tornado(sale_of, drivers, home="EUR")


def test_a_sale_may_take_all_drivers_at_once_and_ask_whether_one_is_there():
    def sale(at):
        assert ("duty" in at, at.get("duty", 7), at.get("commission"), len(at)) == (
            False, 7, dict(at)["commission"], 1,
        )  # fmt: skip
        return sale_of({**at})

    (bar,) = margin.tornado(
        sale, [margin.Driver(name="commission", value="0.1", low=0, high=1)], home="EUR"
    )
    assert str(bar.swing) == "10.00 EUR"


def test_a_list_by_name_may_be_asked_without_an_error():
    assert standards.STANDARDS.get("x") is None
    assert "x" not in standards.STANDARDS


def test_duties_alone_may_be_more_than_their_base():
    """The duty against dumping of mattresses from China is 1,731.75 % (84 Fed. Reg. 68395)."""
    assert str(margin.percent("duty", STEP.amount, "17.3175").amount) == "173.18 EUR"


NOTHING_TO_SPOIL = {
    # what calculators return, which callers do not build
    "AdLimits", "BreakEven", "Bridge", "MarginTable", "Margins", "Waterfall", "BillState", "FeeBill", "FeeChange",
    "FeeLine", "MissingAnswer", "PayoutPlan", "Measured", "PairwiseWeights", "Flip", "Ranked", "Ranking",
    "AccountStanding", "FieldFinding", "StepStanding", "Payout",
    # closed choices, which refuse by themselves: tests/test_choice.py
    "By", "Kind", "Level", "Event", "FeeKind", "InPart", "Part", "Per", "Better", "State", "Standing", "Normalisation", "Keep",
    "StandingState", "FieldProblem", "StepState", "PayoutTrigger",
    # lists by name
    "FACTS", "SCHEDULES", "MEASURES", "STANDARDS", "DOCUMENTS", "LISTINGS", "PLACEMENT", "STORAGE",
    # taking only what others here have refused already, or a caller's own functions
    "Offer", "Gate", "benchmark_flags", "cash_calendar", "judge_keyword", "payout_moves", "payout_plan",
    "spread_inbound", "steps_of_bill", "steps_of_quote", "tornado", "NotPriced", "Cancellation", "ChannelOrder", "Collected",
    "FeeSchedule", "Scale", "portions", "whole_price", "EntryStep", "storage_bill", "StorageBill", "StorageLine",
    "PlacementCard", "PlacementFee", "CARDS",
}  # fmt: skip


ELSEWHERE = ("xborder.channels.fees", "xborder.channels.payouts", "xborder.margin.channel")
"""What stands there is looked at as far as it is in the table; it has tests of its own."""


def test_every_public_name_is_looked_at():
    rooms = (margin, measures, weighing, channels, standards, storage, entry)
    public = {
        name
        for room in rooms
        for name in room.__all__
        if not inspect.ismodule(found := getattr(room, name))
        and not getattr(found, "__module__", "").startswith(ELSEWHERE)
    }
    looked_at = set(chain.from_iterable(CALLS.values())) | NOTHING_TO_SPOIL
    assert public - looked_at == set()
