"""Write the Union's reduced VAT rates by CN code from an answer of the Commission's TEDB service.

    python tools/eu_vat.py TEDB.csv.gz CN.csv.gz > src/xborder/countries/eu/vat_by_code.tsv

The answer has a row for each member, rate, category and day, with the CN codes it is for. Of each
member the latest day counts. A line of the table is a member, a rate in per cent, how sure the
code makes it, the category, and the codes:

    sure     the code alone decides: foodstuffs, books, wheelchairs, sanitary goods ...
    depends  the category puts a condition on the goods that no code tells: for human use, for
             farmers, for the registered press; or several rates name the code
    part     six digits of which only some of the eight-digit codes bear the rate
    stated   the code is of ordinary goods, and the rate for the few that are something else: shirts
             for the disabled, machines for the blind; the seller has to say so

What is not goods in a parcel (water, gas and electricity from the mains, services) is left out.
Next year's answer is one command and one readable diff.
"""

import csv
import gzip
import sys
from collections import defaultdict

NOT_IN_A_PARCEL = {
    *("SUPPLY_WATER", "SUPPLY_ELECTRICITY", "SUPPLY_GAS", "TRANSPORT_PASSENGERS", "POSTAGE"),
    *("UNDERTAKERS_SERVICES", "FUEL_MINERAL_OIL", "FOSSIL_FUEL", "SUSTAINABLE_ENERGY"),
}
DECIDED_BY_CODE = {
    "FOODSTUFFS": tuple(f"{chapter:02}" for chapter in range(2, 23)),
    "LOAN_LIBRARIES": ("4901", "4903"),
    "BOOKS": ("4901", "4903"),
    "MEDICAL_EQUIPMENT": ("8713", "9021", "961900"),
    "PHARMACEUTICAL_PRODUCTS": ("3003", "3004", "961900"),
    "PICTURES": ("9701",),
    "IMPRESSIONS": ("9702",),
    "SCULPTURES": ("9703",),
    "PLANT": ("06",),
    "WOOD": ("4401",),
    "WOOD_ARTICLE98": ("4401",),
}
"""The headings in which the code tells that goods are of the category."""
WHOLE_CHAPTERS = frozenset(("AT", "BE", "CZ", "DE", "ES", "FI", "IE", "MT", "NL", "PL", "SE", "SK"))
"""Members whose lists of food go by whole chapters; others name a chapter and mean a part of it."""
MIXED_CHAPTERS = frozenset(("01", "05", "12", "13", "14", "17", "18", "22", "23", "25"))
"""Chapters of food and of other goods, or with sweets and drinks that are often left out."""
USUAL = (
    *(f"{chapter:02}" for chapter in range(1, 26)),
    *("30", "31", "4401", "49", "8713", "871420", "9021", "9619", "97"),
)
"""Where goods with a reduced rate are the usual ones of their code."""
GREECE = {"EL": "GR"}


def answers(path: str) -> dict[str, dict[str, set[tuple[str, str]]]]:
    """Return for each member and CN code the rates and categories of its latest answer."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["cn_codes"]]
    latest: dict[tuple[str, str], str] = {}
    for row in rows:
        key = row["member"], row["category"]
        latest[key] = max(latest.get(key, ""), row["situation_on"])
    found: dict[str, dict[str, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        if row["category"] in NOT_IN_A_PARCEL or row["rate_type"] == "NOT_APPLICABLE":
            continue
        if row["situation_on"] != latest[row["member"], row["category"]]:
            continue
        member = GREECE.get(row["member"], row["member"])
        rate = row["rate_percent"].removesuffix(".0")
        for code in row["cn_codes"].split():
            found[member][plain(code)].add((rate, row["category"]))
    return found


def plain(code: str) -> str:
    """Return a code without the zeros that say it is not divided: 07020000 is heading 0702."""
    while len(code) > 4 and code.endswith("00"):
        code = code[:-2]
    return code


def decided(member: str, code: str, category: str) -> bool:
    """Return whether the code alone tells that goods are of the category."""
    whole = len(code) > 2 or (member in WHOLE_CHAPTERS and code not in MIXED_CHAPTERS)
    return whole and code.startswith(DECIDED_BY_CODE.get(category, ("none",)))


def subheadings(path: str) -> dict[str, set[str]]:
    """Return the eight-digit codes of each six digits."""
    found: dict[str, set[str]] = defaultdict(set)
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for row in csv.reader(stream):
            code = row[0].split()[0] if row and row[0] else ""
            if code.isdigit() and len(code) == 10:
                found[code[:6]].add(code[:8])
    return found


def main(tedb: str, nomenclature: str) -> None:
    """Print the table."""
    below = subheadings(nomenclature)
    lines: dict[tuple[str, float, str, str], set[str]] = defaultdict(set)
    for member, codes in answers(tedb).items():
        for code, told in codes.items():
            rates = {rate for rate, _ in told}
            for rate, category in told:
                sure = len(rates) == 1 and any(decided(member, code, each) for _, each in told)
                how = "sure" if sure else "depends" if code.startswith(USUAL) else "stated"
                lines[member, float(rate), how, category].add(code)
        partly: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
        for code, told in codes.items():
            six = code[:6]
            covered = any(six.startswith(each) for each in codes if len(each) <= 6)
            if len(code) == 8 and not covered:
                for rate, category in told:
                    partly[six].add((code, rate, category))
        for six, found in partly.items():
            named = {code for code, _, _ in found}
            rates = {rate for _, rate, _ in found}
            whole = below.get(six, set()) <= named and len(rates) == 1
            for _, rate, category in found:
                sure = whole and decided(member, six, category)
                usual = "depends" if whole else "part"
                how = "sure" if sure else usual if six.startswith(USUAL) else "stated"
                lines[member, float(rate), how, category].add(six)
    for (member, rate, how, category), codes in sorted(lines.items()):
        print(member, f"{rate:g}", how, category, " ".join(sorted(codes)), sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
