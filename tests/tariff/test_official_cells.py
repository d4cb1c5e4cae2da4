"""Every duty cell of every official file at hand: a typed tree, or its text kept with a reason.

The counts by reason are printed (``pytest -s``), so that what is left out can be judged.
"""

import csv
import gzip
import json
import os
import re
from collections import Counter
from pathlib import Path

import pytest

from xborder.policy.amount import FREE, Between, Estimate, Unsupported
from xborder.tariff import read_duty, read_or_unsupported, write_duty
from xborder.tariff.duty_text import reasons
from xborder.tariff.duty_text.programmes import read_australian, read_programmes


def shared(name):
    for folder in (
        os.environ.get("XBORDER_SHARED"),
        *(parent / "shared" for parent in Path(__file__).resolve().parents),
    ):
        if folder and Path(folder, "data", name).exists():
            return Path(folder, "data", name)
    pytest.skip("the official files are not here")


def rows(name):
    with gzip.open(shared(name), "rt", encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def goods(code):
    """Return whether a line is of goods: chapters 98 and 99 change what other lines pay."""
    return code[:2] < "98"


def american(column):
    def cells():
        with gzip.open(shared("us_hts_2026_rev_10.json.gz"), "rt", encoding="utf-8") as stream:
            records = json.load(stream)
        for record in records:
            text = (record[column] or "").strip()
            if text and goods(record["htsno"]):
                if column == "special":
                    yield from (rate.text for rate in read_programmes(text))
                else:
                    yield text

    return cells


def american_2025(column):
    def cells():
        for row in rows("us_hts_2025_basic.csv.gz"):
            if row[column].strip() and goods(row["HTS Number"]):
                yield row[column]

    return cells


def listed(name, *columns):
    def cells():
        for row in rows(name):
            yield from (row[column] for column in columns if row[column].strip())

    return cells


def japanese(*columns):
    def cells():
        for row in rows("jp_tariff_2026_07_09.csv.gz"):
            # A heading prints the range of its lines: only a line has a rate.
            if row["leaf"] == "1":
                yield from (row[column] for column in columns if row[column])

    return cells


def british_preferences():
    """Yield texts; a rate that is a fraction is written as the percentage that it is."""
    for row in rows("uk_preferential_rates_2022.csv.gz"):
        yield percent(row["rate"])
    for row in rows("uk_preferential_staging_2022_2034.csv.gz"):
        yield from (percent(row[str(year)]) for year in range(2022, 2035) if row[str(year)])


def percent(cell):
    if re.fullmatch(r"[0-9.]+(e-[0-9]+)?", cell):
        return f"{float(cell) * 100:.4f}%"
    return cell


def canadian():
    with Path(shared("ca_tphs_2026_rev_3_sample.csv")).open(
        encoding="utf-8-sig", newline=""
    ) as stream:
        for row in csv.DictReader(stream):
            yield from (row[name] for name in ("MFN", "UST", "General Tariff") if row[name])


def plain_numbers(name, column):
    """Yield the rates of a column that prints per cent without saying so; marks are kept."""

    def cells():
        for row in rows(name):
            if row[column] != "NT":  # not taxed: no cell of a rate
                yield re.sub(
                    r"^([0-9,.]+)", lambda rate: rate[1].replace(",", ".") + "%", row[column]
                )

    return cells


def norwegian():
    name = "no_tolltariff_2026_01/ratetradeagreements.json.gz"
    with gzip.open(shared(name), "rt", encoding="utf-8") as stream:
        for commodity in json.load(stream)["commodities"]:
            for rate in commodity["rateTradeAgreements"]:
                duty = rate["customDuty"]
                if duty.get("classifier") == "FREE":
                    yield "Free"
                elif duty.get("classifier") is None:
                    unit = {"%": "%", "pr.kg": " NOK / kg"}[duty["type"]]
                    yield f"{str(duty['value']).replace(',', '.')}{unit}"


def australian(name):
    def cells():
        for row in rows(name):
            yield from (rate.text for rate in read_australian(row["rate"]))

    return cells


EU_UK = "uk_global_tariff_and_eu_cet_2021.csv.gz"
JAPANESE_AGREEMENTS = (
    "sg", "mx", "my", "cl", "th", "id", "bn", "asean", "ph", "ch", "vn", "in", "pe", "au", "mn", "cptpp",
    "eu", "gb", "rcep_asean_au_nz", "rcep_cn", "rcep_kr", "us",
)  # fmt: skip
FILES = {
    "United States, general": (american("general"), 0.995),
    "United States, special": (american("special"), 0.995),
    "United States, column 2": (american("other"), 0.995),
    "United States 2025, general": (american_2025("General Rate of Duty"), 0.995),
    "United States 2025, column 2": (american_2025("Column 2 Rate of Duty"), 0.995),
    "European Union": (listed(EU_UK, "cet_duty_rate"), 0.995),
    "United Kingdom": (listed(EU_UK, "ukgt_duty_rate"), 0.995),
    "United Kingdom, preferences": (british_preferences, 0.995),
    "Norway, agreements": (norwegian, 1),
    "Canada, excerpt": (canadian, 57 / 58),  # one sum lost its unit to a break in the line
    "Brazil, IPI": (plain_numbers("br_tipi_ipi_2022.csv.gz", "ipi"), 1),
    "Mercosur, marks BK, BIT and others": (plain_numbers("br_tec_hs2017.csv.gz", "ii"), 1),
    "ECOWAS": (plain_numbers("ecowas_cet_2022_ed_2024_04.csv.gz", "duty"), 1),
    "Australia, as scraped": (australian("au_schedule3_2026_03_part.csv.gz"), 0.995),
    # The litres of each fuel in a blend are not asked of goods: 215 of 3,908.
    "Australia, agreements": (australian("au_fta_schedules_2026_03.csv.gz"), 0.94),
    "Japan, general and GSP": (japanese("general", "gsp", "ldc"), 0.995),
    "Japan, WTO": (japanese("wto"), 0.995),
    "Japan, agreements": (japanese(*JAPANESE_AGREEMENTS), 0.995),  # quotas apart
}
LEFT_OUT_BY_DESIGN = {reasons.MEURSING, reasons.ENTRY_PRICE, reasons.QUOTA}
NUMERIC = re.compile(r"[0-9]|無税|[Ff]ree")


@pytest.mark.parametrize("name", FILES)
def test_every_cell_is_a_tree_that_reads_back_or_keeps_its_text_with_a_reason(name):
    cells, share = FILES[name]
    texts = Counter(cells())
    why = Counter()
    numeric = computed = marked = ranges = 0
    for text, count in texts.items():
        amount = read_or_unsupported(text)
        if isinstance(amount, Unsupported):
            assert amount.text == " ".join(text.split())
            why[amount.reason] += count
            if amount.reason in LEFT_OUT_BY_DESIGN or amount.reason == reasons.ELSEWHERE:
                continue  # no rate of its own, or one that is left out on purpose
        else:
            assert read_duty(write_duty(amount)) == amount
            if amount == FREE:
                assert re.fullmatch(
                    r"Free|free|0(\.0+)? ?%(BK|BIT)?|[(（]?無税[)）]?", text.strip()
                ), text
            computed += count
            marked += count * isinstance(amount, Estimate)
            ranges += count * isinstance(getattr(amount, "amount", amount), Between)
        if NUMERIC.search(text):
            numeric += count
    told = f"{sum(texts.values())} cells, {computed} computed of {numeric} with a rate"
    told += f", {marked} with a mark, {ranges} in a range whose end is assumed"
    print(f"\n{name}: {told}")  # noqa: T201 - the counts are what this test is for
    for reason, count in why.most_common():
        print(f"  {count:6} {reason}")  # noqa: T201
    assert computed >= share * numeric
