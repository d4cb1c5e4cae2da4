"""Gamma-Gamma: what a purchase of a customer is worth on average, however few were seen.

Each purchase of a customer is worth a Gamma(p, nu) amount and nu ~ Gamma(q, v) over customers.
The model takes the value of a purchase to be independent of how often one buys; look at
:func:`value_correlation` before trusting it.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from attrs import field, frozen

from xborder.customers import arguments
from xborder.customers.lifetime.columns import Floats, Numbers, columns
from xborder.customers.lifetime.estimated import Estimated
from xborder.customers.lifetime.fit import Fit, fitted
from xborder.customers.lifetime.maximum import Convergence, maximise
from xborder.customers.purchases.summary import Summary
from xborder.errors import InvalidInput, NoSolution, extra
from xborder.progress import Progress

if TYPE_CHECKING:
    import numpy as np
    from scipy import special
else:
    np = extra("numpy", name="stats")
    special = extra("scipy.special", name="stats")

_STARTS = ((6.0, 4.0, 0.5), (1.0, 2.0, 1.0))


@frozen(kw_only=True)
class GammaGamma(Estimated):
    """The Gamma-Gamma model of the value of a purchase.

    Args:
        p: Shape of the value of a purchase.
        q: Shape of its scale over customers; with ``q <= 1`` the population has no mean.
        v: Scale over customers, in ``currency``.
        currency: The currency of the values.
        convergence: How the fit ended that gave the parameters; ``None`` if they were given.

    Raises:
        InvalidInput: A parameter is not a finite number above 0.

    Source: Fader and Hardie, "The Gamma-Gamma Model of Monetary Value" (2013); Fader, Hardie and
        Lee, Journal of Marketing Research 42 (2005), 415-430.

    Examples:
        >>> spend = GammaGamma(p=6.25, q=3.74, v=15.44, currency="USD")
        >>> round(float(spend.expected_value(2, 22.35)), 2)
        24.66
    """

    p: float
    q: float
    v: float
    currency: str
    convergence: Convergence | None = field(default=None, eq=False, repr=False)

    name: ClassVar[str] = "Gamma-Gamma"

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        arguments.an(str, self.currency, "currency")

    @property
    def parameters(self) -> Mapping[str, float]:
        """The parameters by name."""
        return {"p": self.p, "q": self.q, "v": self.v}

    @property
    def population_mean(self) -> float:
        """The mean value of a purchase over the population, ``p v / (q - 1)``.

        Raises:
            NoSolution: ``q <= 1``: the mean is infinite.
        """
        if self.q <= 1:
            raise NoSolution(
                "With q = {value} the mean value over the population is infinite.",
                code="customers.no_mean",
                remedy="Give every customer a repeat purchase, or fit on more customers.",
                where="q",
                value=self.q,
            )
        return self.p * self.v / (self.q - 1)

    @classmethod
    def fit(cls, summary: Summary, *, progress: Progress | None = None) -> "Fit[GammaGamma]":
        """Return the model of highest likelihood over the repeat buyers of a summary.

        Args:
            summary: The population; those without a repeat purchase of positive value say nothing
                about values and are left out.
            progress: Called at each evaluation of the likelihood with how many were done; how many
                will come nobody knows.

        Returns:
            The fit: ``.model``, ``.standard_errors``, ``.log_likelihood``, ``.convergence``.

        Raises:
            InvalidInput: There is no repeat buyer.
        """
        buyers = arguments.an(Summary, summary, "summary").repeat_buyers()
        x = np.asarray(buyers.frequency, dtype=float)
        weight = np.asarray(buyers.weight)
        mean = np.asarray(buyers.mean_value)
        # Amounts near 1 whatever the currency: a yen and a dinar start the same search.
        scale = float(np.average(mean, weights=weight))
        mean = mean / scale

        def likelihood(log_parameters: Floats) -> tuple[float, Floats]:
            return _log_likelihood(log_parameters, x, mean, weight)

        return fitted(
            lambda found, how: cls(**found, currency=summary.currency, convergence=how),
            top=maximise(likelihood, starts=_STARTS, progress=progress),
            scales={"p": 1.0, "q": 1.0, "v": scale},
            customers=float(weight.sum()),
            shift=-float(weight.sum()) * float(np.log(scale)),
        )

    def log_likelihood(self, summary: Summary) -> float:
        """Return the log-likelihood of the repeat buyers at these parameters."""
        buyers = arguments.an(Summary, summary, "summary").repeat_buyers()
        return _log_likelihood(
            np.log([self.p, self.q, self.v]),
            np.asarray(buyers.frequency, dtype=float),
            np.asarray(buyers.mean_value),
            np.asarray(buyers.weight),
        )[0]

    def expected_value(self, frequency: Numbers, mean_value: Numbers) -> Floats:
        """Return the mean value expected of a customer's purchases.

        ``E[M] = p (v + x zbar) / (p x + q - 1)``, the population mean if nothing was seen.

        Args:
            frequency: Repeat purchases, x.
            mean_value: Their mean value, zbar, in ``currency``; read only where x > 0.

        Returns:
            Expected values of one purchase, in ``currency``.

        Raises:
            InvalidInput: A frequency or a value is below 0.
            NoSolution: A customer without a repeat purchase, and the population has no mean.
        """
        x, mean = columns(frequency=frequency, mean_value=mean_value)
        if not ((x >= 0) & (mean >= 0)).all():
            raise InvalidInput(
                "A frequency or a mean value is below 0.",
                code="customers.columns",
                remedy="Give frequency >= 0 and mean_value >= 0.",
                where="mean_value",
                value=float(np.minimum(x, mean).min()),
            )
        if (x == 0).any():
            _ = self.population_mean
        expected: Floats = self.p * (self.v + x * mean) / (self.p * x + self.q - 1)
        return expected


def value_correlation(summary: Summary) -> float:
    """Return Pearson's correlation of frequency and mean value over repeat buyers.

    The Gamma-Gamma model takes it to be 0. Values within about 0.2 do little harm.

    Args:
        summary: Frequency and mean value of each buyer.

    Raises:
        InvalidInput: There is no repeat buyer.
        NoSolution: All have the same frequency or the same value.
    """
    buyers = arguments.an(Summary, summary, "summary").repeat_buyers()
    x, mean = np.asarray(buyers.frequency, dtype=float), np.asarray(buyers.mean_value)
    spread = np.cov(x, mean, aweights=np.asarray(buyers.weight), ddof=0)
    if not (spread[0, 0] > 0 and spread[1, 1] > 0):
        raise NoSolution(
            "The frequencies or the values of the {value} repeat buyers are all equal.",
            code="customers.no_spread",
            remedy="A correlation needs both to differ.",
            where="summary",
            value=len(buyers),
        )
    return float(spread[0, 1] / np.sqrt(spread[0, 0] * spread[1, 1]))


def _log_likelihood(
    log_parameters: Floats, x: Floats, mean: Floats, weight: Floats
) -> tuple[float, Floats]:
    """Return height and slope over the logarithms of p, q and v.

    ``ln B`` is written in gamma functions of ``p x + q`` and ``p x``; ln(x) and ln(zbar) are taken
    apart, since ``x zbar`` of a busy buyer to the power of ``p x`` leaves the range of floats.
    """
    p, q, v = np.exp(log_parameters)
    shape, both = p * x, v + x * mean
    log_both, log_mean = np.log(both), np.log(mean)
    log_x = np.log(x)
    height = weight @ (
        special.gammaln(shape + q)
        - special.gammaln(shape)
        + (shape - 1) * log_mean
        + shape * log_x
        - (shape + q) * log_both
    )
    height += weight.sum() * (q * np.log(v) - special.gammaln(q))
    d_both = special.digamma(shape + q)
    slope = np.array(
        [
            weight @ (x * (d_both - special.digamma(shape) + log_mean + log_x - log_both)),
            weight @ (d_both - special.digamma(q) + np.log(v) - log_both),
            weight @ (q / v - (shape + q) / both),
        ]
    )
    return float(height), slope * np.exp(log_parameters)
