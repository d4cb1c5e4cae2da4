"""What is owed by every model whose parameters were searched for, or given by hand."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import ClassVar

from xborder.customers import arguments
from xborder.customers.lifetime.columns import check_parameters
from xborder.customers.lifetime.maximum import Convergence
from xborder.messages import Text


class Estimated(ABC):
    """A model with positive parameters, and how the search for them ended.

    Attributes:
        convergence: How it ended; ``None`` for parameters given by hand.
        name: The model's name in the field.
    """

    __slots__ = ()

    convergence: Convergence | None
    name: ClassVar[str]

    def __attrs_post_init__(self) -> None:
        check_parameters(self.parameters)
        arguments.an((Convergence, type(None)), self.convergence, "convergence")

    @property
    @abstractmethod
    def parameters(self) -> Mapping[str, float]:
        """The parameters by name."""

    @property
    def doubts(self) -> tuple[Text, ...]:
        """What every figure of the model has to say of its fit; nothing if that converged.

        Parameters given by hand are the caller's own, and have no doubt.
        """
        return self.convergence.doubts(self.name) if self.convergence else ()
