"""The amounts of a consignment's lines: what it states as a whole, shared over them to the cent."""

from collections.abc import Mapping, Sequence
from typing import Any

from xborder.money import Mode, Money, Rounding, share
from xborder.trade import Consignment, Item

TO_MINOR_UNIT = Rounding(unit=1, mode=Mode.HALF_UP)
"""How quantity x unit price becomes a line's value: to the minor unit, half up, once."""


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
    consignment: Consignment, rank: Sequence[int], factors: Mapping[str, int]
) -> dict[str, list[int]]:
    """Return the door amounts of each line.

    Args:
        consignment: The parcel.
        rank: An order of its lines, which settles ties.
        factors: For each currency, what turns its minor units into parts of ours.

    Returns:
        By name, one whole number a line, over the scale that the factors bring; an amount that
        the consignment does not state is left out.
    """
    items = consignment.items
    price = [_line_value(item, item.unit_price, factors) for item in items]
    goods = price
    if any(item.customs_value is not None for item in items):
        goods = [
            _line_value(item, item.customs_value or item.unit_price, factors) for item in items
        ]

    def shared(amount: Money) -> list[int]:
        return _shared(
            amount.minor_units(), factors[amount.currency.code] if amount else 0, price, rank
        )

    columns = {"price": price, "goods": goods}
    if consignment.shipping is not None:
        freight = shared(consignment.shipping)
        if consignment.shipping_discount is not None:
            waived = columns["freight_waived"] = shared(consignment.shipping_discount)
            freight = _less(freight, waived)
        columns["freight"] = columns["freight_before_border"] = freight
        if consignment.shipping_after_border is not None:
            whole = shared(consignment.shipping_after_border)
            after = [min(part, most) for part, most in zip(whole, freight, strict=True)]
            columns["freight_after_border"] = after
            columns["freight_before_border"] = _less(freight, after)
    for name, amount in (
        ("seller_discount", consignment.coupon),
        ("platform_discount", consignment.platform_coupon),
        ("insurance", consignment.insurance),
    ):
        if amount is not None:
            columns[name] = shared(amount)
    for fee in consignment.fees:
        name = "taxable_fees" if fee.taxable else "other_fees"
        before = columns.get(name, [0] * len(price))
        columns[name] = [a + b for a, b in zip(before, shared(fee.amount), strict=True)]
    purchases = consignment.buyer.purchases_this_year
    if purchases is not None:
        columns["buyer.purchases"] = [_converted(purchases, factors)] * len(price)
    return columns


def _converted(amount: Money, factors: Mapping[str, int]) -> int:
    """Return a whole amount in parts of ours; nothing is nothing in every currency."""
    return amount.minor_units() * factors[amount.currency.code] if amount else 0


def _line_value(item: Item, unit: Money, factors: Mapping[str, int]) -> int:
    if not unit:
        return 0
    num, over = unit.as_ratio()
    return TO_MINOR_UNIT.apply(num * item.quantity, over) * factors[unit.currency.code]


def _less(whole: list[int], part: list[int]) -> list[int]:
    return [a - b for a, b in zip(whole, part, strict=True)]


def _shared(whole: int, factor: int, weights: Sequence[int], rank: Sequence[int]) -> list[int]:
    """Return what is stated for the whole parcel, split to the cent, in parts of our minor unit."""
    if len(weights) == 1:  # the one line of most parcels takes all of it
        return [whole * factor]
    return [part * factor for part in share(whole, weights, ties=rank)]
