"""Whatever is given to any public callable: xborder's errors, or a right answer, and never another.

The calls stand in ``baseline.py``; a callable that is missing there fails here.
"""

import datetime as dt
import decimal
import importlib.util
import inspect
import math
import pickle
from abc import ABC
from decimal import Decimal
from enum import Enum, EnumType
from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from tests.told import told

from xborder import inventory
from xborder.errors import XborderError
from xborder.inventory import distributions as di
from xborder.inventory import lead_times
from xborder.inventory.simulation import estimate

_SPEC = importlib.util.spec_from_file_location(
    "inventory_baseline", Path(__file__).with_name("baseline.py")
)
_BASELINE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_BASELINE)
CALLS = {name: call for name, call in _BASELINE.CALLS.items() if call[1] is not None}

JUNK = [
    None,
    True,
    "",
    "nonsense",
    "3",
    b"3",
    math.nan,
    math.inf,
    -math.inf,
    0,
    -1,
    1.5,
    10**400,
    1e300,
    Decimal("NaN"),
    Decimal("1e500"),
    1j,
    (),
    [],
    {},
    [None],
    ["x"],
    [math.nan],
    [(1, 2, 3)],
    {"x": "y"},
    object(),
    dt.date.min,
    dt.date.max,
    dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC),
    pd.Timestamp("2026-11-02"),
    pd.NaT,
    np.float64("nan"),
    np.int64(0),
    np.bool_(True),
    np.array(3.0),
    np.array([1.0, math.nan]),
    pd.Series([1.0]),
    int,
    len,
]
# values that a simulation or a plan would honestly spend an hour on
SLOW = {
    "periods",
    "replications",
    "warm_up",
    "draws",
    "size",
    "days",
    "count",
    "production_rate",
}


def call(name, arguments):
    function, _ = CALLS[name]
    if isinstance(function, EnumType):  # its signature is told in another way by each Python
        return function(**arguments)
    bound = inspect.signature(function).bind_partial()
    for key, value in arguments.items():
        bound.arguments[key] = value
    return function(*bound.args, **bound.kwargs)


def test_every_public_callable_has_a_call():
    known = {name.partition(".")[0] for name in _BASELINE.CALLS}
    public = set()
    for room in inventory._ROOMS:
        module = getattr(inventory, room)
        for name in module.__all__:
            value = getattr(module, name)
            abstract = (
                isinstance(value, type) and issubclass(value, ABC) and inspect.isabstract(value)
            )
            if callable(value) and not abstract:
                public.add(name)
    assert public <= known, public - known


LAWS = {
    "Normal": di.Normal(mean=3, sd=1),
    "Gamma": di.Gamma(shape=2, scale=1),
    "Lognormal": di.Lognormal(mu=0, sigma=0.5),
    "Poisson": di.Poisson(mean=4),
    "NegativeBinomial": di.NegativeBinomial(r=3, p=0.4),
    "Discrete": di.Discrete.of({1: 0.5, 3: 0.5}),
    "Mixture": di.Mixture(parts=((0.5, di.Normal(mean=3, sd=1)), (0.5, di.Normal(mean=9, sd=1)))),
}
# results and what they are made of: found by running, not built
MADE = {"Estimate": estimate([1.0, 2.0, 4.0]), "LeadTime": lead_times.LeadTime}


def takers():
    """Yield every public method with an argument: its name, its owner and the class's own name."""
    for room in inventory._ROOMS:
        module = getattr(inventory, room)
        for name in module.__all__:
            kind = getattr(module, name)
            if not isinstance(kind, type) or issubclass(kind, Enum):
                continue
            for method in dir(kind):
                what = getattr(kind, method)
                own = str(getattr(what, "__module__", "")).startswith("xborder.inventory")
                if method.startswith("_") or not own or not inspect.isroutine(what):
                    continue
                bound = inspect.signature(what).parameters
                if set(bound) - {"self", "locale", "axes"} and not inspect.isabstract(kind):
                    yield name, method


METHODS = sorted(set(takers()) - {tuple(name.split(".")) for name in CALLS if "." in name})


@pytest.mark.parametrize(("owner", "method"), METHODS)
def test_methods_refuse_what_is_no_number_too(owner, method):
    """A new method joins by itself: it has a call of its own, or an owner here that it is called on."""
    thing = {**LAWS, **MADE}[owner]
    call = getattr(thing, method)
    count = len(inspect.signature(call).parameters)
    foreign = []
    for junk in JUNK:
        for place in range(count):
            arguments = [1] * count
            arguments[place] = junk
            try:
                found = call(*arguments)
            except XborderError:
                continue
            except Exception as error:  # noqa: BLE001 - any other is what this test looks for
                foreign.append(f"{place}={junk!r:.40}: {type(error).__name__}: {error}"[:200])
            else:
                if isinstance(found, float) and math.isnan(found):
                    foreign.append(f"{place}={junk!r:.40}: nan")
    assert not foreign, "\n".join(foreign)


@pytest.mark.parametrize("name", CALLS)
def test_the_sound_call_is_sound(name):
    if name == "ShippingMode.of_quote":
        pytest.skip("a quote of a parcel is tested with its room")
    call(name, CALLS[name][1])


@pytest.mark.parametrize("name", CALLS)
def test_nothing_foreign_is_raised(name):
    foreign = []
    for key in CALLS[name][1]:
        for junk in JUNK:
            if key in SLOW and numbers(junk) and junk > 10:
                continue
            try:
                call(name, {**CALLS[name][1], key: junk})
            except XborderError:
                pass
            except Exception as error:  # noqa: BLE001 - any other is what this test looks for
                foreign.append(f"{key}={junk!r:.40}: {type(error).__name__}: {error}"[:200])
    assert not foreign, "\n".join(foreign)


def numbers(value):
    return isinstance(value, int | float) and not isinstance(value, bool)


@pytest.mark.parametrize("kind", [np.float64, Decimal, Fraction, np.int64, np.float32])
@pytest.mark.parametrize("name", CALLS)
def test_other_kinds_of_number_give_the_same_answer(name, kind):
    arguments = CALLS[name][1]
    whole = kind is np.int64
    changed = {
        key: kind(str(value)) if kind in (Decimal, Fraction) else kind(value)
        for key, value in arguments.items()
        if numbers(value)
        and (not whole or value == int(value))
        # single precision holds whole numbers and halves, not tenths
        and (kind is not np.float32 or float(np.float32(value)) == value)
    }
    if not changed or name in {"ShippingMode.of_quote", "draw"}:
        return  # a draw moves its generator on
    before, after = call(name, arguments), call(name, {**arguments, **changed})
    if isinstance(before, np.ndarray):
        assert (before == after).all()
    else:
        assert told(before) == told(after) or before == after


@pytest.mark.parametrize("name", CALLS)
def test_values_and_results_survive_a_pickle(name):
    if name == "ShippingMode.of_quote":
        return
    found = call(name, CALLS[name][1])
    again = pickle.loads(pickle.dumps(found))
    assert told(again) == told(found)


def rough():
    return decimal.Context(
        prec=3,
        rounding=decimal.ROUND_UP,
        traps=[decimal.Inexact, decimal.Rounded, decimal.InvalidOperation, decimal.FloatOperation],
    )


@pytest.mark.parametrize("name", CALLS)
def test_the_callers_decimal_context_reaches_no_result(name):
    if name in {"ShippingMode.of_quote", "draw"}:
        return
    arguments = CALLS[name][1]
    exact = {k: Decimal(str(v)) for k, v in arguments.items() if numbers(v)}
    before = call(name, {**arguments, **exact})
    with decimal.localcontext(rough()):
        after = call(name, {**arguments, **exact})
        shown = told(after)
    assert shown == told(before)
