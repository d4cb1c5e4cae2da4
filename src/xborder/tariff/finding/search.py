"""Finding a code: from what a shop calls its goods to the lines of a nomenclature."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from xborder.errors import InvalidInput
from xborder.kind import of_kind
from xborder.messages import Text, listed
from xborder.tariff.finding import index
from xborder.tariff.finding.descent import descend
from xborder.tariff.finding.nomenclature import SYSTEM, Nomenclature, nomenclature_of
from xborder.tariff.finding.proposal import Proposal, Proposals, Step
from xborder.tariff.finding.query import Query, read_query
from xborder.tariff.finding.ranking import Ranked, rank
from xborder.timeline import Dated, civil_date
from xborder.trade.country import country_code

if TYPE_CHECKING:
    from xborder.policy.amount import Amount
    from xborder.policy.goods_table import GoodsLookup, GoodsTable

_LONGEST_QUERY: Final = 400
_MOST_PROPOSALS: Final = 50


def search(
    query: str,
    *,
    country: str,
    on: dt.date | None = None,
    origin: str = "",
    tariff: "GoodsLookup | None" = None,
    limit: int = 5,
) -> Proposals:
    """Return the tariff codes that goods may have, from what a shop calls them.

    It reads English and Chinese, and a code of four digits or more, for what stands under it. The
    order is the same each time, and nothing is looked up outside the package. It proposes; a person
    who knows the goods decides.

    Args:
        query: A few words or a title, such as ``"women's cotton dress"``; 400 signs at most.
        country: The destination. The United States, Great Britain and the members of the European
            Union have their own lines; any other has the six digits that all share.
        on: The day whose duty is shown; without it none is.
        origin: The country of origin, where the duty depends on it.
        tariff: A tariff in place of the built-in one.
        limit: How many proposals at the most, from 1 to 50.

    Raises:
        InvalidInput: The query is empty or too long, the country unknown, the limit out of range.
        InvalidType: An argument is of the wrong kind.

    Examples:
        >>> found = search("women's woven cotton dress", country="US", on=dt.date(2026, 11, 21))
        >>> best = found.proposals[0]
        >>> best.subheading, best.path[1].code, best.score > 0.5
        ('620442', '6204', True)
    """
    words = _words(query)
    country_code(country)
    origin = country_code(origin) if origin else ""
    day = None if on is None else civil_date(on, where="on")
    asked = read_query(words)
    lists = nomenclature_of(country)
    duties = None if day is None else _Duties(country, origin, day, tariff)
    best = rank(asked, _limit(limit))
    return Proposals(
        query=words,
        country=country,
        nomenclature=lists.name,
        edition=lists.edition,
        source=lists.source,
        proposals=tuple(_proposal(found, asked, lists, duties) for found in best),
        corrected=asked.corrected,
        unknown=asked.unknown,
        on=day,
    )


def _words(query: str) -> str:
    words = " ".join(of_kind(query, str, "query").split())
    if not words or len(words) > _LONGEST_QUERY:
        raise InvalidInput(
            "A query of {value} signs finds nothing.",
            code="search.query",
            remedy="Give a few words or the title of the goods, at most {most} signs.",
            where="query",
            value=len(words),
            most=_LONGEST_QUERY,
        )
    return words


def _limit(limit: int) -> int:
    if not 1 <= of_kind(limit, int, "limit") <= _MOST_PROPOSALS:
        raise InvalidInput(
            "{value} is no number of proposals.",
            code="search.limit",
            remedy="Give a number from 1 to {most}.",
            where="limit",
            value=limit,
            most=_MOST_PROPOSALS,
        )
    return limit


class _Duties:
    """The tariff of a destination on a day."""

    def __init__(
        self, country: str, origin: str, on: dt.date, tariff: "GoodsLookup | None"
    ) -> None:
        # Words are found without the rules of any country; duties are what needs them.
        from xborder.policy.book import default_book  # noqa: PLC0415
        from xborder.policy.goods_table import GoodsKey  # noqa: PLC0415

        book = default_book()
        self._lookup: GoodsLookup | GoodsTable | None = tariff
        if tariff is None and book.covers(country):
            self._lookup = book.policy(country).tables.get("tariff")
        self._on = on
        self._key = partial(GoodsKey, origin=origin, destination=country)

    def of(self, code: str) -> "Dated[Amount] | None":
        """Return the duty of a code; ``None`` if the tariff does not know it."""
        if self._lookup is None:
            return None
        return self._lookup.find(self._key(hs_code=code), self._on)


def _proposal(found: Ranked, query: Query, lists: Nomenclature, duties: _Duties | None) -> Proposal:
    if not lists.under(found.subheading):  # an edition may lack a subheading that others have
        lists = SYSTEM
    way = descend(found.subheading, query, lists)
    named = next((each.code for each in reversed(way) if each.code), "")
    code = max(named, found.subheading, key=len)
    return Proposal(
        code=code,
        subheading=found.subheading,
        path=(_chapter(code), *(Step(code=each.code, text=each.text) for each in way)),
        score=found.score,
        reasons=tuple(_reasons(found, query)),
        lines=0 if way[-1].declarable else _lines_below(code, lists),
        duty=None if duties is None else duties.of(code),
    )


def _chapter(code: str) -> Step:
    return Step(code=code[:2], text=index.texts()[code[:2]])


def _lines_below(code: str, lists: Nomenclature) -> int:
    return sum(line.declarable for line in lists.under(code))


def _reasons(found: Ranked, query: Query) -> Iterator[Text]:
    own = dict.fromkeys(each.word for each in found.words if not each.as_named)
    if own:
        yield Text("The line, or one above or below it, has {words}.", words=_listed(own))
    if query.code:
        yield Text("It stands under the code that was given, {code}.", code=query.code)
        return
    for placed in {each.name: each for each in reversed(found.places)}.values():
        yield Text(
            '"{word}" names goods ({name}) that stand under {place}.',
            word=placed.word,
            name=placed.name,
            place=placed.place,
        )
    named = {each.as_named: each.word for each in found.words if each.as_named}
    for name, word in named.items():
        if all(placed.name != name for placed in found.places):
            theirs = dict.fromkeys(each.stem for each in found.words if each.as_named == name)
            yield Text(
                '"{word}" is what the nomenclature may call {words}.',
                word=word,
                words=_listed(theirs),
            )
    if found.traits:
        yield Text("It agrees in: {traits}.", traits=_listed(found.traits))


def _listed(words: Iterable[str]) -> Text:
    return listed(map(Text, words), last="{left}, {right}")
