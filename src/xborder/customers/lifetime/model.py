"""What every model of repeat buying answers, and how each of them is fitted.

The models differ in one function: the log-likelihood of a population at given parameters, with its
gradient. All else is the same for each and stands here once: distinct rows, an inner time scale
near 1, a search over logarithms, and the way back to the caller's unit of time.
"""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from xborder.customers import arguments
from xborder.customers.lifetime.columns import Floats
from xborder.customers.lifetime.estimated import Estimated
from xborder.customers.lifetime.fit import Fit, fitted
from xborder.customers.lifetime.maximum import maximise
from xborder.customers.lifetime.population import Population, population
from xborder.customers.purchases.span import Span, TimeUnit
from xborder.customers.purchases.summary import Summary
from xborder.errors import InvalidType, extra
from xborder.messages import Text
from xborder.progress import Progress

if TYPE_CHECKING:
    from typing import Self

    import numpy as np
else:
    np = extra("numpy", name="stats")


class PurchaseModel(Protocol):
    """What BG/NBD, MBG/NBD and Pareto/NBD have in common; a model of your own can have it too."""

    name: ClassVar[str]
    """The model's name in the field."""

    # Any, as some checkers take a converted field for a descriptor that no property can match.
    @property
    def unit(self) -> Any:
        """The unit of its ages, a :class:`TimeUnit`."""

    @property
    def parameters(self) -> Mapping[str, float]:
        """Its parameters by name."""

    def p_alive(self, frequency: Any, age_at_last: Any, age: Any) -> Floats:
        """Return the probability that a customer has not dropped out."""

    def expected_purchases(
        self, frequency: Any, age_at_last: Any, age: Any, *, within: Span
    ) -> Floats:
        """Return the purchases expected of a customer after the end of observation."""


def check_model(model: object) -> None:
    """Refuse what is no model of repeat buying.

    Raises:
        InvalidType: It lacks a name, a unit, parameters, or one of the two answers.
    """
    needed = ("name", "unit", "parameters", "p_alive", "expected_purchases")
    if isinstance(model, type) or not all(hasattr(model, name) for name in needed):
        raise InvalidType(
            "{value} is no model of repeat buying.",
            code="customers.model",
            remedy="Give a model, such as fit.model.",
            where="model",
            value=arguments.shown(model),
        )


def doubts_of(model: PurchaseModel) -> tuple[Text, ...]:
    """Return what a model has to say of its fit; one of your own may have nothing to say."""
    return tuple(getattr(model, "doubts", ()))


class RepeatBuying(Estimated):
    """A model of repeat buying in continuous time, given its likelihood.

    A model names its parameters and which of them are lengths of time, says where a search
    starts, and gives :meth:`_likelihood`; it then fits, and checks its parameters.
    """

    __slots__ = ()

    unit: TimeUnit

    _names: ClassVar[tuple[str, ...]]
    """The parameters, in the order of the search."""
    _times: ClassVar[tuple[str, ...]]
    """Those that are lengths of time and change with the unit."""
    _starts: ClassVar[tuple[tuple[float, ...], ...]]
    """Where a search begins, ages divided by their mean."""

    def _length(self, within: Span) -> float:
        return arguments.an(Span, within, "within").in_unit(self.unit)

    @property
    def parameters(self) -> Mapping[str, float]:
        """The parameters by name."""
        return {name: getattr(self, name) for name in self._names}

    @classmethod
    def fit(cls, summary: Summary, *, progress: Progress | None = None) -> "Fit[Self]":
        """Return the model of highest likelihood, with standard errors and convergence.

        Args:
            summary: The population; weights count rows that stand for several customers.
            progress: Called at each evaluation of the likelihood with how many were done; how many
                will come nobody knows.

        Returns:
            The fit: ``.model``, ``.standard_errors``, ``.log_likelihood``, ``.convergence``.

        Raises:
            NoSolution: Nobody bought twice, or the likelihood is finite nowhere.
        """
        rows = population(arguments.an(Summary, summary, "summary"))
        build: Callable[..., Self] = cls
        return fitted(
            lambda found, how: build(**found, unit=summary.unit, convergence=how),
            top=maximise(
                lambda point: cls._likelihood(point, rows), starts=cls._starts, progress=progress
            ),
            scales=cls._scales(rows.scale),
            customers=rows.customers,
            shift=rows.unit_shift,
        )

    def log_likelihood(self, summary: Summary) -> float:
        """Return the log-likelihood of a population at these parameters.

        Args:
            summary: The population, in the model's unit of time.
        """
        rows = population(arguments.an(Summary, summary, "summary"))
        scales = self._scales(rows.scale)
        inner = [value / scales[name] for name, value in self.parameters.items()]
        return self._likelihood(np.log(inner), rows)[0] + rows.unit_shift

    @classmethod
    def _scales(cls, scale: float) -> Mapping[str, float]:
        """Return what each parameter is multiplied by to leave the inner time scale."""
        return {name: scale if name in cls._times else 1.0 for name in cls._names}

    @classmethod
    @abstractmethod
    def _likelihood(cls, log_parameters: Floats, rows: Population) -> tuple[float, Floats]:
        """Return the log-likelihood and its gradient over the logarithms of the parameters."""
