"""La Poste: the fee for advancing duty and tax on parcels into France, paid online.

Paid at the door or the counter it is dearer, EUR 5 to 8 by what recipients say: not known.
"""

from xborder.carriers import UNDER_IOSS, YEAR_READ
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
NOT_READ = read.unchecked(
    "newsy-today: New customs charges",
    "https://www.newsy-today.com/new-customs-charges-impacting-online-shoppers/",
)

FEES = (
    CarrierFees(
        id="la_poste_online",
        destinations="FR MC",
        charges=(asked("la_poste_advance", ADVANCE, Flat(Money("2 EUR")), when=NOT_DDP),),
        not_computed=(UNDER_IOSS,),
    ).by(
        NOT_READ,
        start=YEAR_READ,
        note="La Poste's own page confirms that paying online is cheaper, without amounts.",
    ),
)
