"""What is given as arrays: read as floats and flattened, or refused with the argument's name."""

from typing import TYPE_CHECKING, Any

from xborder.errors import InvalidType

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

_NUMBERS = "biufO"  # numpy's letters of the kinds that may be numbers; objects are looked into


def floats(np: Any, values: "ArrayLike", where: str) -> "Floats":
    """Return ``values`` as an array of floats, of any shape.

    Raises:
        InvalidType: Something in it is no number; text is not read as one.
    """
    try:
        given = np.asarray(values)
        if given.dtype.kind in _NUMBERS and not _holds_text(given):
            read: Floats = given.astype(np.float64)
            return read
    except (TypeError, ValueError, OverflowError, ArithmeticError):
        pass  # numpy's errors do not say which argument it was
    raise InvalidType(
        "{name} holds what is not a number.",
        code="number.not_a_number",
        remedy="Give numbers, or an array of them.",
        where=where,
        name=where,
        value=type(values).__name__,
    )


def _holds_text(given: Any) -> bool:
    return given.dtype.kind == "O" and any(isinstance(each, str) for each in given.flat)


def words(np: Any, kind: "ArrayLike") -> Any:
    """Return kinds of options as an array; what is no text counts as an unknown kind."""
    try:
        given = np.asarray(kind)
    except ValueError:  # lists of unequal length
        given = np.asarray(None)
    return given if given.dtype.kind == "U" else np.vectorize(str, otypes=["U16"])(given)


def broadcast(
    np: Any, kind: "ArrayLike", given: dict[str, "ArrayLike"]
) -> tuple[Any, dict[str, "Floats"], tuple[int, ...]]:
    """Return kinds and columns as flat arrays of one length, and the shape they came in.

    Raises:
        InvalidType: A column holds what is not a number, or the shapes do not fit together.
    """
    arrays = [floats(np, values, name) for name, values in given.items()]
    try:
        kinds, *columns = np.broadcast_arrays(words(np, kind), *arrays)
    except ValueError as error:
        raise InvalidType(
            "The columns {value} do not fit together.",
            code="fx.shapes",
            remedy="Give arrays of one length, or single numbers.",
            where="columns",
            value=", ".join(f"{name} {one.shape}" for name, one in zip(given, arrays, strict=True)),
        ) from error
    flat = [np.ascontiguousarray(column).ravel() for column in columns]
    return kinds.ravel(), dict(zip(given, flat, strict=True)), kinds.shape
