"""Plain facts of goods: excise kinds by heading, and closed choices that say what there is."""

import pickle
import subprocess
import sys

import pytest

import xborder.goods
from xborder.errors import InvalidInput, problems
from xborder.goods import (
    Battery,
    BatteryPacking,
    Category,
    DangerousGoods,
    ExciseKind,
    HSCode,
    excise_kind_of,
)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("220300", "alcohol"),
        ("220421", "alcohol"),
        ("220510", "alcohol"),
        ("220600", "alcohol"),
        ("220710", "alcohol"),
        ("220830", "alcohol"),
        ("220210", "none"),
        ("220900", "none"),
        ("240220", "tobacco"),
        ("240411", "tobacco"),
        ("240412", "tobacco"),
        ("240419", "tobacco"),
        ("240492", "none"),
        ("24049100", None),  # gum, or pouches that some states tax
        ("240499", None),
        ("2404", None),
        ("330300", "perfume"),
        ("330410", "none"),
        ("271019", "energy"),
        ("271111", "energy"),
        ("270900", "none"),
        ("610910", "none"),
    ],
)
def test_excise_goods_by_heading(code, kind):
    assert excise_kind_of(HSCode(code)) == kind


@pytest.mark.parametrize("choice", [Battery, BatteryPacking, Category, DangerousGoods, ExciseKind])
def test_choices_are_closed_and_say_what_there_is(choice):
    with pytest.raises(InvalidInput) as caught:
        choice("unheard of")
    (problem,) = problems(caught.value)
    assert all(str(one) in problem.remedy for one in choice)
    assert all(pickle.loads(pickle.dumps(one)) is one for one in choice)


def test_every_category_of_the_researched_rates_is_there():
    researched = {
        "books",
        "ebooks",
        "food",
        "childrens_clothing",
        "medicines",
        "medical_devices",
        "feminine_hygiene",
    }
    assert researched <= set(Category)


def test_exports_are_there():
    assert all(hasattr(xborder.goods, name) for name in xborder.goods.__all__)


@pytest.mark.parametrize(
    "module", ["xborder.money", "xborder.goods", "xborder.trade", "xborder.exchange"]
)
def test_importing_loads_nothing_heavy(module):
    heavy = "{'numpy', 'scipy', 'pandas', 'holidays', 'pyarrow', 'polars', 'narwhals'}"
    code = f"import sys, {module}; assert not {heavy} & set(sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)  # noqa: S603 - our own interpreter
    assert done.returncode == 0, done.stderr


def test_no_locale_is_loaded_before_a_name_is_asked_for():
    code = """
import datetime as dt, babel.localedata
from xborder.trade import Consignment, Item, country_name
parcel = Consignment(ship_from="CN", ship_to="DE", on=dt.date(2026, 11, 21), prices="net",
                     items=[Item(quantity=1, unit_price="1.5 EUR")])
str(parcel.goods_value), repr(parcel), parcel.model_dump_json()
assert not babel.localedata._cache
assert country_name("DE") == "Germany"
assert babel.localedata._cache
"""
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)  # noqa: S603 - our own interpreter
    assert done.returncode == 0, done.stderr
