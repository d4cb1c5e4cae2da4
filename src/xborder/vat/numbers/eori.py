"""EORI numbers: a member state's code and up to 15 letters or digits that the state chose.

python-stdnum has no EORI, so the form is written here. The Union's law fixes the country and the
length alone. What a state puts behind its code is checked for the states that say it in public, and
for no other: a form guessed too narrow would refuse a number that customs takes.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from xborder.source import Source
from xborder.trade.country import EU_MEMBERS
from xborder.vat.numbers.form import NumberForm, NumberKind

LAW: Final = Source(
    title="Commission Delegated Regulation (EU) 2015/2446",
    url="https://eur-lex.europa.eu/eli/reg_del/2015/2446/oj",
    article="annex 12-01, title II: an..17",
)

ISSUERS: Final = frozenset({*EU_MEMBERS, "GB", "XI"})
"""Whose customs give EORI numbers: the members, Great Britain and Northern Ireland."""

EVERYWHERE: Final = re.compile(r"[A-Z]{2}[A-Z0-9]{1,15}")


@frozen(kw_only=True)
class StateForm:
    """What one state puts behind its code.

    Attributes:
        pattern: The form, the code included.
        shape: The same for people, where 9 stands for a digit.
        check: The national number behind the code, where it has check digits of its own.
    """

    pattern: re.Pattern[str]
    shape: str
    check: NumberForm | None = None


def _digits(
    country: str, least: int, *, most: int | None = None, module: str = "", check: str = ""
) -> StateForm:
    national = NumberForm(
        kind=NumberKind.EORI,
        country=country,
        shape=country + "9" * least,
        module=module,
        check=check,
        source=LAW,
    )
    return StateForm(
        pattern=re.compile(f"{country}[0-9]{{{least},{most or least}}}"),
        shape=national.shape,
        check=national if module else None,
    )


STATE_FORMS: Final[Mapping[str, StateForm]] = MappingProxyType(
    {
        "BE": _digits("BE", 10, module="be.vat", check="Modulus 97"),
        "DE": _digits("DE", 7, most=15),
        "DK": _digits("DK", 8, module="dk.cvr", check="Modulus 11"),
        "FR": _digits("FR", 14, module="fr.siret", check="Luhn"),
        "GB": _digits("GB", 12, most=15),
        "NL": _digits("NL", 9),
        "PL": _digits("PL", 15),
        "XI": _digits("XI", 12, most=15),
    }
)
"""Belgium's enterprise number, Germany's own series, Denmark's CVR, France's SIRET, the British VAT
number and three digits, the Netherlands' RSIN, Poland's NIP and five digits."""
