"""Amazon's orders that are cancelled before the parcel is confirmed as sent."""

import datetime as dt

from xborder.channels.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
CANCELLATIONS = read.secondary(
    "Amazon Seller Central UK: Cancellations FAQ",
    "https://sellercentral.amazon.co.uk/gp/help/external/help.html?itemID=RXAS2XTAYEF77BG",
)


def cancelled(start: dt.date) -> Timeline[Cancellation]:
    """Return what comes back of a cancelled order: all that a sale would be charged.

    Args:
        start: The first day on which the store's fees are known.
    """
    return Cancellation(
        id="cancellation",
        gives_back=[
            FeeKind.REFERRAL,
            FeeKind.CLOSING,
            FeeKind.FULFILMENT,
            FeeKind.DIGITAL_SERVICES,
        ],
    ).by(
        CANCELLATIONS,
        start=start,
        status=Status.UNCLEAR,
        note="The buyer is charged when the parcel is confirmed as sent: that nothing is asked of "
        "the seller for what never was is concluded. Read on the British page; in Saudi Arabia a "
        "seller who cancels may pay a fee; the Japanese page calls it a refund where one article of "
        "an order is cancelled.",
    )
