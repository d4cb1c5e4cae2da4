"""Benchmarks: what is usual somewhere, named with who says so; to compare with, never a rule."""

import datetime as dt
from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from attrs import field, frozen

from xborder.choice import Choice
from xborder.display import Shown
from xborder.errors import InvalidInput, known_locale
from xborder.kind import all_of_kind, of_kind, typed
from xborder.margin.step import Kind, Level
from xborder.margin.waterfall import Margins
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.named import Named, all_known
from xborder.number import SHARE
from xborder.source import Evidence, Source


class ShareOf(Choice):
    """What a benchmark is a share of."""

    COSTS = "costs"
    """All that stands between net sales and margin 3."""
    NET_SALES = "net_sales"


def _kinds(given: Iterable[Kind | str]) -> tuple[Kind, ...]:
    return tuple(Kind(str(kind)) for kind in all_of_kind(given, object, "kinds"))


def _evidence(given: Evidence | str) -> Evidence:
    all_known([str(given)], Evidence, "evidence")
    return Evidence(given)


@frozen(kw_only=True, field_transformer=typed)
class Benchmark:
    """A share of costs or sales that is usual somewhere: to compare with, and never a rule.

    Attributes:
        name: What it is about; a message id where it is built in.
        kinds: The kinds of cost it counts.
        low: The least that is usual.
        high: The most that is usual.
        source: Who says so.
        of: What it is a share of.
        evidence: How well it was read.
        checked_on: The day it was read, if it was.

    Raises:
        InvalidInput: What is least is more than what is most.
    """

    name: str
    kinds: tuple[Kind, ...] = field(converter=_kinds)
    low: float = field(metadata=SHARE)
    high: float = field(metadata=SHARE)
    source: Source
    of: ShareOf = field(default=ShareOf.COSTS, converter=ShareOf)
    evidence: Evidence = field(default=Evidence.UNCHECKED, converter=_evidence)
    checked_on: dt.date | None = None

    def __attrs_post_init__(self) -> None:
        if self.low > self.high:
            raise InvalidInput(
                "{name} is usual from {value} to {most}: that is no range.",
                code="margin.benchmark",
                remedy="Give the lower one as low.",
                where="low",
                name=self.name,
                value=self.low,
                most=self.high,
            )

    def share(self, margins: Margins) -> Fraction | None:
        """Return the share that margins have; ``None`` where there is nothing to be a share of."""
        if self.of is ShareOf.COSTS:
            return margins.share_of_cost(*self.kinds)
        sales = margins.at(Level.NET_SALES).as_ratio()[0]
        wanted = sum(margins.amount(kind).as_ratio()[0] for kind in self.kinds)
        return Fraction(wanted, sales) if sales > 0 else None


@frozen(kw_only=True, repr=False)
class Flag(Shown):
    """How a share compares with a benchmark.

    Attributes:
        benchmark: The benchmark.
        share: The share of all costs or of net sales; ``None`` where there are none.
        says: It in a sentence.
    """

    benchmark: Benchmark
    share: Fraction | None
    says: Text

    @property
    def is_outside(self) -> bool:
        """Whether the share lies outside what the benchmark calls usual."""
        low, high = self.benchmark.low, self.benchmark.high
        return self.share is not None and not low <= self.share <= high

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return it in a language."""
        return self.says.render(known_locale(locale))


def benchmark_flags(margins: Margins, benchmarks: Iterable[Benchmark]) -> tuple[Flag, ...]:
    """Return how the costs of a sale, or of many, compare with benchmarks.

    Args:
        margins: The margins.
        benchmarks: What to compare with.

    Examples:
        >>> from xborder.margin import Step, Waterfall
        >>> sale = Waterfall.of(home="USD", steps=[
        ...     Step(kind="sale", amount="50 USD"), Step(kind="freight", amount="22 USD")])
        >>> flags = benchmark_flags(sale, BENCHMARKS.values())
        >>> flags[0].explain().partition(" (")[0]
        'Logistics across borders: 100.0% of all costs; the benchmark is 30% to 50%'
    """
    of_kind(margins, Margins, "margins")
    found = []
    for one in all_of_kind(benchmarks, Benchmark, "benchmarks"):
        part = one.share(margins)
        says = Text(
            _SAID[one.of],
            name=Text(one.name),
            share="-" if part is None else f"{float(part):.1%}",
            source=str(one.source),
            low=_percent(one.low),
            high=_percent(one.high),
        )
        found.append(Flag(benchmark=one, share=part, says=says))
    return tuple(found)


_SAID: Final[Mapping[ShareOf, str]] = {
    ShareOf.COSTS: "{name}: {share} of all costs; the benchmark is {low} to {high} ({source}).",
    ShareOf.NET_SALES: "{name}: {share} of net sales; the benchmark is {low} to {high} ({source}).",
}


def _percent(share: float) -> str:
    return f"{share * 100:.3g}%"


_READ: Final = dt.date(2026, 11, 30)
_LOGISTICS: Final = (Kind.INBOUND, Kind.FREIGHT, Kind.FULFILMENT, Kind.STORAGE)
_COST_STRUCTURE: Final = Source(
    title="Uncommon Insights: Ecommerce cost structure, key benchmarks",
    url="https://uncommoninsights.com.au/insights/ecommerce-cost-structure-key-benchmarks",
)

BENCHMARKS: Final[Mapping[str, Benchmark]] = MappingProxyType(
    Named(
        "BENCHMARKS",
        {
            "logistics_of_costs": Benchmark(
                name="Logistics across borders",
                kinds=_LOGISTICS,
                low=0.30,
                high=0.50,
                source=Source(title="a rule of thumb among exporters, read nowhere"),
            ),
            "logistics_across_borders": Benchmark(
                name="Logistics across borders",
                kinds=_LOGISTICS,
                of="net_sales",
                low=0.20,
                high=0.30,
                source=Source(
                    title="ssopdot: Why is cross-border logistics freight so high",
                    url="https://ssopdot.com/blog/6557.html",
                ),
                evidence="secondary",
                checked_on=_READ,
            ),
            "logistics_of_a_shop": Benchmark(
                name="Logistics of a shop",
                kinds=(*_LOGISTICS, Kind.RETURNS),
                of="net_sales",
                low=0.08,
                high=0.15,
                source=_COST_STRUCTURE,
                evidence="secondary",
                checked_on=_READ,
            ),
            "payment": Benchmark(
                name="Payment fees",
                kinds=[Kind.PAYMENT_FEE],
                of="net_sales",
                low=0.025,
                high=0.04,
                source=_COST_STRUCTURE,
                evidence="secondary",
                checked_on=_READ,
            ),
            "marketing_of_a_shop": Benchmark(
                name="Marketing of a shop",
                kinds=[Kind.ADVERTISING, Kind.PROMOTION],
                of="net_sales",
                low=0.15,
                high=0.25,
                source=_COST_STRUCTURE,
                evidence="secondary",
                checked_on=_READ,
            ),
            "marketing": Benchmark(
                name="Marketing",
                kinds=[Kind.ADVERTISING, Kind.PROMOTION],
                of="net_sales",
                low=0.10,
                high=0.30,
                source=Source(
                    title="MetricRig: Ecommerce marketing spend as a share of revenue in 2026",
                    url="https://metricrig.com/marketing/ecommerce-marketing-spend-percentage-revenue",
                ),
                evidence="secondary",
                checked_on=_READ,
            ),
        },
    )
)
"""Benchmarks by name: what somebody calls usual. None of them is a rule, and two may disagree."""
