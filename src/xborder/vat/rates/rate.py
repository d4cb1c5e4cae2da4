"""A rate: the share of tax that some goods bear in a place on a day, with its kind and source."""

import datetime as dt
import functools
from collections.abc import Hashable, Iterator
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import partial

from attrs import field, frozen

from xborder.day import civil_day
from xborder.errors import InvalidInput, InvalidType, NoRuleInForce, NotFound, nearest
from xborder.goods import Category, HSCode
from xborder.kind import of_kind
from xborder.messages import Text
from xborder.policy.amount import FREE, Amount, Percent, PercentInside
from xborder.policy.book import PolicyBook, default_book
from xborder.policy.compiled import CompiledPlan
from xborder.policy.country import CountryPolicy
from xborder.policy.goods_table import GoodsKey, GoodsRule, GoodsTable
from xborder.policy.kinds import Kinds
from xborder.policy.reference import RuleReference
from xborder.timeline import Dated
from xborder.trade.country import EU_MEMBERS, country_code
from xborder.trade.gazetteer import locate
from xborder.vat.rates.by_price import PiecePrice, amount_for

STANDARD = "standard"
"""In place of a category or a code: goods that no rule of their own names."""
TABLES = ("vat", "consumption_tax", "sales_tax")
"""The goods tables that hold rates of a tax on sales, whatever the country calls it."""
_SUPER_REDUCED = Fraction(1, 20)
_MOST = 20_000


class RateKind(StrEnum):
    """What kind of rate it is."""

    STANDARD = "standard"
    REDUCED = "reduced"
    SUPER_REDUCED = "super_reduced"
    """Below 5 %, the least that Directive 2006/112/EC, Art. 98, asks of a reduced rate."""
    PARKING = "parking"
    """At least 12 %, for goods that may bear no reduced rate: Art. 118."""
    ZERO = "zero"
    """Taxable at nothing, input tax deductible."""
    EXEMPT = "exempt"


@frozen(kw_only=True)
class Rate:
    """The rate of some goods in a place on a day.

    Attributes:
        country: The country, or the member state.
        region: The region that has a rate of its own, if it decided.
        goods: What was asked for: a category, an HS code, or ``"standard"``.
        share: The rate as an exact fraction.
        kind: What kind of rate it is.
        entry: The dated entry of the country's table that says so.
        rule: The rule's id.
    """

    country: str
    region: str | None
    goods: str
    share: Fraction
    kind: RateKind
    entry: Dated[Amount] = field(repr=False)
    rule: str

    @functools.cached_property
    def rate(self) -> Decimal:
        """The rate as a decimal fraction: 0.19 for 19 %."""
        return exact_decimal(self.share)

    @functools.cached_property
    def reference(self) -> RuleReference:
        """Where it can be read, and how well it was read."""
        return RuleReference.to(self.entry, self.rule)


def exact_decimal(share: Fraction) -> Decimal:
    """Return a fraction that ends as a decimal, without a context of its own.

    Examples:
        >>> exact_decimal(Fraction(51, 200))
        Decimal('0.255')
    """
    over = share.denominator
    digits = 0
    while 10**digits % over:
        digits += 1
    return Decimal((0, tuple(map(int, str(share.numerator * 10**digits // over))), -digits))


def rate(
    country: str,
    goods: str = STANDARD,
    *,
    on: dt.date,
    region: str | None = None,
    postcode: str | None = None,
    book: PolicyBook | None = None,
) -> Rate:
    """Return the rate of goods in a country on a day.

    Args:
        country: The country, or a territory with a code of its own.
        goods: A category such as ``"books"``, an HS code, or ``"standard"``.
        on: The day on which the tax becomes chargeable.
        region: The region, as an address has it; a state of the United States as ``US-CA``.
        postcode: The postcode, where it tells a territory.
        book: The rules; the built-in book if none is given.

    Raises:
        InvalidInput: There is no such category, country or place.
        InvalidType: The place or the goods are not text, or the day is no date.
        NotFound: The book has no rules for the country.
        NoRuleInForce: No rate is known for the day; or the place lies outside the tax.

    Examples:
        >>> day = dt.date(2026, 11, 10)
        >>> rate("DE", "books", on=day).share, rate("FR", "medicines", on=day).kind
        (Fraction(7, 100), <RateKind.SUPER_REDUCED: 'super_reduced'>)
        >>> rate("PT", on=day, region="PT-30").rate
        Decimal('0.22')
    """
    day = civil_day(on, "on")
    code, place = standing_of(country, goods, region, postcode, on=day)
    held = default_book() if book is None else of_kind(book, PolicyBook, "book")
    try:
        rates = rates_of(code, day, held)
    except NotFound:
        if code != country:
            raise
        # Codes of the caller's own book come first; then those that share another's rules.
        code = locate(country_code(code), on=day).code
        rates = rates_of(code, day, held)
    return rates.find(code, goods, place, day)


def standing_of(
    country: str, goods: str, region: str | None, postcode: str | None, *, on: dt.date
) -> tuple[str, str | None]:
    """Return the code and the region under whose rates an address lies.

    Raises:
        InvalidType: One of them is not text.
        InvalidInput: The region or the postcode leaves open where it lies.
        NoRuleInForce: It lies outside the country's area of the tax: Directive 2006/112/EC, Art. 6.
    """
    given: dict[str, object] = {
        "country": country,
        "goods": goods,
        "region": region,
        "postcode": postcode,
    }
    for name, value in given.items():
        if not isinstance(value, str) and (value is not None or name in {"country", "goods"}):
            raise InvalidType(
                "{name} is a {value}, not text.",
                code="rate.text",
                remedy="Give it as text: a number loses the zeros at its left.",
                where=name,
                name=name,
                value=type(value).__name__,
            )
    if region is None and postcode is None:
        return country, None
    located = locate(country, region, postcode, on=on)
    if located.candidates:
        raise InvalidInput(
            "The region and the postcode leave open where in {country} this is: {known}.",
            code="rate.place",
            remedy="Correct them, or leave out the one that is wrong.",
            where="postcode" if region is None else "region",
            value=postcode if region is None else region,
            country=country,
            known=", ".join(located.candidates),
        )
    if located.code in EU_MEMBERS and located.areas is not None and located.areas.vat != "EU":
        raise NoRuleInForce(
            "No rate of tax is known for {goods} in {country} on {value}. {reason}",
            remedy="Give a region or another day, or add the rate to your book.",
            value=on,
            goods=goods,
            country=located.areas.vat,
            reason="The destination is outside the Union's VAT area.",
        )
    return located.code, located.region or region


def rates_of(country: str, on: dt.date, book: PolicyBook) -> "RatesOfPolicy":
    """Return the rates that hold in a country in the stretch of days that a day lies in."""
    return book.compiled(country, on).beside(RatesOfPolicy)


@frozen(eq=False)
class RatesOfPolicy:
    """The rates of one policy in a stretch of days without a change, each looked up once.

    Args:
        rules: The plan of the stretch.
    """

    rules: CompiledPlan
    _found: Kinds[Hashable, Rate] = field(init=False, factory=partial(Kinds, _MOST), repr=False)

    def find(self, country: str, goods: str, region: str | None, on: dt.date) -> Rate:
        """Return the rate of goods in a country of the policy.

        Raises:
            InvalidInput: There is no such category.
            NoRuleInForce: No rate is known, or the place lies outside the tax.
        """
        return self.of(key_of(goods, country, region), goods, on)

    def of(self, key: GoodsKey, goods: str, on: dt.date, price: PiecePrice | None = None) -> Rate:
        """Return the rate of what a table is asked for.

        Args:
            key: The goods and the place.
            goods: What to call them.
            on: A day of the stretch.
            price: What a piece costs, where a rate may depend on it.

        Raises:
            NoRuleInForce: No rate is known, or the place lies outside the tax.
        """
        kind = key if price is None else (key, price)
        return self._found.recall(kind, partial(self._looked_up, key, goods, on, price))

    def _looked_up(self, key: GoodsKey, goods: str, on: dt.date, price: PiecePrice | None) -> Rate:
        plan = self.rules.plan
        table = tax_table(plan.policy, key.destination)
        found = table.find_rule(key, on, lambda entry: plan.applies(entry, table.name))
        return read_rule(plan.policy, table, found, key, goods, on, price)


def read_rule(
    policy: CountryPolicy,
    table: GoodsTable,
    found: GoodsRule | None,
    key: GoodsKey,
    goods: str,
    on: dt.date,
    price: PiecePrice | None = None,
) -> Rate:
    """Return an entry of a table as a rate.

    Raises:
        NoRuleInForce: There is none, or it is no share of the price.
    """
    share = None if found is None else share_of(amount_for(found.amount.value, price))
    if found is None or share is None:
        reason: str | Text = ""
        if found is not None:
            reason = str(getattr(found.amount.value, "reason", ""))
        elif table.longer(key, on):
            reason = Text("Under this code goods bear several rates: give a longer one.")
        raise NoRuleInForce(
            "No rate of tax is known for {goods} in {country} on {value}. {reason}",
            remedy="Give a region or another day, or add the rate to your book.",
            value=on,
            goods=goods,
            country=key.destination,
            reason=reason,
        )
    return Rate(
        country=key.destination,
        region=key.region if found.scope.regions else None,
        goods=goods,
        share=share,
        kind=_kind(policy, table, key, share, on),
        entry=found.amount,
        rule=found.id,
    )


def share_of(amount: Amount) -> Fraction | None:
    """Return the share of the price that an amount is; ``None`` if it is none."""
    if amount is FREE:
        return Fraction(0)
    if isinstance(amount, Percent | PercentInside):
        return amount.share
    return None


def tax_table(policy: CountryPolicy, country: str) -> GoodsTable:
    """Return the table of a country's tax on sales.

    Raises:
        NoRuleInForce: The policy holds none.
    """
    member = policy.members.get(country)
    tables = {**policy.tables, **(member.tables if member else {})}
    for name in TABLES:
        if name in tables:
            return tables[name]
    raise NoRuleInForce(
        "The rules of {value} hold no rates of a tax on sales.",
        remedy="Add a goods table of one of these names to your book: {known}.",
        value=policy.code,
        known=", ".join(TABLES),
    )


@functools.lru_cache(maxsize=8_192)
def key_of(goods: str, country: str, region: str | None) -> GoodsKey:
    """Return what a table is asked for.

    Raises:
        InvalidInput: The goods are neither a category nor a code.
    """
    code = category = ""
    if goods[:1].isdigit():
        code = str(HSCode(goods))
    elif goods != STANDARD:
        category = _category(goods)
    return GoodsKey(hs_code=code, category=category, destination=country, region=region or "")


_CATEGORIES = frozenset(map(str, Category))


def _category(word: str) -> str:
    if word not in _CATEGORIES:
        meant = nearest(word, _CATEGORIES)
        raise InvalidInput(
            "There is no category of goods {value}.",
            code="rate.category",
            remedy="Did you mean {meant}?" if meant else "Use an HS code, or one of {known}.",
            where="goods",
            value=word,
            meant=meant,
            known=", ".join((STANDARD, *sorted(_CATEGORIES))),
        )
    return word


def _kind(
    policy: CountryPolicy,
    table: GoodsTable,
    key: GoodsKey,
    share: Fraction,
    on: dt.date,
) -> RateKind:
    if not share:
        # A sales tax knows no zero rate: there is no input tax to deduct.
        return RateKind.EXEMPT if table.name == "sales_tax" else RateKind.ZERO
    plain = table.find_rule(GoodsKey(destination=key.destination, region=key.region), on)
    if plain is not None and share_of(plain.amount.value) == share:
        return RateKind.STANDARD
    if any(key.hs_code.startswith(prefix) for prefix in _parking(policy, key.destination, on)):
        return RateKind.PARKING
    super_reduced = policy.code == "EU" and share < _SUPER_REDUCED
    return RateKind.SUPER_REDUCED if super_reduced else RateKind.REDUCED


def _parking(policy: CountryPolicy, country: str, on: dt.date) -> Iterator[str]:
    goods = policy.figures.get(f"{country.lower()}.parking_goods")
    entry = goods.find(on) if goods else None
    if entry is not None:
        yield from str(entry.value).split()
