"""FedEx: disbursement, a share of the duty and tax advanced with a minimum a shipment.

No current list was read on FedEx's own pages: the United States from a logistics firm's page,
Great Britain from FedEx's guides of 2010 and 2012 as they were published again. In the members of
the Union that have the euro it is general knowledge, between which amounts the least lies.
"""

from xborder.carriers import UNDER_IOSS, VAT_NOT_STATED, YEAR_READ
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
UNITED_STATES = read.secondary(
    "Airhouse: FedEx disbursement fee",
    "https://help.airhouse.io/international-surcharges/fedex-surcharges/disbursement-fee",
)
GUIDE_2012 = read.secondary(
    "FedEx UK: Duties and taxes invoice guide, published again",
    "https://docslib.org/doc/7235278/duties-taxes-invoice-guide-uk-pdf",
)
LATER = read.unchecked(
    "Adam Owen: Don't pay FedEx's customs advancement fees",
    "https://blog.adamowen.co.uk/dont-pay-fedexs-customs-advancement-fees/?amp=1",
)
CANADA = read.secondary(
    "Zonos: UPS, FedEx and DHL brokerage fees decoded",
    "https://zonos.com/blog/2019/05/02/ups-fedex-and-dhl-canada-brokerage-fees",
)

NOT_READ = read.unchecked("FedEx: its own list is to be checked")

FEES = (
    CarrierFees(
        id="fedex",
        destinations="AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK",
        charges=(
            asked(
                "fedex_advance",
                ADVANCE,
                Estimate(
                    Percent("0.025"),
                    "The least that FedEx asks for advancing is EUR 12 to 17 by country; 12 is "
                    "taken, and VAT on it is left out.",
                ),
                base="advanced",
                when=NOT_DDP,
                least=Money("12 EUR"),
            ),
        ),
        not_computed=(UNDER_IOSS,),
    ).by(NOT_READ, start=YEAR_READ),
    CarrierFees(
        id="fedex",
        destinations="US",
        charges=(
            asked(
                "fedex_advance",
                ADVANCE,
                Percent("0.02"),
                base="advanced",
                when=NOT_DDP,
                least=Money("11 USD"),
            ),
        ),
    ).by(UNITED_STATES, start=YEAR_READ, note="Of duty, tax and the merchandise processing fee."),
    CarrierFees(
        id="fedex",
        destinations="GB",
        charges=(
            asked(
                "fedex_advance",
                ADVANCE,
                Estimate(Percent("0.025"), VAT_NOT_STATED),
                base="advanced",
                when=NOT_DDP,
                least=Money("10.50 GBP"),
            ),
        ),
    )
    .by(GUIDE_2012, start=day(2012, 3, 24), end=day(2023, 1, 1), note="Still quoted in 2022.")
    .then(
        LATER,
        charges=(
            asked(
                "fedex_advance",
                ADVANCE,
                Percent("0.025"),
                base="advanced",
                when=NOT_DDP,
                least=Money("12 GBP"),
            ),
            asked("fedex_vat", VAT_ON_FEE, Percent("0.20"), base="fedex_advance.due"),
        ),
    ),
    CarrierFees(
        id="fedex",
        destinations="CA",
        charges=(
            asked(
                "fedex_advance",
                ADVANCE,
                Estimate(Flat(Money("20 CAD")), VAT_NOT_STATED),
                when=NOT_DDP,
            ),
        ),
    ).by(
        CANADA,
        start=YEAR_READ,
        note="Express: CAD 10 for disbursement and 10 for collection on delivery, in an example "
        "for goods of CAD 110.",
    ),
)
