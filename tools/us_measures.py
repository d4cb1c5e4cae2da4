"""Write which goods the additional duties of the United States are for, over the whole schedule.

    python tools/us_measures.py MEASURES OLDER HTS.json.gz > src/xborder/countries/us/lists.tsv

MEASURES and OLDER are folders of lists by tariff number (U.S. notes to chapter 99, annexes of
proclamations), HTS.json.gz the schedule as the Commission exports it. Lists that stand in none of
their files are beside this script, as they were read (``us_lists.txt``).

Each line of the table is a question, an answer and the codes it is for. A question is answered for
every line of the schedule: its codes are the shortest that are surely of one answer, so that a code
too short to tell is under none. Next year's lists are one command and one readable diff.
"""

import csv
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

Answers: TypeAlias = dict[str, str]
READ = Path(__file__).with_name("us_lists.txt")
LENGTHS = (2, 4, 6, 8, 10)
SPECIAL_CHAPTERS = ("98", "99")
REVIEW = (
    ("note 31(b)", "25 since 2024-09-27"),
    ("note 31(e)(h)", "25 since 2025-01-01, 50 since 2026-01-01"),
    ("note 31(h)", "50 since 2026-01-01"),
    ("biden_25", "25 since 2024-09-27"),
    ("biden_50", "50 since 2024-09-27"),
    ("biden_100", "100 since 2024-09-27"),
    ("biden_50_jan25", "50 since 2025-01-01"),
    ("biden_25_jan25", "25 since 2025-01-01"),
    ("graphite, magnets, batteries", "25 since 2026-01-01"),
    ("medical gloves", "100 since 2026-01-01"),
)
"""What the review of 2024 raised, by its list, and to which share since when: U.S. note 31."""


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a list, without the remarks above them."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return list(csv.DictReader(line for line in stream if not line.startswith("#")))


def column(path: Path, name: str) -> frozenset[str]:
    """Return one column of a list."""
    return frozenset(row[name].replace(".", "") for row in rows(path))


def read_lists() -> dict[str, frozenset[str]]:
    """Return the lists that were read apart: ``name: codes``, further lines indented."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in READ.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if not line.startswith(" "):
            name, _, listed = line.partition(":")
        else:
            listed = line
        found.setdefault(name, []).extend(listed.split())
    return {name: frozenset(codes) for name, codes in found.items()}


def schedule(path: str) -> tuple[str, ...]:
    """Return the lines of the schedule at which it ends: ten digits, some at eight."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        numbers = {record["htsno"].replace(".", "") for record in json.load(stream)}
    held = sorted(n for n in numbers if len(n) >= 8 and not n.startswith(SPECIAL_CHAPTERS))
    following = [*held[1:], ""]
    return tuple(n for n, after in zip(held, following, strict=True) if not after.startswith(n))


def within(code: str, listed: frozenset[str]) -> bool:
    """Return whether a list names a code, or what it is a part of."""
    return any(code[:length] in listed for length in range(len(code), 3, -1))


def shortest(answers: Answers) -> Iterator[tuple[str, str]]:
    """Yield the shortest codes that are surely of one answer, and all that are of several.

    A code that is too short for one answer is told with all of them, with ``|`` between them: on
    some days, and for some origins, they come to the same.
    """
    below: dict[str, set[str]] = defaultdict(set)
    for code, answer in answers.items():
        for length in LENGTHS:
            below[code[:length]].add(answer)
    for code, found in below.items():
        above = next((code[:n] for n in reversed(LENGTHS) if n < len(code)), "")
        if "" not in found and (len(found) > 1 or not above or len(below[above]) > 1):
            yield code, "|".join(sorted(found))


class Lists:
    """The lists, and the answer of each question for a line of the schedule."""

    def __init__(self, measures: Path, older: Path) -> None:
        self.apart = read_lists()
        self.china: dict[str, frozenset[str]] = {}
        for row in rows(measures / "s301_product_lists.csv.gz"):
            known = self.china.setdefault(row["list"], frozenset())
            self.china[row["list"]] = known | {row["hts8"]}
        self.brazil = rows(measures / "country_eo_exempt_products.csv.gz")
        self.annexes = rows(measures / "s232_annex_products.csv.gz")
        self.derivatives = rows(measures / "s232_derivative_products.csv.gz")
        self.chapters = rows(measures / "s232_metal_chapter_products.csv.gz")
        self.copper = column(older / "s232_copper_products.csv.gz", "hts10")
        self.medicines = column(measures / "s232_pharma_products.csv.gz", "hts10")
        self.chips = column(measures / "s232_semi_products.csv.gz", "hts10")
        self.excluded = frozenset(
            row["hts10"]
            for row in rows(measures / "s301_exclusion_lines.csv.gz")
            if row["ch99_code"] in {"9903.88.69", "9903.88.70"}
        )
        self.wares: frozenset[str] = frozenset()
        self.annex_of = self._annexes()
        self.metals = self._metals()

    def _annexes(self) -> dict[str, frozenset[str]]:
        """Return the annexes of 2026.

        What is shorter than eight digits outside annex I-A is a heading that a description names,
        not a line of the annex.
        """
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.annexes:
            annex, code = row["annex"], row["hts_prefix"]
            if len(code) >= 8 or annex == "1a":
                found[f"{annex} {row['effective_date']}"].add(code)
        found["1b 2026-04-06"] |= self.apart["annex 1b"]
        return {name: frozenset(codes) for name, codes in found.items()}

    def _metals(self) -> dict[str, frozenset[str]]:
        """Return the derivatives of 2025 by metal and first day."""
        appliances = self.apart["appliances of June 2025"]
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.derivatives:
            code, day = row["hts_prefix"], row["effective_date"] or "2025-03-12"
            metal = {"aluminum": "aluminium"}.get(row["derivative_type"], row["derivative_type"])
            if code.startswith("76"):
                self.wares |= {code}
                continue
            if metal == "steel" and within(code, appliances):
                day = "2025-06-23"
            found[f"{metal} {day}"].add(code)
        found["steel 2025-06-23"] |= appliances
        found["copper 2025-08-01"] |= {c for c in self.copper if not c.startswith("74")}
        return {name: frozenset(codes) for name, codes in found.items()}

    def china_list(self, code: str) -> str:
        """Return the rate that the action against China is at: its list's, and the review's."""
        apart = self.apart
        review = next((name for name, rate in REVIEW if within(code, self._reviewed(name))), "")
        if not review:
            return self._first_list(code)
        earlier = (name for name in ("25", "4A", "none") if within(code, apart[f"earlier {name}"]))
        before = next(earlier, "") or self._first_list(code, unknown="unread")
        return f"{before} then {dict(REVIEW)[review]}"

    def _reviewed(self, name: str) -> frozenset[str]:
        return self.apart[name] if name in self.apart else self.china[name]

    def _first_list(self, code: str, unknown: str = "none") -> str:
        lists, carved = self.china, within(code, self.apart["note 20(g), taken out"])
        if any(within(code, lists[name]) for name in ("1", "2")):
            return "25"
        if within(code, lists["3"] | lists["3_addl"]) and not carved:
            return "25"
        if within(code, lists["4A"]):
            return "4A"
        return "none" if carved or within(code, lists["4B"]) else unknown

    def informational(self, code: str) -> str:
        """Return whether goods are informational materials: books, or prints that may be such."""
        kinds = ("books", "pictures", "prints")
        return next((kind for kind in kinds if within(code, self.apart[kind])), "")

    def emergency_exempt(self, code: str) -> str:
        """Return since or until when the reciprocal duties left a line out, if they did."""
        for name, codes in self.apart.items():
            if name.startswith("annex II") and within(code, codes):
                return name.removeprefix("annex II").strip() or "always"
        return self.informational(code) or "taken"

    def surcharge_exempt(self, code: str) -> str:
        """Return whether the surcharge left a line out; parts of aircraft are so only as such."""
        for answer in ("part", "exempt"):
            if within(code, self.apart[f"surcharge, {answer}"]):
                return answer
        return self.informational(code) or "taken"

    def brazil_exempt(self, code: str) -> str:
        """Return since when the emergency duty on Brazil left a line out."""
        for row in self.brazil:
            if code.startswith(row["hts10"].replace(".", "")):
                aircraft = within(code, self.apart["aircraft"])
                return "taken" if aircraft else f"since {row['effective_date_start']}"
        return self.informational(code) or "taken"

    def forced_labour_exempt(self, code: str) -> str:
        """Return whether the action on forced labour leaves a line out."""
        return self._exempt("forced labour", code)

    def brazil_301_exempt(self, code: str) -> str:
        """Return whether the action against Brazil of 2026 leaves a line out."""
        return self._exempt("brazil", code)

    def _exempt(self, action: str, code: str) -> str:
        for answer in ("final", "part"):
            if within(code, self.apart[f"{action}, {answer}"]):
                return answer
        if within(code, self.apart["medicine"]):
            return "medicine"
        return self.informational(code) or "taken"

    def metals_2025(self, code: str) -> str:
        """Return the metals of a line until 2026-04-05, each with its first day."""
        if within(code, self.apart["elsewhere under section 232"]):
            return ""
        if code.startswith(("72", "73", "76")):
            return self._metal_chapter(code)
        if code.startswith("74"):
            return "copper article" if within(code, self.copper) else "none"
        first: dict[str, str] = {}
        for name, codes in sorted(self.metals.items(), reverse=True):
            metal, _, day = name.partition(" ")
            if within(code, codes):
                first[metal] = day  # the earliest, by the order of the names
        return ", ".join(f"{metal} {day}" for metal, day in sorted(first.items())) or "none"

    def _metal_chapter(self, code: str) -> str:
        if code.startswith("76") and within(code, self.wares):
            return "aluminium ware"
        for row in self.chapters:
            if code.startswith(row["hts_prefix"]):
                metal = {"aluminum": "aluminium"}.get(row["metal_type"], row["metal_type"])
                return f"{metal} {'article' if row['kind'] == 'mill' else 'ware'}"
        return "none"

    def metals_2026(self, code: str) -> str:
        """Return the annex of a line since 2026-04-06, or both where it changed."""
        if within(code, self.apart["elsewhere under section 232"]):
            return ""
        order = ("1a", "1b", "1c", "3", "2")
        found = []
        for day in ("2026-04-06", "2026-06-08"):
            of_day = (
                a for a in order if within(code, self.annex_of.get(f"{a} {day}", frozenset()))
            )
            found.append(next(of_day, ""))
        first, then = (annex if annex != "2" else "none" for annex in found)
        return f"{first or 'none'} then {then}" if then and then != first else first or "none"

    def car_parts(self, code: str) -> str:
        """Return whether a line that is not of cars alone may be of their parts."""
        return "perhaps" if within(code, self.apart["perhaps parts of cars"]) else ""

    def canada(self, code: str) -> str:
        """Return the list of the action against Canada, in its edition of August or September."""
        apart = {
            name.partition(", ")[2]: codes
            for name, codes in self.apart.items()
            if name.startswith("canada, ")
        }
        if within(code, apart["still"]):
            return "listed"
        for name in ("until 2026-09-15", "since 2026-09-15", "dairy"):
            if within(code, apart[name]):
                return name
        if within(code, apart["alcohol"] | apart["vehicles"]):
            return "listed"
        return "unread" if within(code, apart["unread"]) else "none"


def main(measures: str, older: str, hts: str) -> None:
    """Print the table."""
    lists = Lists(Path(measures), Path(older))
    lines = {*schedule(hts), *lists.apart["other editions"]}
    questions: dict[str, Callable[[str], str]] = {
        "china": lists.china_list,
        "emergency_exempt": lists.emergency_exempt,
        "surcharge_exempt": lists.surcharge_exempt,
        "brazil_exempt": lists.brazil_exempt,
        "brazil_301_exempt": lists.brazil_301_exempt,
        "forced_labour_exempt": lists.forced_labour_exempt,
        "metals_2025": lists.metals_2025,
        "metals_2026": lists.metals_2026,
        "car_parts": lists.car_parts,
        "canada": lists.canada,
    }
    for question, answer in questions.items():
        write(question, shortest({code: answer(code) for code in sorted(lines)}))
    for name, codes in (
        ("china_excluded", lists.excluded),
        ("medicines_232", lists.medicines),
        ("chips_232", lists.chips),
    ):
        write(name, ((code, "listed") for code in codes))


def write(question: str, codes: Iterable[tuple[str, str]]) -> None:
    """Print the lines of a question."""
    found: dict[str, list[str]] = defaultdict(list)
    for code, answer in codes:
        found[answer].append(code)
    for answer, listed in sorted(found.items()):
        print(question, answer, " ".join(sorted(listed)), sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
