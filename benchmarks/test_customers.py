"""Customers against the clock: fits beside lifetimes, a million customers scored.

Run with ``pytest benchmarks/test_customers.py --benchmark-group-by=group``; lifetimes is measured
in the same run where it is installed. Times are reported, never asserted.
"""

import csv
import datetime as dt
import gzip
import os
import warnings
from pathlib import Path

import numpy as np
import pytest

from xborder.customers import (
    BetaGeoNbd,
    GammaGamma,
    ParetoNbd,
    Span,
    Summary,
    purchase_history,
    read_orders,
)
from xborder.customers.lifetime import ModifiedBetaGeoNbd
from xborder.customers.purchases import column_history
from xborder.customers.scoring import quantile_cut_array, score_array, score_columns, score_history

MILLION = 1_000_000


def shared_folder():
    named = os.environ.get("XBORDER_SHARED")
    return Path(named) if named else Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="module")
def columns():
    path = shared_folder() / "data" / "cdnow_summary.csv"
    if not path.is_file():
        pytest.skip("the CDNOW sample is absent")
    with path.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    return {name: [float(row[name]) for row in rows] for name in rows[0]}


@pytest.fixture(scope="module")
def cdnow(columns):
    return Summary.from_columns(columns, unit="week", currency="USD")


@pytest.fixture(scope="module")
def million():
    rng = np.random.default_rng(1)
    age = rng.uniform(1, 50, MILLION)
    return rng.poisson(2, MILLION).astype(float), age * rng.uniform(0, 1, MILLION), age


FAMILIES = {
    "BG/NBD": (BetaGeoNbd, "BetaGeoFitter"),
    "MBG/NBD": (ModifiedBetaGeoNbd, "ModifiedBetaGeoFitter"),
    "Pareto/NBD": (ParetoNbd, "ParetoNBDFitter"),
    "Gamma-Gamma": (GammaGamma, "GammaGammaFitter"),
}


@pytest.mark.parametrize("name", FAMILIES)
def test_fit_cdnow(benchmark, cdnow, name):
    benchmark.group = f"fit {name} on CDNOW"
    benchmark(FAMILIES[name][0].fit, cdnow)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", FAMILIES)
def test_fit_cdnow_lifetimes(benchmark, columns, name):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        lifetimes = pytest.importorskip("lifetimes")
    benchmark.group = f"fit {name} on CDNOW"
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(columns)
    fitter = getattr(lifetimes, FAMILIES[name][1])
    if name == "Gamma-Gamma":
        buyers = frame[frame["frequency"] > 0]
        benchmark(lambda: fitter().fit(buyers["frequency"], buyers["monetary_value"]))
    else:
        benchmark(lambda: fitter().fit(frame["frequency"], frame["recency"], frame["T"]))


@pytest.mark.parametrize("name", ["BG/NBD", "MBG/NBD"])
def test_a_million_p_alive(benchmark, million, name):
    benchmark.group = "P(alive) of a million customers"
    model = FAMILIES[name][0](r=0.5, alpha=6.0, a=0.9, b=1.6, unit="week")
    benchmark(model.p_alive, *million)


def test_a_hundred_thousand_p_alive_pareto(benchmark, million):
    benchmark.group = "P(alive) of 100,000 customers, Pareto/NBD"
    model = ParetoNbd(r=0.55, alpha=10.58, s=0.61, beta=11.67, unit="week")
    benchmark(model.p_alive, *(column[:100_000] for column in million))


def test_a_hundred_thousand_expected_purchases(benchmark, million):
    benchmark.group = "expected purchases of 100,000 customers, BG/NBD"
    model = BetaGeoNbd(r=0.25, alpha=4.4, a=0.8, b=2.4, unit="week")
    columns = [column[:100_000] for column in million]
    benchmark(lambda: model.expected_purchases(*columns, within=Span.weeks(39)))


def test_a_million_rfm_scores(benchmark):
    benchmark.group = "RFM scores of a million customers, arrays"
    rng = np.random.default_rng(2)
    axes = rng.integers(0, 900, MILLION), rng.poisson(3, MILLION), rng.gamma(2, 30, MILLION)

    def score():
        return [score_array(quantile_cut_array(axis), axis) for axis in axes]

    benchmark(score)


ORDERS = 69_659
"""As many as CDNOW's master file has; here the 1/10 sample eleven times over, cut to that."""


@pytest.fixture(scope="module")
def log():
    path = shared_folder() / "data" / "cdnow_sample_raw.txt.gz"
    if not path.is_file():
        pytest.skip("the CDNOW log is absent")
    with gzip.open(path, "rt") as stream:
        rows = [line.split() for line in stream]
    times = -(-ORDERS // len(rows))
    return [
        {
            "customer_id": f"{copy}-{name}",
            "at": f"{day[:4]}-{day[4:6]}-{day[6:]}",
            "amount": f"{dollars} USD",
        }
        for copy in range(times)
        for _, name, day, _, dollars in rows
    ][:ORDERS]


LOG_END = dt.date(1998, 6, 30)


def test_orders_to_scores_plain(benchmark, log):
    benchmark.group = "69,659 orders read, turned into histories and scored"
    benchmark(lambda: score_history(purchase_history(read_orders(log), on=LOG_END)))


def test_orders_to_scores_columns(benchmark, log):
    benchmark.group = "69,659 orders read, turned into histories and scored"
    columns = {
        "customer_id": np.array([row["customer_id"] for row in log], dtype=object),
        "day": np.array([row["at"] for row in log], dtype="datetime64[D]"),
        "amount": np.array([float(row["amount"][:-4]) for row in log]),
    }
    benchmark(lambda: score_columns(column_history(columns, on=LOG_END, currency="USD")))


def frame_of(log):
    pandas = pytest.importorskip("pandas")
    return pandas.DataFrame(
        {
            "customer_id": [row["customer_id"] for row in log],
            "day": pandas.to_datetime([row["at"] for row in log]),
            "amount": [float(row["amount"][:-4]) for row in log],
        }
    )


def test_orders_to_scores_frame(benchmark, log):
    benchmark.group = "69,659 orders read, turned into histories and scored"
    frame = frame_of(log)
    benchmark(lambda: score_columns(column_history(frame, on=LOG_END, currency="USD")))


def test_orders_to_scores_pandas(benchmark, log):
    benchmark.group = "69,659 orders read, turned into histories and scored"
    pandas = pytest.importorskip("pandas")
    frame = frame_of(log)

    def score():
        days = frame.groupby(["customer_id", "day"], as_index=False)["amount"].sum()
        by = days.groupby("customer_id").agg(
            last=("day", "max"), purchases=("day", "size"), spend=("amount", "sum")
        )
        by["days"] = (pandas.Timestamp(LOG_END) - by["last"]).dt.days
        ranks = {axis: by[axis].rank(method="min") for axis in ("days", "purchases", "spend")}
        return {axis: np.ceil(5 * rank / len(by)) for axis, rank in ranks.items()}

    benchmark(score)
