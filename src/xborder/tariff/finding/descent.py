"""Descent: from six digits down to the country's own line, as far as the words decide.

Below a subheading lines part goods by what shops seldom say. Where one branch answers the query
better than all others it is taken; where none does, the descent stops, and the digits so far are
what is proposed. A branch without company is always taken: nothing is left to decide.
"""

from collections.abc import Iterator
from typing import Final

from xborder.tariff.finding import index
from xborder.tariff.finding.nomenclature import Line, Nomenclature
from xborder.tariff.finding.query import Query
from xborder.tariff.finding.traits import agreement, traits_of_line
from xborder.tariff.finding.words import terms, without_exclusions

_SUBHEADING: Final = 6


def descend(subheading: str, query: Query, lists: Nomenclature) -> tuple[Line, ...]:
    """Return the lines from the heading down to the last that the words decide.

    Args:
        subheading: Six digits that the nomenclature has.
        query: The query.
        lists: The nomenclature.
    """
    rows = lists.under(subheading)
    way = list(lists.path(rows[0]))
    below = rows[1:]
    if rows[0].code[6:].strip("0") and len(rows) > 1:  # the list has no line of six digits itself
        way = [line for line in way if line.depth < rows[0].depth]
        below = rows
    while below:
        branches = list(_branches(below))
        taken = branches[0] if len(branches) == 1 else _chosen(branches, query)
        if taken is None:
            break
        way.append(taken[0])
        below = taken[1:]
    return tuple(way)


def _branches(rows: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """Yield each of the highest lines with all that stand below it."""
    top = min(line.depth for line in rows)
    starts = [place for place, line in enumerate(rows) if line.depth == top]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        yield rows[start:end]


def _chosen(branches: list[tuple[Line, ...]], query: Query) -> tuple[Line, ...] | None:
    if not query.code:
        return _best(branches, query)
    meant = (
        branch
        for branch in branches
        if any(line.code and query.code.startswith(line.code) for line in branch)
        or any(line.code.startswith(query.code) for line in branch)
    )
    found = list(meant)
    return found[0] if len(found) == 1 and len(query.code) > _SUBHEADING else None


def _best(branches: list[tuple[Line, ...]], query: Query) -> tuple[Line, ...] | None:
    scores = [_score(branch, query) for branch in branches]
    best = max(scores)
    return branches[scores.index(best)] if best > 1 and scores.count(best) == 1 else None


def _score(branch: tuple[Line, ...], query: Query) -> float:
    """Return how well a branch's own line answers: above 1 if something speaks for it."""
    line = branch[0]
    stems = {term.stem for term in terms(without_exclusions(line.text)) if not term.purpose}
    # what a name of goods brought in ("other articles of plastics") finds a subheading, and would
    # take any line of it that says "articles": below six digits the query's own words decide
    own = (each for each in query.asked if not each.as_named and each.stem in stems)
    words = sum(each.weight * index.rarity(each.stem) for each in own)
    factor, agreed = agreement(query.traits, traits_of_line("", line.text))
    return (1 + words) * factor if words or agreed else min(factor, 1.0)
