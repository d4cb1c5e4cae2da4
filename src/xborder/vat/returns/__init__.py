"""Returns: what was sold and refunded in a period, as the tax office asks for it."""

from xborder.vat.returns.decided import file_sales, filings, taxed_sales
from xborder.vat.returns.declaration import (
    Correction,
    CorrectionLine,
    LeftOut,
    OneStopShopReturn,
    ReturnLine,
)
from xborder.vat.returns.filed import Filings, NotDeclared, OwnReturnTotal
from xborder.vat.returns.great_britain import (
    BritishEntry,
    BritishReturn,
    BritishRow,
    british_return,
)
from xborder.vat.returns.norway import VoecReturn, voec_return
from xborder.vat.returns.one_stop_shop import one_stop_shop_return, returns_by_seller
from xborder.vat.returns.period import Length, Period
from xborder.vat.returns.refund import Refund
from xborder.vat.returns.shop import Shop
from xborder.vat.returns.switzerland import SwissEntry, SwissReturn, SwissRow, swiss_return
from xborder.vat.returns.taxed_sale import RateType, SupplyKind, TaxedSale
from xborder.vat.returns.upload import Portal, Upload, upload

__all__ = [
    "BritishEntry",
    "BritishReturn",
    "BritishRow",
    "Correction",
    "CorrectionLine",
    "Filings",
    "LeftOut",
    "Length",
    "NotDeclared",
    "OneStopShopReturn",
    "OwnReturnTotal",
    "Period",
    "Portal",
    "RateType",
    "Refund",
    "ReturnLine",
    "Shop",
    "SupplyKind",
    "SwissEntry",
    "SwissReturn",
    "SwissRow",
    "TaxedSale",
    "Upload",
    "VoecReturn",
    "british_return",
    "file_sales",
    "filings",
    "one_stop_shop_return",
    "returns_by_seller",
    "swiss_return",
    "taxed_sales",
    "upload",
    "voec_return",
]
