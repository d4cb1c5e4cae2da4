"""UPS: processing into the United States, and disbursement there and in Canada, by express."""

from xborder.carriers import VAT_NOT_STATED, YEAR_READ
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

FEES = (
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
