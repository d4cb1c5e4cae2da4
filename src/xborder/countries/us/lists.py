"""Which goods the additional duties are for: every line of the schedule, by the answer to a question.

The table beside this module is made by ``tools/us_measures.py`` from the lists of U.S. notes 2, 16,
19, 20, 31, 33, 50, 51 and 52 to chapter 99 and from the annexes of the proclamations, as The Budget
Lab at Yale, the annexes themselves and the edition of 2026 have them (revisions 10 to 21). Codes are
the shortest that are surely of one answer. One that is too short is told with all its answers: where
they come to the same it needs no more digits, else a quote asks for them. https://hts.usitc.gov

Example:
    >>> answers("metals_2026")
    ('1a', '1b', '1b then 1c', '1b then 3', '3', 'none', 'none then 1b')
    >>> codes("metals_2026", "1b then 1c")
    '8427 8429 843120 843142 84314990'
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    # Package data, read once, when the rules of the United States are first asked for.
    text = files("xborder.countries.us").joinpath("lists.tsv").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        question, answer, listed = line.split("\t")
        found.setdefault(question, {})[answer] = listed
    return found


_BETWEEN = "|"
"""Between the answers of codes that are too short for one."""


def answers(question: str) -> tuple[str, ...]:
    """Return the answers that a question has."""
    return tuple(answer for answer in _table()[question] if _BETWEEN not in answer)


def too_short(question: str) -> Mapping[tuple[str, ...], str]:
    """Return the codes that are too short for one answer, by the answers they may have."""
    table = _table()[question]
    return {tuple(of.split(_BETWEEN)): table[of] for of in table if _BETWEEN in of}


def codes(question: str, *of: str) -> str:
    """Return the codes of some answers to a question, with spaces between them."""
    table = _table()[question]
    return " ".join(table[answer] for answer in of)


def other_codes(question: str, *than: str) -> str:
    """Return the codes of all answers to a question but some."""
    return codes(question, *(answer for answer in answers(question) if answer not in than))
