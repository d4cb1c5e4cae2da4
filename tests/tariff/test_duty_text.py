"""Duty texts as tariffs print them, read into amounts; everything else raises."""

import csv
import gzip
import os
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, InvalidType
from xborder.money import Money
from xborder.policy.amount import (
    FREE,
    AtLeast,
    NoMoreThan,
    Percent,
    PerUnit,
    Quantity,
    Sum,
    Unsupported,
)
from xborder.tariff.duty_text import UNREAD, read_duty, read_or_unsupported


def per(money, quantity, units=1):
    return PerUnit(Money(money), quantity, units)


ITEM, KG, HL = Quantity.PIECE, Quantity.NET_KG, Quantity.LITRE

# Each text is one that the European Union, the United Kingdom or the United States prints.
TEXTS = [
    ("Free", FREE),
    ("0.0%", FREE),
    ("12.0%", Percent("0.12")),
    ("2.75%", Percent("0.0275")),
    ("10.20% + 93.10 EUR / 100 kg", Sum(Percent("0.102"), per("93.10 EUR", KG, 100))),
    ("10.00% + 77.00 GBP/100kg", Sum(Percent("0.10"), per("77.00 GBP", KG, 100))),
    ("8% + 30.60 EUR / 100 kg MIN 5 EUR / item", AtLeast(Sum(Percent("0.08"), per("30.60 EUR", KG, 100)), per("5 EUR", ITEM))),
    ("22.4% MAX 0.80 EUR / item", NoMoreThan(Percent("0.224"), per("0.80 EUR", ITEM))),
    ("4.50% MIN 0.30 EUR / item MAX 0.80 EUR / item", NoMoreThan(AtLeast(Percent("0.045"), per("0.30 EUR", ITEM)), per("0.80 EUR", ITEM))),
    ("0.50 EUR / item MIN 2.70% MAX 4.60%", NoMoreThan(AtLeast(per("0.50 EUR", ITEM), Percent("0.027")), Percent("0.046"))),
    ("9.10% + 45.10 EUR / 100 kg MAX 18.90% + 16.50 EUR / 100 kg", NoMoreThan(Sum(Percent("0.091"), per("45.10 EUR", KG, 100)), Sum(Percent("0.189"), per("16.50 EUR", KG, 100)))),
    ("1,896.00 EUR / tonne", per("1896.00 EUR", KG, 1000)),
    ("35.00 EUR / 1,000 items", per("35.00 EUR", ITEM, 1000)),
    ("13.10 EUR / hl", per("13.10 EUR", HL, 100)),
    ("1.75 EUR / % vol / hl", per("1.75 EUR", Quantity.LITRE_ALCOHOL)),
    ("16.60% MIN 19.80 EUR / 100 kg / gross", AtLeast(Percent("0.166"), per("19.80 EUR", Quantity.GROSS_KG, 100))),
    ("0.20 GBP/ item", per("0.20 GBP", ITEM)),
    ("443.00 GBP/1000kg", per("443.00 GBP", KG, 1000)),
    ("1.1 €/100 kg/net", per("1.1 EUR", KG, 100)),
    ("4.4¢/kg + 2.3%", Sum(per("0.044 USD", KG), Percent("0.023"))),
    ("20.7¢/kg + 7.5%", Sum(per("0.207 USD", KG), Percent("0.075"))),
    ("$1.035/kg", per("1.035 USD", KG)),
    ("90¢/pr. + 37.5%", Sum(per("0.90 USD", ITEM), Percent("0.375"))),
    ("0.9¢ each", per("0.009 USD", ITEM)),
    ("$1.05/doz.", per("1.05 USD", ITEM, 12)),
    ("6.3¢/liter", per("0.063 USD", HL)),
    ("23.7¢/pf. liter", per("0.474 USD", Quantity.LITRE_ALCOHOL)),  # a proof litre holds half a litre
    ("12% but not less than 5 EUR per item", AtLeast(Percent("0.12"), per("5 EUR", ITEM))),
    ("12%, but not more than 5 EUR per 10 kg", NoMoreThan(Percent("0.12"), per("5 EUR", KG, 10))),
    ("3 EUR / 500 g", per("6 EUR", KG)),
    ("40 EUR / 1,000 cigarettes", per("40 EUR", Quantity.CIGARETTE, 1000)),
    ("  12.0 % ", Percent("0.12")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "amount"), TEXTS, ids=[text for text, _ in TEXTS])
def test_a_printed_duty_becomes_the_amount_it_stands_for(text, amount):
    assert read_duty(text) == amount
    assert read_or_unsupported(text) == amount


# Texts of the same tariffs that name something we do not compute, and why.
NOT_COMPUTED = [
    ("8.30% +  EA MAX 18.70%  + ADSZ", "The duty has an agricultural component, which is not computed."),
    ("Entry Price", "The duty depends on an entry price, which is not computed."),
    ("0.40 EUR / 100 kg /net/ % sacchar.", "The duty counts sugar by weight, which is not computed."),
    ("50.70 EUR / 100 kg / net dry", "The duty counts a weight that is not computed."),
    ("8.50% (01 JAN-31 MAY, 1 NOV-31 DEC), 12.00% (01 JUN-31 OCT)", "The duty depends on the season, which is not computed."),
    ("51¢ each + 6.25% on the case and strap, band or bracelet + 5.3% on the battery", "The duty depends on the parts of the article, which is not computed."),
    ("See additional U.S. note 1", UNREAD),
    ("14.5¢/m2 + 0.4%", UNREAD),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), NOT_COMPUTED, ids=[t for t, _ in NOT_COMPUTED])
def test_what_is_not_computed_is_unsupported_with_its_reason(text, reason):
    assert read_or_unsupported(text) == Unsupported(reason)
    with pytest.raises(InvalidInput):
        read_duty(text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "an empty place"),
        ("12", "12"),
        ("12,5%", "12,5%"),  # a comma for a point
        ("12% +", "an empty place"),
        ("12% 5 EUR / item", "12% 5 EUR / item"),
        ("5 EUR", "5 EUR"),  # for each what?
        ("5 EUR / m2", "5 EUR / m2"),
        ("5 / kg", "5 / kg"),
        ("-3%", "-3%"),
        ("1e3%", "1e3%"),
        ("１２%", "１２%"),
        ("12% MIN", "an empty place"),
        ("5 EUR / 12", "5 EUR / 12"),
        ("24 + 4.2 EUR/100 kg", "24"),
    ],
)
def test_a_text_that_is_not_understood_names_the_part_and_the_remedy(text, part):
    with pytest.raises(InvalidInput) as caught:
        read_duty(text)
    problem = caught.value.problem()
    assert problem.code == "tariff.duty_text"
    assert part in problem.message
    assert "12%" in problem.remedy
    assert isinstance(read_or_unsupported(text), Unsupported)


def test_a_currency_that_is_none_is_refused():
    with pytest.raises(InvalidInput):
        read_duty("5 XQQ / kg")
    assert read_or_unsupported("5 XQQ / kg") == Unsupported(UNREAD)


@pytest.mark.parametrize("value", [None, 12, 0.12, b"12%"])
def test_a_duty_that_is_not_text_is_refused(value):
    with pytest.raises(InvalidType, match="is not text"):
        read_duty(value)


@given(st.decimals(min_value="0.01", max_value=500, places=2), st.integers(1, 99_999))
def test_shares_and_sums_are_exact(share, cents):
    amount = read_duty(f"{share}% + {cents / 100:.2f} EUR / kg")
    assert amount.parts[0].share == Fraction(share) / 100
    assert amount.parts[1].money == Money.of_minor(cents, "EUR")


@given(st.text(max_size=40))
def test_any_text_is_read_whole_or_refused(text):
    amount = read_or_unsupported(text)
    if amount == FREE:
        words = " ".join(text.split()).lower()
        assert words == "free" or (words.endswith("%") and set(words) <= set("0.,% "))


def shared(name):
    for folder in (
        os.environ.get("XBORDER_SHARED"),
        *(parent / "shared" for parent in Path(__file__).resolve().parents),
    ):
        if folder and Path(folder, "data", name).exists():
            return Path(folder, "data", name)
    pytest.skip("the shared tariffs are not here")


# How many of each tariff's texts are computed, counted by hand from the kinds listed in the file.
@pytest.mark.parametrize(
    ("name", "columns", "share"),
    [
        ("uk_global_tariff_and_eu_cet_2021.csv.gz", ("cet_duty_rate", "ukgt_duty_rate"), 0.98),
        ("us_hts_2025_basic.csv.gz", ("General Rate of Duty", "Column 2 Rate of Duty"), 0.9),
    ],
)
def test_whole_official_tariffs_are_read_and_nothing_turns_free_by_mistake(name, columns, share):
    with gzip.open(shared(name), "rt", encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    texts = [row[c] for row in rows for c in columns if row[c]]
    amounts = [(text, read_or_unsupported(text)) for text in texts]
    computed = [pair for pair in amounts if not isinstance(pair[1], Unsupported)]
    assert len(computed) > share * len(amounts)
    free = {text.strip() for text, amount in computed if amount == FREE}
    assert free <= {"Free", "free", "0%", "0.0%", "0.00%"}
