"""The shared cases and the CDNOW sample, found by walking up from here."""

import csv
import os
from pathlib import Path

import pytest
import yaml

from xborder.customers import BetaGeoNbd, GammaGamma, ParetoNbd, Summary
from xborder.customers.lifetime import ModifiedBetaGeoNbd


def shared_folder():
    named = os.environ.get("XBORDER_SHARED")
    if named:
        return Path(named)
    for folder in Path(__file__).resolve().parents:
        if (folder.parent / "shared" / "cases").is_dir():
            return folder.parent / "shared"
    return None


@pytest.fixture(scope="session")
def shared():
    folder = shared_folder()
    if folder is None or not folder.is_dir():
        pytest.skip("the shared folder is absent")
    return folder


@pytest.fixture(scope="session")
def cases(shared):
    text = (shared / "cases" / "segmentation_cases.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)


@pytest.fixture(scope="session")
def cdnow(shared):
    """The 1/10 sample of the CDNOW cohort, ages in weeks, values in USD."""
    with (shared / "data" / "cdnow_summary.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    columns = {name: [float(row[name]) for row in rows] for name in rows[0]}
    columns["customer_id"] = [row["customer_id"] for row in rows]
    return Summary.from_columns(columns, unit="week", currency="USD")


@pytest.fixture(scope="session")
def models():
    """The models at the maximum on CDNOW, parameters printed with 15 digits in the case file."""
    return {
        "bgnbd": BetaGeoNbd(
            r=0.242592907671191,
            alpha=4.413531743320891,
            a=0.7928862133144629,
            b=2.4257537853423536,
            unit="week",
        ),
        "mbgnbd": ModifiedBetaGeoNbd(
            r=0.5248379728034346,
            alpha=6.182991539426762,
            a=0.8913561755475237,
            b=1.6139992861010077,
            unit="week",
        ),
        "pareto_nbd": ParetoNbd(
            r=0.5532754917791494,
            alpha=10.577612609636164,
            s=0.606213379644449,
            beta=11.66790502669865,
            unit="week",
        ),
        "gamma_gamma": GammaGamma(
            p=6.248803607965992, q=3.744588257910134, v=15.44774400169699, currency="USD"
        ),
    }
