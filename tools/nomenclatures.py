"""Write the descriptions and the index by which codes are found, from official nomenclatures.

    python tools/nomenclatures.py SHARED_DATA src/xborder/tariff/finding

Four files come of it, all deterministic:

- ``hs.tsv.gz``: the Harmonized System of 2022, code and text (UN Comtrade wording, PDDL 1.0);
- ``us.tsv.gz``: the Harmonized Tariff Schedule of the United States 2026, revision 10, without the
  provisional chapters 98 and 99 (public domain);
- ``europe.tsv.gz``: the British nomenclature of 23 December 2022 (Open Government Licence v3.0) and
  TARIC's of February 2022 (Commission Decision 2011/833/EU); a mark says which of them has a row;
- ``index.tsv.gz``: for each stem the subheadings that it speaks of, with a weight from 1 to 9.
"""

import csv
import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from attrs import evolve

from xborder.tariff.finding.traits import traits_of_line, written
from xborder.tariff.finding.words import folded, terms, without_exclusions

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
UNKNOWN = "9999"
"""Statistics' own heading for goods that nobody specified."""
NO_GOODS = ("98", "99")
"""Chapters of a country's own: they say how goods enter, not what they are."""


def opened(path: Path) -> TextIO:
    """Return a compressed text file, open for reading."""
    return gzip.open(path, "rt", encoding="utf-8-sig", newline="")


def plain(text: str) -> str:
    """Return a description without markup; TARIC writes a bar for a blank that may not break."""
    return " ".join(re.sub(r"<[^<>]*>|\|", " ", text).split())


def alike(text: str) -> str:
    """Return what two copies of one description have in common: letters and digits."""
    return re.sub(r"[^a-z0-9]", "", folded(text))


def harmonized(data: Path) -> list[tuple[str, str]]:
    """Return code and text of chapters, headings and subheadings, in their order."""
    with opened(data / "hs2022_nomenclature.csv.gz") as stream:
        rows = [(row["hscode"], row["description"].strip()) for row in csv.DictReader(stream)]
    return [row for row in rows if row[0].isdigit() and not row[0].startswith(UNKNOWN)]


def with_traits(names: list[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield code, text and traits; a line for the rest is not for what its neighbours are for."""
    own = {code: traits_of_line(code, text) for code, text in names}
    taken: dict[str, set[str]] = defaultdict(set)
    for code, traits in own.items():
        taken[code[:5]] |= set() if traits.rest or len(code) < 6 else traits.materials
    for code, text in names:
        traits = own[code]
        if traits.rest and len(code) == 6:
            traits = evolve(traits, without=(traits.without | taken[code[:5]]) - traits.materials)
        yield code, text, written(traits) if len(code) == 6 else ""


def american(data: Path) -> list[tuple[str, int, str]]:
    """Return code, depth and text of the lines of the US tariff; a heading has depth 0."""
    with opened(data / "us_hts_2026_rev_10.json.gz") as stream:
        rows = json.load(stream)
    found = [
        (row["htsno"].replace(".", ""), int(row["indent"]), plain(row["description"]))
        for row in rows
    ]
    first = next(place for place, row in enumerate(found) if row[0].startswith(NO_GOODS))
    return found[:first]


def european(data: Path) -> list[tuple[str, str, int, str, str]]:
    """Return code, suffix, depth, text and mark; the mark is empty, ``g`` (GB) or ``e`` (EU)."""
    with opened(data / "uk_nomenclature_2022_12_23.csv.gz") as stream:
        british = {
            (row["commodity"], row["suffix"], _depth(row["commodity"], int(row["indent"]))): plain(
                row["description"]
            )
            for row in csv.DictReader(stream)
        }
    with opened(data / "eu_taric_nomenclature_en_2022_02.csv.gz") as stream:
        union = {
            (
                *row["Goods code"].split(),
                _depth(row["Goods code"][:10], row["Indent"].count("-")),
            ): (plain(row["Description"]))
            for row in csv.DictReader(stream)
        }
    rows = []
    for key in sorted(british.keys() | union):
        code, suffix, depth = key
        mine, theirs = british.get(key), union.get(key)
        if mine is not None and theirs is not None and alike(mine) == alike(theirs):
            rows.append(
                (code, suffix, depth, theirs, "")
            )  # the British copy lost accents and quotes
            continue
        rows += [(code, suffix, depth, mine, "g")] if mine is not None else []
        rows += [(code, suffix, depth, theirs, "e")] if theirs is not None else []
    return rows


def _depth(code: str, indent: int) -> int:
    return -1 if code.endswith("00000000") else indent  # a chapter stands above its headings


def alone(data: Path) -> Iterator[tuple[str, str]]:
    """Yield code and text of the British list of descriptions that can be read alone."""
    with opened(data / "uk_commodity_self_contained_descriptions_2022.csv.gz") as stream:
        for row in csv.DictReader(stream):
            yield row["commodity"], row["description"]


def index(data: Path) -> dict[str, dict[int, int]]:
    """Return each stem's subheadings and weights.

    A word weighs most in the subheading's own text, before the semicolon that ends the name of the
    thing; less in its heading's, less again in lines below that others do not share, and half
    where it says what the goods are for. The weights are judgements.
    """
    names = harmonized(data)
    texts = dict(names)
    codes = [code for code, _ in names if len(code) == 6]
    place = {code: number for number, code in enumerate(codes)}
    weights: dict[str, dict[int, float]] = defaultdict(dict)

    def put(code: str, text: str, weight: float) -> None:
        if code in place:
            for term in terms(without_exclusions(text)):
                own = weights[term.stem]
                worth = weight * (0.5 if term.purpose else 1.0)
                own[place[code]] = max(own.get(place[code], 0.0), worth)

    for code in codes:
        thing, _, rest = texts[code].partition(";")
        put(code, thing, 9.0 if rest else 7.0)
        put(code, rest, 7.0)
        put(code, texts[code[:4]], 3.0)
    for code, text in alone(data):
        put(code[:6], text, 6.0 if code.endswith("0000") else 4.0)
    for code, text, depth in _national(data):
        put(code[:6], text, 5.0 if depth <= 2 else 4.0)
    return {
        stem: {code: max(1, round(w)) for code, w in own.items()} for stem, own in weights.items()
    }


def _national(data: Path) -> Iterator[tuple[str, str, int]]:
    below = ""  # a line without a number stands above the next that has one
    for code, depth, text in reversed(american(data)):
        below = code or below
        if len(below) >= 6:
            yield below, text, depth
    for code, _, depth, text, _ in european(data):
        if not code.endswith("000000"):
            yield code, text, depth


def coded(postings: dict[int, int]) -> str:
    """Return postings as text: gaps between subheadings in base 36, each with its weight behind."""
    written, before = [], -1
    for number in sorted(postings):
        written.append(f"{base36(number - before)}{postings[number]}")
        before = number
    return " ".join(written)


def base36(number: int) -> str:
    """Return a whole number in base 36."""
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
    return text or "0"


def write(path: Path, rows: Iterable[Iterable[object]]) -> None:
    """Write rows parted by tabs, compressed; without a date, so that rows alone make the file."""
    text = "".join("\t".join(map(str, row)) + "\n" for row in rows)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(path.name, len(text), path.stat().st_size)


def main(data: Path, folder: Path) -> None:
    """Write the four files."""
    write(folder / "hs.tsv.gz", with_traits(harmonized(data)))
    write(folder / "us.tsv.gz", american(data))
    write(folder / "europe.tsv.gz", european(data))
    write(folder / "index.tsv.gz", ((s, coded(p)) for s, p in sorted(index(data).items())))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
