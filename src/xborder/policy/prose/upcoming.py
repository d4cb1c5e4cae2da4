"""What will change within a time, for which goods, and by how much: in words and as data.

A rate that changes ends in one entry of a goods table and goes on in another, often under another
name. So tables are asked for each item on both sides of each day, instead of comparing their
entries; other rules are told as they change, unless their condition names other goods or origins.
"""

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from attrs import frozen

from xborder.display import Shown
from xborder.errors import InvalidType
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.money import Money
from xborder.money.rounding import Mode, Rounding
from xborder.policy.amount import Amount, Nothing, Percent, percent_text
from xborder.policy.condition import ALWAYS, Condition
from xborder.policy.country import CountryPolicy
from xborder.policy.document import changes, in_force
from xborder.policy.goods_table import GoodsKey, GoodsTable
from xborder.policy.prose.concerns import may_concern
from xborder.policy.prose.formula import formula
from xborder.policy.prose.names import Names
from xborder.policy.prose.provision import Provision, folded, provisions
from xborder.spoken import spoken
from xborder.timeline import Dated
from xborder.trade import CountryName, Item

_CENT = Rounding(unit=1, mode=Mode.HALF_UP)


@frozen(kw_only=True)
class TouchedItem:
    """An item of the catalogue whose rate changes.

    Attributes:
        item: The item.
        destination: Where it goes: the jurisdiction, or the member of a bloc.
        region: The region, where its rates differ.
        before: What was due on it the day before; ``None`` if the table did not know it.
        after: What is due on it from the day; ``None`` if the table does not know it any more.
        words_before: The same in words.
        words_after: The same in words.
    """

    item: Item
    destination: str
    region: str
    before: Dated[Amount] | None
    after: Dated[Amount] | None
    words_before: Text | str
    words_after: Text | str

    @property
    def points(self) -> Fraction | None:
        """By how much the rate changes, as a share; ``None`` where one is no plain rate."""
        before, after = (_share(entry) for entry in (self.before, self.after))
        return None if before is None or after is None else after - before

    @property
    def on_a_piece(self) -> Money | None:
        """What the change of the rate comes to on the price of one piece, half up to the cent."""
        points, price = self.points, self.item.unit_price
        if points is None:
            return None
        num, over = price.as_ratio()
        minor = _CENT.apply(num * points.numerator, over * points.denominator)
        return Money.of_minor(minor, price.currency)

    @property
    def name(self) -> str:
        """What the item is called: its own name, its words, or its code."""
        return self.item.sku or self.item.description or self.item.hs_code or "?"

    @property
    def says(self) -> Text:
        """The change in a sentence."""
        places = {
            "item": self.name,
            "before": self.words_before,
            "after": self.words_after,
            "place": self.region or CountryName(self.destination),
        }
        money = self.on_a_piece
        if not money:
            return Text("{item} ({place}): {before}, then {after}.", **places)
        more = money.amount > 0
        sentence = (
            "{item} ({place}): {before}, then {after}; {money} more on a piece of {price}."
            if more
            else "{item} ({place}): {before}, then {after}; {money} less on a piece of {price}."
        )
        return Text(sentence, money=abs(money), price=self.item.unit_price, **places)

    @property
    def data(self) -> dict[str, Any]:
        """The change as plain data."""
        points, money = self.points, self.on_a_piece
        return {
            "item": self.name,
            "hs_code": self.item.hs_code,
            "origin": self.item.origin,
            "destination": self.destination,
            "region": self.region,
            "before": str(self.words_before),
            "after": str(self.words_after),
            "points": None if points is None else str(points),
            "on_a_piece": None if money is None else str(money),
        }


@frozen(kw_only=True)
class UpcomingChange:
    """What changes on a day under one source.

    Attributes:
        day: The first day on which it is so.
        rule: The rule that starts, or the one that ends where none takes its place.
        starts: Whether the rule starts; else it ends.
        touched: The items of the catalogue whose rate changes; empty for a rule of all goods, and
            where no catalogue is given.
    """

    day: dt.date
    rule: Provision
    starts: bool
    touched: tuple[TouchedItem, ...] = ()

    def lines(self, locale: str) -> Iterator[str]:
        """Yield the change in words: what, for which goods, and by which source."""
        heading = Text("{day}, {place}: {rule}", day=self.day, rule=self.rule.called,
                       place=CountryName(self.rule.jurisdiction))  # fmt: skip
        if not self.starts:
            heading = Text("{change} (ends)", change=heading)
        yield heading.render(locale)
        told = self.touched or self.rule.says
        for each in told:
            text = each.says if isinstance(each, TouchedItem) else each
            yield f"  {text.render(locale)}"
        for line in self.rule.cited():
            yield f"  {line if isinstance(line, str) else line.render(locale)}"

    @property
    def data(self) -> dict[str, Any]:
        """The change as plain data."""
        return {
            "day": self.day.isoformat(),
            "jurisdiction": self.rule.jurisdiction,
            "path": self.rule.path,
            "starts": self.starts,
            "status": str(self.rule.status),
            "evidence": str(self.rule.evidence),
            "source": str(self.rule.source),
            "url": self.rule.source.url,
            "items": [each.data for each in self.touched],
        }


@frozen(kw_only=True, repr=False)
class Upcoming(Sequence[UpcomingChange], Shown):
    """What will change within a time, by day and jurisdiction.

    Attributes:
        on: The day that is asked from.
        until: The last day that is looked at.
        changes: What changes.
    """

    on: dt.date
    until: dt.date
    changes: tuple[UpcomingChange, ...]

    def __getitem__(self, position: Any) -> Any:
        return self.changes[position]

    def __len__(self) -> int:
        return len(self.changes)

    @property
    def data(self) -> list[dict[str, Any]]:
        """Each change as plain data."""
        return [each.data for each in self.changes]

    @in_words
    def render(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return what changes in words.

        Args:
            locale: ``"en"`` or ``"zh_CN"``.
        """
        heading = Text("What changes after {on}, until {until}", on=self.on, until=self.until)
        lines = [heading.render(locale)]
        if not self.changes:
            lines += ["", Text("Nothing changed.").render(locale)]
        for each in self.changes:
            lines += ["", *each.lines(locale)]
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.render(spoken())


def upcoming(
    policies: Iterable[CountryPolicy], on: dt.date, within: dt.timedelta, items: Iterable[Item]
) -> Upcoming:
    """Return what changes in some policies after a day, within a time.

    Args:
        policies: The policies.
        on: The day; what starts on it has changed already.
        within: How far to look.
        items: The catalogue. With one, entries of goods tables are told for its items alone, and
            other rules if they may be about one of them, by origin and code.

    Raises:
        InvalidType: ``within`` is not a span of time.
    """
    if not isinstance(within, dt.timedelta):
        raise InvalidType(
            "{value} is no span of time.",
            remedy="Give datetime.timedelta(days=180).",
            where="within",
            value=within,
        )
    until, catalogue = on + within, tuple(items)
    found = [
        change
        for policy in policies
        for day in sorted(day for day in policy.changes() if on < day <= until)
        for change in _on_day(policy, day, catalogue)
    ]
    return Upcoming(on=on, until=until, changes=tuple(sorted(found, key=lambda each: each.day)))


def _on_day(
    policy: CountryPolicy, day: dt.date, items: tuple[Item, ...]
) -> Iterator[UpcomingChange]:
    before, after = in_force(policy, day - dt.timedelta(days=1)), in_force(policy, day)
    known = {(rule.path, rule.entry.start): rule for rule in provisions(policy)}
    of_tables: list[tuple[Provision, bool]] = []
    of_all: list[tuple[Provision, bool, bool]] = []
    for change in changes(before, after):
        sides = [entry for entry in (change.after, change.before) if entry is not None]
        rule, starts = known[change.path, sides[0].start], change.after is not None
        if rule.scopes:
            of_tables.append((rule, starts))
        else:
            when = _when(sides[0].value)
            meant = not items or any(may_concern(when, item, day) for item in items)
            of_all.append((rule, starts, meant))
    for rule, starts, meant in of_all:
        if meant and (not items or _is_told(rule, of_all)):
            yield UpcomingChange(day=day, rule=rule, starts=starts)
    if items:
        yield from _for_items(policy, day, items, of_tables)
        return
    for starts in (True, False):
        for rule in folded(rule for rule, begins in of_tables if begins is starts):
            yield UpcomingChange(day=day, rule=rule, starts=starts)


def _is_told(rule: Provision, of_all: list[tuple[Provision, bool, bool]]) -> bool:
    """Return whether a rule about all goods is one, though a catalogue is given.

    A figure has no condition. Which goods it is about is told by the rules that the same source
    changes on the same day, if there are any: Japan's announced rate on food by the doubt of food.
    """
    if not rule.path.startswith("figure."):
        return True
    others = [
        meant
        for other, _, meant in of_all
        if other.source == rule.source and not other.path.startswith("figure.")
    ]
    return any(others) or not others


def _when(rule: Any) -> Condition:
    """Return what a rule asks of a parcel; a value or a figure asks nothing."""
    when: Condition = getattr(rule, "when", ALWAYS)
    return when


def _for_items(
    policy: CountryPolicy,
    day: dt.date,
    items: tuple[Item, ...],
    rules: list[tuple[Provision, bool]],
) -> Iterator[UpcomingChange]:
    """Yield the changes of tables, each with the items whose entry it is now, or was."""
    touched: dict[int, list[TouchedItem]] = {}
    for destination, table, regions in _tables(policy, rules):
        prefix = f"{destination}.table.{table.name}." if policy.members else f"table.{table.name}."
        own = [place for place, (rule, _) in enumerate(rules) if rule.path.startswith(prefix)]
        for item, region in itertools.product(items, regions):
            found = _touched(policy, destination, region, table, item, day)
            if found is not None:
                # The entry that begins tells of the change; where the goods fall back to one that
                # was there before, the entry that ends does.
                entries = (found.after, found.before)
                place = next(p for entry in entries for p in own if rules[p][0].entry == entry)
                touched.setdefault(place, []).append(found)
    for place, those in touched.items():
        rule, starts = rules[place]
        yield UpcomingChange(day=day, rule=rule, starts=starts, touched=tuple(those))


def _tables(
    policy: CountryPolicy, rules: list[tuple[Provision, bool]]
) -> Iterator[tuple[str, GoodsTable, tuple[str, ...]]]:
    """Yield each table with a change: whose it is, and the regions that its changes name."""
    named: list[tuple[str, str, GoodsTable]] = [
        (policy.code, f"table.{table.name}.", table) for table in policy.tables.values()
    ]
    for member in policy.members.values():
        named += [
            (member.code, f"{member.code}.table.{table.name}.", table)
            for table in member.tables.values()
        ]
    for destination, prefix, table in named:
        changed = [rule for rule, _ in rules if rule.path.startswith(prefix)]
        if changed:
            regions = {
                region
                for rule in changed
                for scope in rule.scopes
                for region in (scope.regions or ("",))
            }
            yield destination, table, tuple(sorted(regions))


def _touched(
    policy: CountryPolicy,
    destination: str,
    region: str,
    table: GoodsTable,
    item: Item,
    day: dt.date,
) -> TouchedItem | None:
    key = GoodsKey(
        hs_code=item.hs_code or "",
        category=item.category or "",
        origin=item.origin or "",
        destination=destination,
        region=region,
    )
    before, after = (table.find(key, each) for each in (day - dt.timedelta(days=1), day))
    if (before and before.value) == (after and after.value):
        return None
    names = Names.of(policy)
    words = [_words(entry, names) for entry in (before, after)]
    return TouchedItem(
        item=item,
        destination=destination,
        region=region,
        before=before,
        after=after,
        words_before=words[0],
        words_after=words[1],
    )


def _words(entry: Dated[Amount] | None, names: Names) -> Text | str:
    if entry is None:
        return Text("not in the table")
    share = _share(entry)
    if share is not None:
        return percent_text(share)
    return formula(entry.value, names, Text("the base"))


def _share(entry: Dated[Amount] | None) -> Fraction | None:
    match entry.value if entry is not None else None:
        case Percent() as rate:
            return rate.share
        case Nothing():
            return Fraction(0)
        case _:
            return None
