"""Carriers: their price lists for clearing parcels, as dated and sourced literals.

One module a carrier, whose ``FEES`` are its lists, each for its destinations, and whose ``SERVICES``
are what it asks for where more is wanted of it. None is counted unless a consignment names the
carrier; see :mod:`xborder.policy.carrier` and :mod:`xborder.policy.carrier_service` for how they
are written.

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

_CROSSINGS = Reader(day(2026, 11, 30)).secondary(
    "World Options: Brexit and DDP charges",
    "https://worldoptions154.helpscoutdocs.com/article/64-brexit-ddp-charges",
)
_LIST_OF_2021 = (
    "A reseller's list of that day. It names TNT with GBP 4.31 and DHL Connect with 6.50."
)


def crossing(
    carrier: str, amount: Amount, *, least: str | None = None
) -> tuple[Timeline[CarrierService], ...]:
    """Return a surcharge for the border between Great Britain and the Union, either way.

    It is a part of the price of transport, so that customs value and import VAT hold it: Regulation
    (EU) No 952/2013, Art. 71(1)(e); Directive 2006/112/EC, Art. 86(1)(b).

    Args:
        carrier: The carrier.
        amount: What is asked for a shipment.
        least: The least it asks.
    """
    surcharge = asked(
        f"{carrier}_border",
        CROSSING,
        amount,
        least=None if least is None else Money(least),
    ).replace(moment=Moment.CHECKOUT)
    elsewhere = NotComputed(
        id=f"{carrier}_border_elsewhere",
        when=ALWAYS,
        reason="The surcharge for the border is asked between Great Britain and the Union alone: "
        "leave border_surcharge out.",
    )
    into_britain = CarrierService(
        id="border_surcharge",
        carrier=carrier,
        destinations="GB",
        charges=(surcharge,),
        in_base_of="duty preferential_duty import_vat",
        not_computed=(elsewhere.replace(when=Not(Is("ship_from", *EU_MEMBERS))),),
    )
    into_union = into_britain.replace(
        destinations=EU_MEMBERS,
        in_base_of="duty duty_by_agreement import_vat arrangement_vat",
        not_computed=(elsewhere.replace(when=Not(Is("ship_from", "GB"))),),
    )
    return tuple(
        service.by(_CROSSINGS, start=day(2021, 3, 1), end=day(2022, 1, 1), note=_LIST_OF_2021).then(
            _CROSSINGS, evidence="unchecked", note="That it is still asked was not confirmed."
        )
        for service in (into_britain, into_union)
    )
