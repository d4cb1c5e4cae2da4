"""Net steps: from one guess of a net price to the next, for a line and for columns alike.

A guess is a whole number of millionths of a minor unit. What it misses its price by, once its
charges are on it, is taken off in the proportion in which price and charges move together: as they
did between the last two guesses, or in the ratio of net price and price where that is more careful.
"""

from typing import Any

from attrs import frozen

from xborder.errors import extra
from xborder.landed_cost.run.wide import product, total, where

FINE = 1_000_000
"""The parts of a minor unit that net prices are searched in, where they are no plain share."""
_NEAR = 2
"""So many parts are what rounding to parts leaves: a price missed by no more is met."""
_BITS = 21
"""How exactly the proportion is known: so that products stay narrow, and two steps are enough."""
_FALL = 1024
"""A net price falls to this part of itself at most: nothing is left of nothing, whatever comes."""


@frozen(eq=False)
class Guess:
    """A net price and the charges on it, in parts of a minor unit; an int or a column of them."""

    net: Any
    charge: Any


def next_net(guess: Guess, gross: int, before: Guess | None) -> int:
    """Return the next guess of one line.

    Args:
        guess: The last guess.
        gross: What net price and charges have to come to.
        before: The guess before it, if there was one.
    """
    net, both = guess.net, guess.net + guess.charge
    left = gross - both
    if both <= 0 or abs(left) <= _NEAR:
        return int(net)
    up, down = _narrow(net, both)
    after = max(net + _part(left, up, down), min(net, 1))
    if before is not None:
        moved, moved_both = net - before.net, both - before.net - before.charge
        if moved < 0:
            moved, moved_both = -moved, -moved_both
        if 0 < moved <= moved_both:
            steep, over = _narrow(moved, moved_both)
            if steep * down >= up * over:
                return int(max(net + _part(left, steep, over), net // _FALL, min(net, 1)))
    return int(after)


def next_nets(guess: Guess, gross: Any, before: Guess | None) -> Any:
    """Return the next guesses of many lines, as :func:`next_net` does for each.

    Args:
        guess: The last guesses.
        gross: What net prices and charges have to come to.
        before: The guesses before them, if there were any.
    """
    np = extra("numpy", name="tables")
    net, both = guess.net, total(guess.net, guess.charge)
    left = total(gross, -both)
    is_open = (both > 0) & (np.abs(left) > _NEAR)
    up, down = _narrow_columns(net, where(both > 0, both, np.ones_like(both)))
    after = total(net, _parts(left, up, down))
    least = np.minimum(net, 1)
    after = np.maximum(after, least)
    if before is not None:
        moved = total(net, -before.net)
        moved_both = total(moved, total(guess.charge, -before.charge))
        back = moved < 0
        moved, moved_both = where(back, -moved, moved), where(back, -moved_both, moved_both)
        is_known = (moved > 0) & (moved <= moved_both)
        one = np.ones_like(down)
        steep, over = _narrow_columns(where(is_known, moved, one), where(is_known, moved_both, one))
        faster = np.maximum(total(net, _parts(left, steep, over)), np.maximum(net // _FALL, least))
        after = where(is_known & (steep * down >= up * over), faster, after)
    return where(is_open, after, net)


def _narrow(up: int, down: int) -> tuple[int, int]:
    """Return a ratio of two numbers, cut to so many bits."""
    spare = max(0, down.bit_length() - _BITS)
    return up >> spare, down >> spare


def _narrow_columns(up: Any, down: Any) -> tuple[Any, Any]:
    # Halved as often as it takes, by 32 bits, 16, 8 ... at once: floats would miss the last bit.
    bits = 32
    # Python ints may be as long as they like.
    while down.dtype.hasobject and (down >> 2 * bits >= 1 << _BITS).any():
        bits *= 2
    while bits:
        is_long = down >> bits >= 1 << _BITS - 1
        up, down = where(is_long, up >> bits, up), where(is_long, down >> bits, down)
        bits //= 2
    return up, down


def _part(left: int, up: int, down: int) -> int:
    times, rest = divmod(left, down)
    return times * up + (2 * rest * up + down) // (2 * down)


def _parts(left: Any, up: Any, down: Any) -> Any:
    # What is left over is below the divisor, and so are both products.
    times = left // down
    rest = left - times * down
    return total(product(times, up), (2 * rest * up + down) // (2 * down))
