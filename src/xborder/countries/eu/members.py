"""The 27 member states: their currency, dated, and their VAT rates; and Monaco, as France.

Croatia took the euro on 2023-01-01, Bulgaria on 2026-01-01. The territories outside the VAT area
that have a country code of their own stand beside them, so that a quote can say why it has none.

Example:
    >>> MEMBER_STATES["HR"].currency.on(day(2022, 12, 31))
    'HRK'
"""

from collections.abc import Mapping

from xborder.countries.eu.sources import TERRITORIES, read
from xborder.countries.eu.vat import VAT
from xborder.policy.vocabulary import *

_EURO = read.official(
    "Council Regulation (EC) No 974/98 on the introduction of the euro",
    "https://eur-lex.europa.eu/eli/reg/1998/974/oj",
    article="Annex",
)
_CROATIA = read.official(
    "Council Decision (EU) 2022/1211",
    "https://eur-lex.europa.eu/eli/dec/2022/1211/oj",
    article="Art. 1",
)
_BULGARIA = read.official(
    "Council Decision of 8 July 2025 on the adoption by Bulgaria of the euro",
    "https://eur-lex.europa.eu/eli/reg/1998/974/oj",
)
_EURO_IN_CROATIA = day(2023, 1, 1)
_EURO_IN_BULGARIA = day(2026, 1, 1)

IN_EURO = figure("currency", "EUR", _EURO)
CURRENCIES: Mapping[str, Timeline[str]] = {
    "BG": figure("currency of Bulgaria", "BGN", _BULGARIA, end=_EURO_IN_BULGARIA).then(
        _BULGARIA, value="EUR"
    ),
    "CZ": figure("currency of Czechia", "CZK", _EURO),
    "DK": figure("currency of Denmark", "DKK", _EURO),
    "HR": figure("currency of Croatia", "HRK", _CROATIA, end=_EURO_IN_CROATIA).then(
        _CROATIA, value="EUR"
    ),
    "HU": figure("currency of Hungary", "HUF", _EURO),
    "PL": figure("currency of Poland", "PLN", _EURO),
    "RO": figure("currency of Romania", "RON", _EURO),
    "SE": figure("currency of Sweden", "SEK", _EURO),
}
"""The members that did not have the euro all along."""

MEMBER_STATES: Mapping[str, Member] = {
    code: Member(code=code, currency=CURRENCIES.get(code, IN_EURO), tables={"vat": table})
    for code, table in VAT.items()
}
_OUTSIDE = goods(
    "vat",
    GoodsRate("outside", Unsupported("The destination is outside the Union's VAT area.")).by(
        TERRITORIES
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
