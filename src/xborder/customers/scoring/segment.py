"""Segment maps: from a score to a name, every code to one name and only one.

A map is written in ranges, read top to bottom, and compiled to all its codes when it is built.
Both published default maps leak (10 of 125 codes, 18 of 64); here a gap or an overlap that was
not asked for is refused, and :meth:`SegmentMap.findings` lists them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any, TypeAlias

from attrs import field, frozen

from xborder import number
from xborder.choice import Choice
from xborder.customers import arguments
from xborder.customers.scoring.cut import MOST_GROUPS, checked_groups
from xborder.customers.scoring.score import Score
from xborder.errors import InvalidInput, InvalidPolicy
from xborder.messages import Text

Range: TypeAlias = tuple[int, int]
"""The lowest and the highest score of an axis, both included."""


def _codes(codes: Iterable[str]) -> frozenset[str]:
    return frozenset(arguments.each(str, codes, "codes"))


def _range(value: Any) -> Range:
    found = arguments.rows(value, "range")
    ends = [number.whole(end, "range", most=MOST_GROUPS) for end in found]
    if len(ends) != 2:
        raise InvalidInput(
            "{value} are no two ends of a range.",
            code="customers.range",
            remedy="Give the lowest and the highest score, such as (4, 5).",
            where="range",
            value=ends,
        )
    return ends[0], ends[1]


def _is_text(_instance: object, attribute: Any, value: Any) -> None:
    arguments.an(str, value, attribute.name)


@frozen(kw_only=True)
class Segment:
    """A name and the scores that bear it: those in three ranges, and those listed.

    Args:
        name: The segment's name.
        recency: Lowest and highest recency score.
        frequency: Lowest and highest frequency score.
        monetary: Lowest and highest monetary score.
    """

    name: str = field(validator=_is_text)
    recency: Range = field(default=(1, MOST_GROUPS), converter=_range)
    frequency: Range = field(default=(1, MOST_GROUPS), converter=_range)
    monetary: Range = field(default=(1, MOST_GROUPS), converter=_range)

    def covers(self, score: Score) -> bool:
        """Return whether a score lies in all three ranges."""
        arguments.an(Score, score, "score")
        pairs = (
            (self.recency, score.recency),
            (self.frequency, score.frequency),
            (self.monetary, score.monetary),
        )
        return all(low <= value <= high for (low, high), value in pairs)


@frozen(kw_only=True)
class ListedSegment:
    """A name and the list of codes that bear it, such as ``("555", "554")``."""

    name: str = field(validator=_is_text)
    codes: frozenset[str] = field(converter=_codes)

    def covers(self, score: Score) -> bool:
        """Return whether the score's code is listed."""
        return str(arguments.an(Score, score, "score")) in self.codes


class Overlaps(Choice):
    """What it means that two segments cover one code."""

    REFUSED = "refused"
    FIRST_WINS = "first_wins"


class FindingKind(Choice):
    """What can be wrong with a map."""

    GAP = "gap"
    """A code that no segment covers."""
    OVERLAP = "overlap"
    """A code that several segments cover."""
    SHADOWED = "shadowed"
    """A segment that no code reaches, since earlier ones take them all: mind the order."""


@frozen(kw_only=True)
class Finding:
    """One thing to know about a map.

    Attributes:
        kind: What it is.
        text: The same in words.
        code: The code, for a gap or an overlap.
        segments: The segments concerned.
    """

    kind: FindingKind
    text: Text
    code: str = ""
    segments: tuple[str, ...] = ()


def _segments(
    segments: Iterable["Segment | ListedSegment"],
) -> tuple["Segment | ListedSegment", ...]:
    return arguments.each((Segment, ListedSegment), segments, "segments")


@frozen(kw_only=True)
class SegmentMap:
    """A map from every code to one segment.

    Args:
        segments: The segments, in order.
        groups: How many scores each axis has.
        overlaps: Whether two segments may cover one code; then the first wins.
        otherwise: The name of codes that no segment covers; empty to refuse them.
        without_orders: The name of those who have not bought yet.

    Raises:
        InvalidPolicy: A gap without ``otherwise``, an overlap while refused, or a segment that
            no code reaches.

    Examples:
        >>> halves = SegmentMap(groups=2, segments=[
        ...     Segment(name="active", recency=(2, 2)), Segment(name="asleep", recency=(1, 1))])
        >>> halves.of(Score(recency=1, frequency=2, monetary=2))
        'asleep'
    """

    segments: tuple[Segment | ListedSegment, ...] = field(converter=_segments)
    groups: int = field(default=5, converter=checked_groups)
    overlaps: Overlaps = field(default=Overlaps.REFUSED, converter=Overlaps)
    otherwise: str = field(default="", validator=_is_text)
    without_orders: str = field(default="PROSPECTS", validator=_is_text)
    _names: Mapping[str, str] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_names", self._compiled())
        faults = [
            finding
            for finding in self.findings()
            if (finding.kind is FindingKind.GAP and not self.otherwise)
            or (finding.kind is FindingKind.OVERLAP and self.overlaps is Overlaps.REFUSED)
            or finding.kind is FindingKind.SHADOWED
        ]
        if faults:
            kinds = Counter(str(finding.kind) for finding in faults)
            raise InvalidPolicy(
                "The segment map has {count} faults ({kinds}); the first: {value}",
                code="customers.segment_map",
                remedy="Close gaps or name otherwise=, part overlaps or let the first win, "
                "and put narrow segments before wide ones.",
                where="segments",
                value=str(faults[0].text),
                count=len(faults),
                kinds=", ".join(f"{kind}: {count}" for kind, count in sorted(kinds.items())),
            )

    def _compiled(self) -> dict[str, str]:
        names = {}
        for score in self._scores():
            name = next((part.name for part in self.segments if part.covers(score)), "")
            names[str(score)] = name or self.otherwise
        return names

    def _scores(self) -> Iterable[Score]:
        axis = range(1, self.groups + 1)
        for recency, frequency, monetary in product(axis, repeat=3):
            yield Score(recency=recency, frequency=frequency, monetary=monetary)

    @property
    def codes(self) -> Mapping[str, str]:
        """Every code and its segment."""
        return dict(self._names)

    def findings(self) -> tuple[Finding, ...]:
        """Return the gaps, overlaps and shadowed segments of the map, code by code."""
        found: list[Finding] = []
        reached: set[str] = set()
        for score in self._scores():
            names = tuple(part.name for part in self.segments if part.covers(score))
            reached.update(names[:1])
            if not names:
                text = Text("No segment covers {code}.", code=str(score))
                found.append(Finding(kind=FindingKind.GAP, text=text, code=str(score)))
            elif len(set(names)) > 1:
                text = Text("{names} cover {code}.", names=names, code=str(score))
                found.append(
                    Finding(kind=FindingKind.OVERLAP, text=text, code=str(score), segments=names)
                )
        for part in self.segments:
            if part.name not in reached:
                text = Text("No code reaches {name}.", name=part.name)
                found.append(Finding(kind=FindingKind.SHADOWED, text=text, segments=(part.name,)))
        return tuple(found)

    def of(self, score: Score) -> str:
        """Return the segment of a score.

        Raises:
            InvalidInput: The score has another number of groups than the map.
        """
        try:
            return self._names[str(arguments.an(Score, score, "score"))]
        except KeyError:
            raise InvalidInput(
                "The score {value} is not one of the map's {groups} groups an axis.",
                code="customers.score",
                remedy="Score with as many groups as the map has.",
                where="score",
                value=str(score),
                groups=self.groups,
            ) from None


ELEVEN_GROUPS = SegmentMap(
    segments=(
        Segment(name="CHAMPIONS", recency=(4, 5), frequency=(4, 5), monetary=(4, 5)),
        Segment(name="LOYAL", recency=(4, 5), frequency=(4, 5), monetary=(1, 3)),
        Segment(name="ACTIVE", recency=(3, 5), frequency=(3, 3)),
        Segment(name="PROMISING", recency=(4, 5), frequency=(2, 2)),
        Segment(name="NEW", recency=(4, 5), frequency=(1, 1)),
        Segment(name="LOYAL", recency=(3, 3), frequency=(4, 5)),
        Segment(name="NEEDS_ATTENTION", recency=(3, 3), frequency=(1, 2)),
        Segment(name="AT_RISK", recency=(2, 2), frequency=(3, 5)),
        Segment(name="PREVIOUSLY_LOYAL", recency=(1, 1), frequency=(4, 5)),
        Segment(name="ALMOST_LOST", recency=(2, 2), frequency=(1, 2)),
        Segment(name="DORMANT", recency=(1, 1), frequency=(1, 3)),
    )
)
"""The default map: Shopify's eleven names (API 2025-10), ranges of our own for quintiles.

Shopify publishes the names and not the thresholds; the eleventh, PROSPECTS, has no order yet.
"""
