"""Guessed net prices of lines: exact shares of what is asked, or parts of a minor unit.

A guess is what is left of a price once its charges are taken off. While the denominators of a
parcel are small it is an exact share of the price, and millionths of a minor unit from there on.
"""

from collections.abc import Mapping
from typing import Any

from attrs import define, evolve

from xborder.errors import extra
from xborder.landed_cost.run import wide
from xborder.landed_cost.run.net_prices import SCALED
from xborder.landed_cost.run.net_steps import FINE, Guess, next_nets
from xborder.policy.columns import Exact


@define(eq=False)
class Nets:
    """Net prices of lines.

    Attributes:
        asked: The numerators of what buyers are asked for the lines.
        scale: What these are over, one a line.
        factor: What is left of each price, over ``common``, where that is an exact share.
        common: The denominator of the parcel's shares.
        fine: Net prices in parts of a minor unit, where they are searched.
        is_fine: Where they are.
        before: The guesses before these; ``None`` before the first.
    """

    asked: Any
    scale: Any
    factor: Any
    common: Any
    fine: Any
    is_fine: Any
    before: Guess | None = None

    @classmethod
    def of(cls, asked: Exact, size: int) -> "Nets":
        """Return the first guess: nothing is taken off what is asked."""
        np = extra("numpy", name="tables")
        ones = np.ones(size, dtype=np.int64)
        scale = np.broadcast_to(np.asarray(asked.denominator), (size,))
        return cls(asked.num, scale, ones, ones, ones, np.zeros(size, dtype=bool))

    def taken(self, lines: Any) -> "Nets":
        """Return the net prices of some lines."""
        before = self.before
        return Nets(
            asked=self.asked[lines],
            scale=self.scale[lines],
            factor=self.factor[lines],
            common=self.common[lines],
            fine=self.fine[lines],
            is_fine=self.is_fine[lines],
            before=before and Guess(before.net[lines], before.charge[lines]),
        )

    def put(self, lines: Any, other: "Nets") -> None:
        """Take in the net prices of some lines."""
        self.factor = wide.put(self.factor, lines, other.factor)
        self.common = wide.put(self.common, lines, other.common)
        self.fine = wide.put(self.fine, lines, other.fine)
        self.is_fine = self.is_fine.copy()
        self.is_fine[lines] = other.is_fine
        assert other.before is not None  # noqa: S101 - every line was guessed
        net, charge = other.before.net, other.before.charge
        known = self.before or Guess(self.fine, self.fine)
        self.before = Guess(wide.put(known.net, lines, net), wide.put(known.charge, lines, charge))

    def gross(self) -> Any:
        """Return what buyers are asked for, in parts of a minor unit."""
        return in_parts(self.asked, self.scale)

    def after(self, num: Any, den: Any, starts: Any) -> tuple["Nets", Any]:
        """Return the next net prices, and which parcels came out as they went in.

        Args:
            num: The numerators of the charges on these.
            den: Their denominators.
            starts: Where each parcel starts among the lines, and the end.
        """
        np = extra("numpy", name="tables")
        charge = in_parts(num, den)
        if self.is_fine.all():
            fine = next_nets(Guess(self.fine, charge), self.gross(), self.before)
            after = evolve(self, fine=fine, before=Guess(self.fine, charge))
            return after, of_parcels(fine == self.fine, starts)
        # With f / k left of a price w, and c of charges, the next share is f / k times w / (n + c).
        scale = wide.product(self.scale, self.common)
        every = np.gcd(scale, den)
        up = wide.product(wide.product(self.asked, self.factor), den // every)
        down = wide.total(up, wide.product(num, scale // every))
        net = wide.where(self.is_fine, self.fine, in_parts(self._net_of_shares(), scale))
        rests = down == wide.product(wide.product(self.asked, self.common), den // every)
        down = wide.where(self.is_fine, np.ones_like(down), down)
        up = wide.where(self.is_fine, np.ones_like(up), up)
        shorter = np.gcd(up, down)
        factor, over = wide.narrowed(up // shorter), wide.narrowed(down // shorter)
        common = wide.least_common(over, starts, FINE)
        guess = Guess(net, charge)
        fine = next_nets(guess, self.gross(), self.before)
        rests = np.where(self.is_fine, fine == self.fine, rests).astype(bool)
        is_fine = self.is_fine | (common == 0)
        over, common = wide.where(is_fine, np.ones_like(over), over), np.maximum(common, 1)
        common = np.where(is_fine, 1, common)
        after = evolve(
            self,
            factor=wide.where(is_fine, np.ones_like(factor), wide.product(factor, common // over)),
            common=common,
            fine=fine,
            is_fine=is_fine,
            before=guess,
        )
        return after, of_parcels(rests, starts)

    def _net_of_shares(self) -> Any:
        return wide.product(self.asked, self.factor)

    def cut(self, plain: Mapping[str, Exact], places: Any) -> tuple[dict[str, Any], Any] | None:
        """Return the numerators of what is left of each line's amounts, and what they are over.

        Args:
            plain: The amounts of all lines.
            places: These lines; ``None`` for all.

        Returns:
            ``None`` where nothing is taken off.
        """
        if not self.is_fine.any() and (self.common == 1).all():
            return None
        # Denominators of one size: so that what they divide is proven as small as it is.
        more = FINE // self.common
        factor, common = wide.product(self.factor, more), wide.product(self.common, more)
        scale = wide.product(self.scale, common)
        if self.is_fine.any():
            np = extra("numpy", name="tables")
            scale = wide.where(self.is_fine, np.full_like(scale, FINE), scale)
        nums: dict[str, Any] = {}
        for name in SCALED:  # freight is freight before the border, and goods are price
            num = plain[name].num
            like = next((other for other in nums if plain[other].num is num), None)
            here = num if places is None else num[places]
            nums[name] = self._cut(here, factor) if like is None else nums[like]
        return nums, scale

    def _cut(self, amount: Any, factor: Any) -> Any:
        exact = wide.product(amount, factor)
        if not self.is_fine.any():
            return exact
        fine = wide.share(amount, self.fine, self.asked)
        return wide.where(self.is_fine, fine, exact)


def in_parts(num: Any, den: Any) -> Any:
    """Return amounts in parts of a minor unit, half up."""
    return wide.in_parts(num, den, FINE)


def of_parcels(mask: Any, starts: Any) -> Any:
    """Return the parcels of which every line passes."""
    return extra("numpy", name="tables").logical_and.reduceat(mask, starts[:-1])
