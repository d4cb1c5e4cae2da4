"""Correlations between currencies: checked once, so that no risk is computed on nonsense."""

import math
from collections.abc import Iterable, Mapping, Sequence

from attrs import field, frozen

from xborder.errors import InvalidInput, InvalidType, NotFound
from xborder.fx.numerics.linear import cholesky
from xborder.fx.rates.pair import currency_code
from xborder.kind import all_of_kind, mapping_of, of_kind
from xborder.number import correlation as check_correlation
from xborder.number import finite_values


@frozen(init=False)
class Correlation:
    """Correlations of the returns of currencies against home.

    Args:
        pairs: The correlation of each two currencies, by ``(one, other)``; those of a currency
            with itself are 1. All combinations must be given.

    Raises:
        InvalidInput: A value lies outside -1 and 1, a pair is given twice or is missing, or the
            matrix is not positive semi-definite.

    Examples:
        >>> known = Correlation({("EUR", "GBP"): 0.6})
        >>> known.of("GBP", "EUR"), known.of("EUR", "EUR")
        (0.6, 1.0)
    """

    currencies: tuple[str, ...]
    _values: dict[frozenset[str], float] = field(repr=False)

    def __init__(self, pairs: Mapping[tuple[str, str], float]) -> None:
        values: dict[frozenset[str], float] = {}
        names: dict[str, None] = {}
        for pair, value in mapping_of(pairs, "pairs").items():
            one, other = (currency_code(code) for code in _two(pair))
            key = frozenset((one, other))
            rho = check_correlation(value, where="correlation")
            if len(key) == 1 or key in values:
                raise InvalidInput(
                    "The correlation {value} of {one} and {other} cannot be used.",
                    code="fx.correlation",
                    remedy="Give each two different currencies once.",
                    where="correlation",
                    value=value,
                    one=one,
                    other=other,
                )
            values[key] = rho
            names |= {one: None, other: None}
        self.__attrs_init__(tuple(names), values)
        # checked once here, so that no risk is computed on correlations that no draws could have
        cholesky(self.matrix(self.currencies))

    def of(self, one: str, other: str) -> float:
        """Return the correlation of two currencies.

        Raises:
            NotFound: It is not known.
        """
        codes = frozenset((currency_code(one, where="one"), currency_code(other, where="other")))
        if len(codes) == 1:
            return 1.0
        found = self._values.get(codes)
        if found is None:
            raise NotFound(
                "The correlation of {value} and {other} is not known.",
                code="fx.no_correlation",
                remedy="Add it; give 0 only if you mean it.",
                where="correlation",
                value=one,
                other=other,
            )
        return found

    def matrix(self, currencies: Iterable[str]) -> list[list[float]]:
        """Return the matrix of some currencies, in their order."""
        names = all_of_kind(currencies, str, "currencies")
        return [[self.of(one, other) for other in names] for one in names]


def _two(pair: object) -> tuple[object, object]:
    if isinstance(pair, tuple) and len(pair) == 2:
        return pair
    raise InvalidType(
        "{value} is not a pair of currencies.",
        code="fx.correlation",
        remedy='Write the key as two codes, such as ("EUR", "GBP").',
        where="pairs",
        value=str(pair)[:80],
    )


def known_correlation(given: Correlation | None) -> Correlation:
    """Return a correlation that may be left out where one currency alone is exposed."""
    return Correlation({}) if given is None else of_kind(given, Correlation, "correlation")


def correlation_of(returns: Mapping[str, Sequence[float]]) -> Correlation:
    """Return the sample correlations of series of returns.

    Args:
        returns: The returns of each currency, over the same periods.

    Raises:
        InvalidInput: Series differ in length, have fewer than three returns, or never move.

    Examples:
        >>> found = correlation_of({"EUR": [0.01, -0.02, 0.01], "GBP": [0.02, -0.01, -0.01]})
        >>> round(found.of("EUR", "GBP"), 4)
        0.5
    """
    centred: dict[str, list[float]] = {}
    given = {
        currency_code(code, where="returns"): finite_values(series, f"returns.{code}")
        for code, series in mapping_of(returns, "returns").items()
    }
    lengths = {len(values) for values in given.values()}
    for code, values in given.items():
        mean = math.fsum(values) / max(len(values), 1)
        spread = [value - mean for value in values]
        size = math.sqrt(math.fsum(value * value for value in spread))
        if len(lengths) > 1 or len(values) < 3 or size == 0.0:
            raise InvalidInput(
                "The {count} returns of {value} have no correlation with others.",
                code="fx.returns",
                remedy="Give series of equal length, three or more, that move.",
                where="returns",
                value=code,
                count=len(values),
            )
        centred[code] = [value / size for value in spread]
    names = list(centred)
    return Correlation(
        {
            (one, other): max(
                -1.0,
                min(
                    1.0,
                    math.fsum(a * b for a, b in zip(centred[one], centred[other], strict=True)),
                ),
            )
            for position, one in enumerate(names)
            for other in names[position + 1 :]
        }
    )
