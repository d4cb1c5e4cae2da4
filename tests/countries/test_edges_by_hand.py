"""Parcels at the edges of the law to twenty-three destinations, each total worked out by hand from it.

On the limit and one coin above, on the last day of a rule and the first of the next, by mail and by
courier, gifts, for trade, several lines. The comment is the whole reckoning.
"""

import datetime as dt

import pytest

from tests.countries.sent import BOOK, COMPUTER, TEE, TRADER, at, gift, parcel
from xborder.exchange import RateTable
from xborder.landed_cost import quote
from xborder.trade import Seller

RATES = RateTable.from_mapping(
    {
        "USD/KRW": "1000", "USD/CLP": "1000", "USD/COP": "4000", "USD/MXN": "20",
        "USD/IDR": "16000", "USD/ILS": "4", "USD/TRY": "50", "USD/RSD": "100", "USD/UAH": "50",
        "EUR/USD": "1",
    },
    pivot="USD", start=dt.date(2020, 1, 1), end=dt.date(2030, 1, 1), source="for the test",
)  # fmt: skip
SHOES, TOY, WATCH = "640411", "950300", "910211"
OWN = {"personal_use": True}


def of(to):
    """Return a seller who is registered there."""
    return {"seller": Seller(registrations={to})}


def more(sent, *prices):
    """Return a parcel with further pieces of the same goods at other prices."""
    (first,) = sent.items
    others = [first.replace(unit_price=price) for price in prices]
    return sent.replace(items=[first, *others])


def sea(price, **fields):
    return parcel("SG", price, hs=TEE, transport="sea", **fields)


EDGES = [
    # Australia: GST of 10% at the sale up to AUD 1,000, on freight too; no tax from who need not register
    (parcel("AU", "1000 AUD", shipping="20 AUD", **of("AU")), "1122.00"),
    (parcel("AU", "1000 AUD", shipping="20 AUD"), "1020.00"),
    # New Zealand: 15% of 1,100; since April 2026 the levy of 2.21 with its tax, 2.54
    (parcel("NZ", "1000 NZD", "2026-03-31", shipping="100 NZD", **of("NZ")), "1265.00"),
    (parcel("NZ", "1000 NZD", "2026-04-01", shipping="100 NZD", **of("NZ")), "1267.54"),
    # two of 600 each: 180 at the sale; declared: 5% of 1,200, 15% of those 60, 53.44 and 53.36
    (more(parcel("NZ", "600 NZD", "2025-07-01", hs=TEE, **of("NZ")), "600 NZD"), "1555.80", "5%"),
    # Singapore: 400 with freight is free, 400.01 is not: 9% of it; at the sale 9% of 430
    (parcel("SG", "380 SGD", hs=TEE, shipping="20 SGD"), "400.00"),
    (parcel("SG", "380 SGD", hs=TEE, shipping="20.01 SGD"), "436.01"),
    (parcel("SG", "400 SGD", hs=TEE, shipping="30 SGD", **of("SG")), "468.70"),
    (parcel("SG", "400.01 SGD", hs=TEE, **of("SG")), "436.01"),
    (more(parcel("SG", "300 SGD", hs=TEE, **of("SG")), "300 SGD"), "654.00"),
    (parcel("SG", "401 SGD", "2022-12-31", hs=TEE), "429.07"),
    (parcel("SG", "401 SGD", "2023-01-01", hs=TEE), "433.08"),
    (parcel("SG", "401 SGD", "2023-12-31", hs=TEE), "433.08"),
    (parcel("SG", "401 SGD", "2024-01-01", hs=TEE), "437.09"),
    (sea("100 SGD"), "109.00"),
    # Hong Kong: nothing; for trade 0.20 to 46,000, then 0.125 a thousand begun, up to ten cents
    (parcel("HK", "3999 HKD"), "3999.00"),
    (parcel("HK", "46000 HKD", buyer=TRADER), "46000.20"),
    (parcel("HK", "47000.01 HKD", buyer=TRADER), "47000.51"),
    # South Korea: 13% of 150,001 is 19,500; 10% of 169,501 is 16,950
    (parcel("KR", "150000 KRW", hs=TEE, item=OWN), "150000"),
    (parcel("KR", "150001 KRW", hs=TEE, item=OWN), "186451", "13%"),
    # from the United States by mail: 13% of 180,000 and 10% of 203,400; by courier nothing
    (parcel("KR", "180000 KRW", hs=TEE, item=OWN, ship_from="US", transport="post"), "223740", "13%"),
    (parcel("KR", "180000 KRW", hs=TEE, item=OWN, ship_from="US"), "180000"),
    # for trade: 7,200 and 9,720
    (parcel("KR", "90000 KRW", hs=TEE, buyer=TRADER, item={"personal_use": False}), "106920", "8%"),
    # Thailand: free to THB 1,500; VAT since 2024-07-05; duty of 10% since 2026: 150 and 115.50
    (parcel("TH", "1400 THB", "2024-07-04", hs=TEE, shipping="100 THB"), "1500.00"),
    (parcel("TH", "1400.01 THB", "2024-07-04", hs=TEE, shipping="100 THB"), "1765.51", "10%"),
    (parcel("TH", "1400 THB", "2024-07-05", hs=TEE, shipping="100 THB"), "1605.00"),
    (parcel("TH", "1500 THB", "2025-12-31", hs=TEE), "1605.00"),
    (parcel("TH", "1500 THB", "2026-01-01", hs=TEE), "1765.50", "10%"),
    # the Philippines: FOB 10,000 is free; above, 12% of the value, 700 by courier and 30; the stamp
    (parcel("PH", "10000 PHP", "2025-05-06", shipping="500 PHP"), "10500.00"),
    (parcel("PH", "10000.01 PHP"), "11317.61"),
    (parcel("PH", "10000.01 PHP", transport="post"), "11233.61"),
    # Indonesia: USD 3: 11% of 58,000; above it 7.5% of 48,001 and 11% of 51,601.08
    (parcel("ID", "48000 IDR", hs=TOY, shipping="10000 IDR"), "64380.00"),
    (parcel("ID", "48001 IDR", hs=TOY), "57277.20"),
    # shoes 25%, watches 15%, 11% of that and the value, income tax of 5%; books 11% alone
    (parcel("ID", "320000 IDR", hs=SHOES), "464000.00"),
    (parcel("ID", "1600000 IDR", hs=WATCH), "2134400.00"),
    (parcel("ID", "1600000 IDR", hs=BOOK), "1776000.00"),
    # USD 1,500: 1,800,000 and 11% of 25,800,000
    (parcel("ID", "24000000 IDR", hs=TOY), "28638000.00"),
    # USD 75 was free; from 2020-01-30 7.5%, and 10% of 1,290,000
    (parcel("ID", "1200000 IDR", "2020-01-29", hs=TOY), "1200000.00"),
    (parcel("ID", "1200000 IDR", "2020-01-30", hs=TOY), "1419000.00"),
    # Taiwan: 2,000 with freight is free; 200 and 110; a fee of 99.80 is waived, one of 100 not
    (parcel("TW", "1900 TWD", hs=TEE, shipping="100 TWD"), "2000.00"),
    (parcel("TW", "1901 TWD", hs=TEE, shipping="100 TWD"), "2311.00", "10%"),
    (parcel("TW", "249500 TWD", hs=TEE), "288173.00", "10%"),
    (parcel("TW", "250000 TWD", hs=TEE), "288850.00", "10%"),
    # Malaysia: 10% of the price at the sale; CIF 500 free of duty; 10% of 520 above
    (parcel("MY", "480 MYR", hs=TEE, shipping="20 MYR", **of("MY")), "548.00"),
    (parcel("MY", "500 MYR", hs=TEE, shipping="20 MYR", **of("MY")), "622.00", "10%"),
    (parcel("MY", "480 MYR", "2023-12-31", hs=TEE, shipping="20 MYR", **of("MY")), "500.00"),
    (more(parcel("MY", "300 MYR", hs=TEE, **of("MY")), "300 MYR"), "720.00", "10%"),
    # 500.01 is no low value: 50.00 of duty and 10% of 550.01
    (parcel("MY", "500.01 MYR", hs=TEE, **of("MY")), "605.01", "10%"),
    # Saudi Arabia: VAT 5%, then 15%; SAR 15 since 2024-10-06; above 1,000 duty, at most 500
    (parcel("SA", "800 SAR", "2020-06-30"), "840.00"),
    (parcel("SA", "800 SAR", "2020-07-01"), "920.00"),
    (parcel("SA", "900 SAR", "2024-10-05"), "1035.00"),
    (parcel("SA", "900 SAR", "2024-10-06"), "1050.00"),
    (parcel("SA", "980 SAR", hs=TEE, shipping="20 SAR"), "1165.00"),
    (parcel("SA", "980.01 SAR", hs=TEE, shipping="20 SAR"), "1280.01", "10%"),
    # 5% of 400,000; 15% of 420,000; 0.15% would be 600
    (parcel("SA", "400000 SAR", hs=TEE, buyer=TRADER), "483500.00", "5%"),
    # the Emirates: 5% VAT; above AED 1,000 5% duty and 5% of 1,050.01
    (parcel("AE", "1000 AED", hs=TEE), "1050.00"),
    (parcel("AE", "1000.01 AED", hs=TEE), "1102.51"),
    # India: 10%, a tenth of it, 18% of 11,100; 28% until 2025-09-21
    (parcel("IN", "9000 INR", hs=TEE, shipping="1000 INR", item=OWN), "13098.00"),
    # Turkey: 60% of 1,500; from 2026-02-06 10%, and 20% of 1,650. 30% of 7,500; then 750 and 1,650
    (parcel("TR", "1500 TRY", "2026-02-05", hs=SHOES), "2400.00"),
    (parcel("TR", "1500 TRY", "2026-02-06", hs=SHOES), "1980.00", "10%"),
    (parcel("TR", "7500 TRY", "2024-08-20", hs=SHOES), "9750.00"),
    (parcel("TR", "7500 TRY", "2024-08-21", hs=SHOES), "9900.00", "10%"),
    # Vietnam: free, then 8%; 8% ends with 2026; 10% of 5,000,000 and 8% of 5,500,000
    (parcel("VN", "1000000 VND", "2025-02-17", hs=TEE), "1000000"),
    (parcel("VN", "1000000 VND", "2025-02-18", hs=TEE), "1080000"),
    (parcel("VN", "900000 VND", "2026-12-31", hs=TEE), "972000"),
    (parcel("VN", "900000 VND", "2027-01-01", hs=TEE), "990000"),
    (parcel("VN", "5000000 VND", hs=TEE), "5940000", "10%"),
    # Israel since June 2026: USD 75 free; one agora above, 18%
    (parcel("IL", "300 ILS", hs=TEE), "300.00"),
    (parcel("IL", "300.01 ILS", hs=TEE), "354.01"),
    # South Africa: 20% of 500; VAT since September 2024 of 550 and 100; above it duty of 10%
    (parcel("ZA", "500 ZAR", "2024-08-31", hs=TEE), "600.00"),
    (parcel("ZA", "500 ZAR", "2024-09-01", hs=TEE), "697.50"),
    (parcel("ZA", "500.01 ZAR", "2024-09-01", hs=TEE), "640.01", "10%"),
    # Serbia: EUR 50 of goods: 20% of them; above it 10% and 20% with freight; a gift of EUR 70
    (parcel("RS", "5000 RSD", hs=TEE, shipping="1000 RSD"), "7000.00"),
    (parcel("RS", "5001 RSD", hs=TEE, shipping="1000 RSD"), "7921.32"),
    (gift("RS", "7000 RSD", hs=TEE), "7000.00"),
    (gift("RS", "7001 RSD", hs=TEE), "9241.32"),
    # Ukraine: EUR 150 free; of the hryvnia above 0.10 and 0.22; in 2021 VAT above EUR 100
    (parcel("UA", "7500 UAH", hs=TEE), "7500.00"),
    (parcel("UA", "7501 UAH", hs=TEE), "7501.32"),
    (parcel("UA", "6000 UAH", "2021-06-01", hs=TEE), "6200.00"),
    # Chile: 19% at the sale with freight; above USD 500 6% and 19%; USD 41 free until 2025-10-24
    (parcel("CL", "500000 CLP", hs=TEE, shipping="10000 CLP", **of("CL")), "606900"),
    (parcel("CL", "500001 CLP", hs=TEE, **of("CL")), "630701"),
    (parcel("CL", "41000 CLP", "2025-10-24", hs=TEE), "41000"),
    (parcel("CL", "41001 CLP", "2025-10-24", hs=TEE), "51719"),
    # Colombia: USD 200 from the United States free; from China 19% with freight; above it 10% too
    (parcel("CO", "800000 COP", hs=TEE, shipping="40000 COP", ship_from="US"), "840000.00"),
    (parcel("CO", "800000 COP", hs=TEE, shipping="40000 COP"), "999600.00"),
    (parcel("CO", "800001 COP", hs=TEE), "1047201.31"),
    (parcel("CO", "204000 COP", "2026-01-29", hs=TEE, ship_from="US"), "242760.00"),
    (parcel("CO", "204000 COP", "2026-01-30", hs=TEE, ship_from="US"), "204000.00"),
    (parcel("CO", "800000 COP", "2021-12-31", hs=TEE), "800000.00"),
    (parcel("CO", "800000 COP", "2022-01-01", hs=TEE), "952000.00"),
    # Mexico: 19%, 33.5%; from the United States free to USD 50, 17% to 117, 19% above
    (parcel("MX", "1000 MXN", "2025-08-14", hs=TEE), "1190.00"),
    (parcel("MX", "1000 MXN", "2025-08-15", hs=TEE), "1335.00"),
    (parcel("MX", "1000 MXN", hs=TEE, ship_from="US"), "1000.00"),
    (parcel("MX", "1000.20 MXN", hs=TEE, ship_from="US"), "1170.23"),
    (parcel("MX", "2340 MXN", hs=TEE, ship_from="US"), "2737.80"),
    (parcel("MX", "2340.20 MXN", hs=TEE, ship_from="US"), "2784.84"),
    (parcel("MX", "50000 MXN", hs=TEE), "66750.00"),
    (parcel("MX", "1000 MXN", "2024-12-31", hs=TEE), "1000.00"),
    (parcel("MX", "20000.20 MXN", "2024-12-31", hs=TEE), "24000.24"),
    # Canada: 13% of 25; British Columbia by mail: 5.40, 5% and 7% of 35.40; a gift of 60
    (more(parcel("CA", "15 CAD", region="ON"), "10 CAD"), "28.25"),
    (parcel("CA", "30 CAD", hs=TEE, region="BC", ship_from="US", transport="post"), "39.65", "18%"),
    (gift("CA", "60 CAD", region="ON", shipping="25 CAD"), "85.00"),
    # Iceland: 24% with freight; a gift of 13,500 and its freight bear nothing
    (parcel("IS", "13500 ISK", hs=TEE, shipping="1500 ISK"), "18600"),
    (gift("IS", "13500 ISK", hs=TEE, shipping="1500 ISK"), "15000"),
    # Liechtenstein is Switzerland: 8.1% of 200
    (parcel("LI", "200 CHF"), "216.20"),
]  # fmt: skip


def told(row):
    sent = row[0]
    return f"{sent.ship_to} {sent.items[0].unit_price.amount} {sent.on} {sent.transport}"


@pytest.mark.parametrize("row", EDGES, ids=told)
def test_a_total_is_the_one_worked_out_by_hand(row):
    sent, total, *duty = row
    tariff = at(*duty, TEE, SHOES, COMPUTER) if duty else None
    found = quote(sent, rates=RATES, tariff=tariff)
    assert found.total is not None, [str(reason.text) for reason in found.reasons]
    assert str(found.total.amount) == total


GIFTS = [
    # a gift is no sale, though its sender's shop is registered: no tax at the sale, 19% at customs
    (gift("CL", "100000 CLP", hs=TEE, **of("CL")), "cl.low_value", "estimate"),
    # concession 75 of New Zealand frees the first NZD 110 of a gift, which is left out above 1,000
    (gift("NZ", "1000.01 NZD", "2025-07-01", hs=TEE), "nz.import", "estimate"),
    (parcel("NZ", "1000.01 NZD", "2025-07-01", hs=TEE), "nz.import", "exact"),
    (gift("NZ", "1000 NZD", "2025-07-01", hs=TEE), "nz.low_value", "exact"),
]


@pytest.mark.parametrize(("sent", "scheme", "state"), GIFTS)
def test_a_gift_is_not_taken_for_a_sale_nor_its_relief_passed_over_in_silence(sent, scheme, state):
    found = quote(sent, rates=RATES, tariff=at("10%", TEE))
    assert (found.schemes, str(found.state)) == ((scheme,), state)


ABOVE = [
    (parcel("MX", "50000.20 MXN", hs=TEE), "Above USD 2,500"),
    (parcel("CO", "8000004 COP", hs=TEE), "Above USD 2,000"),
    (parcel("RS", "300001 RSD", hs=TEE), "Above EUR 3,000"),
    (parcel("MX", "900 MXN", hs=TEE, transport="post"), "no parcel by post"),
]


@pytest.mark.parametrize(("sent", "why"), ABOVE)
def test_one_coin_above_the_last_limit_there_is_no_total(sent, why):
    found = quote(sent, rates=RATES)
    assert (str(found.state), found.total) == ("unsupported", None)
    assert any(why in str(reason.text) for reason in found.reasons)
