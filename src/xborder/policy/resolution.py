"""Names in a policy, resolved when it is built: each one stands for something, or is refused.

A misspelt step would never be charged and a limit on a misspelt value would always be met, without
a word. So a policy is read through once, whatever the day, and everything that dangles is named in
one error.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from attrs import frozen

from xborder.errors import InvalidPolicy, UnsoundPolicy, XborderError
from xborder.money.currency import CURRENCY_CODES, unknown_currency
from xborder.policy.amount import Amount, Bands, ByGoods, Flat, TopUp
from xborder.policy.charge import Charge, Waiver
from xborder.policy.condition import ALWAYS, AtMost, Condition, Reads
from xborder.policy.goods_table import GoodsTable
from xborder.policy.names import dangling
from xborder.policy.not_computed import Doubtful, NotComputed
from xborder.policy.rates import rates_above_reason
from xborder.policy.rule import Rule
from xborder.policy.sales_names import sales_names
from xborder.policy.scheme import Scheme
from xborder.policy.sequence import out_of_sequence
from xborder.policy.supply import Supplied
from xborder.policy.threshold import Threshold
from xborder.policy.value import DOOR_AMOUNTS, Value
from xborder.source import Status
from xborder.timeline import Dated, Timeline

Policy: TypeAlias = Any
"""A ``CountryPolicy``, which has itself read when it is built: this module does not import it."""
DATES = ("on", "order", "loading", "export", "import_entry", "release")
DISTINCT = ("hs6", "item.origin", "item.category", "description")
"""What distinct values of a consignment can be counted of."""
_CODE = "[A-Z]{2,}"


def refuse_dangling(policy: Policy) -> None:
    """Refuse a policy in which a name stands for nothing.

    Raises:
        UnsoundPolicy: Something dangles; the error lists all of it.
    """
    faults = (*_shape(policy),) or (*_names(policy), *_days(policy))
    if faults:
        raise UnsoundPolicy(faults)


_KINDS: Mapping[str, tuple[type[Rule], ...]] = {
    "values": (Value,),
    "steps": (Charge, Waiver),
    "schemes": (Scheme,),
    "not_computed": (NotComputed, Doubtful),
    "supplies": (Supplied,),
    "thresholds": (Threshold,),
}


def _shape(policy: Policy) -> Iterator[XborderError]:
    """Yield a code that no parcel finds, and the timelines that are empty, mixed or twice there."""
    if not re.fullmatch(_CODE, str(policy.code)):
        yield InvalidPolicy(
            "{value} is not the code of a jurisdiction.",
            code="policy.code",
            remedy="Write it in capitals, such as IS or EU.",
            where="code",
            value=policy.code,
        )
    if policy.currency not in CURRENCY_CODES:
        yield unknown_currency(str(policy.currency))
    yield from _by_name(policy)
    if policy.dated_by not in DATES:
        yield dangling("A consignment has no date {value}.", policy.dated_by, DATES, "dated_by")
    if policy.converted_by is not None and policy.converted_by not in DATES:
        sentence = "A consignment has no date {value}."
        yield dangling(sentence, policy.converted_by, DATES, "converted_by")
    for kind, allowed in _KINDS.items():
        seen: set[str] = set()
        for position, timeline in enumerate(getattr(policy, kind)):
            where = f"{kind}.{position}"
            rules = [entry.value for entry in timeline] if isinstance(timeline, Timeline) else []
            if not rules or not all(isinstance(rule, allowed) for rule in rules):
                yield InvalidPolicy(
                    "{value} is not a timeline of {kind}.",
                    code="policy.kind",
                    remedy="Write each rule as {example}(...).by(SOURCE).",
                    where=where,
                    value=timeline,
                    kind=kind,
                    example=allowed[0].__name__,
                )
                continue
            yield from _clocks(rules, where)
            names = {rule.id for rule in rules}
            if len(names) > 1 or names & seen:
                yield InvalidPolicy(
                    "The timeline of {value} holds another id, or its id is there twice.",
                    code="policy.ids",
                    remedy="Give each rule one timeline, and each timeline one id.",
                    where=where,
                    value=", ".join(sorted(names)),
                )
            seen |= names


def _by_name(policy: Policy) -> Iterator[XborderError]:
    """Yield what is held by name and is not of its kind."""
    for kind, of in (("tables", GoodsTable), ("figures", Timeline)):
        held = getattr(policy, kind)
        parts = held.items() if isinstance(held, Mapping) else [("", held)]
        for name, value in parts:
            if not isinstance(value, of):
                yield InvalidPolicy(
                    "{value} is not a value of {kind}.",
                    code="policy.kind",
                    remedy="Give a mapping of names to what {example}(...) returns.",
                    where=f"{kind}.{name}" if name else kind,
                    value=value,
                    kind=kind,
                    example="goods" if kind == "tables" else "figure",
                )


def _clocks(rules: Sequence[Rule], where: str) -> Iterator[XborderError]:
    """Yield what is wrong with the events that the entries of one rule go by."""
    clocks = {rule.dated_by for rule in rules}
    if len(clocks) > 1:  # the day is needed to find the entry, which could not name it itself
        yield InvalidPolicy(
            "The entries of {value} go by the dates of several events.",
            code="policy.clocks",
            remedy="Give all entries of a rule the same dated_by.",
            where=where,
            value=rules[0].id,
        )
    for event in sorted(clock for clock in clocks if clock and clock not in DATES):
        yield dangling("A consignment has no date {value}.", event, DATES, where)


@frozen
class Known:
    """Every name that a rule may speak.

    Attributes:
        amounts: What the door provides, and the values.
        charges: The charges.
        steps: The charges and the waivers.
        tables: The goods tables that every destination has.
        readings: The options of each disputed question.
    """

    amounts: tuple[str, ...]
    charges: tuple[str, ...]
    steps: tuple[str, ...]
    tables: tuple[str, ...]
    readings: Mapping[str, Mapping[str, str]]

    @property
    def sums(self) -> tuple[str, ...]:
        """What a base or a limit can name: amounts, and charges by their faces."""
        faces = (f"{name}.{face}" for name in self.charges for face in ("exact", "due"))
        return (*self.amounts, *self.charges, *faces)


def _known(policy: Policy) -> Known:
    return Known(
        amounts=(*DOOR_AMOUNTS, *(_id(timeline) for timeline in policy.values)),
        charges=tuple(_id(each) for each in policy.steps if isinstance(_first(each), Charge)),
        steps=tuple(map(_id, policy.steps)),
        tables=tuple(_tables(policy)),
        readings={reading.id: reading.options for reading in policy.readings},
    )


def _first(timeline: Timeline[Any]) -> Any:
    return timeline.entries[0].value


def _id(timeline: Timeline[Any]) -> str:
    name: str = _first(timeline).id
    return name


def _names(policy: Policy) -> Iterator[XborderError]:
    known = _known(policy)
    earlier = [*DOOR_AMOUNTS]
    for timeline in policy.values:
        for entry in timeline:
            yield from _value_names(entry.value, earlier, known.charges)
        earlier.append(_id(timeline))
    for path, entry in policy.rules():
        yield from _rule_names(entry.value, known, path)
        if hasattr(entry.value, "when"):
            yield from _condition_names(entry.value.when, known, path)
    yield from sales_names(policy)
    yield from rates_above_reason(policy)
    yield from out_of_sequence(policy)


def _rule_names(rule: Any, known: Known, path: str) -> Iterator[XborderError]:
    match rule:
        case Charge():
            yield from _missing(_BASE, rule.base, known.sums, path)
            yield from _amount_names(rule.amount, known, path)
        case Waiver():
            yield from _missing(_WAIVED, rule.charges, known.charges, path)
        case Scheme():
            yield from _missing(_STEP, rule.steps, known.steps, path)
        case _ if hasattr(rule, "children"):
            yield from _amount_names(rule, known, path)
        case _:
            pass


_BASE = "It is computed on {value}, which nothing makes."
_WAIVED = "It waives {value}, which is no charge."
_TABLE = "It reads the table {value}, which is not there."
_COUNTED = "It counts {value}, which is no charge."
_SCALE = "It is scaled by {value}, which nothing makes."
_DISTINCT = "Distinct values of {value} cannot be counted."
_LIMIT = "It limits {value}, which nothing makes."
_READING = "It asks for the reading {value}, which is not there."
_OPTION = "The reading has no option {value}."
_STEP = "It names the step {value}, which does not exist."


def _value_names(
    value: Value, known: Sequence[str], charges: Sequence[str]
) -> Iterator[XborderError]:
    where = f"value.{value.id}"
    for name in (*value.plus, *value.minus):
        if name.partition(".")[0] in charges:
            yield InvalidPolicy(
                "It sums the charge {value}, which comes later than any value.",
                code="policy.value_of_charge",
                remedy="Name the charge in the base of the charge that is computed on it.",
                where=where,
                value=name,
            )
        elif name not in known:
            yield dangling("It sums {value}, which nothing makes before it.", name, known, where)


def _missing(
    sentence: str, names: Iterable[str], known: Sequence[str], where: str
) -> Iterator[XborderError]:
    for name in names:
        if name not in known:
            yield dangling(sentence, name, known, where)


def _amount_names(amount: Amount, known: Known, where: str) -> Iterator[XborderError]:
    match amount:
        case ByGoods():
            yield from _missing(_TABLE, (amount.table,), known.tables, where)
        case TopUp():
            yield from _missing(_COUNTED, amount.counting, known.charges, where)
        case Bands():
            yield from _missing(_SCALE, (amount.value,), known.sums, where)
        case Flat():
            yield from _missing(_DISTINCT, amount.distinct, DISTINCT, where)
        case _:
            pass
    for part in amount.children():
        yield from _amount_names(part, known, where)


def _tables(policy: Policy) -> list[str]:
    """Return the tables that every destination of the policy has."""
    own: Iterable[Mapping[str, GoodsTable]] = [each.tables for each in policy.members.values()]
    of_all = set.intersection(*map(set, own)) if policy.members else set()
    return sorted({*policy.tables, *of_all})


def _condition_names(condition: Condition, known: Known, where: str) -> Iterator[XborderError]:
    match condition:
        case AtMost():
            yield from _missing(_LIMIT, condition.value, known.sums, where)
        case Reads():
            options = known.readings.get(condition.reading)
            if options is None:
                yield from _missing(_READING, (condition.reading,), tuple(known.readings), where)
            else:
                yield from _missing(_OPTION, (condition.option,), tuple(options), where)
        case _:
            pass
    for part in condition.parts():
        yield from _condition_names(part, known, where)


def _days(policy: Policy) -> Iterator[XborderError]:
    """Yield the first day on which goods may be under no scheme at all."""
    changes = {day for timeline in policy.schemes for entry in timeline for day in _ends(entry)}
    for day in sorted({policy.opens, *(day for day in changes if day > policy.opens)}):
        held = [timeline.find(day) for timeline in policy.schemes]
        if not any(entry and _takes_all(entry) for entry in held):
            yield InvalidPolicy(
                "From {value} on no scheme takes the goods that all others leave.",
                code="policy.no_default",
                remedy="End the schemes with one that asks for nothing: when=ALWAYS.",
                where="schemes",
                value=day,
            )
            return


def _ends(entry: Any) -> tuple[dt.date, ...]:
    return tuple(day for day in (entry.start, entry.end) if day is not None)


_COUNTED_ON = (Status.IN_FORCE, Status.SCHEDULED, Status.UNCLEAR)


def _takes_all(entry: Dated[Scheme]) -> bool:
    scheme = entry.value
    return entry.status in _COUNTED_ON and scheme.when == ALWAYS and not scheme.elective
