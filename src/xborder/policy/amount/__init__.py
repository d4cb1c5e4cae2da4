"""Amounts: one algebra for charges and tariffs.

An amount is a small tree: percentages, specific rates, flat sums, bands, and their sums, least
and most. It gives an exact result for each line, and says in words how it was computed.
"""

from xborder.policy.amount.by_code import (
    Between,
    Choice,
    FirstDigits,
    Former,
    Undecided,
    Unlisted,
)
from xborder.policy.amount.chosen import (
    Band,
    Bands,
    ByGoods,
)
from xborder.policy.amount.combined import (
    AtLeast,
    Difference,
    Estimate,
    Highest,
    NoMoreThan,
    Sum,
    TopUp,
    Unavailing,
)
from xborder.policy.amount.inquiry import (
    facts_needed,
    foreign_money,
    grossed,
    read_on,
    settled,
    tables_read,
    varies_by_line,
)
from xborder.policy.amount.leaf import (
    FREE,
    Amount,
    Leaf,
    Nothing,
    Percent,
    PercentInside,
    Unsupported,
    amount_of,
    percent_text,
)
from xborder.policy.amount.quantity import Quantity
from xborder.policy.amount.seasonal import Season, Seasonal
from xborder.policy.amount.specific import (
    Flat,
    OfShare,
    PerUnit,
)
from xborder.policy.amount.stacked import reach
from xborder.policy.written import (
    WHOLE,
    rate_of,
    ratio,
    share_of,
    sum_of_money,
    sum_or_none,
)

__all__ = [
    "FREE",
    "WHOLE",
    "Amount",
    "AtLeast",
    "Band",
    "Bands",
    "Between",
    "ByGoods",
    "Choice",
    "Difference",
    "Estimate",
    "FirstDigits",
    "Flat",
    "Former",
    "Highest",
    "Leaf",
    "NoMoreThan",
    "Nothing",
    "OfShare",
    "PerUnit",
    "Percent",
    "PercentInside",
    "Quantity",
    "Season",
    "Seasonal",
    "Sum",
    "TopUp",
    "Unavailing",
    "Undecided",
    "Unlisted",
    "Unsupported",
    "amount_of",
    "facts_needed",
    "foreign_money",
    "grossed",
    "percent_text",
    "rate_of",
    "ratio",
    "reach",
    "read_on",
    "settled",
    "share_of",
    "sum_of_money",
    "sum_or_none",
    "tables_read",
    "varies_by_line",
]
