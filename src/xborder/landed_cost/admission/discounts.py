"""Discounts: what is taken off the lines and off shipping, by whom, and in which order.

First what is taken off single lines, then coupons on the goods, then the discount on the whole
order, which falls on what goods and shipping still cost and never takes off more than that.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from xborder.landed_cost.admission.home_tax import without_tax
from xborder.money import Money, share
from xborder.trade import Consignment

Parts = Sequence[int]


@frozen
class Discounts:
    """What is taken off, in minor units as it is stated, with any home tax still inside.

    Attributes:
        seller: For each currency, what the seller takes off each line.
        platform: What a platform takes off each line, in its own currency, if it does.
        waived: What is taken off shipping as a whole, if anything is.
        factors: For each currency, what turns its minor units into parts of ours.
    """

    seller: Mapping[str, Parts]
    platform: tuple[str, Parts] | None
    waived: Money | None
    factors: Mapping[str, int]

    @classmethod
    def of(
        cls,
        consignment: Consignment,
        asked: Parts,
        weights: Parts,
        rank: Parts,
        factors: Mapping[str, int],
    ) -> "Discounts | None":
        """Return the discounts of a parcel; ``None`` if it has none at all.

        Args:
            consignment: The parcel.
            asked: Each line at the prices asked, in minor units of its currency.
            weights: The same in parts of ours: what a sum for the whole is shared by.
            rank: An order of the lines, which settles ties.
            factors: For each currency, what turns its minor units into parts of ours.
        """
        parcel = consignment
        lines = [item.discount for item in parcel.items]
        of_goods = (parcel.coupon, parcel.platform_coupon, parcel.discount)
        if not any(lines) and not any(of_goods):
            waived = parcel.shipping_discount
            return None if waived is None else cls({}, None, waived, factors)
        seller: dict[str, list[int]] = {}
        left = list(weights)
        for place, off in enumerate(lines):
            if off:
                code = off.currency.code
                seller.setdefault(code, [0] * len(lines))[place] = off.minor_units()
                left[place] -= off.minor_units() * factors[code]
        platform = None
        if parcel.coupon:
            parts = _shared(parcel.coupon.minor_units(), left, rank)
            _add(seller, parcel.coupon.currency.code, parts)
        if parcel.platform_coupon:
            parts = _shared(parcel.platform_coupon.minor_units(), left, rank)
            platform = parcel.platform_coupon.currency.code, parts
        waived = parcel.shipping_discount
        if parcel.discount:
            code = parcel.discount.currency.code
            taken = [*seller.values(), *((platform[1],) if platform else ())]
            rest = [max(0, price - sum(each)) for price, *each in zip(asked, *taken, strict=True)]
            of_lines, of_shipping = _of_order(parcel, rest, rank)
            _add(seller, code, of_lines)
            if of_shipping:
                already = 0 if waived is None else waived.minor_units()
                waived = Money.of_minor(already + of_shipping, code)
        return cls(seller, platform, waived, factors)

    def columns(self, home: Sequence[Fraction] | None) -> dict[str, list[int]]:
        """Return what is taken off each line in parts of ours, without home tax.

        Args:
            home: The rate of the seller's own VAT inside each line's prices, if there is any.
        """
        found: dict[str, list[int]] = {}
        for code, parts in self.seller.items():
            found["seller_discount"] = _sum(
                found.get("seller_discount"), self._ours(code, without_tax(parts, home))
            )
        if self.platform is not None:
            code, parts = self.platform
            before = self.seller.get(code, [0] * len(parts))
            # Taken out of both together, so that they never come to more than the price without.
            both = without_tax([a + b for a, b in zip(before, parts, strict=True)], home)
            alone = [a - b for a, b in zip(both, without_tax(before, home), strict=True)]
            found["platform_discount"] = self._ours(code, alone)
        return found

    def _ours(self, code: str, parts: Parts) -> list[int]:
        factor = self.factors[code]
        return [part * factor for part in parts]


def _of_order(parcel: Consignment, rest: Parts, rank: Parts) -> tuple[list[int], int]:
    """Return what a discount on the whole order takes off each line, and off shipping."""
    shipping = 0 if parcel.shipping is None else parcel.shipping.minor_units()
    if parcel.shipping_discount is not None:
        shipping -= parcel.shipping_discount.minor_units()
    discount = 0 if parcel.discount is None else parcel.discount.minor_units()
    most = min(discount, sum(rest) + shipping)
    *of_lines, of_shipping = share(most, [*rest, shipping], ties=[*rank, len(rank)])
    return of_lines, of_shipping


def _add(seller: dict[str, list[int]], code: str, parts: Parts) -> None:
    seller[code] = _sum(seller.get(code), parts)


def _sum(before: Parts | None, parts: Parts) -> list[int]:
    return list(parts) if before is None else [a + b for a, b in zip(before, parts, strict=True)]


def _shared(whole: int, weights: Parts, rank: Parts) -> list[int]:
    return [whole] if len(weights) == 1 else list(share(whole, weights, ties=rank))
