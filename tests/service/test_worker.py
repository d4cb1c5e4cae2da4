"""The worker recipe: real processes, the rules as a pickle, a bad message among good ones."""

import json
import os
import subprocess
import sys

from xborder.policy import default_book

from .conftest import ROOT


def test_workers_answer_every_message_under_the_book_they_were_given():
    """In processes of their own, as Python starts them for a script."""
    parcel = ROOT / "examples/data/parcel.json"
    done = subprocess.run(  # noqa: S603 - our own example
        [sys.executable, ROOT / "examples/service/worker.py", parcel, parcel],
        capture_output=True, check=True, text=True, env=os.environ,
    )  # fmt: skip
    first, second = map(json.loads, done.stdout.splitlines())
    assert first == second
    assert first["ship_to"] == "DE"
    assert first["state"] == "exact"


def test_a_bad_message_is_answered_with_its_problems(recipe, parcel):
    import pickle

    worker = recipe("worker")
    worker.start(pickle.dumps(default_book().with_uncertain("exclude")))
    assert worker.BOOK.uncertain == "exclude"
    assert json.loads(worker.work(json.dumps(parcel)))["total"] == "55.72 EUR"
    (problem,) = json.loads(worker.work(json.dumps(parcel | {"ship_to": "Germany"})))
    assert problem["where"] == "ship_to"
