"""Cost lines: what came out, line by line, with the rule and the formula behind each charge."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction

from xborder.landed_cost.admission import Admitted
from xborder.landed_cost.breakdown import CostLine, LineKind
from xborder.landed_cost.report.wording import Behind, Wording
from xborder.landed_cost.run import Declaration, Outcome
from xborder.landed_cost.run.outcome import OWN_SIGNS, SHOWN
from xborder.landed_cost.sentence import Sentence
from xborder.money import Money
from xborder.policy.amount import ByGoods, grossed
from xborder.policy.charge import Charge, ChargeKind, Waiver
from xborder.policy.columns import Column, Exact
from xborder.policy.compiled import PlannedGoods
from xborder.policy.fact import UNKNOWN
from xborder.policy.ledger import NO, Ledger
from xborder.policy.plan import PlannedStep
from xborder.policy.reference import RuleReference
from xborder.trade import Consignment, Leg, Party

_OWN: Mapping[str, tuple[LineKind, str]] = {
    "price": (LineKind.GOODS, "Goods"),
    "seller_discount": (LineKind.DISCOUNT, "Discount by the seller"),
    "platform_discount": (LineKind.DISCOUNT, "Discount by the platform"),
    "freight": (LineKind.FREIGHT, "Shipping"),
    "insurance": (LineKind.INSURANCE, "Insurance"),
    "taxable_fees": (LineKind.SELLER_FEE, "Fees inside the tax base"),
    "other_fees": (LineKind.SELLER_FEE, "Fees outside the tax base"),
}
_RATES = Context(prec=28)
"""How rates are shown, whatever context the caller computes in."""
_DUTIES = frozenset({ChargeKind.DUTY, ChargeKind.ADDITIONAL_DUTY})


def lines_of(
    consignment: Consignment, admitted: Admitted, outcome: Outcome, wording: Wording
) -> Iterator[CostLine]:
    """Yield every amount of a quote: the caller's own first, then the charges in their order.

    Args:
        consignment: The parcel.
        admitted: What was read of it.
        outcome: What came out.
        wording: What was said of the rules before.
    """
    (currency,) = admitted.currencies
    yield from _own_lines(consignment, outcome, currency)
    for declaration in outcome.evaluation.declarations:
        if declaration.is_sure:  # no figure of one in doubt is shown: it might be a silent zero
            for step in declaration.scheme.steps:
                charge = step.value
                if isinstance(charge, Charge) and charge.id in declaration.ledger.charges:
                    yield from _charge_lines(
                        consignment, admitted.goods, step, charge, declaration, wording, currency
                    )


def _own_lines(consignment: Consignment, outcome: Outcome, currency: str) -> Iterator[CostLine]:
    for name, (kind, title) in _OWN.items():
        for line, minor in enumerate(outcome.own[name]):
            if minor or name == "price":
                yield CostLine(
                    item=line,
                    sku=consignment.items[line].sku,
                    kind=kind,
                    id=name,
                    title=title,
                    amount=Money.of_minor(OWN_SIGNS[name] * minor, currency),
                )


def _charge_lines(
    consignment: Consignment,
    goods: Mapping[str, Sequence[PlannedGoods]],
    step: PlannedStep,
    charge: Charge,
    declaration: Declaration,
    wording: Wording,
    currency: str,
) -> Iterator[CostLine]:
    ledger, entries = declaration.ledger, declaration.ledger.lanes.entries
    entry = ledger.charges[charge.id]
    applies, due = entries(entry.applies), entries(entry.due)
    payer = _payer(consignment, charge)
    lifted = _lifted(charge, declaration)
    used = _goods_used(charge, goods, ledger)
    bases: dict[Fraction, Sequence[int]] = {}  # the whole column is rounded once a factor
    for k, line in enumerate(declaration.places):
        if applies[k] == NO:
            continue
        behind = _behind(step, charge, used[k] if used else None, ledger, k, wording)
        base = bases.get(behind.whole)
        if base is None:
            base = bases[behind.whole] = entries(_shown(entry.base, behind.whole))
        yield CostLine(
            item=line,
            sku=consignment.items[line].sku,
            amount=Money.of_minor(due[k], currency),
            base=Money.of_minor(base[k], currency),
            payer=payer,
            waived=next((rule for rule, mask in lifted if mask[k]), None),
            **behind.fields,
        )


def _shown(base: Exact, whole: Fraction) -> Column:
    shown = base.times(whole.numerator, whole.denominator)
    return SHOWN.apply(shown.num, shown.denominator)


def _payer(consignment: Consignment, charge: Charge) -> Party | None:
    if consignment.incoterm is None:
        return None
    return consignment.incoterm.responsibility(Leg.DUTY if charge.kind in _DUTIES else Leg.TAX)


def _lifted(charge: Charge, declaration: Declaration) -> list[tuple[RuleReference, Sequence[int]]]:
    """Return each waiver that names a charge, and where it lifts it."""
    ledger = declaration.ledger
    return [
        (step.reference, ledger.lanes.entries(ledger.waived[step.value.id]))
        for step in declaration.scheme.steps
        if isinstance(step.value, Waiver) and charge.id in step.value.charges
    ]


def _goods_used(
    charge: Charge, goods: Mapping[str, Sequence[PlannedGoods]], ledger: Ledger
) -> list[PlannedGoods | None] | None:
    """Return the entry of a goods table that each line used; ``None`` if the charge reads none."""
    amount = charge.amount
    if not isinstance(amount, ByGoods):
        return None
    found = goods[amount.table]
    codes = ledger.lanes.entries(ledger.column(f"table.{amount.table}"))
    return [None if code == UNKNOWN else found[code] for code in codes]


def _behind(
    step: PlannedStep,
    charge: Charge,
    goods: PlannedGoods | None,
    ledger: Ledger,
    line: int,
    wording: Wording,
) -> Behind:
    """Return what stands behind a charge on a line, written once where lines are all alike."""
    if step.varies_by_line if goods is None else goods.varies_by_line:
        return _written(step, charge, goods, ledger, line)
    return wording.charges.recall(
        (charge.id, goods), lambda: _written(step, charge, goods, ledger, line)
    )


def _written(
    step: PlannedStep, charge: Charge, goods: PlannedGoods | None, ledger: Ledger, line: int
) -> Behind:
    amount = charge.amount
    rate = amount.rate(ledger, line)
    return Behind(
        grossed(amount, ledger, line),
        {
            "kind": LineKind(charge.kind),
            "id": charge.id,
            "title": charge.title,
            "rate": None if rate is None else _decimal(rate * charge.payable),
            "share_due": None if charge.payable == 1 else _decimal(charge.payable),
            "formula": Sentence.of(amount.words(ledger, line)),
            "rule": step.reference,
            "goods_rule": None if goods is None else RuleReference.to(goods.entry, charge.id),
            "collector": charge.collector,
            "moment": charge.moment,
            "refundable": charge.refundable,
        },
    )


def _decimal(rate: Fraction) -> Decimal:
    quotient = _RATES.divide(Decimal(rate.numerator), Decimal(rate.denominator))
    return quotient.normalize(_RATES)
