"""Shopify: what card payments cost under its American plans."""

from xborder.channels.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
PRICING = read.secondary(
    "Shopify pricing US, as transcribed in public fee data", "https://www.shopify.com/pricing"
)
RATES = read.unchecked(
    "Shopify help: credit card rates",
    "https://help.shopify.com/en/manual/payments/shopify-payments/transactions/credit-card-rates",
)


def _card(plan: str, rate: str) -> Timeline[Fee]:
    return Fee(
        id=f"card.{plan}",
        title="Card payment",
        kind=FeeKind.PAYMENT,
        scale=percent(rate, plus="0.30"),
        base=WITH_TAX,
        only={"plan": plan},
    ).by(PRICING, start=YEAR_READ)


KEPT = read.secondary(
    "Yagi Software: Save transaction fees from order refund",
    "https://yagisoftware.com/articles/save-transaction-fees-from-order-refund-by-changing-payment-capture",
)
CANCELLED = Cancellation(id="cancellation", gives_back=[]).by(
    KEPT,
    start=YEAR_READ,
    note="Since March 2020, of a payment that was captured; where it is captured with the "
    "shipment, nothing was asked.",
)

SCHEDULE = FeeSchedule(
    channel="shopify_us",
    currency="USD",
    since=YEAR_READ,
    cancellations=(CANCELLED,),
    fees=(
        _card("basic", "0.029"),
        _card("grow", "0.027"),
        _card("advanced", "0.025"),
        _card("plus", "0.0225"),
        Fee(
            id="foreign_card",
            title="Surcharge on a card from abroad",
            kind=FeeKind.PAYMENT,
            scale=percent("0.015"),
            base=WITH_TAX,
            only={"card": "abroad"},
            readings=[percent("0.01")],
        ).by(RATES, start=YEAR_READ),
        Fee(
            id="conversion",
            title="Conversion of the payment",
            kind=FeeKind.CONVERSION,
            scale=percent("0.015"),
            base=WITH_TAX,
            only={"converted": "yes"},
        ).by(RATES, start=YEAR_READ),
        Fee(
            id="dispute",
            title="Fee for a dispute",
            kind=FeeKind.DISPUTE,
            scale=fixed("15.00"),
            base=WITH_TAX,
            event=Event.DISPUTE,
        ).by(RATES, start=YEAR_READ),
    ),
)
