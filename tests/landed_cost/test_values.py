"""What goods are worth where nothing is paid for them, and what needs no rate of exchange."""

import datetime as dt

import pytest

import xborder as xb
from xborder.errors import InvalidInput

TODAY = dt.date(2026, 11, 30)
BEFORE_THE_FEE = dt.date(2026, 10, 31)
"""The Union's handling fee was planned for the day after."""
DESTINATIONS = {
    "DE": "EUR",
    "GB": "GBP",
    "XI": "GBP",
    "NO": "NOK",
    "CH": "CHF",
    "JP": "JPY",
    "CN": "CNY",
    "BR": "BRL",
    "IN": "INR",
    "TR": "TRY",
    "ID": "IDR",
    "PH": "PHP",
    "VN": "VND",
    "IL": "ILS",
    "ZA": "ZAR",
    "IS": "ISK",
    "RS": "RSD",
    "UA": "UAH",
    "CL": "CLP",
    "CO": "COP",
    "MX": "MXN",
    "AE": "AED",
    "SA": "SAR",
    "CA": "CAD",
    "US": "USD",
    "AU": "AUD",
    "HK": "HKD",
    "NZ": "NZD",
    "SG": "SGD",
    "KR": "KRW",
    "MY": "MYR",
    "TH": "THB",
    "TW": "TWD",
}


def parcel(*prices, to="DE", quantity=10, shipping="30 EUR", **more):
    items = [
        xb.Item(hs_code="611020", origin="CN", quantity=quantity, **given)
        for given in (
            {"unit_price": each} if isinstance(each, str) else dict(each) for each in prices
        )
    ]
    return xb.Consignment(
        ship_from="CN",
        ship_to=to,
        on=more.pop("on", TODAY),
        items=items,
        shipping=shipping,
        prices=more.pop("prices", "net"),
        transport="express",
        buyer=xb.Buyer(kind="consumer"),
        seller=xb.Seller(registrations=()),
        **more,
    )


@pytest.mark.parametrize(("to", "code"), DESTINATIONS.items())
@pytest.mark.parametrize("prices", ["net", "tax_included"])
def test_goods_that_nothing_is_paid_for_have_a_customs_value_that_must_be_given(to, code, prices):
    free = parcel(f"0 {code}", to=to, shipping=f"30 {code}", prices=prices)
    quote = xb.quote(free)
    assert quote.state in {"missing_fact", "unsupported"}
    assert quote.total is None
    assert [reason.items for reason in quote.reasons if reason.fact == "item.customs_value"] == [
        (0,)
    ]


def test_a_stated_customs_value_is_what_customs_counts():
    """Regulation (EU) No 952/2013, Art. 74: 200 of like goods, carriage 30, 12% and 19%."""
    sample = parcel({"unit_price": "0 EUR", "customs_value": "20 EUR"}, on=BEFORE_THE_FEE)
    quote = xb.quote(sample)
    assert str(quote.charge("duty")) == "27.60 EUR"
    assert str(quote.charge("import_vat")) == "48.94 EUR"  # 19% of 257.60 is 48.944
    assert str(quote.total) == "106.54 EUR"
    assert quote.state == "exact"


def test_a_free_gift_beside_paid_goods_is_counted_at_zero_and_said():
    quote = xb.quote(parcel("20 EUR", "0 EUR"))
    assert quote.state == "estimate"
    (reason,) = (each for each in quote.reasons if "price of zero" in str(each.text))
    assert reason.items == (1,)


def test_a_customs_value_of_zero_is_refused():
    with pytest.raises(ValueError, match="customs value") as caught:
        xb.Item(quantity=1, unit_price="5 EUR", customs_value="0 EUR")
    (problem,) = xb.problems(caught.value)
    assert (problem.where, problem.code) == ("customs_value", "item.customs_value")


@pytest.mark.parametrize("nothing", ["shipping", "insurance", "coupon", "platform_coupon"])
def test_nothing_needs_no_rate(nothing):
    """A cart in pounds with free shipping in dollars: zero is zero in every currency."""
    given = {"shipping": "0 GBP", nothing: "0 USD"}
    quote = xb.quote(parcel("30 GBP", to="GB", **given))
    without = xb.quote(parcel("30 GBP", to="GB", shipping="0 GBP"))
    assert quote.total == without.total is not None
    fees = [xb.Fee(name="desk", amount="0 USD", taxable=True)]
    assert xb.quote(parcel("30 GBP", to="GB", shipping="0 GBP", fees=fees)).total == quote.total


def test_a_part_needs_a_total():
    unknown = xb.quote(parcel("20 EUR", to="TV"))
    assert unknown.state == "unsupported"
    for ask in (lambda: unknown.sum_of("duty"), lambda: unknown.charge("import_vat")):
        with pytest.raises(InvalidInput, match="no total"):
            ask()


def test_duties_are_summed_with_the_additional_ones():
    quote = xb.quote(
        xb.Consignment(
            ship_from="CN",
            ship_to="US",
            on=dt.date(2025, 11, 20),
            items=[xb.Item(hs_code="61091000", origin="CN", quantity=1, unit_price="100 USD")],
            shipping="0 USD",
            prices="net",
            transport="express",
            buyer=xb.Buyer(kind="consumer"),
            seller=xb.Seller(registrations=()),
        )
    )
    assert quote.total is not None
    both = quote.sum_of("duty") + quote.sum_of("additional_duty")
    assert quote.sum_of("duties") == quote.sum_of("duty", "additional_duty") == both
    assert quote.sum_of("additional_duty")
    assert quote.sum_of("duties") == sum(
        (quote.charge(name) for name in {line.id for line in quote.lines if "duty" in line.kind}),
        xb.Money("0 USD"),
    )


def test_no_charge_is_shown_on_goods_of_which_the_value_is_not_known():
    """Ten shirts that nothing is paid for: the charges on a value of nothing are no figures."""
    for to, currency in (("DE", "EUR"), ("CH", "CHF"), ("NO", "NOK"), ("GB", "GBP")):
        quote = xb.quote(parcel(f"0 {currency}", to=to, shipping=f"30 {currency}"))
        assert (quote.total, quote.missing.fact) == (None, "item.customs_value")
        assert {str(line.kind) for line in quote.lines} <= {"goods", "freight"}


def test_no_charge_is_shown_on_goods_of_an_unclear_code_and_those_beside_them():
    clear = parcel("50 GBP", to="GB", shipping="0 GBP")
    nine = clear.items[0].replace(hs_code="901210012")
    quote = xb.quote(clear.replace(items=(*clear.items, nine)))
    assert (quote.total, quote.missing.fact) == (None, "item.hs_code")
    assert {str(line.kind) for line in quote.lines} == {"goods"}
