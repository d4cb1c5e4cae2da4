"""BG/BB: buying or not at each of n equal opportunities, until a customer drops out between two.

For donors, subscribers to a yearly fair, visitors of a weekly sale: whoever can buy at most once
a period. At each opportunity a living customer buys with probability p ~ Beta(alpha, beta), and
before each one drops out with probability theta ~ Beta(gamma, delta).
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field, frozen

from xborder import number
from xborder.customers import arguments
from xborder.customers.lifetime.columns import Floats, Numbers, columns
from xborder.customers.lifetime.estimated import Estimated
from xborder.customers.lifetime.fit import Fit, fitted
from xborder.customers.lifetime.maximum import Convergence, maximise
from xborder.errors import InvalidInput, InvalidRows, NoSolution, XborderError, extra
from xborder.progress import Progress

if TYPE_CHECKING:
    import numpy as np
    from scipy import special
else:
    np = extra("numpy", name="stats")
    special = extra("scipy.special", name="stats")

_NAMES = ("alpha", "beta", "gamma", "delta")
_STARTS = ((1.0, 1.0, 0.5, 2.0), (0.5, 0.5, 1.0, 5.0))


_MOST = 10_000
"""Opportunities: each is a term of the likelihood of every pattern."""
_TIMES = number.checks(number.whole, least=-_MOST, most=_MOST)


@frozen(kw_only=True, field_transformer=number.checked)
class Pattern:
    """What some customers did over n opportunities.

    Attributes:
        purchases: At how many opportunities they bought, x.
        last: The last opportunity at which they bought, t_x, counted from 1; 0 if none.
        opportunities: How many there were, n.
        customers: How many customers did so.
    """

    purchases: int = field(metadata=_TIMES)
    last: int = field(metadata=_TIMES)
    opportunities: int = field(metadata=_TIMES)
    customers: float = field(default=1.0, metadata=number.FINITE)


def _patterns(patterns: Iterable[Pattern]) -> tuple[Pattern, ...]:
    rows = arguments.each(Pattern, patterns, "patterns")
    bad: list[XborderError] = [
        InvalidInput(
            "The pattern {value} cannot happen.",
            code="customers.pattern",
            remedy="Give purchases <= last <= opportunities, both 0 only together.",
            where=f"patterns.{number}",
            value=(row.purchases, row.last, row.opportunities, row.customers),
        )
        for number, row in enumerate(rows)
        if not (
            0 <= row.purchases <= row.last <= row.opportunities
            and (row.purchases == 0) == (row.last == 0)
            and row.opportunities > 0
            and row.customers > 0
        )
    ]
    if bad:
        raise InvalidRows(bad)
    if not any(row.purchases for row in rows):
        raise NoSolution(
            "Nobody bought at any of the opportunities.",
            code="customers.one_time_buyers",
            remedy="Observe for longer.",
            where="patterns",
        )
    return rows


@frozen(kw_only=True)
class BetaGeoBb(Estimated):
    """The BG/BB model of buying at discrete opportunities.

    Args:
        alpha: First shape of the probability to buy.
        beta: Second shape of the probability to buy.
        gamma: First shape of the probability to drop out.
        delta: Second shape of the probability to drop out.
        convergence: How the fit ended that gave the parameters; ``None`` if they were given.

    Raises:
        InvalidInput: A parameter is not a finite number above 0.

    Source: Fader, Hardie and Shang, "Customer-Base Analysis in a Discrete-Time Noncontractual
        Setting", Marketing Science 29 (2010), 1086-1108, equations 5, 7 and 9.

    Examples:
        >>> model = BetaGeoBb(alpha=1.204, beta=0.750, gamma=0.657, delta=2.783)
        >>> [round(float(model.p_alive(x, last, 6)), 2) for x, last in ((0, 0), (2, 4), (6, 6))]
        [0.11, 0.59, 0.93]
    """

    alpha: float
    beta: float
    gamma: float
    delta: float

    convergence: Convergence | None = field(default=None, eq=False, repr=False)

    name: ClassVar[str] = "BG/BB"

    @property
    def parameters(self) -> Mapping[str, float]:
        """The parameters by name."""
        values = (self.alpha, self.beta, self.gamma, self.delta)
        return dict(zip(_NAMES, values, strict=True))

    @classmethod
    def fit(
        cls, patterns: Iterable[Pattern], *, progress: Progress | None = None
    ) -> "Fit[BetaGeoBb]":
        """Return the model of highest likelihood, with standard errors and convergence.

        Args:
            patterns: What customers did, and how many did so.
            progress: Called at each evaluation of the likelihood with how many were done; how many
                will come nobody knows.

        Raises:
            InvalidRows: A pattern that cannot happen: every one, each named.
            NoSolution: Nobody bought at all.
        """
        rows = _patterns(patterns)
        seen = np.array(
            [(row.purchases, row.last, row.opportunities) for row in rows], dtype=float
        ).T
        weight = np.array([row.customers for row in rows], dtype=float)

        def likelihood(log_parameters: Floats) -> tuple[float, Floats]:
            heights, slopes = _log_likelihood(np.exp(log_parameters), *seen)
            return float(weight @ heights), (slopes @ weight) * np.exp(log_parameters)

        return fitted(
            lambda found, how: cls(**found, convergence=how),
            top=maximise(likelihood, starts=_STARTS, progress=progress),
            scales=dict.fromkeys(_NAMES, 1.0),
            customers=float(weight.sum()),
        )

    def log_likelihood(self, patterns: Iterable[Pattern]) -> float:
        """Return the log-likelihood of a population at these parameters."""
        rows = _patterns(patterns)
        seen = np.array([(r.purchases, r.last, r.opportunities) for r in rows], dtype=float).T
        heights, _ = _log_likelihood(np.array(list(self.parameters.values())), *seen)
        return float(np.array([row.customers for row in rows]) @ heights)

    def p_alive(self, purchases: Numbers, last: Numbers, opportunities: Numbers) -> Floats:
        """Return the probability of being alive at the opportunity after the last one seen.

        Args:
            purchases: x.
            last: t_x.
            opportunities: n.

        Returns:
            Probabilities, one a customer.

        Raises:
            InvalidInput: Not ``x <= t_x <= n``.
        """
        x, t_x, n = self._columns(purchases, last, opportunities)
        height = self._height(x, t_x, n)
        buys = self._bought(x, n)
        lives = special.betaln(self.gamma, self.delta + n + 1) - self._life
        return self._plain(np.exp(buys + lives - height))

    def expected_purchases(
        self,
        purchases: Numbers,
        last: Numbers,
        opportunities: Numbers,
        *,
        ahead: int,
        discount: float = 0.0,
    ) -> Floats:
        """Return the purchases expected at the next opportunities.

        Args:
            purchases: x.
            last: t_x.
            opportunities: n.
            ahead: How many opportunities to look ahead, 1 or more.
            discount: The rate from one opportunity to the next, a fraction; each purchase counts
                ``(1 + discount)**-k`` at the k-th opportunity ahead.

        Returns:
            Expected numbers, one a customer.

        Raises:
            InvalidInput: Not ``x <= t_x <= n``, or ``ahead`` below 1.
        """
        ahead = number.whole(ahead, "ahead", least=-_MOST, most=_MOST)
        discount = number.between(discount, "discount", least=-1, most=1e9)
        if ahead < 1:
            raise InvalidInput(
                "{value} opportunities ahead are none.",
                code="customers.ahead",
                remedy="Give 1 or more.",
                where="ahead",
                value=ahead,
            )
        x, t_x, n = self._columns(purchases, last, opportunities)
        height = self._height(x, t_x, n)
        buys = special.betaln(self.alpha + x + 1, self.beta + n - x)
        buys -= special.betaln(self.alpha, self.beta)
        k = np.arange(1, ahead + 1)
        lives = special.betaln(self.gamma, self.delta + n[..., None] + k) - self._life
        worth = np.exp(lives) * (1 + discount) ** -k.astype(float)
        return self._plain(np.exp(buys - height) * worth.sum(axis=-1))

    @property
    def _life(self) -> Any:
        return special.betaln(self.gamma, self.delta)

    def _bought(self, x: Floats, n: Floats) -> Any:
        both = special.betaln(self.alpha + x, self.beta + n - x)
        return both - special.betaln(self.alpha, self.beta)

    def _height(self, x: Floats, t_x: Floats, n: Floats) -> Floats:
        parameters = np.array(list(self.parameters.values()))
        return _log_likelihood(parameters, x.ravel(), t_x.ravel(), n.ravel())[0].reshape(x.shape)

    @staticmethod
    def _plain(values: Floats) -> Floats:
        return values[()]

    @staticmethod
    def _columns(
        purchases: Numbers, last: Numbers, opportunities: Numbers
    ) -> tuple[Floats, Floats, Floats]:
        x, t_x, n = columns(purchases=purchases, last=last, opportunities=opportunities)
        whole = (x == np.floor(x)) & (t_x == np.floor(t_x)) & (n == np.floor(n)) & (n <= _MOST)
        if (
            not (whole & (x >= 0) & (x <= t_x) & (t_x <= n) & ((x == 0) == (t_x == 0))).all()
            or not x.size
        ):
            raise InvalidInput(
                "Some of the {value} patterns cannot happen.",
                code="customers.pattern",
                remedy="Give purchases <= last <= opportunities, both 0 only together.",
                where="purchases",
                value=x.size,
            )
        return x, t_x, n


def _log_likelihood(parameters: Floats, x: Floats, t_x: Floats, n: Floats) -> tuple[Floats, Floats]:
    """Return the log-likelihood of each pattern and its four slopes.

    The j-th term stands for a dropout before opportunity j+1 (j from t_x to n-1), or for none at
    all (j = n): ``B(alpha+x, beta+j-x) B(gamma+[j<n], delta+j) / (B(alpha,beta) B(gamma,delta))``.
    """
    # One row a pattern, one column a last opportunity lived; terms that cannot be count as log 0.
    alpha, beta, gamma, delta = parameters
    j = np.arange(int(n.max()) + 1)
    x, t_x, n = x[:, None], t_x[:, None], n[:, None]
    there = (j >= t_x) & (j <= n)
    left = (j < n).astype(float)
    fails = np.where(there, j - x, 0.0)
    terms = special.betaln(alpha + x, beta + fails) + special.betaln(gamma + left, delta + j)
    terms = np.where(there, terms, -np.inf)
    height = special.logsumexp(terms, axis=1)
    share = np.exp(terms - height[:, None])
    height = height - special.betaln(alpha, beta) - special.betaln(gamma, delta)
    psi = special.digamma
    ends = psi(alpha + beta + x + fails)
    lives = psi(gamma + delta + left + j)
    slopes = np.array(
        [
            (share * (psi(alpha + x) - ends)).sum(axis=1) - psi(alpha) + psi(alpha + beta),
            (share * (psi(beta + fails) - ends)).sum(axis=1) - psi(beta) + psi(alpha + beta),
            (share * (psi(gamma + left) - lives)).sum(axis=1) - psi(gamma) + psi(gamma + delta),
            (share * (psi(delta + j) - lives)).sum(axis=1) - psi(delta) + psi(gamma + delta),
        ]
    )
    return height, slopes
