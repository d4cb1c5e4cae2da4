"""Preferential duties of the United Kingdom, by partner: what a claim comes to.

The table beside this module is made by ``tools/uk_preferences.py`` from the reference documents of the
agreements of March 2022 with their steps to 2034. A claim (``Item(preference=True)``) says that the
goods originate in the partner and that the proof is at hand; then the agreement's duty is taken, never
more than the general one. What a partner's document does not name pays the general duty.
https://www.gov.uk/government/collections/reference-documents-for-the-customs-tariff-preferential-trade-arrangements-eu-exit-regulations-2020

Example:
    >>> shirt = GoodsKey(hs_code="610910", origin="VN")
    >>> PREFERENCE.find(shirt, day(2026, 11, 21)).value == FREE
    True
"""

from collections.abc import Iterator
from importlib.resources import files

from xborder.countries.gb.sources import AGREEMENTS, DEVELOPING
from xborder.policy.vocabulary import *
from xborder.tariff.duty_text import read_or_unsupported
from xborder.tariff.snapshots.claims import NOTHING_WON

PARTNERS = {
    "Albania": "AL",
    "Andean - Colombia": "CO",
    "Andean - Ecuador": "EC",
    "Andean - Peru": "PE",
    "Botswana - SACUM": "BW",
    "CARIFORUM - EPA": "AG BB BS BZ DM DO GD GY JM KN LC SR TT VC",
    "Cameroon - EPA": "CM",
    "Canada": "CA",
    "Central America": "CR GT HN NI PA SV",
    "Chile": "CL",
    "Cote d'Ivoire - EPA": "CI",
    "ESA - EPA": "MU SC ZW",
    "EU": " ".join(EU_MEMBERS),
    "Egypt": "EG",
    "Eswatini - SACUM": "SZ",
    "Faroe Islands": "FO",
    "Georgia": "GE",
    "Ghana - EPA": "GH",
    "Iceland": "IS",
    "Israel": "IL",
    "Japan": "JP",
    "Jordan": "JO",
    "Kenya - EPA": "KE",
    "Kosovo": "XK",
    "Lebanon": "LB",
    "Lesotho - SACUM": "LS",
    "Mexico": "MX",
    "Moldova": "MD",
    "Morocco": "MA",
    "Mozambique - SACUM": "",
    "Namibia - SACUM": "NA",
    "North Macedonia": "MK",
    "Norway": "NO",
    "Pacific States - EPA": "FJ PG WS",
    "Palestinian Authority": "PS",
    "Republic of Korea": "KR",
    "Serbia": "RS",
    "Singapore": "SG",
    "South Africa - SACUM": "ZA",
    "Switzerland": "CH LI",
    "Tunisia": "TN",
    "Turkey": "TR",
    "Ukraine": "UA",
    "Viet Nam": "VN",
}
"""The countries of each partner; Mozambique is among the least developed below."""
LEAST_DEVELOPED = "AF BD BF BI BJ CD CF DJ ER ET GM GN GW HT KH KM LA LR MG ML MM MR MW MZ NE NP RW SB SD SL SN SO SS ST TD TG TL TZ UG YE ZM"
"""Free of duty on everything but arms: the developing countries trading scheme."""
_FELL = "The duty of this agreement falls year by year; its steps were not read."
_DIFFER = "Two documents of this agreement say different duties; which of them holds was not read."
_GENERAL = ByGoods("tariff")
_NOTHING_WON = Unavailing(_GENERAL, NOTHING_WON)
_STARTS = day(2026, 1, 1)


def _duty(text: str) -> Amount:
    match text:
        case "none":
            return _NOTHING_WON
        case "fell":
            return Unsupported(_FELL)
        case "differ":
            return Unsupported(_DIFFER)
        case "0%":
            return FREE
        case _:
            return NoMoreThan(_GENERAL, read_or_unsupported(text))


def _agreed() -> Iterator[Timeline[GoodsRate]]:
    # Package data, read once, when the rules of Great Britain are first asked for.
    text = files("xborder.countries.gb").joinpath("preferences.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines()):
        partners, duties, codes = line.split("\t")
        origins = " ".join(PARTNERS[partner] for partner in partners.split("; "))
        first, *later = duties.split("; ")
        name = f"gb.preference.{number}"
        starts = [(day(int(step[:4]), 1, 1), step[5:]) for step in later]
        rate = GoodsRate(name, _duty(first), codes, origins=origins)
        agreed = rate.by(AGREEMENTS, start=_STARTS, end=starts[0][0] if starts else None)
        for place, (_, duty) in enumerate(starts):
            following = starts[place + 1][0] if place + 1 < len(starts) else None
            agreed = agreed.then(AGREEMENTS, end=following, amount=_duty(duty))
        yield agreed


PREFERENCE = goods(
    "preference",
    *_agreed(),
    GoodsRate("gb.preference.least_developed", FREE, origins=LEAST_DEVELOPED).by(
        DEVELOPING, start=_STARTS
    ),
    GoodsRate("gb.preference.arms", _NOTHING_WON, "93", origins=LEAST_DEVELOPED).by(
        DEVELOPING, start=_STARTS
    ),
)
"""What a claim comes to, by code and origin."""

PREFERRED = Is(
    "item.origin", *dict.fromkeys(f"{' '.join(PARTNERS.values())} {LEAST_DEVELOPED}".split())
)
"""Goods of which the table knows the preference."""
