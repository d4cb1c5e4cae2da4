"""Royal Mail: the handling fee on items into Great Britain on which duty or tax is due."""

from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
NOT_READ = read.unchecked(
    "NI Business Info: Pay outstanding charges on goods imported by post",
    "https://www.nibusinessinfo.co.uk/content/pay-outstanding-charges-goods-imported-post",
)

FEES = (
    CarrierFees(
        id="royal_mail",
        destinations="GB",
        charges=(asked("royal_mail_handling", CLEARANCE, Flat(Money("8 GBP")), when=NOT_DDP),),
    ).by(
        NOT_READ,
        start=day(2021, 1, 1),
        note="The page confirms that there is a fee; its amount is general knowledge.",
    ),
)
