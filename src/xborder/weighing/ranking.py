"""Ranking: gates first, then weighted scores on fixed scales, and what would change the winner."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from attrs import field, frozen

from xborder.chart import drawn_on, figure_of
from xborder.errors import InvalidInput, extra, nearest
from xborder.kind import all_of_kind, mapping_of
from xborder.messages import Text
from xborder.named import all_known
from xborder.number import finite, not_negative, whole
from xborder.spoken import spoken
from xborder.tabular import Tabular
from xborder.weighing.criterion import Alternative, Criterion, First, Gate
from xborder.weighing.weights import direct_weights

_NEVER_MORE_THAN_ALL = 1.0
_ALIKE: Final = 1e-12
"""Scores nearer than this differ by how floats round, and by nothing that was said."""


@frozen(kw_only=True)
class Ranked:
    """One alternative in its place.

    Attributes:
        name: Its name.
        score: Its weighted score, 0 to 1.
        parts: What each criterion adds to it.
    """

    name: str
    score: float
    parts: Mapping[str, float] = field(hash=False)


@frozen(kw_only=True)
class Flip:
    """The weight of one criterion at which another alternative wins.

    Attributes:
        criterion: The criterion.
        weight: What it weighs now.
        at: What it would have to weigh, the others keeping their proportions.
        winner: Who wins beyond it.
    """

    criterion: str
    weight: float
    at: float
    winner: str


@frozen(kw_only=True, repr=False)
class Ranking(Tabular):
    """Alternatives in order, and those that did not pass a gate.

    Attributes:
        order: The alternatives that passed, the best first; equal scores in the order given.
        shut_out: The others, each with the gates it did not pass.
        flips: The nearest weight of each criterion, below and above, at which the winner changes.
        foremost: The alternatives among which the weights chose the winner: all that passed, or
            those that are level with it in what decides first.
    """

    order: tuple[Ranked, ...]
    shut_out: Mapping[str, tuple[str, ...]] = field(hash=False)
    flips: tuple[Flip, ...]
    foremost: tuple[str, ...] = ()

    def to_columns(self) -> dict[str, list[Any]]:
        """Return a row an alternative, the best first; those shut out last, with their gates."""
        passed, others = self.order, self.shut_out
        return {
            "place": [*range(1, len(passed) + 1), *(None for _ in others)],
            "alternative": [*(each.name for each in passed), *others],
            "score": [*(each.score for each in passed), *(None for _ in others)],
            "gates_not_passed": [
                *("" for _ in passed),
                *(", ".join(each) for each in others.values()),
            ],
        }

    def plot(self, *, axes: Any = None, locale: str | None = None) -> Any:
        """Draw each alternative's score, the best on top, and what each criterion adds to it.

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
        rows = range(len(self.order))
        level = [0.0 for _ in rows]
        for criterion in self.order[0].parts if self.order else ():
            parts = [each.parts[criterion] for each in self.order]
            axes.barh(rows, parts, left=level, label=criterion)
            level = [before + part for before, part in zip(level, parts, strict=True)]
        axes.set_yticks(rows, [each.name for each in self.order])
        axes.invert_yaxis()
        axes.set_xlim(0, 1)
        axes.set_xlabel(Text("score").render(locale))
        if self.order:
            axes.legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))  # beside the bars
        return figure_of(axes)

    @property
    def winner(self) -> str | None:
        """The first; ``None`` where none passed. Where others are as good, see :attr:`tied`."""
        return self.order[0].name if self.order else None

    @property
    def tied(self) -> tuple[str, ...]:
        """The foremost alternatives that share the best score, where more than one does.

        The weights cannot tell them apart: the first of them stands first for no other reason than
        that it was given first.
        """
        best = [
            each.name
            for each in self.order
            if each.name in self.foremost and each.score >= self.order[0].score - _ALIKE
        ]
        return tuple(best) if len(best) > 1 else ()


def rank(
    alternatives: Iterable[Alternative],
    criteria: Iterable[Criterion],
    weights: Mapping[str, Any],
    *,
    gates: Iterable[Gate] = (),
    first: First | None = None,
) -> Ranking:
    """Return alternatives in the order of their weighted scores on fixed scales.

    Args:
        alternatives: What there is to choose from.
        criteria: What matters, each with its own scale.
        weights: The weight of each criterion, on any scale.
        gates: What each must pass first.
        first: A criterion that decides before all weights, such as what is left of a sale; it
            needs no weight of its own.

    Raises:
        InvalidInput: A weight names no criterion, a criterion has none, two things have one name,
            or what decides first is no criterion.
        NotFound: An alternative has no value for a criterion.

    Formula: ``sum over criteria of weight * (value - worst) / (best - worst)``, weights summing to
    one. The order of two does not depend on a third.

    Examples:
        >>> amazon = Alternative(name="amazon", values={"margin": 0.18, "effort": 2})
        >>> own = Alternative(name="own shop", values={"margin": 0.30, "effort": 8})
        >>> margin = Criterion(name="margin", worst=0, best=0.40)
        >>> effort = Criterion(name="effort", worst=10, best=0)
        >>> found = rank([amazon, own], [margin, effort], {"margin": 0.7, "effort": 0.3})
        >>> found.winner, [round(each.score, 3) for each in found.order]
        ('own shop', [0.585, 0.555])
        >>> [(flip.criterion, round(flip.at, 3), flip.winner) for flip in found.flips]
        [('margin', 0.667, 'amazon'), ('effort', 0.333, 'amazon')]
        >>> level = First(criterion="margin", step=0.20)  # 0.18 is below 0.20, and 0.30 above
        >>> rank([amazon, own], [margin, effort], {"effort": 1}, first=level).winner
        'own shop'
    """
    given = all_of_kind(alternatives, Alternative, "alternatives")
    scales = all_of_kind(criteria, Criterion, "criteria")
    _unlike([each.name for each in given], "alternatives")
    _unlike([each.name for each in scales], "criteria")
    shares = _weights(scales, weights, first)
    shut_out = _shut_out(given, gates)
    scores = {
        each.name: {scale.name: scale.score(each.value(scale.name)) for scale in scales}
        for each in given
        if each.name not in shut_out
    }
    levels = {each.name: _level(each, scales, first) for each in given if each.name in scores}
    order = sorted(
        (_ranked(name, parts, shares) for name, parts in scores.items()),
        key=lambda each: (-levels[each.name], -each.score),
    )
    top = {name: parts for name, parts in scores.items() if levels[name] == levels[order[0].name]}
    return Ranking(
        order=tuple(order),
        shut_out=shut_out,
        flips=tuple(_flips(order[0].name, top, shares)) if order else (),
        foremost=tuple(top),
    )


def chance_to_be_best(
    alternatives: Iterable[Alternative],
    criteria: Iterable[Criterion],
    weights: Mapping[str, Any],
    *,
    spread: Mapping[str, Any],
    gates: Iterable[Gate] = (),
    first: First | None = None,
    draws: int = 10_000,
    seed: int = 0,
) -> dict[str, float]:
    """Return how often each alternative wins where its values are not sure.

    Args:
        alternatives: What there is to choose from.
        criteria: What matters.
        weights: The weight of each criterion.
        spread: For each criterion how far a value may be off either way, evenly; none if left out.
        gates: What each must pass first; what does not pass never wins.
        first: A criterion that decides before all weights.
        draws: How many times to draw.
        seed: The start of the draws: the same seed gives the same chances.

    Returns:
        The share of the draws that each wins, by name; alternatives that are equally good in a draw
        share it.

    Raises:
        InvalidInput: A spread names no criterion, or as :func:`rank` does.
        NotFound: An alternative has no value for a criterion.

    Examples:
        >>> a, b = (Alternative(name=n, values={"margin": m}) for n, m in (("a", 10), ("b", 9)))
        >>> margin = Criterion(name="margin", worst=0, best=20)
        >>> chance_to_be_best([a, b], [margin], {"margin": 1}, spread={"margin": 0.4})
        {'a': 1.0, 'b': 0.0}
    """
    every = all_of_kind(alternatives, Alternative, "alternatives")
    scales = all_of_kind(criteria, Criterion, "criteria")
    _unlike([each.name for each in every], "alternatives")
    shut_out = _shut_out(every, gates)
    given = [each for each in every if each.name not in shut_out]
    shares = _weights(scales, weights, first)
    off = {
        str(name): not_negative(value, f"spread.{name}")
        for name, value in mapping_of(spread, "spread").items()
    }
    all_known(off, [scale.name for scale in scales], "spread")
    rounds = whole(draws, "draws", least=1)
    np = extra("numpy", name="stats")
    luck = np.random.default_rng(whole(seed, "seed"))
    scores = np.zeros((len(given), rounds))
    levels = np.zeros((len(given), rounds))
    for row, each in enumerate(given):
        for scale in scales:
            reach = off.get(scale.name, 0.0)
            drawn = each.value(scale.name) + luck.uniform(-reach, reach, rounds)
            scores[row] += shares[scale.name] * np.clip(scale.place(drawn), 0.0, 1.0)
            if first is not None and scale.name == first.criterion:
                levels[row] = first.level(scale, scale.place(drawn))
    chances = dict.fromkeys((each.name for each in every), 0.0)
    if given:
        top = np.where(levels == levels.max(axis=0), scores, -np.inf)
        ahead = top >= top.max(axis=0) - _ALIKE
        won = (ahead / ahead.sum(axis=0)).sum(axis=1)
        chances |= {each.name: float(n) / rounds for each, n in zip(given, won, strict=True)}
    return chances


def _shut_out(given: Iterable[Alternative], gates: Iterable[Gate]) -> dict[str, tuple[str, ...]]:
    """Return the alternatives that do not pass, each with the gates it did not."""
    asked = all_of_kind(gates, Gate, "gates")
    return {
        each.name: failed
        for each in given
        if (failed := tuple(gate.name for gate in asked if not gate.lets(each)))
    }


def _level(each: Alternative, scales: Sequence[Criterion], first: First | None) -> float:
    """Return how high an alternative stands in what decides first; the same where nothing does."""
    for scale in scales:
        if first is not None and scale.name == first.criterion:
            return float(first.level(scale, scale.place(each.value(scale.name))))
    return 0.0


def _weights(
    criteria: Sequence[Criterion], weights: Mapping[str, Any], first: First | None
) -> dict[str, float]:
    known = [each.name for each in criteria]
    if first is not None:
        if first.criterion not in known:
            meant = nearest(first.criterion, known)
            raise InvalidInput(
                "{value} decides first, and is no criterion.",
                code="weighing.first",
                remedy="Did you mean {meant}?" if meant else "Use one of {known}.",
                where="first",
                value=first.criterion,
                meant=meant,
                known=", ".join(known) or "-",
            )
        weights = {first.criterion: 0, **mapping_of(weights, "weights")}
    shares = direct_weights(weights)
    for name in shares:
        if name not in known:
            meant = nearest(name, known)
            raise InvalidInput(
                "The weight {value} stands for no criterion.",
                code="weighing.weight",
                remedy="Did you mean {meant}?" if meant else "Use one of {known}.",
                where="weights",
                value=name,
                meant=meant,
                known=", ".join(known) or "-",
            )
    for name in known:
        if name not in shares:
            raise InvalidInput(
                "The criterion {value} has no weight.",
                code="weighing.no_weight",
                remedy="Give it one; 0 if it shall not count.",
                where="weights",
                value=name,
            )
    return {name: finite(shares[name], name) for name in known}


def _unlike(names: Sequence[str], where: str) -> None:
    for name in names:
        if names.count(name) > 1:
            raise InvalidInput(
                "{value} stands twice among the {list}.",
                code="weighing.names",
                remedy="Give each a name of its own.",
                where=where,
                value=name,
                list=where,
            )


def _ranked(name: str, parts: Mapping[str, float], shares: Mapping[str, float]) -> Ranked:
    added = {criterion: shares[criterion] * part for criterion, part in parts.items()}
    return Ranked(name=name, score=sum(added.values()), parts=added)


def _flips(
    winner: str, scores: Mapping[str, Mapping[str, float]], shares: Mapping[str, float]
) -> Iterable[Flip]:
    """Yield for each criterion the nearest weights at which another one overtakes the winner.

    With weight ``t`` on the criterion and the others in proportion, a score is ``t s + (1 - t) r``,
    ``r`` being the score on the others: two lines that meet once, at
    ``t = (r' - r) / ((r' - r) + (s - s'))``.
    """
    for criterion, weight in shares.items():
        if weight >= _NEVER_MORE_THAN_ALL:
            continue
        below: list[tuple[float, str]] = []
        above: list[tuple[float, str]] = []
        for rival, parts in scores.items():
            own = scores[winner]
            ahead = own[criterion] - parts[criterion]
            rest = sum(
                share / (1 - weight) * (own[name] - parts[name])
                for name, share in shares.items()
                if name != criterion
            )
            if rival == winner or ahead == rest:
                continue
            meets = rest / (rest - ahead)
            if 0 <= meets <= weight and rest < 0:
                below.append((meets, rival))
            elif weight <= meets <= 1 and ahead < 0:
                above.append((meets, rival))
        for at, rival in (*sorted(below)[-1:], *sorted(above)[:1]):
            yield Flip(criterion=criterion, weight=weight, at=at, winner=rival)
