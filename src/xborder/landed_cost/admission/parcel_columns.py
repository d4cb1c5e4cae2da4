"""Parcel columns: many consignments as a few documents and columns of numbers.

A catalogue sent to forty countries has a million lines and a few thousand *sorts* of parcels and of
goods: all that lines say in words is said by one document of each sort. Prices, quantities and
weights are numbers of each line.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from xborder.errors import extra
from xborder.goods import Weight
from xborder.policy.columns.combinations import combined
from xborder.trade import Consignment, Item, PriceBasis


@frozen(kw_only=True, eq=False)
class Stated:
    """Sums that parcels state as a whole.

    Attributes:
        minor: In minor units, one a parcel; zero where nothing is stated.
        currency: The place of its currency among those of the parcels; -1 where it is nothing.
    """

    minor: Any
    currency: Any

    def taken(self, parcels: Any) -> "Stated":
        """Return the sums of some parcels."""
        return Stated(minor=self.minor[parcels], currency=self.currency[parcels])


@frozen(kw_only=True, eq=False)
class Lines:
    """The numbers of lines.

    Attributes:
        item_of: The sort of goods of each line.
        quantity: Whole pieces.
        price: The numerator of the price of one piece, in minor units.
        over: Its denominator, a power of ten.
        rank: An order of the lines of each parcel by their content, position last.
        weight: The place of its net weight among the weights.
        gross_weight: The place of its gross weight.
        description: The number of its description, in lower case; -1 where it has none.
    """

    item_of: Any
    quantity: Any
    price: Any
    over: Any
    rank: Any
    weight: Any
    gross_weight: Any
    description: Any

    def taken(self, lines: Any) -> "Lines":
        """Return some lines."""
        return Lines(
            **{name.name: getattr(self, name.name)[lines] for name in self.__attrs_attrs__}
        )


@frozen(kw_only=True, eq=False)
class ParcelColumns:
    """Consignments whose prices include the same, by sorts of words and columns of numbers.

    Every line has a price above zero in the one currency of its parcel; no parcel has discounts,
    fees, home tax or assumptions.

    Attributes:
        heads: A document of each sort of parcel; its one item says nothing of the real ones.
        head_of: The sort of each parcel.
        items: A document of each sort of goods; its price and quantity say nothing.
        lines: The numbers of the lines.
        starts: Where each parcel starts among the lines, and the end.
        currencies: The currencies of prices and sums.
        currency: The place of each parcel's currency among them.
        stated: What parcels state as a whole: ``shipping`` and ``insurance``.
        weights: Every weight of one piece; ``None`` for a weight not given.
    """

    heads: Sequence[Consignment]
    head_of: Any
    items: Sequence[Item]
    lines: Lines
    starts: Any
    currencies: Sequence[str]
    currency: Any
    stated: Mapping[str, Stated]
    weights: Sequence[Weight | None]

    @property
    def basis(self) -> PriceBasis:
        """What their prices include."""
        return self.heads[0].prices

    def taken(self, parcels: Any) -> "ParcelColumns":
        """Return some of the parcels, in the order of their numbers.

        Args:
            parcels: Their numbers.
        """
        np = extra("numpy", name="tables")
        sizes = np.diff(self.starts)[parcels]
        starts = np.concatenate(([0], np.cumsum(sizes)))
        lines = np.repeat(self.starts[parcels] - starts[:-1], sizes) + np.arange(starts[-1])
        head_of, first = combined([(self.head_of[parcels], len(self.heads))], len(parcels))
        kept = self.lines.taken(lines)
        item_of, first_item = combined([(kept.item_of, len(self.items))], len(lines))
        return evolve(
            self,
            heads=[self.heads[n] for n in self.head_of[parcels][first].tolist()],
            head_of=head_of,
            items=[self.items[n] for n in kept.item_of[first_item].tolist()],
            lines=evolve(kept, item_of=item_of),
            starts=starts,
            currency=self.currency[parcels],
            stated={name: each.taken(parcels) for name, each in self.stated.items()},
        )

    def from_small_to_large(self, breadths: Any) -> Any:
        """Return the numbers of the parcels, those last whose numbers become the widest.

        Args:
            breadths: How fine the rules' numbers are for each line.
        """
        np = extra("numpy", name="tables")
        # Which parcels are tried together, no more: a float serves.
        highest = np.maximum.reduceat(
            self.lines.price / self.lines.over * breadths, self.starts[:-1]
        )
        return np.argsort(highest, kind="stable")
