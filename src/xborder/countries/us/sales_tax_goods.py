"""State sales tax by goods: clothing, groceries and textbooks, where a state taxes them otherwise.

Eight states spare clothing, four of them up to a price or above one only; most states spare
groceries or tax them less. States draw the line of clothing (accessories, sports) and of groceries
(candy, soft drinks) differently, and those goods are an estimate. Books are taxed everywhere, save
for the textbooks that a course requires. Local tax on groceries may remain where the state's fell.
https://taxfoundation.org/data/all/state/sales-tax-rates/

Example:
    >>> shirt = GoodsKey(hs_code="610910", region="US-PA")
    >>> goods("sales_tax", *CLOTHING).find(shirt, day(2026, 11, 21)).value
    Nothing()
"""

from collections.abc import Iterator

from xborder.countries.us import sources
from xborder.countries.us.states import regions
from xborder.policy.vocabulary import *

WARDROBE = "61 62 6401 6402 6403 6404 6405"
BORDERLINE = "6112 6116 6117 6211 6213 6214 6215 6216 6217 640212 640219 640312 640319 640411"
"""Swimwear, sports clothing and shoes, gloves, scarves and ties: clothing to one state, not to another."""
LINE_OF_CLOTHING = "Whether the state counts these goods as clothing was not read line by line."
GROCERY = (
    "02 03 0401 0402 0403 0404 0405 0406 0407 0408 0409 07 08 09 10 11 12 15 16 1701 1702 19 20 "
    "2102 2103 2104 2201"
)
SWEETS = "1704 1806 2101 2105 2106 2202"
LINE_OF_FOOD = "Whether the state counts these goods as groceries was not read line by line."
TEXTBOOKS = "A textbook that a course requires is exempt in this state; other books are taxed."

_PIECE = (Quantity.PIECE,)
_PRICE = "sales_price"


def _upto(limit: str, above: Amount, *, inclusive: bool = True) -> Amount:
    """Return nothing for a piece up to a price, and an amount above it."""
    low = Band(Money(limit), FREE, inclusive=inclusive)
    return Bands(_PRICE, (low, Band(None, above)), per=_PIECE)


_EXCESS_175 = Difference(Percent("0.0625"), PerUnit(Money("175 USD"), Quantity.PIECE, 16))
"""6.25% of what a piece costs above USD 175: 175/16 is that share of 175."""
_EXCESS_250 = Difference(Percent("0.07"), PerUnit(Money("17.50 USD"), Quantity.PIECE))
"""7% of what a piece costs above USD 250."""
_LUXURY = Bands(
    _PRICE, (Band(Money("1000 USD"), Percent("0.0635")), Band(None, Percent("0.0775"))), per=_PIECE
)

_CLOTHING_RULES = (
    ("MN", FREE, "0.06875", "Not fur, accessories, sports and protective gear."),
    ("NJ", FREE, "0.06625", "Not fur, accessories and sports equipment."),
    ("PA", FREE, "0.06", "Not formal wear, fur, accessories and sports clothing."),
    ("VT", FREE, "0.06", "Whatever the price."),
    (
        "NY",
        _upto("110 USD", Percent("0.04"), inclusive=False),
        "0.04",
        "Less than USD 110 a piece; counties and cities choose for their part.",
    ),
    ("MA", _upto("175 USD", _EXCESS_175), "0.0625", "Only what is above USD 175 is taxed."),
    ("RI", _upto("250 USD", _EXCESS_250), "0.07", "Only what is above USD 250 is taxed."),
    ("CT", _LUXURY, "0.0635", "7.75% on the whole price above USD 1,000, since 2015-07-01."),
)


def _clothing() -> Iterator[Timeline[GoodsRate]]:
    read = sources.CLOTHING
    for state, amount, rate, note in _CLOTHING_RULES:
        name, here = f"us.sales_tax.{state.lower()}.clothing", f"US-{state}"
        yield GoodsRate(name, amount, WARDROBE, regions=here).by(read, note=note)
        doubtful = Estimate(Percent(rate), LINE_OF_CLOTHING)
        yield GoodsRate(f"{name}.line", doubtful, BORDERLINE, regions=here).by(read)


CLOTHING = tuple(_clothing())

_SPARED = {
    **dict.fromkeys(("CO",), "0.029"),
    **dict.fromkeys(("GA", "NY", "WY"), "0.04"),
    **dict.fromkeys(("ND", "WI"), "0.05"),
    **dict.fromkeys(("ME", "NE"), "0.055"),
    **dict.fromkeys(("DC", "FL", "IA", "KY", "MD", "MI", "PA", "SC", "VT", "WV"), "0.06"),
    **dict.fromkeys(("MA", "TX"), "0.0625"),
    **dict.fromkeys(("IN", "RI"), "0.07"),
    "AZ": "0.056",
    "CA": "0.0725",
    "CT": "0.0635",
    "LA": "0.05",
    "MN": "0.06875",
    "NC": "0.0475",
    "NJ": "0.06625",
    "NM": "0.04875",
    "NV": "0.0685",
    "OH": "0.0575",
    "WA": "0.065",
}
"""States whose own tax spares groceries throughout, with their rate of today."""

_GROCERIES = (
    # state, rate of its own, first day, day it ended, its rate on other goods
    ("AL", "0.04", None, day(2023, 9, 1), "0.04"),
    ("AL", "0.03", day(2023, 9, 1), day(2025, 9, 1), "0.04"),
    ("AL", "0.02", day(2025, 9, 1), None, "0.04"),
    ("AR", "0.00125", None, day(2026, 1, 1), "0.065"),
    ("AR", "0", day(2026, 1, 1), None, "0.065"),
    ("IL", "0.01", None, day(2022, 7, 1), "0.0625"),
    ("IL", "0", day(2022, 7, 1), day(2023, 7, 1), "0.0625"),
    ("IL", "0.01", day(2023, 7, 1), day(2026, 1, 1), "0.0625"),
    ("IL", "0", day(2026, 1, 1), None, "0.0625"),
    ("KS", "0.065", None, day(2023, 1, 1), "0.065"),
    ("KS", "0.04", day(2023, 1, 1), day(2024, 1, 1), "0.065"),
    ("KS", "0.02", day(2024, 1, 1), day(2025, 1, 1), "0.065"),
    ("KS", "0", day(2025, 1, 1), None, "0.065"),
    ("MO", "0.01225", None, None, "0.04225"),
    ("MS", "0.07", None, day(2025, 7, 1), "0.07"),
    ("MS", "0.05", day(2025, 7, 1), None, "0.07"),
    ("OK", "0.045", None, day(2024, 8, 29), "0.045"),
    ("OK", "0", day(2024, 8, 29), None, "0.045"),
    ("TN", "0.04", None, day(2023, 8, 1), "0.07"),
    ("TN", "0", day(2023, 8, 1), day(2023, 11, 1), "0.07"),
    ("TN", "0.04", day(2023, 11, 1), None, "0.07"),
    ("UT", "0.0175", None, None, "0.0485"),
    ("VA", "0.015", None, day(2023, 1, 1), "0.043"),
    ("VA", "0", day(2023, 1, 1), None, "0.043"),
    *((state, "0", None, None, rate) for state, rate in sorted(_SPARED.items())),
)
"""The state's own part; Hawaii, Idaho and South Dakota tax groceries as other goods."""


def _groceries() -> Iterator[Timeline[GoodsRate]]:
    for state, share, start, end, other in _GROCERIES:
        name, here = f"us.sales_tax.{state.lower()}.groceries", f"US-{state}"
        when = f"{name}.{start or 'always'}"
        amount = FREE if share == "0" else Percent(share)
        yield GoodsRate(when, amount, GROCERY, categories="food", regions=here).by(
            sources.GROCERIES, start=start, end=end
        )
        if start is None:
            yield GoodsRate(
                f"{name}.line",
                Estimate(Percent(other), LINE_OF_FOOD),
                SWEETS,
                categories="food_supplements",
                regions=here,
            ).by(sources.GROCERIES)


GROCERIES = tuple(_groceries())

TEXTBOOK_STATES = {
    "CT": "0.0635",
    "MA": "0.0625",
    "MN": "0.06875",
    "MO": "0.04225",
    "NY": "0.04",
    "VA": "0.043",
    "WV": "0.06",
}
BOOKS = tuple(
    GoodsRate(
        f"us.sales_tax.{state.lower()}.books",
        Estimate(Percent(rate), TEXTBOOKS),
        "4901",
        categories="books",
        regions=f"US-{state}",
    ).by(sources.BOOKS_TAXED)
    for state, rate in TEXTBOOK_STATES.items()
)
"""States that spare required textbooks; elsewhere a book is taxed as other goods."""

# Shipping

_SHIPPING_READ = "AR CT GA NY TX"
_SHIPPING_UNREAD = "KY MN MS NE NJ NM NC ND OH PA SC SD TN VT WA WI"
_SHIPPING_BY_CASE = "FL HI IL IN MO RI WV"
_UNTIL = (("KS", day(2023, 7, 1)), ("MI", day(2023, 4, 26)))
BY_CASE = "Whether shipping is taxed in this state goes by how it is contracted and who carries it."
_WHOLE = Percent("1")


SHIPPING = goods(
    "taxed_shipping",
    GoodsRate("us.shipping.separate", FREE).by(
        sources.SHIPPING, note="Stated apart from the price, and by common carrier."
    ),
    GoodsRate("us.shipping.taxed", _WHOLE, regions=regions(_SHIPPING_READ)).by(sources.SHIPPING),
    GoodsRate("us.shipping.taxed_unread", _WHOLE, regions=regions(_SHIPPING_UNREAD)).by(
        sources.SHIPPING, evidence="unchecked"
    ),
    GoodsRate(
        "us.shipping.by_case", Estimate(FREE, BY_CASE), regions=regions(_SHIPPING_BY_CASE)
    ).by(sources.SHIPPING),
    *(
        GoodsRate(f"us.shipping.{state.lower()}", _WHOLE, regions=regions(state)).by(
            sources.SHIPPING, end=end, evidence="unchecked"
        )
        for state, end in _UNTIL
    ),
)
"""The part of shipping that a state taxes as it does the goods: all of it, or nothing."""

# Fees on deliveries

_COLORADO = (
    ("0.27", day(2022, 7, 1), day(2023, 7, 1)),
    ("0.28", day(2023, 7, 1), day(2024, 7, 1)),
    ("0.29", day(2024, 7, 1), day(2025, 7, 1)),
    ("0.28", day(2025, 7, 1), day(2026, 7, 1)),
)

DELIVERY = goods(
    "delivery_fee",
    *(
        GoodsRate(f"us.delivery.co.{start}", Flat(Money(f"{fee} USD")), regions="US-CO").by(
            sources.COLORADO_DELIVERY, start=start, end=end
        )
        for fee, start, end in _COLORADO
    ),
    GoodsRate("us.delivery.co.2026", Flat(Money("0.28 USD")), regions="US-CO").by(
        sources.COLORADO_DELIVERY,
        start=day(2026, 7, 1),
        status="unclear",
        note="Set anew each July; the fee from 2026-07-01 was not seen, that of the year before stands.",
    ),
    GoodsRate("us.delivery.mn", Flat(Money("0.50 USD")), regions="US-MN").by(
        sources.MINNESOTA_DELIVERY,
        start=day(2024, 7, 1),
        note="On sales of taxable goods and clothing of USD 100 or more.",
    ),
    GoodsRate("us.delivery.none", FREE).by(sources.COLORADO_DELIVERY),
)
"""Fees on retail deliveries, one for each sale."""
