"""xborder in a terminal: what a tool needs around the library, which itself reads and writes nothing.

python examples/terminal.py quote examples/data/parcel.json
python examples/terminal.py rule GB import_vat --on 2026-11-21
python examples/terminal.py diff EU 2026-06-30 2026-07-01
python examples/terminal.py coverage 610910
python examples/terminal.py code "cotton dress" --country US
"""

import argparse
import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pydantic

import xborder as xb
from xborder.tariff import search


def quote(given: argparse.Namespace) -> Iterator[str]:
    """Yield what the parcel of a JSON file costs at the door."""
    parcel = xb.Consignment.model_validate_json(given.file.read_text(encoding="utf-8"))
    yield xb.quote(parcel).explain(locale=given.locale)


def rule(given: argparse.Namespace) -> Iterator[str]:
    """Yield one rule of one day in words."""
    yield str(xb.policy.default_book().rule(".".join(given.name).lower(), on=given.on))


def diff(given: argparse.Namespace) -> Iterator[str]:
    """Yield what changed in a jurisdiction between two days."""
    yield str(xb.policy.default_book().diff(given.place, given.first, given.second))


def coverage(given: argparse.Namespace) -> Iterator[str]:
    """Yield where a parcel of these goods computes, and what it lacks elsewhere."""
    book = xb.policy.default_book()
    for place in book.codes:
        to = {"EU": "DE"}.get(place, place)
        parcel = xb.Consignment(
            ship_from="CN" if to != "CN" else "JP",
            ship_to=to,
            on=given.on,
            items=[
                xb.Item(hs_code=given.code, origin="CN", quantity=1, unit_price="40.00 EUR"),
            ],
            prices="net",
            incoterm="DDP",
            buyer=xb.Buyer(kind="consumer"),
        )
        shown = xb.quote(parcel, rates=given.rates)
        why = shown.missing.fact if shown.missing else shown.total or ""
        yield f"{to}  {shown.state:13} {why}"


def code(given: argparse.Namespace) -> Iterator[str]:
    """Yield tariff codes that the words may mean; a person decides."""
    yield search(given.words, country=given.country, on=given.on).explain(locale=given.locale)


def arguments() -> argparse.ArgumentParser:
    """Return what can be asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--locale", default="en", choices=("en", "zh_CN"))
    commands = parser.add_subparsers(required=True, metavar="command")

    def command(answer: object, *positional: tuple[str, dict[str, object]]) -> None:
        name = answer.__name__
        own = commands.add_parser(name, help=answer.__doc__.splitlines()[0])
        for argument, options in positional:
            own.add_argument(argument, **options)
        own.add_argument(
            "--on",
            type=dt.date.fromisoformat,
            default=dt.date.today(),  # noqa: DTZ011 - a tool may ask the clock; the library never does
            help="the day, such as 2026-11-21",
        )
        own.set_defaults(answer=answer)

    day = {"type": dt.date.fromisoformat}
    command(quote, ("file", {"type": Path}))
    command(rule, ("name", {"nargs": "+", "help": "such as GB import_vat"}))
    command(diff, ("place", {}), ("first", day), ("second", day))
    command(coverage, ("code", {"help": "an HS code"}))
    command(code, ("words", {}), ("--country", {"default": "US"}))
    return parser


RATES = {
    "EUR/USD": "1.08",
    "EUR/GBP": "0.86",
    "EUR/CHF": "0.94",
    "EUR/NOK": "11.6",
    "EUR/JPY": "165",
    "EUR/CNY": "7.8",
    "EUR/BRL": "6.1",
    "EUR/AED": "3.99",
    "EUR/AUD": "1.77",
    "EUR/CAD": "1.61",
    "EUR/HKD": "8.46",
    "EUR/ISK": "144",
    "EUR/KRW": "1612",
    "EUR/MYR": "4.87",
    "EUR/NZD": "1.92",
    "EUR/SAR": "4.07",
    "EUR/SGD": "1.46",
    "EUR/THB": "37.8",
    "EUR/TWD": "35.6",
    "EUR/CLP": "1080",
    "EUR/COP": "4500",
    "EUR/MXN": "20.1",
    "EUR/INR": "92",
    "EUR/IDR": "17800",
    "EUR/PHP": "63",
    "EUR/ILS": "3.8",
    "EUR/TRY": "47",
    "EUR/VND": "28500",
    "EUR/RSD": "117.2",
    "EUR/UAH": "48.5",
    "EUR/ZAR": "20.1",
}
"""Rates for ``coverage``, which asks what computes, not what it comes to."""


def main(words: Sequence[str] | None = None) -> int:
    """Answer, or say what is wrong and what to do about it."""
    given = arguments().parse_args(words)
    given.rates = xb.RateTable.from_mapping(
        RATES, start=dt.date.min, end=dt.date.max, source="invented", pivot="EUR"
    )
    try:
        with xb.language(given.locale):
            for line in given.answer(given):
                sys.stdout.write(f"{line}\n")
    except OSError as error:
        sys.stderr.write(f"{error.filename}: {error.strerror}. Give the path of a file.\n")
        return 1
    except (xb.XborderError, pydantic.ValidationError) as error:
        for problem in xb.problems(error, locale=given.locale):
            sys.stderr.write(f"{problem}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
