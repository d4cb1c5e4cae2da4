"""Japanese duty texts, put into the plain form that every other tariff prints.

The tariff of Japan says with words what others say with signs: 無税 is free, "いずれか高い税率" the
higher of two, "いずれか低い税率" the lower; a proviso caps it or sets a floor. Brackets
mark a WTO rate that is above the one applied, and so do not change what it is.
"""

import re
from fractions import Fraction
from typing import Final

_JAPANESE: Final = re.compile(r"[^\x00-\xff€㎡]")
_SIGNS: Final = str.maketrans(
    {
        "＋": "+",
        "％": "%",
        "（": "(",
        "）": ")",
        "，": ",",
        "．": ".",
        "／": "/",
        "　": " ",
        "−": "-",
    }
)
_HIGHER: Final = re.compile(
    r"(?P<one>[^又]+)又は(?P<other>[^又]+?)のうちいずれか(?P<which>高|低)い税率"
)
_PROVISO: Final = re.compile(
    r"(?P<rate>.+?) ?\(?ただしその税率が(?P<limit>[^を]+)を(?P<side>上|下)回る場合は"
    r"(?P<then>[^)と]+)(?:とする)?\)?"
)
_YEN: Final = re.compile(
    r"(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)円/(?P<unit>kg|kl|l|㎡|m|頭|足|本|枚|個|台|t|MT)"
)
_COUNTED: Final = {
    "頭": "item",
    "足": "pair",
    "本": "item",
    "枚": "item",
    "個": "item",
    "台": "item",
    "MT": "t",
}
_FREE: Final = "無税"
_SUGAR: Final = re.compile(
    r"(?:当該)?原産品に含まれる砂糖の重量1(?:kg|キログラム)につき(?P<number>[0-9.]+)円"
)
_DIFFERENCE: Final = re.compile(
    r"\(*(?P<sum>[0-9]{1,6}(?:\.[0-9]{1,4})?)円(?:×(?P<times>[0-9]\.[0-9]{1,4}))?"
    r"(?:-課税価格\)(?:×(?P<part>[0-9]{1,2}(?:\.[0-9]+)?)(?:/(?P<over>[0-9]{1,2}))?\))?/kg"
    r"|/kg-課税価格/kg(?:×(?P<share>0\.[0-9]{1,4}))?\)?"
    r"|-課税価格×(?P<portion>0\.[0-9]{1,4})\)/kg)"
)
"""So much for a kilogram, less its value or a part of it: the gate price of onions or copper."""
_LONGEST: Final = 200


def in_plain_text(text: str) -> str:
    """Return a duty text of Japan as the common grammar has it; any other as it is.

    A text that says more than rates is returned as it is, so that it is not understood.

    Args:
        text: The text, its blanks single.

    Examples:
        >>> in_plain_text("2.5%又は2%＋0.69円/㎡のうちいずれか高い税率")
        '2.5% MIN 2%+0.69 JPY / m2'
        >>> in_plain_text("15%又は125円/lのうちいずれか低い税率")
        '15% MAX 125 JPY / l'
        >>> in_plain_text("(無税)"), in_plain_text("(500円-課税価格)/kg")
        ('Free', '(500 JPY / 1 kg - 100/1%)')
    """
    if not _JAPANESE.search(text) or len(text) > _LONGEST:
        return text
    plain = _rate(text.translate(_SIGNS).strip())
    return text if plain is None or _JAPANESE.search(plain) else plain


def _rate(text: str) -> str | None:
    """Return a rate in plain form, or none where a proviso limits it to another figure."""
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1].strip()
    sugar = _SUGAR.fullmatch(text)
    if sugar is not None:
        return f"{sugar['number']} JPY / kg sugar"
    proviso = _PROVISO.fullmatch(text)
    if proviso is not None:
        if proviso["limit"] != proviso["then"]:
            return None
        word = "MAX" if proviso["side"] == "上" else "MIN"
        rate = _rate(proviso["rate"].strip())
        return None if rate is None else f"{rate} {word} {_sum(proviso['then'])}"
    chosen = _HIGHER.fullmatch(text)
    if chosen is None:
        return _sum(text)
    word = "MIN" if chosen["which"] == "高" else "MAX"
    return f"{_sum(chosen['one'])} {word} {_sum(chosen['other'])}"


def _sum(text: str) -> str:
    if text == _FREE:
        return "Free"
    return _YEN.sub(_yen, _DIFFERENCE.sub(_difference, text))


def _difference(found: re.Match[str]) -> str:
    """Return a sum a kilogram less a share of the value, both taken times the same part."""
    each = Fraction(found["sum"]) * Fraction(found["times"] or 1)
    part = Fraction(found["part"] or 1) / int(found["over"] or 1)
    money = each * part
    share = 100 * part * Fraction(found["share"] or found["portion"] or 1)
    value = f"{share.numerator}/{share.denominator}%"
    return f"({money.numerator} JPY / {money.denominator} kg - {value})"


def _yen(found: re.Match[str]) -> str:
    unit = _COUNTED.get(found["unit"], found["unit"]).replace("㎡", "m2")
    return f"{found['number']} JPY / {unit}"
