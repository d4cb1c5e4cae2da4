"""The error tree, and one way to list what was wrong.

    XborderError
    ├── InvalidInput (ValueError)          a value that cannot be used
    │   ├── CurrencyMismatch               two currencies where one is needed
    │   └── InvalidRows                    a table's bad rows, all at once
    ├── InvalidType (TypeError)            a value of the wrong kind
    ├── NotFound (LookupError)             something asked for is not there
    │   ├── NoRuleInForce                  no rule on that date
    │   └── NoRate                         no exchange rate for that pair and day
    ├── NoSolution (ValueError)            a search or a fit that has no answer
    ├── InvalidPolicy (ValueError)         rules that contradict themselves
    │   └── UnsoundPolicy                  names in a policy that stand for nothing, all at once
    └── MissingExtra (ImportError)         an optional dependency is not installed

Every error says three things: what is wrong, the value at fault, and the remedy. Documents raise
pydantic's ``ValidationError`` with the same codes; :func:`problems` lists either kind alike.
"""

import functools
import sys
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import TYPE_CHECKING, Any, ClassVar, ParamSpec, TypeVar

from xborder.problem import Problem, Remedy, in_brief, nearest
from xborder.refusal import refused
from xborder.translations import DEFAULT_LOCALE, MOST_LOCALES, locale_named, worded

if TYPE_CHECKING:
    from babel import Locale
    from pydantic_core import CoreSchema

__all__ = [
    "CurrencyMismatch",
    "InvalidInput",
    "InvalidPolicy",
    "InvalidRows",
    "InvalidType",
    "MissingExtra",
    "NoRate",
    "NoRuleInForce",
    "NoSolution",
    "NotFound",
    "Problem",
    "UnknownLocaleError",
    "UnsoundPolicy",
    "XborderError",
    "as_pydantic",
    "at_the_door",
    "babel_locale",
    "door_schema",
    "extra",
    "known_locale",
    "nearest",
    "of_the_whole",
    "problems",
]

P = ParamSpec("P")
R = TypeVar("R")


class XborderError(Exception):
    """The root of everything xborder raises behind the door.

    Args:
        message: An English sentence with named places.
        code: A stable name for the kind of problem.
        remedy: What to do, an English sentence with named places.
        where: The field or row at fault.
        **values: What stands in the places of both sentences. ``value`` is the one at fault.
    """

    default_code: ClassVar[str] = "error"
    is_for_program: ClassVar[bool] = False
    """Whether the program lacks something that no sender of a document can give: a rate, a library,
    a sound rule. Its remedy names arguments and calls, and is for whoever writes the program."""

    def __init__(
        self, message: str, /, *, code: str = "", remedy: str = "", where: str = "", **values: Any
    ) -> None:
        self.text = message
        self.code: str = code or self.default_code
        self.remedy = remedy
        self.where = where
        self.values = values
        super().__init__(message)

    def problem(self, locale: str = DEFAULT_LOCALE) -> Problem:
        """Return the problem in ``locale``."""
        known = babel_locale(locale)
        shown = {name: in_brief(name, value) for name, value in self.values.items()}
        return Problem(
            code=self.code,
            message=worded(self.text, shown, known),
            where=self.where,
            value=str(shown.get("value", "")),
            remedy=worded(self.remedy, shown, known) if self.remedy else "",
        )

    def problems(self, locale: str = DEFAULT_LOCALE) -> tuple[Problem, ...]:
        """Return every problem this error carries."""
        return (self.problem(locale),)

    def refusal(self) -> Exception:
        """Return the error as the one that pydantic collects where a document is refused."""
        return as_pydantic(self, where=self.where)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems())

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.text, self.code, self.remedy, self.where, self.values)


def _rebuild(
    kind: type[XborderError], text: str, code: str, remedy: str, where: str, values: dict[str, Any]
) -> XborderError:
    return kind(text, code=code, remedy=remedy, where=where, **values)


class InvalidInput(XborderError, ValueError):
    """A value that cannot be used."""

    default_code = "input"


class UnknownLocaleError(InvalidInput):
    """A language that is asked for and that nobody has."""

    default_code = "locale"

    @classmethod
    def named(cls, locale: object) -> "UnknownLocaleError":
        """Return the error about a name."""
        return cls(
            "{value} is not a locale.",
            remedy='Give a name such as "en" or "zh_CN".',
            where="locale",
            value=locale,
        )


class CurrencyMismatch(InvalidInput):
    """Two currencies where one is needed."""

    default_code = "currency.mismatch"


class InvalidRows(InvalidInput):
    """The bad rows of a table, all at once; good rows are untouched.

    Args:
        rows: The problems, each with ``where`` naming its row and field.
    """

    default_code = "rows"

    def __init__(self, rows: Iterable[XborderError]) -> None:
        self.rows: tuple[XborderError, ...] = tuple(rows)
        super().__init__("{count} rows cannot be used.", count=len(self.rows))

    def problems(self, locale: str = DEFAULT_LOCALE) -> tuple[Problem, ...]:
        """Return one problem a bad row, in order."""
        return tuple(row.problem(locale) for row in self.rows)

    def __reduce__(self) -> tuple[Any, ...]:
        return InvalidRows, (self.rows,)


class InvalidType(XborderError, TypeError):
    """A value of the wrong kind."""

    default_code = "type"


class NotFound(XborderError, LookupError):
    """Something asked for is not there."""

    default_code = "not_found"


class NoRuleInForce(NotFound):
    """No rule is in force on the date asked for."""

    default_code = "rule.none_in_force"


class NoRate(NotFound):
    """No exchange rate is known for the pair and day asked for."""

    default_code = "rate.none"
    is_for_program = True


class NoSolution(XborderError, ValueError):
    """A search or a fit has no answer, or did not reach one."""

    default_code = "no_solution"


class InvalidPolicy(XborderError, ValueError):
    """Rules that contradict themselves."""

    default_code = "policy.invalid"
    is_for_program = True


class UnsoundPolicy(InvalidPolicy):
    """A policy with names that stand for nothing, all of them at once.

    Args:
        faults: What is wrong, each with ``where`` naming its rule.
    """

    default_code = "policy.unsound"

    def __init__(self, faults: Iterable[XborderError]) -> None:
        self.faults: tuple[XborderError, ...] = tuple(faults)
        super().__init__("The policy has {count} faults.", count=len(self.faults))

    def problems(self, locale: str = DEFAULT_LOCALE) -> tuple[Problem, ...]:
        """Return one problem a fault, in the order of the policy."""
        return tuple(fault.problem(locale) for fault in self.faults)

    def __reduce__(self) -> tuple[Any, ...]:
        return UnsoundPolicy, (self.faults,)


class MissingExtra(XborderError, ImportError):
    """An optional dependency is not installed."""

    default_code = "extra.missing"
    is_for_program = True


def problems(error: Exception, *, locale: str = DEFAULT_LOCALE) -> tuple[Problem, ...]:
    """List what is wrong, for an :class:`XborderError` or a pydantic ``ValidationError``.

    Args:
        error: The error that was caught.
        locale: The language of the messages, such as ``"en"`` or ``"zh_CN"``.

    Returns:
        One problem for each thing that is wrong, in the order found.

    Examples:
        >>> try:
        ...     raise InvalidInput("{value} is too small.", remedy="Give at least 1.", value=0)
        ... except InvalidInput as error:
        ...     [problem.remedy for problem in problems(error)]
        ['Give at least 1.']
    """
    if isinstance(error, XborderError):
        return error.problems(locale)
    return refused(error, babel_locale(locale))


def at_the_door(function: Callable[P, R]) -> Callable[P, R]:
    """Turn our errors into pydantic's, code and remedy kept, inside a document's validators."""

    @functools.wraps(function)
    def validated(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except XborderError as error:
            raise as_pydantic(error) from error

    return validated


def door_schema(
    read: Callable[..., Any], *, written: Callable[[Any, Any], Any] | None = None
) -> "CoreSchema":
    """Return how pydantic takes a scalar of ours: read by its own reader, written as text.

    Args:
        read: What reads a value, and raises our errors.
        written: How JSON has it, of a value and the caller's context; text if not given.
    """
    from pydantic_core import core_schema  # noqa: PLC0415 - only where documents are declared

    text = core_schema.to_string_ser_schema(when_used="json")
    return core_schema.no_info_plain_validator_function(
        at_the_door(read),
        serialization=text
        if written is None
        else core_schema.plain_serializer_function_ser_schema(
            written, info_arg=True, when_used="json"
        ),
    )


def of_the_whole(function: Callable[P, R]) -> Callable[P, R]:
    """Do as :func:`at_the_door` in a validator of a whole document, whose errors name a field."""

    @functools.wraps(function)
    def validated(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except XborderError as error:
            raise as_pydantic(error, where=error.where) from error

    return validated


def as_pydantic(error: XborderError, *, where: str = "") -> Exception:
    """Return ``error`` as the one pydantic collects, with its code, value and remedy.

    Args:
        error: Our error.
        where: The field at fault, if pydantic cannot know it.
    """
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - the core need not load it

    problem = error.problem()
    shown = {name: in_brief(name, value) for name, value in error.values.items()}
    remedy = Remedy.of(problem, message=error.text, remedy=error.remedy, where=where)
    context = {**shown, "value": problem.value, "remedy": remedy}
    template = f"{problem.message} {problem.remedy}".rstrip()
    literal = template.replace("{", "(").replace("}", ")")
    return PydanticCustomError(error.code, literal, context)


@functools.lru_cache(MOST_LOCALES)  # an error is not remembered: only names that babel knows
def babel_locale(locale: str) -> "Locale":
    """Return babel's ``Locale`` for a name such as ``"zh_CN"`` or ``"zh-CN"``.

    Raises:
        UnknownLocaleError: Babel has no such locale.
    """
    found = locale_named(locale)
    if found is None:
        raise UnknownLocaleError.named(locale)
    return found


def known_locale(locale: object) -> str:
    """Return a locale's name if babel knows it.

    Raises:
        UnknownLocaleError: It does not.
    """
    babel_locale(str(locale))
    return str(locale)


def extra(module: str, *, name: str) -> ModuleType:
    """Import an optional dependency, or say which extra brings it.

    Args:
        module: The module to import, such as ``"scipy.stats"``.
        name: The extra that installs it, such as ``"stats"``.

    Raises:
        MissingExtra: The module is not installed.
    """
    # Columns ask for numpy at every step: what is loaded is handed out at once.
    loaded = sys.modules.get(module)
    if loaded is not None:
        return loaded
    import importlib  # noqa: PLC0415

    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise MissingExtra(
            "{module} is not installed.",
            remedy="Install it with: pip install 'xborder[{extra}]'",
            module=module,
            extra=name,
        ) from error
