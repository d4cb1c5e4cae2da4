"""What a local Spark and a local Dask compute with: the frame that one process computed before."""

import shutil

import pandas as pd
import pytest

from tests.tables.test_bad_cells import GOOD
from xborder import tables


def many(parcels=60):
    """Return parcels of three lines to two countries, told by GOOD and numbered."""
    columns = {name: cells * parcels for name, cells in GOOD.items()}
    columns["consignment"] = [
        f"{name}{row // 3:03}" for row, name in enumerate(columns["consignment"])
    ]
    return pd.DataFrame(columns)


@pytest.fixture(scope="session")
def orders():
    return many()


@pytest.fixture(scope="session")
def java():
    found = shutil.which("java")
    if found is None:
        pytest.fail("No Java runtime is here, and Spark runs on one: install Java 17 or later.")
    return found


@pytest.fixture(scope="session")
def in_one_process(orders):
    return tables.quote(orders).sort_values(["consignment", "line_total"])
