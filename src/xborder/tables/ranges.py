"""Ranges: the lowest and highest total of estimates, many parcels decided at once in columns.

Each parcel is searched as its own quote searches it (see ``landed_cost.report.ends``): what is open
is decided in every way, one after the other. Here parcels that are decided alike go together: each
step prices all parcels of one set of decisions in columns, and parts those of which something else
is open afterwards.
"""

from collections.abc import Sequence
from typing import Any

from attrs import define, field, frozen

from xborder.errors import XborderError, extra
from xborder.landed_cost.admission import Supplied, rules_for
from xborder.landed_cost.breakdown import Decided
from xborder.landed_cost.report.ends import MOST_RUNS, Branch, Fork, branch_of, decided
from xborder.policy.doubt import State
from xborder.policy.treatment import Uncertain
from xborder.tables.parcels import Parcels
from xborder.tables.verdicts import Judged, Verdict, judge

_OURS = frozenset({Decided.RULE, Decided.READING})
"""What is decided for a chunk: facts and codes are a parcel's own."""
_Decisions = tuple[tuple[Fork, str], ...]


@define(eq=False)
class Ranges:
    """The two ends of each parcel of a chunk.

    Attributes:
        low, high: In minor units.
        is_known: Where there are two ends.
        is_own: Where the parcel's own quote has to be asked.
    """

    low: Any
    high: Any
    is_known: Any
    is_own: Any


def ranges(judged: Judged, doubtful: Any, supplied: Supplied) -> Ranges:
    """Return the two ends of some parcels.

    Args:
        judged: What columns made of the parcels of one plan.
        doubtful: The numbers of those that are estimates.
        supplied: Rates, tariff and book.
    """
    return _Search(judged, supplied).done(doubtful)


@frozen(eq=False)
class _Step:
    """Parcels that were decided alike, and of which the same is still open.

    Attributes:
        made: What was decided, in order.
        parcels: Their numbers.
        branch: What is open, with any total in it.
        totals: What each comes to; ``None`` where it comes to nothing that can be told.
    """

    made: _Decisions
    parcels: Any
    branch: Branch
    totals: Any


@define(eq=False)
class _Search:
    judged: Judged
    supplied: Supplied
    found: Ranges = field(init=False)
    runs: Any = field(init=False)

    @found.default
    def _nothing_yet(self) -> Ranges:
        np = extra("numpy", name="tables")
        count = len(self.judged.totals)
        # No end is known beforehand, and the first total that is told takes both places.
        return Ranges(
            low=np.zeros(count, dtype=self.judged.totals.dtype),
            high=np.zeros(count, dtype=self.judged.totals.dtype),
            is_known=np.zeros(count, dtype=bool),
            is_own=np.zeros(count, dtype=bool),
        )

    @runs.default
    def _none_yet(self) -> Any:
        return extra("numpy", name="tables").zeros(len(self.judged.totals), dtype="int64")

    def done(self, doubtful: Any) -> Ranges:
        np = extra("numpy", name="tables")
        # A parcel is given up where a range cannot be known, and is then asked nothing more.
        given_up = np.zeros(len(self.judged.totals), dtype=bool)
        steps = self._steps((), doubtful, self.judged, doubtful)
        while steps:
            asked: dict[_Decisions, list[Any]] = {}
            stood: list[_Step] = []
            for step in steps:
                still = ~(given_up | self.found.is_own)[step.parcels]
                parcels = step.parcels[still]
                made = {fork for fork, _ in step.made}
                fork = next((each for each in step.branch.forks if each not in made), None)
                if step.branch.is_blocked or (fork is None and step.totals is None):
                    given_up[parcels] = True
                elif fork is None:
                    self._note(parcels, step.totals[still])
                else:
                    self.runs[parcels] += len(fork.answers)
                    given_up[parcels[self.runs[parcels] > MOST_RUNS]] = True
                    kept = ~given_up[parcels]
                    totals = None if step.totals is None else step.totals[still][kept]
                    for answer in fork.answers if kept.any() else ():
                        then = (*step.made, (fork, answer))
                        if answer == fork.stands:  # as in one quote: nothing is priced again
                            stood.append(_Step(then, parcels[kept], step.branch, totals))
                        else:
                            asked.setdefault(then, []).append(parcels[kept])
            steps = stood
            for decisions, several in asked.items():
                parcels = np.concatenate(several)
                parcels = parcels[~self.found.is_own[parcels]]
                if len(parcels):
                    steps += self._decided(decisions, parcels)
        self.found.is_known &= ~(given_up | self.found.is_own)
        return self.found

    def _note(self, parcels: Any, totals: Any) -> None:
        np = extra("numpy", name="tables")
        found = self.found
        known = found.is_known[parcels]
        if totals.dtype != found.low.dtype:  # wider than the first totals were
            found.low, found.high = found.low.astype(object), found.high.astype(object)
        found.low[parcels] = np.where(known, np.minimum(found.low[parcels], totals), totals)
        found.high[parcels] = np.where(known, np.maximum(found.high[parcels], totals), totals)
        found.is_known[parcels] = True

    def _decided(self, decisions: _Decisions, parcels: Any) -> list[_Step]:
        """Return what parcels come to under decisions, parted by what is open then."""
        np = extra("numpy", name="tables")
        if not all(fork.kind in _OURS for fork, _ in decisions):
            self.found.is_own[parcels] = True
            return []
        chosen = dict(decisions)
        book = self.supplied.book.deciding(
            settled={
                rule: Uncertain(answer) for rule, answer in decided(chosen, Decided.RULE).items()
            },
            readings=decided(chosen, Decided.READING),
        )
        these: Parcels = self.judged.parcels.taken(parcels)
        steps = []
        is_left = np.ones(len(parcels), dtype=bool)
        try:
            rules = rules_for(book, these.heads[0])
            for places, judged in judge(these, rules, self.supplied):
                steps += self._steps(decisions, parcels[places], judged, None)
                is_left[places] = False
        except XborderError:  # a rate or a rule is not there: each parcel says so itself
            self.found.is_own[parcels] = True
            return []
        self.found.is_own[parcels[is_left]] = True
        return steps

    def _steps(
        self, made: _Decisions, parcels: Any, judged: Judged, places: Any | None
    ) -> list[_Step]:
        """Part parcels by their verdicts; of some the own quote has to be asked.

        Args:
            made: What was decided.
            parcels: Their numbers.
            judged: What they came to.
            places: Their places in it; ``None`` for all of it, in order.
        """
        np = extra("numpy", name="tables")
        here = np.arange(len(judged.totals)) if places is None else places
        verdict_of, steps = judged.verdict_of[here], []
        sizes = np.diff(judged.parcels.starts)[here]
        for number in np.unique(verdict_of).tolist():
            on = verdict_of == number
            verdict = judged.verdicts[number]
            branch = _branch(verdict, judged, made, int(sizes[on].max()))
            if branch is None:
                self.found.is_own[parcels[on]] = True
                continue
            is_sure = verdict.state <= State.ESTIMATE
            totals = judged.totals[here[on]] if is_sure else None
            steps.append(_Step(made, parcels[on], branch, totals))
        return steps


def _branch(verdict: Verdict, judged: Judged, made: _Decisions, lines: int) -> Branch | None:
    """Return what is open about the parcels of a verdict; nothing where each has to say it."""
    if any(doubt.fact for doubt in verdict.doubts):
        return None  # whether an answer can be taken for all lines is a parcel's own
    branch = branch_of(
        verdict.doubts,
        judged.rules.plan,
        lines=lines,
        goods_left_out=judged.read.left_out,
        assumed=(),
        gaps=verdict.gaps,
        total=None,
        is_stale=verdict.is_stale,
        codes={},
    )
    # Entries that were left out are known of the chunk, not of each parcel in it.
    is_ours = not judged.read.left_out or {fork for fork, _ in made}.issuperset(branch.forks)
    return branch if is_ours else None


__all__: Sequence[str] = ("Ranges", "ranges")
