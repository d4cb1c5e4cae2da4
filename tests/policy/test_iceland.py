"""The how-to's own country: Iceland, from the page alone, in one module of under 80 lines."""

import datetime as dt
import importlib.util
import re
from pathlib import Path

import pytest

import xborder as xb
from xborder.errors import UnsoundPolicy
from xborder.messages import Text, translate
from xborder.policy import default_book
from xborder.policy.prose import page
from xborder.testing import check_policy

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "your-own-country.md"
BLOCKS = re.findall(
    r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)
TODAY = dt.date(2026, 11, 21)


@pytest.fixture(scope="module")
def iceland(tmp_path_factory):
    """Return the how-to's module, written to a file and imported as a newcomer would."""
    path = tmp_path_factory.mktemp("iceland") / "xborder_is.py"
    path.write_text(BLOCKS[0], encoding="utf-8")
    place = importlib.util.spec_from_file_location("xborder_is", path)
    module = importlib.util.module_from_spec(place)
    place.loader.exec_module(module)
    return module


def test_iceland_is_one_module_of_under_80_lines():
    assert len(BLOCKS[0].splitlines()) < 80


def test_iceland_owes_nothing(iceland):
    assert check_policy(iceland.ICELAND, today=TODAY) == ()


@pytest.mark.parametrize(
    ("code", "price", "shipping", "total"),
    [
        # goods and freight 4,500 + 11% of it
        ("490199", "3000 ISK", "1500 ISK", "4995 ISK"),
        # (8,000 + 2,000) x 1.24, and nothing is too small to pay
        ("610910", "8000 ISK", "2000 ISK", "12400 ISK"),
        ("610910", "10 ISK", "0 ISK", "12 ISK"),
        # cheese: duty 30% of 10,000, then 11% of 13,000
        ("040690", "9000 ISK", "1000 ISK", "14430 ISK"),
    ],
)
def test_iceland_computes_what_the_page_says(iceland, code, price, shipping, total):
    book = default_book().with_policy(iceland.ICELAND)
    item = xb.Item(sku="A", hs_code=code, origin="GB", quantity=1, unit_price=price)
    sent = xb.Consignment(
        ship_from="GB",
        ship_to="IS",
        on=TODAY,
        items=[item],
        shipping=shipping,
        prices="net",
        buyer=xb.Buyer(kind="consumer"),
    )
    quote = xb.quote(sent, book=book)
    assert (str(quote.total), quote.state) == (total, "estimate")


def test_iceland_has_its_page_in_english_and_chinese(iceland):
    book = default_book().with_policy(iceland.ICELAND)
    told = next(block for block in BLOCKS if "translate(" in block)
    words = told[told.index("{") : told.index("}") + 1]
    sentences = eval(words)  # noqa: S307 - our own page
    translate("zh_CN", sentences)
    english, chinese = page(book.law("IS")), page(book.law("IS"), "zh_CN")
    assert "Icelandic excise on alcohol and tobacco is not computed." in english
    shown = {sentence: said for sentence, said in sentences.items() if sentence in english}
    assert len(shown) >= 3
    assert all(said in chinese for said in shown.values())


def test_the_countries_of_iceland_cannot_be_misspelt(iceland):
    with pytest.raises(UnsoundPolicy) as caught:
        iceland.CountryPolicy(
            code="IS",
            currency="ISK",
            opens=TODAY,
            values=iceland.VALUES,
            steps=iceland.STEPS,
            schemes=iceland.SCHEMES,
            tables={"vat": iceland.VAT},
        )
    assert [problem.where for problem in caught.value.problems()] == ["step.duty"]


def test_a_sentence_that_is_translated_already_stays_as_it_is():
    translate("zh-CN", {"Import VAT": "别的说法"})
    assert Text("Import VAT").render("zh_CN") == "进口增值税"
