"""Write the table of ISO 3166-2 subdivisions from two npm packages, of ISO's and CLDR's lists.

    npm pack iso-3166 cldr-subdivisions-full        # and unpack each
    python tools/subdivisions.py ISO CLDR > src/xborder/trade/subdivisions.tsv

Kept are the countries in which part of the addresses lies outside the ordinary customs, VAT or
excise area, and those whose taxes differ by state. CLDR also names codes that ISO has withdrawn;
shops still export them. ISO cuts some names where its table breaks the line: CLDR's stands beside.
"""

import json
import re
import sys
from pathlib import Path

COUNTRIES = frozenset(
    {
        *("AT", "AU", "BR", "CA", "CH", "CN", "CO", "CY", "DE", "DK", "ES"),
        *("FI", "FR", "GB", "GR", "ID", "IT", "MY", "NL", "NO", "PT", "RS"),
        *("UA", "US"),
    }
)
_ENTRY = re.compile(r"code: '(?P<code>[A-Z]{2}-\w+)',\s+name: (?P<q>['\"])(?P<name>.*)(?P=q),\n")


def main(iso: Path, cldr: Path) -> None:
    """Print one line a subdivision: its code, then its names."""
    text = (iso / "2.js").read_text(encoding="utf-8")
    official = {found["code"]: found["name"].replace("\\'", "'") for found in _ENTRY.finditer(text)}
    tree = json.loads((cldr / "subdivisions/en/en.json").read_text(encoding="utf-8"))
    names = tree["subdivisions"]["localeDisplayNames"]["subdivisions"]
    english = {f"{key[:2]}-{key[2:]}".upper(): name for key, name in names.items()}
    for code in sorted(official.keys() | english):
        if code[:2] in COUNTRIES:
            told = (official.get(code, ""), english.get(code, ""))
            print(code, *dict.fromkeys(filter(None, told)), sep="\t")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
