"""Carriers' fees: what is asked at the door for declaring a parcel and advancing what it owes.

No law sets them. A carrier's price list does, one for each destination, and the law of the
destination says what becomes of the fee: in Switzerland it is a part of what import VAT falls on,
in Germany it bears VAT of its own. Both are written in the dialect of the laws, so that a fee has a
source, its days and its formula as a duty has.

    CarrierFees(
        id="our_broker",
        destinations="DE",
        charges=(
            Charge(
                id="our_broker.advance",
                kind=ChargeKind.FEE,
                title="Fee of the carrier for advancing duty and tax",
                amount=Percent("0.02"),
                base="advanced",
                least=Money("16 EUR"),
            ),
        ),
    ).by(PRICES, start=day(2026, 1, 1))

A base may name ``"advanced"``: all that is collected at the border under the scheme that was taken.
"""

from collections.abc import Iterable
from typing import Final

from attrs import evolve, field, frozen

from xborder.errors import InvalidPolicy, nearest
from xborder.messages import Text
from xborder.money import Money
from xborder.policy.amount import Amount
from xborder.policy.charge import Charge, ChargeKind, Waiver, in_order
from xborder.policy.columns import Column
from xborder.policy.condition import ALWAYS, Condition, Is, Not, Stated
from xborder.policy.ledger import NO, YES, Ledger
from xborder.policy.names import destinations, names
from xborder.policy.not_computed import Doubtful, NotComputed, gaps
from xborder.policy.rule import Rule
from xborder.policy.value import Value
from xborder.trade import Collector, Moment

ADVANCED: Final = "advanced"
"""In the base of a carrier's charge: all that is collected at the border."""
_AT_THE_BORDER = (Moment.IMPORT, Moment.DELIVERY)
_BY_THE_CARRIER = (Collector.CUSTOMS, Collector.CARRIER)
_AT_CHECKOUT = (Collector.SELLER, Collector.MARKETPLACE)


def _values(given: Iterable[Value]) -> tuple[Value, ...]:
    return tuple(given)


@frozen(kw_only=True)
class CarrierFees(Rule):
    """One carrier's price list for clearing parcels at some destinations.

    Its ``id`` is the name by which a consignment asks for it.

    Args:
        destinations: The countries and territories that the list is for.
        charges: What is asked, in the order it is computed. A charge may be computed on those
            before it, on the door's amounts, on the destination's values and duties, and on
            ``"advanced"``.
        values: Amounts of its own that the charges are computed on.
        always: The charges, by id, that are due even where nothing is collected at the border and
            where the seller has paid; every other one is due only if something is collected, and
            none where VAT was taken at the checkout.
        in_base_of: The taxes of the destination whose base the fees are a part of; none where
            they stay outside.
        not_computed: What the list does not tell.

    Raises:
        InvalidPolicy: A name stands for nothing, or a fee inside a tax base is computed on what is
            advanced, which holds that tax.
    """

    destinations: tuple[str, ...] = field(converter=destinations)
    charges: tuple[Charge, ...] = field(default=(), converter=in_order)
    values: tuple[Value, ...] = field(default=(), converter=_values)
    always: tuple[str, ...] = field(default=(), converter=names)
    in_base_of: tuple[str, ...] = field(default=(), converter=names)
    not_computed: "tuple[NotComputed | Doubtful, ...]" = field(default=(), converter=gaps)

    def __attrs_post_init__(self) -> None:
        known = tuple(charge.id for charge in self.charges)
        for name in self.always:
            if name not in known:
                meant = nearest(name, known)
                raise InvalidPolicy(
                    "It names the charge {value}, which it does not have.",
                    code="carrier.charge",
                    remedy="Did you mean {meant}?" if meant else "Use one of {known}.",
                    where=f"carrier.{self.id}.always",
                    value=name,
                    meant=meant,
                    known=", ".join(known) or "-",
                )
        if self.in_base_of and any(ADVANCED in charge.base for charge in self.charges):
            raise InvalidPolicy(
                "A fee inside the base of {value} is computed on what is advanced, which holds "
                "that tax.",
                code="carrier.circle",
                remedy="Compute it on the value and the duty, or leave it outside the base.",
                where=f"carrier.{self.id}",
                value=", ".join(self.in_base_of),
            )


def is_collected_at_the_border(step: Charge | Waiver) -> bool:
    """Return whether a step is a charge that whoever presents the goods pays or takes."""
    return (
        isinstance(step, Charge)
        and step.collector in _BY_THE_CARRIER
        and step.moment in _AT_THE_BORDER
    )


def is_prepaid(step: Charge | Waiver) -> bool:
    """Return whether a step is the VAT of the parcel, taken with its price."""
    return (
        isinstance(step, Charge)
        and step.kind in {ChargeKind.VAT, ChargeKind.GST}
        and step.collector in _AT_CHECKOUT
        and step.moment is Moment.CHECKOUT
    )


@frozen
class Collected:
    """Something is collected at the border for the declaration.

    A fee that is itself a part of the base of a tax must not make the tax due on which it depends:
    what would be collected *without* it decides, so the steps that follow are run on the side.

    Args:
        charges: The charges that are collected at the border.
        rest: The steps that come after the one that asks, without it.
    """

    charges: tuple[str, ...] = field(converter=names)
    rest: tuple[Charge | Waiver, ...] = ()

    def truth(self, ledger: Ledger) -> Column:
        """Return whether the charges of the line's declaration come to more than nothing."""
        beside = ledger
        if self.rest:
            beside = evolve(
                ledger,
                charges=dict(ledger.charges),
                waived=dict(ledger.waived),
                doubts=[],
                once={},
            )
            for step in self.rest:
                step.run(beside)
        lanes = ledger.lanes
        due = beside.amount([f"{name}.due" for name in self.charges])
        total = lanes.total(due.num, ledger.partition("consignment"))
        return lanes.where(ledger.compared(total > 0), YES, NO)

    def words(self) -> Text:
        """Return the clause: duty or tax is collected at the border."""
        return Text("duty or tax is collected at the border")

    def denied(self) -> Text:
        """Return the clause: nothing is."""
        return Text("nothing is collected at the border")

    def parts(self) -> tuple[Condition, ...]:
        """Return what the steps that are run on the side ask."""
        return tuple(step.when for step in self.rest)

    def missing(self, ledger: Ledger) -> dict[str, Column]:  # noqa: ARG002 - as every condition
        """Return nothing: a fact that a step misses is told by the step itself."""
        return {}


def asked(
    name: str,
    title: str,
    amount: Amount,
    *,
    base: Iterable[str] | str = "goods",
    when: Condition = ALWAYS,
    least: Money | None = None,
    most: Money | None = None,
    refundable: bool | None = None,
) -> Charge:
    """Return a charge as carriers ask it: a fee that is paid to them when they deliver.

    Args:
        name: Its id, which begins with the carrier's name and holds no point.
        title: What it is called; a message id.
        amount: How much.
        base: What it is computed on, or by what a flat sum is shared over the lines.
        when: On which lines it falls.
        least: The least a declaration pays.
        most: The most a declaration pays.
        refundable: Whether it is given back with the goods; unknown if ``None``.
    """
    return Charge(
        id=name,
        kind=ChargeKind.FEE,
        title=title,
        amount=amount,
        base=base,
        when=when,
        least=least,
        most=most,
        collector=Collector.CARRIER,
        moment=Moment.DELIVERY,
        refundable=refundable,
    )


CLEARANCE: Final = "Customs clearance fee of the carrier"
"""The title of a fee for clearing a parcel; a message id."""
ADVANCE: Final = "Fee of the carrier for advancing duty and tax"
"""The title of a fee for paying duty and tax before the buyer does; a message id."""
VAT_ON_FEE: Final = "VAT on the carrier's fee"
"""The title of VAT on a carrier's fee; a message id."""
NOT_DDP: Final = Not(Stated(Is("incoterm", "DDP")))
"""The sender has not said that duty and tax are paid for the buyer: what lists of posts are for."""
