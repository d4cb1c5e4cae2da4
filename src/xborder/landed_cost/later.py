"""Parts of a result that are worked out when they are first read."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from attrs import frozen

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

T = TypeVar("T")


class Later(Sequence[T], Generic[T]):
    """A sequence that is worked out when it is first read, and equal to the tuple it then is.

    What a quote answers beyond the question (what each answer to a missing fact would lead to,
    what a scheme would cost that could be elected) takes a whole run each. Most callers read only
    the total. Whoever reads, compares, stores or sends the rest has it worked out: a document
    never leaves without it.

    Args:
        make: Works it out; it must depend on nothing that changes.

    Examples:
        >>> squares = Later(lambda: (1, 4, 9))
        >>> squares[1], squares == (1, 4, 9)
        (4, True)
    """

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], tuple[T, ...]]) -> None:
        self._make: Callable[[], tuple[T, ...]] | None = make
        self._made: tuple[T, ...] = ()

    def _all(self) -> tuple[T, ...]:
        make = self._make
        if make is not None:
            self._made = make()
            self._make = None  # what it was made of is let go
        return self._made

    @overload
    def __getitem__(self, position: int) -> T: ...
    @overload
    def __getitem__(self, position: slice) -> tuple[T, ...]: ...
    def __getitem__(self, position: int | slice) -> T | tuple[T, ...]:
        return self._all()[position]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[T]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        return self._all() == (other._all() if isinstance(other, Later) else other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (self._all(),)


@frozen(eq=False)
class MadeLater:
    """How a field is read that holds a tuple, or a :class:`Later` that is not worked out by that.

    Args:
        part: The type of its entries.

    Examples:
        >>> from typing import Annotated
        >>> from xborder.document import Document
        >>> class Squares(Document):
        ...     of: Annotated[tuple[int, ...] | Later[int], MadeLater(int)]
        >>> Squares(of=Later(lambda: (1, 4))).model_dump_json(), Squares(of=[1, 4]).of
        ('{"of":[1,4]}', (1, 4))
    """

    part: type

    def __get_pydantic_core_schema__(
        self, _source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema  # noqa: PLC0415 - only where documents are declared

        plain = core_schema.tuple_variable_schema(handler.generate_schema(self.part))
        return core_schema.no_info_wrap_validator_function(
            _as_given,
            plain,
            serialization=core_schema.wrap_serializer_function_ser_schema(_made, schema=plain),
        )


def _as_given(value: Any, handler: Callable[[Any], Any]) -> Any:
    return value if isinstance(value, Later) else handler(value)


def _made(value: Any, handler: Callable[[Any], Any]) -> Any:
    return handler(tuple(value))
