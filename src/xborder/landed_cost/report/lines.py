"""Cost lines: what came out, line by line, with the rule and the formula behind each charge."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from xborder.landed_cost.admission import Admitted
from xborder.landed_cost.breakdown import CostLine, LineKind
from xborder.landed_cost.report.wording import Behind, GoodsUsed, Wording
from xborder.landed_cost.run import Declaration, Outcome
from xborder.landed_cost.run.outcome import OWN_SIGNS, SHOWN
from xborder.messages import Text
from xborder.money import Currency, Money
from xborder.number import as_decimal
from xborder.policy.amount import ByGoods, grossed, percent_text
from xborder.policy.charge import Charge, ChargeKind
from xborder.policy.columns import Column, Exact
from xborder.policy.compiled import PlannedGoods
from xborder.policy.ledger import NO, Ledger, State
from xborder.policy.plan import PlannedStep
from xborder.policy.reference import RuleReference
from xborder.policy.sentence import Sentence
from xborder.policy.settlement import settlement
from xborder.trade import Consignment, CountryName, Incoterm, Leg, Party

OWN_LINES: Mapping[str, tuple[LineKind, str]] = {
    "price": (LineKind.GOODS, "Goods"),
    "seller_discount": (LineKind.DISCOUNT, "Discount by the seller"),
    "platform_discount": (LineKind.DISCOUNT, "Discount by the platform"),
    "freight": (LineKind.FREIGHT, "Shipping"),
    "insurance": (LineKind.INSURANCE, "Insurance"),
    "taxable_fees": (LineKind.SELLER_FEE, "Fees inside the tax base"),
    "other_fees": (LineKind.SELLER_FEE, "Fees outside the tax base"),
}
_WITHOUT_HOME_TAX = frozenset({"taxable_fees", "other_fees"})
_TO_FILL = Money.of_minor(0, "EUR")
_DUTIES = frozenset({ChargeKind.DUTY, ChargeKind.ADDITIONAL_DUTY})


def lines_of(
    consignment: Consignment,
    admitted: Admitted,
    outcome: Outcome,
    wording: Wording,
) -> Iterator[CostLine]:
    """Yield every amount of a quote: the caller's own first, then the charges in their order.

    No figure of a declaration in doubt is shown: it might be a silent zero. Nor is any where
    prices include charges and it is not known which net prices they stand for.

    Args:
        consignment: The parcel.
        admitted: What was read of it.
        outcome: What came out.
        wording: What was said of the rules before.
    """
    if outcome.net is not None and outcome.state > State.ESTIMATE:
        return
    (currency,) = admitted.currencies
    sums = _Sums(currency)
    payers = _payers(consignment.incoterm)
    yield from _own_lines(consignment, admitted.home, outcome, sums)
    unsure = {line for gap in admitted.gaps if gap.state > State.ESTIMATE for line in gap.items}
    for declaration in outcome.evaluation.declarations:
        if declaration.is_sure and unsure.isdisjoint(declaration.places):
            for step in declaration.scheme.steps:
                if step.value.id in declaration.ledger.charges:
                    yield from _charge_lines(
                        consignment, admitted.goods, step, declaration, wording, sums, payers
                    )


class _Sums(dict[int, Money]):
    """The sums of one quote by their minor units: its charges stand on few different bases."""

    def __init__(self, currency: str) -> None:
        super().__init__()
        self._currency = Currency.of(currency)

    def __missing__(self, minor: int) -> Money:
        money = self[minor] = Money.of_minor(minor, self._currency)
        return money


def _own_lines(
    consignment: Consignment, home: Sequence[Fraction], outcome: Outcome, sums: _Sums
) -> Iterator[CostLine]:
    items, own = consignment.items, outcome.own
    nothing = (0,) * len(items)
    for name, sign in OWN_SIGNS.items():
        said = _own_line(name)
        for line, minor in enumerate(own.get(name, nothing)):
            if minor or name == "price":
                told = said.filled(item=line, sku=items[line].sku, amount=sums[sign * minor])
                if home and name not in _WITHOUT_HOME_TAX:
                    told = told.filled(**_home_tax(consignment, home[line]))
                yield told


def _home_tax(consignment: Consignment, rate: Fraction) -> dict[str, Sentence]:
    """Return what a line says of the seller's own VAT that was taken out of it."""
    country = consignment.home_tax.country if consignment.home_tax else None
    share = percent_text(rate)
    text = (
        Text("the price asked, less {rate} VAT inside it", rate=share)
        if country is None
        else Text(
            "the price asked, less {rate} VAT of {country} inside it",
            rate=share,
            country=CountryName(country),
        )
    )
    return {"formula": Sentence.of(text)}


@functools.cache
def _own_line(name: str) -> CostLine:
    """Return what the cost line of an amount of the caller's own says, its amount left to fill."""
    kind, title = OWN_LINES[name]
    return CostLine(item=0, sku="", kind=kind, id=name, title=title, amount=_TO_FILL)


def _charge_lines(
    consignment: Consignment,
    goods: Mapping[str, Sequence[PlannedGoods]],
    step: PlannedStep,
    declaration: Declaration,
    wording: Wording,
    sums: _Sums,
    payers: tuple[Party | None, Party | None],
) -> Iterator[CostLine]:
    charge = step.charge
    ledger, entries = declaration.ledger, declaration.ledger.lanes.entries
    entry = ledger.charges[charge.id]
    applies, due = entries(entry.applies), entries(entry.due)
    # Where nothing acts on the declaration, lines are paid as assessed: one column is the other.
    assessed = due if entry.due is entry.assessed else entries(entry.assessed)
    payer, items = payers[charge.kind not in _DUTIES], consignment.items
    lifted = _lifted(charge, declaration) if declaration.scheme.waivers else []
    used = _goods_used(step, goods, ledger)
    bases: dict[tuple[int, int], Sequence[int]] = {}  # the whole column is rounded once a factor
    for k, line in enumerate(declaration.places):
        if applies[k] == NO:
            continue
        behind = _behind(step, used[k] if used else (), ledger, k, wording)
        base = bases.get(behind.whole)
        if base is None:
            base = bases[behind.whole] = entries(_shown(entry.base, *behind.whole))
        yield behind.line.filled(
            item=line,
            sku=items[line].sku,
            amount=sums[due[k]],
            adjustment=None if due[k] == assessed[k] else sums[due[k] - assessed[k]],
            base=sums[base[k]],
            payer=payer,
            waived=next((rule for rule, mask in lifted if mask[k]), None) if lifted else None,
        )


def _shown(base: Exact, num: int, over: int) -> Column:
    shown = base.times(num, over)
    return SHOWN.apply(shown.num, shown.denominator)


@functools.cache  # one entry an Incoterm
def _payers(incoterm: Incoterm | None) -> tuple[Party | None, Party | None]:
    """Return who pays duties in the end, and who pays taxes, under the Incoterm if there is one."""
    if incoterm is None:
        return None, None
    return incoterm.responsibility(Leg.DUTY), incoterm.responsibility(Leg.TAX)


def _lifted(charge: Charge, declaration: Declaration) -> list[tuple[RuleReference, Sequence[int]]]:
    """Return each waiver that names a charge, and where it lifts it."""
    ledger = declaration.ledger
    return [
        (step.reference, ledger.lanes.entries(ledger.waived[waiver.id]))
        for step, waiver in declaration.scheme.waivers
        if charge.id in waiver.charges
    ]


def _goods_used(
    step: PlannedStep, goods: Mapping[str, Sequence[PlannedGoods]], ledger: Ledger
) -> list[GoodsUsed] | None:
    """Return the entries of the tables it reads that each line used; ``None`` if it reads none."""
    if not step.tables:
        return None
    columns = []
    for table in step.tables:
        found = (*goods[table], None)  # the code of unknown goods, -1, reads the last
        codes = ledger.lanes.entries(ledger.column(f"table.{table}"))
        columns.append([found[code] for code in codes])
    return list(zip(*columns, strict=True))


def _behind(
    step: PlannedStep, used: GoodsUsed, ledger: Ledger, line: int, wording: Wording
) -> Behind:
    """Return what stands behind a charge on a line, written once where lines are all alike."""
    known = wording.charges.known((step.value.id, used))
    if known is not None:
        return known
    behind = _written(step, used, ledger, line)
    varies = step.varies_by_line or any(
        goods is not None and goods.varies_by_line for goods in used
    )
    if not varies:
        wording.charges.keep((step.value.id, used), behind)
    return behind


def _written(step: PlannedStep, used: GoodsUsed, ledger: Ledger, line: int) -> Behind:
    charge = step.charge
    amount = charge.amount
    rate = amount.rate(ledger, line)
    goods = used[0] if isinstance(amount, ByGoods) else None
    said = CostLine(
        item=0,
        sku="",
        kind=LineKind(charge.kind),
        id=charge.id,
        title=charge.title,
        amount=_TO_FILL,
        base=_TO_FILL,
        rate=None if rate is None else as_decimal(rate * charge.payable),
        share_due=None if charge.payable == 1 else as_decimal(charge.payable),
        settled=tuple(map(Sentence.of, settlement(charge))),
        formula=Sentence.of(amount.words(ledger, line)),
        rule=step.reference,
        goods_rule=None if goods is None else RuleReference.to(goods.entry, charge.id),
        collector=charge.collector,
        moment=charge.moment,
        refundable=charge.refundable,
    )
    return Behind(grossed(amount, ledger, line).as_integer_ratio(), said)
