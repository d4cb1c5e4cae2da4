"""Japanese duty texts, put into the plain form that every other tariff prints.

The tariff of Japan says with words what others say with signs: 無税 is free, "いずれか高い税率" the
higher of two, "いずれか低い税率" the lower; a proviso caps it or sets a floor. Brackets
mark a WTO rate that is above the one applied, and so do not change what it is.
"""

import re
from fractions import Fraction
from itertools import pairwise
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
    r"(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)円/(?P<unit>kg|kl|l|㎡|m|頭|足|1000本|本|枚|個|台|t|MT)"
)
_COUNTED: Final = {
    "頭": "item",
    "足": "pair",
    "1000本": "1000 cigarettes",  # printed of cigarettes alone
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
    r"(?:-課税価格\)(?:×(?P<part>[0-9]{1,2}(?:\.[0-9]+)?)(?:/(?P<over>[0-9]{1,2}))?\))?/(?P<per>kg|頭)"
    r"|/kg-課税価格/kg(?:×(?P<share>0\.[0-9]{1,4}))?\)?"
    r"|-課税価格×(?P<portion>0\.[0-9]{1,4})\)/kg)"
)
"""So much for a kilogram, less its value or a part of it: the gate price of onions or copper."""
_PORK: Final = re.compile(
    r"\(\(課税価格×\((?P<times>1\.[0-9]{1,4})-(?P<sum>[0-9]{1,4}\.[0-9]{1,2})"
    r"/(?P<gate>[0-9]{1,4}\.[0-9]{1,2})\)\+(?P=sum)円\)-課税価格\)/kg"
)
"""Pork under agreements between two gates: what leads from the value up to the gate price."""
_SPAN: Final = re.compile(r"(?P<low>[^〜]+)〜(?P<high>[^〜]+)")
_SHARE: Final = re.compile(r"\(?(?:無税|[0-9]{1,3}(?:\.[0-9]{1,3})?%)\)?")
_ALL_OTHERS: Final = frozenset({"その他のもの", "(他の締約国に対する待遇)"})
_LIMITED: Final = re.compile(r"関税割当|特恵|課税価格|[◎●※*◆〜]")
"""More than what the goods are: a quota, a preference beside the agreement's, a mark."""
_THOUSANDS: Final = re.compile(r"(?<=[0-9]),(?=[0-9]{3})")
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
    plain = _rate(_THOUSANDS.sub("", text.translate(_SIGNS)).strip())
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
    span = _SPAN.fullmatch(text)
    if span is not None:
        ends = _rate(span["low"].strip()), _rate(span["high"].strip())
        return None if None in ends else " TO ".join(filter(None, ends))
    pork = _PORK.fullmatch(text)
    if pork is not None:
        return _pork(pork)
    chosen = _HIGHER.fullmatch(text)
    if chosen is None:
        return _by_goods(text) or _sum(text)
    word = "MIN" if chosen["which"] == "高" else "MAX"
    one, other = _sum(chosen["one"]), _sum(chosen["other"])
    if "item" in one and "kg" in other:
        return None  # a head of cattle beside a kilogram: one of the two is a slip of the pen
    return f"{one} {word} {other}"


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
    return _less(money, value, _COUNTED.get(found["per"] or "kg", "kg"))


def _less(money: Fraction, value: str, unit: str = "kg") -> str:
    """Return a sum a unit less a share of the value; the number of units keeps the sum whole."""
    return f"({money.numerator} JPY / {money.denominator} {unit} - {value})"


def _pork(found: re.Match[str]) -> str:
    """Return (V x (t - s / g) + s) - V, which is s - V x (s / g - (t - 1)), of the value V a kg."""
    sum_ = Fraction(found["sum"])
    share = 100 * (sum_ / Fraction(found["gate"]) - (Fraction(found["times"]) - 1))
    return _less(sum_, f"{share.numerator}/{share.denominator}%")


def _by_goods(text: str) -> str | None:
    """Return the range of the rates of goods that are described further, all others last.

    None where the goods are not all told, or a rate is more than a share of the value.
    """
    words = text.split(" ")
    places = [place for place, word in enumerate(words) if _SHARE.fullmatch(word)]
    if len(places) <= 1 or places[-1] != len(words) - 1 or words[-2] not in _ALL_OTHERS:
        return None
    if any(later - earlier == 1 for earlier, later in pairwise(places)) or _LIMITED.search(text):
        return None
    rates = {_sum(words[place].strip("()")) for place in places}
    low, *_, high = sorted([*rates, *rates], key=_percent)
    return low if low == high else f"{low} TO {high}"


def _percent(rate: str) -> Fraction:
    return Fraction(0) if rate == "Free" else Fraction(rate.removesuffix("%"))


def _yen(found: re.Match[str]) -> str:
    unit = _COUNTED.get(found["unit"], found["unit"]).replace("㎡", "m2")
    return f"{found['number']} JPY / {unit}"
