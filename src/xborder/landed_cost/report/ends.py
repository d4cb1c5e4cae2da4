"""Ends: the lowest and the highest total that is left where what is open can be decided.

A rule that may be in force or not, a question read in two ways, and a fact with few answers are
each decided in every way, one after the other, and the parcel is priced under each. What one
decision opens (a scheme that asks another fact) is decided in turn, so that the ends hold whatever
the answers are. Where something else is open, such as a rate that was never checked, there are no
ends: a range that may not hold is worse than none. A code that is too short, or newer than the
tariff, is the exception: the parcel is priced under each of the longer codes, or at both ends of
the duties of the former ones, and the ends say that a doubt stands beside them.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from attrs import field, frozen

from xborder.landed_cost.admission import Admitted, Gap
from xborder.landed_cost.admission.readers import ASSUMABLE
from xborder.landed_cost.admission.supplied import CODE
from xborder.landed_cost.breakdown import Decided, Decision, RangeEnd
from xborder.landed_cost.run import Evaluation
from xborder.messages import Text
from xborder.money import Money
from xborder.policy.compiled import PlannedGoods
from xborder.policy.doubt import Doubt
from xborder.policy.fact import OPEN_DUTY, fact
from xborder.policy.plan import Plan
from xborder.policy.sentence import Sentence
from xborder.policy.treatment import Uncertain, rule_name
from xborder.source import Status
from xborder.timeline import Dated
from xborder.trade import Consignment

MOST_RUNS = 64
"""Six questions of two answers; whoever has more of them open has no range yet, but questions."""
MOST_RUNS_OF_CODES = 256
"""A heading of a national tariff has seldom more lines, and a few short codes multiply."""
_OPEN = frozenset({Status.SCHEDULED, Status.UNCLEAR})
_INCLUDED, _EXCLUDED = str(Uncertain.INCLUDE), str(Uncertain.EXCLUDE)


@frozen
class Fork:
    """Something open that can be decided in a few ways.

    Attributes:
        kind: What sort of thing it is.
        name: The rule, the disputed question or the fact, by the name a caller decides it by.
        title: What the rule is called, or the disputed question; a message id.
        answers: Every way it can be decided.
        answers_told: Each answer to a disputed question in words; message ids.
        stands: The answer that the rules gone by take already; empty where none is taken.
    """

    kind: Decided
    name: str
    answers: tuple[str, ...] = field(eq=False)
    title: str = field(default="", eq=False)
    answers_told: tuple[str, ...] = field(default=(), eq=False)
    stands: str = field(default="", eq=False)

    def decided(self, answer: str) -> Decision:
        """Return it decided one way, as a result tells it."""
        text = {
            Decided.RULE: _rule_told,
            Decided.READING: _reading_told,
            Decided.CODE: _code_told,
            Decided.FACT: _fact_told,
        }[self.kind](self, answer)
        return Decision(kind=self.kind, name=self.name, answer=answer, text=Sentence.of(text))


def _rule_told(fork: Fork, answer: str) -> Text:
    title = Text(fork.title)
    if answer == _INCLUDED:
        return Text("{rule} is counted", rule=title)
    return Text("{rule} is not counted", rule=title)


def _reading_told(fork: Fork, answer: str) -> Text:
    return Text(
        'the answer to "{question}" is "{answer}"',
        question=Text(fork.title),
        answer=Text(fork.answers_told[fork.answers.index(answer)]),
    )


def _code_told(fork: Fork, answer: str) -> Text:
    return Text("the code of line {line} is {code}", line=int(fork.name) + 1, code=answer)


def _fact_told(fork: Fork, answer: str) -> Text:
    return fact(fork.name).clause(answer)


Decisions: TypeAlias = Mapping[Fork, str]


@frozen(kw_only=True)
class Branch:
    """What a parcel comes to once some of what is open was decided.

    Attributes:
        total: The total, whatever its state; none while a fact is missing or it is unsupported.
        forks: What is open and can be decided in a few ways.
        is_blocked: Whether something else is open, that cannot.
    """

    total: Money | None
    forks: tuple[Fork, ...]
    is_blocked: bool


def branch(
    consignment: Consignment,
    plan: Plan,
    admitted: Admitted,
    evaluation: Evaluation,
    total: Money | None,
    *,
    is_stale: bool,
    codes: Mapping[int, Sequence[str]],
) -> Branch:
    """Return what is open about a parcel.

    Args:
        consignment: The parcel.
        plan: The rules it came under.
        admitted: What was read of it.
        evaluation: What came out.
        total: Its total, if it has one.
        is_stale: Whether its rules were last checked too long ago.
        codes: Of each line whose code is too short, one of each sort of longer codes.
    """
    return branch_of(
        _doubts(evaluation),
        plan,
        lines=len(consignment.items),
        goods_left_out=admitted.left_out,
        assumed=admitted.assumed,
        gaps=admitted.gaps,
        total=total,
        is_stale=is_stale,
        codes=codes,
    )


def branch_of(
    doubts: Iterable[Doubt],
    plan: Plan,
    *,
    lines: int,
    goods_left_out: Iterable[PlannedGoods],
    assumed: Iterable[str],
    gaps: Iterable[Gap],
    total: Money | None,
    is_stale: bool,
    codes: Mapping[int, Sequence[str]],
) -> Branch:
    """Return what is open about a parcel, by all that is doubtful about it.

    Args:
        doubts: What makes it less than exact.
        plan: The rules it came under.
        lines: How many lines it has.
        goods_left_out: The entries of goods tables that do not apply to it by their status.
        assumed: The facts that were assumed.
        gaps: What it leaves open before any rule is asked.
        total: Its total, if it has one.
        is_stale: Whether its rules were last checked too long ago.
        codes: Of each line whose code is too short, one of each sort of longer codes.
    """
    left_out: list[tuple[Dated[Any], str, str]]
    left_out = [(entry, entry.value.id, entry.value.title) for entry in plan.left_out]
    left_out += [(each.entry, each.table, each.table) for each in goods_left_out]
    found: list[Fork | None] = [
        _fork(doubt, plan, lines) for doubt in doubts if not (doubt.fact == CODE and codes)
    ]
    found += [_rule(plan, name, title) for entry, name, title in left_out if entry.status in _OPEN]
    found += [_fact(name, lines) for name in assumed if name != CODE]
    if is_stale or any(gap.fact != CODE or not codes for gap in gaps):
        found.append(None)
    # Codes come first: what is open under each of them is decided in turn.
    found[:0] = [Fork(Decided.CODE, str(line), tuple(each)) for line, each in codes.items()]
    forks = tuple(dict.fromkeys(each for each in found if each is not None))
    return Branch(total=total, forks=forks, is_blocked=None in found)


def _doubts(evaluation: Evaluation) -> Iterator[Doubt]:
    yield from evaluation.ledger.doubts
    for each in evaluation.declarations:
        yield from each.ledger.doubts


def _fork(doubt: Doubt, plan: Plan, lines: int) -> Fork | None:
    """Return what decides a doubt; ``None`` if nothing of a few ways does."""
    if doubt.rule:
        titles = [value for name, value in doubt.reason.values if name == "rule"]
        return _rule(plan, doubt.rule, titles[0].id if titles else doubt.rule)
    if doubt.reading:
        (reading,) = [each for each in plan.policy.readings if each.id == doubt.reading]
        options = reading.options
        return Fork(
            Decided.READING,
            reading.id,
            tuple(options),
            reading.question,
            tuple(options.values()),
            plan.readings[reading.id],
        )
    if doubt.fact:
        return _fact(doubt.fact, lines)
    return None


def _rule(plan: Plan, name: str, title: str) -> Fork:
    called = rule_name(plan.policy.code, name)
    stands = str(plan.treatment.of_rule(name))
    return Fork(Decided.RULE, called, (_EXCLUDED, _INCLUDED), title, stands=stands)


def _fact(name: str, lines: int) -> Fork | None:
    asked = fact(name)
    if not asked.answers or not (name in ASSUMABLE or name.startswith("seller.registered:")):
        return None
    if asked.of_line and lines > 1:  # an answer is assumed for all lines; theirs may differ
        return None
    return Fork(Decided.FACT, name, asked.answers)


def ends_of(first: Branch, decide: Callable[[Decisions], Branch | None]) -> tuple[RangeEnd, ...]:
    """Return the lowest and the highest total, each with the decisions that lead to it.

    Args:
        first: The parcel as it stands.
        decide: What it comes to under decisions; ``None`` if it cannot be priced so.

    Returns:
        Two ends; none where the range is not known.
    """
    search = searched(first)
    then = None
    while True:
        try:
            then = decide(next(search) if then is None else search.send(then))
        except StopIteration as end:
            found: tuple[RangeEnd, ...] = end.value
            return found
        if then is None:
            return ()


def searched(first: Branch) -> Generator[Decisions, Branch, tuple[RangeEnd, ...]]:
    """Search the ends: yield decisions, be sent what comes of each, return the ends.

    So many parcels can be searched at once, and what they ask alike be computed together.

    Args:
        first: The parcel as it stands.

    Yields:
        Decisions under which it has to be priced.

    Returns:
        Two ends; none where the range is not known.
    """
    found: list[RangeEnd] = []
    tolerant = any(fork.kind is Decided.CODE or fork.name == OPEN_DUTY for fork in first.forks)
    most = MOST_RUNS_OF_CODES if tolerant else MOST_RUNS
    pending: list[tuple[dict[Fork, str], Branch]] = [({}, first)]
    runs = 0
    while pending:
        made, at = pending.pop()
        if at.is_blocked and not tolerant:
            return ()
        open_fork = next((fork for fork in at.forks if fork not in made), None)
        if open_fork is None:
            if at.total is None:
                return ()
            found.append(_end(made, at.total, is_estimate=at.is_blocked))
            continue
        for answer in open_fork.answers:
            runs += 1
            if runs > most:
                return ()
            decisions = {**made, open_fork: answer}
            # Half of all runs are saved: to decide what is taken already changes no figure, and no
            # doubt either, since a rule that is counted by decision is as uncertain as before.
            then = at if answer == open_fork.stands else (yield decisions)
            pending.append((decisions, then))
    return lowest_and_highest(found)


def lowest_and_highest(found: Sequence[RangeEnd]) -> tuple[RangeEnd, RangeEnd]:
    """Return the ends of all totals found, of which there is at least one."""
    return min(found, key=_total), max(found, key=_total)


def _total(end: RangeEnd) -> Money:
    return end.total


def _end(decisions: Decisions, total: Money, *, is_estimate: bool) -> RangeEnd:
    under = tuple(fork.decided(answer) for fork, answer in decisions.items())
    return RangeEnd(total=total, under=under, is_estimate=is_estimate)


def decided(decisions: Decisions, kind: Decided) -> dict[str, str]:
    """Return the decisions of one kind, by name."""
    return {fork.name: answer for fork, answer in decisions.items() if fork.kind is kind}
