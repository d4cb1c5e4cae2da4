"""Entry: the steps that lead to a first sale on a channel, and the documents they need."""

import datetime as dt
from collections.abc import Iterable, Mapping

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.kind import all_of_kind, mapping_of, of_kind
from xborder.named import all_known
from xborder.timeline import civil_date


class StepState(Choice):
    """How far a step is."""

    DONE = "done"
    OPEN = "open"
    """It can be taken now."""
    WAITING = "waiting"
    """A step before it is not done."""
    LACKING = "lacking"
    """A document that it needs is missing, has ended, or ends before the first sale."""


def _names(given: Iterable[str] | str) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


@frozen(kw_only=True)
class EntryStep:
    """One step.

    Attributes:
        name: Its name.
        after: The steps that come before it.
        documents: The documents it needs.
    """

    name: str
    after: tuple[str, ...] = field(default=(), converter=_names)
    documents: tuple[str, ...] = field(default=(), converter=_names)


@frozen(kw_only=True)
class StepStanding:
    """A step, and what stands in its way.

    Attributes:
        step: The step.
        state: How far it is.
        waits_for: The steps before it that are not done.
        missing: The documents that are not there, or have ended by the day of the look.
        expiring: The documents that end before the first sale.
    """

    step: EntryStep
    state: StepState
    waits_for: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    expiring: tuple[str, ...] = ()


def entry_plan(
    steps: Iterable[EntryStep],
    *,
    done: Iterable[str],
    documents: Mapping[str, dt.date | None],
    on: dt.date,
    first_sale: dt.date,
) -> tuple[StepStanding, ...]:
    """Return every step in the order given, with what stands in its way.

    Args:
        steps: The steps.
        done: The names of those that are done.
        documents: The documents held, each with its last day; ``None`` where it has none.
        on: The day of the look.
        first_sale: The day of the first sale; a document has to hold until then.

    Raises:
        InvalidInput: A step stands before one it comes after, two have one name, or what is done is
            no step.

    Examples:
        >>> steps = [
        ...     EntryStep(name="account", documents="licence"),
        ...     EntryStep(name="listing", after="account"),
        ... ]
        >>> plan = entry_plan(
        ...     steps,
        ...     done=[],
        ...     documents={"licence": dt.date(2026, 12, 31)},
        ...     on=dt.date(2026, 11, 30),
        ...     first_sale=dt.date(2027, 2, 1),
        ... )
        >>> [(each.step.name, each.state.value, each.expiring) for each in plan]
        [('account', 'lacking', ('licence',)), ('listing', 'waiting', ())]
    """
    every = all_of_kind(steps, EntryStep, "steps")
    finished = set(all_of_kind(_names(done), str, "done"))
    all_known(finished, [step.name for step in every], "done")
    held = {
        of_kind(name, str, "documents"): None
        if last is None
        else civil_date(last, where=f"documents.{name}")
        for name, last in mapping_of(documents, "documents").items()
    }
    today, sale = civil_date(on, where="on"), civil_date(first_sale, where="first_sale")
    seen: set[str] = set()
    found = []
    for step in every:
        early = [name for name in step.after if name not in seen]
        if early or step.name in seen:
            raise InvalidInput(
                "The step {value} stands before one that it comes after, or stands twice.",
                code="channels.steps",
                remedy="Give each step once, behind the steps it comes after.",
                where="steps",
                value=step.name,
            )
        seen.add(step.name)
        found.append(_standing(step, finished, held, today, sale))
    return tuple(found)


def _standing(
    step: EntryStep,
    done: set[str],
    held: Mapping[str, dt.date | None],
    today: dt.date,
    sale: dt.date,
) -> StepStanding:
    missing = tuple(
        name for name in step.documents if name not in held or _ends_before(held[name], today)
    )
    expiring = tuple(
        name for name in step.documents if name not in missing and _ends_before(held[name], sale)
    )
    waits = tuple(name for name in step.after if name not in done)
    if step.name in done:
        state = StepState.DONE
    elif missing or expiring:
        state = StepState.LACKING
    else:
        state = StepState.WAITING if waits else StepState.OPEN
    return StepStanding(step=step, state=state, waits_for=waits, missing=missing, expiring=expiring)


def _ends_before(last: dt.date | None, day: dt.date) -> bool:
    return last is not None and last < day
