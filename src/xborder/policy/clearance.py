"""Clearance: a plan with the fees of the carrier that a consignment names.

The fees become steps of every scheme, so that whatever understands a law understands them: columns
of one parcel and of a million, formulas in words, evidence, fingerprints, the price search.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from attrs import evolve

from xborder.errors import InvalidPolicy, nearest
from xborder.policy.carrier import (
    ADVANCED,
    CarrierFees,
    Collected,
    is_collected_at_the_border,
    is_prepaid,
)
from xborder.policy.charge import Charge
from xborder.policy.condition import ALWAYS, All
from xborder.policy.not_computed import NotComputed
from xborder.policy.plan import Plan, PlannedScheme, PlannedStep
from xborder.policy.value import DOOR_AMOUNTS
from xborder.source import Source
from xborder.timeline import Dated

_NOT_KNOWN = Dated(
    value=NotComputed(
        id="carrier.not_known",
        when=ALWAYS,
        reason="What this carrier asks at this destination on this day is not known: give a fee "
        "of your own, or a price list with book.with_carrier(...).",
    ),
    source=Source(title="The carrier's price list"),
    checked_on=dt.date(2026, 11, 30),
)


def with_clearance(plan: Plan, fees: Dated[CarrierFees] | None) -> Plan:
    """Return a plan with a carrier's fees in its schemes.

    Args:
        plan: What holds.
        fees: The carrier's price list of the day; ``None`` where it is not known: then nothing
            has a total, for a fee that is not known is not zero.

    Raises:
        InvalidPolicy: The list names what the destination does not have.
    """
    if fees is None:
        return evolve(plan, not_computed=(*plan.not_computed, _NOT_KNOWN))
    held = fees.value
    _refuse_dangling(held, plan)
    return evolve(
        plan,
        values=(*plan.values, *map(fees.holding, held.values)),
        schemes=tuple(_cleared(scheme, fees) for scheme in plan.schemes),
        not_computed=(*plan.not_computed, *map(fees.holding, held.not_computed)),
    )


def _cleared(scheme: PlannedScheme, fees: Dated[CarrierFees]) -> PlannedScheme:
    """Return a scheme with the fees among its steps: after all others, or before the taxes."""
    held, steps = fees.value, scheme.steps
    border = tuple(each.value.id for each in steps if is_collected_at_the_border(each.value))
    prepaid = any(is_prepaid(each.value) for each in steps)
    taxed = [place for place, each in enumerate(steps) if each.value.id in held.in_base_of]
    place = taxed[0] if taxed else len(steps)
    rest = tuple(each.value for each in steps[place:])
    due = Collected(border, rest)
    charged = []
    for charge in held.charges:
        if charge.id in held.always:
            charged.append(_written(charge, border))
        elif border and not prepaid and (taxed or not held.in_base_of):
            charged.append(_written(charge, border).replace(when=_and(due, charge)))
    names = tuple(charge.id for charge in charged)
    after = [_on_fees(each, names) if each.value.id in held.in_base_of else each for each in steps]
    after[place:place] = [PlannedStep(fees.holding(charge)) for charge in charged]
    return evolve(scheme, steps=tuple(after))


def _and(due: Collected, charge: Charge) -> All | Collected:
    return due if charge.when is ALWAYS else All(charge.when, due)


def _written(charge: Charge, border: Sequence[str]) -> Charge:
    """Return a charge whose base names what is advanced, as it is paid."""
    if ADVANCED not in charge.base:
        return charge
    advanced = [f"{name}.due" for name in border]
    base = [name for each in charge.base for name in (advanced if each == ADVANCED else [each])]
    return charge.replace(base=base)


def _on_fees(step: PlannedStep, fees: Iterable[str]) -> PlannedStep:
    """Return a tax that falls on the fees too, as they are paid: within their least and most."""
    charge = step.charge
    paid = [f"{name}.due" for name in fees]
    return PlannedStep(step.entry.holding(charge.replace(base=(*charge.base, *paid))))


def _refuse_dangling(fees: CarrierFees, plan: Plan) -> None:
    """Refuse names that stand for nothing at the destination.

    Raises:
        InvalidPolicy: There is one; the error says what was meant.
    """
    charges = _ever_charged(plan)
    steps = {timeline.name for timeline in plan.policy.steps}
    values = [*DOOR_AMOUNTS, *(entry.value.id for entry in plan.values)]
    for value in fees.values:
        _check(fees, (*value.plus, *value.minus), values)
        values.append(value.id)
    own: list[str] = []
    for charge in fees.charges:
        if charge.id in steps or charge.id in own:
            raise InvalidPolicy(
                "{value} is a charge of the destination already.",
                code="carrier.twice",
                remedy="Begin the ids of a carrier's charges with the carrier's name.",
                where=f"carrier.{fees.id}",
                value=charge.id,
            )
        _check(fees, charge.base, [ADVANCED, *values, *sorted(charges), *own])
        own.append(charge.id)
    _check(fees, fees.in_base_of, sorted(charges))


def _ever_charged(plan: Plan) -> set[str]:
    """Return the charges of the destination on any day: a tax may start later than the list."""
    return {
        timeline.name
        for timeline in plan.policy.steps
        if isinstance(timeline.entries[0].value, Charge)
    }


def _check(fees: CarrierFees, named: Iterable[str], known: Sequence[str]) -> None:
    for name in named:
        plain = name.partition(".")[0] if name not in known else name
        if plain not in known and name.rpartition(".")[0] not in known:
            meant = nearest(name, known)
            raise InvalidPolicy(
                "The fees of {carrier} name {value}, which nothing makes at this destination.",
                code="carrier.dangling",
                remedy="Did you mean {meant}?" if meant else "Use one of {known}.",
                where=f"carrier.{fees.id}",
                value=name,
                carrier=fees.id,
                meant=meant,
                known=", ".join(known),
            )
