"""A board of quotes: any rate that the quotes on it determine, and the path it took."""

from collections import deque
from collections.abc import Iterable, Mapping
from itertools import pairwise

from attrs import field, frozen

from xborder.errors import InvalidInput, NoRate
from xborder.fx.rates.pair import CurrencyPair, currency_code, currency_pair
from xborder.fx.rates.quote import TwoWayRate
from xborder.kind import all_of_kind, mapping_of


@frozen(kw_only=True)
class CrossRate:
    """A rate and how it was found.

    Attributes:
        rate: The two-sided rate of the pair asked for.
        path: The currencies passed, base first, quote last.
    """

    rate: TwoWayRate
    path: tuple[str, ...]


def _by_pair(quotes: Iterable[TwoWayRate]) -> dict[CurrencyPair, TwoWayRate]:
    known: dict[CurrencyPair, TwoWayRate] = {}
    for quote in all_of_kind(quotes, TwoWayRate, "quotes"):
        if quote.pair in known or quote.pair.inverse in known:
            raise InvalidInput(
                "{value} is quoted twice.",
                code="fx.quoted_twice",
                remedy="Keep one quote a pair: two of them need not agree.",
                where="quotes",
                value=str(quote.pair),
            )
        known[quote.pair] = quote
    return known


@frozen
class RateBoard:
    """Quotes of one moment, from which every cross they determine can be read.

    A rate is taken from its own quote if there is one, else multiplied along the path with the
    fewest quotes; among equally short paths the quotes given first win. One quote a pair.

    Attributes:
        quotes: The two-way rates, in the order given.

    Raises:
        InvalidInput: A pair is quoted twice.

    Examples:
        >>> board = RateBoard.of({"EURUSD": (1.0849, 1.0851), "USDJPY": (152.38, 152.42)})
        >>> cross = board.cross("EURJPY")
        >>> round(cross.rate.bid, 6), round(cross.rate.ask, 6), cross.path
        (165.317062, 165.390942, ('EUR', 'USD', 'JPY'))
    """

    _quotes: dict[CurrencyPair, TwoWayRate] = field(converter=_by_pair, hash=False)

    @classmethod
    def of(cls, quotes: Mapping[str, float | tuple[float, float]]) -> "RateBoard":
        """Return a board from plain numbers: a mid, or a (bid, ask), by pair."""
        rates = []
        for pair, price in mapping_of(quotes, "quotes").items():
            bid, ask = price if isinstance(price, tuple) and len(price) == 2 else (price, price)
            rates.append(TwoWayRate(pair=pair, bid=bid, ask=ask))
        return cls(rates)

    @property
    def quotes(self) -> tuple[TwoWayRate, ...]:
        """The quotes, in the order given."""
        return tuple(self._quotes.values())

    def cross(self, pair: CurrencyPair | str) -> CrossRate:
        """Return the rate of a pair and its path.

        Raises:
            NoRate: The quotes do not connect the two currencies.
        """
        wanted = currency_pair(pair)
        path = self._path(wanted)
        legs = [self._leg(CurrencyPair(base=one, quote=other)) for one, other in pairwise(path)]
        rate = legs[0]
        for leg in legs[1:]:
            rate = rate.times(leg)
        return CrossRate(rate=rate, path=path)

    def rate(self, pair: CurrencyPair | str) -> TwoWayRate:
        """Return the two-way rate of a pair; see :meth:`cross` for the path."""
        return self.cross(pair).rate

    def mid(self, base: str, quote: str) -> float:
        """Return the product of the mids along the path; 1 between a currency and itself.

        Raises:
            NoRate: The quotes do not connect the two currencies.
        """
        if currency_code(base) == currency_code(quote):
            return 1.0
        path = self._path(CurrencyPair(base=base, quote=quote))
        # Mids are divided by, not inverted and multiplied: the mid of an inverse is not the inverse
        # of the mid.
        product = 1.0
        for one, other in pairwise(path):
            direct = self._quotes.get(CurrencyPair(base=one, quote=other))
            if direct is not None:
                product *= direct.mid
            else:
                product /= self._quotes[CurrencyPair(base=other, quote=one)].mid
        return product

    def _leg(self, pair: CurrencyPair) -> TwoWayRate:
        direct = self._quotes.get(pair)
        return direct if direct is not None else self._quotes[pair.inverse].inverse

    def _path(self, pair: CurrencyPair) -> tuple[str, ...]:
        neighbours: dict[str, list[str]] = {}
        for quoted in self._quotes:
            neighbours.setdefault(quoted.base, []).append(quoted.quote)
            neighbours.setdefault(quoted.quote, []).append(quoted.base)
        # Breadth first: the first path found has the fewest quotes, and so the fewest spreads to
        # pay.
        seen = {pair.base}
        waiting: deque[tuple[str, ...]] = deque([(pair.base,)])
        while waiting:
            path = waiting.popleft()
            if path[-1] == pair.quote:
                return path
            for following in neighbours.get(path[-1], ()):
                if following not in seen:
                    seen.add(following)
                    waiting.append((*path, following))
        raise NoRate(
            "No chain of quotes leads from {base} to {quote}.",
            code="fx.no_path",
            remedy="Add a quote that connects them; quoted are {known}.",
            where="pair",
            value=str(pair),
            base=pair.base,
            quote=pair.quote,
            known=", ".join(str(quoted) for quoted in self._quotes) or "-",
        )
