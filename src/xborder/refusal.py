"""What pydantic refused, as problems: our own codes, words and remedies for its errors.

An error of ours that went through pydantic brings its sentence and remedy in its context; for
pydantic's own the sentences stand here.
"""

from typing import TYPE_CHECKING, Any, get_args

from xborder.problem import Problem, Remedy, in_brief, nearest
from xborder.translations import figure, worded

if TYPE_CHECKING:
    from babel import Locale

MOST_PROBLEMS = 1_000
"""How many problems of one error are listed; the rest is counted."""


def refused(error: Exception, locale: "Locale") -> tuple[Problem, ...]:
    """Return what is wrong, for an error that is not ours.

    Args:
        error: A pydantic ``ValidationError``, or any other exception: that is one problem.
        locale: The language of the messages.
    """
    details = getattr(error, "errors", None)
    if not callable(details):
        return (
            Problem(code=type(error).__name__, message=str(error), where="", value="", remedy=""),
        )
    try:
        found = details(include_url=False)
    except TypeError:  # a web framework's error, which hands on what pydantic found
        found = details()
    title = str(getattr(error, "title", ""))
    listed = [_problem(detail, locale, title) for detail in found[:MOST_PROBLEMS]]
    if len(found) > MOST_PROBLEMS:
        listed.append(_more(len(found) - MOST_PROBLEMS, locale))
    return tuple(listed)


def _more(count: int, locale: "Locale") -> Problem:
    return Problem(
        code="problems.more",
        message=worded(
            "There are {count} more problems, which are not listed.",
            {"count": figure(count, locale)},
            locale,
        ),
        where="",
        value=str(count),
        remedy=worded("Mend these first.", {}, locale),
    )


def _problem(detail: dict[str, Any], locale: "Locale", title: str) -> Problem:
    context = dict(detail.get("ctx") or {})
    ours = context.pop("remedy", None)
    within = ours.where if isinstance(ours, Remedy) else ""  # where a whole document was refused
    where = ".".join(str(part) for part in (*detail["loc"], within) if part != "")
    name = _name(detail["loc"])
    sentence: str
    remedy: str
    if isinstance(ours, Remedy):
        sentence, remedy = ours.message, ours.remedy
    else:  # one of pydantic's own: its sentence is the message id
        sentence, remedy = _PYDANTIC.get(detail["type"], (detail["msg"], ""))
        if detail["type"] == "missing":
            remedy = _TO_BE_SAID.get(name, remedy)
        elif detail["type"] == "extra_forbidden" and (meant := _meant(title, detail["loc"])):
            remedy = "Did you mean {meant}?"
            context["meant"] = meant
        elif detail["type"] == "model_type" and (known := fields_at(title, detail["loc"])):
            remedy = "Give the document, or a mapping of its fields: {known}."
            context["known"] = ", ".join(known)
        context.setdefault("name", name)
    shown = {key: in_brief(key, value) for key, value in context.items()}
    return Problem(
        code=detail["type"],
        message=worded(sentence, shown, locale),
        where=where,
        value=in_brief(name, context.get("value", detail.get("input", ""))),
        remedy=worded(remedy, shown, locale) if remedy else "",
    )


def _name(loc: tuple[str | int, ...]) -> str:
    """Return what is at fault as a message calls it: of a list, the list with its place."""
    of_a_list = len(loc) > 1 and isinstance(loc[-1], int)
    return ".".join(str(part) for part in loc[-2 if of_a_list else -1 :])


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
    "json_invalid": ("This is not JSON: {error}.", "Send the document as JSON, UTF-8."),
    "list_type": ("{name} is not a list.", "Give a list or a tuple."),
    "model_attributes_type": (  # what FastAPI says of a body
        "{name} is not a document.",
        "Give a mapping of its fields, or the document.",
    ),
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
