"""The three schemes of the Union's one-stop shop, their periods and their states."""

from collections.abc import Mapping
from typing import Final

from xborder.choice import Choice
from xborder.messages import Text
from xborder.trade.country import EU_MEMBERS
from xborder.vat.returns.period import Length

STATES: Final = frozenset({*EU_MEMBERS, "XI"})
"""The members, and Northern Ireland for goods."""


class Shop(Choice):
    """The three schemes."""

    UNION = "union_oss"
    NON_UNION = "non_union_oss"
    IMPORT = "ioss"


RETURN_OF: Final[Mapping[Shop, Text]] = {
    Shop.UNION: Text("Return of the Union One-Stop Shop"),
    Shop.NON_UNION: Text("Return of the non-Union One-Stop Shop"),
    Shop.IMPORT: Text("Return of the Import One-Stop Shop"),
}
"""What the return of each is called."""
LENGTH_OF: Final[Mapping[Shop, Length]] = {
    Shop.UNION: Length.QUARTER,
    Shop.NON_UNION: Length.QUARTER,
    Shop.IMPORT: Length.MONTH,
}

CURRENCY_OF: Final[Mapping[str, str]] = {"SE": "SEK"}
"""Members whose returns are made out in their own currency by a worked example; no tax office's
page was read. Article 369h lets every member outside the euro ask for its own."""
