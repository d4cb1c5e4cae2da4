"""Japan, China, Brazil and the United States; ``None`` where a calculator does not go."""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

from tests.landed_cost.independent import goods
from tests.landed_cost.independent.cart import Cart, Due, cents

PER_DOLLAR = Decimal("6.2") / Decimal("1.15")
"""Reais, by the table of rates of the test."""
NEVER_EXEMPT = {"t-shirt", "handbag", "shoes"}
"""Cabinet Order for the Customs Tariff Act, Art. 16-3: knitted clothing, leather bags, shoes."""
FREE_UP_TO_50 = dt.date(2026, 5, 12)
EXPRESS_DAY = dt.date(2025, 3, 3)
FORCED_LABOUR_DAY = dt.date(2026, 9, 15)
SIMPLIFIED = {"jeans": "0.10", "phone case": "0.03"}
FREE_IN_GENERAL = {"book", "toy", "cream"}


def _down(amount: Decimal, unit: int) -> int:
    return int(amount // unit) * unit


def japan(cart: Cart) -> Due | None:
    """Goods for personal use: 60 % of the price (Customs Tariff Act, Art. 4-6(2)).

    Free up to JPY 10,000 (Art. 14(18)); the simplified tariff up to 200,000 (Art. 3-3); consumption tax
    7.8 % and 22/78 of it. Bases cut to 1,000 and taxes to 100 (National Tax General Rules Act, Art. 118-119;
    customs' answer 1111).
    """
    if any(line.good in NEVER_EXEMPT for line in cart.lines):
        return None  # their general duties were not read
    values = {line.good: cart.net(line) * 3 / 5 for line in cart.lines}
    if sum(values.values()) <= 10_000:
        return Due()
    general = sum(values.values()) > 200_000
    if general and not values.keys() <= FREE_IN_GENERAL:
        return None
    duty = tax = local = Decimal(0)
    for good, value in values.items():
        line_duty = _down(value, 1000) * Decimal(0 if general else SIMPLIFIED.get(good, "0"))
        line_tax = _down(value + _down(line_duty, 100), 1000) * Decimal("0.078")
        duty += line_duty
        tax += line_tax
        local += int(_down(line_tax, 100) * Decimal(22) / 78)
    return Due(Decimal(_down(duty, 100)), Decimal(_down(tax, 100) + _down(local, 100)))


def china(cart: Cart) -> Due | None:
    """Articles in personal mail up to CNY 1,000: 13 % or 20 %, not levied up to CNY 50.

    GACC Announcement 2010 No. 43; Customs Tariff Commission [2019] No. 17 (books and toys 13 %).
    """
    single = len(cart.lines) == 1 and cart.lines[0].quantity == 1
    if any(line.good == "cream" for line in cart.lines) or (cart.goods > 1000 and not single):
        return None  # cream goes by its price a gram; above the limit it is general trade
    tax = sum(
        cents(cart.net(line) * Decimal("0.13" if line.good in {"book", "toy"} else "0.20"))
        for line in cart.lines
    )
    return Due(Decimal(0) if tax <= 50 else Decimal(tax))


def brazil(cart: Cart) -> Due | None:
    """Remittances to São Paulo up to USD 3,000: import tax on the CIF value, ICMS of 17 % inside.

    60 % (DL 1.804/1980, Art. 1); in Remessa Conforme 20 % up to USD 50, above less USD 20 (Lei 14.902/2024,
    Art. 32), since 2026-05-12 nothing up to USD 50, above less USD 30; ICMS: Convênio 81/2023.
    """
    value = cart.goods + cart.shipping + cart.insurance
    dollars = value / PER_DOLLAR
    if dollars > 3000:
        return None
    if not cart.registered:
        duty = value * Decimal("0.6")
    elif dollars <= 50:
        duty = value * Decimal("0.2" if cart.on < FREE_UP_TO_50 else "0")
    else:
        duty = value * Decimal("0.6") - (20 if cart.on < FREE_UP_TO_50 else 30) * PER_DOLLAR
    duty = cents(duty)
    return Due(duty, cents((value + duty) * 17 / 83))


FORCED_LABOUR = {"t-shirt", "jeans", "handbag", "shoes", "toy", "phone case", "cream"}
"""Goods on no list of exemption and without a metal duty: U.S. note 52 to chapter 99."""


def america(cart: Cart) -> Due | None:
    """The United States, goods of China by express, no sales tax collected, on two days.

    On 2025-03-03 nothing up to USD 800 (19 U.S.C. 1321(a)(2)(C)); above, and of all since the relief's
    end (Executive Order 14324): column 1, Section 301 (U.S. note 20 to chapter 99) and what the day adds
    on whole dollars: 10 % (Executive Order 14195; books exempt, 50 U.S.C. 1702(b)), or in September 2026
    12.5 % (9903.05.20-84, 91 FR 47318). Up to 2,500 an informal entry with a fee a bill (19 CFR
    24.23(b)(4), by fiscal year), then 0.3464 % within the year's least and most.
    """
    if cart.on == EXPRESS_DAY:
        if cart.goods <= 800:
            return Due()
        added, bill, least, most = "0.10", "1.31", "32.71", "634.62"
    elif cart.on == FORCED_LABOUR_DAY:
        if not {line.good for line in cart.lines} <= FORCED_LABOUR:
            return None
        added, bill, least, most = "0.125", "1.34", "33.58", "651.50"
    else:
        return None
    duty = Decimal(0)
    for line in cart.lines:
        entered = cart.net(line).quantize(Decimal(1), ROUND_HALF_UP)
        _, column_1, china = goods.US[line.good]
        more = "0" if line.good == "book" else added
        duty += sum(cents(entered * Decimal(share)) for share in (column_1, china, more))
    if cart.goods <= 2500:
        return Due(duty, fee=Decimal(bill))
    fee = cents(cart.goods * Decimal("0.003464"))
    return Due(duty, fee=min(max(fee, Decimal(least)), Decimal(most)))
