"""Funnel and paths: from visit to order, step by step, and where people drop off."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import field, frozen

from xborder.chart import DONE, drawn_on, figure_of
from xborder.customers import arguments
from xborder.display import Shown
from xborder.errors import InvalidInput, InvalidRows, XborderError
from xborder.messages import Text
from xborder.spoken import spoken

STEPS = ("visit", "view", "cart", "order")
"""The usual funnel; a return is an event too, and comes after the order."""


def _id(value: Any) -> str:
    return arguments.identifier(value, "customer_id")


def _step(value: Any) -> str:
    return arguments.an(str, value, "step")


@frozen(kw_only=True)
class FunnelEvent:
    """Something a customer did.

    Attributes:
        customer_id: An opaque identifier of the customer or the visit.
        at: When: an aware datetime.
        step: What: ``visit``, ``view``, ``cart``, ``order``, ``return`` or a word of your own.
    """

    customer_id: str = field(converter=_id)
    at: dt.datetime
    step: str = field(converter=_step)


@frozen(kw_only=True)
class FunnelStep:
    """One step of a funnel.

    Attributes:
        step: Its name.
        reached: How many customers reached it, having reached every step before.
        conversion: Those as a fraction of the step before; ``None`` where nobody was there.
        drop_off: ``1 - conversion``.
        overall: Those as a fraction of the first step; ``None`` where nobody was there.
    """

    step: str
    reached: int
    conversion: float | None
    drop_off: float | None
    overall: float | None


@frozen(kw_only=True, repr=False)
class Funnel(Shown):
    """The steps in order, and how far each customer came.

    Attributes:
        steps: The steps.
        furthest: The last step each customer reached; those who never began are left out.
    """

    steps: tuple[FunnelStep, ...]
    furthest: Mapping[str, str] = field(hash=False)

    def to_columns(self) -> dict[str, list[Any]]:
        """Return the steps as columns, which every table library takes."""
        return {
            name: [getattr(step, name) for step in self.steps]
            for name in ("step", "reached", "conversion", "drop_off", "overall")
        }

    def plot(self, *, axes: Any = None, locale: str | None = None) -> Any:
        """Draw how many customers reached each step, and which part of the step before they are.

        Args:
            axes: The matplotlib axes to draw on; new ones if none are given.
            locale: The language of the labels; that of ``xborder.language`` if left out.

        Returns:
            The figure, which a notebook shows and ``savefig`` keeps.

        Raises:
            MissingExtra: matplotlib is not installed.
        """
        locale = spoken() if locale is None else locale
        axes = drawn_on(axes, locale)
        places = range(len(self.steps))
        axes.barh(places, [step.reached for step in self.steps], color=DONE)
        for place, step in zip(places, self.steps, strict=True):
            part = "–" if step.conversion is None else f"{step.conversion:.0%}"
            axes.annotate(f" {step.reached:,} ({part})", (step.reached, place), va="center")
        axes.set_yticks(places, [step.step for step in self.steps])
        axes.invert_yaxis()
        axes.margins(x=0.2)
        axes.xaxis.get_major_locator().set_params(integer=True)
        axes.set_xlabel(Text("Customers").render(locale))
        return figure_of(axes)


def _by_customer(events: Iterable[FunnelEvent]) -> dict[str, list[FunnelEvent]]:
    found: dict[str, list[FunnelEvent]] = defaultdict(list)
    bad: list[XborderError] = []
    for place, event in enumerate(arguments.each(FunnelEvent, events, "events")):
        at: Any = event.at
        if not isinstance(at, dt.datetime) or arguments.missing(at) or at.tzinfo is None:
            bad.append(
                InvalidInput(
                    "{value} has no time zone.",
                    code="customers.naive",
                    remedy="Give an aware datetime.",
                    where=f"events.{place}.at",
                    value=arguments.shown(at),
                )
            )
        found[event.customer_id].append(event)
    if bad:
        raise InvalidRows(bad)
    return {
        name: sorted(found[name], key=lambda event: (event.at, event.step))
        for name in sorted(found)
    }


def _part(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def funnel(
    events: Iterable[FunnelEvent],
    *,
    steps: Sequence[str] = STEPS,
    within: dt.timedelta | None = None,
) -> Funnel:
    """Return how many customers took each step after the one before.

    Steps count in the order of time: an order without a cart before it does not pass the cart.

    Args:
        events: The events, in any order.
        steps: The steps, each once.
        within: The longest time from the first step to the last; no limit if not given. The
            clock starts at a customer's first first step.

    Raises:
        InvalidInput: No step, or one twice.
        InvalidRows: Events without a time zone: all rows at once.

    Examples:
        >>> nine = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
        >>> found = funnel(
        ...     [
        ...         FunnelEvent(customer_id=name, at=nine + dt.timedelta(minutes=at), step=step)
        ...         for name, steps in (("a", ("visit", "view", "cart")), ("b", ("visit", "order")))
        ...         for at, step in enumerate(steps)
        ...     ]
        ... )
        >>> [(step.step, step.reached) for step in found.steps]
        [('visit', 2), ('view', 1), ('cart', 1), ('order', 0)]
    """
    steps = arguments.each(str, steps, "steps")
    if within is not None:
        arguments.an(dt.timedelta, within, "within")
    if not steps or len(set(steps)) != len(steps):
        raise InvalidInput(
            "The steps {value} are not a funnel.",
            code="customers.funnel",
            remedy="Give each step once.",
            where="steps",
            value=list(steps),
        )
    furthest: dict[str, str] = {}
    reached = [0] * len(steps)
    for name, rows in _by_customer(events).items():
        place, began = 0, None
        for event in rows:
            late = began is not None and within is not None and event.at - began > within
            if place < len(steps) and event.step == steps[place] and not late:
                began = began or event.at
                furthest[name] = event.step
                reached[place] += 1
                place += 1
    rates = [
        _part(count, reached[number - 1] if number else count)
        for number, count in enumerate(reached)
    ]
    return Funnel(
        steps=tuple(
            FunnelStep(
                step=step,
                reached=count,
                conversion=rate,
                drop_off=None if rate is None else 1 - rate,
                overall=_part(count, reached[0]),
            )
            for step, count, rate in zip(steps, reached, rates, strict=True)
        ),
        furthest=furthest,
    )


@frozen(kw_only=True)
class Paths:
    """The ways customers took.

    Attributes:
        counts: How many customers took each path, repeats of a step in a row counted once.
        goal: The step that counts as success.
    """

    counts: Mapping[tuple[str, ...], int]
    goal: str

    @property
    def conversion(self) -> float | None:
        """The fraction of customers whose path holds the goal; ``None`` without customers."""
        done = sum(count for path, count in self.counts.items() if self.goal in path)
        return _part(done, sum(self.counts.values()))

    def through(self, step: str) -> float | None:
        """Return the fraction that reaches the goal after a step; ``None`` if nobody took it."""
        arguments.an(str, step, "step")
        there = {path: count for path, count in self.counts.items() if step in path}
        done = sum(count for path, count in there.items() if self.goal in path[path.index(step) :])
        return _part(done, sum(there.values()))


def paths(events: Iterable[FunnelEvent], *, goal: str = "order") -> Paths:
    """Return the paths customers took, in order of time.

    Args:
        events: The events, in any order.
        goal: The step that counts as success.

    Raises:
        InvalidRows: Events without a time zone: all rows at once.
    """
    arguments.an(str, goal, "goal")
    counts: Counter[tuple[str, ...]] = Counter()
    for rows in _by_customer(events).values():
        path: list[str] = []
        for event in rows:
            if not path or path[-1] != event.step:
                path.append(event.step)
        counts[tuple(path)] += 1
    return Paths(counts=dict(counts), goal=goal)
