"""Cost lines: what came out, line by line, with the rule and the formula behind each charge."""

from collections.abc import Iterator, Mapping
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

from attrs import frozen

from xborder.landed_cost.evaluation import Evaluation, Run
from xborder.landed_cost.included import Settled
from xborder.landed_cost.result import CostLine, LineKind, RuleReference
from xborder.landed_cost.sentence import Sentence
from xborder.money import Mode, Money, Rounding
from xborder.policy.amount import ByGoods, grossed, varies_by_line
from xborder.policy.charge import Charge, ChargeKind, Waiver
from xborder.policy.ledger import NO, Ledger, State
from xborder.policy.plan import Plan
from xborder.timeline import Dated
from xborder.trade import Consignment, Leg, Party

SHOWN = Rounding(unit=1, mode=Mode.HALF_UP)
"""How the caller's own converted amounts are shown: to the minor unit, half up, line by line."""

OWN_AMOUNTS = (
    ("price", LineKind.GOODS, "Goods", 1),
    ("seller_discount", LineKind.DISCOUNT, "Discount by the seller", -1),
    ("platform_discount", LineKind.DISCOUNT, "Discount by the platform", -1),
    ("freight", LineKind.FREIGHT, "Shipping", 1),
    ("insurance", LineKind.INSURANCE, "Insurance", 1),
    ("taxable_fees", LineKind.SELLER_FEE, "Fees inside the tax base", 1),
    ("other_fees", LineKind.SELLER_FEE, "Fees outside the tax base", 1),
)
_RATES = Context(prec=28)
"""How rates are shown, whatever context the caller computes in."""
_DUTIES = frozenset({ChargeKind.DUTY, ChargeKind.ADDITIONAL_DUTY})


def cost_lines(
    consignment: Consignment,
    plan: Plan,
    evaluation: Evaluation,
    currency: str,
    settled: Settled | None = None,
) -> Iterator[CostLine]:
    """Yield every amount of a quote: the caller's own first, then the charges in their order.

    Args:
        consignment: The parcel.
        plan: The rules it came under.
        evaluation: What came out.
        currency: The destination's currency.
        settled: The net amounts behind prices that include charges, if they do.
    """
    own = _own_amounts(evaluation, settled)
    items = consignment.items
    for name, kind, title, sign in OWN_AMOUNTS:
        for line, minor in enumerate(own[name]):
            if minor or name == "price":
                yield CostLine(
                    item=line,
                    sku=items[line].sku,
                    kind=kind,
                    id=name,
                    title=title,
                    amount=Money.of_minor(sign * minor, currency),
                )
    for run in evaluation.runs:
        entries = run.ledger.lanes.entries
        if max(entries(run.state)) >= State.MISSING_FACT:
            continue  # no figure of a declaration in doubt is shown: it might be a silent zero
        places = evaluation.places(run)
        for step in run.scheme.steps:
            if isinstance(step.value, Charge) and step.value.id in run.ledger.charges:
                yield from _charge_lines(consignment, plan, step, run, places, currency)


def _own_amounts(evaluation: Evaluation, settled: Settled | None) -> dict[str, Any]:
    """Return the caller's own amounts; the goods are what included charges leave of a price."""
    lanes = evaluation.ledger.lanes
    own = dict.fromkeys((name for name, _, _, _ in OWN_AMOUNTS), 0)
    for name in own:
        amount = evaluation.ledger.facts.amounts[name]
        if lanes.any(amount.num):
            own[name] = SHOWN.apply(amount.num, amount.denominator)
    if settled is not None:
        others = own["freight"] + own["insurance"]
        discounts = own["seller_discount"] + own["platform_discount"]
        own["price"] = settled.gross - settled.included - others + discounts
    return {name: lanes.entries(column) for name, column in own.items()}


def _charge_lines(
    consignment: Consignment,
    plan: Plan,
    step: Dated[Any],
    run: Run,
    places: tuple[int, ...],
    currency: str,
) -> Iterator[CostLine]:
    charge: Charge = step.value
    ledger, entries = run.ledger, run.ledger.lanes.entries
    entry = ledger.charges[charge.id]
    applies, due = entries(entry.applies), entries(entry.due)
    payer = _payer(consignment, charge)
    waivers = [
        (reference(plan, other), entries(ledger.waived[other.value.id]))
        for other in run.scheme.steps
        if isinstance(other.value, Waiver) and charge.id in other.value.charges
    ]
    for k, line in enumerate(places):
        if applies[k] == NO:
            continue
        behind = _behind(plan, step, ledger, k)
        base = entry.base.times(behind.whole.numerator, behind.whole.denominator)
        shown = entries(SHOWN.apply(base.num, base.denominator))[k]
        yield CostLine(
            item=line,
            sku=consignment.items[line].sku,
            amount=Money.of_minor(due[k], currency),
            base=Money.of_minor(shown, currency),
            payer=payer,
            waived=next((rule for rule, lifted in waivers if lifted[k]), None),
            **behind.fields,
        )


def _payer(consignment: Consignment, charge: Charge) -> Party | None:
    if consignment.incoterm is None:
        return None
    return consignment.incoterm.responsibility(Leg.DUTY if charge.kind in _DUTIES else Leg.TAX)


@frozen(eq=False)
class _Behind:
    """What stands behind a charge on a line.

    Attributes:
        goods: The entry of a goods table it used, if it used one.
        whole: What turns its base into the one its rate is on.
        fields: What its cost line says of the rule, field by field.
    """

    goods: Dated[Any] | None
    whole: Fraction
    fields: Mapping[str, Any]


def _behind(plan: Plan, step: Dated[Any], ledger: Ledger, line: int) -> _Behind:
    """Return what stands behind a charge; written once where lines cannot differ in it."""
    amount = step.value.amount
    goods = amount.entry(ledger, line) if isinstance(amount, ByGoods) else None
    if varies_by_line(amount if goods is None else goods.value):
        return _written(plan, step, goods, ledger, line)
    key = ("behind", id(step), id(goods))  # what is kept keeps the entry, so that its id stays
    return plan.remember(key, lambda: _written(plan, step, goods, ledger, line))


def _written(
    plan: Plan, step: Dated[Any], goods: Dated[Any] | None, ledger: Ledger, line: int
) -> _Behind:
    charge: Charge = step.value
    rate = charge.amount.rate(ledger, line)
    return _Behind(
        goods,
        grossed(charge.amount, ledger, line),
        {
            "kind": LineKind(charge.kind),
            "id": charge.id,
            "title": charge.title,
            "rate": None if rate is None else _decimal(rate * charge.payable),
            "share_due": None if charge.payable == 1 else _decimal(charge.payable),
            "formula": Sentence.of(charge.amount.words(ledger, line)),
            "rule": reference(plan, step),
            "goods_rule": None if goods is None else named_reference(goods, charge.id),
            "collector": charge.collector,
            "moment": charge.moment,
            "refundable": charge.refundable,
        },
    )


def _decimal(rate: Fraction) -> Decimal:
    quotient = _RATES.divide(Decimal(rate.numerator), Decimal(rate.denominator))
    return quotient.normalize(_RATES)


def reference(plan: Plan, entry: Dated[Any]) -> RuleReference:
    """Return one of a plan's rules as a reference that travels with a quote."""
    return plan.remember(id(entry), lambda: named_reference(entry, entry.value.id))


def named_reference(entry: Dated[Any], name: str) -> RuleReference:
    """Return a dated rule as a reference under a name: an entry of a goods table has none."""
    return RuleReference(
        id=name,
        title=entry.source.title,
        article=entry.source.article,
        url=entry.source.url,
        start=entry.start,
        end=entry.end,
        status=entry.status,
        evidence=entry.evidence,
        checked_on=entry.checked_on,
        note=entry.note,
    )
