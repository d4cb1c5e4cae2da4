"""Write the table of countries' names as exports write them, from ISO's list and CLDR.

    npm pack iso-3166        # and unpack it
    python tools/country_names.py ISO > src/xborder/trade/country_names.tsv

A line has a code and its names: ISO's English name in each order that its parts are written in, and
CLDR's name in every official language of the country. English names of CLDR are left out: they are
read from babel. A name of two countries is nobody's.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

from xborder.trade.country_codes import COUNTRIES
from xborder.trade.country_names import name_key

_ENTRY = re.compile(
    r"name: (?P<q>['\"])(?P<name>.*?)(?P=q),\s+state: '\w+',\s+alpha2: '(?P<code>[A-Z]{2})'"
)
_NOBODYS = ("congo",)  # ISO means CG, and people either


def _written(name: str) -> list[str]:
    """Return a name in each order that its parts are written in: Korea (Republic of) and so on."""
    found = re.fullmatch(r"(.+?)(?: \((.+)\)|, (.+))", name)
    if not found:
        return [name]
    short, rest = found[1], found[2] or found[3]
    return [name, f"{short}, {rest}", f"{rest} {short}"]


def main(iso: Path) -> None:
    """Print one line a country: its code, then its names."""
    text = (iso / "1.js").read_text(encoding="utf-8")
    official = {found["code"]: found["name"].replace("\\'", "'") for found in _ENTRY.finditer(text)}
    english = Locale("en").territories
    names: dict[str, dict[str, str]] = {}
    owners: dict[str, set[str]] = defaultdict(set)
    for code in sorted(COUNTRIES):
        told = _written(official[code]) if code in official else []
        for language in get_official_languages(code, regional=True, de_facto=True):
            try:
                own = Locale.parse(language).territories.get(code)
            except (UnknownLocaleError, ValueError):
                continue
            told += [own] if own else []
        names[code] = {name_key(each): each for each in told}
        for key in {*names[code], name_key(english.get(code, code))}:
            owners[key].add(code)
    for code, told_by_key in names.items():
        known = name_key(english.get(code, ""))
        kept = [
            each
            for key, each in told_by_key.items()
            if len(owners[key]) == 1 and key not in (known, *_NOBODYS)
        ]
        if kept:
            print(code, *kept, sep="\t")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
