"""The vocabulary of law: everything a country's rules are written with, in one import.

    from xborder.policy.vocabulary import *

A rule says what holds, by which source, and what followed:

    read = Reader(day(2026, 11, 21))
    ACT = read.official("Value Added Tax Act No. 50/1988", "https://...", article="Art. 14")

    Charge(id="vat", kind=ChargeKind.VAT, title="Import VAT", amount=ByGoods("vat"), base="goods")
    .by(ACT, end=day(2020, 1, 1))
    .then(REFORM, base="goods freight")
"""

from datetime import date as day

from xborder.money import Money
from xborder.money.rounding import Mode, Rounding, Stage
from xborder.policy.amount import (
    FREE,
    Amount,
    AtLeast,
    Band,
    Bands,
    ByGoods,
    Difference,
    Estimate,
    Flat,
    Highest,
    NoMoreThan,
    OfShare,
    Percent,
    PercentInside,
    PerUnit,
    Quantity,
    Sum,
    TopUp,
    Unavailing,
    Unsupported,
)
from xborder.policy.carrier import (
    ADVANCE,
    ADVANCED,
    CLEARANCE,
    NOT_DDP,
    VAT_ON_FEE,
    CarrierFees,
    asked,
)
from xborder.policy.carrier_service import CROSSING, SERVICE, STORAGE, CarrierService, Daily
from xborder.policy.charge import Charge, ChargeKind, Face, Waiver
from xborder.policy.condition import (
    ALWAYS,
    All,
    AnyOf,
    AtMost,
    Condition,
    Contains,
    During,
    EveryLine,
    Fixed,
    GoodsIn,
    HsIn,
    Is,
    Named,
    Not,
    Of,
    ParcelWeighsAtMost,
    Possibly,
    Reads,
    Same,
    SinglePiece,
    SomeLine,
    Stated,
    WeighsAtMost,
    elected,
    established,
    identified,
    over,
    proven,
    registered,
)
from xborder.policy.country import CountryPolicy, Member, Reading
from xborder.policy.goods import GoodsRate, goods, goods_rules
from xborder.policy.goods_table import GoodsKey, GoodsRule, GoodsTable, Scope
from xborder.policy.not_computed import Doubtful, NotComputed
from xborder.policy.notice import Notice
from xborder.policy.rule import figure
from xborder.policy.scheme import Per, Scheme
from xborder.policy.supply import (
    ON_THE_SPOT,
    Accountable,
    Filing,
    Other,
    PlaceOf,
    Supplied,
    Taxation,
    TaxedOn,
    Turn,
)
from xborder.policy.threshold import Bites, Counted, Joined, Threshold
from xborder.policy.value import Value
from xborder.source import Evidence, Provenance, Reader, Status
from xborder.timeline import Timeline, handover, succession
from xborder.trade import Collector, Moment
from xborder.trade.country import EEA_MEMBERS, EU_MEMBERS

__all__ = [
    "ADVANCE",
    "ADVANCED",
    "ALWAYS",
    "CLEARANCE",
    "CROSSING",
    "EEA_MEMBERS",
    "EU_MEMBERS",
    "FREE",
    "NOT_DDP",
    "ON_THE_SPOT",
    "SERVICE",
    "STORAGE",
    "VAT_ON_FEE",
    "Accountable",
    "All",
    "Amount",
    "AnyOf",
    "AtLeast",
    "AtMost",
    "Band",
    "Bands",
    "Bites",
    "ByGoods",
    "CarrierFees",
    "CarrierService",
    "Charge",
    "ChargeKind",
    "Collector",
    "Condition",
    "Contains",
    "Counted",
    "CountryPolicy",
    "Daily",
    "Difference",
    "Doubtful",
    "During",
    "Estimate",
    "EveryLine",
    "Evidence",
    "Face",
    "Filing",
    "Fixed",
    "Flat",
    "GoodsIn",
    "GoodsKey",
    "GoodsRate",
    "GoodsRule",
    "GoodsTable",
    "Highest",
    "HsIn",
    "Is",
    "Joined",
    "Member",
    "Mode",
    "Moment",
    "Money",
    "Named",
    "NoMoreThan",
    "Not",
    "NotComputed",
    "Notice",
    "Of",
    "OfShare",
    "Other",
    "ParcelWeighsAtMost",
    "Per",
    "PerUnit",
    "Percent",
    "PercentInside",
    "PlaceOf",
    "Possibly",
    "Provenance",
    "Quantity",
    "Reader",
    "Reading",
    "Reads",
    "Rounding",
    "Same",
    "Scheme",
    "Scope",
    "SinglePiece",
    "SomeLine",
    "Stage",
    "Stated",
    "Status",
    "Sum",
    "Supplied",
    "Taxation",
    "TaxedOn",
    "Threshold",
    "Timeline",
    "TopUp",
    "Turn",
    "Unavailing",
    "Unsupported",
    "Value",
    "Waiver",
    "WeighsAtMost",
    "asked",
    "day",
    "elected",
    "established",
    "figure",
    "goods",
    "goods_rules",
    "handover",
    "identified",
    "over",
    "proven",
    "registered",
    "succession",
]
