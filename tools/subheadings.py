r"""Write the table of HS subheadings from the correlation tables of the UN Statistics Division.

    python tools/subheadings.py 2022_TO_2017.csv.gz 2017_TO_2012.csv.gz \
        > src/xborder/goods/subheadings.tsv

A line is a subheading. Where not every edition of the Harmonized System has it, the editions that
do follow, and what became of it in the next edition. Source: UNSD, HS correlation tables,
https://unstats.un.org/unsd/classifications/Econ.
"""

import csv
import gzip
import sys
from collections import defaultdict

EDITIONS = ("2012", "2017", "2022")
NOT_SPECIFIED = "999999"
"""Statistics' own code for goods without one."""


def pairs(path: str) -> list[tuple[str, str]]:
    """Return the later and the earlier code of each row."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        rows = list(csv.reader(stream))[1:]
        return [(later, earlier) for later, earlier, *_ in rows if later != NOT_SPECIFIED]


def main(latest: str, before: str) -> None:
    """Print one line a subheading."""
    moves = {"2017": pairs(before), "2022": pairs(latest)}
    held: dict[str, set[str]] = {edition: set() for edition in EDITIONS}
    became: dict[tuple[str, str], set[str]] = defaultdict(set)
    for edition, earlier_edition in (("2022", "2017"), ("2017", "2012")):
        for later, earlier in moves[edition]:
            held[edition].add(later)
            held[earlier_edition].add(earlier)
            became[earlier_edition, earlier].add(later)
    for code in sorted(set().union(*held.values())):
        editions = [edition for edition in EDITIONS if code in held[edition]]
        last = editions[-1]
        successors = () if last == EDITIONS[-1] else sorted(became[last, code])
        in_all = len(editions) == len(EDITIONS)
        print(code, *(() if in_all else (",".join(editions), *successors)), sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
