"""The segment of every customer on a day, with the reason, and with what the law holds back."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from xborder.chart import DONE, drawn_on, figure_of
from xborder.customers import arguments
from xborder.customers.privacy import Use, check_use
from xborder.customers.scoring.score import Score
from xborder.customers.scoring.segment import SegmentMap
from xborder.customers.scoring.table import RfmTable
from xborder.errors import InvalidInput
from xborder.messages import Text
from xborder.spoken import spoken
from xborder.tabular import Tabular
from xborder.timeline import Timeline


@frozen(kw_only=True, repr=False)
class Segmentation(Tabular):
    """The segment of every customer on a day.

    Attributes:
        segments: The segment, by customer.
        scores: The score behind it, by customer.
        on: The day.
        withheld: Customers left without a segment by law or by the group size, and why.
        notes: Duties and doubts of privacy law to mind.
    """

    segments: Mapping[str, str] = field(hash=False)
    scores: Mapping[str, Score] = field(hash=False)
    on: dt.date
    withheld: Mapping[str, Text] = field(hash=False, factory=dict)
    notes: tuple[Text, ...] = ()

    @property
    def counts(self) -> Mapping[str, int]:
        """How many customers each segment has."""
        return dict(Counter(self.segments.values()))

    def to_columns(self) -> dict[str, list[Any]]:
        """Return a row a segmented customer as columns, as ``pandas.DataFrame`` takes them.

        Prospects have no scores, ``None``; those withheld have no row.
        """
        scores = [self.scores.get(name) for name in self.segments]
        return {
            "customer_id": list(self.segments),
            "segment": list(self.segments.values()),
            "recency": [score and score.recency for score in scores],
            "frequency": [score and score.frequency for score in scores],
            "monetary": [score and score.monetary for score in scores],
        }

    def plot(self, *, axes: Any = None, locale: str | None = None) -> Any:
        """Draw how many customers each segment has, the most on top, with the ``plots`` extra.

        Args:
            axes: The matplotlib axes to draw on; new ones if none are given.
            locale: The language of the labels. A font that has its letters must be set up.

        Returns:
            The figure, which a notebook shows and ``savefig`` keeps.

        Raises:
            MissingExtra: matplotlib is not installed.
        """
        locale = spoken() if locale is None else locale
        axes = drawn_on(axes, locale)
        ordered = sorted(self.counts.items(), key=lambda pair: (pair[1], pair[0]))
        bars = axes.barh([name for name, _ in ordered], [n for _, n in ordered], color=DONE)
        axes.bar_label(bars, padding=3)
        axes.margins(x=0.1)  # the number of the longest bar stands beside it, not over the edge
        axes.set_xlabel(Text("Customers").render(locale))
        return figure_of(axes)

    def reason(self, customer_id: str) -> Text:
        """Return why a customer is in a segment, or in none.

        Raises:
            InvalidInput: The customer is not known here.
        """
        arguments.an(str, customer_id, "customer_id")
        if customer_id in self.withheld:
            return self.withheld[customer_id]
        if customer_id not in self.segments:
            raise InvalidInput(
                "The customer {value} is not among the {count} segmented.",
                code="customers.unknown",
                remedy="Give one of the customers of segments or withheld.",
                where="customer_id",
                value=customer_id,
                count=len(self.segments),
            )
        return Text(
            "{customer} is in {segment} on {on}: the score is {code}.",
            customer=customer_id,
            segment=self.segments[customer_id],
            on=self.on,
            code=str(self.scores[customer_id]) if customer_id in self.scores else "-",
        )


def segment_customers(
    table: RfmTable,
    maps: SegmentMap | Timeline[SegmentMap],
    *,
    prospects: Iterable[str] = (),
    use: Use | None = None,
) -> Segmentation:
    """Return the segment of every customer, by the map in force on the day of the analysis.

    Args:
        table: The scores.
        maps: One map, or dated maps: last quarter's labels come out again after a change.
        prospects: Known customers without an order.
        use: What the segmentation is for; then objections, group sizes and the law are checked.

    Raises:
        InvalidInput: The scores have another number of groups than the map.
        NoRuleInForce: No map is in force on the day.

    Examples:
        >>> import datetime as dt
        >>> from xborder.customers import Order, Quantiles, Segment, rfm
        >>> orders = [
        ...     Order(customer_id=name, at=dt.date(2026, month, 1), amount="20.00 EUR")
        ...     for name, month in (("a", 9), ("b", 2))
        ... ]
        >>> table = rfm(orders, on=dt.date(2026, 10, 1), method=Quantiles(groups=2))
        >>> halves = SegmentMap(groups=2, segments=[
        ...     Segment(name="active", recency=(2, 2)), Segment(name="asleep", recency=(1, 1))])
        >>> found = segment_customers(table, halves)
        >>> dict(found.segments)
        {'a': 'active', 'b': 'asleep'}
    """
    arguments.an(RfmTable, table, "table")
    arguments.an((SegmentMap, Timeline), maps, "maps")
    chosen = maps.on(table.on) if isinstance(maps, Timeline) else maps
    names = {name: chosen.of(score) for name, score in table.scores.items()}
    waiting = {
        name: chosen.without_orders
        for name in sorted(arguments.identifiers(prospects, "prospects"))
        if name not in names
    }
    names.update(waiting)
    if use is None:
        return Segmentation(segments=names, scores=table.scores, on=table.on)
    check = check_use(names, arguments.an(Use, use, "use"), on=table.on)
    return Segmentation(
        segments={name: found for name, found in names.items() if name not in check.withheld},
        scores={name: s for name, s in table.scores.items() if name not in check.withheld},
        on=table.on,
        withheld=check.withheld,
        notes=check.notes,
    )
