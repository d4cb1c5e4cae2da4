"""Countries of origin, in the groups that the rules of the United States name.

The emergency duties of 2025 (Executive Orders 14193-14195, 14257, 14326) and the action on forced
labour of 2026 (memorandum of 2026-07-23), https://www.whitehouse.gov/presidential-actions/.

Example:
    >>> "VN" in RECIPROCAL["0.20"].split()
    True
"""

from xborder.policy.vocabulary import *

EU = " ".join(EU_MEMBERS)
"""The members of the European Union."""
CHINA = "CN HK MO"
"""The People's Republic of China, with Hong Kong and Macau."""
COLUMN_2_BEFORE_2022 = "CU KP"
NO_NORMAL_RELATIONS = "BY CU KP RU"
"""Column 2 of the tariff, and outside the emergency duties; Belarus and Russia since 2022."""

CENTRAL_AMERICA = "CR DO GT HN NI SV"
"""Parties to the agreement with Central America and the Dominican Republic."""
WITHOUT_PROCESSING_FEE = f"{CENTRAL_AMERICA} AU BH CA CL CO IL KR MX OM PA PE SG US"
"""Partners whose agreement waives the fee, and goods that come back under chapter 98: 19 CFR 24.23(c).
Japan, Jordan and Morocco pay it."""

RECIPROCAL = {
    "0.15": (
        "AF AO BO BW CD CI CM CR EC FJ GH GQ GY IL IS JO LS MG MK MU MW MZ NA NG NO NR NZ PG "
        "TD TR TT UG VE VU ZM ZW"
    ),
    "0.18": "NI",
    "0.19": "ID KH MY PH PK TH",
    "0.20": "BD LK TW VN",
    "0.25": "BN KZ MD TN",
    "0.30": "BA DZ LY ZA",
    "0.35": "IQ RS",
    "0.40": "LA MM",
    "0.41": "SY",
}
"""Additional rates from 2025-08-07, for those without an arrangement; 10% for whoever is not named."""

FORCED_LABOUR_10 = "AR BD CA EC GB GT HN ID IN JO KH LK MX MY PK SV TT"
FORCED_LABOUR_12_5 = (
    "AE AO AU BH BR BS CL CN CO CR DO DZ EG GY HK IL IQ KW KZ LY MA NG NI NO NZ OM PE PH "
    "QA RU SA SG TH TR UY VE VN ZA"
)
FORCED_LABOUR_UP_TO_10 = EU + " TW"
"""The additional rate and the ordinary one make up 10% together."""
FORCED_LABOUR_UP_TO_12_5 = "CH JP KR"
"""The additional rate and the ordinary one make up 12.5% together."""
FRAMEWORK = EU + " AR CH EC GB GT JP KR LI SV TW"
"""Partners with a framework, whose machinery of annex I-C pays up to 15% with the ordinary duty."""
OWN_LISTS = EU + " AR BD CH EC GB GT ID JO KH MY SV TW"
"""Partners with lists of their own under the action on forced labour: U.S. note 52(j)."""
