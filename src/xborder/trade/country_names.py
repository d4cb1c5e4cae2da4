"""Countries by the names and the longer codes that people write."""

from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from xborder.messages import DEFAULT_LOCALE, babel_locale
from xborder.trade.country_codes import COUNTRIES
from xborder.trade.plain_name import plain

_CODES: Final = {"EL": "GR", "ENG": "GB", "NIR": "XI", "SCO": "GB", "UK": "GB"}
"""Codes that statistics, VAT numbers and shops write in place of the two letters."""
_LONGER: Final = 3
"""The letters of ISO 3166-1 alpha-3; fewer begin the names of too many countries."""
_ALSO: Final = {
    "america": "US",
    "antigua": "AG",
    "bosnia": "BA",
    "britain": "GB",
    "burma": "MM",
    "cabo verde": "CV",
    "china mainland": "CN",
    "congo drc": "CD",
    "czech": "CZ",
    "czech republic": "CZ",
    "dr congo": "CD",
    "east timor": "TL",
    "eire": "IE",
    "emirates": "AE",
    "england": "GB",
    "great britain": "GB",
    "holland": "NL",
    "hong kong": "HK",
    "hong kong china": "HK",
    "hong kong sar": "HK",
    "iran": "IR",
    "ireland republic of": "IE",
    "ivory coast": "CI",
    "korea": "KR",
    "korea republic of": "KR",
    "korea south": "KR",
    "lao pdr": "LA",
    "macao s a r china": "MO",
    "macao sar": "MO",
    "macau": "MO",
    "macedonia": "MK",
    "mainland china": "CN",
    "northern ireland": "XI",
    "palestine": "PS",
    "p r china": "CN",
    "peoples republic of china": "CN",
    "pr china": "CN",
    "prc": "CN",
    "republic of ireland": "IE",
    "reunion island": "RE",
    "scotland": "GB",
    "russian federation": "RU",
    "slovak republic": "SK",
    "swaziland": "SZ",
    "taiwan province of china": "TW",
    "taiwan roc": "TW",
    "turkey": "TR",
    "u a e": "AE",
    "u k": "GB",
    "u s": "US",
    "u s a": "US",
    "uae": "AE",
    "united states of america": "US",
    "vatican": "VA",
    "viet nam": "VN",
    "virgin islands british": "VG",
    "virgin islands u s": "VI",
    "wales": "GB",
    "日本国": "JP",
    "澳門": "MO",
    "澳门": "MO",
    "台湾": "TW",
    "台灣": "TW",
    "香港": "HK",
    "한국": "KR",
}
"""Names that exports write and neither ISO nor CLDR has."""


def by_code(written: str) -> str:
    """Return the code that another code stands for; empty if none comes to mind.

    Source: ISO 3166-1 alpha-3, as CLDR lists it among the aliases of territories.

    Examples:
        >>> by_code("UK"), by_code("el"), by_code("de"), by_code("DEU"), by_code("276")
        ('GB', 'GR', 'DE', 'DE', '')
    """
    letters = written.strip().upper()
    if letters in COUNTRIES:
        return letters
    if letters in _CODES:
        return _CODES[letters]
    if len(letters) != _LONGER or not letters.isalpha():
        return ""
    from babel.core import get_global  # noqa: PLC0415 - only for a code that is none

    aliases: Any = get_global("territory_aliases").get(letters, ())
    return str(aliases[0]) if len(aliases) == 1 and aliases[0] in COUNTRIES else ""


def country_named(name: str) -> str:
    """Return the code of a country by its English, Chinese or own name; empty where it is none.

    Examples:
        >>> country_named("Germany"), country_named("Norge"), country_named("日本")
        ('DE', 'NO', 'JP')
        >>> country_named("德国"), country_named("Atlantis")
        ('DE', '')
    """
    return names_of_countries(("zh_CN",)).get(name_key(name), "")


def beginning(letters: str) -> str:
    """Return the code of the one country whose English name begins so; empty if there are several.

    Examples:
        >>> beginning("Ger"), beginning("UNI"), beginning("Ge")
        ('DE', '', '')
    """
    start = name_key(letters)
    if len(start) < _LONGER:
        return ""
    english: Any = babel_locale(DEFAULT_LOCALE).territories
    begun = [
        code for code in sorted(COUNTRIES) if name_key(english.get(code, "")).startswith(start)
    ]
    return begun[0] if len(begun) == 1 else ""


@lru_cache(maxsize=1024)  # a frame repeats its slips, and a comparison with all names takes long
def nearly_named(written: str, languages: tuple[str, ...] = ()) -> str:
    """Return the code of the country whose name is written nearly so; empty if there is none.

    Args:
        written: A name with a slip in it.
        languages: Further languages of CLDR in which it may be written.

    Examples:
        >>> nearly_named("Gemany"), nearly_named("Nederlands"), nearly_named("Atlantis")
        ('DE', 'NL', '')
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only when a name is not known

    known = names_of_countries(languages)
    # nearer than elsewhere: Deutschland is no slip for the Netherlands
    near = get_close_matches(name_key(written), known, n=1, cutoff=0.8)
    return known[near[0]] if near else ""


def name_key(name: str) -> str:
    """Return the name of a country as it is compared: St. Lucia is Saint Lucia, and & is and.

    Examples:
        >>> name_key("St. Kitts & Nevis"), name_key("The Gambia") == name_key("Gambia")
        ('saint kitts and nevis', True)
    """
    words = plain(name.replace("&", " and ").replace("(", " ").replace(")", " ")).split()
    if words[:1] == ["the"]:
        words = words[1:]
    return " ".join("saint" if word == "st" else word for word in words)


@cache
def names_of_countries(languages: tuple[str, ...] = ()) -> dict[str, str]:
    """Return the codes of countries by name; bounded by the languages that mappings name.

    Args:
        languages: Further languages of CLDR, in a tuple; English and what a country calls itself
            are known without.
    """
    found: dict[str, str] = {}
    text = files("xborder.trade").joinpath("country_names.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        code, *names = line.split("\t")
        found |= {name_key(name): code for name in names}
    for language in ("en", *languages):
        known: Any = babel_locale(language).territories
        for code in sorted(COUNTRIES):
            if code in known:
                found[name_key(known[code])] = code
    return found | {name_key(name): code for name, code in _ALSO.items()}
