"""Write the preferential duties of the United Kingdom by partner, over its whole nomenclature.

    python tools/uk_preferences.py RATES STAGING CODES > src/xborder/countries/gb/preferences.tsv

RATES is the master list of the agreements' reference documents of March 2022 (partner, commodity
prefix, rate, validity), STAGING the duties that fall year by year until 2034, CODES the UK's own
nomenclature of December 2022. All goods are taken (chapters 1 to 97), from 2026 on.

A line of the table is partners, a duty with its later steps (``3%; 2027 1.5%; 2028 0%``; ``none``
for no preference, ``season`` for one that goes by the season, ``fell`` for one whose steps were not
seen, ``differ`` where the two documents say different duties), and the shortest codes that are
surely of that duty, as in ``us_measures.py``.
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
NO_GOODS = "98"


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


def bare(code: str) -> str:
    """Return a code without the zeros that part nothing: one list fills them up, the other not.

    Examples:
        >>> bare("8712003000"), bare("87120030"), bare("6404110000")
        ('87120030', '87120030', '640411')
    """
    while code.endswith("00"):
        code = code[:-2]
    return code


def steps(row: dict[str, str]) -> str:
    """Return the steps of a duty that falls: once it is nothing the later years are blank."""
    told, known = [], ""
    for year in sorted(name for name in row if name.isdigit()):
        known = duty(row[year]) if row[year] else known
        if year == FIRST or (year > FIRST and known != told[-1].rpartition(" ")[2]):
            told.append(known if year == FIRST else f"{year} {known}")
    return "; ".join(told)


def agreed(listed: str, steps: str) -> str:
    """Return the steps of a duty, and where the other document says another one that they differ.

    Examples:
        >>> agreed("fell", "3%; 2027 0%"), agreed("0%", "3%; 2027 0%"), agreed("0%", "0%")
        ('3%; 2027 0%', 'differ; 2027 0%', '0%')
    """
    if listed == "fell":  # the steps are what it leaves open
        return steps
    told: list[str] = []
    for step in steps.split("; "):
        year, _, rate = step.rpartition(" ") if step[:4].isdigit() else ("", "", step)
        answer = rate if rate == listed else "differ"
        if not told or told[-1].rpartition(" ")[2] != answer:
            told.append(f"{year} {answer}".strip())
    return "; ".join(told)


def said(rates: str, staging: str) -> dict[str, dict[str, str]]:
    """Return, by partner, the duty of each code that the documents name."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    began: dict[tuple[str, str], str] = {}
    for row in rows(rates):
        partner, code, rate = row["partner"], bare(row["commodity"]), duty(row["rate"])
        answer = "season" if row["validity"] != "-" else rate
        if row["staging"] != "-" and answer != "0%":
            answer, began[partner, code] = "fell", answer  # unless the other file has the steps
        found[partner][code] = answer
    falling: dict[tuple[str, str], tuple[str, str]] = {}
    for row in rows(staging):
        partner, code = NAMES.get(row["partner"], row["partner"]), bare(row["commodity"])
        falling[partner, code] = duty(row["2022"] or "0"), steps(row)
        listed = found[partner].get(code, "fell")
        if listed != "season":
            found[partner][code] = agreed(listed, steps(row))
    for (partner, code), first in began.items():
        # The steps of the nearest code above are a line's own where both began alike.
        above = (falling.get((partner, code[:n])) for n in range(len(code) - 1, 3, -1))
        whole = next(filter(None, above), None)
        if found[partner][code] == "fell" and whole and whole[0] == first:
            found[partner][code] = whole[1]
    return found


def main(rates: str, staging: str, nomenclature: str) -> None:
    """Print the table."""
    lines = sorted(
        {
            row["commodity"]
            for row in rows(nomenclature)
            if row["declarable"] in {"1", "true", "True", "t", "Y"}
            and row["commodity"][:2] < NO_GOODS
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
