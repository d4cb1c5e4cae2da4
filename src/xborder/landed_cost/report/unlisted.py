"""Goods that a table does not list: no code, one it has no entry for, or one too short for it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from xborder.landed_cost.admission.addresses import destination
from xborder.landed_cost.admission.rules import day_of
from xborder.landed_cost.report.wording import Wording
from xborder.messages import Text, listed
from xborder.policy.compiled import CompiledPlan
from xborder.policy.goods_table import GoodsKey, GoodsTable
from xborder.policy.sentence import Sentence
from xborder.policy.table_name import table_called
from xborder.trade import Consignment, CountryName, Item
from xborder.trade.territory import Place

UNLISTED = 'The table "{table}" does not hold these goods.'
"""What an amount says of goods that its table does not list; here it is told of which code."""
NO_CODE = Text(
    "No tariff code is given: duty, tax and what may enter go by it. Give at least six digits."
)
_MOST_NEAR = 3
_HEADING, _SUBHEADING, _LONGEST = 4, 6, 10


def without_code(consignment: Consignment, lines: Sequence[int]) -> tuple[int, ...]:
    """Return those of some lines whose goods have no code."""
    return tuple(line for line in lines if consignment.items[line].hs_code is None)


def told(
    consignment: Consignment, wording: Wording, table: str, lines: Sequence[int]
) -> Iterator[tuple[Sentence, tuple[int, ...]]]:
    """Yield what is said of goods with a code that a table does not list, code by code.

    Args:
        consignment: The parcel.
        wording: What was said of its rules before.
        table: The table, as a reader says its name.
        lines: The lines that it does not list.
    """
    codes: dict[str, list[int]] = {}
    for line in lines:
        given = consignment.items[line].hs_code
        if given is not None:
            codes.setdefault(str(given), []).append(line)
    rules, place = wording.rules, destination(consignment)
    found, day = _table(place, rules, table), day_of(rules.plan.policy, consignment)
    for code, places in codes.items():
        keys = frozenset(_key(consignment.items[line], code, place) for line in places)
        key = (table, day, place.code, keys)
        text = wording.unlisted.known(key)
        if text is None:
            text = Sentence.of(_said(table, found, place, code, keys, day))
            wording.unlisted.keep(key, text)
        yield text, tuple(places)


def _key(item: Item, code: str, place: Place) -> GoodsKey:
    return GoodsKey(
        hs_code=code,
        category=str(item.category or ""),
        origin=item.origin or "",
        destination=place.code,
        region=place.region or "",
    )


def _table(place: Place, rules: CompiledPlan, called: str) -> GoodsTable | None:
    policy = rules.plan.policy
    member = policy.members.get(place.code)
    tables = {**policy.tables, **(member.tables if member else {})}
    return next((table for name, table in tables.items() if table_called(name) == called), None)


def _said(
    called: str,
    table: GoodsTable | None,
    place: Place,
    code: str,
    keys: Iterable[GoodsKey],
    day: dt.date,
) -> Text:
    near = () if table is None else _near(table, code, day)
    longer = () if table is None else _longer(table, keys, day)
    words = {
        "table": Text(called),
        # The table is that of the customs territory, which for TW is not the country addressed.
        "country": CountryName(place.code),
        "code": code,
        "day": day,
        "edition": _edition(table, day),
    }
    if longer:
        return Text(
            "Under {code} the {table} of {country} parts goods by longer codes on {day}: give one, "
            "such as {longer}.",
            longer=_listed(longer, last="{left} or {right}"),
            table=words["table"],
            country=words["country"],
            code=code,
            day=day,
        )
    if near:
        return Text(
            "The {table} of {country} has no entry for {code} on {day} ({edition}): near it are "
            "{near}. Give one that fits, or a tariff that holds it with tariff=.",
            near=_listed(near),
            **words,
        )
    if table is not None and not table.beneath and not table.complete:
        # The code may be right: rules that were read one by one leave out whole kinds of goods.
        return Text(
            "The {table} of {country} has no entry for {code} on {day} ({edition}): what is built "
            "in is no whole tariff, and leaves such goods out. Give what they bear with tariff=.",
            **words,
        )
    return Text(
        "The {table} of {country} has no entry for {code} on {day} ({edition}). Give another code, "
        "or a tariff that holds it with tariff=.",
        **words,
    )


def _listed(codes: Sequence[str], *, last: str = "{left}, {right}") -> Text:
    return listed([Text("{code}", code=each) for each in codes], last=last)


def _longer(table: GoodsTable, keys: Iterable[GoodsKey], day: dt.date) -> tuple[str, ...]:
    """Return the first longer codes that a table has for goods of a code too short for it."""
    found = sorted({each for key in keys for each in table.longer(key, day)})
    return tuple(found[:_MOST_NEAR])


def _edition(table: GoodsTable | None, day: dt.date) -> Text:
    """Return which edition of a table was looked into."""
    if table is None:
        return Text("a table of your own")
    whole = next((each.value.edition for each in table.beneath if each.holds_on(day)), None)
    if whole is not None:
        return Text("{edition}", edition=whole)
    checks = [rule.amount.checked_on for rule in table.rules if rule.amount.holds_on(day)]
    if not checks:
        return Text("nothing is listed for the day")
    return Text("common goods, last checked on {checked}", checked=max(checks))


def _near(table: GoodsTable, code: str, day: dt.date) -> tuple[str, ...]:
    """Return the codes of the same heading that are listed, those nearest by number first."""
    named = table.named(code[:_HEADING], day)
    found = {prefix for prefix in named if len(prefix) >= _SUBHEADING}
    for length in (8, _SUBHEADING, _HEADING):
        found.update(table.below(code[:length], day)[:_MOST_NEAR])
    wanted = _number(code)
    return tuple(sorted(found, key=lambda each: (abs(_number(each) - wanted), each))[:_MOST_NEAR])


def _number(code: str) -> int:
    """Return a code as a number of ten digits, so that codes of any length lie in one order."""
    return int(code[:_LONGEST].ljust(_LONGEST, "0"))
