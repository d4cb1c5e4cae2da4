"""Grading: rules as data that say how much a complaint presses, and why."""

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from xborder.complaints.tickets.event import Grade
from xborder.errors import InvalidInput, InvalidPolicy
from xborder.kind import all_of_kind, mapping_of, of_kind, typed
from xborder.messages import Text
from xborder.money import Money
from xborder.number import whole


@frozen(kw_only=True, field_transformer=typed)
class Facts:
    """What is known when a complaint comes in.

    Attributes:
        category: What it is about, such as ``"damaged"``.
        channel: How it came in, such as ``"email"``, ``"marketplace"`` or ``"social"``.
        value_at_stake: What the customer stands to lose.
        safety: Whether somebody could be hurt.
        earlier_complaints: How many the customer made about the same order before.
        audience: How many people can read it, for complaints made in public.
        days_to_legal_deadline: Days left until the law's nearest term, if one runs.
        goods: What was bought, a category such as ``"toys"`` or ``"batteries"``.
    """

    category: str = ""
    channel: str = ""
    value_at_stake: Money | None = None
    safety: bool = False
    earlier_complaints: int = 0
    audience: int = 0
    days_to_legal_deadline: int | None = None
    goods: str = ""


def _words(values: Iterable[str]) -> frozenset[str]:
    return frozenset(all_of_kind(values, str, "conditions"))


def _amounts(values: Mapping[str, Money]) -> Mapping[str, Money]:
    found = mapping_of(values, "value_from")
    all_of_kind(found.values(), Money, "value_from")
    return found


@frozen(kw_only=True, field_transformer=typed)
class GradeRule:
    """One line of the grading table; every condition given must hold.

    Attributes:
        grade: The grade it asks for.
        reason: Why, shown to the agent.
        categories: Any of these categories.
        channels: Any of these channels.
        goods: Any of these goods.
        safety: Somebody could be hurt.
        value_from: At least this much at stake, by currency; a currency not listed never fits.
        earlier_complaints_from: At least so many earlier complaints.
        audience_from: At least so many readers.
        legal_days_up_to: At most so many days to the law's nearest term.

    Raises:
        InvalidPolicy: It has no condition at all.
    """

    grade: str
    reason: Text
    categories: frozenset[str] = field(default=(), converter=_words)
    channels: frozenset[str] = field(default=(), converter=_words)
    goods: frozenset[str] = field(default=(), converter=_words)
    safety: bool = False
    value_from: Mapping[str, Money] = field(factory=dict, converter=_amounts, hash=False)
    earlier_complaints_from: int | None = None
    audience_from: int | None = None
    legal_days_up_to: int | None = None

    def __attrs_post_init__(self) -> None:
        limits = (self.earlier_complaints_from, self.audience_from, self.legal_days_up_to)
        sets = (self.categories, self.channels, self.goods, self.value_from, self.safety)
        if not any(sets) and all(limit is None for limit in limits):
            raise InvalidPolicy(
                "The grading rule for {value} has no condition.",
                code="grading.empty",
                remedy="Give it at least one; the normal grade needs no rule.",
                where="rules",
                value=self.grade,
            )

    def holds(self, facts: Facts) -> bool:
        """Return whether every condition given holds."""
        return (
            (not self.categories or facts.category in self.categories)
            and (not self.channels or facts.channel in self.channels)
            and (not self.goods or facts.goods in self.goods)
            and (facts.safety or not self.safety)
            and (not self.value_from or self._dear(facts.value_at_stake))
            and _reaches(facts.earlier_complaints, self.earlier_complaints_from)
            and _reaches(facts.audience, self.audience_from)
            and (self.legal_days_up_to is None or self._near(facts.days_to_legal_deadline))
        )

    def _dear(self, stake: Money | None) -> bool:
        if stake is None or str(stake.currency) not in self.value_from:
            return False
        return bool(stake >= self.value_from[str(stake.currency)])

    def _near(self, days: int | None) -> bool:
        return (
            days is not None and self.legal_days_up_to is not None and days <= self.legal_days_up_to
        )


def _reaches(value: int, limit: int | None) -> bool:
    return limit is None or value >= limit


@frozen
class Grading:
    """A grade and the reasons for it.

    Attributes:
        grade: The highest grade any rule asks for; the lowest there is if none holds.
        reasons: The reason of each rule that holds, those of the highest grade first.
    """

    grade: str
    reasons: tuple[Text, ...]


DEFAULT_RULES = (
    GradeRule(grade=Grade.URGENT, reason=Text("Somebody could be hurt."), safety=True),
    GradeRule(
        grade=Grade.URGENT,
        reason=Text("A legal term ends within two days."),
        legal_days_up_to=2,
    ),
    GradeRule(
        grade=Grade.URGENT,
        reason=Text("At least 10,000 people can read it."),
        audience_from=10_000,
    ),
    GradeRule(
        grade=Grade.SERIOUS,
        reason=Text("The customer complained about it before."),
        earlier_complaints_from=1,
    ),
    GradeRule(
        grade=Grade.SERIOUS,
        reason=Text("At least 200 euros, 200 dollars or 1,500 yuan are at stake."),
        value_from={c: Money(v, c) for c, v in (("EUR", "200"), ("USD", "200"), ("CNY", "1500"))},
    ),
    GradeRule(
        grade=Grade.SERIOUS,
        reason=Text("A marketplace or an authority handed it on."),
        channels=["marketplace", "authority"],
    ),
    GradeRule(
        grade=Grade.SERIOUS,
        reason=Text("A legal term ends within a week."),
        legal_days_up_to=7,
    ),
)
"""The built-in table; our own judgement, not a standard's."""


def grade(
    facts: Facts,
    rules: Iterable[GradeRule] = DEFAULT_RULES,
    *,
    grades: Iterable[str] = tuple(Grade),
) -> Grading:
    """Return the grade a table of rules gives a complaint, and why.

    Args:
        facts: What is known.
        rules: The table; its order does not matter.
        grades: The grades there are, the least pressing first; a policy's are ``policy.grades``.

    Raises:
        InvalidInput: A count is negative, or a rule asks for a grade that is not among ``grades``.
        InvalidType: A count is no whole number.

    Examples:
        >>> found = grade(Facts(category="damaged", earlier_complaints=1, safety=True))
        >>> found.grade.value, [str(reason) for reason in found.reasons]
        ('urgent', ['Somebody could be hurt.', 'The customer complained about it before.'])
    """
    of_kind(facts, Facts, "facts")
    whole(facts.earlier_complaints, "facts.earlier_complaints")
    whole(facts.audience, "facts.audience")
    rank = {name: place for place, name in enumerate(all_of_kind(grades, str, "grades"))}
    holding = [rule for rule in all_of_kind(rules, GradeRule, "rules") if rule.holds(facts)]
    foreign = next((rule.grade for rule in holding if rule.grade not in rank), None)
    if foreign is not None or not rank:
        raise InvalidInput(
            "A rule asks for the grade {value}, which is not one of the grades there are.",
            code="grading.grade",
            remedy="Use one of {known}, or list it in grades=.",
            where="rules",
            value=foreign,
            known=", ".join(rank),
        )
    holding.sort(key=lambda rule: -rank[rule.grade])  # stable: rules of one grade keep their order
    highest = holding[0].grade if holding else next(iter(rank))
    return Grading(highest, tuple(rule.reason for rule in holding))
