"""What a reorder point achieves when stock is checked every R periods and ordered in lots of Q.

After a check the position Y lies evenly between r and r + Q (for whole units on r + 1 ... r + Q),
so every measure is a mean over Y. With n_t the loss function of the demand over t periods, n its
mean over Y, and L the lead time:

    fill rate        1 - [n(L + R) - n(L)] / (mu R)
    ready rate       mean over j = 1..R of P(D_{L+j} < Y)
    backorders       mean over j = 1..R of n(L + j)

A cycle runs from one order to the arrival of the next. Let U be the demand between two checks, V
that over the lead time, w = Y - r. A check orders if U >= w, and the shelf is not empty before the
arrival if U + V <= r + w. Summed over w,

    cycle service = E[C_V(r - (U - Q)+) - C_V(r - U); U > 0] / E[min(U+, Q)],   C_V(x) = E[(x - V)+]

(r + 1 in place of r for whole units). Where no review sells more than a lot this is the fill rate's
formula at one position: the undershoot alone is what separates it from F(r).

Source: Hadley and Whitin, Analysis of Inventory Systems (1963), section 5-3, for the uniform
position; the cycle service is derived above and confirmed by simulation in the tests.
"""

import math
from collections.abc import Iterable

from xborder.inventory.distributions.discrete import Discrete
from xborder.inventory.distributions.distribution import Distribution
from xborder.inventory.distributions.quadrature import WIDE, integral
from xborder.inventory.service.cycles import EachCheck

_CLOSED = (0.0, 1.0)
"""Steps with a formula in closed form: continuous positions, and single units."""
_DIGITS = 12


def mean_loss(level: float, size: float, demand: Distribution, *, whole: bool) -> float:
    """Return the mean of n(y) over the positions y above a level, up to one lot more.

    Args:
        level: r, units.
        size: Q, units.
        demand: The demand whose loss it is.
        whole: Whether positions are whole; a demand over no time at all cannot tell.
    """
    above = loss_area(level + size, demand, whole=whole)
    return (loss_area(level, demand, whole=whole) - above) / size


def loss_area(level: float, demand: Distribution, *, whole: bool) -> float:
    """Return the integral of n(y) over y above a level, or its sum over whole y."""
    area = demand.second_loss(level)
    # sum over whole y > r of (D - y)+ is k (k - 1) / 2 with k = (D - r)+, not k^2 / 2
    return area - demand.loss(level) / 2 if whole else area


def orders_per_review(cycle: EachCheck) -> float:
    """Return the share of checks that order: E[min(U+, Q)] / Q."""
    served = cycle.between.loss(0.0) - cycle.between.loss(cycle.order_quantity)
    return served / cycle.order_quantity


def short_per_review(level: float, cycle: EachCheck) -> float:
    """Return the expected units newly short between two checks."""
    later = short_at(level, cycle, cycle.exposed[-1])
    return max(0.0, later - short_at(level, cycle, cycle.before))


def short_at(level: float, cycle: EachCheck, demand: Distribution) -> float:
    """Return the mean of n(y) over the positions that a check leaves."""
    if cycle.step in _CLOSED:
        whole = cycle.step == 1
        point = float(math.floor(level)) if whole else level
        return mean_loss(point, cycle.order_quantity, demand, whole=whole)
    return _mean(demand.loss(y) for y in positions(level, cycle))


def ready(level: float, cycle: EachCheck, demand: Distribution) -> float:
    """Return the mean of P(D < y) over the positions that a check leaves."""
    if cycle.step in _CLOSED:
        point, size = float(math.floor(level)) if cycle.step else level, cycle.order_quantity
        return 1 - max(0.0, demand.loss(point) - demand.loss(point + size)) / size
    return _mean(demand.below(y) for y in positions(level, cycle))


def served(level: float, cycle: EachCheck, demand: Distribution) -> float:
    """Return the mean of P(D <= y) over the positions that a check leaves."""
    if cycle.step in _CLOSED:
        # of whole units, no backorder at y is stock on hand at y + 1
        return ready(level + cycle.step, cycle, demand)
    return _mean(demand.cdf(y) for y in positions(level, cycle))


def positions(level: float, cycle: EachCheck) -> Iterable[float]:
    """Return the positions that a check leaves, where they lie on a grid of their own."""
    # rounded as the sums of demand are, so that a position and a demand that are equal stay so
    return (round(level + w, _DIGITS) for w in _lot_steps(cycle))


def _lot_steps(cycle: EachCheck) -> list[float]:
    count = round(cycle.order_quantity / cycle.step)
    return [round(cycle.step * n, _DIGITS) for n in range(1, count + 1)]


def _mean(values: Iterable[float]) -> float:
    known = list(values)
    return math.fsum(known) / len(known)


def cycle_service(level: float, cycle: EachCheck) -> float:
    """Return the share of cycles without a stock-out; one where nothing is ever ordered."""
    if isinstance(cycle.between, Discrete):
        return _counted(level, cycle, cycle.between)
    asked = orders_per_review(cycle) * cycle.order_quantity
    if asked <= 0:
        return 1.0
    point = float(math.floor(level)) + 1 if cycle.step else level
    return min(1.0, max(0.0, _kept(point, cycle) / asked))


def _counted(level: float, cycle: EachCheck, between: Discrete) -> float:
    """Return the share for demand on a few points, position by position or in one integral."""
    size, before = cycle.order_quantity, cycle.before
    parts = [
        (u, chance)
        for u, chance in zip(between.points, between.probabilities, strict=True)
        if u > 0
    ]
    if cycle.step:
        each = [(w, u, chance) for w in _lot_steps(cycle) for u, chance in parts if u >= w]
        orders = math.fsum(chance for _, _, chance in each)
        kept = math.fsum(
            chance * before.cdf(round(level + w - u, _DIGITS)) for w, u, chance in each
        )
    else:
        orders = math.fsum(chance * min(u, size) for u, chance in parts)
        kept = math.fsum(
            chance
            * (
                before.complementary_loss(level - max(0.0, u - size))
                - before.complementary_loss(level - u)
            )
            for u, chance in parts
        )
    return kept / orders if orders else 1.0


def _kept(point: float, cycle: EachCheck) -> float:
    """Return E[C_V(r - (U - Q)+) - C_V(r - U); U > 0]."""
    between, before, size = cycle.between, cycle.before, cycle.order_quantity
    total = before.complementary_loss(point) - cycle.exposed[-1].complementary_loss(point)
    if between.whole:  # Abel's summation: no need of point probabilities
        u = math.floor(size)
        while (chance := between.survival(u)) > 0 and point + size - u >= 1:
            total -= chance * before.cdf(point + size - u - 1)
            u += 1
        return total
    # the same by parts: only distribution functions are needed, no densities
    top = min(between.mean + WIDE * between.sd, point + size)
    if before.floor < 0:  # the normal reaches below zero, where it still serves
        top = between.mean + WIDE * between.sd
    total -= integral(
        lambda u: between.survival(u) * before.cdf(point + size - u), size, max(size, top)
    )
    if between.floor < 0:  # returns exceed sales: such a review orders nothing
        low = between.mean - WIDE * between.sd
        total += integral(lambda u: between.cdf(u) * before.cdf(point - u), low, 0.0)
    return total
