"""Goods tables: what applies to which goods, from where, since when.

A tariff, the VAT rates of a country or the tax classes of a postal regime are all one thing:
dated amounts, each with a scope of HS codes, categories, origins and destinations. The most
specific scope wins: the longest HS prefix first, then the category, then the rule for all goods.
"""

import bisect
import datetime as dt
import functools
import importlib
from collections.abc import Callable, Hashable, Iterable
from typing import Any, Protocol

from attrs import evolve, field, frozen

from xborder.goods.nomenclature import HEADING, under
from xborder.policy.amount import Amount
from xborder.policy.goods_ties import refuse_ties
from xborder.policy.names import categories, codes, places, words
from xborder.timeline import Dated


@frozen
class GoodsKey:
    """What a goods table needs to know of a line; empty where it is not known.

    Attributes:
        hs_code: Digits of the HS code.
        category: The coarse goods category.
        origin: The country of origin.
        destination: Where the goods go: a member of a bloc has rates of its own.
        region: A region of the destination, where its rates differ.
        programme: The programme under which a preference is claimed.
    """

    hs_code: str = ""
    category: str = ""
    origin: str = ""
    destination: str = ""
    region: str = ""
    programme: str = ""


def _rules(rules: "Iterable[GoodsRule]") -> "tuple[GoodsRule, ...]":
    return tuple(rules)


def _beneath(listed: "Iterable[Dated[Listed]]") -> "tuple[Dated[Listed], ...]":
    return tuple(listed)


def _days(days: Iterable[dt.date]) -> tuple[dt.date, ...]:
    return tuple(days)


@frozen(kw_only=True)
class Scope:
    """Which goods an entry is for; what is left empty does not restrict.

    Attributes:
        hs: HS prefixes; any of them.
        except_hs: HS prefixes taken out again.
        categories: Goods categories; any of them.
        origins: Countries of origin; any of them.
        destinations: Destinations; any of them.
        regions: Regions; any of them.
    """

    hs: tuple[str, ...] = field(default=(), converter=codes)
    except_hs: tuple[str, ...] = field(default=(), converter=codes)
    categories: frozenset[str] = field(default=frozenset(), converter=categories)
    origins: frozenset[str] = field(default=frozenset(), converter=places)
    destinations: frozenset[str] = field(default=frozenset(), converter=places)
    regions: frozenset[str] = field(default=frozenset(), converter=words)
    _named: frozenset[str] = field(init=False, eq=False, repr=False)

    @_named.default
    def _prefixes(self) -> frozenset[str]:
        return frozenset(self.hs)

    def fit(self, key: GoodsKey) -> tuple[int, ...] | None:
        """Return how closely the scope fits, larger is closer; ``None`` if it does not."""
        if any(
            allowed and given not in allowed
            for allowed, given in (
                (self.origins, key.origin),
                (self.destinations, key.destination),
                (self.regions, key.region),
            )
        ):
            return None
        if any(key.hs_code.startswith(prefix) for prefix in self.except_hs):
            return None
        # A scope may name thousands of prefixes and a code has a dozen digits: its beginnings are
        # looked up among them, the longest first.
        code, named = key.hs_code, self._named
        prefix = next((n for n in range(len(code), 0, -1) if code[:n] in named), 0)
        by_category = key.category in self.categories
        if (self.hs or self.categories) and not (prefix or by_category):
            return None
        return (prefix, by_category, bool(self.origins), bool(self.regions))


ALL_GOODS = Scope()


@frozen(kw_only=True)
class GoodsRule:
    """A dated amount and the goods it is for.

    Attributes:
        id: Its name, such as ``"de.vat.books"``.
        scope: The goods.
        amount: The dated amount.
        title: What the goods are called, if that helps a reader.
    """

    id: str
    scope: Scope
    amount: Dated[Amount]
    title: str = ""


class GoodsLookup(Protocol):
    """Anything that finds the amount for goods: a table, or a tariff schedule of your own."""

    @property
    def name(self) -> str:
        """The goods table that it stands for."""

    def find(self, key: GoodsKey, on: dt.date) -> Dated[Amount] | None:
        """Return the amount in force for the goods, or ``None`` if they are not known."""

    def changes(self) -> frozenset[dt.date]:
        """Return every day on which an entry starts or ends."""


@frozen(kw_only=True)
class Listed:
    """A whole printed tariff, in one edition that the package holds as data.

    Its lines are no rules of their own: it is cited by edition, and told from another by digest.

    Attributes:
        name: The name of the edition, such as ``"us.general"``.
        edition: What it is called.
        lines: How many lines it has.
        digest: A digest of its lines.
        days: Every day on which one of its lines may begin, end or become doubtful.
    """

    name: str
    edition: str
    lines: int
    digest: str
    days: tuple[dt.date, ...] = field(default=(), converter=_days)

    def find(self, key: GoodsKey, on: dt.date) -> Dated[Amount] | None:
        """Return what it says of goods, or ``None`` if they have no code."""
        found: Dated[Amount] | None = _opened(self.name).find(key, on)
        return found

    def below(self, code: str, on: dt.date) -> tuple[str, ...]:
        """Return the lines below a code, in order; none if it is a line, or is not known."""
        found: tuple[str, ...] = _opened(self.name).below(code, on)
        return found


@functools.cache  # books and plans share an edition: its lines are read from the package once
def _opened(name: str) -> Any:
    """Return the lines of an edition: they stand on a floor above, and are found by their name."""
    return importlib.import_module(_SNAPSHOTS).snapshot(name)


_SNAPSHOTS = "xborder.tariff.snapshots.snapshot"


@frozen
class GoodsTable:
    """Goods rules under one name.

    Args:
        name: The name that :class:`~xborder.policy.amount.ByGoods` speaks.
        rules: The rules; two that are equally close to some goods may not overlap in time.
        beneath: Whole tariffs that answer for goods of which no rule speaks.
        complete: Whether its codes share out every line of the tariff among them, so that a code it
            does not know has none but the longer ones it names.

    Raises:
        InvalidPolicy: Two rules are equally close to some goods on some day.
    """

    name: str
    rules: tuple[GoodsRule, ...] = field(converter=_rules)
    beneath: tuple[Dated[Listed], ...] = field(default=(), converter=_beneath, kw_only=True)
    complete: bool = field(default=False, kw_only=True)
    _by_prefix: dict[str, tuple[GoodsRule, ...]] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        # One tuple a prefix, most of one rule: lists made into tuples are twice as many objects,
        # which the first quote of a process waits for (the American lists name 50,000 prefixes).
        found: dict[str, tuple[GoodsRule, ...]] = {}
        for rule in self.rules:
            alone = (rule,)
            for prefix in rule.scope.hs or ("",):
                found[prefix] = found[prefix] + alone if prefix in found else alone
            if rule.scope.hs and rule.scope.categories:
                found[""] = found.get("", ()) + alone
        object.__setattr__(self, "_by_prefix", found)
        refuse_ties(found)

    def find_rule(
        self, key: GoodsKey, on: dt.date, applies: Callable[[Dated[Amount]], bool] | None = None
    ) -> GoodsRule | None:
        """Return the closest rule in force for the goods, or ``None``.

        A heading of four digits has one only if all that stands under it has the same.

        Args:
            key: The goods.
            on: The day.
            applies: Which entries count; those that do not are passed over for the next closest.
        """
        if len(key.hs_code) != HEADING:
            return self._closest(key, on, applies)
        found = self._under_heading(key, on, applies)
        return found[0] if len(set(map(_says, found))) == 1 else None

    def _under_heading(
        self, key: GoodsKey, on: dt.date, applies: Callable[[Dated[Amount]], bool] | None
    ) -> list[GoodsRule | None]:
        """Return the closest rules for all that stands under a heading."""
        heading = key.hs_code
        longer = self._beginning_with(heading)
        if not any(len(prefix) > HEADING for prefix in longer):
            return [self._closest(key, on, applies)]  # no rule parts it
        codes = sorted({*under(heading), *longer} - {heading})
        return [self._closest(evolve(key, hs_code=code), on, applies) for code in codes]

    def _closest(
        self, key: GoodsKey, on: dt.date, applies: Callable[[Dated[Amount]], bool] | None
    ) -> GoodsRule | None:
        best: tuple[tuple[int, ...], GoodsRule] | None = None
        code = key.hs_code
        for length in range(len(code), -1, -1):
            for rule in self._by_prefix.get(code[:length], ()):
                fit = rule.scope.fit(key) if rule.amount.holds_on(on) else None
                closer = fit is not None and (best is None or fit > best[0])
                if fit is not None and closer and (applies is None or applies(rule.amount)):
                    best = (fit, rule)
        return best[1] if best else None

    def find(self, key: GoodsKey, on: dt.date) -> Dated[Amount] | None:
        """Return the amount in force for the goods, or ``None`` if they are not known."""
        rule = self.find_rule(key, on)
        if rule is None and len(key.hs_code) == HEADING and any(self._under_heading(key, on, None)):
            return None  # some of what stands under it has a rule, and the rest has not, or another
        return rule.amount if rule else self.find_beneath(key, on)

    def find_beneath(self, key: GoodsKey, on: dt.date) -> Dated[Amount] | None:
        """Return what a whole tariff says of goods of which no rule speaks."""
        for listed in self.beneath:
            if listed.holds_on(on):
                return listed.value.find(key, on)
        return None

    def below(self, code: str, on: dt.date) -> tuple[str, ...]:
        """Return the lines of the whole tariff below a code; none if it needs no more digits."""
        listed = next((each.value for each in self.beneath if each.holds_on(on)), None)
        return listed.below(code, on) if listed else ()

    def longer(self, key: GoodsKey, on: dt.date) -> tuple[str, ...]:
        """Return the longest codes by which rules part goods of a code, in order."""
        code = key.hs_code
        return deepest(
            prefix
            for prefix in self._beginning_with(code)
            if len(prefix) > len(code)
            if any(
                rule.amount.holds_on(on) and rule.scope.fit(evolve(key, hs_code=prefix))
                for rule in self._by_prefix[prefix]
            )
        )

    def named(self, code: str, on: dt.date) -> tuple[str, ...]:
        """Return the codes that begin with a code and that rules in force name, in order."""
        return tuple(
            prefix
            for prefix in self._beginning_with(code)
            if any(rule.amount.holds_on(on) for rule in self._by_prefix[prefix])
        )

    @functools.cached_property
    def _in_order(self) -> tuple[str, ...]:
        """Every prefix that a rule names, in order: what begins alike stands together."""
        return tuple(sorted(self._by_prefix))

    def _beginning_with(self, code: str) -> tuple[str, ...]:
        """Return the prefixes that begin with a code, found by halving: a list names 50,000."""
        prefixes = self._in_order
        first = bisect.bisect_left(prefixes, code)
        # ":" is the character after "9", so that nothing of digits alone stands between.
        return prefixes[first : bisect.bisect_left(prefixes, f"{code}:", first)]

    def changes(self) -> frozenset[dt.date]:
        """Return every day on which an entry starts or ends."""
        held = (*(rule.amount for rule in self.rules), *self.beneath)
        days = {day for entry in held for day in (entry.start, entry.end) if day}
        return frozenset(days.union(*(listed.value.days for listed in self.beneath)))

    def within(self, start: dt.date, end: dt.date | None = None) -> "GoodsTable":
        """Return the table cut to ``[start, end)``, without rules that hold on no day of it."""
        cut = ((rule, rule.amount.within(start, end)) for rule in self.rules)
        rules = [evolve(rule, amount=part) for rule, part in cut if part is not None]
        return evolve(self, rules=tuple(rules))

    def plus(self, *rules: GoodsRule) -> "GoodsTable":
        """Return the table with more rules."""
        return evolve(self, rules=(*self.rules, *rules))


def _says(rule: GoodsRule | None) -> Hashable:
    """Return what a rule says of its goods, whatever it is called and cited by."""
    entry = rule and rule.amount
    return entry and (entry.value, entry.status, entry.evidence)


def deepest(codes: Iterable[str]) -> tuple[str, ...]:
    """Return those of some codes under which none of the others stands, in order.

    Examples:
        >>> deepest(["9401", "940161", "94016140", "9405"])
        ('94016140', '9405')
    """
    own = sorted(set(codes))
    after = [*own[1:], ""][: len(own)]
    return tuple(code for code, each in zip(own, after, strict=True) if not each.startswith(code))
