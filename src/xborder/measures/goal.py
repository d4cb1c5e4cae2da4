"""Goals: what a measure shall be by a day, whether it keeps pace, and where it is heading."""

import datetime as dt
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from xborder.choice import Choice
from xborder.day import civil_day
from xborder.display import Shown
from xborder.errors import InvalidInput, known_locale
from xborder.kind import typed
from xborder.measures.definition import SHARE_UNIT, Better, Measure, Measured
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.number import ratio
from xborder.number.refusal import not_a_share


class State(Choice):
    """How a goal stands on a day."""

    AHEAD = "ahead"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    REACHED = "reached"


@frozen(kw_only=True, repr=False)
class Standing(Shown):
    """How a goal stands on a day.

    Attributes:
        state: Ahead of its pace, on it, behind it, or reached.
        value: What the measure is.
        pace: What it would be today on a straight way from start to goal.
        forecast: What it comes to on the last day if it goes on as it went; ``None`` on the first
            day, which tells nothing, and after the last, when there is nothing to foretell.
        needed_per_day: By how much it has to move a day to arrive; ``None`` after the last day.
        reason: Why, as a sentence.
    """

    state: State
    value: Fraction
    pace: Fraction
    forecast: Fraction | None
    needed_per_day: Fraction | None
    reason: Text

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the reason in a language."""
        return self.reason.render(known_locale(locale))


def _baseline(value: Any) -> Fraction:
    return ratio(value, "baseline")


def _target(value: Any) -> Fraction:
    return ratio(value, "target")


@frozen(kw_only=True, field_transformer=typed)
class Goal:
    """What a measure shall be, from where, by when, and who answers for it.

    Attributes:
        measure: The measure.
        baseline: What it is on the first day.
        target: What it shall be on the last one.
        start: The first day.
        end: The day by which it shall be reached.
        owner: Who answers for it.

    Raises:
        InvalidInput: The goal asks for no move, for one in the worse direction, for a share above
            one, or for no time; or nobody answers for it.

    Examples:
        >>> sales = Measure(name="sales", numerator="sales", unit="index", better="up")
        >>> goal = Goal(measure=sales, baseline=100, target=120, owner="Lin",
        ...             start=dt.date(2026, 1, 1), end=dt.date(2026, 4, 1))
        >>> found = goal.standing(105, on=dt.date(2026, 1, 31))  # +5 % on day 30 of 90
        >>> found.state, round(float(found.pace - 100), 2), found.forecast
        (<State.BEHIND: 'behind'>, 6.67, Fraction(115, 1))
    """

    measure: Measure
    baseline: Fraction = field(converter=_baseline)
    target: Fraction = field(converter=_target)
    start: dt.date
    end: dt.date
    owner: str

    def __attrs_post_init__(self) -> None:
        if not self.owner.strip():
            raise InvalidInput(
                "A goal that nobody answers for is none.",
                code="goal.owner",
                remedy="Name who does as owner=.",
                where="owner",
                value=self.owner,
            )
        if self.end <= self.start:
            raise InvalidInput(
                "The goal ends on {value}, on or before its start {start}.",
                code="goal.period",
                remedy="Give an end after the start.",
                where="end",
                value=self.end,
                start=self.start,
            )
        if (self.target - self.baseline) * self._up <= 0:
            raise InvalidInput(
                "A goal of {value} from {baseline} is no improvement: better is {better}.",
                code="goal.direction",
                remedy="Give a target on the better side of the baseline.",
                where="target",
                value=str(self.target),
                baseline=str(self.baseline),
                better=str(self.measure.better),
            )
        self._share(self.target, "target")

    @property
    def _up(self) -> int:
        return 1 if self.measure.better is Better.UP else -1

    @property
    def days(self) -> int:
        """How many days there are from start to end."""
        return (self.end - self.start).days

    def pace(self, on: dt.date) -> Fraction:
        """Return what the measure would be on a day, on a straight way to the goal.

        ``baseline + (target - baseline) * days passed / days``, no further than either end.
        """
        passed = (civil_day(on, "on") - self.start).days
        share = Fraction(min(max(passed, 0), self.days), self.days)
        return self.baseline + (self.target - self.baseline) * share

    def standing(self, value: object, *, on: dt.date) -> Standing:
        """Return how the goal stands.

        Args:
            value: What the measure is on that day: a number, of shares a fraction, or what the
                goal's measure came to.
            on: The day.

        Raises:
            InvalidInput: The day lies before the start, another measure or a share above one is
                given, or the measure came to nothing because there was nothing to measure.
        """
        now, pace = self._value(value), self.pace(on)
        passed = (civil_day(on, "on") - self.start).days
        if passed < 0:
            raise InvalidInput(
                "{value} lies before the start of the goal, {start}.",
                code="goal.before",
                remedy="Ask for a day from the start on.",
                where="on",
                value=on,
                start=self.start,
            )
        left = self.days - passed
        went_on = 0 < passed <= self.days
        forecast = self.baseline + (now - self.baseline) * Fraction(self.days, passed or 1)
        return Standing(
            state=self._state(now, pace),
            value=now,
            pace=pace,
            forecast=forecast if went_on else None,
            needed_per_day=(self.target - now) / left if left > 0 else None,
            reason=Text(
                "{name} is {value} on day {day} of {days}; on pace it would be {pace}, and the "
                "goal is {target}.",
                name=self.measure.name,
                value=_short(now),
                day=passed,
                days=self.days,
                pace=_short(pace),
                target=_short(self.target),
            ),
        )

    def _share(self, number: Fraction, where: str) -> Fraction:
        # 3 for 3 % would have reached every goal; a measure that came to more is another matter
        if self.measure.unit == SHARE_UNIT and number > 1:
            raise not_a_share(str(number), where)
        return number

    def _value(self, given: object) -> Fraction:
        if not isinstance(given, Measured):
            return self._share(ratio(given, "value"), "value")
        if given.measure != self.measure:
            raise InvalidInput(
                "The goal is about {name}; {value} is another measure.",
                code="goal.measure",
                remedy="Give what the goal's own measure came to.",
                where="value",
                name=self.measure.name,
                value=given.measure.name,
            )
        if given.value is None:
            raise InvalidInput(
                "{name} came to nothing: its {denominator} are none.",
                code="goal.empty",
                remedy="Ask again when there is something to measure, or look over a longer time.",
                where="value",
                name=self.measure.name,
                denominator=self.measure.denominator,
                value="",
            )
        return given.value

    def _state(self, now: Fraction, pace: Fraction) -> State:
        if (now - self.target) * self._up >= 0:
            return State.REACHED
        gap = (now - pace) * self._up
        return State.ON_PACE if gap == 0 else State.AHEAD if gap > 0 else State.BEHIND


def _short(value: Fraction) -> str:
    return f"{float(value):.6g}"
