"""Quotes in worker processes: the rules travel once, as a pickle; parcels as JSON.

    python examples/service/worker.py examples/data/parcel.json

What holds for a pool holds for Celery, RQ or a queue of your own: a message is text, and what all
messages share is loaded when a worker starts.
"""

import pickle
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pydantic

import xborder as xb

BOOK: xb.PolicyBook


def start(pickled: bytes) -> None:
    """Load the rules, once a worker. Unpickle only what you pickled yourself."""
    global BOOK  # noqa: PLW0603 - a worker's own, set before its first message
    BOOK = pickle.loads(pickled)  # noqa: S301


def work(message: str) -> str:
    """Answer a parcel with its summary, or with what is wrong: a bad message stops no worker."""
    try:
        parcel = xb.Consignment.model_validate_json(message)
        return xb.quote(parcel, book=BOOK).summary().model_dump_json()
    except (pydantic.ValidationError, xb.XborderError) as error:
        return pydantic.TypeAdapter(tuple[xb.Problem, ...]).dump_json(xb.problems(error)).decode()


def answers(messages: Iterable[str], book: xb.PolicyBook, *, workers: int = 2) -> Iterator[str]:
    """Yield the answer to each message, in order."""
    with ProcessPoolExecutor(
        workers,
        mp_context=get_context("spawn"),
        initializer=start,
        initargs=(pickle.dumps(book),),
    ) as pool:
        yield from pool.map(work, messages, chunksize=50)


def main(files: Iterable[str]) -> None:
    """Print the answer to each file's parcel, under rules that leave out what is not settled."""
    book = xb.policy.default_book().with_uncertain("exclude")
    messages = [Path(name).read_text(encoding="utf-8") for name in files]
    for answer in answers(messages, book):
        print(answer)


if __name__ == "__main__":
    main(sys.argv[1:])
