"""The members' rates by CN code against the database's own answer, and what changed since."""

import csv
import datetime as dt
import gzip
import io
from collections import defaultdict
from contextlib import redirect_stdout
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from xborder.countries.eu.vat import RATES, VAT
from xborder.countries.eu.vat_by_code import CHANGES, KINDS, rows
from xborder.countries.eu.vat_lists import EARLIER, LISTS
from xborder.countries.eu.vat_segments import KEPT, OPENS, Change, Segment, changed, within
from xborder.goods.nomenclature import under
from xborder.policy.goods_table import GoodsKey
from xborder.source import Evidence, Status

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared/data"
ANSWER = DATA / "eu_tedb_vat_rates_2025-08.csv.gz"
NOMENCLATURE = DATA / "eu_taric_declarable_codes_2022_02.csv.gz"
THEN = dt.date(2025, 8, 1)
here = pytest.mark.skipif(not ANSWER.exists(), reason="the database's answer is not here")

NOT_GOODS_OF_A_PARCEL = {
    *("SUPPLY_WATER", "SUPPLY_ELECTRICITY", "SUPPLY_GAS", "TRANSPORT_PASSENGERS", "POSTAGE"),
    *("UNDERTAKERS_SERVICES", "FUEL_MINERAL_OIL", "FOSSIL_FUEL", "SUSTAINABLE_ENERGY"),
}


def found(member, code, on, **key):
    return VAT[member].find(GoodsKey(hs_code=code, **key), on)


def share(entry):
    return float(entry.value.share)


def answered():
    """Yield each member and code of the answer with all its rates, without the tool's reading."""
    with gzip.open(ANSWER, "rt", encoding="utf-8") as stream:
        listed = [row for row in csv.DictReader(stream) if row["cn_codes"]]
    last = {}
    for row in listed:
        kind = row["member"], row["category"]
        if row["situation_on"] <= THEN.isoformat():
            last[kind] = max(last.get(kind, ""), row["situation_on"])
    told = defaultdict(set)
    for row in listed:
        if row["situation_on"] != last.get((row["member"], row["category"])):
            continue  # another answer of the same year
        if row["category"] in NOT_GOODS_OF_A_PARCEL or row["rate_type"] == "NOT_APPLICABLE":
            continue
        member = {"EL": "GR"}.get(row["member"], row["member"])
        for code in row["cn_codes"].split():
            told[member, code].add((float(row["rate_percent"]) / 100, row["category"]))
    return told


@here
def test_every_code_of_the_answer_gives_its_rate_or_a_written_reason():
    stated = {
        (member, code) for member, _, how, _, codes in rows() if how == "stated" for code in codes
    }
    told_otherwise = {
        (change.member, code)
        for change in (*LISTS, *CHANGES)
        if change.start <= THEN
        for code in change.codes
    }
    wrong, counts = [], defaultdict(int)
    for (member, code), told in answered().items():
        entry = found(member, code, THEN)
        if entry is None:  # a heading that its subheadings part: each of them has a rate
            assert all(found(member, longer, THEN) for longer in under(code)), (member, code)
            counts["by its subheadings"] += 1
            continue
        rates = {round(rate, 4) for rate, _ in told}
        plain = code
        while len(plain) > 4 and plain.endswith("00"):
            plain = plain[:-2]
        if round(share(entry), 4) in rates:
            counts["rate"] += 1
        elif any((member, plain[:n]) in stated for n in range(2, 9)):
            counts["only if the goods are stated to be such"] += 1
        elif entry.status is Status.UNCLEAR and (
            any(f"({rate * 100:g} %)" in entry.note for rate in rates)
            or any(m == member and code.startswith(c) for m, c in told_otherwise)
        ):
            counts[
                "unclear: its note has the answer's rate, or the member's own list is otherwise"
            ] += 1
        elif (member, code) in {("BE", "0401"), ("BE", "0402")}:
            counts["breast milk alone, by the answer's comment"] += 1
        elif code.startswith(("4901", "4903")):
            counts["books, whose rate is the books' and not the press's"] += 1
        elif any(m == member and code.startswith(c) for m, c in told_otherwise):
            counts["changed since, or said otherwise by the member's own list"] += 1
        else:
            wrong.append((member, code, sorted(rates), share(entry)))
    assert wrong == []
    assert counts["rate"] > 0.74 * sum(counts.values())


@here
@pytest.mark.skipif(not NOMENCLATURE.exists(), reason="the nomenclature is not here")
def test_the_table_is_what_the_tool_makes_of_the_answer():
    spec = spec_from_file_location("eu_vat", ROOT / "tools/eu_vat.py")
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    printed = io.StringIO()
    with redirect_stdout(printed):
        tool.main(str(ANSWER), str(NOMENCLATURE))
    made = {tuple(line.split("\t")) for line in printed.getvalue().splitlines()}
    kept = {
        (member, f"{float(rate) * 100:g}", how, category, " ".join(codes))
        for member, rate, how, category, codes in rows()
    }
    assert made == kept


# (member, code, day, rate): each traces to the authority or the publication in the rule's source
ROWS = [
    ("AT", "070200", "2026-06-30", "0.1"),
    ("AT", "070200", "2026-07-01", "0.049"),
    ("AT", "190590", "2026-07-01", "0.1"),
    # Annex 3: milk of 0401 10 and 20, not cream; butter of 0405 10, not spreads; no truffles, no seed
    # potatoes; pasta of 1902 11 and 19, dry or not
    ("AT", "040120", "2026-06-30", "0.1"),
    ("AT", "040120", "2026-07-01", "0.049"),
    ("AT", "040150", "2026-07-01", "0.1"),
    ("AT", "040320", "2026-07-01", "0.049"),
    ("AT", "040390", "2026-07-01", "0.1"),
    ("AT", "040510", "2026-07-01", "0.049"),
    ("AT", "040520", "2026-07-01", "0.1"),
    ("AT", "040711", "2026-07-01", "0.1"),
    ("AT", "070110", "2026-07-01", "0.1"),
    ("AT", "07019050", "2026-07-01", "0.049"),
    ("AT", "07019010", "2026-07-01", "0.1"),
    ("AT", "070956", "2026-07-01", "0.1"),
    ("AT", "070951", "2026-07-01", "0.049"),
    ("AT", "190219", "2026-07-01", "0.049"),
    ("AT", "190240", "2026-07-01", "0.1"),
    ("AT", "19059080", "2026-07-01", "0.1"),
    # OG 16/2022: Romanian drinks left the 9 % with 2023; they bear the standard rate since
    ("RO", "220210", "2022-12-31", "0.09"),
    ("RO", "220210", "2023-01-01", "0.19"),
    ("RO", "22029919", "2025-07-31", "0.19"),
    ("RO", "22029919", "2025-08-01", "0.21"),
    ("RO", "220291", "2022-12-31", "0.09"),
    ("AT", "19059030", "2026-07-01", "0.049"),
    ("AT", "110313", "2026-07-01", "0.1"),
    ("AT", "110311", "2026-07-01", "0.049"),
    ("AT", "961900", "2025-12-31", "0.1"),
    ("AT", "961900", "2026-01-01", "0"),
    ("AT", "090111", "2026-11-30", "0.2"),  # coffee, tea, cocoa and juice are not in the annex
    ("AT", "090210", "2026-11-30", "0.2"),
    ("AT", "200911", "2026-11-30", "0.2"),
    ("DE", "180100", "2026-11-30", "0.19"),
    ("DE", "200911", "2026-11-30", "0.19"),
    ("DE", "871310", "2026-11-30", "0.07"),
    ("DE", "902110", "2026-11-30", "0.07"),
    ("IE", "871310", "2026-11-30", "0"),
    ("CY", "0701", "2026-12-31", "0"),
    ("CY", "0701", "2027-01-01", "0.05"),
    ("CZ", "490210", "2026-11-30", "0.12"),
    ("FI", "490210", "2026-11-30", "0.1"),
    ("FR", "490199", "2025-03-03", "0.055"),  # the 2.1 % is the press's: CGI, Art. 298 septies
    ("FR", "49019900", "2026-11-30", "0.055"),
    ("FI", "040110", "2025-12-31", "0.14"),
    ("FI", "040110", "2026-01-01", "0.135"),
    ("HU", "020712", "2026-11-30", "0.05"),
    ("HU", "0407", "2026-11-30", "0.05"),
    ("IT", "040610", "2026-11-30", "0.04"),
    ("IT", "090111", "2026-11-30", "0.22"),
    ("PL", "090411", "2026-11-30", "0.08"),
    ("PL", "170410", "2026-11-30", "0.23"),
    ("PT", "090121", "2026-11-30", "0.23"),
    ("HR", "090121", "2026-11-30", "0.25"),
    ("SE", "040110", "2026-03-31", "0.12"),
    ("SE", "040110", "2026-04-01", "0.06"),
    ("SE", "040110", "2028-01-01", "0.12"),
    ("SK", "090121", "2026-11-30", "0.19"),
    ("SK", "040110", "2026-11-30", "0.05"),
    ("SK", "180632", "2025-12-31", "0.19"),
    ("SK", "180632", "2026-01-01", "0.23"),
    ("ES", "150920", "2026-11-30", "0.04"),
    ("ES", "040110", "2026-11-30", "0.04"),
    # Real Decreto-ley 20/2022, Art. 72: staples from 4% to nothing, oils and pasta from 10% to 5%
    ("ES", "070200", "2022-12-31", "0.04"),
    ("ES", "070200", "2023-01-01", "0"),
    ("ES", "040610", "2024-09-30", "0"),
    # Real Decreto-ley 4/2024: 2% and 7.5% to the end of 2024, then 4% and 10% again
    ("ES", "040711", "2024-10-01", "0.02"),
    ("ES", "080810", "2024-12-31", "0.02"),
    ("ES", "080810", "2025-01-01", "0.04"),
    ("ES", "190219", "2022-12-31", "0.1"),
    ("ES", "190219", "2023-01-01", "0.05"),
    ("ES", "151219", "2024-09-30", "0.05"),
    ("ES", "151219", "2024-10-01", "0.075"),
    ("ES", "190219", "2025-01-01", "0.1"),
    # olive oil: 10%, 5%, nothing from July 2024, 2%, and 4% for good
    ("ES", "150920", "2022-12-31", "0.1"),
    ("ES", "150920", "2024-06-30", "0.05"),
    ("ES", "150920", "2024-07-01", "0"),
    ("ES", "150920", "2024-12-31", "0.02"),
    ("ES", "150920", "2025-01-01", "0.04"),
    ("ES", "040320", "2024-12-21", "0.1"),
    ("ES", "040320", "2024-12-22", "0.04"),
    # Ley 37/1992, Art. 91.Dos.1: the press, wheelchairs and milk in powder at 4 %; towels, tampons and
    # condoms since 2023 (Ley 31/2022), 10 % before
    ("ES", "490210", "2020-01-01", "0.04"),
    ("ES", "490290", "2026-11-30", "0.04"),
    ("ES", "871310", "2026-11-30", "0.04"),
    ("ES", "040221", "2022-12-31", "0.04"),
    ("ES", "040221", "2023-01-01", "0"),
    ("ES", "040221", "2025-01-01", "0.04"),
    ("ES", "96190071", "2022-12-31", "0.1"),
    ("ES", "96190071", "2023-01-01", "0.04"),
    ("ES", "401410", "2022-12-31", "0.1"),
    ("ES", "401410", "2023-01-01", "0.04"),
    # D.P.R. 633/1972, Table A, II, no. 30 and 31: aids, chairs for invalids; towels 22, 10, 5, 10 %
    ("IT", "871310", "2026-11-30", "0.04"),
    ("IT", "902140", "2020-01-01", "0.04"),
    ("IT", "96190071", "2021-12-31", "0.22"),
    ("IT", "96190071", "2022-01-01", "0.1"),
    ("IT", "96190071", "2023-01-01", "0.05"),
    ("IT", "96190071", "2023-12-31", "0.05"),
    ("IT", "96190071", "2024-01-01", "0.1"),
    # towels and tampons: 13 % in Croatia since April 2022, 9.5 % in Slovenia since 3 May 2021
    ("HR", "96190071", "2022-03-31", "0.25"),
    ("HR", "96190071", "2022-04-01", "0.13"),
    ("SI", "96190071", "2021-05-02", "0.22"),
    ("SI", "96190071", "2021-05-03", "0.095"),
    ("LV", "190510", "2026-07-01", "0.12"),
    ("RO", "040110", "2025-07-31", "0.09"),
    ("RO", "040110", "2025-08-01", "0.11"),
    ("RO", "040110", "2026-11-30", "0.11"),
    # The answer's comments: breast milk in Belgium, desserts of cheese and food for medical purposes in
    # Hungary, some drinks of milk or fruit and substitutes of coffee in Poland, drinks without sugar in
    # Slovenia, food for infants in Croatia and Latvia, selected items in Slovakia, no supplements in Greece
    ("BE", "040110", "2026-11-30", "0.06"),
    ("BE", "040210", "2026-11-30", "0.06"),
    ("HU", "180632", "2026-11-30", "0.27"),
    ("HU", "210690", "2026-11-30", "0.27"),
    ("PL", "220210", "2026-11-30", "0.23"),
    ("PL", "210111", "2026-11-30", "0.23"),
    ("SI", "220210", "2026-11-30", "0.22"),
    ("HR", "190531", "2026-11-30", "0.25"),
    ("LV", "040110", "2026-06-30", "0.21"),
    ("LV", "040110", "2027-07-01", "0.21"),
    ("SK", "040610", "2026-11-30", "0.19"),
    ("SK", "020714", "2026-11-30", "0.19"),
    ("SK", "19059030", "2026-11-30", "0.05"),
    ("GR", "210690", "2026-11-30", "0.24"),
    # named in its comments, not among its codes: medicines in Poland and Hungary, aids in Cyprus
    ("PL", "300490", "2026-11-30", "0.08"),
    ("PL", "902110", "2026-11-30", "0.08"),
    ("HU", "300490", "2026-11-30", "0.05"),
    ("CY", "871310", "2023-07-20", "0.05"),
    ("CY", "871310", "2023-07-21", "0.03"),
    # drinks in Czechia left the reduced rate with 2024; Romanian food with 10 g of sugar in 100 g too
    ("CZ", "220210", "2023-12-31", "0.15"),
    ("CZ", "220210", "2024-01-01", "0.21"),
    ("CZ", "200911", "2024-01-01", "0.21"),
    ("RO", "180632", "2023-12-31", "0.09"),
    ("RO", "180632", "2024-01-01", "0.19"),
    ("RO", "180632", "2025-08-01", "0.21"),
    # bread and flour in Bulgaria; firewood in Croatia
    ("BG", "190510", "2022-06-30", "0.2"),
    ("BG", "190510", "2022-07-01", "0"),
    ("BG", "110100", "2024-12-31", "0"),
    ("BG", "190510", "2025-01-01", "0.2"),
    ("HR", "440131", "2026-03-31", "0.05"),
    ("HR", "440131", "2027-04-01", "0.13"),
    # art in Italy by D.L. 95/2025; the press in Estonia from August 2022 to the end of 2024
    ("IT", "970110", "2025-06-30", "0.1"),
    ("IT", "970110", "2025-07-01", "0.05"),
    ("EE", "490210", "2022-07-31", "0.09"),
    ("EE", "490210", "2022-08-01", "0.05"),
    ("EE", "490210", "2024-12-31", "0.05"),
    ("EE", "490210", "2025-01-01", "0.09"),
    ("NL", "610910", "2026-11-30", "0.21"),
    ("BE", "610910", "2026-11-30", "0.21"),  # the 6 % is for the disabled alone
    ("DE", "020110", "2020-08-01", "0.05"),
    # German VAT Act, Annex 2 by its numbers: 35 drinks of milk alone, 34 no packed water, 3 and 28 no
    # lobster, oysters, snails, caviar; 10 n topinambours alone; 8 fresh flowers; 17 no inulin; 29, 37
    # all sugar and feed; § 28: 16 and 5 % from July to December 2020
    ("DE", "220210", "2026-11-30", "0.19"),
    ("DE", "220299", "2026-11-30", "0.19"),
    ("DE", "22029915", "2026-11-30", "0.19"),
    ("DE", "220210", "2020-08-01", "0.16"),
    ("DE", "220190", "2026-11-30", "0.19"),
    ("DE", "030632", "2026-11-30", "0.19"),
    ("DE", "030617", "2026-11-30", "0.07"),
    ("DE", "030711", "2026-11-30", "0.19"),
    ("DE", "160431", "2026-11-30", "0.19"),
    ("DE", "160414", "2020-12-31", "0.05"),
    ("DE", "071420", "2026-11-30", "0.19"),
    ("DE", "060390", "2026-11-30", "0.19"),
    ("DE", "060311", "2026-11-30", "0.07"),
    ("DE", "110820", "2026-11-30", "0.19"),
    ("DE", "170490", "2020-06-30", "0.07"),
    ("DE", "170490", "2020-07-01", "0.05"),
    ("DE", "170490", "2021-01-01", "0.07"),
    ("DE", "230910", "2026-11-30", "0.07"),
    ("DE", "090121", "2020-12-31", "0.05"),
    ("DE", "090121", "2021-01-01", "0.07"),
    # BOI-TVA-LIQ-30-10-10: 5.5 % on food and drink but for sweets, margarine, caviar and alcohol; the
    # Commission's answer of 2025-07 excepts 1604 32, 1803, 1805, 1806 10 and 1806 90 too
    ("FR", "090121", "2020-01-01", "0.055"),
    ("FR", "090230", "2026-11-30", "0.055"),
    ("FR", "220210", "2023-06-30", "0.055"),
    ("FR", "040690", "2022-03-01", "0.055"),
    ("FR", "170490", "2020-01-01", "0.2"),
    ("FR", "151710", "2026-11-30", "0.2"),
    ("FR", "160431", "2026-11-30", "0.2"),
    ("FR", "180690", "2026-11-30", "0.2"),
    ("FR", "180632", "2026-11-30", "0.055"),
    ("FR", "220421", "2026-11-30", "0.2"),
    # Skatteverket: drinks are food, strong beer is not; bill 2025/26:55: 6 % for food from April 2026
    ("SE", "220210", "2026-03-31", "0.12"),
    ("SE", "220210", "2026-04-01", "0.06"),
    ("SE", "220900", "2027-12-31", "0.06"),
    ("SE", "220300", "2026-11-30", "0.25"),
    ("SE", "040110", "2020-01-01", "0.12"),
    # excepted by the answer's own comments
    ("BE", "160431", "2026-11-30", "0.21"),
    ("BE", "030632", "2026-11-30", "0.21"),
    ("GR", "160431", "2026-11-30", "0.24"),
    ("GR", "060390", "2026-11-30", "0.24"),
    ("PL", "160432", "2026-11-30", "0.23"),
    ("BE", "230910", "2026-11-30", "0.21"),
    ("GR", "230910", "2026-11-30", "0.24"),
    ("HR", "230910", "2026-11-30", "0.25"),
    ("FR", "230910", "2025-07-01", "0.2"),
    # Irish Revenue: nothing on most food; the standard rate on sweets, ice cream, crisps, juices
    ("IE", "090121", "2026-11-30", "0"),
    ("IE", "170490", "2026-11-30", "0.23"),
    ("IE", "180632", "2020-12-31", "0.21"),
    ("IE", "210500", "2026-11-30", "0.23"),
    ("IE", "200912", "2026-11-30", "0.23"),
    # Poland: 0 % from February 2022 to March 2024 on what bore 5 %; coffee and tea 23 % since July 2020
    ("PL", "040110", "2022-01-31", "0.05"),
    ("PL", "040110", "2022-02-01", "0"),
    ("PL", "040110", "2024-03-31", "0"),
    ("PL", "040110", "2024-04-01", "0.05"),
    ("PL", "090121", "2020-07-01", "0.23"),
    ("PL", "090411", "2023-01-01", "0.08"),
    ("PL", "170410", "2023-01-01", "0.23"),
    # Lei n.º 17/2023, Art. 2: 46 goods free from 18 April 2023; others keep 6 %
    ("PT", "070200", "2023-04-17", "0.06"),
    ("PT", "070200", "2023-04-18", "0"),
    ("PT", "070200", "2023-12-31", "0"),
    ("PT", "070200", "2024-01-05", "0.06"),
    ("PT", "080711", "2023-06-01", "0.06"),  # watermelon is no melon: tax authority, May 2023
    ("PT", "040900", "2023-06-01", "0.06"),
    ("PT", "151219", "2023-06-01", "0"),
    ("PT", "151219", "2024-02-01", "0.23"),
    ("PT", "970110", "2023-06-01", "0.06"),
    # Cyprus by the answer's comment: milk from 2023-05-05, meat and vegetables from 2023-12-01
    ("CY", "040110", "2023-05-04", "0.05"),
    ("CY", "040110", "2023-05-05", "0"),
    ("CY", "020110", "2023-11-30", "0.05"),
    ("CY", "020110", "2023-12-01", "0"),
    ("CY", "070200", "2024-09-30", "0"),
    ("CY", "070200", "2024-10-01", "0.05"),
    ("CY", "080810", "2024-01-01", "0.05"),
    # Finland 14 % on food 2013 to 2025, 10 % on books and medicines to 2024; the Netherlands 9 %
    ("FI", "040110", "2020-01-01", "0.14"),
    ("FI", "300490", "2024-12-31", "0.1"),
    ("FI", "490199", "2024-12-31", "0.1"),
    ("NL", "040110", "2020-01-01", "0.09"),
    ("AT", "040110", "2021-01-01", "0.1"),
    ("AT", "030111", "2026-11-30", "0.2"),
    # Slovakia had 10 and 20 % until 2024; 19 % came with 2025
    ("SK", "090121", "2024-12-31", "0.2"),
    ("SK", "090121", "2025-01-01", "0.19"),
]


@pytest.mark.parametrize(("member", "code", "on", "rate"), ROWS)
def test_rates_on_their_days(member, code, on, rate):
    assert share(found(member, code, dt.date.fromisoformat(on))) == pytest.approx(float(rate))


@pytest.mark.parametrize(
    ("member", "code"),
    [
        ("HU", "180632"),
        ("PL", "220210"),
        ("RO", "180632"),
        ("SK", "040610"),
        ("SE", "300490"),
        ("DK", "490210"),
        ("AT", "190590"),
        ("AT", "190230"),
        # in words, by a chapter, or "regardless of CN codes"
        ("PL", "940180"),
        ("CZ", "940180"),
        ("GR", "940180"),
        ("HR", "940180"),
        ("CY", "940180"),
        ("PL", "901890"),
        ("PL", "300510"),
        ("CZ", "901890"),
        ("ES", "961900"),
    ],
)
def test_what_a_comment_keeps_for_a_few_goods_is_never_exact_for_the_others(member, code):
    entry = found(member, code, dt.date(2026, 11, 30))
    assert entry.status is Status.UNCLEAR
    assert "%" in entry.note or "free of tax" in entry.note


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: f"{change.member}-{change.start}")
def test_a_change_holds_on_its_days_and_not_before(change):
    codes = [code for code in change.codes if code] or ["0401"]
    for code in codes:
        before, first = (
            found(change.member, code, change.start - dt.timedelta(days=days)) for days in (1, 0)
        )
        if change.start == OPENS:
            assert before == first  # what the rules never held is not in them
            continue
        if first is None:  # a heading that its subheadings part
            assert any(found(change.member, longer, change.start) for longer in under(code))
            continue
        if share(first) != pytest.approx(float(change.rate)):
            assert change.was  # a code of the range that bore another rate
            continue
        assert before != first
        assert first.source == change.read.source
        if change.end:
            last, after = (
                found(change.member, code, change.end - dt.timedelta(days=days)) for days in (1, 0)
            )
            assert last == first
            assert after != first


@pytest.mark.parametrize("member", sorted(RATES))
def test_food_that_no_list_names_is_at_the_standard_rate_unchecked_before_the_answer(member):
    """Bread of Bulgaria was free until 2024-12-31: what the answer of 2025 lacks says nothing of it."""
    on = dt.date(2024, 12, 31)
    read = [change.codes for change in (*LISTS, *CHANGES) if change.member == member]
    read += [said.codes for said in EARLIER if said.member == member]
    for chapter in (f"{number:02}" for number in range(1, 24)):
        entry = found(member, chapter, on)
        if entry.evidence is not Evidence.UNCHECKED:
            assert any(chapter.startswith(codes) for codes in read), (member, chapter)
    assert found(member, "610910", on).evidence is not Evidence.UNCHECKED
    assert found("BG", "190590", dt.date(2025, 1, 1)).evidence is not Evidence.UNCHECKED


@pytest.mark.parametrize(
    ("member", "code", "on"),
    [
        ("AT", "0401", "2021-01-01"),
        ("BE", "0201", "2020-01-01"),
        ("BE", "0406", "2020-01-01"),
        ("IT", "0201", "2020-01-01"),
        ("DE", "0401", "2020-01-01"),
        (
            "DE",
            "2009",
            "2020-01-01",
        ),  # a closed list: what it does not name bears the standard rate
        ("DE", "4902", "2020-01-01"),
        ("FI", "0401", "2020-01-01"),
        ("FR", "0401", "2020-01-01"),
        ("IE", "0401", "2020-01-01"),
        ("NL", "0401", "2020-01-01"),
        ("PL", "0401", "2020-07-01"),
        ("SE", "0401", "2020-01-01"),
    ],
)
def test_food_of_the_years_before_the_answer_was_read(member, code, on):
    since = dt.date.fromisoformat(on)
    for day in (since, dt.date(2022, 7, 1), dt.date(2024, 12, 31)):
        assert found(member, code, day).evidence is not Evidence.UNCHECKED
    if since > OPENS:
        unread = found(member, code, since - dt.timedelta(days=1))
        assert unread.evidence is Evidence.UNCHECKED


@pytest.mark.parametrize("said", LISTS, ids=lambda said: f"{said.member}-{said.codes[0]}")
def test_what_a_list_says_holds_for_its_codes(said):
    said_after = (*LISTS, *CHANGES)[LISTS.index(said) + 1 :]
    later = [c for c in said_after if c.member == said.member]
    for code in said.codes:
        if any(code.startswith(c.codes) and c.start >= said.start for c in later):
            continue  # said again, or narrower, elsewhere
        entry = found(said.member, code or "0901", said.start)
        if entry is None:  # a heading that its subheadings part
            assert any(other.startswith(code) for c in LISTS for other in c.codes if other != code)
            continue
        assert (entry.source, entry.status) == (said.read.source, said.status)
        if said.note:
            assert entry.note == said.note
        if said.rate and said.rate != KEPT:
            assert share(entry) == pytest.approx(float(said.rate))
        if said.end:
            assert found(said.member, code or "0901", said.end) != entry


@pytest.mark.parametrize(
    ("member", "code"),
    [("DE", "220210"), ("DE", "22029919"), ("DE", "071420"), ("DE", "121221"), ("DE", "121120")],
)
def test_what_a_list_leaves_out_is_surely_at_the_standard_rate(member, code):
    entry = found(member, code, dt.date(2026, 11, 30))
    assert (share(entry), entry.status) == (pytest.approx(0.19), Status.IN_FORCE)


@pytest.mark.parametrize("member", ["FR", "IE", "IT", "PT"])
def test_flowers_that_the_answer_lacks_are_never_exact(member):
    entry = found(member, "060311", dt.date(2026, 11, 30))
    assert (entry.evidence, entry.status) == (Evidence.UNCHECKED, Status.UNCLEAR)


def test_a_change_that_ends_gives_back_what_held_then():
    read = CHANGES[0].read
    before = (
        Segment(rate="0.1", end=dt.date(2022, 1, 1), read=read),
        Segment(rate="0.2", start=dt.date(2022, 1, 1), end=dt.date(2024, 1, 1), read=read),
        Segment(rate="0.3", start=dt.date(2024, 1, 1), read=read),
    )
    change = Change(
        member="AT",
        codes=("04",),
        rate="0",
        start=dt.date(2021, 7, 1),
        end=dt.date(2023, 7, 1),
        read=read,
    )
    cut = [(each.rate, each.start, each.end) for each in changed(before, change)]
    assert cut == [
        ("0.1", None, dt.date(2021, 7, 1)),
        ("0", dt.date(2021, 7, 1), dt.date(2023, 7, 1)),
        ("0.2", dt.date(2023, 7, 1), dt.date(2024, 1, 1)),
        ("0.3", dt.date(2024, 1, 1), None),
    ]
    assert within(before, dt.date(2024, 1, 1), None) == before[2:]


def test_a_rate_by_category_is_for_goods_that_are_stated_to_be_such():
    shirt = found("LU", "610910", THEN)
    childs = found("LU", "610910", THEN, category="childrens_clothing")
    assert (share(shirt), share(childs)) == (pytest.approx(0.17), pytest.approx(0.03))


def test_every_kind_with_a_history_is_one_of_the_members_kinds():
    kinds = {kind for rates in RATES.values() for kind in rates}
    assert set(KINDS.values()) <= kinds


@here
def test_the_standard_rates_of_all_members_are_the_answer_s_own():
    with gzip.open(ANSWER, "rt", encoding="utf-8") as stream:
        told = {
            ({"EL": "GR"}.get(row["member"], row["member"]), row["situation_on"]): row
            for row in csv.DictReader(stream)
            if row["type"] == "STANDARD" and "Canary" not in row["comment"]
        }
    assert {member for member, _ in told} == set(RATES)
    for (member, on), row in told.items():
        entry = found(member, "610910", dt.date.fromisoformat(on))
        assert share(entry) == pytest.approx(float(row["rate_percent"]) / 100), (member, on)
    for member in RATES:
        assert found(member, "610910", dt.date(2026, 11, 30)).evidence is Evidence.OFFICIAL
        assert found(member, "610910", dt.date(2024, 12, 31)).evidence is Evidence.SECONDARY
