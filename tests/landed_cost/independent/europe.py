"""The European Union, Great Britain, Northern Ireland, Norway and Switzerland."""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

from tests.landed_cost.independent import goods
from tests.landed_cost.independent.cart import CENT, Cart, Due, cents

STANDARD = {
    "AT": "0.20",
    "BE": "0.21",
    "BG": "0.20",
    "CY": "0.19",
    "CZ": "0.21",
    "DE": "0.19",
    "DK": "0.25",
    "EE": "0.22",
    "ES": "0.21",
    "FI": "0.255",
    "FR": "0.20",
    "GR": "0.24",
    "HR": "0.25",
    "HU": "0.27",
    "IE": "0.23",
    "IT": "0.22",
    "LT": "0.21",
    "LU": "0.17",
    "LV": "0.21",
    "MT": "0.18",
    "NL": "0.21",
    "PL": "0.23",
    "PT": "0.23",
    "RO": "0.19",
    "SE": "0.25",
    "SI": "0.22",
    "SK": "0.23",
}
BOOKS = {
    "AT": "0.10",
    "BE": "0.06",
    "BG": "0.09",
    "CY": "0.03",
    "CZ": "0",
    "DE": "0.07",
    "DK": "0.25",
    "EE": "0.09",
    "ES": "0.04",
    "FR": "0.055",
    "GR": "0.06",
    "HR": "0.05",
    "HU": "0.05",
    "IE": "0",
    "IT": "0.04",
    "LU": "0.03",
    "LV": "0.05",
    "MT": "0.05",
    "NL": "0.09",
    "PL": "0.05",
    "PT": "0.06",
    "SE": "0.06",
    "SI": "0.05",
    "SK": "0.05",
}
FLAT = dt.date(2026, 7, 1)
"""The first day without the relief up to EUR 150: Regulation 2026/382."""
FRENCH = dt.date(2026, 3, 1), FLAT
ITALIAN = dt.date(2026, 1, 1), dt.date(2026, 3, 12)
ROMANIAN = dt.date(2026, 1, 1), 25
_NEW_YEAR, _AUGUST = dt.date(2026, 1, 1), dt.date(2025, 8, 1)
BOOKS_CHANGED = {
    "FI": (_NEW_YEAR, "0.14", "0.135"),
    "LT": (_NEW_YEAR, "0.09", "0.05"),
    "RO": (_AUGUST, "0.05", "0.11"),
}
STANDARD_CHANGED = {"EE": (dt.date(2025, 7, 1), "0.22", "0.24"), "RO": (_AUGUST, "0.19", "0.21")}
"""UStG § 12 with Annex 2 no. 49; CGI Art. 278 and 278-0 bis; VATCA 2010 s. 46 and Sch. 2;
mervärdesskattelagen 9 kap.; momsloven § 33; the others as the Commission lists them, Taxes in Europe
Database, VAT rates by member and category (printed books)."""
PER_EURO = {"SE": "11", "DK": "7.46", "PL": "4.25", "CZ": "24.5", "HU": "390", "RO": "5"}
RELIEF = {"SE": "1800", "DK": "1150"}
"""National equivalents of EUR 150 for the relief from duty: Regulation 1186/2009, Art. 131."""


def union(cart: Cart) -> Due:
    """Duty and VAT of a member state.

    Until 2026-06-30 no duty up to EUR 150 (Regulation 1186/2009, Art. 23, on the price of the goods);
    since then EUR 3 for each item of a sale to a consumer up to EUR 150 (Regulation 2026/382), and no
    tariff's duty on it. Above: the tariff on the price with freight and insurance (Code, Art. 70-71).
    VAT under IOSS on the price paid (Directive 2006/112, Art. 73); else with the duty (Art. 85-86).
    """
    per_euro = Decimal(PER_EURO.get(cart.to, "1"))
    low = cart.goods <= 150 * per_euro
    relieved = cart.goods <= Decimal(RELIEF.get(cart.to) or 150 * per_euro)
    standard = _rate(cart, STANDARD, STANDARD_CHANGED)
    duty = vat = Decimal(0)
    for line in cart.lines:
        paid = cart.delivered(line)
        if cart.on >= FLAT and low:
            due = 3 * per_euro
        elif cart.on < FLAT and relieved:
            due = Decimal(0)
        else:
            due = paid * goods.rate(goods.EU[line.good][1])
        percent = _rate(cart, BOOKS, BOOKS_CHANGED) if line.good == "book" else standard
        duty += cents(due)
        vat += cents(percent * (paid if cart.registered and low else paid + cents(due)))
    return Due(duty, vat, _national_fee(cart))


def _national_fee(cart: Cart) -> Decimal:
    """Return what France, Italy and Romania take: of each kind of goods, of a parcel, of a parcel.

    Loi de finances 2026, Art. 82, from March to June 2026; Legge 199/2025, Art. 1(126-128), in the law
    from January 2026 until Decreto-legge 38/2026 postponed it on 12 March; Legea 239/2025, RON 25 of a
    parcel below EUR 150 since January 2026, no repeal of which was found.
    """
    if cart.to == "RO" and cart.on >= ROMANIAN[0] and cart.goods < 150 * Decimal(PER_EURO["RO"]):
        return Decimal(ROMANIAN[1])
    if cart.to == "FR" and FRENCH[0] <= cart.on < FRENCH[1] and cart.goods < 150:
        return Decimal(2 * len(cart.lines))
    if cart.to == "IT" and ITALIAN[0] <= cart.on < ITALIAN[1] and cart.goods <= 150:
        return Decimal(2)
    return Decimal(0)


def _rate(
    cart: Cart, rates: dict[str, str], changed: dict[str, tuple[dt.date, str, str]]
) -> Decimal:
    """Return a member's rate on the day of the cart; a few changed."""
    if cart.to not in changed:
        return Decimal(rates[cart.to])
    day, before, since = changed[cart.to]
    return Decimal(since if cart.on >= day else before)


def britain(cart: Cart) -> Due:
    """Great Britain, and Northern Ireland with the Union's tariff.

    Up to GBP 135 no duty, above it the tariff on the price with freight and insurance; VAT of 20 % on
    price, freight, insurance and duty, books zero (VATA 1994, s. 2, s. 21, Sch. 8 group 3).
    """
    tariff = goods.EU if cart.to == "XI" else goods.GB
    duty = vat = Decimal(0)
    for line in cart.lines:
        paid = cart.delivered(line)
        due = Decimal(0) if cart.goods <= 135 else cents(paid * goods.rate(tariff[line.good][1]))
        duty += due
        vat += Decimal(0) if line.good == "book" else cents((paid + due) / 5)
    return Due(duty, vat)


def norway(cart: Cart) -> Due:
    """Norway: each item below NOK 3,000 of a registered seller bears VAT alone, all else duty too.

    Skatteetaten, VAT on low value goods; merverdiavgiftsloven §§ 3-30, 4-11, 6-4 (books zero).
    """
    duty = vat = Decimal(0)
    for line in cart.lines:
        paid = cart.delivered(line)
        voec = cart.registered and cart.net(line) / line.quantity < 3000
        due = cents(paid * Decimal(goods.NORWEGIAN_CLOTHING.get(line.good, "0")))
        due = Decimal(0) if voec else due
        duty += due
        vat += Decimal(0) if line.good == "book" else cents((paid + due) / 4)
    return Due(duty, vat)


def switzerland(cart: Cart) -> Due:
    """Switzerland: industrial goods free since 2024; VAT of 8.1 %, books 2.6 % (MWSTG Art. 25).

    Import VAT on price and all costs to the door (Art. 54), to the franc, not levied up to CHF 5
    (Art. 53(1)(a)); a registered seller charges it as at home, to the cent (Art. 7(3)(b)).
    """
    vat = Decimal(0)
    for books in (True, False):
        lines = [line for line in cart.lines if (line.good == "book") is books]
        percent = Decimal("0.026" if books else "0.081")
        paid = sum((cart.delivered(line) for line in lines), Decimal(0))
        if not cart.registered:
            paid = paid.quantize(Decimal(1), ROUND_HALF_UP)
        vat += percent * paid
    if cart.registered:
        return Due(vat=cents(vat))
    vat = (vat / 5).quantize(CENT, ROUND_HALF_UP) * 5
    return Due(vat=Decimal(0) if vat <= 5 else vat)
