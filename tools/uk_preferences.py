"""Write the preferential duties of the United Kingdom by partner, over its whole nomenclature.

    python tools/uk_preferences.py RATES STAGING CODES > src/xborder/countries/gb/preferences.tsv

RATES is the master list of the agreements' reference documents of March 2022 (partner, commodity
prefix, rate, validity), STAGING the duties that fall year by year until 2034, CODES the UK's own
nomenclature of December 2022. Industrial goods are taken (chapters 25 to 97), from 2026 on.

A line of the table is partners, a duty with its later steps (``3%; 2027 1.5%; 2028 0%``; ``none``
for no preference, ``season`` for one that goes by the season, ``fell`` for one whose steps were not
seen), and the shortest codes that are surely of that duty, as in ``us_measures.py``.
"""

import csv
import gzip
import sys
from collections import defaultdict

from us_measures import shortest

NAMES = {
    "Vietnam": "Viet Nam",
    "Ecuador": "Andean - Ecuador",
    "South Africa": "South Africa - SACUM",
}
FIRST = "2026"
"""The year that the table starts with."""
INDUSTRIAL = "25"


def rows(path: str) -> list[dict[str, str]]:
    """Return the rows of a list."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def duty(text: str) -> str:
    """Return a duty as a text that the reader of duty texts takes: fractions become per cent.

    Examples:
        >>> duty("0"), duty("0.04"), duty("0.00% + 17.00 GBP / 100 kg")
        ('0%', '4%', '0.00% + 17.00 GBP / 100 kg')
    """
    try:
        return f"{float(text) * 100:g}%"
    except ValueError:
        return "season" if "(" in text else text


def steps(row: dict[str, str]) -> str:
    """Return the steps of a duty that falls: once it is nothing the later years are blank."""
    told, known = [], ""
    for year in sorted(name for name in row if name.isdigit()):
        known = duty(row[year]) if row[year] else known
        if year == FIRST or (year > FIRST and known != told[-1].rpartition(" ")[2]):
            told.append(known if year == FIRST else f"{year} {known}")
    return "; ".join(told)


def said(rates: str, staging: str) -> dict[str, dict[str, str]]:
    """Return, by partner, the duty of each code that the documents name."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows(rates):
        answer = "season" if row["validity"] != "-" else duty(row["rate"])
        if row["staging"] != "-" and answer != "0%":
            answer = "fell"  # unless the steps are in the other file
        found[row["partner"]][row["commodity"]] = answer
    for row in rows(staging):
        codes, code = found[NAMES.get(row["partner"], row["partner"])], row["commodity"]
        if codes.get(code, "fell") == "fell":  # a row that the master list does not flag stands
            codes[code] = steps(row)
    return found


def main(rates: str, staging: str, nomenclature: str) -> None:
    """Print the table."""
    lines = sorted(
        {
            row["commodity"]
            for row in rows(nomenclature)
            if row["declarable"] in {"1", "true", "True", "t", "Y"}
            and INDUSTRIAL <= row["commodity"][:2] < "98"
        }
    )
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for partner, codes in said(rates, staging).items():
        answers = {
            line: next((codes[line[:n]] for n in range(10, 1, -1) if line[:n] in codes), "none")
            for line in lines
        }
        told: dict[str, list[str]] = defaultdict(list)
        for code, answer in shortest(answers):
            if "|" not in answer:
                told[answer].append(code)
        for answer, named in told.items():
            alike[answer, " ".join(sorted(named))].append(partner)
    for (answer, named), partners in sorted(alike.items(), key=lambda each: (each[1], each[0])):
        print("; ".join(sorted(partners)), answer, named, sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
