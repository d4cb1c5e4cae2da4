"""What a notebook shows: every result that a person looks at, in both languages, escaped."""

import csv
import datetime as dt
import math
import re
from decimal import Decimal
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path

import attrs
import pytest

import xborder as xb
from xborder import fx
from xborder.channels import PaymentMethod, payment_cost
from xborder.channels.settlement import amazon_settlement
from xborder.channels.standards.presets import STANDARDS
from xborder.channels.standards.standing import account_standing
from xborder.complaints import Ticket, default_policy, measure, measure_by, next_due
from xborder.complaints.measures import pareto
from xborder.customers import Order, cohorts, customer_flow, purchase_history
from xborder.customers.campaigns import FunnelEvent
from xborder.customers.lifetime import compare_models, holdout
from xborder.customers.lifetime.beta_geo import BetaGeoNbd
from xborder.customers.purchases.span import DiscountRate, Span, TimeUnit
from xborder.customers.purchases.summary import Summary
from xborder.customers.scoring import score_history
from xborder.customers.stages.transition import transitions
from xborder.customers.value import GammaGamma, concentration, lifetime_value
from xborder.display import (
    LONGEST_LINE,
    LONGEST_TABLE,
    LONGEST_WORDS,
    MOST_ROWS,
    Brief,
    Shown,
    cell_text,
    table_html,
    words_html,
)
from xborder.errors import InvalidInput
from xborder.inventory import Demand, FillRate, LeadTime, project, safety_stock
from xborder.inventory.lots.order_rule import OrderRule
from xborder.inventory.planning.plan import PlanItem, replenishment_plan
from xborder.landed_cost.solvers.curve import price_curve
from xborder.landed_cost.solvers.routes import Route, compare_routes
from xborder.margin import (
    CashMove,
    Keyword,
    Offer,
    Period,
    SoldSegment,
    Step,
    Waterfall,
    ad_limits,
    break_even_units,
    bridge_of,
    cash_calendar,
    judge_keyword,
    price_for_margin,
)
from xborder.margin.cash_cycle import CashCycle
from xborder.margin.channel import sales_of_settlement
from xborder.messages import Text, catalogue
from xborder.policy import default_book
from xborder.tabular import Rows
from xborder.trade.sale import Customer, Sale, Trader
from xborder.vat.export_side import (
    ExportFacts,
    deemed_income,
    exempt_refund,
    reconcile,
    treatment_of,
)
from xborder.vat.returns import (
    BritishRow,
    SwissRow,
    TaxedSale,
    british_return,
    filings,
    swiss_return,
    voec_return,
)
from xborder.weighing import Alternative, Criterion, Gate, rank
from xborder.worktime import OpeningHours

ROOT = Path(__file__).parents[1]
NASTY = "<script>alert('x')</script>"
DAY = dt.date(2026, 9, 1)
PARCEL = xb.Consignment(
    ship_from="CN",
    ship_to="DE",
    on=DAY,
    items=[xb.Item(sku=NASTY, hs_code="610910", origin="CN", quantity=1, unit_price="60 EUR")],
    shipping="4.50 EUR",
    prices="net",
    incoterm="DDP",
    transport="post",
    seller=xb.Seller(registrations={"IOSS"}),
    buyer=xb.Buyer(kind="consumer"),
)
UTC = dt.UTC
CALENDAR = OpeningHours(
    zone="UTC", week="Mo-Fr 09:00-17:00", known_from=dt.date(2026, 1, 1), known_until=dt.date(2027, 1, 1)
).calendar()  # fmt: skip
POLICY = default_policy(CALENDAR)
NOW = dt.datetime(2026, 11, 18, 12, tzinfo=UTC)


def ticket(name, hours):
    start = dt.datetime(2026, 11, 16, 10, tzinfo=UTC)
    events = [{"at": start, "kind": "created"}]
    if hours:
        events.append({"at": start + dt.timedelta(hours=hours), "kind": "replied"})
    return Ticket(id=name, events=events, team=NASTY)


TICKETS = [ticket("a", 1), ticket("b", 30), ticket(NASTY, 0)]


def customers():
    rows = [
        ("1", "2026-01-05", 20),
        ("1", "2026-03-05", 30),
        ("2", "2026-02-05", 9),
        (NASTY, "2026-01-20", 7),
    ]
    orders = [
        Order(customer_id=name, at=dt.date.fromisoformat(day), amount=f"{sum_} EUR")
        for name, day, sum_ in rows
    ]
    return purchase_history(orders, on=dt.date(2026, 4, 30))


SALE = Waterfall.of(
    [Step(kind="sale", amount="50 USD"), Step(kind="goods", amount="20 USD")], home="USD"
)


def period(duty):
    """A hundred pieces at 10 dollars, a cost of 4, and a duty of so many dollars a piece."""
    costs = {NASTY: "4 USD", "duty": f"{duty} USD"}
    sold = SoldSegment(name="A", units=100, price="10 USD", costs=costs)
    return Period(rates={}, segments=[sold])


def clicks():
    """Three see, two of them put into the cart, one orders."""
    taken = {"a": ["visit", "cart", "order"], "b": ["visit", "cart"], NASTY: ["visit"]}
    noon = dt.datetime(2026, 11, 21, 12, tzinfo=UTC)
    return [
        FunnelEvent(customer_id=name, at=noon + dt.timedelta(minutes=number), step=step)
        for name, steps in taken.items()
        for number, step in enumerate([NASTY if step == "cart" else step for step in steps])
    ]


def exposures():
    return [
        fx.Exposure.of("120000 EUR", due=dt.date(2026, 12, 15), stage="forecast", reference=NASTY),
        fx.Exposure.of("-45000 EUR", due=dt.date(2026, 12, 15), stage="payable"),
        fx.Exposure.of("9000 USD", due=dt.date(2027, 1, 15), stage="invoiced"),
    ]


def market():
    return fx.Market.flat(
        on=dt.date(2026, 11, 20),
        home="CNY",
        rates={"CNY": 0.0165, "EUR": 0.0215, "USD": 0.039},
        spot={"EURCNY": 7.75, "USDCNY": 7.1},
        volatilities={"EUR": 0.08, "USD": 0.07},
    )


def sold():
    sale = Sale(
        on=DAY, ship_from="DE", ship_to="FR", items=[xb.Item(sku=NASTY, hs_code="610910", quantity=1, unit_price="24 EUR")],
        shipping="0 EUR", prices="tax_included", seller=Trader(country="DE", registrations={"DE", "OSS"}),
        buyer=Customer(kind="consumer"), destination_chosen=True,
    )  # fmt: skip
    return xb.vat.determine(sale)


SITES = [
    Alternative(name="own", values={"margin": 0.3}),
    Alternative(name=NASTY, values={"margin": 0.1}),
]


def back_tested():
    """Half a quarter's receipt hedged in January, and settled in April."""
    january, april = (
        fx.Market.flat(
            on=dt.date(2026, month, 5),
            home="GBP",
            spot={"EURGBP": spot},
            rates={"GBP": 0.04, "EUR": 0.02},
        )
        for month, spot in ((1, 0.87), (4, 0.85))
    )
    sales = fx.Exposure.of(
        "100000 EUR", due=dt.date(2026, 4, 1), stage="forecast", since=dt.date(2026, 1, 2)
    )
    half = fx.HedgeProgramme(schedule=fx.RollingSchedule(months=6, ratio="0.5"))
    return fx.back_test(half, [sales], [january, april])


def valued():
    """Fader, Hardie and Lee's fit of CDNOW, one customer valued over a year."""
    summary = Summary.from_columns(
        {"frequency": [2], "recency": [30.43], "T": [38.86], "monetary_value": [22.35]},
        unit="week",
        currency="USD",
    )
    return lifetime_value(
        BetaGeoNbd(r=0.242593, alpha=4.413532, a=0.792886, b=2.425754, unit="week"),
        GammaGamma(p=6.248804, q=3.744588, v=15.447744, currency="USD"),
        summary,
        periods=52,
        period=Span.weeks(1),
        discount=DiscountRate(0.15, Span.weeks(52)),
    )


MAKERS = {
    "routes": lambda: compare_routes([Route(name=NASTY, parcel=PARCEL), Route(name="post", parcel=PARCEL, legs=[xb.RouteLeg(name="x", cost="1 EUR")])]),
    "price answer": lambda: xb.price_for_landed(PARCEL, "60 EUR"),
    "no price": lambda: xb.price_for_landed(PARCEL, "1 EUR"),
    "refund": lambda: xb.refund_on_return(xb.quote(PARCEL)),
    "what if": lambda: xb.under_rules_of([PARCEL], dt.date(2026, 6, 1)),
    "price curve": lambda: price_curve(PARCEL, [f"{price} EUR" for price in range(10, 300, 10)]),
    "quote": lambda: xb.quote(PARCEL),
    "net positions": lambda: fx.net_positions(exposures(), on=dt.date(2026, 11, 20)),
    "hedge plan": lambda: fx.HedgeProgramme(schedule=fx.RollingSchedule(months=6, ratio="0.8")).plan(exposures(), market()),
    "back-test": back_tested,
    "regression": lambda: fx.risk.linear_regression([1.0, 2.0, 2.5, 4.0], [1.0, 2.0, 3.0, 4.0]),
    "hedge ratio": lambda: fx.risk.minimum_variance_hedge([1.0, 2.0, 2.5], [1.0, 2.0, 3.0]),
    "flow at risk": lambda: fx.risk.flow_at_risk(1_000, forward=7.8, volatility=0.07, years=0.25),
    "conversion": lambda: fx.pricing.conversion_cost(fx.pricing.ConversionOffer(name=NASTY, kind="bank", pair="GBPUSD", base_rate=1.2948, markup=0.005, fixed_fee=12), amount=25_000, reference_rate=1.295),
    "exchange differences": lambda: fx.accounting.exchange_differences(fx.accounting.BookedInvoice(amount=1000, currency="EUR", home="USD", booked_rate="1.50", booked_on=dt.date(2026, 9, 1)), [], on=dt.date(2026, 12, 31), closing_rate="1.00"),
    "option": lambda: fx.garman_kohlhagen("call", spot=1.56, strike=1.6, years=0.5, volatility=0.12, domestic_rate=0.06, foreign_rate=0.08),
    "one currency": lambda: xb.exchange.in_one_currency([(NASTY, "8 EUR", DAY)], "EUR", rates=xb.RateTable([])),
    "alternatives": lambda: fx.compare_alternatives(market(), currency="EUR", amount=300_000, due=dt.date(2027, 2, 19), protection=7.6),
    "safety stock": lambda: safety_stock(demand=Demand.gamma(mean=20, sd=9, period="day"), lead_time=LeadTime.fixed(6, period="day"), target=FillRate("0.98"), order_quantity=200),
    "projection": lambda: project(start=DAY, days=30, daily_demand=10, on_hand=150),
    "segments": lambda: xb.customers.segment_customers(score_history(customers()), xb.customers.ELEVEN_GROUPS),
    "scores": lambda: score_history(customers()),
    "cohorts": lambda: cohorts(customers()),
    "flow": lambda: customer_flow(customers(), earlier=(dt.date(2026, 1, 1), dt.date(2026, 2, 1)), later=(dt.date(2026, 2, 1), dt.date(2026, 4, 1))),
    "ticket": lambda: POLICY.evaluate(TICKETS[1], NOW),
    "clock": lambda: POLICY.evaluate(TICKETS[1], NOW)["first_response"],
    "queue": lambda: next_due(POLICY, TICKETS, NOW),
    "measures": lambda: measure(POLICY, TICKETS, start=dt.datetime(2026, 11, 16, tzinfo=UTC), end=NOW),
    "measures by team": lambda: measure_by(POLICY, TICKETS, by="team", start=dt.datetime(2026, 11, 16, tzinfo=UTC), end=NOW),
    "pareto": lambda: pareto(["late", NASTY, "late"]),
    "determination": sold,
    "return": lambda: filings({"1": sold()}, numbers={"union_oss": "DE136695976"}).one_stop_shop[0],
    "filings": lambda: filings({NASTY: sold(), "2": sold()}, numbers={"union_oss": "DE136695976"}),
    "British return": lambda: british_return([BritishRow(entry="sale", net="100 GBP", tax="20 GBP")], period="2026-Q2"),
    "British refund": lambda: british_return([BritishRow(entry="purchase", net="100 GBP", tax="20 GBP")], period="2026-Q2"),
    "Swiss return": lambda: swiss_return([SwissRow(entry="supply", amount="1000 CHF", rate="0.081")], period="2026-Q3"),
    "Swiss refund": lambda: swiss_return([SwissRow(entry="400", amount="81 CHF")], period="2026-Q3"),
    "VOEC return": lambda: voec_return([TaxedSale(id=NASTY, day=DAY, consumption="NO", rate="0.25", net="400 NOK")], period="2026-Q2"),
    "export treatment": lambda: treatment_of(ExportFacts(mode="9610", export_date=DAY, claimed_on=DAY, general_taxpayer=True, manufacturer=False, invoice=False, refund_cancelled=False)),
    "export treated": lambda: treatment_of(ExportFacts(mode="9710", export_date=DAY, claimed_on=DAY, general_taxpayer=True, manufacturer=False, invoice=True, refund_cancelled=False)),
    "export refund": lambda: exempt_refund("100000 CNY", export_date=DAY, refund_rate="0.09"),
    "earlier export refund": lambda: exempt_refund("100000 CNY", export_date=dt.date(2025, 9, 1), refund_rate="0.09"),
    "warehouse": lambda: reconcile("13000 CNY", departure=dt.date(2026, 3, 10), sold="0.7", on=DAY),
    "warehouse overdue": lambda: reconcile("13000 CNY", departure=dt.date(2026, 3, 10), sold="0.7", on=dt.date(2027, 5, 1)),
    "deemed income": lambda: deemed_income("8000000 CNY", on=DAY, rate="0.25"),
    "funnel": lambda: xb.customers.funnel(clicks(), steps=("visit", NASTY, "order", "return")),
    "margins": lambda: SALE,
    "bridge": lambda: bridge_of(period("0.05"), period("0.10"), home="USD"),
    "fees": lambda: xb.channels.schedule("shopify_us").for_seller(plan="basic", card="domestic", converted="no").bill(xb.channels.ChannelOrder.of("40 USD", ordered_on=dt.date(2026, 11, 2))),
    "fees that miss a fact": lambda: xb.channels.schedule("shopify_us").for_seller(plan="basic", card="domestic").bill(xb.channels.ChannelOrder.of("40 USD", ordered_on=dt.date(2026, 11, 2))),
    "cash": lambda: cash_calendar([CashMove(on=DAY, amount="-3000 USD", reference=NASTY)], opening=["5000 USD"]),
    "prices that pay": lambda: price_for_margin(Offer(currency="USD", steps=lambda price: [Step(kind="sale", amount=price), Step(kind="goods", amount="20 USD")]), "5 USD", up_to="30 USD"),
    "keyword": lambda: judge_keyword(Keyword(text=NASTY, match="exact", impressions=9_000, clicks=300, orders=9, spend="90 USD"), ad_limits(SALE, conversion_rate="0.03")),
    "ad limits": lambda: ad_limits(SALE, conversion_rate="0.03"),
    "break-even": lambda: break_even_units("9000 EUR", "22.25 EUR"),
    "cash cycle": lambda: CashCycle(stock_days=35, receivable_days=2, payable_days=15),
    "payment": lambda: payment_cost(PaymentMethod(name=NASTY, schedule=xb.channels.schedule("shopify_us").for_seller(plan="basic", card="domestic", converted="no"), days=3), xb.channels.ChannelOrder.of("40 USD", ordered_on=dt.date(2026, 11, 2)), yearly_rate="0.1"),
    "standing": lambda: account_standing(STANDARDS["amazon_order_defects"].entry(DAY), orders={DAY: 250}, events={DAY: 2}, on=DAY),
    "dependence": lambda: xb.channels.dependence({NASTY: "60 EUR", "ebay": "25 EUR", "shop": "15 EUR"}),
    "ranking": lambda: rank(SITES, [Criterion(name="margin", worst=0, best=0.40)], {"margin": 1}, gates=[Gate(name=NASTY, passes=lambda site: site.values["margin"] > 0.2)]),
    "customer base": lambda: xb.customers.customer_base(customers(), churn_days=60),
    "concentration": lambda: concentration({"1": 50, "2": 9, NASTY: 7}),
    "lifetime value": valued,
    "rule": lambda: default_book().rule("gb.import_vat", on=DAY),
    "difference": lambda: default_book().diff("EU", dt.date(2026, 6, 30), dt.date(2026, 7, 1)),
    "law": lambda: default_book().describe("NO", on=DAY),
}  # fmt: skip


class Balanced(HTMLParser):
    """Checks that what was opened is closed, and collects text and tags."""

    VOID = ("br", "hr", "img")

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.text = [], set(), []

    def handle_starttag(self, tag, _attrs):
        self.tags.add(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def read(shown):
    page = Balanced()
    page.feed(shown)
    page.close()
    assert page.open == []
    assert "script" not in page.tags
    return page


@pytest.fixture(scope="module")
def made():
    kept = {}

    def of(name):
        if name not in kept:
            kept[name] = MAKERS[name]()
        return kept[name]

    return of


@pytest.mark.parametrize("name", MAKERS)
def test_every_result_shows_itself_escaped_in_two_languages(made, name):
    with xb.language("en"):
        english = read(made(name)._repr_html_())
    with xb.language("zh_CN"):
        chinese = read(made(name)._repr_html_())
    assert any(part.strip() for part in english.text)
    assert re.search(r"[\u4e00-\u9fff]", "".join(chinese.text))
    assert len(made(name)._repr_html_()) < 150_000


@pytest.mark.parametrize("name", [name for name, make in MAKERS.items() if name != "quote"])
def test_every_title_of_a_column_has_its_chinese(made, name):
    known, shown = catalogue("zh_CN"), made(name)._shown()
    titles = [each.replace("_", " ") for each in shown]
    named = [each.id for each in shown.get("figure", ())]
    assert [each for each in (*titles, *named) if each not in known] == []


@pytest.mark.parametrize("name", MAKERS)
def test_every_result_is_a_line_at_a_prompt_and_can_be_kept_in_a_set(made, name):
    result = made(name)
    line = repr(result)
    assert type(result).__name__ in line or name == "quote"
    assert len(line) <= LONGEST_LINE + 60
    assert "\n" not in line
    if not isinstance(result, dict):  # groups are a mapping, as which they are asked
        assert {result: 1}[MAKERS[name]()] == 1


BOUGHT = Summary.from_columns(
    {
        "frequency": [0, 1, 3, 0, 2, 5],
        "recency": [0, 5, 20, 0, 12, 30],
        "T": [30.0, 30.0, 30.0, 28.0, 31.0, 35.0],
    },
    unit="week",
)


def a_fit():
    return BetaGeoNbd.fit(BOUGHT)


def a_holdout():
    model = BetaGeoNbd(r=0.5, alpha=6.0, a=0.9, b=1.6, unit=TimeUnit.WEEK)
    opinions = compare_models([model], BOUGHT, within=Span.weeks(10))
    (found,) = holdout(opinions, BOUGHT, [0, 1, 1, 0, 0, 2])
    return found


def moved():
    before = {str(one): "retain" for one in range(300)}
    return transitions(before, {**before, "1": "lost"})


def settled():
    row = {"transaction-type": "Order", "amount-type": "ItemPrice", "amount": "50.00"}
    row |= {"amount-description": "Principal", "posted-date": "2026-11-02"}
    rows = [{"currency": "USD"}, *(row | {"order-id": str(one)} for one in range(30))]
    return sales_of_settlement(amazon_settlement(rows), channel="amazon_us")


def a_place():
    return compare_routes([Route(name="express", parcel=PARCEL, transit_days=4)])[0]


def a_line():
    item = PlanItem(
        sku="TEE",
        on_hand=100,
        daily_demand=10,
        reorder_point=400,
        order_up_to=700,
        lead_time_days=30,
        rule=OrderRule(multiple=24),
    )
    return replenishment_plan([item], on=dt.date(2026, 9, 1))[0]


@pytest.mark.parametrize("make", [a_fit, a_holdout, moved, settled, a_place, a_line])
def test_what_has_no_table_of_its_own_is_a_line_at_a_prompt_too(make):
    found, again = make(), make()
    assert repr(found).startswith(f"{type(found).__name__}(")
    assert len(repr(found)) <= LONGEST_LINE + 60
    assert {found: 1}[again] == 1


def test_no_result_tells_all_it_holds_at_a_prompt():
    """A class of a result that lets attrs write its line would tell a million rows."""

    def below(kind):
        return [each for part in kind.__subclasses__() for each in (part, *below(part))]

    written = [each for each in below(Brief) if attrs.has(each) and "__repr__" in vars(each)]
    assert [each for each in written if "attrs" in (each.__repr__.__doc__ or "")] == []


def test_a_long_line_is_cut_and_says_so():
    @attrs.frozen(repr=False)
    class Wide(Shown):
        one: str
        two: str
        three: str
        four: str
        five: object = attrs.field(alias="last")

    line = repr(Wide("a" * 99, "b" * 99, "c" * 99, "d" * 99, None))
    assert line == f"Wide(one='{'a' * 60}…', two='{'b' * 60}…', three='{'c' * 60}…', …)"
    assert repr(Wide("", "", "", "", Text("late"))).endswith("last='late')")
    assert repr(Wide("", "", "", "", Wide("", "", "", "", None))).endswith("last=Wide(…))")
    assert repr(Wide("", "", "", "", range(99).__iter__)).endswith("last=method-wrapper(…))")
    assert repr(Wide("", "", "", "", Decimal("1.5"))).endswith("last=Decimal('1.5'))")

    class Bare(Shown):
        pass

    assert repr(Bare()) == "Bare()"


def test_a_refund_says_what_comes_back_and_by_which_law(made):
    """The law stands beside each charge: that is what a customs officer asks for."""
    page = "".join(read(made("refund")._repr_html_()).text)
    assert "comes back" in page
    assert "2026/382" in page or "952/2013" in page


def test_a_bill_of_fees_shows_titles_and_not_ids(made):
    """Shopify's fee on a card of the country, plan Basic: 2.9 % and 30 cents of 40 dollars."""
    page = "".join(read(made("fees")._repr_html_()).text)
    assert page.startswith("Fees in all: $1.46")
    assert "Card payment$40.00$1.46" in page
    assert "card.basic" not in page
    assert "VAT" not in page
    taxed = made("fees that miss a fact")
    page = "".join(read(taxed._repr_html_()).text)
    assert "converted, which is not stated" in page
    assert "Fees in all" not in page


def test_cash_shows_what_is_there_after_each_move(made):
    """5,000 less 3,000."""
    assert "2026-09-01-$3,000.00$2,000.00" in "".join(read(made("cash")._repr_html_()).text)


def test_a_title_means_in_chinese_what_it_stands_over(made):
    """A ticket that is open is 未结, an exposure 敞口; what a return owes is a sum and no rate."""
    with xb.language("zh_CN"):
        tickets = read(made("measures")._repr_html_()).text
        declared = read(made("return")._repr_html_()).text
    assert "未结" in tickets
    assert "敞口" not in tickets
    assert declared[1:7] == ["消费国", "发货国", "供应类型", "税率", "计税金额", "应缴税额"]


def test_a_price_nobody_can_hit_shows_its_neighbours(made):
    answer = made("no price")
    shown = answer._shown()
    assert shown["hits"] == [False] * len(shown["total"])
    assert len(shown["total"]) == sum(quote is not None for quote in (answer.below, answer.above))


def test_long_words_and_long_tables_are_folded():
    short = "\n".join(["head"] + ["line"] * LONGEST_WORDS)
    assert "<details>" not in words_html(short, "en")
    assert f"{LONGEST_WORDS + 1} more lines" in words_html(f"{short}\nline", "en")
    assert words_html("", "en") == ""
    assert words_html("<b>", "en") == "<p><b>&lt;b&gt;</b></p>"
    assert 'padding-left:1em">in' in words_html("head\n  in", "en")
    assert table_html({}, "en") == ""
    assert "<details>" not in table_html({"a": [1] * LONGEST_TABLE}, "en")
    assert "1 more rows" in table_html({"a": [1] * (LONGEST_TABLE + 1)}, "en")
    assert f"the first {MOST_ROWS:,} are shown" in table_html({"a": [1] * (MOST_ROWS + 1)}, "en")


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (None, "–", "–"),
        (True, "yes", "是"),
        (1234.56789, "1,234.57", "1,234.57"),
        (math.inf, "∞", "∞"),
        (-math.inf, "-∞", "-∞"),
        (math.nan, "–", "–"),
        (Decimal("1234.5"), "1,234.5", "1,234.5"),
        (xb.Money("3 NOK"), "NOK 3.00", "NOK 3.00"),
        (Text("late"), "late", "逾期"),
        (
            Fraction(123456789123, 100),
            "1,234,567,891.23",
            "1,234,567,891.23",
        ),  # cents of a large sum
        (Fraction(73, 3), "24.3333", "24.3333"),
        (("a", "b"), "a, b", "a、b"),
        (NOW, "2026-11-18 12:00+00:00", "2026-11-18 12:00+00:00"),
        ("<i>", "<i>", "<i>"),
    ],
)
def test_a_cell_is_written_as_the_language_writes_it(value, english, chinese):
    assert cell_text(value, "en").replace("\xa0", " ") == english
    assert cell_text(value, "zh_CN").replace("\xa0", " ") == chinese


def test_lifetime_values_tell_the_doubts_of_their_fits():
    """A fit at the edge of its parameters can promise thousands: whoever looks has to read it."""
    doubted = attrs.evolve(valued(), doubts=(Text("late"),))
    assert "late" in read(doubted._repr_html_()).text
    with xb.language("zh_CN"):
        assert "逾期" in read(doubted._repr_html_()).text


def test_a_ratio_beyond_floats_is_still_a_figure():
    assert cell_text(Fraction(10**400, 3), "en").startswith("3")


def test_a_result_without_words_or_table_shows_nothing():
    class Bare(Shown):
        pass

    assert Bare()._repr_html_() == '<div class="xborder-result"></div>'


def test_tables_that_can_be_drawn_stay_tables(made):
    for name in ("pareto", "net positions", "price curve", "routes", "what if", "queue"):
        assert isinstance(made(name), Rows)
        assert made(name).to_frame("pandas").shape[0] == len(made(name))


def test_a_curve_is_of_one_line():
    (item,) = PARCEL.items
    with pytest.raises(InvalidInput, match="one line"):
        price_curve(PARCEL.replace(items=[item, item]), ["1 EUR"])


def test_the_curve_falls_off_where_the_law_says(made):
    """EUR 150: Regulation (EU) 2026/382 and Directive 2006/112/EC, Art. 369l."""
    assert [str(point.price) for point in made("price curve").cliffs] == ["160.00 EUR"]


def test_a_point_without_a_total_adds_nothing():
    open_ = PARCEL.replace(
        ship_to="NO",
        items=[PARCEL.items[0].replace(unit_price="1 NOK")],
        shipping=None,
        incoterm=None,
        seller=xb.Seller(),
    )
    curve = price_curve(open_, ["100 NOK", "200 NOK"])
    assert [point.on_top for point in curve if point.quote.total is None] == [None] * sum(
        point.quote.total is None for point in curve
    )
    assert curve.plot().axes


@pytest.mark.parametrize("locale", ["en", "zh_CN"])
@pytest.mark.parametrize(
    ("name", "words", "bars"),
    [
        ("price curve", {"en": "Price of a piece, EUR", "zh_CN": "单价（EUR）"}, None),
        ("net positions", None, 4),
        ("pareto", None, 2),
        ("bridge", {"en": "USD", "zh_CN": "USD"}, 8),
        ("margins", None, None),
        ("ranking", {"en": "score", "zh_CN": "得分"}, 1),
        ("lifetime value", {"en": "Customers, the most valuable first", "zh_CN": "客户（按价值从高到低）"}, None),
        ("funnel", {"en": "Customers", "zh_CN": "客户数"}, 4),
        ("cohorts", {"en": "Periods since the first purchase", "zh_CN": "距首次购买的期数"}, None),
        ("ticket", {"en": "Time that counted, and when it is due", "zh_CN": "计入的时间与到期时刻"}, None),
    ],
)  # fmt: skip
def test_a_chart_holds_what_its_table_holds(made, name, words, bars, locale):
    """A warning, as of a letter that no font has, is an error in this suite."""
    pytest.importorskip("matplotlib")
    with xb.language(locale):
        figure = made(name).plot()
    again = made(name).plot(locale=locale)
    assert figure.axes[0].get_xlabel() == again.axes[0].get_xlabel()
    axes = figure.axes[0]
    if words is not None:
        assert axes.get_xlabel() == words[locale]
    if bars is not None:
        assert len(axes.patches) == bars
    figure.canvas.draw()


def test_a_funnel_says_which_part_of_the_step_before_went_on(made):
    """2 of 3, 1 of 2, none of 1; shares are of the step before, and none where nobody was."""
    axes = made("funnel").plot().axes[0]
    said = [text.get_text().strip() for text in axes.texts]
    assert said == ["3 (100%)", "2 (67%)", "1 (50%)", "0 (0%)"]
    empty = xb.customers.funnel([], steps=("visit", "order"))
    assert [text.get_text().strip() for text in empty.plot().axes[0].texts] == ["0 (–)", "0 (–)"]


def test_a_bridge_leads_from_the_first_margin_to_the_second(made):
    """100 x (10 - 4 - 0.05) = 595 dollars; five cents more of duty on each of 100 pieces: 590."""
    axes = made("bridge").plot().axes[0]
    said = [text.get_text().strip() for text in axes.texts]
    assert sorted(each for each in said if each != "$0.00") == sorted(
        ["-$5.00", "$595.00", "$590.00"]
    )
    names = [label.get_text() for label in axes.get_yticklabels()]
    assert (names[0], names[-1]) == ("Before", "After")
    assert axes.patches[-1].get_width() == 590


def test_a_waterfall_of_margins_ends_at_the_last_margin(made):
    """Each margin stands on nothing; each cost hangs from what was left before it."""
    pytest.importorskip("matplotlib")
    margins = made("margins")
    axes = margins.plot().axes[0]
    names = [label.get_text() for label in axes.get_yticklabels()]
    assert names[-1] == "Margin 3, after marketing"
    assert axes.patches[-1].get_width() == pytest.approx(float(margins.margin_3.amount))
    assert axes.patches[-1].get_x() == 0
    assert len(names) == len(axes.patches) == len(axes.texts)
    # what hangs between two margins leads from the one to the other
    last = 0.0
    for name, bar in zip(names, axes.patches, strict=True):
        if name.startswith(("Net sales", "Margin")):
            assert bar.get_x() + bar.get_width() == pytest.approx(last)
        last = bar.get_x() + bar.get_width()


def test_a_ranking_is_drawn_by_what_each_criterion_adds():
    """0.7 x 0.45 and 0.3 x 0.8 of the first: 0.315 and 0.24, which are 0.555."""
    pytest.importorskip("matplotlib")
    found = rank(
        [Alternative(name="amazon", values={"margin": 0.18, "effort": 2})],
        [
            Criterion(name="margin", worst=0, best=0.40),
            Criterion(name="effort", worst=10, best=0),
        ],
        {"margin": 0.7, "effort": 0.3},
    )
    axes = found.plot().axes[0]
    first, second = axes.patches
    assert (first.get_x(), first.get_width()) == (0, pytest.approx(0.315))
    assert (second.get_x(), second.get_width()) == (first.get_width(), pytest.approx(0.24))
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["margin", "effort"]
    none = rank([], [Criterion(name="margin", worst=0, best=1)], {"margin": 1})
    assert none.plot().axes[0].get_legend() is None


def test_lifetime_value_is_drawn_by_how_few_hold_how_much(made):
    """Of 60, 30 and 10 the first third of the customers holds 60 %, the first two 90 %."""
    pytest.importorskip("matplotlib")
    found = attrs.evolve(
        made("lifetime value"), values=(30.0, 60.0, 10.0), customer_ids=("1", "2", "3")
    )
    line = found.plot().axes[0].lines[0]
    assert list(line.get_ydata()) == pytest.approx([0, 0.6, 0.9, 1])
    assert list(line.get_xdata()) == pytest.approx([0, 1 / 3, 2 / 3, 1])
    nobody = attrs.evolve(found, values=(), customer_ids=())
    assert list(nobody.plot().axes[0].lines[0].get_ydata()) == [0]


def test_the_heat_map_leaves_out_what_is_always_one(made):
    found = made("cohorts")
    image = found.plot().axes[0].images[0].get_array()
    assert image.shape == (len(found.cohorts), max(len(each.active) for each in found.cohorts) - 1)
    assert image[0][0] == found.cohorts[0].retention[1]


def test_one_period_is_no_heat_map():
    rows = [Order(customer_id="1", at=dt.date(2026, 1, 5), amount="20 EUR")]
    figure = cohorts(purchase_history(rows, on=dt.date(2026, 1, 30))).plot()
    assert len(figure.axes[0].images) == 0


def test_the_timeline_counts_what_the_clocks_count(made):
    state = made("ticket")
    axes = state.plot().axes[0]
    ran = [clock for clock in state.clocks if clock.ran]
    assert len(axes.patches) == sum(len(clock.segments) for clock in ran)
    assert [label.get_text() for label in axes.get_yticklabels()] == [
        str(clock.title) for clock in ran
    ]
    assert len(axes.lines) == sum(clock.due is not None for clock in ran)


def test_an_export_of_a_real_layout_shows_its_rows():
    with (ROOT / "docs/how-to/files/open-invoices.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        found = fx.exposure.xero_invoices(csv.DictReader(file))
    page = "".join(read(found._repr_html_()).text)
    assert "8 exposures from 8 rows" in page
    assert "INV-0512" in page
