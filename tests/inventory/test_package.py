"""The package: its names, its cheap import, its silence."""

import subprocess
import sys

import pytest

from xborder import inventory as xi


def test_every_public_name_is_there_and_none_is_a_module():
    assert sorted(xi.__all__) == dir(xi)
    for name in xi.__all__:
        assert callable(getattr(xi, name)), name
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = xi.nothing


def test_importing_and_using_it_loads_nothing_heavy():
    code = """
import sys
import xborder.inventory as xi
for name in xi.__all__:
    getattr(xi, name)
day = {"period": "day"}
xi.safety_stock(
    demand=xi.Demand.gamma(mean=20, sd=15, **day),
    lead_time=xi.LeadTime.table({30: 0.9, 49: 0.1}, **day),
    target=xi.FillRate("0.98"), order_quantity=300,
).explain()
heavy = {"numpy", "scipy", "pandas", "holidays", "pyarrow", "stockpyl"} & set(sys.modules)
sys.exit(str(heavy) if heavy else 0)
"""
    done = subprocess.run(  # noqa: S603 - our own line, in a fresh interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
