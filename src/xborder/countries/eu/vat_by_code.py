"""The members' reduced VAT rates by CN code, as the Commission's database gave them in August 2025.

The table beside this module is made by ``tools/eu_vat.py`` from one answer of the database. What
changed since stands here, each with its source. Where the code alone decides, the rate is as sure
as the answer; where the law puts a condition on the goods that no code tells (for human use, for
the disabled, the registered press), or where six digits hold goods of two rates, the rate is
unclear: a quote is an estimate and says why. Where ordinary goods share a code with a few that are
something else (a shirt for the disabled), the rate is theirs alone, by the goods' category. Where the
answer's comment keeps a rate for a few goods of a code (cheese desserts among chocolate), the usual
goods bear what their chapter bears or the standard rate, and the rate is unclear. A code that a
member's list does not name is at the standard rate, but for the gaps of the database that are named below.

Taxes in Europe Database: https://ec.europa.eu/taxation_customs/tedb/.

Example:
    >>> before, now = by_code({})["AT"]["070190"][-2:]
    >>> before.rate, now.rate, str(now.start)
    ('0.1', '0.049', '2026-07-01')
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from attrs import evolve

from xborder.countries.eu.sources import (
    AUSTRIAN_FOOD,
    AUSTRIAN_HYGIENE,
    AUSTRIAN_STAPLES,
    BULGARIAN_BREAD,
    CROATIAN_WOOD,
    CYPRIOT_DECREE,
    CZECH_INFANTS,
    DANISH_NEWSPAPERS,
    ESTONIAN_PRESS,
    FINNISH_RATES,
    ITALIAN_AIDS,
    ITALIAN_ART,
    LATVIAN_FOOD,
    LITHUANIAN_RATES,
    ROMANIAN_DRINKS,
    ROMANIAN_SWEETS,
    SLOVAK_SWEETS,
    SPANISH_FOOD,
    SPANISH_HYGIENE,
    SPANISH_OLIVE_OIL,
    SPANISH_REDUCED,
    SPANISH_RELIEF,
    SPANISH_STEPS,
    SWEDISH_FOOD,
    SWEDISH_MEDICINES,
    TEDB_BY_CODE,
)
from xborder.countries.eu.vat_lists import EARLIER, LISTS, Earlier
from xborder.countries.eu.vat_segments import (
    STANDARD,
    UNREAD_NOTE,
    Change,
    Segment,
    changed,
    within,
)
from xborder.policy.vocabulary import *

ANSWERED: Final = day(2025, 1, 1)
"""The first day that the database was asked about; what held before was not read by code."""
ANSWERED_LATER: Final = {"RO": day(2025, 8, 1)}
"""Members whose rates changed within the year: the table holds the latest answer."""
CONDITION: Final = (
    "The rate is for some of these goods only, by a condition that the code does not tell; else "
    "the standard rate."
)
PART: Final = (
    "Only some of the eight-digit codes below bear a reduced rate ({rate} %): give eight digits."
)

FEW: Final = (
    "By the answer's comment a few goods of this code alone bear the reduced rate ({rate} %)."
)


_AUSTRIAN_STAPLES: Final = (
    *("040110", "040120", "040310", "040320", "040510", "040721", "07019050", "07019090"),
    *("0702", "0703", "0704", "0705", "0706", "0707", "0708", "0709", "0710", "0808", "0809"),
    *("1006", "1101", "110311", "190211", "190219", "19059030", "25010091"),
)
"""Annex 3 by its numbers: milk, yoghurt (until 2021 of 0403 10), butter, eggs of hens, vegetables,
fruit, rice, flour and semolina of wheat, pasta, bread, table salt; cream and spreads are not in it."""
_AUSTRIAN_OTHERS: Final = (
    "07019010",
    *("19059010", "19059020", "19059045", "19059055", "19059070", "19059080"),
)
"""What shares six digits with a number of Annex 3, and keeps 10 %."""
_SPANISH_STAPLES: Final = ("0401", "0406", "0407", "07", "08", "10", "1101", "1905")
_SPANISH_OILS_AND_PASTA: Final = ("1507", "1508", "1512", "1514", "1515", "1902")
_IN_NATURAL_STATE: Final = (
    "Milk, cheese, eggs, bread, flour, fruit, vegetables, cereals in their natural state; what is "
    "processed bears 10 %."
)

CHANGES: Final = (
    *(
        Change(
            member="AT",
            codes=codes,
            rate=rate,
            start=day(2026, 7, 1),
            read=AUSTRIAN_STAPLES,
            status=Status.UNCLEAR if note else Status.IN_FORCE,
            note=note,
        )
        for codes, rate, note in (
            # Broader codes come before the narrower ones that part from them.
            (("070190",), "0.049", "Potatoes for making starch bear 10 %."),
            (("190230",), "0.1", "A list in the press names dry pasta of 1902 30 10 at 4.9 % too."),
            (("190590",), "0.1", "Bread of 1905 90 30 bears 4.9 %: give eight digits."),
            (_AUSTRIAN_OTHERS, "0.1", ""),
            (_AUSTRIAN_STAPLES, "0.049", ""),
        )
    ),
    Change(
        member="AT",
        codes=("070956",),
        rate="0.1",
        start=day(2026, 7, 1),
        read=AUSTRIAN_FOOD,
        note="Truffles are left out of the vegetables at 4.9 %.",
    ),
    Change(
        member="AT",
        codes=("9619",),
        rate="0.1",
        start=day(2021, 1, 1),
        read=TEDB_BY_CODE.graded("unchecked"),
    ),
    Change(
        member="AT",
        codes=("9619", "401410", "300660"),
        rate="0",
        start=day(2026, 1, 1),
        read=AUSTRIAN_HYGIENE,
        note="Menstrual products and contraceptives; other goods of 9619 keep their rate.",
        status=Status.UNCLEAR,
    ),
    Change(
        member="BG",
        codes=("1101", "1102", "190510", "190540", "190590"),
        rate="0",
        start=day(2022, 7, 1),
        end=day(2025, 1, 1),
        read=BULGARIAN_BREAD,
        status=Status.UNCLEAR,
        note="Bread and flour; other goods of the code 20 %.",
    ),
    # Named in the answer's comment, not among its codes: hearing aids, orthopaedic goods, wheelchairs.
    Change(
        member="CY",
        codes=("8713", "9021"),
        rate="0.05",
        start=day(2020, 1, 1),
        read=TEDB_BY_CODE.graded("unchecked"),
    ),
    Change(
        member="CY",
        codes=("8713", "9021"),
        rate="0.03",
        start=day(2023, 7, 21),
        read=TEDB_BY_CODE,
        note="By the answer's comment: 3 % from 21 July 2023.",
    ),
    Change(
        member="CZ",
        codes=("2009", "2201", "2202"),
        rate="0.21",
        start=day(2024, 1, 1),
        read=TEDB_BY_CODE,
        status=Status.UNCLEAR,
        note="Drinks are not among reduced food, but for milk and what replaces it.",
    ),
    *(
        Change(
            member="CZ",
            codes=("8713", "9021"),
            rate=rate,
            start=start,
            read=read,
            status=Status.UNCLEAR,
            note="Selected medical devices; the others bear the standard rate.",
        )
        for rate, start, read in (
            ("0.15", day(2020, 1, 1), TEDB_BY_CODE.graded("unchecked")),
            ("0.12", day(2024, 1, 1), TEDB_BY_CODE),
        )
    ),
    # Until 2023 infants' food and what is free of gluten bore 10 %, all other food 15 %.
    Change(
        member="CZ",
        codes=(
            *("0402", "0404", "1102", "1103", "1104", "1105", "1106", "1108", "1806", "1901"),
            *("1903", "2004", "2005", "2103", "2106"),
        ),
        rate="0.15",
        start=day(2020, 1, 1),
        end=day(2024, 1, 1),
        read=CZECH_INFANTS.graded("unchecked"),
        status=Status.UNCLEAR,
        note="Food for infants and mixes or flours free of gluten bore 10 %.",
    ),
    Change(
        member="CY",
        codes=(
            *("0701", "0702", "0703", "0704", "0705", "0706", "0707", "0708", "0709"),
            *("0803", "0804", "0805", "0806", "0807", "0808", "0809", "0810", "961900"),
        ),
        rate="0",
        start=day(2026, 1, 1),
        end=day(2027, 1, 1),
        read=CYPRIOT_DECREE,
        note="By yearly decrees; those before 2026 were not read by code.",
    ),
    Change(
        member="DK",
        codes=("4902",),
        rate="0.25",
        start=day(2020, 1, 1),
        read=DANISH_NEWSPAPERS,
        status=Status.UNCLEAR,
        note="Newspapers that appear at least monthly are free of tax.",
    ),
    Change(
        member="EE",
        codes=("4902",),
        rate="0.05",
        start=day(2022, 8, 1),
        end=day(2025, 1, 1),
        read=ESTONIAN_PRESS,
        status=Status.UNCLEAR,
        note="The press; what is mainly advertising bears the standard rate.",
    ),
    # Spain from 2020 on: staples 4 %, nothing, 2 % and 4 % again; oils and pasta 10 %, 5 %, 7.5 % and
    # 10 % again; olive oil 10 %, 5 %, nothing, 2 % and 4 % from now on.
    *(
        Change(
            member="ES",
            codes=_SPANISH_STAPLES,
            rate=rate,
            start=start,
            read=read,
            status=Status.UNCLEAR,
            note=_IN_NATURAL_STATE,
        )
        for rate, start, read in (
            ("0.04", day(2020, 1, 1), SPANISH_RELIEF),
            ("0", day(2023, 1, 1), SPANISH_RELIEF),
            ("0.02", day(2024, 10, 1), SPANISH_STEPS),
            ("0.04", day(2025, 1, 1), SPANISH_FOOD),
        )
    ),
    # Milk in powder and evaporated milk are named beside fresh milk; the answer gives 0402 at 10 %.
    *(
        Change(
            member="ES",
            codes=("0402",),
            rate=rate,
            start=start,
            read=SPANISH_RELIEF.graded("unchecked"),
            status=Status.UNCLEAR,
            note="Milk, also evaporated or in powder; with sugar or anything else in it 10 %.",
        )
        for rate, start in (
            ("0.04", day(2020, 1, 1)),
            ("0", day(2023, 1, 1)),
            ("0.02", day(2024, 10, 1)),
            ("0.04", day(2025, 1, 1)),
        )
    ),
    # The answer has no code of the 4 %: the press, wheelchairs, and since 2023 goods of hygiene.
    Change(
        member="ES",
        codes=("4902", "4904", "4905"),
        rate="0.04",
        start=day(2020, 1, 1),
        read=SPANISH_REDUCED,
        status=Status.UNCLEAR,
        note="What is mainly advertising bears the standard rate.",
    ),
    Change(
        member="ES",
        codes=("8713",),
        rate="0.04",
        start=day(2020, 1, 1),
        read=SPANISH_REDUCED.graded("unchecked"),
        status=Status.UNCLEAR,
        note="Wheelchairs for the disabled; others the standard rate.",
    ),
    Change(
        member="ES",
        codes=("401410",),
        rate="0.1",
        start=day(2020, 1, 1),
        read=TEDB_BY_CODE.graded("unchecked"),
    ),
    Change(
        member="ES",
        codes=("961900",),
        rate="0.21",
        start=day(2023, 1, 1),
        read=SPANISH_HYGIENE,
        status=Status.UNCLEAR,
        note="Towels and tampons bear 4 %, pads for incontinence 10 %: give eight digits.",
    ),
    *(
        Change(
            member="ES",
            codes=codes,
            rate="0.04",
            start=day(2023, 1, 1),
            read=SPANISH_HYGIENE,
            status=Status.UNCLEAR if note else Status.IN_FORCE,
            note=note,
        )
        for codes, note in (
            (("401410", "96190071", "96190075"), ""),
            (("96190040", "96190079"), "Pads for incontinence bear 10 %."),
        )
    ),
    *(
        Change(
            member="ES",
            codes=("0403",),
            rate=rate,
            start=start,
            read=read,
            status=Status.UNCLEAR,
            note="Fermented milk; other goods of the heading 10 %.",
        )
        for rate, start, read in (
            ("0.1", day(2020, 1, 1), SPANISH_FOOD),
            ("0.04", day(2024, 12, 22), SPANISH_FOOD),
        )
    ),
    *(
        Change(
            member="ES",
            codes=("1509",),
            rate=rate,
            start=start,
            read=read,
            note="Olive oil.",
        )
        for rate, start, read in (
            ("0.05", day(2023, 1, 1), SPANISH_OLIVE_OIL),
            ("0", day(2024, 7, 1), SPANISH_OLIVE_OIL),
            ("0.02", day(2024, 10, 1), SPANISH_OLIVE_OIL),
            ("0.04", day(2025, 1, 1), SPANISH_FOOD),
        )
    ),
    *(
        Change(
            member="ES",
            codes=_SPANISH_OILS_AND_PASTA,
            rate=rate,
            start=start,
            end=end,
            read=read,
            note="Pasta and oils of seeds.",
        )
        for rate, start, end, read in (
            ("0.05", day(2023, 1, 1), day(2024, 10, 1), SPANISH_RELIEF),
            ("0.075", day(2024, 10, 1), day(2025, 1, 1), SPANISH_STEPS),
        )
    ),
    Change(
        member="FI",
        codes=("",),
        was="0.14",
        rate="0.135",
        start=day(2026, 1, 1),
        read=FINNISH_RATES,
    ),
    Change(
        member="FR",
        codes=("8713", "9021"),
        rate="0.2",
        start=day(2020, 1, 1),
        read=TEDB_BY_CODE.graded("unchecked"),
        status=Status.UNCLEAR,
        note="Listed aids for the disabled bear 5.5 %; which of these goods was not read.",
    ),
    Change(
        member="HR",
        codes=("96190030", "96190050"),
        rate="0.25",
        start=day(2020, 1, 1),
        end=day(2022, 4, 1),
        read=TEDB_BY_CODE.graded("unchecked"),
    ),
    Change(
        member="HR",
        codes=("96190040", "96190071", "96190075"),
        rate="0.13",
        start=day(2022, 4, 1),
        read=TEDB_BY_CODE.graded("secondary"),
        note="By the answer's words: sanitary pads and tampons.",
    ),
    *(
        Change(
            member="HR",
            codes=("4401",),
            rate=rate,
            start=start,
            read=CROATIAN_WOOD,
            status=Status.UNCLEAR,
            note="Firewood and pellets; the adoption of the bill was not seen.",
        )
        for rate, start in (("0.05", day(2026, 4, 1)), ("0.13", day(2027, 4, 1)))
    ),
    Change(
        member="HU",
        codes=("3003", "3004"),
        rate="0.05",
        start=day(2020, 1, 1),
        read=TEDB_BY_CODE.graded("secondary"),
        status=Status.UNCLEAR,
        note="Medicines for humans; those for animals bear 27 %. These codes are not in the list.",
    ),
    Change(
        member="IT",
        codes=("8713",),
        rate="0.04",
        start=day(2020, 1, 1),
        read=ITALIAN_AIDS,
        status=Status.UNCLEAR,
        note="Wheelchairs for the disabled; others the standard rate.",
    ),
    *(
        Change(
            member="IT",
            codes=("96190030", "96190040", "96190071", "96190075", "96190079"),
            rate=rate,
            start=start,
            end=end,
            read=TEDB_BY_CODE.graded("unchecked"),
        )
        for rate, start, end in (
            ("0.22", day(2020, 1, 1), day(2022, 1, 1)),
            ("0.05", day(2023, 1, 1), day(2024, 1, 1)),
        )
    ),
    Change(
        member="IT",
        codes=("9701", "9702", "9703", "9705", "9706"),
        rate="0.05",
        start=day(2025, 7, 1),
        read=ITALIAN_ART,
    ),
    Change(
        member="LT",
        codes=("4401", "4904", "4905", "4906", "4911"),
        was="0.09",
        rate="0.12",
        start=day(2026, 1, 1),
        read=LITHUANIAN_RATES,
        status=Status.UNCLEAR,
        note="The reduced rate of 9 % became 12 %; which of these goods kept a reduced rate was "
        "not read.",
    ),
    Change(
        member="LV",
        codes=("1905", "0401", "0207", "0407"),
        rate="0.12",
        start=day(2026, 7, 1),
        end=day(2027, 7, 1),
        read=LATVIAN_FOOD,
        status=Status.UNCLEAR,
        note="Bread, fresh milk, fresh or chilled poultry, eggs in shell.",
    ),
    *(
        Change(
            member="PL",
            codes=codes,
            rate="0.08",
            start=day(2020, 1, 1),
            read=TEDB_BY_CODE.graded("secondary"),
            status=Status.UNCLEAR,
            note=note,
        )
        for codes, note in (
            (("3003", "3004"), "Medicines admitted in Poland, whatever their code; others 23 %."),
            (("8713", "9021"), "Medical devices, whatever their code; others 23 %."),
        )
    ),
    # Goods that the answer has in words or by a chapter: what they share a code with is dearer.
    *(
        Change(
            member=member,
            codes=("940180",),
            rate=STANDARD,
            start=day(2020, 1, 1),
            read=TEDB_BY_CODE.graded("secondary"),
            status=Status.UNCLEAR,
            note=f"Car seats for children bear {per_cent} %; other seats the standard rate.",
        )
        for member, per_cent in (("CY", 5), ("CZ", 12), ("GR", 13), ("HR", 13), ("PL", 5))
    ),
    *(
        Change(
            member=member,
            codes=("3005", "9018", "9019", "9020", "9022", "902511")[first:],
            rate=STANDARD,
            start=day(2020, 1, 1),
            read=TEDB_BY_CODE.graded("secondary"),
            status=Status.UNCLEAR,
            note=f"Medical devices bear {per_cent} %, whatever their code; others the standard rate.",
        )
        for member, per_cent, first in (("CZ", 12, 1), ("PL", 8, 0))
    ),
    Change(
        member="RO",
        codes=("1704", "1806", "2006", "2007", "2105"),
        rate="0.09",
        start=day(2020, 1, 1),
        end=day(2024, 1, 1),
        read=ROMANIAN_SWEETS,
    ),
    Change(
        member="RO",
        codes=("220210", "220299"),
        rate="0.09",
        start=day(2020, 1, 1),
        end=day(2023, 1, 1),
        read=ROMANIAN_DRINKS,
    ),
    Change(
        member="RO",
        codes=("220291",),
        rate="0.09",
        start=day(2020, 1, 1),
        end=day(2025, 8, 1),
        read=ROMANIAN_DRINKS,
        status=Status.UNCLEAR,
        note="The ordinance of 2022 takes 2202 10 and 2202 99 alone out of the reduced rate.",
    ),
    Change(
        member="RO",
        codes=("220210", "220299"),
        rate="0.19",
        start=day(2023, 1, 1),
        end=day(2025, 8, 1),
        read=ROMANIAN_DRINKS,
    ),
    Change(
        member="SE",
        codes=("3003", "3004"),
        rate="0.25",
        start=day(2020, 1, 1),
        read=SWEDISH_MEDICINES,
        status=Status.UNCLEAR,
        note="Medicines on prescription are free of tax.",
    ),
    Change(
        member="SE",
        codes=(*(f"{chapter:02}" for chapter in range(2, 22)), "2201", "2202", "2209"),
        was="0.12",
        rate="0.06",
        start=day(2026, 4, 1),
        end=day(2028, 1, 1),
        read=SWEDISH_FOOD,
    ),
    Change(
        member="SI",
        codes=("9619",),
        rate="0.22",
        start=day(2020, 1, 1),
        end=day(2021, 5, 3),
        read=TEDB_BY_CODE.graded("unchecked"),
    ),
    Change(
        member="SK",
        codes=("1704", "1806", "190531", "190532", "2007", "2105", "2202"),
        rate="0.23",
        start=day(2026, 1, 1),
        read=SLOVAK_SWEETS,
        status=Status.UNCLEAR,
        note="Sweet and salted goods and sweetened drinks; the list was not read by code.",
    ),
)
"""What changed since the answer, or what it lacks, by member."""


KINDS: Final = {
    **dict.fromkeys(("LOAN_LIBRARIES", "BOOKS", "NEWSPAPERS", "PERIODICALS"), "books"),
    "PHARMACEUTICAL_PRODUCTS": "medicines",
    "MEDICAL_EQUIPMENT": "medical_devices",
    "CHILD_WEAR": "childrens_clothing",
}
"""The kind of goods whose history goes with a category; food's with all others."""
_UNREAD: Final = TEDB_BY_CODE.graded("unchecked")
_UNNAMED: Final = (
    Segment(rate=STANDARD, end=ANSWERED, read=_UNREAD, note=UNREAD_NOTE),
    Segment(
        rate=STANDARD,
        start=ANSWERED,
        read=TEDB_BY_CODE,
        note="Not in the member's list of reduced rates.",
    ),
)


@cache
def rows() -> tuple[tuple[str, str, str, str, tuple[str, ...]], ...]:
    """Return the answer: member, share, how sure the code makes it, category, codes."""
    # Package data, read once, when the Union's rules are first asked for.
    text = files("xborder.countries.eu").joinpath("vat_by_code.tsv").read_text(encoding="utf-8")
    split = (line.split("\t") for line in text.splitlines())
    return tuple(
        (member, _share(rate), how, category, tuple(codes.split()))
        for member, rate, how, category, codes in split
    )


@cache
def _by_member() -> Mapping[str, Sequence[tuple[str, str, str, tuple[str, ...]]]]:
    # The rows are asked for by member and kind, some three hundred times.
    found: dict[str, list[tuple[str, str, str, tuple[str, ...]]]] = defaultdict(list)
    for member, rate, how, category, codes in rows():
        found[member].append((rate, how, category, codes))
    return found


def rows_of(member: str) -> Sequence[tuple[str, str, str, tuple[str, ...]]]:
    """Return the answer for a member: share, how sure the code makes it, category, codes."""
    return _by_member()[member]


def _share(per_cent: str) -> str:
    tenths = round(float(per_cent) * 10)  # a table of ours: no rate has more than one decimal
    return f"{tenths / 1000:g}"


def by_code(
    history: Mapping[str, Mapping[str, Timeline[str]]],
) -> Mapping[str, Mapping[str, tuple[Segment, ...]]]:
    """Return, for each member, the rate of each CN prefix through time.

    Args:
        history: The rates of each member by kind of goods (``"food"``, ``"books"``, ...): what is
            taken for the days before the answer, unchecked, where it then was the answer's rate.
    """
    found = _answered(history)
    for read in EARLIER:
        codes = found[read.member]
        # Hundreds of codes share one history: each is read anew once, and stays one object.
        done: dict[int, tuple[Segment, ...]] = {}
        for code, segments in codes.items():
            if code.startswith(read.codes):
                if id(segments) not in done:
                    done[id(segments)] = _read_before(segments, read)
                codes[code] = done[id(segments)]
    for change in (*LISTS, *CHANGES):
        _change(found[change.member], change)
    return found


def early(member: str, chapter: str) -> tuple[Segment, ...]:
    """Return the rate of food that no list names, for the days before the answer.

    The answer says that it was at the standard rate then. Before, a member may have had a rate for
    it (Bulgarian bread, Czech drinks), so that it is unchecked unless its own list was read, and is
    a closed one.
    """
    until = ANSWERED_LATER.get(member, ANSWERED)
    found: tuple[Segment, ...] = (
        Segment(rate=STANDARD, end=until, read=_UNREAD, note=UNREAD_NOTE),
    )
    for read in EARLIER:
        if read.member == member and read.closed and chapter.startswith(read.codes):
            found = _read_before(found, read)
    return found


def _read_before(segments: Sequence[Segment], read: Earlier) -> tuple[Segment, ...]:
    """Return a code's segments, those before the answer with where they were read after all."""
    until = ANSWERED_LATER.get(read.member, ANSWERED)
    return (
        *(within(segments, None, read.since) if read.since else ()),
        *(
            evolve(each, read=read.read, note=each.note.removesuffix(UNREAD_NOTE).strip())
            for each in within(segments, read.since, until)
        ),
        *within(segments, until, None),
    )


def _answered(
    history: Mapping[str, Mapping[str, Timeline[str]]],
) -> dict[str, dict[str, tuple[Segment, ...]]]:
    order = {"part": 0, "few": 0, "depends": 1, "sure": 2}
    told: dict[tuple[str, str], list[tuple[int, str, str, str]]] = defaultdict(list)
    for member, rate, how, category, codes in rows():
        for code in codes if how in order else ():
            told[member, code].append((order[how], rate, how, category))
    found: dict[str, dict[str, tuple[Segment, ...]]] = defaultdict(dict)
    alike: dict[tuple[str, ...], tuple[Segment, ...]] = {}  # one object for all codes that fare so
    for (member, code), said in told.items():
        # The least sure word counts, and of several rates the dearest: nothing is promised away.
        _, rate, how, category = max(said, key=lambda each: (-each[0], float(each[1])))
        usual = _usual(told, member, code) if how == "few" else STANDARD
        key = (member, rate, how, category, usual)
        if key not in alike:
            kind = history.get(member, {}).get(KINDS.get(category, "food"))
            since = ANSWERED_LATER.get(member, ANSWERED)
            alike[key] = tuple(_segments(rate, how, kind, since, usual))
        found[member][code] = alike[key]
    return found


def _usual(
    told: Mapping[tuple[str, str], Sequence[tuple[int, str, str, str]]], member: str, code: str
) -> str:
    """Return what the usual goods of a code bear: what is surely said of the heading above it."""
    for length in range(len(code) - 1, 1, -1):
        said = told.get((member, code[:length]), ())
        if {how for _, _, how, _ in said} == {"sure"}:
            return said[0][1]
    return STANDARD


def _segments(
    rate: str, how: str, kind: Timeline[str] | None, since: dt.date, usual: str
) -> Iterator[Segment]:
    status, note = Status.IN_FORCE, ""
    if how == "depends":
        status = Status.UNCLEAR
        note = CONDITION
    elif how == "part":
        status, note, rate = Status.UNCLEAR, PART.format(rate=f"{float(rate) * 100:g}"), STANDARD
    elif how == "few":
        status, note, rate = Status.UNCLEAR, FEW.format(rate=f"{float(rate) * 100:g}"), usual
    before = f"{note} {UNREAD_NOTE}".strip()
    same = kind is not None and rate != STANDARD and kind.find(since)
    if kind is not None and same and same.value == rate:
        for entry in kind:
            if entry.start is None or entry.start < since:
                end = since if entry.end is None else min(entry.end, since)
                yield Segment(
                    rate=entry.value,
                    start=entry.start,
                    end=end,
                    read=_UNREAD,
                    status=status,
                    note=before,
                )
    else:
        yield Segment(rate=rate, end=since, read=_UNREAD, status=status, note=before)
    yield Segment(rate=rate, start=since, read=TEDB_BY_CODE, status=status, note=note)


def _change(codes: dict[str, tuple[Segment, ...]], change: Change) -> None:
    """Cut a change into the codes of a member: those it names, and the longer ones below them."""
    named = {
        code
        for code in codes
        if code.startswith(change.codes) and change.was in {"", codes[code][-1].rate}
    }
    if not change.was:
        for prefix in change.codes:
            around = max((each for each in codes if prefix.startswith(each)), key=len, default="")
            codes.setdefault(prefix, codes[around] if around else _UNNAMED)
        named |= set(change.codes)
    done: dict[int, tuple[Segment, ...]] = {}  # as above: one object for all codes that fare so
    for code in named:
        segments = codes[code]
        if id(segments) not in done:
            done[id(segments)] = changed(segments, change)
        codes[code] = done[id(segments)]
