"""Break-even: how many units carry the fixed costs, and how far sales may fall."""

from fractions import Fraction
from typing import ClassVar

from attrs import frozen

from xborder.display import Figures
from xborder.errors import NoSolution
from xborder.money import Money
from xborder.money.amount import as_money
from xborder.money.owed import not_below_zero
from xborder.number import whole


@frozen(kw_only=True, repr=False)
class BreakEven(Figures):
    """How many units carry the fixed costs.

    Attributes:
        fixed: The fixed costs.
        unit_margin: What one unit leaves.
        units: The least whole number of units that leaves no loss.
    """

    _titles: ClassVar = {"fixed": "fixed costs", "units": "units that carry them"}

    fixed: Money
    unit_margin: Money
    units: int

    def safety_margin(self, units: int) -> Fraction:
        """Return by which share sales may fall before there is a loss; below zero there is one.

        ``(units - fixed / unit margin) / units``.

        Args:
            units: How many are sold, 1 or more.
        """
        sold = whole(units, "units", least=1)
        point = Fraction(*self.fixed.as_ratio()) / Fraction(*self.unit_margin.as_ratio())
        return (sold - point) / sold


def break_even_units(fixed: Money | str, unit_margin: Money | str) -> BreakEven:
    """Return how many units carry the fixed costs.

    Args:
        fixed: What has to be paid whatever is sold.
        unit_margin: What one unit leaves, such as margin 2 of a waterfall.

    Raises:
        InvalidInput: The fixed costs are negative.
        NoSolution: A unit leaves nothing: no number of them carries anything.
        CurrencyMismatch: The two are in different currencies.

    Examples:
        >>> found = break_even_units("9000 EUR", "22.25 EUR")
        >>> found.units, round(float(found.safety_margin(600)), 3)
        (405, 0.326)
    """
    costs, each = not_below_zero(fixed, "fixed"), as_money(unit_margin)
    if (costs + each - costs).amount <= 0:  # refuses two currencies
        raise NoSolution(
            "A unit leaves {value}: no number of units carries the fixed costs.",
            code="margin.break_even",
            remedy="Raise the price or lower the costs of a unit first.",
            where="unit_margin",
            value=str(each),
        )
    exact = Fraction(*costs.as_ratio()) / Fraction(*each.as_ratio())
    return BreakEven(fixed=costs, unit_margin=each, units=max(0, -(-exact // 1)))
