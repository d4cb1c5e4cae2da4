"""Which day a jurisdiction's rules go by."""

import datetime as dt

import xborder as xb


def parcel(*, sold, entered):
    return xb.Consignment(
        ship_from="CN",
        ship_to="US",
        region="US-CA",
        on=sold,
        dates={"import_entry": entered},
        items=[
            xb.Item(sku="T", hs_code="6109100012", origin="CN", quantity=1, unit_price="45 USD")
        ],
        shipping="0 USD",
        prices="net",
        transport="express",
        seller=xb.Seller(registrations=()),
        buyer=xb.Buyer(kind="consumer"),
    )


def test_american_rules_go_by_the_day_of_entry():
    """The relief for Chinese goods ended on 2025-05-02, by entry (90 FR 14899)."""
    before, after = dt.date(2025, 5, 1), dt.date(2025, 5, 2)
    assert xb.quote(parcel(sold=before, entered=before)).schemes == ("us.de_minimis",)
    assert xb.quote(parcel(sold=before, entered=after)).schemes == ("us.informal",)
