"""Shopee in Brazil: commission by whole-price bands since March 2026."""

from xborder.channels.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
RISE = read.secondary(
    "Mundomi: Shopee aumenta comissões",
    "https://mundomi.com.br/noticias/shopee-aumenta-comissoes-mercado-livre-agradece",
)


def commission(scale: Scale, *readings: Scale, most: str | None = None) -> Fee:
    """Return the commission on a unit, the programme for free shipping included."""
    return Fee(
        id="referral",
        title=COMMISSION,
        kind=FeeKind.REFERRAL,
        scale=scale,
        base=[Part.ITEM],
        per=Per.UNIT,
        most=most,
        comes_back="1",
        back_doubted=True,  # that it comes back is general knowledge
        readings=readings,
    )


COMMISSIONS = (
    commission(percent("0.20", plus="4.00"), most="104.00 BRL")
    .by(
        RISE,
        end=day(2026, 3, 1),
        status=Status.UNCLEAR,
        note="20 % with free shipping, at most BRL 100, and BRL 4; that the cap leaves the fixed "
        "part aside is taken.",
    )
    .then(
        RISE,
        value=commission(
            Scale(
                [
                    Piece("79.99", "0.20", "4"),
                    Piece("99.99", "0.14", "16"),
                    Piece("199.99", "0.14", "18"),
                    Piece("499.99", "0.14", "20"),
                    Piece(None, "0.08", "40"),
                ]
            ),
            Scale(
                [
                    Piece("79.99", "0.20", "4"),
                    Piece("99.99", "0.14", "16"),
                    Piece("199.99", "0.14", "20"),
                    Piece(None, "0.14", "26"),
                ]
            ),
        ),
        note="Sources give two tables above BRL 100.",
    )
)

SCHEDULE = FeeSchedule(channel="shopee_br", currency="BRL", since=None, fees=(COMMISSIONS,))
