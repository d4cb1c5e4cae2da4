"""Write the Union's reduced VAT rates by CN code from an answer of the Commission's TEDB service.

    python tools/eu_vat.py TEDB.csv.gz CN.csv.gz > src/xborder/countries/eu/vat_by_code.tsv

The answer has a row for each member, rate, category and day, with the CN codes it is for. Of each
member the latest day counts. A line of the table is a member, a rate in per cent, how sure the
code makes it, the category, and the codes:

    sure     the code alone decides: foodstuffs, books, wheelchairs, sanitary goods ...
    depends  the category puts a condition on the goods that no code tells: for human use, for
             farmers, for the registered press; or several rates name the code
    part     six digits of which only some of the eight-digit codes bear the rate
    few      by the answer's own comment the rate is for a few goods of the code alone; the usual
             ones bear what the chapter bears, or the standard rate
    standard the standard rate, with the first day of the answer in place of a category
    stated   the code is of ordinary goods, and the rate for the few that are something else: shirts
             for the disabled, machines for the blind; the seller has to say so

What is not goods in a parcel (water, gas and electricity from the mains, services) is left out.
Next year's answer is one command and one readable diff.
"""

import csv
import gzip
import sys
from collections import defaultdict
from fnmatch import fnmatch

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
BY_ITS_COMMENT = {
    "few": {
        "BG 9": "21069092 21069098",  # formulas for infants
        "GR 13": "1301 2106",  # mastic alone; no food supplements
        "HR 5": "160420* 180690* 190190* 1902* 190531 190532 19059045 19059055 2008* 2009* 210120* "
        "210690* 220299*",  # of these, food for infants
        "HU 5": "21069092 21069098 220299",  # for medical purposes, in place of mother's milk
        "HU 18": "1806 2106 220299*",  # desserts of cheese, flavoured milk
        "LV 12": "04 16 19 20 21 22",  # food for infants
        "PL 5": "2202",  # some drinks of milk and of fruit
        "PL 8": "2101",  # substitutes of coffee, not coffee
        "RO 11": "1704 1806 2006 2007 2105",  # less than 10 g of sugar in 100 g
        "SI 9.5": "2202",  # without sugar
        "SK 5": "0203 0204 0207 0208 0304 0403 0406 0808 11031990 190120 1905 2009",  # selected
    },
    "depends": {
        "BE 6": "0306 0307 1603 1605",  # lobsters, crabs, oysters, extracts of meat
        "BE 12": "1517",  # margarine
        "EE 9": "90219090 96190079",  # for ostomy and incontinence
        "GR 13": "1211 1212 1515 1516 9701 9702",  # named ones; art of its maker
        "HR 5": "0304 0307 0308 1601 19052010 19059070 19059080 "  # fresh or chilled; bread
        "8713 9021 96190089",  # prescribed
        "IE 0": "190520",  # bread
        "IE 13.5": "190531",  # without chocolate
        "IT 5": "871390",  # emergency trolleys
        "IT 10": "0712 1704 1806",  # ground; in plain packaging
        "MT 5": "9701 9702 9703",  # imports of art
        "RO 0": "8713 9021",  # with a notice and a declaration of conformity
        "RO 11": "0402 0403 1108 1207* 1212 1213 1702 1703 1901 1904 1905 2008 2009 2101 2103 "
        "2106*",  # less than 10 g of sugar in 100 g; for food
        "SE 12": "9701 9702 9703",  # imports, and sales of the artist
        "SI 9.5": "2106 90219090",  # no syrups
    },
}
"""What the answer's comments say beyond its codes, read by hand: member, per cent, codes."""
NOBODYS = {("BE", "0401"), ("BE", "0402")}
"""Where the answer means breast milk alone: these headings bear what their chapter bears."""
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
            if (member, code) not in NOBODYS:
                found[member][plain(code)].add((rate, row["category"]))
    return found


def standards(path: str) -> dict[tuple[str, float, str, str], set[str]]:
    """Return a line for each member and standard rate, with the first day on which it was told."""
    found: dict[tuple[str, float], str] = {}
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            if row["type"] == "STANDARD" and "Canary" not in row["comment"]:
                member = GREECE.get(row["member"], row["member"])
                key = member, float(row["rate_percent"])
                found[key] = min(found.get(key, row["situation_on"]), row["situation_on"])
    return {(member, rate, "standard", on): set() for (member, rate), on in found.items()}


def plain(code: str) -> str:
    """Return a code without the zeros that say it is not divided: 07020000 is heading 0702."""
    while len(code) > 4 and code.endswith("00"):
        code = code[:-2]
    return code


def decided(member: str, code: str, category: str) -> bool:
    """Return whether the code alone tells that goods are of the category."""
    whole = len(code) > 2 or (member in WHOLE_CHAPTERS and code not in MIXED_CHAPTERS)
    return whole and code.startswith(DECIDED_BY_CODE.get(category, ("none",)))


def how_sure(member: str, rate: str, code: str, by_code: str) -> str:
    """Return how sure a rate is: by the answer's comment, or else by what the code alone says."""
    for how, of in BY_ITS_COMMENT.items():
        named = of.get(f"{member} {rate}", "").split()
        if by_code != "part" and any(fnmatch(code, each) for each in named):
            return how
    return by_code if by_code == "sure" or code.startswith(USUAL) else "stated"


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
                how = how_sure(member, rate, code, "sure" if sure else "depends")
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
                by_code = "sure" if sure else "depends" if whole else "part"
                how = how_sure(member, rate, six, by_code)
                lines[member, float(rate), how, category].add(six)
    lines |= standards(tedb)
    for (member, rate, how, category), codes in sorted(lines.items()):
        print(member, f"{rate:g}", how, category, " ".join(sorted(codes)), sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
