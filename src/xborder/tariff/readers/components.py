"""Components: a duty in the codes of TARIC, which the European and the British tariff share.

A duty is a list of parts: an expression that says how a part joins the others, an amount, and what
it is an amount of. The parts are written out as the tariff prints them, for the reader of duty
texts to understand.

Source: TARIC user guide, annexes on duty expressions, measurement units and qualifiers.
"""

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from xborder.tariff.readers.cells import unit_of

_EXPRESSIONS: Final = {
    "01": "",
    "02": "-",
    "04": "+",
    "12": "+ EA",
    "14": "+ EAR",
    "15": "MIN",
    "17": "MAX",
    "19": "+",
    "20": "+",
    "21": "+ ADSZ",
    "25": "+ ADSZR",
    "27": "+ ADFM",
    "29": "+ ADFMR",
    "35": "MAX",
    "36": "-",
    "37": "NIHIL",
    "40": "EXPORT REFUND",
    "99": "",
}
"""How a part joins those before it."""

UNITS: Final = {
    "ASV": "% vol",
    "BRX": "% sucrose",
    "CCT": "carrying capacity in tonnes",
    "CEN": "100 items",
    "CTM": "carat",
    "DAP": "10 000 kg/polar",
    "DHS": "kg DHS",
    "DTN": "100 kg",
    "EUR": "EUR",
    "GFI": "g of fissile isotopes",
    "GRM": "g",
    "GRT": "gross tonnage",
    "HLT": "hl",
    "HMT": "100 m",
    "KAC": "kg met.am.",
    "KCC": "kg C5H14ClNO",
    "KCL": "tonne KCl",
    "KGM": "kg",
    "KLT": "1000 l",
    "KMA": "kg met.am.",
    "KMT": "1000 m",
    "KNI": "kg N",
    "KNS": "kg H2O2",
    "KPH": "kg KOH",
    "KPO": "kg K2O",
    "KPP": "kg P2O5",
    "KSD": "kg 90 % sdt",
    "KSH": "kg NaOH",
    "KUR": "kg U",
    "LPA": "l alc. 100%",
    "LTR": "l",
    "MIL": "1000 items",
    "MPR": "1000 pairs",
    "MTK": "m2",
    "MTQ": "m3",
    "MTR": "m",
    "MWH": "1000 kWh",
    "NAR": "item",
    "NCL": "cell",
    "NPR": "pair",
    "RET": "% retail price",
    "SPQ": "l of spirits",
    "SPR": "small producer relief",
    "TJO": "TJ",
    "TNE": "tonne",
    "WAT": "W",
}
"""What a unit's code is printed as."""
QUALIFIERS: Final = {
    "": "",
    "A": "tot alc",
    "B": "flasks",
    "C": "1000",
    "E": "net drained wt",
    "F": "common wheat",
    "G": "gross",
    "I": "biodiesel",
    "J": "fuel content",
    "K": "bioethanol",
    "L": "live weight",
    "M": "net dry",
    "P": "lactic matter",
    "R": "std qual",
    "S": "raw sugar",
    "T": "dry lactic matter",
    "X": "hl",
    "Z": "% sacchar.",
    "LPA": "l alc. 100% less small producer relief",
    "LTR": "l less small producer relief",
}
"""What a unit's qualifier is printed as."""


@frozen(kw_only=True)
class Component:
    """A part of a duty.

    Attributes:
        expression: The code of how it joins the parts before it.
        amount: The amount, as text; empty if the expression is all.
        currency: The currency; empty for a percentage.
        unit: The code of the unit; empty for a percentage.
        qualifier: The code that narrows the unit.
    """

    expression: str
    amount: str = ""
    currency: str = ""
    unit: str = ""
    qualifier: str = ""


def printed(components: Iterable[Component]) -> str:
    """Return a duty as the tariff prints it.

    Args:
        components: Its parts, in order.

    Raises:
        InvalidInput: An expression, a unit or a qualifier is none that TARIC has.

    Examples:
        >>> printed([Component(expression="01", amount="8.3"),
        ...          Component(expression="04", amount="30.6", currency="EUR", unit="DTN")])
        '8.3% + 30.6 EUR / 100 kg'
    """
    return " ".join(filter(None, map(_part, components)))


def _part(component: Component) -> str:
    joined = _EXPRESSIONS[unit_of(component.expression, _EXPRESSIONS, "duty_expression_id")]
    if not component.amount:
        return joined
    rate = component.amount + ("%" if not component.currency else f" {component.currency}")
    unit = ""
    if component.unit:
        unit = UNITS[unit_of(component.unit, UNITS, "measurement_unit_code")]
    if component.qualifier:
        qualifier = unit_of(component.qualifier, QUALIFIERS, "measurement_unit_qualifier_code")
        unit = f"{unit} / {QUALIFIERS[qualifier]}"
    return " ".join(filter(None, (joined, f"{rate} / {unit}" if unit else rate)))
