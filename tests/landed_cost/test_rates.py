"""Exchange rates as the rules read them: each looked up once, and one column a currency."""

import datetime as dt
from fractions import Fraction

import xborder as xb
from xborder.landed_cost.admission.rates import RatesUsed
from xborder.policy import default_book

DAY = dt.date(2026, 11, 30)
TABLE = xb.RateTable.from_mapping(
    {"EUR/SEK": "11", "EUR/USD": "1.1"},
    start=dt.date(2026, 1, 1),
    end=dt.date(2027, 1, 1),
    source="for the test",
    pivot="EUR",
)


def sent(ship_to, lines):
    item = xb.Item(quantity=1, unit_price="10 EUR")
    return xb.Consignment(
        ship_from="CN", ship_to=ship_to, on=DAY, items=[item] * lines, prices="net"
    )


def test_parcels_to_members_with_other_currencies_have_a_column_of_their_own_rates():
    """Of one bloc, under one plan: what is ours for Germany is foreign for Sweden."""
    used = RatesUsed(TABLE, default_book().policy("EU"))
    parcels = [sent("DE", 1), sent("SE", 2)]
    columns = used.columns({"EUR", "USD"}, parcels, ["EUR", "SEK"])
    ratios = {name: list(map(Fraction, *both)) for name, both in columns.items()}
    assert ratios == {
        "EUR": [Fraction(1), Fraction(11)],
        "USD": [Fraction(10, 11), Fraction(10)],
    }


def test_our_own_currency_needs_no_column():
    used = RatesUsed(TABLE, default_book().policy("EU"))
    assert set(used.columns({"EUR", "USD"}, [sent("DE", 1)], ["EUR"])) == {"USD"}
