"""The price solver against a search of every price, and prices that include charges."""

import itertools
from fractions import Fraction
from math import floor

import pytest
from tests.mini import DAY, book, charge, item, parcel, scheme

from xborder.errors import InvalidInput, NoSolution, NotFound
from xborder.exchange import RateTable
from xborder.landed_cost import quote
from xborder.landed_cost.solvers.price import price_for_landed
from xborder.landed_cost.solvers.price_search import Search
from xborder.money import Money, Rounding
from xborder.policy import PolicyBook
from xborder.policy.amount import Band, Bands, Flat, Percent, PerUnit
from xborder.policy.charge import Waiver
from xborder.policy.condition import AtMost, HsIn, Is

FIVE = Rounding(unit=5, mode="half_up")
SMALL = AtMost(value="goods", limit=Money("1.50 CHF"))

LAWS = {
    "no charge": book(),
    "a plain tax": book(charge("tax", Percent("0.19"))),
    "a cliff down where a tax ends": book(
        charge(
            "tax",
            Percent("0.19"),
            when=AtMost(value="goods", limit=Money("2 CHF"), inclusive=False),
        ),
        charge("duty", Percent("0.5"), when=HsIn("42")),
    ),
    "a cliff up": book(
        charge("low", Percent("0.05")),
        charge("high", Percent("0.25")),
        schemes=(scheme("small", ["low"], when=SMALL), scheme("standard", ["high"])),
    ),
    "a cliff down": book(
        charge("fee", Flat(Money("1 CHF"))),
        charge("tax", Percent("0.1")),
        schemes=(scheme("small", ["fee"], when=SMALL), scheme("standard", ["tax"])),
    ),
    "a cliff down beyond a power of two": book(
        charge("fee", Flat(Money("3 CHF"))),
        schemes=(
            scheme("small", ["fee"], when=AtMost(value="goods", limit=Money("2.60 CHF"))),
            scheme("standard", ()),
        ),
    ),
    "a least and a most": book(
        charge("fee", Percent("0.3"), least=Money("0.40 CHF"), most=Money("0.90 CHF"))
    ),
    "a waiver": book(
        charge("duty", Percent("0.2")),
        Waiver(id="w", title="w", charges=("duty",), limit=Money("0.35 CHF")),
        charge("tax", Percent("0.1"), base=("goods", "duty")),
    ),
    "coarse rounding": book(
        charge("tax", Percent("0.08"), due=Rounding(unit=25, mode="down", stage="declaration"))
    ),
    "a floored base": book(
        charge(
            "tax",
            Percent("0.3"),
            base_rounding=Rounding(unit=50, mode="down", stage="entry_line"),
            assessed=FIVE,
        )
    ),
    "bands": book(
        charge(
            "tax",
            Bands(
                "goods",
                (
                    Band(Money("1 CHF"), Percent("0.4")),
                    Band(Money("2 CHF"), PerUnit(Money("0.10 CHF"), "quantity")),
                    Band(None, Percent("0.2")),
                ),
            ),
        )
    ),
}
TARGETS = range(0, 320, 13)


def totals(sent, laws, priced, count=340):
    """Return the landed total of each number of steps, by quoting every one of them."""
    found = {}
    for number in range(count):
        items = [
            each.replace(unit_price=price)
            for each, price in zip(sent.items, priced(number), strict=True)
        ]
        total = quote(sent.replace(items=items), book=laws).total
        found[number] = None if total is None else total.minor_units()
    return found


def runs(numbers):
    """Return numbers as intervals of neighbours."""
    found = []
    for number in sorted(numbers):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


@pytest.mark.long
@pytest.mark.parametrize("name", LAWS)
@pytest.mark.parametrize(("quantity", "freight"), [(1, "0 CHF"), (3, "0.55 CHF")])
def test_it_finds_every_price_that_a_search_of_all_prices_finds(name, quantity, freight):
    laws = LAWS[name]
    sent = parcel(
        item("1 CHF", quantity=quantity),
        item("0.80 CHF", sku="B", hs_code="420221"),
        shipping=freight,
    )
    all_totals = totals(sent, laws, lambda n: (Money.of_minor(n, "CHF"), Money("0.80 CHF")))
    for target in TARGETS:
        wanted = runs([n for n, total in all_totals.items() if total == target])
        answer = price_for_landed(sent, Money.of_minor(target, "CHF"), item="A", book=laws)
        hits = [(hit.low[0].minor_units(), hit.high[0].minor_units()) for hit in answer.hits]
        assert hits == wanted, target
        for hit in answer.hits:
            assert hit.quote.total == answer.target
            assert hit.low[1] == hit.high[1] == Money("0.80 CHF")
        if not hits:
            below = max((t for t in all_totals.values() if t < target), default=None)
            above = min((t for t in all_totals.values() if t > target), default=None)
            assert (answer.below and answer.below.total.minor_units()) == below
            assert (answer.above and answer.above.total.minor_units()) == above


@pytest.mark.parametrize("step", ["0.05 CHF", "0.10 CHF"])
def test_the_price_moves_by_its_own_step(step):
    laws = LAWS["a plain tax"]
    unit = Money(step)
    all_totals = totals(parcel(), laws, lambda n: (unit * n,), count=120)
    for target in range(0, 500, 23):
        answer = price_for_landed(
            parcel(), Money.of_minor(target, "CHF"), item=0, step=step, book=laws
        )
        wanted = runs([n for n, total in all_totals.items() if total == target])
        assert [
            (
                hit.low[0].minor_units() // unit.minor_units(),
                hit.high[0].minor_units() // unit.minor_units(),
            )
            for hit in answer.hits
        ] == wanted


def test_all_prices_are_scaled_by_one_factor():
    """Prices of 2.00 and 1.00 keep their ratio: 3 x 1.19 = 3.57 a franc of the cheaper one."""
    laws = LAWS["a plain tax"]
    sent = parcel(item("2 CHF"), item("1 CHF", sku="B"))
    answer = price_for_landed(sent, "35.70 CHF", book=laws)
    assert answer.only.low == (Money("20 CHF"), Money("10 CHF"))
    assert answer.only.quote.total == Money("35.70 CHF")


def vectors(prices, most):
    """Return every set of prices, in cents, that some factor leads to, from the lowest factor."""
    half = Fraction(1, 2)
    factors = {(k + half) / price for price in prices for k in range(most) if price}
    scaled = [tuple(floor(f * price + half) for price in prices) for f in sorted({0, *factors})]
    return [each for each in dict.fromkeys(scaled) if max(each) < most]


@pytest.mark.long
@pytest.mark.parametrize("name", LAWS)
@pytest.mark.parametrize("prices", [(200, 100), (199, 99, 10), (100, 100), (70, 0, 30)])
def test_it_finds_every_set_of_scaled_prices_that_a_search_of_all_finds(name, prices):
    laws = LAWS[name]
    codes = ("610910", "420221", "640399")
    items = [
        item(f"{cents / 100:.2f} CHF", sku=code, hs_code=code)
        for cents, code in zip(prices, codes, strict=False)
    ]
    sent = parcel(*items, shipping="0.55 CHF")
    found = vectors(prices, 160)
    all_totals = totals(
        sent,
        laws,
        lambda n: tuple(Money.of_minor(cents, "CHF") for cents in found[n]),
        count=len(found),
    )
    for target in TARGETS[::3]:
        if target > min(total for n, total in all_totals.items() if max(found[n]) > 150):
            break  # beyond what was enumerated
        wanted = [
            (found[low], found[high])
            for low, high in runs([n for n, total in all_totals.items() if total == target])
        ]
        answer = price_for_landed(sent, Money.of_minor(target, "CHF"), book=laws)
        hits = [
            tuple(tuple(price.minor_units() for price in end) for end in (hit.low, hit.high))
            for hit in answer.hits
        ]
        assert hits == wanted, target


@pytest.mark.parametrize(
    ("prices", "target", "landing"),
    [
        (("2 CHF", "1 CHF"), "40 CHF", ["26.67 CHF", "13.33 CHF"]),
        (("200 CHF", "100 CHF"), "0.02 CHF", ["0.01 CHF", "0.01 CHF"]),
    ],
)
def test_a_smaller_price_rounds_by_itself(prices, target, landing):
    """At a factor of 13.333 prices of 2.00 and 1.00 become 26.67 and 13.33, together 40.00."""
    sent = parcel(item(prices[0]), item(prices[1], sku="B"))
    answer = price_for_landed(sent, target, book=LAWS["no charge"])
    assert [*answer.only.low] == [Money(price) for price in landing]
    assert answer.only.quote.total == answer.target


def test_a_coupon_larger_than_the_goods_bounds_the_prices_below():
    """With a coupon of 3.00 no price below 3.00 is a parcel at all; the tax is on the list price."""
    laws = LAWS["a plain tax"]
    sent = parcel(item("10 CHF"), coupon="3 CHF")
    # 3.00 less 3.00 and 0.57 of tax; then 4.00: 1.00 and 0.76
    assert price_for_landed(sent, "0.57 CHF", item=0, book=laws).only.low == (Money("3 CHF"),)
    assert price_for_landed(sent, "1.76 CHF", item=0, book=laws).only.low == (Money("4 CHF"),)
    nothing = price_for_landed(sent, "0.10 CHF", item=0, book=laws)
    assert (nothing.hits, nothing.below) == ((), None)
    assert nothing.above.total == Money("0.57 CHF")


def test_prices_in_another_currency_land_in_the_destinations():
    rates = RateTable.from_mapping({"EUR/CHF": "0.95"}, start=DAY, source="for the test")
    sent = parcel(item("10 EUR"))
    answer = price_for_landed(sent, "113.05 CHF", item=0, rates=rates, book=LAWS["a plain tax"])
    # 100.00 euro are 95.00 francs, and 18.05 of tax
    assert answer.only.low == answer.only.high == (Money("100 EUR"),)


def test_none_and_several_say_so():
    laws = LAWS["a cliff down"]
    several = price_for_landed(parcel(), "2.20 CHF", item=0, book=laws)
    # 1.20 and the fee of 1.00; or 2.00 and 0.20
    assert [hit.low[0] for hit in several.hits] == [Money("1.20 CHF"), Money("2 CHF")]
    with pytest.raises(NoSolution, match=r"2 separate ranges of prices land on 2\.20 CHF"):
        _ = several.only
    none = price_for_landed(parcel(), "0.99 CHF", item=0, book=laws)
    with pytest.raises(
        NoSolution, match=r"No price lands on 0\.99 CHF; the nearest totals are 1\.01 CHF"
    ):
        _ = none.only
    assert none.below is None


def test_a_price_beyond_a_cliff_down_is_found_too():
    """2.50 and the fee of 3.00, or 5.50 without: though 2.56 and all up to 2.60 land above."""
    answer = price_for_landed(
        parcel(), "5.50 CHF", item=0, book=LAWS["a cliff down beyond a power of two"]
    )
    assert [hit.low[0] for hit in answer.hits] == [Money("2.50 CHF"), Money("5.50 CHF")]


def test_prices_that_lie_side_by_side_are_one_interval():
    """A cheap currency: several of its cents make one of ours."""
    rates = RateTable.from_mapping({"EUR/CHF": "0.25"}, start=DAY, source="for the test")
    answer = price_for_landed(
        parcel(item("10 EUR")), "0.30 CHF", item=0, rates=rates, book=LAWS["no charge"]
    )
    # a quarter of 1.18 is 0.295, of 1.21 it is 0.3025; 1.22 makes 0.305
    assert answer.only.low == (Money("1.18 EUR"),)
    assert answer.only.high == (Money("1.21 EUR"),)


def test_a_parcel_that_is_never_sure_has_no_price():
    laws = book(charge("tax", Percent("0.1"), when=Is("buyer.kind", "consumer")))
    with pytest.raises(NoSolution, match="depends on the buyer, which is not given"):
        price_for_landed(parcel(), "50 CHF", item=0, book=laws)
    told = price_for_landed(
        parcel(), "55 CHF", item=0, book=laws, assume={"buyer.kind": "consumer"}
    )
    assert told.only.low == (Money("50 CHF"),)


@pytest.mark.parametrize(
    ("sent", "target", "options", "says"),
    [
        (parcel(), "50 EUR", {}, "The target 50.00 EUR is not in CHF"),
        (parcel(prices="landed"), "50 CHF", {}, "Prices that are landed have no net price"),
        (parcel(item("0 CHF")), "50 CHF", {}, "Prices that are all zero cannot be scaled"),
        (
            parcel(),
            "50 CHF",
            {"item": "NONE"},
            "The consignment has 0 items 'NONE'|has 0 items NONE",
        ),
        (parcel(item(), item()), "50 CHF", {"item": "A"}, "has 2 items"),
        (parcel(), "50 CHF", {"item": 1}, "has 0 items 1"),
        (parcel(), "50 CHF", {"step": "0.05 EUR"}, "The step 0.05 EUR does not fit a price in CHF"),
        (parcel(), "50 CHF", {"step": "0 CHF", "item": 0}, "The step 0.00 CHF does not fit"),
        (
            parcel(),
            "999999999999999999 CHF",
            {"item": 0},
            "No price reaches 999999999999999999.00 CHF",
        ),
    ],
)
def test_what_cannot_be_solved_is_refused_with_its_remedy(sent, target, options, says):
    with pytest.raises(InvalidInput, match=says) as caught:
        price_for_landed(sent, target, book=LAWS["no charge"], **options)
    problem = caught.value.problem()
    assert problem.where
    assert problem.remedy
    assert problem.value
    assert caught.value.problem("zh_CN").remedy != problem.remedy


def test_a_destination_without_rules_cannot_be_solved():
    with pytest.raises(NotFound, match="The book has no rules for CH"):
        price_for_landed(parcel(), "50 CHF", book=PolicyBook(builtin=False))


# --- prices that include charges ------------------------------------------------------------------

DUTY_AND_TAX = book(
    charge("duty", Percent("0.12"), kind="duty"),
    charge("tax", Percent("0.19"), base=("goods", "duty", "freight"), kind="vat"),
)


@pytest.mark.parametrize("net", ["0.01 CHF", "9.99 CHF", "100 CHF", "1234.56 CHF"])
@pytest.mark.parametrize("freight", ["0 CHF", "4.50 CHF"])
def test_a_landed_price_leads_back_to_the_net_one(net, freight):
    """Quote the net parcel, write its landed prices down, and ask what is inside them."""
    forward = quote(parcel(item(net), shipping=freight), book=DUTY_AND_TAX)
    # what the buyer pays in all, as one landed price with the freight in it
    back = quote(
        parcel(item(str(forward.total)), shipping="0 CHF", prices="landed"),
        book=book(
            charge("duty", Percent("0.12"), kind="duty"),
            charge("tax", Percent("0.19"), base=("goods", "duty"), kind="vat"),
        ),
    )
    assert back.total == forward.total
    if freight == "0 CHF":
        assert {line.id: line.amount for line in back.lines} == {
            line.id: line.amount for line in forward.lines
        }


def test_a_price_with_tax_does_not_hold_the_duty():
    """119.00 with 19 % of tax inside, and duty of 12 % outside that itself is taxed.

    Tax on goods and duty: x (1 + 0.19 x 1.12) = 119, so that x is 98.12 and a bit; the duty of
    11.77 comes on top of the price.
    """
    laws = book(
        charge("duty", Percent("0.12"), kind="duty"),
        charge("tax", Percent("0.19"), base=("goods", "duty"), kind="vat"),
    )
    found = quote(parcel(item("119 CHF"), prices="tax_included"), book=laws)
    amounts = {line.id: line.amount for line in found.lines}
    net = 119 / (1 + 0.19 * 1.12)
    assert float(amounts["price"].amount) == pytest.approx(net, abs=0.006)
    assert float(amounts["duty"].amount) == pytest.approx(0.12 * net, abs=0.006)
    assert amounts["price"] + amounts["tax"] == Money("119 CHF")
    assert found.total == Money("119 CHF") + amounts["duty"]


@pytest.mark.parametrize("basis", ["tax_included", "landed"])
def test_included_prices_add_up_to_what_the_buyer_pays_for_every_price(basis):
    laws = book(charge("tax", Percent("0.19"), base=("goods", "freight", "insurance"), kind="vat"))
    for minor in range(1, 400, 37):
        sent = parcel(
            item(Money.of_minor(minor, "CHF")),
            item(Money.of_minor(3 * minor, "CHF"), sku="B", quantity=2),
            shipping="2.38 CHF",
            insurance="0.10 CHF",
            coupon="0.03 CHF",
            prices=basis,
        )
        found = quote(sent, book=laws)
        assert found.total.minor_units() == 7 * minor + 238 + 10 - 3
        (tax,) = {sum(line.amount.minor_units() for line in found.lines if line.id == "tax")}
        # the tax inside: a share of 19 / 119, to the unit a line
        assert abs(tax - (7 * minor + 238 + 10 - 3) * 19 / 119) <= 1 + 3 * 19 / 119


def test_goods_at_zero_price_have_no_landed_price_without_a_value():
    free = quote(parcel(item("0 CHF"), prices="landed"), book=DUTY_AND_TAX)
    assert (free.total, free.missing.fact) == (None, "item.customs_value")


def test_prices_across_a_threshold_say_that_no_net_price_leads_there():
    """Net prices up to 1.50 land at up to 1.58, dearer ones from 1.89 on: 1.70 is in between."""
    laws = LAWS["a cliff up"]
    found = quote(parcel(item("1.70 CHF"), prices="landed"), book=laws)
    assert str(found.state) == "unsupported"
    assert [str(reason.text) for reason in found.reasons] == [
        "No net price leads to these prices: they lie across a threshold."
    ]
    for price, scheme_ in (("1.57 CHF", "small"), ("1.89 CHF", "standard")):
        lands = quote(parcel(item(price), prices="landed"), book=laws)
        assert (lands.schemes, lands.total) == ((scheme_,), Money(price))


def test_prices_below_the_charges_they_include_say_that_no_net_price_leads_there():
    fee = charge("fee", Flat(Money("5 CHF"), ("hs6",)))
    for price, state in (("4.99 CHF", "unsupported"), ("5 CHF", "exact"), ("5.01 CHF", "exact")):
        found = quote(parcel(item(price), prices="landed"), book=book(fee))
        assert str(found.state) == state
        told = [str(reason.text) for reason in found.reasons]
        assert told == [
            "No net price leads to these prices: the charges they include are higher."
        ] * (state == "unsupported")
    # a free sample in a dearer parcel is the seller's to bear: out of what is paid for the others
    sample = item("0 CHF", sku="B", hs_code="420221")
    found = quote(parcel(item("20 CHF"), sample, prices="landed"), book=book(fee))
    assert (str(found.state), found.total) == ("estimate", Money("20 CHF"))
    own = [(line.item, str(line.amount)) for line in found.lines if line.kind == "goods"]
    assert own == [(0, "10.00 CHF"), (1, "0.00 CHF")]


def test_charges_are_held_against_the_price_line_by_line():
    """EUR 3 on each item, and 19 % of the rest: 30.00 holds 22.69, 3.00 and 4.31; 1.00 cannot."""
    flat = charge("duty", Flat(Money("3 EUR"), ("hs6",)), kind="duty")
    laws = book(flat, charge("tax", Percent("0.19"), kind="vat"), currency="EUR")
    dear = item("30 EUR", sku="B", hs_code="420221")
    alone = quote(parcel(dear, prices="landed"), book=laws)
    assert [str(line.amount) for line in alone.lines] == ["22.69 EUR", "3.00 EUR", "4.31 EUR"]
    for cheap in (item("1 EUR"), item("2.99 EUR"), item("0.01 EUR")):
        for items in ((cheap,), (cheap, dear), (dear, cheap)):
            found = quote(parcel(*items, prices="landed"), book=laws)
            assert (str(found.state), found.total, found.lines) == ("unsupported", None, ())
            (reason,) = found.reasons
            assert reason.items == (items.index(cheap),)


@pytest.mark.parametrize("basis", ["tax_included", "landed"])
def test_no_line_of_the_sellers_own_is_below_nothing_where_prices_include_charges(basis):
    """Goods, freight and insurance of a cent or none beside dear ones, free samples among them."""
    laws = book(
        charge("duty", Flat(Money("3 CHF"), ("hs6",)), kind="duty"),
        charge("tax", Percent("0.19"), base=("goods", "duty", "freight", "insurance"), kind="vat"),
    )
    sums = ("0 CHF", "0.01 CHF", "0.05 CHF", "3 CHF", "33.33 CHF")
    totals = 0
    for first, second, freight, insurance in itertools.product(sums, repeat=4):
        sent = parcel(
            item(first),
            item(second, sku="B", hs_code="420221"),
            shipping=freight,
            insurance=insurance,
            prices=basis,
        )
        found = quote(sent, book=laws)
        assert all(line.amount.amount >= 0 for line in found.lines), sent
        if found.total is not None:
            totals += 1
            own = sum(Money(each).minor_units() for each in (first, second, freight, insurance))
            extra = 0 if basis == "landed" else found.sum_of("duty").minor_units()
            assert found.total.minor_units() == own + extra
        elif "No net price" in str(found.reasons[0].text):
            assert found.lines == ()
    assert totals > 100


@pytest.mark.parametrize(
    "laws",
    [
        book(charge("fee", Percent("0.1"), least=Money("5 CHF"))),
        book(
            charge("fee", Percent("0.1")),
            Waiver(id="w", title="w", charges=("fee",), limit=Money("20 CHF")),
        ),
        book(charge("fee", Percent("0.1"), payable="0.7")),
        book(charge("fee", Flat(Money("5 CHF")))),
    ],
)
def test_landed_prices_hold_minima_waivers_shares_and_flat_sums(laws):
    found = quote(parcel(item("100 CHF"), prices="landed"), book=laws)
    assert (found.total, str(found.state)) == (Money("100 CHF"), "exact")
    net = found.sum_of("goods")
    again = quote(parcel(item(net)), book=laws)
    assert abs((again.total - Money("100 CHF")).minor_units()) <= 1


def test_landed_prices_in_another_currency():
    rates = RateTable.from_mapping({"EUR/CHF": "0.95"}, start=DAY, source="for the test")
    found = quote(parcel(item("100 EUR"), prices="landed"), rates=rates, book=LAWS["a plain tax"])
    # 95.00 francs: 79.83 and 15.17
    assert found.total == Money("95 CHF")
    assert [str(line.amount) for line in found.lines] == ["79.83 CHF", "15.17 CHF"]


def test_orders_of_lines_do_not_matter_to_included_prices():
    laws = DUTY_AND_TAX
    items = [item("33.33 CHF", sku="A"), item("66.67 CHF", sku="B"), item("0.05 CHF", sku="C")]
    found = {
        (
            quoted := quote(parcel(*order, prices="landed", shipping="1 CHF"), book=laws)
        ).total: quoted
        for order in itertools.permutations(items)
    }
    assert set(found) == {Money("101.05 CHF")}


def test_a_landed_price_between_two_units_of_a_declarations_tax_is_still_the_price():
    """Rounded once a declaration, 19 % jumps by a unit; some prices lie between two of them."""
    once = Rounding(unit=1, mode="half_up", stage="declaration")
    laws = book(charge("tax", Percent("0.19"), kind="vat", due=once))
    for minor in range(1, 40):
        found = quote(parcel(item(Money.of_minor(minor, "CHF")), prices="landed"), book=laws)
        assert (found.total.minor_units(), str(found.state)) == (minor, "exact")
        tax = found.sum_of("vat").minor_units()
        assert abs(tax - minor * 19 / 119) <= 1


# --- fine currencies: a plateau is found by its ends, however many steps it is wide -------------


def half_up(amount):
    return floor(amount + Fraction(1, 2))


@pytest.mark.parametrize(
    ("code", "per_franc"), [("VND", 30_000), ("IDR", 1_950_000), ("LBP", 10_200_000)]
)
def test_a_plateau_of_a_fine_currency_is_found_by_its_two_ends(code, per_franc, monkeypatch):
    """The oracle is the sum of goods and tax of 19 %, each rounded half up to the rappen."""
    runs_made = []
    evaluated = Search._evaluated
    monkeypatch.setattr(
        Search, "_evaluated", lambda self, n: runs_made.append(n) or evaluated(self, n)
    )
    digits = 0 if code == "VND" else 2
    rates = RateTable.from_mapping(
        {f"CHF/{code}": str(per_franc // 10**digits)}, start=DAY, source="for the test"
    )

    def total(steps):
        rappen = Fraction(steps * 100, per_franc)
        return half_up(rappen) + half_up(rappen * Fraction(19, 100))

    def first_at_least(wanted):
        low, high = 0, 1000 * per_franc
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if total(middle) >= wanted else (middle + 1, high)
        return low

    for target in (4990, 4991, 1):
        low, high = first_at_least(target), first_at_least(target + 1) - 1
        runs_made.clear()
        answer = price_for_landed(
            parcel(item(f"1000 {code}")),
            Money.of_minor(target, "CHF"),
            item=0,
            rates=rates,
            book=book(charge("tax", Percent("0.19"))),
        )
        wanted = [(low, high)] if low <= high else []
        assert [
            (hit.low[0].minor_units(), hit.high[0].minor_units()) for hit in answer.hits
        ] == wanted
        assert len(runs_made) < 160  # 24 halvings for each end of what is 10 million steps long


@pytest.mark.long
@pytest.mark.parametrize("name", ["a plain tax", "a cliff down", "a waiver", "bands"])
@pytest.mark.parametrize("one", [True, False])
def test_in_a_finer_currency_it_finds_what_a_search_of_all_prices_finds(name, one):
    laws = LAWS[name]
    rates = RateTable.from_mapping({"CHF/VND": "500"}, start=DAY, source="for the test")
    sent = parcel(item("400 VND"), item("300 VND", sku="B", hs_code="420221"), shipping="55 VND")

    def priced(number):
        if one:
            return (Money.of_minor(number, "VND"), Money("300 VND"))
        return _scaled_prices((400, 300), number)

    found = {}
    for number in range(650):
        items = [
            each.replace(unit_price=price)
            for each, price in zip(sent.items, priced(number), strict=True)
        ]
        total = quote(sent.replace(items=items), book=laws, rates=rates).total
        found[number] = None if total is None else total.minor_units()
    for target in range(70, 150, 11):
        wanted = runs([number for number, total in found.items() if total == target])
        answer = price_for_landed(
            sent,
            Money.of_minor(target, "CHF"),
            item="A" if one else None,
            book=laws,
            rates=rates,
        )
        hits = [
            (sum(p.minor_units() for p in hit.low), sum(p.minor_units() for p in hit.high))
            for hit in answer.hits
        ]
        shift = 300 if one else 0
        assert hits == [(low + shift, high + shift) for low, high in wanted], target


def _scaled_prices(prices, number):
    """Return prices scaled by one factor, each rounded half up, whose sum is a number or more."""
    points = sorted(
        {Fraction(2 * k + 1, 2 * price) for price in prices for k in range(number + 1)}
        | {Fraction(0)}
    )
    for factor in points:
        scaled = [half_up(factor * price) for price in prices]
        if sum(scaled) >= number:
            return tuple(Money.of_minor(each, "VND") for each in scaled)
    raise AssertionError(number)


def test_ten_lines_scaled_take_few_runs_in_any_currency(monkeypatch):
    runs_made = []
    evaluated = Search._evaluated
    monkeypatch.setattr(
        Search, "_evaluated", lambda self, n: runs_made.append(n) or evaluated(self, n)
    )
    for code, rate in (("CHF", None), ("VND", "30000"), ("LBP", "102000")):
        rates = RateTable.from_mapping(
            {f"CHF/{code}": rate} if rate else {"CHF/EUR": "1"}, start=DAY, source="for the test"
        )
        sent = parcel(
            *(item(f"{1000 + 70 * n} {code}", sku=str(n)) for n in range(10)), shipping="7.35 CHF"
        )
        runs_made.clear()
        price_for_landed(sent, "149.90 CHF", rates=rates, book=LAWS["a plain tax"])
        assert len(runs_made) < 250, code
