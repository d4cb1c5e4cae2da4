"""UPS: processing into the United States, and disbursement there, in Canada, Germany and Britain.

No current list was read on UPS's own pages: what it asks in Germany and Great Britain is general
knowledge, and each quote with it an estimate that says between which amounts the least lies.
"""

from xborder.carriers import UNDER_IOSS, VAT_NOT_STATED, YEAR_READ, crossing
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
PROCESSING = read.secondary(
    "Ainvest: UPS implements fees for US-bound imports",
    "https://www.ainvest.com/news/ups-implements-fees-bound-imports-de-minimis-ban-shipment-halt-foreign-carriers-2508",
)
CANADA = read.secondary(
    "Zonos: UPS, FedEx and DHL brokerage fees decoded",
    "https://zonos.com/blog/2019/05/02/ups-fedex-and-dhl-canada-brokerage-fees",
)

NOT_READ = read.unchecked("UPS: its own list is to be checked")


def _least_between(share: str, least: str, reason: str) -> Charge:
    return asked(
        "ups_advance",
        ADVANCE,
        Estimate(Percent(share), reason),
        base="advanced",
        when=NOT_DDP,
        least=Money(least),
    )


def _vat(rate: str) -> Charge:
    return asked("ups_vat", VAT_ON_FEE, Percent(rate), base="ups_advance.due")


FEES = (
    CarrierFees(
        id="ups",
        destinations="DE",
        charges=(
            _least_between(
                "0.025",
                "12 EUR",
                "The least that UPS asks for advancing is EUR 12 to 15; 12 is taken.",
            ),
            _vat("0.19"),
        ),
        not_computed=(UNDER_IOSS,),
    ).by(NOT_READ, start=YEAR_READ),
    CarrierFees(
        id="ups",
        destinations="GB",
        charges=(
            _least_between(
                "0.025",
                "11 GBP",
                "The least that UPS asks for advancing is GBP 11 to 12; 11 is taken.",
            ),
            _vat("0.20"),
        ),
    ).by(NOT_READ, start=YEAR_READ),
    CarrierFees(
        id="ups",
        destinations="US",
        charges=(
            asked("ups_processing", CLEARANCE, Flat(Money("2.50 USD"))),
            asked(
                "ups_advance",
                ADVANCE,
                Estimate(
                    Percent("0.02"),
                    "The least that UPS asks for advancing is USD 14 to 16; 14 is taken.",
                ),
                base="advanced",
                when=NOT_DDP,
                least=Money("14 USD"),
            ),
        ),
        always="ups_processing",
        not_computed=(
            NotComputed(
                id="ups_from_canada",
                when=Is("ship_from", "CA"),
                reason="UPS asks USD 10 to 20 by value for packages from Canada; the table was "
                "not read.",
            ),
        ),
    ).by(
        PROCESSING,
        start=day(2025, 9, 8),
        note="Worldwide Express, Express Plus and Express NA1. The share advanced is general "
        "knowledge.",
    ),
    CarrierFees(
        id="ups",
        destinations="CA",
        charges=(
            asked(
                "ups_advance",
                ADVANCE,
                Estimate(Percent("0.037"), VAT_NOT_STATED),
                base="advanced",
                when=NOT_DDP,
                least=Money("11 CAD"),
            ),
        ),
    ).by(
        CANADA,
        start=YEAR_READ,
        note="Express. Collection on delivery, CAD 5, is not counted; by road an entry is "
        "prepared at a price of its own.",
    ),
)

SERVICES = crossing("ups", Flat(Money("4.50 GBP")))
