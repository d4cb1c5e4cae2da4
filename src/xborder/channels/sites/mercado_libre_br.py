"""Mercado Livre in Brazil: the fixed cost of cheap units; the commission is the seller's to add."""

from xborder.channels.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
FIXED = read.secondary(
    "Ecommerce Zeiros: Novas taxas Mercado Livre 2026",
    "https://ecommercezeiros.blog/2026/01/31/novas-taxas-mercado-livre-2026",
)
COMMISSIONS = read.secondary(
    "Quanto custa vender no Mercado Livre",
    "https://webco.joaovmoreira.com/quanto-custa-vender-no-mercado-livre",
)
MARCH = day(2026, 3, 2)

FIXED_COST = Fee(
    id="fixed_cost",
    title="Fixed cost of a unit",
    kind=FeeKind.CLOSING,
    scale=Scale(
        [
            Piece("12.50", "0.50"),
            Piece("29", "0", "6.25"),
            Piece("50", "0", "6.50"),
            Piece("78.99", "0", "6.75"),
            Piece(None, "0"),
        ]
    ),
    base=[Part.ITEM],
    per=Per.UNIT,
).by(FIXED, start=MARCH, note="The same amounts stood on a page of 2025.")
COMMISSION_BY_CATEGORY = NotPriced(
    id="commission",
    title=COMMISSION,
    kind=FeeKind.REFERRAL,
    reason="It is 10 to 14 % (clássico) or 15 to 19 % (premium) by category: add that of yours.",
).by(COMMISSIONS, start=MARCH)

SCHEDULE = FeeSchedule(
    channel="mercado_libre_br",
    currency="BRL",
    since=MARCH,
    fees=(FIXED_COST,),
    not_priced=(COMMISSION_BY_CATEGORY,),
)
