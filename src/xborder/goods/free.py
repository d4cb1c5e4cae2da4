"""Free of charge: why nothing is paid for goods, which have a customs value all the same."""

from typing import Literal

from xborder.choice import Choice


class FreeOfCharge(Choice):
    """Why nothing is paid for goods.

    Without a sale there is no transaction value: customs takes the value of identical or similar
    goods (WTO Customs Valuation Agreement, Art. 1 to 7, and Advisory Opinion 1.1 of its Technical
    Committee on goods supplied free; Regulation (EU) No 952/2013, Art. 74; 19 U.S.C. 1401a(b) to
    (f)).
    """

    SAMPLE = "sample"
    """Sent so that somebody gets to know the goods."""
    REPLACEMENT = "replacement"
    """Sent in place of goods that were defective, under a warranty or the law."""
    GIFT_WITH_PURCHASE = "gift_with_purchase"
    """Added to what was bought."""


FreeOfChargeWord = Literal["sample", "replacement", "gift_with_purchase"]
