"""The recipes of the page "In a service", loaded as a service loads them."""

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def recipe():
    def load(name):
        if name not in sys.modules:
            place = ROOT / "examples" / "service" / f"{name}.py"
            spec = importlib.util.spec_from_file_location(name, place)
            sys.modules[name] = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(sys.modules[name])
        return sys.modules[name]

    return load


@pytest.fixture
def parcel():
    return {
        "ship_from": "CN",
        "ship_to": "DE",
        "on": "2026-09-01",
        "items": [
            {
                "sku": "TEE",
                "hs_code": "610910",
                "origin": "CN",
                "quantity": 2,
                "unit_price": "19.90 EUR",
            }
        ],
        "shipping": "4.50 EUR",
        "prices": "net",
        "incoterm": "DDP",
        "transport": "post",
        "seller": {"registrations": ["IOSS"]},
        "buyer": {"kind": "consumer"},
    }
