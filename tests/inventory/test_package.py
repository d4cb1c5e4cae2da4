"""The package: its rooms and names, its cheap import, its silence."""

import subprocess
import sys

from xborder import inventory


def test_the_front_is_short_and_the_rooms_hold_the_rest():
    assert len(inventory._HOMES) <= 40
    rooms = [getattr(inventory, room) for room in inventory._ROOMS]
    offered = {name for room in rooms for name in room.__all__}
    assert set(inventory._HOMES) <= offered
    assert len(offered) == sum(len(room.__all__) for room in rooms)  # no name lives in two rooms


def test_importing_and_using_it_loads_nothing_heavy():
    code = """
import sys
from xborder import inventory
for name in inventory.__all__:
    getattr(inventory, name)
for room in inventory._ROOMS:
    for name in getattr(inventory, room).__all__:
        getattr(getattr(inventory, room), name)
day = {"period": "day"}
inventory.safety_stock(
    demand=inventory.Demand.gamma(mean=20, sd=15, **day),
    lead_time=inventory.LeadTime.table({30: 0.9, 49: 0.1}, **day),
    target=inventory.FillRate("0.98"), order_quantity=300,
).explain()
heavy = {"numpy", "scipy", "pandas", "holidays", "pyarrow", "stockpyl"} & set(sys.modules)
sys.exit(str(heavy) if heavy else 0)
"""
    done = subprocess.run(  # noqa: S603 - our own line, in a fresh interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
