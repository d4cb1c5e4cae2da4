"""Country policies: one jurisdiction's rules as dated literals, and the members of a bloc."""

import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from attrs import field, frozen

from xborder.display import Brief
from xborder.errors import InvalidPolicy, NoRuleInForce, NotFound
from xborder.policy.charge import Charge, Waiver
from xborder.policy.condition import facts_read
from xborder.policy.goods_table import GoodsTable, Listed
from xborder.policy.not_computed import Doubtful, NotComputed
from xborder.policy.resolution import refuse_dangling
from xborder.policy.rule import Rule
from xborder.policy.scheme import Scheme
from xborder.policy.supply import Supplied
from xborder.policy.threshold import Threshold
from xborder.policy.value import Value
from xborder.timeline import Dated, Timeline, civil_date

Step: TypeAlias = Charge | Waiver


@frozen(kw_only=True)
class Reading:
    """A question on which sources disagree, and the answers a caller can choose between.

    Attributes:
        id: Its name, such as ``"eu.flat_duty_scope"``.
        question: What is disputed; a message id.
        options: Each answer and who gives it; a message id.
        default: The answer taken if none is chosen.
    """

    id: str
    question: str
    options: Mapping[str, str]
    default: str

    def __attrs_post_init__(self) -> None:
        self.check(self.default)

    def check(self, option: str) -> str:
        """Return the option if it is one of the answers.

        Raises:
            InvalidPolicy: It is not.
        """
        if option not in self.options:
            raise InvalidPolicy(
                "The reading {id} has no option {value}.",
                code="policy.reading",
                remedy="Use one of {known}.",
                value=option,
                id=self.id,
                known=", ".join(self.options),
            )
        return option


@frozen(kw_only=True)
class Member:
    """What a member of a bloc has of its own; charges and schemes live with the bloc.

    Attributes:
        code: Its ISO 3166 code.
        currency: Its currency, dated where it changed.
        tables: Its own goods tables, such as VAT rates, by name.
    """

    code: str
    currency: Timeline[str]
    tables: Mapping[str, GoodsTable] = field(factory=dict)


def _values(values: Iterable[Timeline[Value]]) -> tuple[Timeline[Value], ...]:
    return tuple(values)


def _steps(steps: Iterable[Timeline[Any]]) -> tuple[Timeline[Step], ...]:
    return tuple(steps)


def _schemes(schemes: Iterable[Timeline[Scheme]]) -> tuple[Timeline[Scheme], ...]:
    return tuple(schemes)


def _supplies(rules: Iterable[Timeline[Supplied]]) -> tuple[Timeline[Supplied], ...]:
    return tuple(rules)


def _thresholds(rules: Iterable[Timeline[Threshold]]) -> tuple[Timeline[Threshold], ...]:
    return tuple(rules)


def _not_computed(
    rules: "Iterable[Timeline[NotComputed] | Timeline[Doubtful]]",
) -> "tuple[Timeline[Any], ...]":
    return tuple(rules)


def _readings(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    return tuple(readings)


@frozen(kw_only=True, repr=False)
class CountryPolicy(Brief):
    """One jurisdiction: everything a quote needs to know of it, dated and sourced.

    Attributes:
        code: Its ISO 3166 code, or the name of a bloc.
        currency: Its currency.
        opens: The first day its rules are known for.
        dated_by: Which date of a consignment its rules go by: ``"on"``, the day of the sale, or
            another of its dates, such as ``"import_entry"``. A rule may name one of its own.
        converted_by: Which date's exchange rates turn foreign sums into its currency; that of its
            rules if ``None``.
        values: Named values, in the order they are computed.
        steps: Charges and waivers; each timeline holds one id.
        schemes: Its regimes, in the order the law tries them.
        tables: Goods tables by name.
        not_computed: What is not computed, and what leaves an estimate.
        readings: Where sources disagree.
        supplies: How it treats sales, in the order the law tries them; a sale that enters from
            outside is first put under one of the schemes.
        thresholds: The turnovers from which on a seller owes or registers.
        members: The members of a bloc by code; empty for a single country.
        figures: Other dated facts: registration thresholds, return terms, numbers of record.
    """

    code: str
    currency: str
    opens: dt.date
    dated_by: str = "on"
    converted_by: str | None = None
    values: tuple[Timeline[Value], ...] = field(converter=_values)
    steps: tuple[Timeline[Step], ...] = field(converter=_steps)
    schemes: tuple[Timeline[Scheme], ...] = field(converter=_schemes)
    tables: Mapping[str, GoodsTable] = field(factory=dict)
    not_computed: tuple[Timeline[Any], ...] = field(default=(), converter=_not_computed)
    readings: tuple[Reading, ...] = field(default=(), converter=_readings)
    supplies: tuple[Timeline[Supplied], ...] = field(default=(), converter=_supplies)
    thresholds: tuple[Timeline[Threshold], ...] = field(default=(), converter=_thresholds)
    members: Mapping[str, Member] = field(factory=dict)
    figures: Mapping[str, Timeline[Any]] = field(factory=dict)

    def __hash__(self) -> int:
        # of what equal policies share and what is quick to hash: the rest is mappings and all rules
        return hash((self.code, self.opens))

    def __attrs_post_init__(self) -> None:
        refuse_dangling(self)

    @functools.cached_property
    def clocks(self) -> tuple[str, ...]:
        """The events that some of its rules go by, other than the one it goes by itself."""
        rules = (entry.value for _, entry in self.rules())
        named = {rule.dated_by for rule in rules if isinstance(rule, Rule)}
        return tuple(sorted(name for name in named if name and name != self.dated_by))

    @functools.cached_property
    def registrations(self) -> frozenset[str]:
        """The registrations of a seller that its rules ask for, by scheme or country."""
        conditions = (entry.value.when for _, entry in self.rules() if hasattr(entry.value, "when"))
        prefix = "seller.registered:"
        asked = (name for condition in conditions for name in facts_read(condition))
        return frozenset(name.removeprefix(prefix) for name in asked if name.startswith(prefix))

    def member(self, code: str) -> Member | None:
        """Return a member of the bloc; ``None`` for a single country.

        Raises:
            NotFound: The bloc has no such member.
        """
        if not self.members:
            return None
        try:
            return self.members[code]
        except KeyError:
            raise NotFound(
                "{bloc} has no member {value}.",
                code="policy.member",
                remedy="Use one of {known}.",
                value=code,
                bloc=self.code,
                known=", ".join(sorted(self.members)),
            ) from None

    def check_day(self, on: dt.date) -> None:
        """Refuse a day before the rules that are known.

        Raises:
            InvalidType: It is not a plain date.
            NoRuleInForce: It lies before ``opens``.
        """
        if civil_date(on, where="on") < self.opens:
            raise NoRuleInForce(
                "The rules of {policy} are known from {opens} on, not for {value}.",
                remedy="Ask for a later day, or add the older rules to your book.",
                value=on,
                policy=self.code,
                opens=self.opens,
            )

    def elections(self) -> frozenset[str]:
        """Return the ids of what a caller can elect, on any day."""
        entries = [entry.value for _, entry in self.rules()]
        schemes = {each.id for each in entries if isinstance(each, Scheme) and each.elective}
        asked = (facts_read(each.when) for each in entries if hasattr(each, "when"))
        prefix = "elected:"
        return frozenset(schemes).union(
            name.removeprefix(prefix) for facts in asked for name in facts if prefix in name
        )

    def rules(self) -> Iterator[tuple[str, Dated[Any]]]:
        """Yield every dated rule with its path, in a fixed order."""
        kinds: dict[str, tuple[Timeline[Any], ...]] = {
            "value": self.values,
            "step": self.steps,
            "scheme": self.schemes,
            "not_computed": self.not_computed,
            "supply": self.supplies,
            "threshold": self.thresholds,
        }
        for kind, timelines in kinds.items():
            for timeline in timelines:
                for entry in timeline:
                    yield f"{kind}.{entry.value.id}", entry
        for name, timeline in self.figures.items():
            for entry in timeline:
                yield f"figure.{name}", entry
        yield from _table_rules(self.tables)
        for member in self.members.values():
            for dated in member.currency:
                yield f"{member.code}.currency", dated
            for path, dated in _table_rules(member.tables):
                yield f"{member.code}.{path}", dated

    def changes(self) -> frozenset[dt.date]:
        """Return every day on which a rule starts or ends."""
        days: set[dt.date] = set()
        for _, entry in self.rules():
            days.update(day for day in (entry.start, entry.end) if day)
            if isinstance(entry.value, Listed):
                days.update(entry.value.days)
        return frozenset(days)


def _table_rules(tables: Mapping[str, GoodsTable]) -> Iterator[tuple[str, Dated[Any]]]:
    for table in tables.values():
        for rule in table.rules:
            yield f"table.{table.name}.{rule.id}", rule.amount
        for listed in table.beneath:
            yield f"table.{table.name}.{listed.value.name}", listed
