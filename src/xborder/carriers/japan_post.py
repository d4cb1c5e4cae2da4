"""Japan Post: the fee for collecting duty and tax on dutiable items."""

from xborder.carriers import YEAR_READ
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
NOT_READ = read.unchecked("Japan Post: its own page is to be checked")

FEES = (
    CarrierFees(
        id="japan_post",
        destinations="JP",
        charges=(asked("japan_post_collection", ADVANCE, Flat(Money("200 JPY")), when=NOT_DDP),),
    ).by(NOT_READ, start=YEAR_READ),
)
