"""India's GST by goods since 22 September 2025: nothing, 5%, 18% or 40%, by heading.

Notification 9/2025-Integrated Tax (Rate) puts 5% on Schedule I, 18% on Schedule II and on what no
schedule names, 40% on Schedule III; Notification 10/2025 frees goods. The headings here are those that
shops sell most and whose entry was read in a digest of both. Where an entry splits a heading by
something that no code tells, such as pre-packaged and labelled food, the more usual rate is *unclear*.
Clothing, made-up textiles and footwear bear 5% up to INR 2,500 a piece or pair and 18% above.

What the four rates of before (5%, 12%, 18%, 28%) fell on was not read.

Example:
    >>> from xborder.policy.goods_table import GoodsKey
    >>> GST.find(GoodsKey(hs_code="851713"), day(2026, 11, 21)).value
    Percent(share=Fraction(9, 50))
    >>> GST.find(GoodsKey(hs_code="490210"), day(2026, 11, 21)).value
    Nothing()
"""

from collections.abc import Iterator

from xborder.policy.goods import Entry
from xborder.policy.vocabulary import *
from xborder.source import Provenance

read: Reader = Reader(day(2026, 11, 30))

START = day(2025, 9, 22)
"""The first day of the rates by these schedules."""

RATES = read.secondary(
    "Notification 9/2025-Integrated Tax (Rate), and a public digest of its entries",
    "https://rnjindia.com/detail/56382.aspx",
    article="Schedules I to III",
)
FREE_GOODS = read.secondary(
    "Notification 10/2025-Integrated Tax (Rate), and a public digest of its entries",
    "https://www.taxrealtime.in/gstlaws/provision/notifications/1302",
)
BEFORE = read.unchecked(
    "Integrated Goods and Services Tax Act 2017; Notification 1/2017-Integrated Tax (Rate)",
    "https://www.indiacode.nic.in",
)

_OILS = "1507 1508 1509 1510 1511 1512 1515"
_FABRICS = "5208 5209 5210 5211 5212 5407 5408"
_ELECTRIC = (
    "8415 8418 8422 8443 8450 8471 8473 8501 8506 8507 8511 8512 8517 8518 8521 8523 8528 8539 8544"
)
BY_PRICE = "61 62 63 64"
"""Clothing, made-up textiles and footwear, whose rate goes by the price of a piece or a pair."""
SURE = (
    ("free", "0", "0401 0701 0702 0703 0803 2501 4902"),
    (
        "five",
        "0.05",
        f"0402 0904 {_OILS} 1604 1704 2005 2103 2104 3005 330510 {_FABRICS} 6911 9018",
    ),
    (
        "eighteen",
        "0.18",
        f"3208 3209 3214 3506 3901 3902 3904 3917 3923 4410 4412 4818 6907 7009 7013 7318 8409 {_ELECTRIC}",
    ),
)
"""Headings on all of which one rate falls: its name, the rate, the codes."""
SPLIT = (
    ("by_price", "0.05", BY_PRICE, "Up to INR 2,500 a piece or pair; 18% above."),
    ("printed_books", "0", "4901", "Printed books are free; brochures and leaflets bear 5%."),
    ("medicines", "0.05", "3003 3004", "The drugs of Annexure I are free."),
    ("baked", "0.05", "1905", "Bread and pappad are free."),
    ("cheese", "0.05", "0406", "Chena and paneer are free."),
    ("tea_and_coffee", "0.05", "0901 0902", "Unroasted coffee and green tea leaves are free."),
    ("staples", "0.05", "0713 1001 1005 1006 1101 1701", "Free unless pre-packaged and labelled."),
    ("preparations", "0.05", "2106", "Some are free, pan masala bears 40%."),
    ("soft_drinks", "0.40", "2202", "Drinks of fruit or milk without gas bear 5%."),
    ("cosmetics", "0.18", "3304", "Talcum and face powder bear 5%, kajal and bindi nothing."),
    ("hair", "0.18", "3305", "Hair oil and henna paste in cones bear 5%."),
    ("teeth", "0.18", "3306", "Toothpaste bears 5%."),
    ("soap", "0.18", "3401", "Toilet soap in bars bears 5%."),
    ("plastics", "0.18", "3926", "Feeding bottles and beads bear 5%, bangles nothing."),
    ("kitchen", "0.05", "7323", "Scourers and some other articles bear 18%."),
    ("power", "0.18", "8504", "Chargers for electric vehicles bear 5%."),
    ("appliances", "0.18", "8516", "Solar cookers bear 5%."),
    ("cameras", "0.18", "8525", "Some apparatus bears 5%."),
    ("furniture", "0.18", "9401 9403", "Of bamboo, cane or rattan alone: 5%."),
    ("lamps", "0.18", "9405", "Lanterns and some handicrafts bear 5%."),
    ("toys", "0.05", "9503", "Electronic toys bear 18%."),
    ("sports", "0.18", "9506", "Goods for sports, not for general exercise, bear 5%."),
    ("pens", "0.18", "9608", "Pencils and crayons are free."),
)
"""Headings that an entry splits: their name, the more usual rate, the codes and what is different."""
READ = HsIn(" ".join(row[2] for row in (*SURE, *SPLIT)))
"""Goods whose entry was read."""


def _rates() -> Iterator[Entry]:
    yield (
        GoodsRate("in.gst", "0.18", title="Standard rate")
        .by(BEFORE, end=START)
        .then(
            RATES,
            note="Schedule II, serial 639: what no schedule names; which those are was not read.",
        )
    )
    for name, share, codes in SURE:
        yield _rate(name, share, hs=codes).by(_read(share), start=START)
    for name, share, codes, note in SPLIT:
        split = _rate(name, share, hs=codes)
        yield split.by(_read(share), start=START, status=Status.UNCLEAR, note=note)
    yield _rate("books", "0", categories="books newspapers").by(FREE_GOODS, start=START)


def _rate(name: str, share: str, *, hs: str = "", categories: str = "") -> GoodsRate:
    amount = FREE if share == "0" else Percent(share)
    return GoodsRate(f"in.gst.{name}", amount, hs=hs, categories=categories)


def _read(share: str) -> Provenance:
    return FREE_GOODS if share == "0" else RATES


GST = goods("vat", *_rates())
"""The rate of goods, whatever their price."""

GST_BY_PRICE = Bands(
    "customs_value",
    (Band(Money("2500 INR"), Percent("0.05")), Band(None, Percent("0.18"))),
    per=(Quantity.PIECE,),
)
"""The rate of clothing, made-up textiles and footwear, by the value of a piece or a pair."""
