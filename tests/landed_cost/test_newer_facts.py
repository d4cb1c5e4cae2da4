"""To every destination: columns, shuffled rows, threads and hostile contexts say what one quote says.

The parcels have what came later than prices and codes: home tax, discounts of lines, orders and
shipping, measured quantities, free samples, customs values, territories, registrations, dates.
"""

import datetime as dt
import decimal
import random
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.landed_cost.test_properties import (
    FOR_A_EURO,
    one_by_one,
    together,
    total_by_charge,
    without_zero_columns,
)

import xborder as xb
from xborder.landed_cost.admission import Supplied, rules_for
from xborder.policy.book import PolicyBook, default_book
from xborder.trade import Dates
from xborder.trade.country import EU_MEMBERS

DAYS = (dt.date(2026, 5, 4), dt.date(2026, 9, 15), dt.date(2026, 11, 30))
OWN = {"DK": "DKK", "SE": "SEK", "PL": "PLN", "CZ": "CZK", "HU": "HUF", "RO": "RON"}
OWN |= {"GB": "GBP", "XI": "GBP", "NO": "NOK", "CH": "CHF", "JP": "JPY", "CN": "CNY"}
OWN |= {"BR": "BRL", "US": "USD"}
OWN |= {"IN": "INR"}
OWN |= {"TR": "TRY"}
OWN |= {"ID": "IDR"}
OWN |= {"PH": "PHP"}
OWN |= {"VN": "VND"}
OWN |= {"IL": "ILS"}
OWN |= {"ZA": "ZAR"}
OWN |= {"IS": "ISK"}
OWN |= {"RS": "RSD"}
OWN |= {"UA": "UAH"}
OWN |= {"CL": "CLP"}
OWN |= {"CO": "COP"}
OWN |= {"MX": "MXN"}
OWN |= {"AE": "AED"}
OWN |= {"SA": "SAR"}
OWN |= {"CA": "CAD"}
OWN |= {"AU": "AUD", "HK": "HKD", "NZ": "NZD", "SG": "SGD"}
OWN |= {"KR": "KRW", "MY": "MYR", "TH": "THB", "TW": "TWD"}
DESTINATIONS = (
    *sorted(EU_MEMBERS),
    "GB",
    "XI",
    "NO",
    "CH",
    "JP",
    "CN",
    "BR",
    "US",
    "IN",
    "TR",
    "ID",
    "PH",
    "VN",
    "IL",
    "ZA",
    "IS",
    "RS",
    "UA",
    "CL",
    "CO",
    "MX",
    "AE",
    "SA",
    "CA",
    "AU",
    "HK",
    "NZ",
    "SG",
    "KR",
    "MY",
    "TH",
    "TW",
)
RATES = xb.RateTable.from_mapping(
    FOR_A_EURO
    | {"EUR/DKK": "7.4604", "EUR/PLN": "4.2517", "EUR/CZK": "24.413", "EUR/HUF": "389.71"},
    start=dt.date(2020, 1, 1),
    end=dt.date(2030, 1, 1),
    source="fixed for the tests",
    pivot="EUR",
)
SUPPLIED = Supplied(rates=RATES)
PLACES = {
    "ES": ("28001", "07001"),
    "PT": ("1000-001", "9000-001", "9500-100"),
    "FR": ("75001", "20000", "98000"),
    "AT": ("1010", "6691"),
    "GB": ("SW1A 1AA", "IM1 1AA"),
    "US": ("94105", "00901"),
}
"""Postcodes of the ordinary part and of territories that have rules."""
US_CODES = {"610910": "6109100012", "420221": "4202219000", "490199": "4901990093"}
SIX = frozenset({"NO", "CH", "JP", "CN", "BR"})


def money(dice, currency, most):
    """Return a sum in whole minor units."""
    unit = xb.Currency.of(currency).digits
    return str(xb.Money.of_minor(dice.randrange(1, most * 10**unit), currency))


def item(dice, to, currency, place):
    """Return a line with facts of its own; most have none that another lacks."""
    code = dice.choice(tuple(US_CODES))
    code = US_CODES[code] if to == "US" else code if to in SIX else f"{code}00"
    quantity = dice.choice([1, 2, 3, "2.6", "0.75"])
    line = xb.Item(
        sku=f"S{place}",
        hs_code=code,
        description=dice.choice(["", f"thing {place}"]),
        origin="DE" if to == "CN" else dice.choice(["CN", "VN"]),
        quantity=quantity,
        unit_price=money(dice, currency, 90),
        weight="0.31 kg",
        gross_weight="0.4 kg",
        personal_use=True,
        preference=False,
        used=False,
    )
    fate = dice.random()
    if fate < 0.3:
        num, over = line.line_value.as_ratio()
        return line.replace(discount=xb.Money.of_minor(num // (3 * over), currency))
    if fate < 0.4:
        return line.replace(customs_value=money(dice, currency, 60))
    if fate < 0.45 and place:
        return line.replace(unit_price=f"0 {currency}")
    return line


def drawn(to, dice):
    """Return a parcel with any of the facts."""
    currency = dice.choice([OWN.get(to, "EUR")] * 2 + ["EUR", "GBP"])
    on = dice.choice(DAYS)
    postcode = dice.choice(PLACES.get(to, (None,)))
    names = ("IOSS", "OSS", "VOEC", "REMESSA_CONFORME", "GB", "CH", "US", "AU", "NZ", "SG")
    own_tax = [None, {"rate": dice.choice(["0.19", "0.255"])}, {"country": "DE"}]
    shipping = money(dice, currency, 20)
    return xb.Consignment(
        ship_from="DE" if to == "CN" else "CN",
        ship_to=to,
        postcode=postcode,
        region={"US": None if postcode == "00901" else "CA", "BR": "SP", "CA": "ON"}.get(to),
        on=on,
        dates=Dates(import_entry=on + dt.timedelta(days=dice.choice([0, 4]))),
        items=[item(dice, to, currency, place) for place in range(dice.randrange(1, 5))],
        prices="net",
        shipping=shipping,
        shipping_discount=dice.choice([None, None, shipping]),
        insurance=dice.choice([None, money(dice, currency, 3)]),
        discount=dice.choice([None, money(dice, currency, 25)]),
        home_tax=dice.choice(own_tax),
        transport="post" if to == "CN" else dice.choice(["post", "express"]),
        incoterm="DAP",
        seller=xb.Seller(registrations={name for name in names if dice.random() < 0.4}),
        buyer=xb.Buyer(kind=dice.choice(["consumer", "consumer", "business"])),
    )


def parcels(to, count):
    """Return so many parcels, the same each time."""
    dice = random.Random(to)  # noqa: S311 - a repeatable sample, no secret
    return [drawn(to, dice) for _ in range(count)]


everywhere = pytest.mark.parametrize("to", DESTINATIONS)


@everywhere
def test_columns_and_shuffled_rows_say_what_single_quotes_say(to):
    dice = random.Random(f"{to} rows")  # noqa: S311
    by_plan = defaultdict(list)
    for parcel in parcels(to, 24):
        by_plan[rules_for(default_book(), parcel)].append(parcel)
    for plan, alike in by_plan.items():
        for order in (alike, dice.sample(alike, len(alike))):
            turned = [one.replace(items=dice.sample(one.items, len(one.items))) for one in order]
            for rows in (order, turned):
                single = without_zero_columns(one_by_one(rows, plan, SUPPLIED))
                for wide in (False, True):
                    columns = together(rows, plan, wide=wide, supplied=SUPPLIED)
                    assert without_zero_columns(columns) == single


@everywhere
def test_shuffled_lines_come_to_the_same_charges(to):
    dice = random.Random(f"{to} lines")  # noqa: S311
    totals = 0
    for parcel in parcels(to, 12):
        turned = parcel.replace(items=dice.sample(parcel.items, len(parcel.items)))
        one, other = (xb.quote(each, rates=RATES) for each in (parcel, turned))
        assert (one.state, one.total) == (other.state, other.total)
        assert total_by_charge(one) == total_by_charge(other)
        totals += one.total is not None
    assert totals


def told(parcel, book):
    """Return all that is said of a parcel."""
    found = xb.quote(parcel, rates=RATES, book=book)
    return found.model_dump_json(), found.explain(), found.explain(locale="zh_CN")


HOSTILE = (
    decimal.Context(prec=3, rounding=decimal.ROUND_UP),
    decimal.Context(prec=1, rounding=decimal.ROUND_FLOOR, Emin=-1, Emax=1),
    decimal.Context(prec=6, traps=[*decimal.Context().flags]),
)


def test_a_book_that_was_never_asked_says_the_same_in_any_decimal_context():
    """Nothing that a plan remembers was worked out in the context of whoever asked first."""
    calm = PolicyBook()
    expected = [told(parcel, calm) for to in DESTINATIONS for parcel in parcels(to, 2)]
    for context in HOSTILE:
        with decimal.localcontext(context):
            fresh = PolicyBook()
            given = [told(parcel, fresh) for to in DESTINATIONS for parcel in parcels(to, 2)]
        assert given == expected


def test_threads_that_share_a_book_say_what_one_says():
    """Plans, kinds of parcels, tables of rates and what quotes tell later are shared by threads."""
    sent = [parcel for to in DESTINATIONS for parcel in parcels(to, 2)]
    alone = PolicyBook()
    expected = {place: told(parcel, alone) for place, parcel in enumerate(sent)}
    shared = PolicyBook()

    def work(seed):
        order = random.Random(seed).sample(range(len(sent)), len(sent))  # noqa: S311
        return {place: told(sent[place], shared) for place in order}

    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(work, range(8)):
            assert found == expected


def test_one_quote_that_threads_read_together_tells_them_the_same():
    sent = parcels("DE", 6)
    for parcel in sent:
        found = xb.quote(parcel, rates=RATES)
        with ThreadPoolExecutor(8) as pool:
            read = list(pool.map(type(found).model_dump_json, [found] * 8))
        assert set(read) == {xb.quote(parcel, rates=RATES).model_dump_json()}
