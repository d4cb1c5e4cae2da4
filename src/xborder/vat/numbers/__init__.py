"""Tax numbers: VAT, one-stop-shop, EORI and business numbers, their form and check digits, offline.

A number that passes is well formed, no more: whether it exists, the register of its country knows.
"""

from xborder.vat.numbers.form import FORMS, NumberForm, NumberKind
from xborder.vat.numbers.number import TaxNumber
from xborder.vat.numbers.reading import is_well_formed, normalise, parse

__all__ = [
    "FORMS",
    "NumberForm",
    "NumberKind",
    "TaxNumber",
    "is_well_formed",
    "normalise",
    "parse",
]
