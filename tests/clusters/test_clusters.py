"""A cluster comes to what one process comes to; a consignment split over partitions is refused.

Each test runs on stand-ins in the environment of every test, and on a local Spark and a local Dask
in their own: ``make test-spark``.
"""

import importlib

import pytest

from xborder import tables
from xborder.errors import InvalidInput

SHOWN = ["consignment", "state", "currency", "total", "line_total", "duty", "vat", "scheme"]
CHARGES = ["consignment", "kind", "id", "amount"]


@pytest.fixture(
    params=[
        "spark_stand_in",
        "dask_stand_in",
        pytest.param("spark", marks=pytest.mark.spark),
        pytest.param("dask", marks=pytest.mark.spark),
    ]
)
def cluster(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def room(cluster):
    return importlib.import_module(f"xborder.tables.{cluster.name}")


def test_a_cluster_comes_to_what_one_process_comes_to(cluster, room, orders):
    found = cluster.gathered(room.quote(room.together(cluster.spread(orders, 7))))
    whole = tables.quote(orders)
    assert list(found.columns) == [name for name in whole.columns if "charge." not in name]
    by = ["consignment", "line_total"]
    found, whole = (frame.sort_values(by)[SHOWN] for frame in (found, whole))
    assert found.to_numpy().tolist() == whole.to_numpy().tolist()


def test_a_cluster_breaks_down_alike(cluster, room, orders):
    found = cluster.gathered(room.breakdown(room.together(cluster.spread(orders, 7), 2)))
    whole = tables.breakdown(orders)
    found, whole = (sorted(map(tuple, frame[CHARGES].to_numpy())) for frame in (found, whole))
    assert found == whole


def test_a_consignment_split_over_partitions_is_refused(cluster, room, orders):
    with pytest.raises(
        InvalidInput, match=r"The rows of consignment \w+ lie in several partitions"
    ):
        room.quote(cluster.spread(orders, 40))
