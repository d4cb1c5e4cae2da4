"""Home tax: the seller's own VAT inside shop prices, which goods that are exported do not bear."""

from collections.abc import Sequence
from fractions import Fraction

from xborder.errors import InvalidInput
from xborder.money import Mode, Rounding
from xborder.policy.amount import Amount, Nothing, Percent
from xborder.policy.book import PolicyBook
from xborder.policy.goods_table import GoodsKey
from xborder.source import Evidence, Status
from xborder.timeline import Dated
from xborder.trade import Consignment, Item

TO_MINOR_UNIT = Rounding(unit=1, mode=Mode.HALF_UP)
_TABLE = "vat"


def home_rates(consignment: Consignment, book: PolicyBook) -> tuple[Fraction, ...] | None:
    """Return the rate of home tax inside each line's price; ``None`` if there is none.

    Args:
        consignment: The parcel, which names a rate, or the country whose rates they are.
        book: Whose VAT tables say the rate of a country, on the day of the order.

    Raises:
        InvalidInput: The country has no plain rate for the goods in the book.
        NotFound: The book has no rules for the country.
        NoRuleInForce: The day lies outside the rules we know.

    Source: Directive 2006/112/EC, Art. 146(1)(a): exports are exempt.
    """
    said = consignment.home_tax
    if said is None:
        return None
    if said.rate is not None:
        return (Fraction(*said.rate.as_integer_ratio()),) * len(consignment.items)
    return tuple([_rate(item, str(said.country), consignment, book) for item in consignment.items])


def _rate(item: Item, country: str, consignment: Consignment, book: PolicyBook) -> Fraction:
    day = consignment.day_of("order")
    policy = book.policy(country)
    policy.check_day(day)
    member = policy.members.get(country)
    table = (member.tables if member else policy.tables).get(_TABLE)
    code, category = item.hs_code or "", str(item.category or "")
    key = GoodsKey(code, category, item.origin or "", country, "")
    found = None if table is None else table.find(key, day)
    rate = None if found is None else _plain(found)
    if rate is None:
        raise InvalidInput(
            "The home VAT of {value} on this item is not known.",
            code="home_tax.rate",
            remedy='Give the rate itself, such as home_tax={{"rate": "0.19"}}.',
            where="home_tax",
            value=country,
        )
    return rate


def _plain(found: Dated[Amount]) -> Fraction | None:
    """Return a rate that can be relied on: settled, checked, and a share of the price alone."""
    if found.status is not Status.IN_FORCE or found.evidence is Evidence.UNCHECKED:
        return None
    match found.value:
        case Percent():
            return found.value.share
        case Nothing():
            return Fraction(0)
        case _:
            return None


def without_tax(minor_units: Sequence[int], rates: Sequence[Fraction] | None) -> Sequence[int]:
    """Return what is left of amounts when the tax inside is taken out: to the unit, half up.

    Args:
        minor_units: One amount a line.
        rates: The rate of each line, of the amount without the tax; ``None`` for no tax.

    Examples:
        >>> without_tax([11900, 10700], [Fraction(19, 100), Fraction(7, 100)])
        [10000, 10000]
    """
    if rates is None:
        return minor_units
    pairs = zip(minor_units, rates, strict=True)
    return [
        TO_MINOR_UNIT.apply(amount * rate.denominator, rate.denominator + rate.numerator)
        for amount, rate in pairs
    ]
