"""Clusters in one process: parts of a frame on machines that are none.

Neither Spark nor Dask stands in the environment of the other tests. What the library asks of them
is little, and is here as they document it, so that its own part runs: Spark hands each partition to
a function as an iterator of record batches, cut where it likes, and takes batches back (mapInArrow);
Dask hands it a pandas frame and takes one back (map_partitions). The tests of the real ones are the
same tests.
"""

import pickle
from types import ModuleType

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from attrs import evolve, frozen

LINES_OF_A_BATCH = 7  # no multiple of a parcel's three lines


def sent(function):
    """Return a function as it arrives on another machine."""
    return pickle.loads(pickle.dumps(function))


@frozen
class SparkFrame:
    """A frame of Spark: tables of Arrow, one a partition; some of them are empty."""

    parts: tuple[pa.Table, ...]

    @property
    def columns(self):
        return self.parts[0].column_names

    def _whole(self):
        return pa.concat_tables(self.parts)

    def repartition(self, *given):
        *count, key = given
        places = count[0] if count else 5
        whole = self._whole()
        place = pa.array([sum(map(ord, name)) % places for name in whole[key].to_pylist()])
        cut = (whole.filter(pc.equal(place, each)) for each in range(places))
        return SparkFrame((*cut, whole.slice(0, 0)))

    def select(self, key, place):
        return SparkFrame(
            tuple(
                part.select([key]).append_column(
                    place.name, pa.array([number] * len(part), "int32")
                )
                for number, part in enumerate(self.parts)
            )
        )

    def distinct(self):
        return SparkFrame((self._whole().group_by(self.columns).aggregate([]),))

    def groupBy(self, key):  # noqa: N802 - the name it has in Spark
        return _Groups(self._whole(), key)

    def where(self, condition):
        name, sign, least = condition.split()
        assert sign == ">"
        return SparkFrame((self._whole().filter(pc.greater(self._whole()[name], int(least))),))

    def take(self, count):
        return self._whole().slice(0, count).to_pylist()

    def toDF(self, *names):  # noqa: N802
        return SparkFrame(tuple(part.rename_columns(list(names)) for part in self.parts))

    def mapInArrow(self, function, schema):  # noqa: N802
        assert not any("." in name for name in self.columns), "a dot is a field of a struct"
        return SparkFrame(
            tuple(
                pa.Table.from_batches(sent(function)(iter(batches)), schema)
                for batches in (part.to_batches(LINES_OF_A_BATCH) for part in self.parts)
            )
        )

    def toPandas(self):  # noqa: N802
        return self._whole().to_pandas()


@frozen
class _Groups:
    whole: pa.Table
    key: str

    def count(self):
        counted = self.whole.group_by(self.key).aggregate([([], "count_all")])
        return SparkFrame((counted.rename_columns([self.key, "count"]),))


@frozen
class _Place:
    name: str = "SPARK_PARTITION_ID()"

    def alias(self, name):
        return evolve(self, name=name)


def spark_modules():
    """Return the two modules of PySpark that are asked: a frame's types are those of Arrow here."""
    functions, types = ModuleType("functions"), ModuleType("types")
    functions.spark_partition_id = _Place
    types.from_arrow_schema = lambda schema: schema
    return {"pyspark.sql.functions": functions, "pyspark.sql.pandas.types": types}


@frozen
class DaskFrame:
    """A frame of Dask: frames of pandas, one a partition."""

    parts: tuple[pd.DataFrame, ...]

    def __getitem__(self, names):
        if isinstance(names, str):
            return self.parts[0][names]
        return DaskFrame(tuple(part[names] for part in self.parts))

    def shuffle(self, on, npartitions=None):
        places = npartitions or len(self.parts)
        whole = pd.concat(self.parts)
        place = whole[on].map(lambda name: sum(map(ord, name)) % places)
        return DaskFrame(tuple(whole[place == each] for each in range(places)))

    def map_partitions(self, function, *given, meta):
        found = tuple(sent(function)(part, *sent(given)) for part in self.parts)
        assert all(list(part.columns) == list(meta) for part in found)
        return DaskFrame(found)

    def compute(self, **_):
        return pd.concat(self.parts)
