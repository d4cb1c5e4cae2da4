"""Mercado Livre in Brazil: commission by category and kind of listing, and what cheap units cost."""

from collections.abc import Iterable

from xborder.channels.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
FIXED = read.secondary(
    "Ecommerce Zeiros: Novas taxas Mercado Livre 2026",
    "https://ecommercezeiros.blog/2026/01/31/novas-taxas-mercado-livre-2026",
)
COMMISSIONS = read.secondary(
    "Mercado Livre: tarifas de venda, as transcribed in public fee data of January 2025",
    "https://www.mercadolivre.com.br/landing/custos-de-venda/tarifas-de-venda",
)
MARCH = day(2026, 3, 2)

COMMISSION_BY_CATEGORY = tuple(
    fee
    for listing, more in (("classico", 0), ("premium", 5))
    for fee in by_category(
        COMMISSIONS,
        tuple(
            (percent(f"0.{tenths + 10 * more:03d}"), categories)
            for tenths, categories in (
                (110, "appliances cameras computers_phones"),
                (
                    115,
                    (
                        "agro antiques_collections construction home_furniture musical_instruments "
                        "party stationery_crafts tickets toys_hobbies"
                    ),
                ),
                (120, "books health industry music_films vehicle_accessories"),
                (125, "jewelry_watches pets"),
                (130, "electronics games other"),
                (140, "baby beauty fashion food_drinks sports"),
            )
        ),
        base=[Part.ITEM],
        prefix=f"commission.{listing}",
        only={"listing": listing},
        back_doubted=True,
        start=MARCH,
        status=Status.UNCLEAR,
        note="Rates of January 2025; of 2026 the range was read, 10 to 14 % and 15 to 19 %. Some "
        "say that the freight belongs to the base.",
    )
)


def bands(half_to: str, *steps: tuple[str, str]) -> Scale:
    """Return half of the price up to one, then amounts by price, and nothing from 79.00 on.

    Args:
        half_to: The last price of which half is asked.
        *steps: Prices, each with what a unit costs up to it.
    """
    return Scale(
        [
            Piece(half_to, "0.50"),
            *(Piece(price, "0", amount) for price, amount in steps),
            Piece(None, "0"),
        ]
    )


def fixed_cost(
    name: str, categories: Iterable[str], scale: Scale, *readings: Scale
) -> Timeline[Fee]:
    """Return what a unit below 79.00 costs beside its commission."""
    return Fee(
        id=name,
        title="Fixed cost of a unit",
        kind=FeeKind.CLOSING,
        scale=scale,
        base=[Part.ITEM],
        per=Per.UNIT,
        categories=categories,
        readings=readings,
    ).by(
        FIXED,
        start=MARCH,
        status=Status.UNCLEAR,
        note="Since March 2026 others have a table by weight and price for what the site sends, to "
        "5 kg, and higher amounts for what the seller sends: "
        "https://github.com/vlima-creator/Precifica-o. The estimate lies between them all.",
    )


SOLD_WITHOUT_BOOKS = categories_of(COMMISSION_BY_CATEGORY, but=["books"])
FIXED_COSTS = (
    fixed_cost(
        "fixed_cost",
        SOLD_WITHOUT_BOOKS,
        bands("12.50", ("29", "6.25"), ("50", "6.50"), ("78.99", "6.75")),
        bands("12.50", ("18.99", "6.25"), ("48.99", "6.65"), ("78.99", "7.75")),
        bands("11.30", ("18.99", "5.65"), ("48.99", "6.55"), ("78.99", "7.75")),
        bands("13.10", ("18.99", "6.55"), ("48.99", "8.35"), ("78.99", "9.75")),
    ),
    fixed_cost(
        "fixed_cost.books",
        ["books"],
        bands("6", ("29", "3.00"), ("50", "3.50"), ("78.99", "4.00")),
        bands("6", ("18.99", "3.00"), ("48.99", "3.50"), ("78.99", "4.50")),
        bands("5.66", ("18.99", "2.83"), ("48.99", "3.28"), ("78.99", "3.88")),
    ),
)

SCHEDULE = FeeSchedule(
    channel="mercado_libre_br",
    currency="BRL",
    since=MARCH,
    fees=(*COMMISSION_BY_CATEGORY, *FIXED_COSTS),
)
