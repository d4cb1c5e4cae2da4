"""What card networks measure a merchant by, dated and sourced: month by month, and by the count."""

from typing import Final

from xborder.channels.standards.standard import AccountStandard, Keep, Window
from xborder.policy.vocabulary import day
from xborder.source import Reader, Status

read: Reader = Reader(day(2026, 11, 30))
VAMP = read.secondary(
    "Checkout.com support: thresholds under Visa's Acquirer Monitoring Program",
    "https://support.checkout.com/hc/en-us/articles/23330844282514",
)
VAMP_FIRST = read.secondary(
    "Dalenys: Changes to Visa Fraud and Disputes Monitoring Programs in Europe",
    "https://help.dalenys.com/hc/en-gb/articles/17945287735068-Changes-to-Visa-Fraud-and-Disputes-Monitoring-Programs-in-Europe",
)
VAMP_REGIONS = read.secondary(
    "SeamlessChex: VAMP Thresholds, of 17 December 2025",
    "https://www.seamlesschex.com/blog/vamp-threscholds",
)
VISA_BEFORE = read.secondary(
    "Chargeback.com: Visa's New Dispute and Fraud Threshold, of October 2019",
    "https://chargeback.com/visas-new-dispute-and-fraud-threshold/",
)
MASTERCARD = read.secondary(
    "Braintree (PayPal): Mastercard Excessive Chargeback Program",
    "https://developer.paypal.com/braintree/articles/risk-and-security/card-brand-monitoring-programs/mastercard-programs/excessive-chargeback-program",
)
_SINCE_2019: Final = day(2019, 10, 1)
_VAMP: Final = day(2025, 4, 1)
"""Visa's programmes for disputes (VDMP) and fraud (VFMP) ended on the day before."""
_MONTH: Final = Window(months=1)
_EVENTS: Final = "Fraud reports and disputes, card not present; one that is both counts twice"
_SETTLED: Final = "Settled sales, card not present"
_ADVISORY: Final = "Without fees until 30 September 2025."


def _visa_before(
    name: str, title: str, limit: str, least: int, events: str, orders: str
) -> AccountStandard:
    return AccountStandard(
        id=f"visa_{name}",
        title=title,
        events=events,
        orders=orders,
        window=_MONTH,
        limit=limit,
        keep=Keep.BELOW,
        least_events=least,
    )


def _vamp(region: str, title: str, *, least: int = 1500) -> AccountStandard:
    return AccountStandard(
        id=f"visa_merchant_monitoring{region}",
        title=title,
        events=_EVENTS,
        orders=_SETTLED,
        window=_MONTH,
        limit="0.022",
        keep=Keep.BELOW,
        least_events=least,
    )


def _mastercard(name: str, title: str, limit: str, least: int) -> AccountStandard:
    return AccountStandard(
        id=f"mastercard_{name}",
        title=title,
        events="Chargebacks of the month",
        orders="Transactions of the month before",
        window=_MONTH,
        limit=limit,
        keep=Keep.BELOW,
        least_events=least,
        of_month_before=True,
    )


_DISPUTES: Final = ("Disputes of the month", "Sales of the month")
_FRAUD: Final = (
    "US dollars of the month's sales that were reported as fraud",
    "US dollars of the month's sales",
)

CARDS: Final = (
    _visa_before("disputes", "Visa: monitoring of disputes (VDMP)", "0.009", 100, *_DISPUTES).by(
        VISA_BEFORE, start=_SINCE_2019, end=_VAMP
    ),
    _visa_before(
        *("disputes_excessive", "Visa: excessive disputes (VDMP)", "0.018", 1000), *_DISPUTES
    ).by(VISA_BEFORE, start=_SINCE_2019, end=_VAMP),
    _visa_before("fraud", "Visa: monitoring of fraud (VFMP)", "0.009", 75_000, *_FRAUD).by(
        VISA_BEFORE, start=_SINCE_2019, end=_VAMP
    ),
    _visa_before(
        *("fraud_excessive", "Visa: excessive fraud (VFMP)", "0.018", 250_000), *_FRAUD
    ).by(VISA_BEFORE, start=_SINCE_2019, end=_VAMP),
    AccountStandard(
        id="visa_merchant_monitoring",
        title="Visa: monitoring of merchants (VAMP)",
        events=_EVENTS,
        orders=_SETTLED,
        window=_MONTH,
        limit="0.015",
        keep=Keep.BELOW,
        least_events=1000,
    )
    .by(VAMP_FIRST, start=_VAMP, end=day(2025, 6, 1), note=_ADVISORY)
    .then(VAMP, end=day(2026, 4, 1), limit="0.022", least_events=1500, note=_ADVISORY)
    .then(
        VAMP,
        limit="0.015",
        note="For the US, Canada, Europe, Asia and the Pacific. Out after three months below.",
    ),
    _vamp(
        "_latin_america", "Visa: monitoring of merchants (VAMP) in Latin America and the Caribbean"
    )
    .by(VAMP, start=day(2025, 6, 1), end=day(2026, 4, 1), note=_ADVISORY)
    .then(
        VAMP_REGIONS,
        status=Status.UNCLEAR,
        note="Some say that the limit stayed here, others that it fell to 1.5 % everywhere but in "
        "the Middle East and Africa.",
    ),
    _vamp(
        "_middle_east_africa",
        "Visa: monitoring of merchants (VAMP) in the Middle East and Africa",
        least=101,
    ).by(
        VAMP,
        start=day(2025, 6, 1),
        note="And only where what was reported comes to more than USD 75,000. " + _ADVISORY,
    ),
    _mastercard("chargebacks", "Mastercard: excessive chargeback merchant (ECM)", "0.015", 100).by(
        MASTERCARD, start=_SINCE_2019
    ),
    _mastercard(
        *("chargebacks_high", "Mastercard: high excessive chargeback merchant (HECM)", "0.03", 300)
    ).by(MASTERCARD, start=_SINCE_2019),
)
