"""Write the compact tables of whole tariffs that the package holds, from official files.

    python tools/tariff_snapshots.py SHARED_DATA src/xborder/tariff/snapshots

Each table is sorted text, one line a code, so that two editions are compared by ``diff``: code,
duty text as it is printed, marks, and what else the tariff prints. A line that starts with ``#``
names a text that many lines have in common. The marks are one letter each:

- ``c``: known to have held on every day that the rules are known for;
- ``b``: begins with the Harmonized System of 2022; ``e``: ended with it;
- ``d``: derived: the duty of the lines that a subheading of 2022 came from, which are named beside;
- ``u``: for use in civil aircraft, under an authorisation of end-use alone;
- ``n``: not the duty of the edition before; ``s``: not its special rates; ``o``: not its column 2.

``made.py`` beside them says how many lines each has, and its digest. A run on the same files gives
the same bytes.
"""

import csv
import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TextIO

from xborder.goods.nomenclature import editions
from xborder.policy.amount import Unsupported
from xborder.tariff import read_or_unsupported, write_duty
from xborder.tariff.builtin import BUILTIN_GOODS
from xborder.tariff.duty_text import reasons
from xborder.tariff.readers.japan import lower

NO_GOODS = ("98", "99")
"""Chapters of a country's own: they say how goods enter, not what they are."""
SEPARATOR = " | "
"""Between the duties that a derived line may have."""
MOST_FORMER = 16
"""As many former codes are named; waste and flat displays came from some hundreds each."""


def opened(path: Path) -> TextIO:
    """Return a compressed text file, open for reading."""
    return gzip.open(path, "rt", encoding="utf-8-sig", newline="")


def plain(text: str | None) -> str:
    """Return a cell with single blanks."""
    return " ".join((text or "").split())


def marked(code: str, *marks: str) -> str:
    """Return the marks of a line; goods that were looked at one by one are known throughout."""
    known = ("c",) if code[:6] in BUILTIN_GOODS else ()
    return "".join((*known, *marks))


class Names:
    """Short names of texts that many lines have in common, in the order of the lines."""

    def __init__(self, letter: str) -> None:
        self.letter = letter
        self.names: dict[str, str] = {"": ""}

    def of(self, text: str) -> str:
        """Return the name of a text, a new one for a text that is new."""
        return self.names.setdefault(text, f"{self.letter}{len(self.names)}")

    def lines(self) -> Iterator[str]:
        """Yield each name with its text."""
        for text, name in self.names.items():
            if text:
                yield f"#{name}\t{text}"


def special(text: str) -> str:
    """Return the special rates of column 1 without the blanks and breaks of print."""
    joined = re.sub(r"(?<=[a-z])- (?=[a-z])", "", plain(text))
    lists = re.sub(
        r"\(([A-Z*+, ]+)\)", lambda m: "(" + re.sub(r"[ ,]+", ",", m[1].strip()) + ")", joined
    )
    return re.sub(r"\)(?=\S)", ") ", re.sub(r"(?<=\S)\((?=[A-Z])", " (", lists))


def american(data: Path) -> list[str]:
    """Return the lines of the United States.

    General, marks, special, column 2, units, and the last two of the ten digits under a line.
    """
    with opened(data / "us_hts_2026_rev_10.json.gz") as stream:
        records = json.load(stream)
    with opened(data / "us_hts_2025_basic.csv.gz") as stream:
        rows = list(csv.DictReader(stream))
    before = {
        row["HTS Number"].replace(".", "")[:8]: (
            plain(row["General Rate of Duty"]),
            special(row["Special Rate of Duty"]),
            plain(row["Column 2 Rate of Duty"]),
        )
        for row in rows
        if plain(row["General Rate of Duty"])
    }
    ends = american_ends(
        number.replace(".", "")
        for number in (
            *(row["HTS Number"] for row in rows),
            *(record["htsno"] for record in records),
        )
    )
    found: dict[str, list[str]] = {}
    named, units = Names("s"), Names("u")
    for record in records:
        code = record["htsno"].replace(".", "")
        if len(code) < 8 or code[:2] in NO_GOODS:
            continue
        counted = units.of(", ".join(plain(unit) for unit in record["units"] or ()))
        general = plain(record["general"])
        if not general:  # the rate is that of the eight digits; the unit may be the suffix's own
            if code[:8] in found and not found[code[:8]][4]:
                found[code[:8]][4] = counted
            continue
        cells = (general, special(record["special"]), plain(record["other"]))
        was = before.get(code[:8], ("", "", ""))
        marks = [mark for mark, cell, old in zip("nso", cells, was, strict=True) if cell != old]
        if editions(code[:6]) == ("2022",):
            marks.append("b")
        if code[:8] in found:
            raise ValueError(code)  # two rates for one line: the file is not what it was
        found[code[:8]] = [
            general,
            marked(code, *marks),
            named.of(cells[1]),
            cells[2],
            counted,
        ]
    lines = (
        "\t".join((code, *cells, *([ends[code]] if code in ends else [])))
        for code, cells in sorted(found.items())
    )
    return [*named.lines(), *units.lines(), *lines]


def american_ends(codes: Iterable[str]) -> dict[str, str]:
    """Return the last two of the ten digits under each eight, of either edition."""
    found: dict[str, set[str]] = {}
    for code in codes:
        if len(code) == 10 and code[8:] != "00":
            found.setdefault(code[:8], set()).add(code[8:])
    return {code: " ".join(sorted(ends)) for code, ends in found.items()}


def listed_2021(data: Path, column: str) -> dict[str, str]:
    """Return the duties of the list of 2021; its codes lost their first zero."""
    with opened(data / "uk_global_tariff_and_eu_cet_2021.csv.gz") as stream:
        found = {
            code.zfill(len(code) + len(code) % 2): plain(row[column])
            for row in csv.DictReader(stream)
            for code in [row["commodity"]]
        }
    return {
        code: text for code, text in found.items() if text != found.get(code[:8]) or len(code) == 8
    }


AIRCRAFT = re.compile(r"\bfor use (in|on) (certain types of )?(civil )?aircraft", re.IGNORECASE)


def for_aircraft(data: Path) -> set[str]:
    """Return the codes of ten digits that are for use in civil aircraft.

    They are relieved of duty under the end-use procedure: Regulation (EEC) No 2658/87, Annex I,
    Part One, Section II, B; Regulation (EU) No 952/2013, Art. 254.
    """
    with opened(data / "uk_global_tariff_and_eu_cet_2021.csv.gz") as stream:
        return {
            row["commodity"].zfill(10)
            for row in csv.DictReader(stream)
            if len(row["commodity"]) > 8 and AIRCRAFT.search(row["description"])
        }


NOMENCLATURES = {
    "cet_duty_rate": ("eu_taric_declarable_codes_2022_02.csv.gz", "Goods code"),
    "ukgt_duty_rate": ("uk_nomenclature_2022_12_23.csv.gz", "commodity"),
}


def ends_of(data: Path, column: str) -> dict[str, list[str]]:
    """Return the last two of the ten digits under each eight.

    They are those of the list of 2021, and of a nomenclature of 2022.
    """
    found: dict[str, set[str]] = {}
    lists = (NOMENCLATURES[column], ("uk_global_tariff_and_eu_cet_2021.csv.gz", "commodity"))
    for name, field in lists:
        with opened(data / name) as stream:
            for row in csv.DictReader(stream):
                code = row[field].partition(" ")[0]
                code = code.zfill(len(code) + len(code) % 2)
                if code[8:10] not in ("", "00"):
                    found.setdefault(code[:8], set()).add(code[8:10])
    return {code: sorted(ends) for code, ends in found.items()}


def new_subheadings(data: Path) -> dict[str, list[str]]:
    """Return the subheadings that are new in 2022, and what each came from."""
    found: dict[str, list[str]] = {}
    with opened(data / "hs_correlation_2022_2017.csv.gz") as stream:
        for row in csv.DictReader(stream):
            if editions(row["hs2022"]) == ("2022",):
                found.setdefault(row["hs2022"], []).append(row["hs2017"])
    return found


def european(data: Path, column: str) -> list[str]:
    """Return the lines of a list of 2021, and those that follow for the subheadings of 2022."""
    duties, ends, used = listed_2021(data, column), ends_of(data, column), for_aircraft(data)
    lines: dict[str, tuple[str, ...]] = {}
    for code, text in duties.items():
        ended = ["e"] if "2022" not in editions(code[:6]) else []
        marks = marked(code, *ended, *(["u"] if code in used else []))
        lines[code] = (text, marks, *([" ".join(ends[code])] if code in ends else []))
    for subheading, was in new_subheadings(data).items():
        texts = {text for code, text in duties.items() if code[:6] in was and len(code) == 8}
        if texts:
            marks = marked(subheading, "b", "d")
            came_from = sorted(set(was)) if len(set(was)) <= MOST_FORMER else ()
            lines[subheading] = (SEPARATOR.join(sorted(texts)), marks, "", " ".join(came_from))
    return ["\t".join((code, *cells)) for code, cells in sorted(lines.items())]


JAPANESE_AGREEMENTS = (
    *("sg", "mx", "my", "cl", "th", "id", "bn", "asean", "ph", "ch", "vn", "in", "pe", "au", "mn"),
    *("cptpp", "eu", "gb", "rcep_asean_au_nz", "rcep_cn", "rcep_kr", "us", "gsp", "ldc"),
)
TOKENS = {
    reasons.ENTRY_PRICE: "entry price",
    reasons.QUOTA: "quota",
    reasons.MARKED: "marked",
    reasons.RANGE: "range",
}
"""What stands in a table for a Japanese cell that is more than a rate: its wording is left out."""


def yen(text: str) -> str:
    """Return a Japanese rate as a canonical duty text, or a token for one that is not computed."""
    amount = read_or_unsupported(text)
    if isinstance(amount, Unsupported):
        return TOKENS.get(amount.reason, "described")
    return write_duty(amount)


BANANAS = ("1 APR-30 SEP", "1 OCT-31 MAR")
CITRUS = ("1 JUN-30 NOV", "1 DEC-31 MAY")
JAPANESE_SEASONS = {
    "080310100": BANANAS,
    "080390100": BANANAS,
    "080510000": CITRUS,
    "080540000": CITRUS,
    "080610000": ("1 MAR-31 OCT", "1 NOV-29 FEB"),
    "081290100": BANANAS,
    "081290200": CITRUS,
    "081290300": CITRUS,
}
"""The days of the two rows that some codes have, in the order of the schedule; the descriptions say
them, which the file leaves out. Source: Customs Tariff Act of Japan, annexed table, chapter 8."""


def japanese(data: Path) -> list[str]:
    """Return the lines of Japan: the duty that is applied, marks, and the preferential rates.

    A blank cell has the rate of the nearest row above of a lower level.
    """
    above: dict[int, dict[str, Printed]] = {}
    found: dict[str, list[dict[str, Printed]]] = {}
    columns = ("general", "temporary", "wto", *JAPANESE_AGREEMENTS)
    with opened(data / "jp_tariff_2026_07_09.csv.gz") as stream:
        for row in csv.DictReader(stream):
            level = int(row["level"])
            inherited = next(
                (above[each] for each in range(level - 1, -1, -1) if each in above), {}
            )
            cells = {
                name: Printed(plain(row[name]), level)
                if plain(row[name])
                else inherited.get(name, Printed("", 0))
                for name in columns
            }
            above = {each: kept for each, kept in above.items() if each < level} | {level: cells}
            if row["leaf"] == "1" and _applied(cells):
                found.setdefault(row["code"].replace(".", "") + row["stat"], []).append(cells)
    named = Names("a")
    lines = [
        "\t".join((code, *_japanese_line(code, rows, named)))
        for code, rows in sorted(found.items())
    ]
    return [*named.lines(), *lines]


class Printed(NamedTuple):
    """A cell, and the level of the row that it stands in."""

    text: str
    level: int


def _japanese_line(code: str, rows: list[dict[str, Printed]], named: Names) -> list[str]:
    seasons = JAPANESE_SEASONS[code] if len(rows) > 1 else ("",)

    def through_the_year(texts: Iterable[str]) -> str:
        own = [yen(text) if text else "" for text in texts]
        if len(set(own)) == 1:
            return own[0]
        if "" in own or not own_days(own):
            return "described"
        return ", ".join(f"{text} ({days})" for text, days in zip(own, seasons, strict=True))

    rates: dict[str, list[str]] = {}
    for name in JAPANESE_AGREEMENTS:
        rate = through_the_year(row[name].text for row in rows)
        if rate:
            rates.setdefault(rate, []).append(name)
    agreed = "; ".join(f"{rate} ({','.join(who)})" for rate, who in rates.items())
    return [through_the_year(map(_applied, rows)), marked(code), named.of(agreed)]


def own_days(texts: Iterable[str]) -> bool:
    """Return whether each text is a rate that can have days of its own."""
    return not any(isinstance(read_or_unsupported(text), Unsupported) for text in texts)


def _applied(cells: Mapping[str, Printed]) -> str:
    """Return the rate that is applied: the treaty's where it is lower than the law's own.

    The temporary rate stands before the general one. Brackets say that the rate of the treaty is no
    lower; where it stands above several rows nothing says it, and the two are compared.

    Source: Customs Act of Japan, Art. 3; Customs Tariff Act, Art. 3; Temporary Tariff Measures Act,
    Art. 2.
    """
    wto = cells["wto"]
    own = cells["temporary"] if cells["temporary"].text else cells["general"]
    if not wto.text or wto.text.lstrip("*").startswith(("(", "（")):
        return own.text or wto.text
    return lower(own.text, wto.text) if own.level > wto.level else wto.text


def norwegian(data: Path) -> list[str]:
    """Return Norway's rates by agreement: each rate with the groups of countries it is for."""
    path = data / "no_tolltariff_2026_01" / "ratetradeagreements.json.gz"
    with opened(path) as stream:
        commodities = json.load(stream)["commodities"]
    named, found = Names("a"), {}
    for commodity in commodities:
        rates: dict[str, list[str]] = {}
        for rate in commodity["rateTradeAgreements"]:
            text = _norwegian_rate(rate["customDuty"])
            if text:  # no rate under the agreement: the ordinary one
                rates.setdefault(text, []).extend(rate["landCodes"])
        told = "; ".join(f"{text} ({','.join(sorted(who))})" for text, who in sorted(rates.items()))
        found[commodity["id"]] = [named.of(told), ""]
    rows = ("\t".join((code, *cells)) for code, cells in sorted(found.items()))
    return [*named.lines(), *rows]


def _norwegian_rate(duty: Mapping[str, object]) -> str:
    if duty.get("classifier") == "FREE":
        return "Free"
    if duty.get("classifier") == "NA":
        return ""
    number = str(duty["value"]).replace(",", ".")
    return f"{number}%" if duty["type"] == "%" else f"{number} NOK / kg"


def write(folder: Path, name: str, lines: Iterable[str]) -> None:
    """Write a table."""
    text = "".join(f"{line}\n" for line in lines)
    (folder / f"{name}.tsv").write_text(text, encoding="utf-8", newline="\n")


def tables(data: Path) -> dict[str, list[str]]:
    """Return the lines of every table, by its name."""
    return {
        "eu": european(data, "cet_duty_rate"),
        "gb": european(data, "ukgt_duty_rate"),
        "jp": japanese(data),
        "no_agreements": norwegian(data),
        "us": american(data),
    }


def made(found: Mapping[str, list[str]]) -> str:
    """Return the module that says how many lines each table has, and its digest."""
    entries = []
    for name, lines in sorted(found.items()):
        text = "".join(f"{line}\n" for line in lines)
        digest = hashlib.sha256(text.encode()).hexdigest()[:16]
        goods = sum(not line.startswith("#") for line in lines)
        entries.append(f'        "{name}": ({goods:_}, "{digest}"),\n')
    return MADE.format(entries="".join(entries))


MADE = '''"""How many lines each table has, and its digest; ``tools/tariff_snapshots.py`` counts."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

MADE: Final[Mapping[str, tuple[int, str]]] = MappingProxyType(
    {{
{entries}    }}
)
"""Lines and digest of each table, by its name."""
'''


def main(data: Path, folder: Path) -> None:
    """Write every table."""
    folder.mkdir(parents=True, exist_ok=True)
    found = tables(data)
    for name, lines in found.items():
        write(folder, name, lines)
    (folder / "made.py").write_text(made(found), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
