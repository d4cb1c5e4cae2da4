"""Placement: what a site asks for each unit that it spreads over its warehouses itself.

The fee hangs on where the site sends the goods, which nobody knows before: it lies between two
tables, and is an estimate.
"""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from attrs import field, frozen

from xborder.channels.fees.bill import BillState
from xborder.channels.fees.size import (
    SizeTable,
    SizeTier,
    cubic_inches_a_pound,
    no_weight,
)
from xborder.goods import Dimensions, Weight
from xborder.kind import of_kind
from xborder.money import Currency, Mode, Money, Rounding
from xborder.number import whole
from xborder.policy.rule import Rule
from xborder.policy.vocabulary import day
from xborder.source import Reader, Status
from xborder.timeline import Dated, Timeline, civil_date

_TO_THE_CENT: Final = Rounding(mode=Mode.HALF_UP)


def _code(given: Any) -> str:
    return Currency.of(given).code


@frozen(kw_only=True)
class PlacementCard(Rule):
    """What placement costs a unit, by its size and weight.

    Attributes:
        title: Its name; a message id.
        currency: The currency of its amounts.
        least: What it costs where the site wants the goods nearby.
        most: What it costs where it wants them far away, by the same tiers.
    """

    title: str
    currency: str = field(converter=_code)
    least: SizeTable
    most: SizeTable


@frozen(kw_only=True)
class PlacementFee:
    """What the placement of units comes to.

    Attributes:
        card: The card, its days, source and evidence.
        units: How many units.
        low: The least; ``None`` where the card does not tell such units.
        high: The most; ``None`` likewise.
    """

    card: Dated[PlacementCard]
    units: int
    low: Money | None
    high: Money | None

    @property
    def state(self) -> BillState:
        """Without a figure ``unsupported``, with a range or a doubt an estimate."""
        if self.low is None:
            return BillState.UNSUPPORTED
        sure = self.low == self.high and self.card.status is not Status.UNCLEAR
        return BillState.EXACT if sure else BillState.ESTIMATE


def placement_fee(
    card: Timeline[PlacementCard],
    *,
    packed: Dimensions | str,
    weight: Weight | str,
    units: int,
    on: dt.date,
) -> PlacementFee:
    """Return what it costs to have units spread over the warehouses.

    Args:
        card: The card of the site and market, such as ``PLACEMENT["amazon_us"]``.
        packed: A packed unit, such as ``"30 x 20 x 10 cm"``.
        weight: What it weighs.
        units: How many are received.
        on: The day on which the shipment is planned.

    Raises:
        NoRuleInForce: No card is known for that day.

    Examples:
        >>> found = placement_fee(
        ...     PLACEMENT["amazon_us"], packed="10 x 8 x 1 in", weight="10 oz", units=100,
        ...     on=dt.date(2026, 5, 4),
        ... )
        >>> found.low, found.high
        (Money('20.00 USD'), Money('40.00 USD'))
    """
    entry = of_kind(card, Timeline, "card").entry(civil_date(on, where="on"))
    rules = of_kind(entry.value, PlacementCard, "card")
    box = packed if isinstance(packed, Dimensions) else Dimensions.of(packed)
    weighed = weight if isinstance(weight, Weight) else Weight(weight)
    if not weighed.as_ratio()[0]:
        raise no_weight("weight")
    count = whole(units, "units")

    def all_of(table: SizeTable) -> Money | None:
        each = table.amount(box, weighed, Decimal(0))
        if each is None:
            return None
        minor = Fraction(each) * count * 10 ** Currency.of(rules.currency).digits
        cents = _TO_THE_CENT.apply(minor.numerator, minor.denominator)
        return Money.of_minor(cents, rules.currency)

    return PlacementFee(card=entry, units=count, low=all_of(rules.least), high=all_of(rules.most))


_AMERICAN: Final = Reader(day(2026, 11, 30)).secondary(
    "Amazon US inbound placement fees of 2026, as transcribed in public calculators",
    "https://sellercentral.amazon.com/gp/help/external/GC3Q44PBK8BXQW3Z",
)


def _american(small: list[tuple[str, str]], large: list[tuple[str, str | None]]) -> SizeTable:
    return SizeTable(
        tiers=[
            SizeTier(name="small_standard", within="15 x 12 x 0.75 in", rows=small),
            SizeTier(
                name="large_standard", within="18 x 14 x 8 in", dimensional="20 lb", rows=large
            ),
        ],
        divisor=cubic_inches_a_pound(139),
    )


PLACEMENT: Final[Mapping[str, Timeline[PlacementCard]]] = MappingProxyType(
    {
        "amazon_us": PlacementCard(
            id="amazon_us",
            title="Placement by Amazon",
            currency="USD",
            least=_american(
                [("8 oz", "0.14"), ("16 oz", "0.16")],
                [
                    ("12 oz", "0.20"),
                    ("1.5 lb", "0.24"),
                    ("3 lb", "0.34"),
                    ("5 lb", "0.38"),
                    ("7 lb", "0.40"),
                    ("10 lb", "0.42"),
                    ("20 lb", None),
                ],
            ),
            most=_american(
                [("8 oz", "0.32"), ("16 oz", "0.32")],
                [
                    ("12 oz", "0.40"),
                    ("1.5 lb", "0.50"),
                    ("3 lb", "0.60"),
                    ("5 lb", "0.76"),
                    ("7 lb", "0.98"),
                    ("10 lb", "1.20"),
                    ("20 lb", None),
                ],
            ),
        ).by(
            _AMERICAN,
            start=day(2026, 1, 15),
            status=Status.UNCLEAR,
            note="For units sent to as few places as the site allows; sent to five or more they "
            "cost nothing. Above ten pounds, and of bulky units, the ends were not read.",
        )
    }
)
"""The cards that are built in, by site and market."""
