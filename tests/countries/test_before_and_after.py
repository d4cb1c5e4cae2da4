"""Parcels on the last day before a change and on its first, each worked out by hand from the change itself.

What changed, as the sources of the rules have it: Canada's limits by courier (1 July 2020) and Nova Scotia's
HST (1 April 2025); Thai VAT (5 July 2024) and duty (1 January 2026) from the first baht; Saudi VAT (1 July 2020)
and its service fee (6 October 2024); Dubai's limit of AED 300 (January and February 2023); Indonesia's USD 75 and
3 (30 January 2020) and its flat rates (5 March 2025); Israeli VAT (2025) and its limits (31 December 2025, 25
February 2026); South African VAT on small parcels (1 September 2024); Turkey's flat tax (21 August 2024) and its
end (6 February 2026); Singapore's GST (2023, 2024); Malaysia's tax on low value goods (2024).
"""

import pytest

from tests.countries.sent import TEE, TRADER, at, charges, parcel, rate
from xborder.landed_cost import quote
from xborder.trade import Seller

SHOES = "640411"
RATES = {
    "ID": rate("USD/IDR", "16000"),
    "IL": rate("USD/ILS", "4"),
    "TR": rate("EUR/TRY", "50"),
}
QUEBEC, SCOTIA = {"region": "CA-QC", "ship_from": "US"}, {"region": "CA-NS"}
REGISTERED = {"seller": Seller(registrations={"MY"})}

# destination, price, day, duty that the tariff has, what else there is, what each charge comes to
ROWS = [
    # 18% of 150 is 27; 5% and 9.975% of 177, and from July on of 150
    (
        "CA",
        "150 CAD",
        "2020-06-30",
        "18%",
        QUEBEC,
        {"duty": "27.00", "gst": "8.85", "pst": "17.66"},
    ),
    ("CA", "150 CAD", "2020-07-01", "18%", QUEBEC, {"gst": "7.50", "pst": "14.96"}),
    ("CA", "40 CAD", "2020-07-01", "18%", QUEBEC, {}),
    ("CA", "100 CAD", "2025-03-31", "0%", SCOTIA, {"hst": "15.00"}),
    ("CA", "100 CAD", "2025-04-01", "0%", SCOTIA, {"hst": "14.00"}),
    ("TH", "1500 THB", "2024-07-04", "30%", {}, {}),
    ("TH", "1500 THB", "2024-07-05", "30%", {}, {"import_vat": "105.00"}),
    ("TH", "1500 THB", "2025-12-31", "30%", {}, {"import_vat": "105.00"}),
    ("TH", "1500 THB", "2026-01-01", "30%", {}, {"duty": "450.00", "import_vat": "136.50"}),
    ("SA", "1000 SAR", "2020-06-30", "12%", {}, {"import_vat": "50.00"}),
    ("SA", "1000 SAR", "2020-07-01", "12%", {}, {"import_vat": "150.00"}),
    ("SA", "1000 SAR", "2024-10-06", "12%", {}, {"import_vat": "150.00", "parcel_fee": "15.00"}),
    # 0.15% of 2,000 is 3, at least 15; 15% of 2,240
    (
        *("SA", "2000 SAR", "2024-10-06", "12%", {}),
        {"duty": "240.00", "import_vat": "336.00", "service_fee": "15.00"},
    ),
    ("AE", "500 AED", "2022-12-31", "5%", {}, {"import_vat": "25.00"}),
    ("AE", "500 AED", "2023-01-01", "5%", {}, {"duty": "25.00", "import_vat": "26.25"}),
    ("AE", "500 AED", "2023-03-01", "5%", {}, {"import_vat": "25.00"}),
    ("ID", "1200000 IDR", "2020-01-29", "25%", {}, {}),
    # the duty of the tariff, 25% of 1,200,000, then VAT of 10% of 1,500,000
    (
        "ID",
        "1200000 IDR",
        "2020-01-30",
        "25%",
        {},
        {"duty": "300000.00", "import_vat": "150000.00"},
    ),
    (
        "ID",
        "1000000 IDR",
        "2025-03-04",
        "20%",
        {},
        {"duty": "200000.00", "import_vat": "132000.00"},
    ),
    (
        *("ID", "1000000 IDR", "2025-03-05", "20%", {}),
        {"duty_25": "250000.00", "import_vat": "137500.00", "income_tax": "62500.00"},
    ),
    ("IL", "300 ILS", "2024-12-31", "6%", {}, {}),
    ("IL", "304 ILS", "2024-12-31", "6%", {}, {"import_vat": "51.68"}),
    ("IL", "304 ILS", "2025-01-01", "6%", {}, {"import_vat": "54.72"}),
    ("IL", "600 ILS", "2025-12-30", "6%", {}, {"import_vat": "108.00"}),
    ("IL", "600 ILS", "2025-12-31", "6%", {}, {}),
    ("IL", "600 ILS", "2026-02-25", "6%", {}, {"import_vat": "108.00"}),
    ("IL", "2004 ILS", "2026-02-25", "6%", {}, {"duty": "120.24", "import_vat": "382.36"}),
    ("ZA", "500 ZAR", "2024-08-31", "45%", {}, {"flat_charge": "100.00"}),
    # 15% of 600, and of the tenth of 500 that the law adds
    (
        *("ZA", "500 ZAR", "2024-09-01", "45%", {}),
        {"flat_charge": "100.00", "import_vat": "90.00", "vat_on_tenth": "7.50"},
    ),
    ("TR", "7500 TRY", "2024-08-20", "12%", {}, {"flat_tax": "2250.00"}),
    ("TR", "1500 TRY", "2024-08-21", "12%", {}, {"flat_tax": "900.00"}),
    ("TR", "1500 TRY", "2026-02-05", "12%", {}, {"flat_tax": "900.00"}),
    # 10% VAT of clothing on 1,680
    ("TR", "1500 TRY", "2026-02-06", "12%", {}, {"duty": "180.00", "import_vat": "168.00"}),
    ("SG", "400 SGD", "2022-12-31", "0%", {}, {}),
    ("SG", "401 SGD", "2022-12-31", "0%", {}, {"import_gst": "28.07"}),
    ("SG", "401 SGD", "2023-01-01", "0%", {}, {"import_gst": "32.08"}),
    ("SG", "401 SGD", "2024-01-01", "0%", {"buyer": TRADER}, {"import_gst": "36.09"}),
    ("MY", "500 MYR", "2023-12-31", "20%", REGISTERED, {}),
    ("MY", "500 MYR", "2024-01-01", "20%", REGISTERED, {"sale_tax": "50.00"}),
    ("MY", "501 MYR", "2023-12-31", "20%", {}, {"duty": "100.20", "import_tax": "60.12"}),
]


@pytest.mark.parametrize(
    ("to", "price", "on", "duty", "fields", "expected"), ROWS, ids=lambda each: str(each)[:24]
)
def test_what_a_change_changes(to, price, on, duty, fields, expected):
    goods = SHOES if to == "ID" else TEE
    sent = parcel(to, price, on, hs=goods, **fields)
    assert charges(quote(sent, tariff=at(duty, goods), rates=RATES.get(to))) == expected
