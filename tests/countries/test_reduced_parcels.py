"""Parcels of goods at reduced rates on both sides of a day, each worked out by hand from the change itself.

A shop in IOSS sells one good from China; from 1 July 2026 a parcel bears EUR 3 of duty beside the VAT, which does
not enter its base.
"""

import datetime as dt
from decimal import Decimal

import pytest

from tests.countries.sent import charges, parcel
from xborder.exchange import Quotation, RateTable
from xborder.landed_cost import quote
from xborder.trade import Seller

IOSS = Seller(registrations={"IOSS"})

_DAYS = {"start": dt.date(2020, 1, 1), "end": dt.date(2027, 3, 1), "kind": "customs"}
RATES = RateTable(
    [
        Quotation.of("EUR", code, "1", source="made up: the sums stay those of the euro", **_DAYS)
        for code in ("BGN", "CZK", "HUF", "PLN", "RON", "SEK")
    ]
)

# member, code, price in euro, day, duty of EUR 3, VAT, total
ROWS = [
    # Austria, Annex 3 since 1 July 2026: 4.9% of 30 is 1.47; cream keeps 10%
    ("AT", "190219", "30", "2026-06-30", None, "3.00", "33.00"),
    ("AT", "190219", "30", "2026-07-01", "3.00", "1.47", "34.47"),
    ("AT", "040150", "30", "2026-07-01", "3.00", "3.00", "36.00"),
    # Spain since 2023: towels 4% in place of 10; the press 4% throughout
    ("ES", "96190071", "20", "2022-12-31", None, "2.00", "22.00"),
    ("ES", "96190071", "20", "2023-01-01", None, "0.80", "20.80"),
    ("ES", "490290", "12", "2023-01-01", None, "0.48", "12.48"),
    # Sweden: 12%, from April 2026 6%
    ("SE", "180632", "50", "2026-03-31", None, "6.00", "56.00"),
    ("SE", "180632", "50", "2026-04-01", None, "3.00", "53.00"),
    # Romania: drinks 9%, 19% with 2023, 21% with August 2025
    ("RO", "220210", "40", "2022-12-31", None, "3.60", "43.60"),
    ("RO", "220210", "40", "2023-01-01", None, "7.60", "47.60"),
    ("RO", "220210", "40", "2025-08-01", None, "8.40", "48.40"),
    # Finland: 14% of 25 is 3.50, 13.5% 3.375
    ("FI", "040690", "25", "2025-12-31", None, "3.50", "28.50"),
    ("FI", "040690", "25", "2026-01-01", None, "3.38", "28.38"),
    # Latvia: bread 21%, from July 2026 12%
    ("LV", "190510", "10", "2026-06-30", None, "2.10", "12.10"),
    ("LV", "190510", "10", "2026-07-01", "3.00", "1.20", "14.20"),
    # Slovakia: chocolate 20%, 19% with 2025, 23% with 2026
    ("SK", "180632", "40", "2024-12-31", None, "8.00", "48.00"),
    ("SK", "180632", "40", "2025-12-31", None, "7.60", "47.60"),
    ("SK", "180632", "40", "2026-01-01", None, "9.20", "49.20"),
    # Lithuania: books 9%, with 2026 5%
    ("LT", "490199", "30", "2025-12-31", None, "2.70", "32.70"),
    ("LT", "490199", "30", "2026-01-01", None, "1.50", "31.50"),
    # Italy: a wheelchair 4%; art 10%, from July 2025 5%
    ("IT", "871310", "140", "2025-06-30", None, "5.60", "145.60"),
    ("IT", "970121", "100", "2025-06-30", None, "10.00", "110.00"),
    ("IT", "970121", "100", "2025-07-01", None, "5.00", "105.00"),
    # Slovenia: towels 22% to 2 May 2021 lie before IOSS; 9.5% of 20 since
    ("SI", "96190071", "20", "2021-07-01", None, "1.90", "21.90"),
    # Poland: 5%, nothing from February 2022 to March 2024
    ("PL", "040690", "40", "2022-01-31", None, "2.00", "42.00"),
    ("PL", "040690", "40", "2022-02-01", None, None, "40.00"),
    ("PL", "040690", "40", "2024-04-01", None, "2.00", "42.00"),
    # Bulgaria: bread 20%, nothing from July 2022 to 2024
    ("BG", "190510", "10", "2022-06-30", None, "2.00", "12.00"),
    ("BG", "190510", "10", "2022-07-01", None, None, "10.00"),
    ("BG", "190510", "10", "2025-01-01", None, "2.00", "12.00"),
    # Czechia: books 10%, with 2024 nothing; drinks 15%, with 2024 21%
    ("CZ", "490199", "30", "2023-12-31", None, "3.00", "33.00"),
    ("CZ", "490199", "30", "2024-01-01", None, None, "30.00"),
    ("CZ", "220210", "20", "2023-12-31", None, "3.00", "23.00"),
    ("CZ", "220210", "20", "2024-01-01", None, "4.20", "24.20"),
    # Portugal: vegetables nothing from 18 April 2023 to the end of the year
    ("PT", "070200", "50", "2023-04-17", None, "3.00", "53.00"),
    ("PT", "070200", "50", "2023-04-18", None, None, "50.00"),
    # Cyprus: vegetables nothing by decree to 31 December 2026
    ("CY", "070200", "20", "2026-12-31", "3.00", None, "23.00"),
]


@pytest.mark.parametrize(("to", "hs", "price", "on", "duty", "vat", "total"), ROWS)
def test_a_reduced_parcel_on_its_day(to, hs, price, on, duty, vat, total):
    item = {"excise": "none"}
    result = quote(parcel(to, f"{price} EUR", on, hs=hs, item=item, seller=IOSS), rates=RATES)
    due = charges(result)
    fee = Decimal(due.pop("handling_fee", "0"))  # of November 2026, which is not what is tried here
    expected = {"flat_duty": duty, "ioss_vat": vat}
    assert due == {name: amount for name, amount in expected.items() if amount}
    assert result.total is not None, result.reasons
    assert result.total.amount - fee == Decimal(total)
