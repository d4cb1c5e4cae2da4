"""Formulas: amounts in words, whatever the goods are, and the goods of a table in words."""

from collections.abc import Iterable, Iterator

from xborder.messages import Text, listed
from xborder.policy.amount import (
    Amount,
    AtLeast,
    Bands,
    ByGoods,
    Difference,
    Estimate,
    Highest,
    NoMoreThan,
    OfShare,
    Percent,
    PercentInside,
    Seasonal,
    TopUp,
    Unsupported,
    percent_text,
)
from xborder.policy.amount.quantity import CALLED, SHARES
from xborder.policy.fact import fact
from xborder.policy.goods_table import Scope
from xborder.policy.long_lists import told
from xborder.policy.prose.names import Names, joined
from xborder.policy.table_name import table_called
from xborder.trade import CountryName


def amount_says(amount: Amount, names: Names, base: Text | None = None) -> Iterator[Text]:
    """Yield an amount in sentences: its formula, and the doubts it stands with.

    Args:
        amount: The amount.
        names: What the names in it are called.
        base: What it is computed on, if that is known.
    """
    yield Text("It is {formula}.", formula=formula(amount, names, base or Text("the base")))
    yield from _doubted(amount)


def goods_say(amount: Amount, names: Names, scopes: Iterable[Scope]) -> Iterator[Text]:
    """Yield the rate of some goods, and the doubts it stands with.

    Args:
        amount: The rate, an entry of a goods table.
        names: What the names in it are called.
        scopes: The goods.
    """
    rate = formula(amount, names, Text("the base"))
    yield Text("{formula}: {goods}.", formula=rate, goods=goods(scopes))
    yield from _doubted(amount)


def _doubted(amount: Amount) -> Iterator[Text]:
    for doubt in dict.fromkeys(_doubts(amount)):
        yield Text("It is an estimate: {reason}", reason=doubt)


def _doubts(amount: Amount) -> Iterator[Text]:
    if isinstance(amount, Estimate):
        yield amount.why()
    for part in amount.children():
        yield from _doubts(part)


def formula(amount: Amount, names: Names, base: Text) -> Text:
    """Return an amount in words, whatever the goods are.

    Examples:
        >>> from xborder.policy.amount import ByGoods, Percent, Sum
        >>> print(formula(Sum(Percent("0.1"), ByGoods("vat")), Names({}), Text("the goods value")))
        10% of the goods value + the goods' rate in the table "VAT", of the goods value
    """
    match amount:
        case Percent():
            return Text("{rate} of {base}", rate=percent_text(amount.share), base=base)
        case PercentInside():
            rate = percent_text(amount.share)
            return Text("{rate} of {base} with this charge in it", rate=rate, base=base)
        case ByGoods():
            table = Text(table_called(amount.table))
            return Text(
                'the goods\' rate in the table "{table}", of {base}', table=table, base=base
            )
        case TopUp():
            rate, charges = percent_text(amount.to), names.summed(amount.counting)
            sentence = "what is missing to {rate} of {base} after {charges}"
            return Text(sentence, rate=rate, base=base, charges=charges)
        case Bands():
            return _bands(amount, names, base)
        case Seasonal():
            return _seasons(amount, names, base)
        case Unsupported():
            return Text("not computed ({reason})", reason=Text(amount.reason))
        case _ if amount.children():
            return _made_of(amount, [formula(part, names, base) for part in amount.children()])
        case _:
            return amount.words(None, 0)  # type: ignore[arg-type]  # what is left reads no ledger


def _made_of(amount: Amount, parts: list[Text]) -> Text:
    """Return an amount made of others, given these in words."""
    first = parts[0]
    match amount:
        case Highest():
            return Text("{amount}, at the highest rate in the declaration", amount=first)
        case OfShare():
            share = Text(SHARES[amount.share].named)
            return Text("{amount}, on {share} only", amount=first, share=share)
        case Difference():
            return joined("{left} less {right}, never below zero", parts)
        case AtLeast():
            return joined("{left}, at least {right}", parts)
        case NoMoreThan():
            return joined("{left}, at most {right}", parts)
        case _:  # a sum; an estimate, whose doubt is a sentence of its own
            return joined("{left} + {right}", parts)


def _bands(amount: Bands, names: Names, base: Text) -> Text:
    steps = []
    for band in amount.bands:
        words = formula(band.amount, names, base)
        if band.upto is None:
            steps.append(Text("above that, {amount}", amount=words))
        elif band.inclusive:
            steps.append(Text("up to {limit}, {amount}", limit=band.upto, amount=words))
        else:
            steps.append(Text("below {limit}, {amount}", limit=band.upto, amount=words))
    value, bands = names.called(amount.value), joined("{left}; {right}", steps)
    if not amount.per:
        return Text("by {value}: {bands}", value=value, bands=bands)
    units = [Text(CALLED[quantity].one) for quantity in amount.per]
    unit = listed(units, last="{left} or {right}")
    return Text("by {value} per {unit}: {bands}", value=value, unit=unit, bands=bands)


def _seasons(amount: Seasonal, names: Names, base: Text) -> Text:
    said = []
    for season in amount.seasons:
        words = formula(season.amount, names, base)
        if season.days:
            days = tuple(f"{_day(first)}/{_day(last)}" for first, last in season.days)
            said.append(Text("on {days} of each year, {amount}", days=days, amount=words))
        else:
            said.append(Text("on all other days, {amount}", amount=words))
    return joined("{left}; {right}", said)


def _day(day: int) -> str:
    """Return a day of the year as ISO 8601 writes it without a year, such as ``--12-31``."""
    return f"--{day // 100:02d}-{day % 100:02d}"


def goods(scopes: Iterable[Scope]) -> Text:
    """Return the goods of several scopes: those that differ by HS codes alone are told at once.

    Examples:
        >>> print(goods([Scope(hs="61"), Scope(hs="62"), Scope(categories="books")]))
        HS 61, 62; books
    """
    return joined("{left}; {right}", (_goods_of(rest, told(hs)) for rest, hs in _by_codes(scopes)))


def long_lists(scopes: Iterable[Scope]) -> Iterator[tuple[str, ...]]:
    """Yield each list of codes that a sentence about the goods cuts short."""
    yield from (hs for _, hs in _by_codes(scopes) if told(hs) is not hs)


def some_goods(scopes: Iterable[Scope], *, most: int = 3) -> Text:
    """Return the goods of several scopes as a heading names them: by their first codes.

    Args:
        scopes: The goods.
        most: How many codes are named.

    Examples:
        >>> print(some_goods([Scope(hs="61 62 63"), Scope(hs="64 65")]))
        HS 61, 62, 63 and 2 more
    """
    (rest, hs), *others = _by_codes(scopes)
    codes: tuple[str, ...] | Text = hs
    if len(hs) > most:
        codes = Text("{codes} and {count} more", codes=hs[:most], count=len(hs) - most)
    first = _goods_of(rest, codes)
    if not others:
        return first
    return Text(
        "{codes} and {count} more", codes=first, count=sum(len(hs) or 1 for _, hs in others)
    )


def _by_codes(scopes: Iterable[Scope]) -> list[tuple[Scope, tuple[str, ...]]]:
    codes: dict[Scope, dict[str, None]] = {}
    for scope in scopes:
        rest = _without_codes(scope)
        codes.setdefault(rest, {}).update(dict.fromkeys(scope.hs))
    return [(rest, tuple(hs)) for rest, hs in codes.items()]


def _without_codes(scope: Scope) -> Scope:
    return Scope(
        except_hs=scope.except_hs,
        categories=scope.categories,
        origins=scope.origins,
        destinations=scope.destinations,
        regions=scope.regions,
    )


def _goods_of(rest: Scope, hs: tuple[str, ...] | Text) -> Text:
    kinds = list(map(fact("item.category").answer, sorted(rest.categories)))
    either = [Text("HS {codes}", codes=hs)] if hs else []
    text = listed([*either, *kinds] or [Text("all other goods")], last="{left} or {right}")
    if rest.except_hs:
        text = Text("{goods} but not HS {codes}", goods=text, codes=tuple(sorted(rest.except_hs)))
    for sentence, places in (
        ("{goods} from {places}", rest.origins),
        ("{goods} to {places}", rest.destinations),
    ):
        if places:
            countries = tuple(map(CountryName, sorted(places)))
            text = Text(sentence, goods=text, places=countries)
    if rest.regions:
        text = Text("{goods} in {places}", goods=text, places=tuple(sorted(rest.regions)))
    return text
