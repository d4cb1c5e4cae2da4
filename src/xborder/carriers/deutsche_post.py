"""Deutsche Post DHL: the flat fee for duty and tax advanced on items into Germany.

EUR 6 with 19% VAT inside (EUR 5.04 and 0.96), where something was advanced.
"""

from xborder.carriers import UNDER_IOSS
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
PRICES = read.secondary(
    "VerkehrsRundschau: Deutsche Post DHL erhebt Servicepauschale für verauslagte Zollgebühren",
    "https://verkehrsrundschau.de/nachrichten/transport-logistik/deutsche-post-dhl-erhebt-servicepauschale-fuer-verauslagte-zollgebuehren-2986698",
)

FEES = (
    CarrierFees(
        id="deutsche_post",
        destinations="DE",
        charges=(asked("deutsche_post_advance", ADVANCE, Flat(Money("6 EUR")), when=NOT_DDP),),
        not_computed=(UNDER_IOSS,),
    )
    .by(PRICES, start=day(2018, 3, 1), end=day(2022, 1, 1), note="Unchanged in 2021.")
    .then(PRICES, evidence="unchecked", note="That it is still EUR 6 was not confirmed."),
)
