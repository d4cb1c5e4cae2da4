"""Goods: tariff codes, weights and sizes, and the plain facts that rules ask about them."""

from xborder.goods.category import Category
from xborder.goods.dimensions import Dimensions
from xborder.goods.excise import ExciseKind, excise_kind_of
from xborder.goods.free import FreeOfCharge
from xborder.goods.hazard import Battery, BatteryPacking, DangerousGoods
from xborder.goods.hs_code import HSCode
from xborder.goods.measure import Area, Length, Measure, Volume, Weight
from xborder.goods.proof import ProofKind

__all__ = [
    "Area",
    "Battery",
    "BatteryPacking",
    "Category",
    "DangerousGoods",
    "Dimensions",
    "ExciseKind",
    "FreeOfCharge",
    "HSCode",
    "Length",
    "Measure",
    "ProofKind",
    "Volume",
    "Weight",
    "excise_kind_of",
]
