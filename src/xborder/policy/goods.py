"""Goods tables in the dialect of law: which rate is for which goods, by which source, since when.

VAT = goods(
    "vat",
    GoodsRate("is.vat", "0.24").by(ACT),
    GoodsRate("is.vat.books", "0.11", hs="4901 4902", categories="books").by(ACT),
)
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from attrs import field, frozen

from xborder.policy.amount import Amount, Percent
from xborder.policy.goods_table import GoodsRule, GoodsTable, Listed, Scope
from xborder.policy.names import categories, codes, places, words
from xborder.policy.rule import Rule
from xborder.timeline import Dated, Timeline


def _amount(given: Amount | str) -> Amount:
    return Percent(given) if isinstance(given, str) else given


@frozen
class GoodsRate(Rule):
    """What is due on some goods; what is left out of the scope does not restrict.

    The closest scope wins: the longest HS prefix, then the category, then the rate for all goods.
    Codes, categories and countries may be written as words with spaces between them.

    Attributes:
        id: Its name, such as ``"de.vat.books"``.
        amount: The amount; text is a share, such as ``"0.24"`` for 24%.
        hs: HS prefixes; any of them.
        except_hs: HS prefixes taken out again.
        categories: Goods categories; any of them.
        origins: Countries of origin; any of them.
        destinations: Destinations; any of them.
        regions: Regions; any of them.
        title: What the goods are called, if that helps a reader.
    """

    id: str = field(kw_only=False)
    amount: Amount = field(converter=_amount)
    hs: tuple[str, ...] = field(default=(), converter=codes)
    except_hs: tuple[str, ...] = field(default=(), converter=codes, kw_only=True)
    categories: frozenset[str] = field(default=frozenset(), converter=categories, kw_only=True)
    origins: frozenset[str] = field(default=frozenset(), converter=places, kw_only=True)
    destinations: frozenset[str] = field(default=frozenset(), converter=places, kw_only=True)
    regions: frozenset[str] = field(default=frozenset(), converter=words, kw_only=True)
    title: str = field(default="", kw_only=True)

    @property
    def scope(self) -> Scope:
        """The goods it is for: by code or category, origin and place."""
        return Scope(
            hs=self.hs,
            except_hs=self.except_hs,
            categories=self.categories,
            origins=self.origins,
            destinations=self.destinations,
            regions=self.regions,
        )


Entry: TypeAlias = "Timeline[GoodsRate] | GoodsRule | Iterable[GoodsRule]"


def goods(name: str, *entries: Entry, beneath: Iterable[Dated[Listed]] = ()) -> GoodsTable:
    """Return a goods table.

    Args:
        name: The name that :class:`~xborder.policy.amount.ByGoods` speaks.
        *entries: Dated rates; or rules that stand elsewhere, such as those of a tariff's column.
        beneath: Whole tariffs that answer for goods of which no entry speaks.

    Raises:
        InvalidPolicy: Two entries of equal scope hold on the same day.

    Examples:
        >>> from xborder.policy.vocabulary import Reader, day
        >>> act = Reader(day(2026, 11, 21)).official("VAT Act No. 50/1988")
        >>> table = goods(
        ...     "vat",
        ...     GoodsRate("is.vat", "0.24").by(act),
        ...     GoodsRate("is.vat.books", "0.11", hs="4901 4902", categories="books").by(act),
        ... )
        >>> [rule.id for rule in table.rules]
        ['is.vat', 'is.vat.books']
    """
    return GoodsTable(name, tuple(goods_rules(*entries)), beneath=tuple(beneath))


def goods_rules(*entries: Entry) -> Iterator[GoodsRule]:
    """Yield the rules that entries stand for, without a table that looks goods up in them.

    Args:
        *entries: Dated rates, or rules that stand elsewhere.
    """
    for entry in entries:
        yield from _rules(entry)


def _rules(entry: Entry) -> Iterator[GoodsRule]:
    match entry:
        case GoodsRule():
            yield entry
        case Timeline():
            for dated in entry:
                rate = dated.value
                amount = dated.holding(rate.amount)
                yield GoodsRule(id=rate.id, scope=rate.scope, title=rate.title, amount=amount)
        case _:
            yield from entry
