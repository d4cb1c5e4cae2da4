"""DPD: the clearance fee on parcels into Great Britain. Elsewhere no amount was found."""

from xborder.carriers import YEAR_READ, crossing
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
NOT_READ = read.unchecked(
    "Dutyrefunds: Reclaim DPD customs charges",
    "https://dutyrefunds.co.uk/blog/reclaim-dpd-customs-charges",
)

FEES = (
    CarrierFees(
        id="dpd",
        destinations="GB",
        charges=(
            asked("dpd_clearance", CLEARANCE, Flat(Money("5 GBP")), when=NOT_DDP),
            asked("dpd_vat", VAT_ON_FEE, Percent("0.20"), base="dpd_clearance.due"),
        ),
    ).by(
        NOT_READ,
        start=YEAR_READ,
        note="The page confirms that there is a fee; its amount is general knowledge.",
    ),
)

SERVICES = crossing("dpd", Flat(Money("3.50 GBP")))
