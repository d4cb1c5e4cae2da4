"""Exempt, credit, refund (免抵退税): what a manufacturer's exports bring back.

Exports are exempt; the input tax on them is set off against the tax on domestic sales; what is left
is refunded, up to the export value times the refund rate.

    noncreditable = FOB x (levy - refund) - duty-free inputs x (levy - refund)
    tax           = domestic output - (input - noncreditable) - carried forward
    cap           = FOB x refund - duty-free inputs x refund
    refund        = min(-tax, cap) where tax is negative, else nothing

Source: Caishui [2012] 39, number 5, part 1.
"""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from attrs import frozen

from xborder.choice import Choice
from xborder.display import Shown
from xborder.errors import InvalidInput
from xborder.kind import all_of_kind
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.money import Money
from xborder.money.amount import as_money
from xborder.number import exact, exact_share
from xborder.source import Status
from xborder.timeline import civil_date
from xborder.vat.export_side import law
from xborder.vat.export_side.amounts import FEN, NOTHING, product, yuan
from xborder.vat.export_side.refund_rates import RefundRates, at_most_the_levy


class Outcome(Choice):
    """Which of the three ends a period comes to."""

    PAYABLE = "payable"
    """Tax is due: nothing is refunded, the whole cap was set off."""
    LIMITED_BY_INPUT = "limited_by_input"
    """All uncredited input is refunded; the rest of the cap was set off."""
    LIMITED_BY_CAP = "limited_by_cap"
    """The cap is refunded; the input above it is carried forward."""


@frozen(init=False)
class Export:
    """Goods of one code that left in the period.

    Attributes:
        fob: The price free on board, freight and insurance abroad taken off.
        export_date: The day of export on the declaration.
        cny_per_unit: Yuan for one unit of the price's currency; ``None`` if it is in yuan.
        hs_code: The code, where the refund rate is looked up; else empty.
        refund_rate: The refund rate as a fraction; ``None`` to look it up.
        levy_rate: The rate at which the goods are taxed at home; ``None`` for the general one.
        duty_free_inputs: The value of materials imported free of duty for processing.
    """

    fob: Money
    export_date: dt.date
    cny_per_unit: Decimal | None = None
    hs_code: str = ""
    refund_rate: Decimal | None = None
    levy_rate: Decimal | None = None
    duty_free_inputs: Money = NOTHING

    def __init__(
        self,
        *,
        fob: Money | str,
        export_date: dt.date,
        cny_per_unit: Any = None,
        hs_code: str = "",
        refund_rate: Any = None,
        levy_rate: Any = None,
        duty_free_inputs: Money | str = NOTHING,
    ) -> None:
        price = as_money(fob)
        if (price.currency == NOTHING.currency) != (cny_per_unit is None):
            raise InvalidInput(
                "The price {value} has a rate of exchange it has no use for."
                if cny_per_unit is not None
                else "The price {value} lacks its rate of exchange.",
                code="export.exchange",
                remedy="Give cny_per_unit for a price in a foreign currency, and for no other.",
                where="cny_per_unit",
                value=str(price),
            )
        self.__attrs_init__(
            fob=price,
            export_date=civil_date(export_date, where="export_date"),
            cny_per_unit=None if cny_per_unit is None else exact(cny_per_unit, "cny_per_unit"),
            hs_code=hs_code,
            refund_rate=None if refund_rate is None else exact_share(refund_rate, "refund_rate"),
            levy_rate=None if levy_rate is None else exact_share(levy_rate, "levy_rate"),
            duty_free_inputs=yuan(duty_free_inputs, "duty_free_inputs"),
        )

    def fob_cny(self) -> Money:
        """Return the price in yuan, rounded half up to the fen."""
        rate = Decimal(1) if self.cny_per_unit is None else self.cny_per_unit
        return yuan(product(Money(self.fob.amount, NOTHING.currency), rate), "fob")


@frozen(kw_only=True, repr=False)
class ExemptCreditRefund(Shown):
    """One period of a manufacturer.

    Attributes:
        fob_cny: The exports in yuan.
        noncreditable: Input tax that no refund covers, where the refund rate is below the levy
            rate; it becomes cost.
        noncreditable_reduction: What duty-free inputs took off it.
        tax: Tax payable, or less than nothing: input that was not credited.
        cap: The most that can be set off and refunded.
        refund: What is paid out.
        credited: What was set off against domestic tax: the cap without the refund.
        payable: What is to be paid.
        carry_forward: Input that goes into the next period.
        outcome: Which of the three ends it is.
        notes: What is doubtful or assumed.
        taxed_as_domestic: The other reading, where a refund rate is zero because the refund was
            cancelled: such goods are taxed as sold at home, and their input is creditable in full.
    """

    fob_cny: Money
    noncreditable: Money
    noncreditable_reduction: Money
    tax: Money
    cap: Money
    refund: Money
    credited: Money
    payable: Money
    carry_forward: Money
    outcome: Outcome
    notes: tuple[Text, ...] = ()
    taxed_as_domestic: "ExemptCreditRefund | None" = None

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the steps, one a line."""
        steps = (
            Text("Exports free on board: {amount}.", amount=self.fob_cny),
            Text(
                "Not creditable: {amount}, after {reduction} for duty-free inputs.",
                amount=self.noncreditable,
                reduction=self.noncreditable_reduction,
            ),
            Text("Tax payable, or uncredited input below zero: {amount}.", amount=self.tax),
            Text("Cap of credit and refund: {amount}.", amount=self.cap),
            Text(
                "Refund {refund}, set off {credited}, to pay {payable}, carried on {carried}.",
                refund=self.refund,
                credited=self.credited,
                payable=self.payable,
                carried=self.carry_forward,
            ),
        )
        return "\n".join(text.render(locale) for text in (*steps, *self.notes))


@frozen(kw_only=True)
class _Rated:
    """An export with its two rates found."""

    fob: Money
    inputs: Money
    levy: Decimal
    refund: Decimal


def exempt_credit_refund(
    exports: Iterable[Export],
    *,
    domestic_output: Money | str,
    input_vat: Money | str,
    carried_forward: Money | str = NOTHING,
    rates: RefundRates | None = None,
) -> ExemptCreditRefund:
    """Return what a manufacturer pays, gets back and carries on for one period.

    Args:
        exports: The exports of the period.
        domestic_output: Output tax on domestic sales.
        input_vat: Input tax of the period.
        carried_forward: Uncredited input of the period before.
        rates: Where the refund rates of exports that do not give one are looked up; the built-in
            examples if not given.

    Raises:
        NotFound: A refund rate is neither given nor known.

    Examples:
        >>> period = exempt_credit_refund(
        ...     [
        ...         Export(
        ...             fob="50000 USD",
        ...             cny_per_unit="7.10",
        ...             export_date=dt.date(2026, 10, 15),
        ...             refund_rate="0.13",
        ...         )
        ...     ],
        ...     domestic_output="5000 CNY",
        ...     input_vat="90000 CNY",
        ...     carried_forward="20000 CNY",
        ... )
        >>> period.outcome, period.refund, period.carry_forward
        (<Outcome.LIMITED_BY_CAP: 'limited_by_cap'>, Money('46150.00 CNY'), Money('58850.00 CNY'))
    """
    table = RefundRates.builtin() if rates is None else rates
    notes: list[Text] = []
    rated = [_rated(each, table, notes) for each in all_of_kind(exports, Export, "exports")]
    output = yuan(domestic_output, "domestic_output")
    input_tax = yuan(input_vat, "input_vat")
    carried = yuan(carried_forward, "carried_forward")
    cancelled = [each for each in rated if not each.refund]
    reading = None
    if cancelled:
        notes.append(
            Text(
                "A refund rate is zero: the formula makes the input tax a cost; taxed as sold at "
                "home is the other reading."
            )
        )
        kept = [each for each in rated if each.refund]
        at_home = sum((_inside(each) for each in cancelled), NOTHING)
        reading = _period(kept, output + at_home, input_tax, carried, (), None)
    return _period(rated, output, input_tax, carried, tuple(notes), reading)


def _inside(each: _Rated) -> Money:
    """Return the tax inside a price: FOB / (1 + levy) x levy (Caishui [2012] 39, number 7)."""
    inside = Fraction(each.levy) / (1 + Fraction(each.levy))
    num, over = each.fob.as_ratio()
    minor = FEN.apply(num * inside.numerator, over * inside.denominator)
    return Money.of_minor(minor, each.fob.currency)


def _rated(each: Export, table: RefundRates, notes: list[Text]) -> _Rated:
    levy = each.levy_rate
    if levy is None:
        levy = law.LEVY_RATE.on(each.export_date)
    refund = each.refund_rate
    if refund is None:
        found = table.find(each.hs_code, each.export_date)
        refund = found.value
        if found.status is not Status.IN_FORCE:
            notes.append(
                Text(
                    "The refund rate of {code} is adopted for {day} and was not seen to come.",
                    code=each.hs_code,
                    day=found.start,
                )
            )
    at_most_the_levy(refund, levy)
    return _Rated(fob=each.fob_cny(), inputs=each.duty_free_inputs, levy=levy, refund=refund)


def _period(
    rated: Iterable[_Rated],
    output: Money,
    input_tax: Money,
    carried: Money,
    notes: tuple[Text, ...],
    reading: ExemptCreditRefund | None,
) -> ExemptCreditRefund:
    rated = tuple(rated)
    gap = sum((product(each.fob, each.levy - each.refund) for each in rated), NOTHING)
    reduction = sum((product(each.inputs, each.levy - each.refund) for each in rated), NOTHING)
    # the return carries what inputs take off beyond the exports on; it turns neither sum negative
    noncreditable = max(gap - reduction, NOTHING)
    whole = sum((product(each.fob, each.refund) for each in rated), NOTHING)
    less = sum((product(each.inputs, each.refund) for each in rated), NOTHING)
    cap = max(whole - less, NOTHING)
    tax = output - (input_tax - noncreditable) - carried
    uncredited = max(-tax, NOTHING)
    refund = min(uncredited, cap)
    if tax >= NOTHING:
        outcome = Outcome.PAYABLE
    else:
        outcome = Outcome.LIMITED_BY_INPUT if uncredited <= cap else Outcome.LIMITED_BY_CAP
    return ExemptCreditRefund(
        fob_cny=sum((each.fob for each in rated), NOTHING),
        noncreditable=noncreditable,
        noncreditable_reduction=reduction,
        tax=tax,
        cap=cap,
        refund=refund,
        credited=cap - refund,
        payable=max(tax, NOTHING),
        carry_forward=uncredited - refund,
        outcome=outcome,
        notes=notes,
        taxed_as_domestic=reading,
    )
