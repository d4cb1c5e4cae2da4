"""Benchmarks: what is usual somewhere, named with who says so; to compare with, never a rule."""

from collections.abc import Iterable
from fractions import Fraction

from attrs import field, frozen

from xborder.errors import known_locale
from xborder.kind import all_of_kind, of_kind, typed
from xborder.margin.step import Kind
from xborder.margin.waterfall import Margins
from xborder.messages import DEFAULT_LOCALE, Text
from xborder.number import SHARE
from xborder.source import Source


def _kinds(given: Iterable[Kind | str]) -> tuple[Kind, ...]:
    return tuple(Kind(str(kind)) for kind in all_of_kind(given, object, "kinds"))


@frozen(kw_only=True, field_transformer=typed)
class Benchmark:
    """A share of all costs that is usual somewhere: to compare with, and never a rule.

    Attributes:
        name: What it is about.
        kinds: The kinds of cost it counts.
        low: The least that is usual.
        high: The most that is usual.
        source: Who says so.
    """

    name: str
    kinds: tuple[Kind, ...] = field(converter=_kinds)
    low: float = field(metadata=SHARE)
    high: float = field(metadata=SHARE)
    source: Source


@frozen(kw_only=True)
class Flag:
    """How a share compares with a benchmark.

    Attributes:
        benchmark: The benchmark.
        share: The share of all costs; ``None`` where there are none.
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

    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return it in a language."""
        return self.says.render(known_locale(locale))


def benchmark_flags(margins: Margins, benchmarks: Iterable[Benchmark]) -> tuple[Flag, ...]:
    """Return how the costs of a sale, or of many, compare with benchmarks.

    Args:
        margins: The margins.
        benchmarks: What to compare with.
    """
    of_kind(margins, Margins, "margins")
    found = []
    for one in all_of_kind(benchmarks, Benchmark, "benchmarks"):
        part = margins.share_of_cost(*one.kinds)
        says = Text(
            "{name}: {share} of all costs; the benchmark of {source} is {low} to {high}.",
            name=one.name,
            share="-" if part is None else f"{float(part):.1%}",
            source=str(one.source),
            low=f"{one.low:.0%}",
            high=f"{one.high:.0%}",
        )
        found.append(Flag(benchmark=one, share=part, says=says))
    return tuple(found)
