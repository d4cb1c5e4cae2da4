"""A locale that is none is refused by name."""

import datetime as dt

import pytest

import xborder as xb
from xborder.errors import InvalidInput


@pytest.mark.parametrize("locale", ["xx", "", None, "zz_ZZ"])
def test_a_locale_that_is_none_is_refused(locale):
    quote = xb.quote(
        xb.Consignment(
            ship_from="CN",
            ship_to="FJ",
            on=dt.date(2026, 11, 21),
            items=[xb.Item(quantity=1, unit_price="1 EUR")],
            prices="net",
        )
    )
    with pytest.raises(InvalidInput, match="is not a locale"):
        quote.explain(locale=locale)
    with pytest.raises(InvalidInput, match="has no total: it is unsupported"):
        xb.refund_on_return(quote)
