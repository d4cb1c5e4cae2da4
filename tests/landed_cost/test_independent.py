"""Random mixed carts everywhere: the engine agrees with calculators that never met it.

The tolerance is the law's own rounding: one unit of the smallest coin a line and charge, since a
coupon and the freight are spread over the lines in whole coins; in Switzerland the base is whole francs
for each rate, in the United States a dollar of entered value a line.
"""

import ast
import datetime as dt
import random
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from tests.landed_cost.independent import europe, goods, overseas
from tests.landed_cost.independent.cart import CENT, Cart, Line

import xborder as xb
from xborder.exchange import Quotation, RateTable

EARLIEST = dt.date(2025, 3, 3)
DAYS = (
    EARLIEST,
    *(dt.date(2025, 6, 30), dt.date(2025, 7, 1)),  # Estonia's rate
    *(dt.date(2025, 7, 31), dt.date(2025, 8, 1)),  # Romania's rates
    *(dt.date(2025, 12, 31), dt.date(2026, 1, 2)),  # books in Finland and Lithuania
    *(dt.date(2026, 5, 11), dt.date(2026, 5, 12)),  # Brazil's remittances
    *(dt.date(2026, 6, 30), dt.date(2026, 7, 1), dt.date(2026, 9, 15)),  # the Union's EUR 3
)
FOREIGN = {"SEK": "SE", "DKK": "DK", "PLN": "PL", "CZK": "CZ", "HUF": "HU", "RON": "RO"}
PER_EURO = {code: europe.PER_EURO[member] for code, member in FOREIGN.items()}
RATES = RateTable(
    [
        Quotation.of("EUR", code, rate, start=on, kind="customs", source="round figures")
        for on in DAYS
        for code, rate in {"USD": "1.15", "BRL": "6.2", **PER_EURO}.items()
    ],
    pivot="EUR",
)
MEMBERS = tuple(europe.STANDARD)
CALCULATORS = {
    **dict.fromkeys(MEMBERS, europe.union),
    "GB": europe.britain,
    "XI": europe.britain,
    "NO": europe.norway,
    "CH": europe.switzerland,
    "JP": overseas.japan,
    "CN": overseas.china,
    "BR": overseas.brazil,
    "US": overseas.america,
}
REGISTRATIONS = {**dict.fromkeys(MEMBERS, "IOSS"), "NO": "VOEC", "CH": "CH"}
REGISTRATIONS["BR"] = "REMESSA_CONFORME"
CURRENCIES = {member: code for code, member in FOREIGN.items()}
CURRENCIES |= {"GB": "GBP", "XI": "GBP", "NO": "NOK", "CH": "CHF"}
CURRENCIES |= {"JP": "JPY", "CN": "CNY", "BR": "BRL", "US": "USD"}
SCALE = {"SEK": 11, "DKK": 7, "PLN": 4, "CZK": 24, "HUF": 390, "RON": 5}
SCALE |= {"NOK": 11, "JPY": 170, "CNY": 5, "BRL": 6}
"""About how many of the currency's units make one euro, so that carts fall on both sides of limits."""


KNOWN = {"US": (EARLIEST, DAYS[-1]), "BG": tuple(day for day in DAYS if day.year >= 2026)}
"""The days on which a calculator holds: Bulgaria pays in euros from 2026 on."""
OVERSEAS = frozenset({"JP", "CN", "BR", "US"})
"""Where the calculators leave out goods that the law sends elsewhere."""
HOME = (Decimal(0), Decimal(0), Decimal("0.19"), Decimal("0.255"))
ADDRESSES = {
    "XI": (("XI", None), ("GB", "BT1 5GS")),
    "GB": (("GB", "SW1A 1AA"), ("IM", None), ("GB", "IM1 1AA")),
    "FR": (("FR", "75001"), ("MC", None), ("FR", "98000")),
    "CH": (("CH", "8001"), ("LI", None)),
}
"""Territories that a destination's law holds in, as shops write them: Directive 2006/112, Art. 7; the
Windsor Framework; the customs treaty of 1923."""


def cart(rng: random.Random, to: str = "") -> Cart:
    """Return a random cart of one to four goods, with coins of the destination."""
    to = to or rng.choice(list(CALCULATORS))
    currency = CURRENCIES.get(to, "EUR")
    coin = Decimal(1) if currency == "JPY" else CENT
    scale = SCALE.get(currency, 1)
    dear = rng.choice((15, 40, 400))

    def sum_of(least: float, most: float) -> Decimal:
        return Decimal(str(rng.uniform(least, most) * scale)).quantize(coin)

    names = rng.sample(list(goods.EU), rng.randint(1, 4))
    lines = tuple(Line(name, rng.randint(1, 3), sum_of(13, 13 + dear)) for name in names)
    coupon = sum_of(1, 10) if rng.random() < 0.4 and (to != "JP" or len(lines) == 1) else Decimal(0)
    return Cart(
        to=to,
        on=rng.choice(KNOWN.get(to, DAYS)),
        lines=lines,
        shipping=sum_of(0, 20),
        insurance=sum_of(0, 3),
        coupon=coupon,
        registered=to in REGISTRATIONS and rng.random() < 0.5,
        home=Decimal(0) if to == "JP" else rng.choice(HOME),  # a yen is too coarse to go back
        address=rng.choice(ADDRESSES.get(to, ((to, None),))),
    )


def consignment(cart: Cart) -> xb.Consignment:
    """Return the cart as the engine reads it."""
    currency = CURRENCIES.get(cart.to, "EUR")
    codes = {"US": goods.US, "GB": goods.GB}.get(cart.to, goods.EU)
    six = cart.to in {"NO", "CH", "JP", "CN", "BR"}
    sender = "DE" if cart.to == "CN" else "CN"
    ship_to, postcode = cart.address
    coin = Decimal(1) if currency == "JPY" else CENT

    def asked(amount: Decimal) -> str:
        """What the shop asks with its own VAT inside, in whole coins: a half goes back to it."""
        return f"{(amount * (1 + cart.home)).quantize(coin)} {currency}"

    return xb.Consignment(
        ship_from=sender,
        ship_to=ship_to,
        postcode=postcode,
        region={"US": "CA", "BR": "BR-SP"}.get(cart.to),
        on=cart.on,
        items=[
            xb.Item(
                hs_code=goods.SIX[line.good] if six else codes[line.good][0],
                description=line.good,
                origin=sender,
                quantity=line.quantity,
                unit_price=f"{line.price * (1 + cart.home)} {currency}",
                weight="0.5 kg",
                gross_weight="0.6 kg",
                preference=False,
                used=False,
                personal_use=True,
            )
            for line in cart.lines
        ],
        prices="net",
        shipping=asked(cart.shipping),
        insurance=asked(cart.insurance),
        coupon=asked(cart.coupon) if cart.coupon else None,
        home_tax={"rate": str(cart.home)} if cart.home else None,
        incoterm="DAP",
        transport="post" if cart.to == "CN" else "express",
        seller=xb.Seller(registrations={REGISTRATIONS[cart.to]} if cart.registered else set()),
        buyer=xb.Buyer(kind="consumer"),
    )


def slack(cart: Cart) -> Decimal:
    """Return what rounding may move in each charge, by the law of the destination."""
    lines = len(cart.lines)
    if cart.to == "JP":
        return Decimal(0)
    if cart.to == "CH" and not cart.registered:
        return Decimal("0.081") + Decimal("0.05")
    if cart.to == "US" and cart.coupon:
        return lines * Decimal("0.40")
    return lines * CENT


def compare(cart: Cart) -> str:
    """Return how the engine and the calculator stand; fail where they differ."""
    found = xb.quote(consignment(cart), rates=RATES)
    expected = CALCULATORS[cart.to](cart)
    if found.total is None:
        assert expected is None, (cart, found.state, found.missing, found.reasons)
        return "both refuse"
    if expected is None:
        return "calculator does not go there"
    room = slack(cart)
    paid = cart.goods + cart.shipping + cart.insurance
    total = paid + expected.duty + expected.vat + expected.fee
    charged = {
        "duty": found.sum_of("duty", "additional_duty").amount,
        "vat": found.sum_of("vat").amount,
        "fee": found.sum_of("fee").amount,
    }
    for kind, amount in charged.items():
        assert abs(amount - getattr(expected, kind)) <= room, (kind, cart, charged, expected)
    assert abs(found.total.amount - total) <= 2 * room, (cart, found.total, total)
    return "agree"


def census(seed: int, count: int) -> Counter[str]:
    """Return how many of the carts agree."""
    rng = random.Random(seed)  # noqa: S311 - a repeatable sample, no secret
    return Counter(compare(cart(rng)) for _ in range(count))


def test_300_random_carts_agree_with_the_law():
    counts = census(2026, 300)
    assert counts["agree"] >= 240, counts


@pytest.mark.parametrize("to", CALCULATORS)
def test_random_carts_to_each_destination_agree_with_the_law(to):
    """Registered or not, with the seller's own VAT inside the prices, to territories too."""
    rng = random.Random(f"to {to}")  # noqa: S311 - a repeatable sample, no secret
    counts = Counter(compare(cart(rng, to)) for _ in range(12))
    assert counts["agree"] >= (2 if to in OVERSEAS else 12), counts


@pytest.mark.long
@pytest.mark.parametrize("to", CALCULATORS)
def test_a_thousand_carts_over_all_destinations_agree_with_the_law(to):
    rng = random.Random(f"a thousand to {to}")  # noqa: S311
    counts = Counter(compare(cart(rng, to)) for _ in range(40 if to in OVERSEAS else 34))
    assert counts["agree"] >= (9 if to in OVERSEAS else 34), counts


@pytest.mark.long
def test_1000_random_carts_agree_with_the_law():
    counts = census(2025, 1000)
    assert counts["agree"] >= 820, counts


def test_the_calculators_do_not_import_the_engine():
    modules = list((Path(__file__).parent / "independent").glob("*.py"))
    assert len(modules) >= 5
    for module in modules:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            names = [alias.name for alias in getattr(node, "names", ())]
            if isinstance(node, ast.ImportFrom):
                names = [node.module]
            if isinstance(node, ast.Import | ast.ImportFrom):
                assert not any(name.startswith("xborder") for name in names), module
