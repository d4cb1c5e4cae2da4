# pyright: strict
"""The names of a front are known, with their types, though they are loaded late."""

from typing import assert_type

import xborder as xb


def total(parcel: xb.Consignment) -> xb.Money | None:
    quote = xb.quote(parcel)
    assert_type(quote, xb.LandedCost)
    return quote.total


def law(book: xb.PolicyBook) -> list[str]:
    return list(book.codes)


error: type[Exception] = xb.XborderError
version: str = xb.__version__
average = xb.fx.CurrencyPair
target = xb.inventory.FillRate
