"""Clusters to compute on, real ones and stand-ins, and orders to spread over them."""

import os
import shutil
import sys

import pandas as pd
import pyarrow as pa
import pytest
from attrs import frozen

from tests.clusters.stand_in import DaskFrame, SparkFrame, spark_modules
from tests.tables.test_bad_cells import GOOD


@frozen
class Cluster:
    """How a frame of pandas gets to a cluster, cut into parts, and comes back from it."""

    name: str
    spread: object
    gathered: object


@pytest.fixture(scope="session")
def orders():
    """Return sixty parcels of three lines to two countries, told by GOOD and numbered."""
    columns = {name: cells * 60 for name, cells in GOOD.items()}
    columns["consignment"] = [
        f"{name}{row // 3:03}" for row, name in enumerate(columns["consignment"])
    ]
    return pd.DataFrame(columns)


def cut(frame, parts):
    """Return a frame in parts of as many rows each, wherever its parcels end."""
    size = -(-len(frame) // parts)
    return (frame.iloc[start : start + size] for start in range(0, len(frame), size))


@pytest.fixture
def spark_stand_in(monkeypatch):
    for name, module in spark_modules().items():
        monkeypatch.setitem(sys.modules, name, module)

    def spread(frame, parts):
        tables = (pa.Table.from_pandas(part, preserve_index=False) for part in cut(frame, parts))
        return SparkFrame(tuple(tables))

    return Cluster("spark", spread, SparkFrame.toPandas)


@pytest.fixture
def dask_stand_in():
    return Cluster("dask", lambda frame, parts: DaskFrame((*cut(frame, parts),)), DaskFrame.compute)


@pytest.fixture(scope="session")
def spark():
    if shutil.which("java") is None:
        pytest.fail("No Java runtime is here, and Spark runs on one: install Java 17 or later.")
    from pyspark.sql import SparkSession

    # a worker is this very interpreter: the machine's own python3 knows nothing of the package
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "3")
        .config("spark.pyspark.python", sys.executable)
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "7")
        .getOrCreate()
    )

    def spread(frame, parts):
        return session.createDataFrame(frame.to_dict("records")).repartition(parts)

    yield Cluster("spark", spread, lambda frame: frame.toPandas())
    session.stop()


@pytest.fixture(scope="session")
def dask():
    import dask.dataframe as dd

    def gathered(frame):
        return frame.compute(scheduler="processes", num_workers=2)

    return Cluster("dask", lambda frame, parts: dd.from_pandas(frame, npartitions=parts), gathered)
