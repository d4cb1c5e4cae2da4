"""A local Dask comes to what one process comes to, wherever partitions are cut."""

import pytest

from xborder import tables
from xborder.errors import InvalidInput

pytestmark = pytest.mark.spark
SHOWN = ["consignment", "state", "currency", "total", "line_total", "duty", "vat", "scheme"]


@pytest.fixture(scope="module")
def sent(orders):
    import dask.dataframe as dd

    return dd.from_pandas(orders, npartitions=7)


def test_dask_comes_to_what_one_process_comes_to(sent, in_one_process):
    import xborder.tables.dask as on_dask

    found = on_dask.quote(on_dask.together(sent)).compute(scheduler="processes", num_workers=2)
    found = found.sort_values(["consignment", "line_total"])
    assert found[SHOWN].to_numpy().tolist() == in_one_process[SHOWN].to_numpy().tolist()


def test_dask_breaks_down_alike(sent, orders):
    import xborder.tables.dask as on_dask

    found = on_dask.breakdown(on_dask.together(sent, 2)).compute(scheduler="sync")
    whole = tables.breakdown(orders)
    names = ["consignment", "kind", "id", "amount"]
    assert sorted(map(tuple, found[names].to_numpy())) == sorted(
        map(tuple, whole[names].to_numpy())
    )


def test_a_consignment_split_over_partitions_is_refused(orders):
    import dask.dataframe as dd

    import xborder.tables.dask as on_dask

    with pytest.raises(InvalidInput, match="several partitions"):
        on_dask.quote(dd.from_pandas(orders, npartitions=40))
