"""The amounts of a consignment's lines: what it states as a whole, shared over them to the cent."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from xborder.landed_cost.admission.discounts import Discounts
from xborder.landed_cost.admission.home_tax import TO_MINOR_UNIT, without_tax
from xborder.money import Money, share
from xborder.trade import Consignment, Item


def places(items: Sequence[Item]) -> list[int]:
    """Return each line's place in an order by content, position last: so that ties are settled."""
    if len(items) == 1:
        return [0]
    contents = _contents(items)
    ranks = [0] * len(items)
    for place, position in enumerate(sorted(range(len(items)), key=lambda k: (contents[k], k))):
        ranks[position] = place
    return ranks


def _contents(items: Sequence[Item]) -> list[tuple[Any, ...]]:
    """Return what tells each line from another, whatever its place: ties are broken by it."""
    contents = [_content(item) for item in items]
    if len(set(contents)) < len(contents):  # alike so far: then by everything else they say
        return [
            (*content, item.model_dump_json())
            for content, item in zip(contents, items, strict=True)
        ]
    return contents


def _content(item: Item) -> tuple[Any, ...]:
    return (
        str(item.hs_code or ""),
        item.origin or "",
        str(item.unit_price),
        item.quantity,
        str(item.category or ""),
        str(item.weight or ""),
        item.sku,
    )


def line_amounts(
    consignment: Consignment,
    rank: Sequence[int],
    factors: Mapping[str, int],
    home: Sequence[Fraction] | None = None,
) -> dict[str, list[int]]:
    """Return the door amounts of each line.

    Args:
        consignment: The parcel.
        rank: An order of its lines, which settles ties.
        factors: For each currency, what turns its minor units into parts of ours.
        home: The rate of the seller's own VAT inside each line's prices, if there is any. It is
            taken out of each amount when that is shared, to the minor unit of its own currency.

    Returns:
        By name, one whole number a line, over the scale that the factors bring; an amount that
        the consignment does not state is left out.
    """
    items = consignment.items
    asked = [line_value(item, item.unit_price) for item in items]
    codes = [item.unit_price.currency.code for item in items]
    weights = _scaled(asked, codes, factors)
    price = weights if home is None else _scaled(without_tax(asked, home), codes, factors)

    def shared(amount: Money, *, taxed: bool = True) -> list[int]:
        return _converted(
            _shared(amount.minor_units(), weights, rank), amount, factors, home if taxed else None
        )

    columns = {"price": price, "goods": price}
    off = Discounts.of(consignment, asked, weights, rank, factors)
    if off is not None:
        columns.update(off.columns(home))
    if any(item.customs_value is not None for item in items):
        columns["goods"] = _stated(items, price, columns.get("seller_discount"), factors)
    if consignment.shipping is not None:
        waived = None if off is None else off.waived
        if waived is None:
            freight = shared(consignment.shipping)
        else:
            whole = _shared(consignment.shipping.minor_units(), weights, rank)
            less = _shared(waived.minor_units(), weights, rank)
            columns["freight_waived"] = _converted(less, waived, factors, home)
            left = consignment.shipping or waived
            freight = _converted(_less(whole, less), left, factors, home)
        columns["freight"] = columns["freight_before_border"] = freight
        if consignment.shipping_after_border is not None:
            part = shared(consignment.shipping_after_border)
            after = [min(some, most) for some, most in zip(part, freight, strict=True)]
            columns["freight_after_border"] = after
            columns["freight_before_border"] = _less(freight, after)
    if consignment.insurance is not None:
        columns["insurance"] = shared(consignment.insurance)
    for fee in consignment.fees:
        name = "taxable_fees" if fee.taxable else "other_fees"
        before = columns.get(name, [0] * len(price))
        added = shared(fee.amount, taxed=False)
        columns[name] = [a + b for a, b in zip(before, added, strict=True)]
    purchases = consignment.buyer.purchases_this_year
    if purchases is not None:
        columns["buyer.purchases"] = _converted(
            [purchases.minor_units()] * len(price), purchases, factors, None
        )
    return columns


def line_value(item: Item, unit: Money) -> int:
    """Return quantity x unit price in minor units: rounded once, half up."""
    if not unit:
        return 0
    num, over = unit.as_ratio()
    many, each = item.quantity.as_integer_ratio()
    return TO_MINOR_UNIT.apply(num * many, over * each)


def _stated(
    items: Sequence[Item],
    price: Sequence[int],
    off: Sequence[int] | None,
    factors: Mapping[str, int],
) -> list[int]:
    """Return the goods at the customs value where one is stated, whatever is taken off prices.

    The values of a jurisdiction take the seller's discount off the goods; a customs value that is
    stated is not a price, and a discount on the price does not lower it.
    """
    goods = list(price)
    for place, item in enumerate(items):
        if item.customs_value is not None:
            value = item.customs_value
            found = line_value(item, value) * factors[value.currency.code]
            goods[place] = found + (off[place] if off else 0)
    return goods


def _scaled(
    minor_units: Sequence[int], codes: Sequence[str], factors: Mapping[str, int]
) -> list[int]:
    """Return amounts in parts of ours; nothing is nothing in every currency."""
    if len(factors) == 1 and 1 in factors.values():  # as most parcels are: in our own currency
        return list(minor_units)
    pairs = zip(minor_units, codes, strict=True)
    return [part and part * factors[code] for part, code in pairs]


def _converted(
    parts: Sequence[int],
    of: Money,
    factors: Mapping[str, int],
    home: Sequence[Fraction] | None,
) -> list[int]:
    """Return the parts of a sum without home tax, in parts of our minor unit."""
    factor = factors[of.currency.code] if of else 0
    if factor == 1 and home is None:
        return list(parts)
    return [part * factor for part in without_tax(parts, home)]


def _less(whole: Sequence[int], part: Sequence[int]) -> list[int]:
    return [a - b for a, b in zip(whole, part, strict=True)]


def _shared(whole: int, weights: Sequence[int], rank: Sequence[int]) -> list[int]:
    """Return what is stated for the whole parcel, split to the cent."""
    if len(weights) == 1:  # the one line of most parcels takes all of it
        return [whole]
    return list(share(whole, weights, ties=rank))
