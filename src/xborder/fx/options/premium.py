"""One premium in the four styles the market quotes."""

from attrs import frozen

from xborder.errors import InvalidInput
from xborder.kind import of_kind
from xborder.number import not_negative, positive


@frozen(kw_only=True)
class Premium:
    """One premium in the four styles the market quotes.

    Attributes:
        d_pips: Domestic currency per one unit of foreign notional (a price; not yet times 10,000).
        f_pips: Foreign currency per one unit of domestic notional.
        pct_domestic: Fraction of the domestic notional ``K``.
        pct_foreign: Fraction of the foreign notional.
    """

    d_pips: float
    f_pips: float
    pct_domestic: float
    pct_foreign: float

    @classmethod
    def of(cls, price: float, *, spot: float, strike: float) -> "Premium":
        """Return the four styles of a price in domestic currency per foreign unit.

        ``d_pips = V``, ``pct_foreign = V / S``, ``pct_domestic = V / K``, ``f_pips = V / (S K)``.

        Source: Wystup, FX Options and Structured Products (2006), section 1.5.2.

        Examples:
            >>> premium = Premium.of(0.029148, spot=1.2, strike=1.25)
            >>> round(premium.pct_foreign, 5), round(premium.pct_domestic, 5)
            (0.02429, 0.02332)
        """
        value = not_negative(price, where="price")
        rate, struck = positive(spot, where="spot"), positive(strike, where="strike")
        return cls(
            d_pips=value,
            f_pips=value / (rate * struck),
            pct_domestic=value / struck,
            pct_foreign=value / rate,
        )

    @classmethod
    def from_style(cls, style: str, amount: float, *, spot: float, strike: float) -> "Premium":
        """Return the four styles of a premium quoted in one of them.

        Args:
            style: ``"d_pips"``, ``"f_pips"``, ``"pct_domestic"`` or ``"pct_foreign"``.
            amount: The premium in that style, as a fraction or a price, never in per cent.
            spot: S, domestic per one foreign.
            strike: K, domestic per one foreign.

        Raises:
            InvalidInput: There is no such style.
        """
        rate, struck = positive(spot, where="spot"), positive(strike, where="strike")
        scales = {
            "d_pips": 1.0,
            "f_pips": rate * struck,
            "pct_domestic": struck,
            "pct_foreign": rate,
        }
        if of_kind(style, str, "style") not in scales:
            raise InvalidInput(
                "{value} is not a style of quoting a premium.",
                code="fx.premium_style",
                remedy="Give one of {known}.",
                where="style",
                value=style,
                known=tuple(scales),
            )
        value = not_negative(amount, where="amount") * scales[style]
        return cls.of(value, spot=rate, strike=struck)
