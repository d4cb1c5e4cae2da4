"""An edition, and the official files where they are at hand."""

import csv
import datetime as dt
import gzip
import json
import os
from pathlib import Path

import pytest

from xborder.source import Source
from xborder.tariff.readers import Edition

EDITION = Edition(
    title="an edition", source=Source(title="A tariff"), checked_on=dt.date(2026, 11, 20)
)


class Files:
    """The official files: read by their names, the test skipped where they are not at hand."""

    def __init__(self, folder):
        self.folder = folder

    def text(self, name):
        path = self.folder / name
        return (
            gzip.open(path, "rt", encoding="utf-8-sig", newline="")
            if name.endswith("gz")
            else path.open(encoding="utf-8-sig", newline="")
        )

    def rows(self, name, delimiter=","):
        with self.text(name) as stream:
            return list(csv.DictReader(stream, delimiter=delimiter))

    def json(self, name):
        with self.text(name) as stream:
            return json.load(stream)


@pytest.fixture(scope="session")
def files():
    folders = (
        os.environ.get("XBORDER_SHARED"),
        *(parent / "shared" for parent in Path(__file__).resolve().parents),
    )
    for folder in folders:
        if folder and Path(folder, "data", "us_hts_2025_basic.csv.gz").exists():
            return Files(Path(folder, "data"))
    pytest.skip("the official files are not here")


@pytest.fixture(scope="session")
def edition():
    return EDITION


def accounted(file):
    """Return whether each row stands in a rate, is silent or was refused, and in one of them."""
    stated = {rate.row for rate in file.rates}
    parts = (stated, set(file.silent), set(file.refused))
    return sum(map(len, parts)) == file.rows and set().union(*parts) == set(range(file.rows))


@pytest.fixture(scope="session", name="accounted")
def _accounted():
    return accounted
