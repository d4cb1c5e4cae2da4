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

import datetime as dt
import functools
import reprlib
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import TYPE_CHECKING, Any, ClassVar, ParamSpec, TypeVar, get_args

from attrs import frozen

from xborder.messages import DEFAULT_LOCALE, Text, babel_locale

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

P = ParamSpec("P")
R = TypeVar("R")

_WIDEST_VALUE = 80
_WIDEST_LIST = 400
_WIDEST_INT_BITS = 1000
_LISTS = ("choices", "known", "units")
_SECRET_FIELDS = ("vat_number", "tax_number", "registration_number")


@frozen(kw_only=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        code: A stable name for the kind of problem, such as ``"money.float"``.
        message: What is wrong, in the language asked for.
        where: The field or row, such as ``"items.0.hs_code"``; empty if there is none.
        value: The value at fault, at most 80 characters, tax numbers masked.
        remedy: What to do about it.
    """

    code: str
    message: str
    where: str
    value: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.message} {self.remedy}".rstrip()


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
        shown = {name: _short(name, value) for name, value in self.values.items()}
        return Problem(
            code=self.code,
            message=Text(self.text, **shown).render(locale),
            where=self.where,
            value=str(shown.get("value", "")),
            remedy=Text(self.remedy, **shown).render(locale) if self.remedy else "",
        )

    def problems(self, locale: str = DEFAULT_LOCALE) -> tuple[Problem, ...]:
        """Return every problem this error carries."""
        return (self.problem(locale),)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems())

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.text, self.code, self.remedy, self.where, self.values)


def _rebuild(
    kind: type[XborderError], text: str, code: str, remedy: str, where: str, values: dict[str, Any]
) -> XborderError:
    return kind(text, code=code, remedy=remedy, where=where, **values)


def nearest(word: str, known: Iterable[str], *, alike: float = 0.6) -> str:
    """Return the known word that a misspelt one is nearest to; empty if none is near.

    Args:
        word: The word.
        known: The words there are.
        alike: How alike they must be, from 0 to 1.

    Examples:
        >>> nearest("titel", ["id", "title"])
        'title'
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is misspelt

    found = get_close_matches(str(word), list(known), n=1, cutoff=alike)
    return found[0] if found else ""


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


class NoSolution(XborderError, ValueError):
    """A search or a fit has no answer, or did not reach one."""

    default_code = "no_solution"


class InvalidPolicy(XborderError, ValueError):
    """Rules that contradict themselves."""

    default_code = "policy.invalid"


class UnsoundPolicy(InvalidPolicy):
    """A policy with names that stand for nothing, all of them at once.

    Args:
        faults: What is wrong, each with ``where`` naming its rule.
    """

    default_code = "policy.unsound"

    def __init__(self, faults: Iterable[XborderError]) -> None:
        self.faults = tuple(faults)
        super().__init__("The policy has {count} faults.", count=len(self.faults))

    def problems(self, locale: str = DEFAULT_LOCALE) -> tuple[Problem, ...]:
        """Return one problem a fault, in the order of the policy."""
        return tuple(fault.problem(locale) for fault in self.faults)

    def __reduce__(self) -> tuple[Any, ...]:
        return UnsoundPolicy, (self.faults,)


class MissingExtra(XborderError, ImportError):
    """An optional dependency is not installed."""

    default_code = "extra.missing"


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
    details = getattr(error, "errors", None)
    if not callable(details):
        return (
            Problem(code=type(error).__name__, message=str(error), where="", value="", remedy=""),
        )
    found = details(include_url=False)
    title = str(getattr(error, "title", ""))
    listed = [_pydantic_problem(detail, locale, title) for detail in found[:MOST_PROBLEMS]]
    if len(found) > MOST_PROBLEMS:
        listed.append(_more(len(found) - MOST_PROBLEMS, locale))
    return tuple(listed)


MOST_PROBLEMS = 1_000
"""How many problems of one error are listed; the rest is counted."""


def _more(count: int, locale: str) -> Problem:
    text = Text("There are {count} more problems, which are not listed.", count=count)
    return Problem(
        code="problems.more",
        message=text.render(locale),
        where="",
        value=str(count),
        remedy=Text("Mend these first.").render(locale),
    )


def _pydantic_problem(detail: dict[str, Any], locale: str, title: str) -> Problem:
    context = dict(detail.get("ctx") or {})
    within = context.pop("_where", "")  # the field, where a whole document was refused
    where = ".".join(str(part) for part in (*detail["loc"], within) if part != "")
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    sentence, remedy = context.pop("_message", None), context.get("remedy", "")
    if sentence is None:  # one of pydantic's own: its sentence is the message id
        sentence, remedy = _PYDANTIC.get(detail["type"], (detail["msg"], ""))
        if detail["type"] == "missing":
            remedy = _TO_BE_SAID.get(name, remedy)
        elif detail["type"] == "extra_forbidden" and (meant := _meant(title, detail["loc"])):
            remedy = "Did you mean {meant}?"
            context["meant"] = meant
        context.setdefault("name", name)
    shown = {key: _short(key, value) for key, value in context.items()}
    return Problem(
        code=detail["type"],
        message=Text(sentence, **shown).render(locale),
        where=where,
        value=_short(name, context.get("value", detail.get("input", ""))),
        remedy=Text(remedy, **shown).render(locale) if remedy else "",
    )


def _meant(title: str, loc: tuple[str | int, ...]) -> str:
    """Return the field that a misspelt one of a document is nearest to; empty if none is near."""
    return nearest(str(loc[-1]), fields_at(title, loc[:-1]), alike=0.5)  # qty is quantity


def fields_at(title: str, loc: tuple[str | int, ...]) -> tuple[str, ...]:
    """Return the fields of a document, or of one inside it; nothing if there is none.

    Args:
        title: The name of the outer document.
        loc: The path to the inner one: fields, and places in a list.

    Examples:
        >>> from xborder.document import Document
        >>> class Crate(Document):
        ...     pieces: int
        >>> fields_at("Crate", ()), fields_at("Nothing", ())
        (('pieces',), ())
    """
    from pydantic import BaseModel  # noqa: PLC0415 - only where a field is misspelt

    found = next((kind for kind in _every(BaseModel) if kind.__name__ == title), None)
    for part in loc:
        if isinstance(part, str) and found is not None:
            field = found.model_fields.get(part)
            found = None if field is None else _document_in(field.annotation)
    return () if found is None else tuple(found.model_fields)


def _every(kind: Any) -> list[Any]:
    below = kind.__subclasses__()
    return [*below, *(each for part in below for each in _every(part))]


def _document_in(annotation: Any) -> Any:
    """Return the document that a field holds, alone or in a list; ``None`` if it holds none."""
    if hasattr(annotation, "model_fields"):
        return annotation
    inside = (_document_in(part) for part in get_args(annotation))
    return next((found for found in inside if found is not None), None)


_PYDANTIC = {
    "extra_forbidden": (
        "There is no field {name}.",
        "Check its spelling against the reference, or leave it out.",
    ),
    "missing": ("The field {name} is missing.", "Give a value for it."),
    "frozen_instance": (
        "This document cannot be changed.",
        "Use .replace(...), which returns a new one.",
    ),
    "bool_type": (
        "{name} is neither true nor false.",
        "Give True or False, or leave it out if it is not known.",
    ),
    "frozen_set_type": ("{name} is not a list.", "Give a list or a set."),
    "model_type": ("{name} is not a document.", "Give a mapping of its fields, or the document."),
    "string_too_long": ("{name} is too long.", "Give text of length {max_length} or less."),
    "string_too_short": ("{name} is too short.", "Give text of length {min_length} or more."),
    "string_type": ("{name} is not text.", "Give text."),
    "tuple_type": ("{name} is not a list.", "Give a list or a tuple."),
}

_TO_BE_SAID = {
    "prices": "Say what the prices include: net, tax_included or landed.",
    "taxable": "Say whether the fee belongs to the base of the import tax.",
}


def at_the_door(function: Callable[P, R]) -> Callable[P, R]:
    """Turn our errors into pydantic's, code and remedy kept, inside a document's validators."""

    @functools.wraps(function)
    def validated(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except XborderError as error:
            raise as_pydantic(error) from error

    return validated


def door_schema(read: Callable[..., Any]) -> "CoreSchema":
    """Return how pydantic takes a scalar of ours: read by its own reader, written as text.

    Args:
        read: What reads a value, and raises our errors.
    """
    from pydantic_core import core_schema  # noqa: PLC0415 - only where documents are declared

    written = core_schema.to_string_ser_schema(when_used="json")
    return core_schema.no_info_plain_validator_function(at_the_door(read), serialization=written)


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
    shown = {name: _short(name, value) for name, value in error.values.items()}
    context = {**shown, "value": problem.value, "remedy": error.remedy, "_message": error.text}
    if where:
        context["_where"] = where
    template = f"{problem.message} {problem.remedy}".rstrip()
    literal = template.replace("{", "(").replace("}", ")")
    return PydanticCustomError(error.code, literal, context)


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


class _Brief(reprlib.Repr):
    """A short repr that also shows ints beyond Python's limit on digits."""

    def repr_int(self, x: int, level: int) -> str:
        if x.bit_length() > _WIDEST_INT_BITS:
            return f"an int of {x.bit_length()} bits"
        return super().repr_int(x, level)


_brief = _Brief()
_brief.maxstring = _brief.maxother = _brief.maxlong = _WIDEST_VALUE


def _shown(value: object) -> str:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.isoformat()
    return _brief.repr(value)


def _short(name: str, value: object) -> str:
    if isinstance(value, Text):
        return value.render()
    text = value if isinstance(value, str) else _shown(value)
    if name in _SECRET_FIELDS:
        text = text[:2] + "*" * (len(text) - 4) + text[-2:] if len(text) > 4 else "*" * len(text)
    width = _WIDEST_VALUE if name not in _LISTS else _WIDEST_LIST
    return text if len(text) <= width else text[: width - 1] + "…"
