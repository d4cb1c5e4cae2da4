"""The 27 member states: their currency, dated, and their VAT rates; and Monaco, as France.

Croatia took the euro on 2023-01-01, Bulgaria on 2026-01-01. The territories outside the VAT area
that have a country code of their own stand beside them, so that a quote can say why it has none.

Example:
    >>> import datetime as dt
    >>> MEMBER_STATES["HR"].currency.on(dt.date(2022, 12, 31))
    'HRK'
"""

import datetime as dt
from collections.abc import Mapping

from xborder.countries.eu.sources import TERRITORIES, official
from xborder.countries.eu.vat import VAT
from xborder.policy.amount import Unsupported
from xborder.policy.country import Member
from xborder.policy.goods_table import ALL_GOODS, GoodsRule, GoodsTable
from xborder.source import Source
from xborder.timeline import Timeline

_EURO = Source(
    title="Council Regulation (EC) No 974/98 on the introduction of the euro",
    url="https://eur-lex.europa.eu/eli/reg/1998/974/oj",
    article="Annex",
)
_CROATIA = Source(
    title="Council Decision (EU) 2022/1211",
    url="https://eur-lex.europa.eu/eli/dec/2022/1211/oj",
    article="Art. 1",
)
_BULGARIA = Source(
    title="Council Decision of 8 July 2025 on the adoption by Bulgaria of the euro",
    url="https://eur-lex.europa.eu/eli/reg/1998/974/oj",
)
_EURO_IN_CROATIA = dt.date(2023, 1, 1)
_EURO_IN_BULGARIA = dt.date(2026, 1, 1)

IN_EURO: Timeline[str] = Timeline([official(value="EUR", source=_EURO)], name="currency")
CURRENCIES: Mapping[str, Timeline[str]] = {
    "BG": Timeline(
        [
            official(value="BGN", end=_EURO_IN_BULGARIA, source=_BULGARIA),
            official(value="EUR", start=_EURO_IN_BULGARIA, source=_BULGARIA),
        ],
        name="currency of Bulgaria",
    ),
    "CZ": Timeline([official(value="CZK", source=_EURO)], name="currency of Czechia"),
    "DK": Timeline([official(value="DKK", source=_EURO)], name="currency of Denmark"),
    "HR": Timeline(
        [
            official(value="HRK", end=_EURO_IN_CROATIA, source=_CROATIA),
            official(value="EUR", start=_EURO_IN_CROATIA, source=_CROATIA),
        ],
        name="currency of Croatia",
    ),
    "HU": Timeline([official(value="HUF", source=_EURO)], name="currency of Hungary"),
    "PL": Timeline([official(value="PLN", source=_EURO)], name="currency of Poland"),
    "RO": Timeline([official(value="RON", source=_EURO)], name="currency of Romania"),
    "SE": Timeline([official(value="SEK", source=_EURO)], name="currency of Sweden"),
}
"""The members that did not have the euro all along."""

MEMBER_STATES: Mapping[str, Member] = {
    code: Member(code=code, currency=CURRENCIES.get(code, IN_EURO), tables={"vat": table})
    for code, table in VAT.items()
}
_OUTSIDE = GoodsTable(
    "vat",
    (
        GoodsRule(
            id="outside",
            scope=ALL_GOODS,
            amount=official(
                value=Unsupported("The destination is outside the Union's VAT area."),
                source=TERRITORIES,
            ),
        ),
    ),
)
TERRITORIES_APART: Mapping[str, Member] = {
    code: Member(code=code, currency=IN_EURO, tables={"vat": _OUTSIDE})
    for code in ("AX", "EA", "GF", "GP", "IC", "MQ", "RE", "YT")
}
MEMBERS: Mapping[str, Member] = {
    **MEMBER_STATES,
    "MC": Member(code="MC", currency=IN_EURO, tables={"vat": VAT["FR"]}),
    **TERRITORIES_APART,
}
