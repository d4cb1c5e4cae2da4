"""The sums of a margin hold whatever is drawn: any currency's decimals, any size, any order."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from xborder.exchange import RateTable
from xborder.margin import (
    Kind,
    Level,
    Period,
    SoldLine,
    SoldSegment,
    Step,
    Waterfall,
    bridge_of,
    margin_by,
    margin_columns,
)
from xborder.money import Currency, Money

DAY = dt.date(2026, 11, 2)
CODES = ("EUR", "USD", "JPY", "BHD", "CLF", "KRW")  # 2, 2, 0, 3, 4 and 0 decimals
DIGITS = {"EUR": 2, "USD": 2, "JPY": 0, "BHD": 3, "CLF": 4, "KRW": 0}
KINDS = st.sampled_from(list(Kind))
MINOR = st.integers(-(10**14), 10**14)
RATES = st.decimals("0.0001", "9999999", places=6)
# Sums of all that is drawn stay below the 24 digits that money holds; more is refused by name.
STEPS = st.lists(st.tuples(KINDS, MINOR, st.sampled_from(CODES)), max_size=12)
HOMES = st.sampled_from(CODES)
IN = {"sale", "shipping_charged"}


def half_even(value):
    return round(value)


@settings(max_examples=30)
@given(drawn=STEPS, home=HOMES, rates=st.tuples(*[RATES] * len(CODES)))
def test_a_waterfall_sums_to_the_cash_in_every_currency_and_at_home(drawn, home, rates):
    pairs = {f"{c}/{home}": r for c, r in zip(CODES, rates, strict=True) if c != home}
    table = RateTable.from_mapping(pairs, start=DAY, source="drawn")
    steps = [
        Step(kind=kind, amount=Money.of_minor(minor, code), id=f"s{n}")
        for n, (kind, minor, code) in enumerate(drawn)
    ]
    sale = Waterfall.of(steps, home=home, rates=table, on=DAY)
    own, at_home, tax = {}, 0, 0
    for kind, minor, code in drawn:
        sign = 1 if kind in IN else -1
        own[code] = own.get(code, 0) + sign * minor
        rate = Fraction(1) if code == home else Fraction(pairs[f"{code}/{home}"])
        exact = sign * minor * rate * Fraction(10) ** (DIGITS[home] - DIGITS[code])
        at_home += half_even(exact)
        tax += half_even(exact) if kind == "tax_recoverable" else 0
    assert {code: money.minor_units() for code, money in sale.cash_by_currency().items()} == own
    assert sale.cash.minor_units() == at_home
    assert sale.margin_3.minor_units() == at_home - tax
    levels = [Level.NET_SALES, Level.MARGIN_1, Level.MARGIN_2, Level.MARGIN_3]
    drops = [sale.at(then) - sale.at(now) for now, then in pairwise(levels)]
    assert sum(drops, sale.net_sales) == sale.margin_3


WORDS = st.sampled_from(["", "a", "b", "ä/ö", "价格", "a b"])
PLACES = st.sampled_from(["", "DE", "US", "XI"])
ROWS = st.lists(
    st.tuples(
        WORDS,
        PLACES,
        st.integers(0, 10**6),
        st.dictionaries(KINDS, st.integers(-(2**58), 2**58), max_size=4),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=30)
@given(
    rows=ROWS,
    home=HOMES,
    by=st.permutations(["sku", "country"]).flatmap(
        lambda every: st.sampled_from([every, every[:1]])
    ),
)
def test_a_line_a_table_and_columns_are_one_arithmetic(rows, home, by):
    lines = [
        SoldLine(
            order=str(n),
            sku=sku,
            country=country,
            units=units,
            on=DAY,
            steps=[Step(kind=k, amount=Money.of_minor(m, home)) for k, m in amounts.items()],
        )
        for n, (sku, country, units, amounts) in enumerate(rows)
    ]
    table = margin_by(lines, by, home=home)
    kinds = {kind for _, _, _, amounts in rows for kind in amounts}
    columns = {
        "sku": [row[0] for row in rows],
        "country": [row[1] for row in rows],
        "units": [row[2] for row in rows],
        **{kind.value: [row[3].get(kind, 0) for row in rows] for kind in kinds},
    }
    found = margin_columns(columns, by, home=home)
    assert list(found) == list(table)
    for key, margins in table.items():
        own = [line for line in lines if tuple(getattr(line, name) for name in by) == key]
        (first, *others) = [line.waterfall(home=home) for line in own]
        single = sum((other.cash for other in others), first.cash)
        assert margins.cash == single == found[key].cash
        assert margins.units == found[key].units == sum(line.units for line in own)
        for kind in kinds:
            assert margins.amount(kind) == found[key].amount(kind)


UNITS = st.decimals("0", "1000000", places=3)
PRICES = st.integers(0, 10**9)
COSTS = st.dictionaries(
    st.sampled_from(["goods", "duty", "fees"]),
    st.tuples(st.integers(-(10**9), 10**9), st.sampled_from(CODES)),
    max_size=3,
)
SEGMENTS = st.lists(
    st.tuples(st.sampled_from("abcd"), UNITS, PRICES, st.sampled_from(CODES), COSTS),
    min_size=1,
    max_size=4,
    unique_by=lambda row: row[0],
)


@settings(max_examples=30)
@given(
    olds=SEGMENTS,
    news=SEGMENTS,
    rates=st.tuples(st.tuples(*[RATES] * 6), st.tuples(*[RATES] * 6)),
    home=HOMES,
    mix=st.sampled_from(["units", "none"]),
    data=st.data(),
)
def test_a_bridge_closes_to_the_cent_in_any_order(olds, news, rates, home, mix, data):
    def made(rows, drawn):
        return Period(
            segments=[
                SoldSegment(
                    name=name,
                    units=units,
                    price=Money.of_minor(price, code),
                    costs={cost: Money.of_minor(m, c) for cost, (m, c) in costs.items()},
                )
                for name, units, price, code, costs in rows
            ],
            rates={c: r for c, r in zip(CODES, drawn, strict=True) if c != home},
        )

    def margin(rows, drawn):  # by hand, in minor units of the home currency
        into = {c: Fraction(r) for c, r in zip(CODES, drawn, strict=True)} | {home: Fraction(1)}

        def worth(minor, code):
            return minor * into[code] * Fraction(10) ** (DIGITS[home] - DIGITS[code])

        return sum(
            Fraction(units) * (worth(price, code) - sum(worth(m, c) for m, c in costs.values()))
            for _, units, price, code, costs in rows
        )

    if mix == "units" and not all(sum(row[1] for row in rows) for rows in (olds, news)):
        return
    before, after = made(olds, rates[0]), made(news, rates[1])
    usual = bridge_of(before, after, home=home, mix=mix).order
    order = data.draw(st.permutations(usual))
    found = bridge_of(before, after, home=home, mix=mix, order=order)
    assert found.order == tuple(order)
    assert found.before.minor_units() == half_even(margin(olds, rates[0]))
    assert found.after.minor_units() == half_even(margin(news, rates[1]))
    total = sum(each.amount.minor_units() for each in found.effects)
    assert total == found.difference.minor_units()
    assert sum(each.exact for each in found.effects) == margin(news, rates[1]) - margin(
        olds, rates[0]
    )
    assert all(abs(each.amount.minor_units() - each.exact) <= 1 for each in found.effects)


def test_the_decimals_of_these_currencies_are_those_of_iso_4217():
    assert {code: Currency.of(code).digits for code in CODES} == DIGITS
    assert Decimal("0.001") == Money.of_minor(1, "BHD").amount
