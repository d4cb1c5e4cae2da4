"""PayPal: payments to a seller in the United States."""

from xborder.channels.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
MERCHANTS = read.secondary(
    "PayPal US merchant fees of 15 July 2026, as transcribed in public fee data",
    "https://www.paypal.com/us/webapps/mpp/merchant-fees",
)


def _payment(method: str, rate: str, plus: str) -> Timeline[Fee]:
    return Fee(
        id=f"payment.{method}",
        title="Payment by PayPal",
        kind=FeeKind.PAYMENT,
        scale=percent(rate, plus=plus),
        base=WITH_TAX,
        only={"method": method},
    ).by(MERCHANTS, start=YEAR_READ)


REFUNDS = read.official(
    "PayPal help: How do I issue a refund?",
    "https://www.paypal.com/mt/cshelp/article/how-do-i-issue-a-refund-help101",
)
CANCELLED = Cancellation(id="cancellation", gives_back=[]).by(
    REFUNDS,
    start=YEAR_READ,
    note="The fees that were paid are not returned; a page without a date.",
)

US = FeeSchedule(
    channel="paypal_us",
    currency="USD",
    since=YEAR_READ,
    cancellations=(CANCELLED,),
    fees=(
        _payment("checkout", "0.0349", "0.49"),
        _payment("card", "0.0299", "0.49"),
        _payment("micropayment", "0.0499", "0.09"),
        Fee(
            id="abroad",
            title="Surcharge on a payment from abroad",
            kind=FeeKind.PAYMENT,
            scale=percent("0.015"),
            base=WITH_TAX,
            only={"buyer_abroad": "yes"},
        ).by(MERCHANTS, start=YEAR_READ),
        Fee(
            id="conversion",
            title="Conversion of the payment",
            kind=FeeKind.CONVERSION,
            scale=percent("0.04"),
            base=WITH_TAX,
            only={"converted": "yes"},
        ).by(MERCHANTS, start=YEAR_READ),
        Fee(
            id="dispute",
            title="Fee for a dispute",
            kind=FeeKind.DISPUTE,
            scale=fixed("20.00"),
            base=WITH_TAX,
            event=Event.DISPUTE,
        ).by(MERCHANTS, start=YEAR_READ),
    ),
)
