"""Mixtures: demand over a lead time that may be one of several lengths."""

import math
from collections.abc import Iterable
from typing import Any, ClassVar

from attrs import field, frozen

from xborder.errors import InvalidInput
from xborder.inventory.distributions.distribution import Distribution
from xborder.kind import all_pairs, of_some_kind
from xborder.number import checked, checks, not_negative


def _parts(value: Any, where: str) -> tuple[tuple[float, Distribution], ...]:
    return tuple(
        (not_negative(weight, where), of_some_kind(part, (Distribution,), where))
        for weight, part in all_pairs(value, where)
    )


@frozen(kw_only=True, field_transformer=checked)
class Mixture(Distribution):
    """One of several distributions, each with a probability.

    Args:
        parts: Pairs of probability and distribution; the probabilities sum to one.

    Examples:
        >>> from xborder.inventory.distributions.continuous import Normal
        >>> short, long = Normal(mean=600, sd=33), Normal(mean=1200, sd=46)
        >>> Mixture(parts=((0.9, short), (0.1, long))).mean
        660.0
    """

    floor: ClassVar[float] = -math.inf

    parts: tuple[tuple[float, Distribution], ...] = field(metadata=checks(_parts))

    def __attrs_post_init__(self) -> None:
        total = math.fsum(weight for weight, _ in self.parts)
        # weights typed to nine digits sum to one within this
        if abs(total - 1) > 1e-9:
            raise InvalidInput(
                "The probabilities sum to {value}, not to one.",
                code="inventory.probabilities",
                remedy="Give every outcome once; its probabilities must sum to 1.",
                where="parts",
                value=total,
            )

    @property
    def whole(self) -> bool:
        """Whether every part is whole."""
        return all(part.whole for _, part in self.parts)

    @property
    def mean(self) -> float:
        """The expected value."""
        return math.fsum(weight * part.mean for weight, part in self.parts)

    @property
    def variance(self) -> float:
        """The variance: within the parts and between them."""
        centre = self.mean
        return math.fsum(
            weight * (part.variance + (part.mean - centre) ** 2) for weight, part in self.parts
        )

    def partial_moment(self, order: int, above: float) -> float:
        """Return the weighted partial moments."""
        return sum(weight * part.partial_moment(order, above) for weight, part in self.parts)

    def cdf(self, x: float) -> float:
        """Return the weighted P(D <= x)."""
        return sum(weight * part.cdf(x) for weight, part in self.parts)

    def below(self, x: float) -> float:
        """Return the weighted P(D < x)."""
        return sum(weight * part.below(x) for weight, part in self.parts)

    def loss(self, x: float) -> float:
        """Return the weighted E[(D - x)+]."""
        return sum(weight * part.loss(x) for weight, part in self.parts)

    def second_loss(self, x: float) -> float:
        """Return the weighted E[((D - x)+)^2] / 2."""
        return sum(weight * part.second_loss(x) for weight, part in self.parts)

    def highest(self) -> float:
        """Return the greatest value of any part."""
        return max(part.highest() for _, part in self.parts)

    def times(self, count: float) -> Distribution:
        """Refuse: the sum of mixtures has a part for every combination."""
        raise InvalidInput(
            "A mixture cannot be summed over {value} periods.",
            code="inventory.mixture_sum",
            remedy="Sum each part first, then mix.",
            where="periods",
            value=count,
        )


def mix(parts: Iterable[tuple[float, Distribution]]) -> Distribution:
    """Return the mixture, or the one part there is."""
    known = tuple(parts)
    return known[0][1] if len(known) == 1 else Mixture(parts=known)
