"""For 150 ordinary goods: what computes, and why the rest does not.

The codes stand in ``tests/cases/consumer_goods.csv``: six digits of the Harmonized System 2022, ten of
the Harmonized Tariff Schedule 2026 (https://hts.usitc.gov), of Taric of February 2022
(https://ec.europa.eu/taxation_customs/dds2/taric) and of the UK tariff of 2022
(https://www.trade-tariff.service.gov.uk).
"""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_place = importlib.util.spec_from_file_location("goods_coverage", ROOT / "docs/goods_coverage.py")
coverage = importlib.util.module_from_spec(_place)
_place.loader.exec_module(coverage)

ASKED = [
    (destination, column)
    for destination in coverage.CURRENCIES
    for column in ("hs6", coverage.NATIONAL.get(destination))
    if column
]

LEAST = {
    **dict.fromkeys((("DE", "hs6"), ("FR", "hs6"), ("IE", "hs6"), ("SE", "hs6")), 79),
    **dict.fromkeys((("DE", "eu10"), ("FR", "eu10"), ("IE", "eu10"), ("SE", "eu10")), 93),
    ("GB", "hs6"): 84,
    ("GB", "gb10"): 98,
    ("XI", "hs6"): 79,
    ("XI", "eu10"): 92,
    ("NO", "hs6"): 92,
    ("CH", "hs6"): 95,
    ("JP", "hs6"): 82,
    ("CN", "hs6"): 98,
    ("BR", "hs6"): 100,
    ("US", "hs6"): 49,
    ("US", "us10"): 96,
}
"""The least share, in percent, of goods of EUR 400 whose charges compute; lower is a loss of reach."""

NO_TARIFF = {"gb.supply_vat", "jp.exempt", "br.simplified"}
"""Regimes that ask no tariff: relief up to GBP 135 (HMRC, overseas goods sold directly) and JPY
10,000 (Customs Tariff Act, Art. 14(18)), and Brazil's 60 % on whatever is sent (IN RFB 1.737/2017)."""


def test_there_are_150_goods_each_with_codes_that_agree_on_six_digits():
    goods = coverage.goods()
    assert len(goods) == len({row["name"] for row in goods}) == 150
    for row in goods:
        assert len(row["hs6"]) == 6, row
        for column in ("us10", "eu10", "gb10"):
            assert len(row[column]) == 10, row
            assert row[column].startswith(row["hs6"]), row


@pytest.mark.parametrize(("destination", "column"), ASKED)
@pytest.mark.parametrize("size", coverage.PARCELS)
def test_a_refusal_says_why_and_nothing_is_exact_without_a_duty(destination, column, size):
    for name, quote in coverage.quotes(destination, column, size).items():
        if quote.total is None:
            said = [reason for reason in quote.reasons if reason.state == quote.state]
            assert said or quote.missing, name
        elif quote.state == "exact":
            found = [line for line in quote.lines if line.kind == "duty" and line.goods_rule]
            assert found or NO_TARIFF.issuperset(quote.schemes), (name, quote.schemes)


@pytest.mark.parametrize(("destination", "column"), ASKED)
def test_the_share_that_computes_does_not_shrink(destination, column):
    counts = coverage.shares(destination, column, "large")
    computed = 100 * (counts["exact"] + counts["estimate"]) / counts.total()
    assert computed >= LEAST[destination, column], counts


REFUSED = {
    "US": {
        # the duty of a set or of juice is that of another line (HTS 8206.00.00, 8215.20.00, 2106.90.54)
        *("hand tools set", "table knives and forks set", "food supplement"),
        # lists of exemption that were not read line by line, metal duties on which sources disagree
        *("calendar", "greeting card", "wooden bedroom chair", "upholstered chair", "wooden shelf"),
    },
    "GB": {
        *("electric bicycle", "porcelain cup", "ceramic mug"),  # trade remedies
        "food supplement",  # some of its lines go by facts that were not given
    },
    "DE": {
        *("electric bicycle", "porcelain cup", "ceramic mug", "candle"),  # duties against dumping
        *("chocolate bar", "biscuits", "food supplement"),  # agricultural components
        "roasted coffee",  # the German coffee tax
        "woollen carpet",  # its duty goes by the area
    },
    "NO": {
        # ordinary duties of food and of some textiles are not in the package
        *("brassiere", "tracksuit of synthetic fibre", "swimsuit, women's", "tent"),
        *("food supplement", "roasted coffee", "green tea", "chocolate bar", "biscuits", "honey"),
        "dog food",
    },
}
"""The goods without a figure or a range at six digits, each for a reason that stands."""


@pytest.mark.parametrize("destination", REFUSED)
def test_all_other_goods_have_a_figure_or_a_range_at_six_digits(destination):
    known = set(coverage.known(destination, "hs6", "large"))
    refused = {row["name"] for row in coverage.goods()} - known
    assert refused <= REFUSED[destination]


def test_the_page_has_a_row_for_each_destination_and_size():
    rows = coverage.table()[2:]
    assert len(rows) == len(coverage.CURRENCIES) * len(coverage.PARCELS)
    for row in rows:
        cells = [cell.strip() for cell in row.strip("| ").split("|")]
        counts = [cell for cell in cells[2:] if cell != "–"]
        shares = [int(cell[:-1]) for cell in counts if cell.endswith("%")]
        assert len(cells) == 12
        assert all(0 <= share <= 100 for share in shares), row
