"""Carriers: their price lists for clearing parcels, as dated and sourced literals.

One module a carrier, whose ``FEES`` are its lists, each for its destinations. None is counted
unless a consignment names the carrier; see :mod:`xborder.policy.carrier` for how they are written.

Most carriers' pages bear no date. A list that was read on such a page is taken to hold from the
first day of the year in which it was read, for tariffs mostly change in January: before that day
it is not known, which leaves a quote without a total.
"""

from xborder.policy.vocabulary import *

YEAR_READ = day(2026, 1, 1)
"""The first day of lists that were read in 2026 on a page without a date."""
VAT_NOT_STATED = "Whether VAT is added to this fee was not established."
"""Why a fee is an estimate where its list is silent about VAT; a message id."""

UNDER_IOSS = Doubtful(
    id="carrier_under_ioss",
    when=All(
        Stated(AnyOf(registered("IOSS"), Is("channel", "marketplace"))),
        AtMost(value="intrinsic", limit=Money("150 EUR")),
        During("import_entry", start=day(2026, 7, 1)),
    ),
    reason="Whether the carrier asks a fee for the EUR 3 that is due under IOSS was not "
    "established: none is counted.",
)
"""Since 2026-07-01 duty is due on parcels whose VAT was paid in the shop, and no list was read since.
"""
