"""The Chinese of the catalogues: one word for one thing, and the marks and spaces of Chinese."""

import ast
import datetime as dt
import io
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import xborder as xb
from xborder.problem import Problem

ROOT = Path(__file__).parents[1]
MESSAGES = [
    (path.name, str(message.id), str(message.string))
    for path in sorted((ROOT / "src/xborder/locale/zh_CN").glob("*.po"))
    for message in read_po(io.BytesIO(path.read_bytes()))
    if message.id
]
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in (ROOT / "docs/zh/glossary.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("|") and not line.startswith(("|---", "| English"))
]
HAN = r"[\u4e00-\u9fff]"


@pytest.mark.parametrize(("term", "words"), [row[:2] for row in ROWS], ids=[row[0] for row in ROWS])
def test_the_catalogues_keep_to_the_glossary(term, words):
    known = words.split("、")
    used = [each for each in MESSAGES if re.search(rf"\b{term}\b", each[1], re.IGNORECASE)]
    assert used, "a term that no message uses"
    wrong = [each for each in used if not any(word in each[2] for word in known)]
    # a name in code, a brand or a title of law is no use of the term
    assert [each for each in wrong if not re.search(r"[=`(/:]|\{", each[1])] == []


def test_lists_and_sentences_have_chinese_marks():
    stray = rf"{HAN}[,;:?!] ?{HAN}|{HAN}, |{HAN}\.$"
    assert [each for each in MESSAGES if re.search(stray, each[2])] == []


def test_no_space_stands_between_two_chinese_words():
    """But in a title, where several authorities are named."""
    bare = [(name, found, re.sub(r"《[^》]*》", "", said)) for name, found, said in MESSAGES]
    assert [each for each in bare if re.search(rf"{HAN} {HAN}", each[2])] == []


def test_no_space_stands_before_a_percent_sign():
    """CLDR, zh: the pattern of a percentage is ``#,##0%``; a percent sign that divides is code."""
    spaced = [each for each in MESSAGES if re.search(r"[0-9}][ \u00a0]%", each[2])]
    assert [each for each in spaced if "{value} % {money}" not in each[1]] == []


def test_a_figure_stands_apart_from_chinese_letters():
    """As in 5 瑞士法郎; but not the number of an article, and no date: 第53条, 2026年12月."""
    kept = r"《[^》]*》|\{[^}]*\}|第[\d、至之]+|\d+[年月日号条款项章附]"
    bare = [(name, found, re.sub(kept, " ", said)) for name, found, said in MESSAGES]
    assert [each for each in bare if re.search(rf"{HAN}\d|[\d%]{HAN}", each[2])] == []


@pytest.mark.parametrize("other", ["规则簿", "规则册", "规则库", "普通关税", "货物和劳务税"])
def test_one_thing_has_one_name(other):
    assert [each for each in MESSAGES if other in each[2]] == []


@pytest.mark.parametrize("letter", "稅關貨價單額買賣匯")
def test_no_traditional_letter_strays_in(letter):
    assert [each for each in MESSAGES if letter in each[2]] == []


@pytest.mark.parametrize(
    ("locale", "last"),
    [
        ("fr", "xborder speaks English and simplified Chinese: these words are in English."),
        ("zh_TW", "xborder 只有英文与简体中文：以上为简体中文。"),
        ("zh_Hant", "xborder 只有英文与简体中文：以上为简体中文。"),
    ],
)
def test_a_language_that_is_not_spoken_falls_back_with_a_word(locale, last):
    assert quote().explain(locale=locale).splitlines()[-1] == last


PARTS_OF_OTHERS = {
    "CountryName": "a name within a sentence",
    "Fault": "a line of a check, which says it once",
    "LandedCost": "its explanation says it by itself, above",
    "Money": "an amount, which each language writes",
    "Note": "a line of a report, which says it once",
    "Place": "a name within a sentence",
    "Sentence": "a sentence, which is a part of a result",
    "Text": "a sentence, which is a part of a result",
    "Worded": "a sentence, which is a part of a result",
}


def test_every_result_in_words_says_which_language_they_are_in():
    """Each method that words a result in a locale is marked to end with it."""
    source = Path(str(xb.__file__)).parent
    bare = []
    for path in sorted(source.rglob("*.py")):
        for kind in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(kind, ast.ClassDef) or kind.name in PARTS_OF_OTHERS:
                continue
            for each in kind.body:
                if not isinstance(each, ast.FunctionDef) or each.name not in {"explain", "render"}:
                    continue
                asked = [*each.args.args, *each.args.kwonlyargs]
                marks = {ast.unparse(mark) for mark in each.decorator_list}
                if "locale" in {arg.arg for arg in asked} and "in_words" not in marks:
                    bare.append(f"{path.name}: {kind.name}.{each.name}")
    assert bare == []


def test_results_of_other_rooms_fall_back_with_one_word_too():
    """What changed in Norway's rules when 2024 began."""
    book = xb.policy.default_book()
    changed = book.diff("NO", dt.date(2023, 12, 31), dt.date(2024, 1, 1))
    told = changed.render("de").splitlines()
    word = "xborder speaks English and simplified Chinese: these words are in English."
    assert told[-1] == word
    assert told.count(word) == 1
    assert word not in changed.render()
    with xb.language("zh_CN"):
        assert str(changed) == changed.render("zh_CN") != changed.render()


@pytest.mark.parametrize(
    ("locale", "first"),
    [
        ("de", "Parcel from China to Germany on"),
        ("fr", "Parcel from China to Germany on"),
        ("zh_TW", "自中国发往德国"),
        ("zh_CN", "自中国发往德国"),
    ],
)
def test_a_name_within_a_sentence_is_in_the_language_of_its_words(locale, first):
    assert first in quote().explain(locale=locale).splitlines()[0]


@pytest.mark.parametrize("locale", ["en", "en_GB", "zh_CN", "zh", "zh_SG"])
def test_a_language_that_is_spoken_has_no_such_word(locale):
    assert "xborder speaks" not in quote().explain(locale=locale)
    assert "只有英文" not in quote().explain(locale=locale)


def test_money_has_the_space_that_the_language_puts_there():
    """CLDR 44, zh: the pattern of a currency whose sign ends in a letter has a no-break space."""
    assert xb.Money("6932.59 NOK").render("zh_CN") == "NOK\xa06,932.59"
    assert xb.Money("6932.59 CNY").render("zh_CN") == "¥6,932.59"


def test_countries_are_named_and_not_coded():
    head = quote().explain(locale="zh_CN").splitlines()[0]
    assert head == "2026-09-01 自中国发往德国的包裹：精确。"


def test_a_problem_puts_no_space_after_a_chinese_stop():
    told = Problem(code="x", message="太小。", where="amount", value="0", remedy="请填写至少 1。")
    assert str(told) == "amount: 太小。请填写至少 1。"
    told = Problem(code="x", message="It is small.", where="", value="0", remedy="Give 1.")
    assert str(told) == "It is small. Give 1."


def quote():
    return xb.quote(
        xb.Consignment(
            ship_from="CN",
            ship_to="DE",
            on=dt.date(2026, 9, 1),
            items=[xb.Item(hs_code="610910", origin="CN", quantity=1, unit_price="19.90 EUR")],
            shipping="4.50 EUR",
            prices="net",
            incoterm="DDP",
            transport="post",
            seller=xb.Seller(registrations={"IOSS"}),
            buyer=xb.Buyer(kind="consumer"),
        )
    )


def test_a_sum_in_a_sentence_names_its_currency_in_chinese():
    """As 630 英镑; a code stands where a reader is to write one, between quotation marks."""
    code = r"(?<![A-Za-z\"'])(?:AUD|CAD|CHF|CNY|DKK|EUR|GBP|JPY|NOK|NZD|SEK|USD) ?[0-9]"
    assert [each for each in MESSAGES if re.search(code, each[2])] == []


@pytest.mark.parametrize(
    "other", ["关税区", "仿真", "落地成本", "掉期点", "商品与服务税", "据媒体阅读"]
)
def test_a_word_that_was_mended_does_not_come_back(other):
    """They say 关境, 模拟, 到手价, 远期点, 商品及服务税 and 取自媒体报道."""
    assert [each for each in MESSAGES if other in each[2]] == []
