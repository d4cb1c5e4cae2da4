"""A local Spark comes to what one process comes to; a consignment split over partitions is refused."""

import os
import sys

import pytest

from xborder import tables
from xborder.errors import InvalidInput

pytestmark = pytest.mark.spark
SHOWN = ["consignment", "state", "currency", "total", "line_total", "duty", "vat", "scheme"]


@pytest.fixture(scope="module")
def session(java):
    from pyspark.sql import SparkSession

    assert java
    # a worker is this very interpreter: the machine's own python3 knows nothing of the package
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    made = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "3")
        .config("spark.pyspark.python", sys.executable)
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "7")
        .getOrCreate()
    )
    yield made
    made.stop()


@pytest.fixture(scope="module")
def sent(session, orders):
    return session.createDataFrame(orders.to_dict("records"))


def test_spark_comes_to_what_one_process_comes_to(sent, in_one_process):
    import xborder.tables.spark as on_spark

    found = on_spark.quote(on_spark.together(sent)).toPandas()
    found = found.sort_values(["consignment", "line_total"])
    assert found[SHOWN].to_numpy().tolist() == in_one_process[SHOWN].to_numpy().tolist()


def test_spark_breaks_down_alike(sent, orders):
    import xborder.tables.spark as on_spark

    found = on_spark.breakdown(on_spark.together(sent, 2)).toPandas()
    whole = tables.breakdown(orders)
    names = ["consignment", "kind", "id", "amount"]
    assert sorted(map(tuple, found[names].to_numpy())) == sorted(
        map(tuple, whole[names].to_numpy())
    )


def test_a_consignment_split_over_partitions_is_refused(sent):
    import xborder.tables.spark as on_spark

    with pytest.raises(InvalidInput, match="several partitions"):
        on_spark.quote(sent.repartition(4))
