"""Card networks: when a cardholder may still dispute, and when the merchant must answer."""

from collections.abc import Mapping

from xborder.choice import Choice
from xborder.complaints.law.term import StatutoryClock, clock, read
from xborder.source import Status
from xborder.timeline import Timeline


class Network(Choice):
    """A card network."""

    VISA = "visa"
    MASTERCARD = "mastercard"
    AMEX = "amex"
    DISCOVER = "discover"


class DisputeReason(Choice):
    """Why a cardholder disputes a charge."""

    FRAUD = "fraud"
    PROCESSING_ERROR = "processing_error"
    NOT_RECEIVED = "not_received"
    NOT_AS_DESCRIBED = "not_as_described"
    CREDIT_NOT_PROCESSED = "credit_not_processed"


# When the 120 days begin with Visa and Mastercard, by reason: the payment for fraud and errors; the
# last day delivery was expected for goods that did not come; their receipt for goods that are not
# as described, or that were sent back without a credit. Amex and Discover count from the payment.
FILING_TRIGGER: Mapping[DisputeReason, str] = {
    DisputeReason.FRAUD: "payment",
    DisputeReason.PROCESSING_ERROR: "payment",
    DisputeReason.NOT_RECEIVED: "expected delivery",
    DisputeReason.NOT_AS_DESCRIBED: "delivery",
    DisputeReason.CREDIT_NOT_PROCESSED: "delivery",
}

_FROM_PAYMENT = frozenset({Network.AMEX, Network.DISCOVER})
_TABLE = read.secondary(
    "Chargeback time limits by card network, adviser's table of March 2026",
    "https://winningchargebacks.com/blog/chargeback-time-limits.html",
)
_REASONS = read.secondary(
    "Visa chargeback time limits, adviser's guide",
    "https://en.clear.sale/blog/understanding-visa-chargeback-time-limits",
)
_SHORTER = "The acquirer usually gives the merchant less."
_ANSWER_DAYS = {
    Network.VISA: (30, Status.IN_FORCE, _SHORTER),
    Network.MASTERCARD: (
        45,
        Status.UNCLEAR,
        f"One adviser gives 30 days for cards not present since January 2025. {_SHORTER}",
    ),
    Network.AMEX: (20, Status.IN_FORCE, _SHORTER),
    Network.DISCOVER: (30, Status.UNCLEAR, f"One table says 20. {_SHORTER}"),
}


def clocks(network: Network) -> tuple[Timeline[StatutoryClock], ...]:
    """Return a network's clocks: filing by reason, then the merchant's answer."""
    late = "" if network in _FROM_PAYMENT else "At most 540 days from the payment."
    filing = (
        clock(
            f"{network}.dispute_{reason}",
            "complain",
            "buyer",
            f"120 calendar days from {_trigger(network, reason)}",
            counting="card networks",
            scope=reason,
        ).by(_REASONS if network is Network.VISA else _TABLE, note=late)
        for reason in DisputeReason
    )
    days, status, note = _ANSWER_DAYS[network]
    answer = clock(
        f"{network}.response",
        "dispute_response",
        "seller",
        f"{days} calendar days from dispute",
        counting="card networks",
    )
    return (*filing, answer.by(_TABLE, status=status, note=note))


def _trigger(network: Network, reason: DisputeReason) -> str:
    return "payment" if network in _FROM_PAYMENT else FILING_TRIGGER[reason]
