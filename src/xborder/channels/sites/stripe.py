"""Stripe: card payments in the United States, Great Britain and the euro area."""

from xborder.channels.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
US_PRICING = read.secondary(
    "Stripe US pricing, as transcribed in public fee data", "https://stripe.com/us/pricing"
)
GB_PRICING = read.official(
    "Stripe support: Pricing updates for businesses in the United Kingdom",
    "https://support.stripe.com/questions/pricing-updates-for-businesses-in-the-united-kingdom",
)
EEA_PRICING = read.official(
    "Stripe support: Pricing updates for businesses based in the EEA",
    "https://support.stripe.com/questions/pricing-updates-for-businesses-based-in-the-european-economic-area-(eea)",
)
CONVERSION = read.secondary(
    "CalcMastery: Stripe fee calculator", "https://www.calcmastery.com/stripe-fee-calculator"
)
KEPT = read.secondary(
    "Airwallex: Stripe payment fees explained",
    "https://www.airwallex.com/uk/blog/stripe-payment-fees-explained",
)
RAISED = day(2023, 4, 10)


def card(origin: str, rate: str, plus: str) -> Fee:
    """Return what a payment by a card of some origin costs; it does not come back."""
    return Fee(
        id=f"card.{origin}",
        title="Card payment",
        kind=FeeKind.PAYMENT,
        scale=percent(rate, plus=plus),
        base=WITH_TAX,
        only={"card": origin},
    )


def conversion(rate: str) -> Fee:
    """Return what it costs to be paid out in another currency."""
    return Fee(
        id="conversion",
        title="Conversion of the payment",
        kind=FeeKind.CONVERSION,
        scale=percent(rate),
        base=WITH_TAX,
        only={"converted": "yes"},
    )


def dispute(amount: str) -> Fee:
    """Return what a dispute costs when it is received."""
    return Fee(
        id="dispute",
        title="Fee for a dispute",
        kind=FeeKind.DISPUTE,
        scale=fixed(amount),
        base=WITH_TAX,
        event=Event.DISPUTE,
    )


CANCELLED = Cancellation(id="cancellation", gives_back=[]).by(
    KEPT, note="Of a payment that was captured."
)

US = FeeSchedule(
    channel="stripe_us",
    currency="USD",
    since=YEAR_READ,
    cancellations=(CANCELLED,),
    fees=(
        card("domestic", "0.029", "0.30").by(US_PRICING, start=YEAR_READ),
        card("abroad", "0.044", "0.30").by(US_PRICING, start=YEAR_READ),
        conversion("0.01").by(US_PRICING, start=YEAR_READ),
        dispute("15.00").by(US_PRICING, start=YEAR_READ, note="Another USD 15 to counter it."),
    ),
)
GB = FeeSchedule(
    channel="stripe_gb",
    currency="GBP",
    since=None,
    cancellations=(CANCELLED,),
    fees=(
        card("domestic", "0.014", "0.20")
        .by(GB_PRICING, end=RAISED)
        .then(GB_PRICING, value=card("domestic", "0.015", "0.20")),
        card("premium", "0.019", "0.20").by(GB_PRICING, start=RAISED, note="Business cards."),
        card("eea", "0.025", "0.20").by(GB_PRICING),
        card("abroad", "0.029", "0.20")
        .by(GB_PRICING, end=RAISED)
        .then(GB_PRICING, value=card("abroad", "0.0325", "0.20")),
        conversion("0.02").by(CONVERSION, start=YEAR_READ),
        dispute("15.00").by(GB_PRICING, end=RAISED).then(GB_PRICING, value=dispute("20.00")),
    ),
)
EURO = FeeSchedule(
    channel="stripe_eu",
    currency="EUR",
    since=None,
    cancellations=(CANCELLED,),
    fees=(
        card("domestic", "0.014", "0.25")
        .by(EEA_PRICING, end=RAISED)
        .then(EEA_PRICING, value=card("domestic", "0.015", "0.25")),
        card("premium", "0.019", "0.25").by(EEA_PRICING, start=RAISED, note="Business cards."),
        card("gb", "0.025", "0.25").by(EEA_PRICING),
        card("abroad", "0.029", "0.25")
        .by(EEA_PRICING, end=RAISED)
        .then(EEA_PRICING, value=card("abroad", "0.0325", "0.25")),
        conversion("0.02").by(CONVERSION, start=YEAR_READ),
        dispute("15.00").by(EEA_PRICING, end=RAISED).then(EEA_PRICING, value=dispute("20.00")),
    ),
)
