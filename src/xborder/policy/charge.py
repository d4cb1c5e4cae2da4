"""Charges: duties, taxes and fees, in three faces; and waivers that lift them."""

from collections.abc import Iterable
from fractions import Fraction

from attrs import evolve, field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidPolicy
from xborder.money import Money
from xborder.money.rounding import Mode, Rounding, Stage
from xborder.policy.amount import WHOLE, Amount, amount_of, share_of, sum_of_money, sum_or_none
from xborder.policy.columns.exact import Column, Exact
from xborder.policy.condition import ALWAYS, Condition, note_unknown
from xborder.policy.entry import Entry
from xborder.policy.ledger import PERHAPS, YES, Ledger
from xborder.policy.names import names
from xborder.policy.rule import Rule
from xborder.trade import Collector, Moment


class ChargeKind(Choice):
    """What sort of charge it is."""

    DUTY = "duty"
    ADDITIONAL_DUTY = "additional_duty"
    EXCISE = "excise"
    VAT = "vat"
    GST = "gst"
    SALES_TAX = "sales_tax"
    FEE = "fee"


class Face(Choice):
    """Which face of a charge a declaration adds up before it rounds."""

    EXACT = "exact"
    ASSESSED = "assessed"


MINOR_UNIT = Rounding(unit=1, mode=Mode.HALF_UP, stage=Stage.LINE)
"""To the minor unit, half up, line by line: the rounding where a law is silent."""


@frozen(kw_only=True)
class Charge(Rule):
    """One duty, tax or fee.

    Args:
        id: Its name; bases and waivers speak it.
        kind: What sort it is.
        title: What it is called; a message id.
        amount: How much.
        base: The values and charges it is computed on. A charge may name its face:
            ``"duty"`` is the assessed one, ``"duty.exact"`` and ``"duty.due"`` the others.
        when: On which lines it falls.
        base_rounding: How the base is rounded first.
        payable: The share that is due; the base of a later charge may still read the exact one.
        assessed: How a line's amount is rounded.
        due: How the declaration's amount is rounded, if not as the sum of its lines.
        due_of: What it adds up: the lines' exact amounts, or their rounded ones.
        deduct: A sum off the declaration's amount, never below zero.
        least: The least a declaration pays.
        most: The most a declaration pays.
        collector: Who takes it in.
        moment: When.
        refundable: Whether the law gives it back when the buyer returns the goods; unknown if None.
    """

    kind: ChargeKind = field(converter=ChargeKind)
    title: str
    amount: Amount = field(converter=amount_of)
    base: tuple[str, ...] = field(default=(), converter=names)
    when: Condition = ALWAYS
    base_rounding: Rounding | None = None
    payable: Fraction = field(default=WHOLE, converter=share_of)
    assessed: Rounding = MINOR_UNIT
    due: Rounding | None = None
    due_of: Face = field(default=Face.EXACT, converter=Face)
    deduct: Money | None = field(default=None, converter=sum_or_none)
    least: Money | None = field(default=None, converter=sum_or_none)
    most: Money | None = field(default=None, converter=sum_or_none)
    collector: Collector = field(default=Collector.CUSTOMS, converter=Collector)
    moment: Moment = field(default=Moment.IMPORT, converter=Moment)
    refundable: bool | None = None

    def run(self, ledger: Ledger) -> None:
        """Add the charge to the ledger; one that falls on no line leaves no entry."""
        lanes = ledger.lanes
        applies = ledger.truth(self.when)
        if not lanes.any(applies):
            return
        everywhere = self.when is ALWAYS or not lanes.any(applies != YES)
        if not everywhere:
            note_unknown(self.when, applies == PERHAPS, self.title, ledger)
            if not lanes.any(applies == YES):
                return
        base = ledger.amount(self.base)
        if self.base_rounding is not None:
            base = Exact(ledger.rounded(base, self.base_rounding))
        if everywhere:
            exact = self.amount.exact(base, ledger)
        else:
            exact = ledger.only(applies, lambda: self.amount.exact(base, ledger))
            exact = Exact(lanes.where(applies == YES, exact.num, 0), exact.over, exact.scale)
        owed = exact
        if self.payable is not WHOLE:
            owed = owed.times(self.payable.numerator, self.payable.denominator)
        assessed = ledger.rounded(owed, self.assessed)
        ledger.charges[self.id] = Entry(
            exact, assessed, self._due(ledger, owed, assessed, applies), base, applies
        )

    @property
    def acts_on_declaration(self) -> bool:
        """Whether the declaration's sum is rounded, cut or lifted after the lines."""
        return any(part is not None for part in (self.due, self.deduct, self.least, self.most))

    def _due(self, ledger: Ledger, owed: Exact, assessed: Column, applies: Column) -> Column:
        if not self.acts_on_declaration:
            return assessed
        lanes, by = ledger.lanes, ledger.partition(Stage.DECLARATION)
        # Laws differ in what a declaration adds up: its lines as they are shown, or as they are
        # owed before any rounding. Deduction, least and most then act on the sum, in that order.
        rounded = self.due is None or self.due_of is Face.ASSESSED
        start = Exact(assessed) if rounded else owed
        total = Exact(lanes.total(start.num, by), start.over, start.scale)
        if self.deduct is not None:
            total = total - ledger.money(self.deduct)
            total = Exact(lanes.most(total.num, 0), total.over, total.scale)
        if self.least is not None:
            total = ledger.larger(total, ledger.money(self.least))
        if self.most is not None:
            total = ledger.smaller(total, ledger.money(self.most))
        rounding = self.due or MINOR_UNIT
        amount = rounding.apply(total.num, total.denominator)
        amount = lanes.where(lanes.highest(applies, by) == YES, amount, 0)
        return ledger.shared(amount, assessed, by, applies == YES)


def in_order(given: Iterable[Charge]) -> tuple[Charge, ...]:
    """Return charges in the order they are computed in: a price list holds them as a tuple."""
    return tuple(given)


def _several(_waiver: object, _field: object, level: Stage) -> None:
    if level is Stage.LINE:
        raise InvalidPolicy(
            "A waiver adds up charges, and {value} has nothing to add up.",
            code="policy.waiver",
            remedy="Use the stage declaration or entry_line.",
            where="of",
            value=str(level),
        )


@frozen(kw_only=True)
class Waiver(Rule):
    """Charges that are not collected while their sum is small.

    Args:
        id: Its name.
        title: What it is called; a message id.
        charges: The charges whose due amounts are added, and lifted together.
        limit: The sum up to which they are lifted.
        inclusive: Whether the limit itself is lifted.
        when: On which lines it can act.
        of: Whether the sum of a declaration or of an entry line is compared.
    """

    title: str
    charges: tuple[str, ...] = field(converter=names)
    limit: Money = field(converter=sum_of_money)
    inclusive: bool = True
    when: Condition = ALWAYS
    of: Stage = field(default=Stage.DECLARATION, converter=Stage, validator=_several)

    def run(self, ledger: Ledger) -> None:
        """Lift the charges where their sum is within the limit."""
        lanes = ledger.lanes
        by = ledger.partition(self.of)
        names = [f"{name}.due" for name in self.charges]
        total = Exact(lanes.total(ledger.amount(names).num, by))
        excess = total - ledger.money(self.limit)
        small = ledger.compared(excess.num <= 0 if self.inclusive else excess.num < 0)
        truth = ledger.truth(self.when)
        note_unknown(self.when, truth == PERHAPS, self.title, ledger)
        lifted = lanes.where(small, truth, 0) == YES
        ledger.waived[self.id] = lanes.where(total.num > 0, lifted, 0)
        if lanes.any(lifted):
            for name in self.charges:
                if name in ledger.charges:
                    ledger.charges[name] = _without(ledger.charges[name], lifted, ledger)


def _without(entry: Entry, lifted: Column, ledger: Ledger) -> Entry:
    where = ledger.lanes.where
    exact = Exact(where(lifted, 0, entry.exact.num), entry.exact.over, entry.exact.scale)
    return evolve(
        entry,
        exact=exact,
        assessed=where(lifted, 0, entry.assessed),
        due=where(lifted, 0, entry.due),
    )
