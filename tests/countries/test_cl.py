"""Chile: IVA at the sale and at customs, as the tax office, Aduanas and the press count them."""

import datetime as dt

import pytest

from xborder.exchange import RateTable
from xborder.landed_cost import quote
from xborder.policy import default_book
from xborder.trade import Buyer, Consignment, Item, Seller

RATES = RateTable.from_mapping(
    {"USD/CLP": "1000"}, start=dt.date(2020, 1, 1), end=dt.date(2030, 1, 1), source="made up"
)
OURS = Seller(registrations={"CL"})


def parcel(price, *, on="2026-11-21", item=(), **fields):
    """Return a parcel of one piece from China to a consumer in Chile."""
    values = {
        "ship_from": "CN",
        "prices": "net",
        "shipping": "0 CLP",
        "seller": Seller(registrations=set()),
        "buyer": Buyer(kind="consumer"),
    }
    facts = {"hs_code": "610910", "origin": "CN", "quantity": 1, **dict(item)}
    return Consignment(
        items=[Item(unit_price=f"{price} CLP", **facts)],
        ship_to="CL",
        on=dt.date.fromisoformat(on),
        **{**values, **fields},
    )


PUBLISHED = [
    # ADN Radio, 2025-09-30, the director of the tax office: USD 40 is 38,200 pesos, in all 45,458
    (parcel(38200, seller=OURS), {"sale_vat": "7258"}),
    # El Dinamo, 2025-10-02, the tax office: USD 30 comes to USD 35.70, at 1,000 pesos a dollar here
    (parcel(30000, seller=OURS), {"sale_vat": "5700"}),
    # BioBioChile, 2024-08-26, Aduanas: value of USD 100, duty USD 6, IVA USD 20.14, in all USD 26.14
    (parcel(100000, on="2024-08-26"), {"duty": "6000", "import_vat": "20140"}),
    # dolaraduanero.cl: 11,115,000 pesos, duty 666,900, IVA 2,238,561
    (parcel(11115000), {"duty": "666900", "import_vat": "2238561"}),
    # Meganoticias, 2023-05-04: free up to USD 41, duty and IVA above
    (parcel(41000, on="2023-05-04"), {}),
    (parcel(41001, on="2023-05-04"), {"duty": "2460", "import_vat": "8258"}),
]


@pytest.mark.parametrize(("sent", "charges"), PUBLISHED)
def test_the_published_examples_come_out(sent, charges):
    result = quote(sent, rates=RATES)
    found = {line.id: f"{line.amount.amount:f}" for line in result.lines if line.rule is not None}
    assert found == charges
    assert result.state == "estimate"


@pytest.mark.parametrize(
    ("sent", "scheme", "total"),
    [
        (parcel(500000, seller=OURS), "cl.sale", "595000 CLP"),
        (parcel(500001, seller=OURS), "cl.import", "630701 CLP"),  # 30,000 and 19% of 530,001
        (parcel(100000, seller=OURS, shipping="10000 CLP"), "cl.sale", "130900 CLP"),
        (parcel(100000, channel="marketplace", marketplace="One"), "cl.marketplace", "119000 CLP"),
        (parcel(100000), "cl.low_value", "119000 CLP"),
        (parcel(20000, on="2025-10-24"), "cl.relief", "20000 CLP"),
        (parcel(20000, on="2025-10-25"), "cl.low_value", "23800 CLP"),
        (parcel(30001, on="2023-05-03"), "cl.import", "37843 CLP"),  # 1,800 and 6,042
        (parcel(20000, on="2025-10-24", buyer=Buyer(kind="business")), "cl.import", "25228 CLP"),
    ],
)
def test_each_regime_on_each_side_of_its_limits(sent, scheme, total):
    result = quote(sent, rates=RATES)
    assert (result.schemes, str(result.total)) == ((scheme,), total)


def test_what_was_bought_before_the_change_enters_as_before():
    """RLN, 2025-10-03, Aduanas: whatever the day on which it arrives."""
    late = parcel(40000, on="2025-10-24", dates={"import_entry": dt.date(2025, 11, 20)})
    assert quote(late, rates=RATES).schemes == ("cl.relief",)


def test_the_disputed_duty_is_a_reading_and_a_range():
    result = quote(parcel(100000), rates=RATES)
    book = default_book().with_reading("cl.low_value_duty", "due")
    with_duty = quote(parcel(100000), rates=RATES, book=book)
    assert (str(result.total), str(with_duty.total)) == ("119000 CLP", "126140 CLP")
    assert with_duty.schemes == ("cl.import",)
    # 6,000 of duty and 19% of it, 1,140: the reason names what separates 119,000 from 126,140.
    disputed = "bears duty is disputed: it is shown without"
    assert any(disputed in str(why.text) for why in result.reasons)
    for sure in (
        with_duty,
        quote(parcel(100000, seller=OURS), rates=RATES),
        quote(parcel(500001), rates=RATES),
    ):
        assert not any(disputed in str(why.text) for why in sure.reasons)


@pytest.mark.parametrize(
    ("sent", "state", "reason"),
    [
        (parcel(100, item={"excise": "alcohol"}), "unsupported", "drinks, tobacco, jewellery"),
        (parcel(100, item={"hs_code": "711319"}), "unsupported", "drinks, tobacco, jewellery"),
        (parcel(100, ship_from="CL"), "unsupported", "already in Chile"),
        (parcel(100, gift=True, sender="consumer"), "estimate", "relief of gifts"),
        (parcel(600000, item={"preference": True}), "estimate", "A preference"),
        (parcel(100), "estimate", "read in the press"),
    ],
)
def test_what_is_not_sure_says_why(sent, state, reason):
    result = quote(sent, rates=RATES)
    assert str(result.state) == state
    assert any(reason in str(why.text) for why in result.reasons)
