"""Fields of attrs classes that check the number they hold."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from attrs import Attribute

from xborder.number.count import whole
from xborder.number.exact import positive_share, share
from xborder.number.real import correlation, finite, not_negative, positive

_CHECK: Final = "xborder.number.check"


def checks(check: Callable[..., Any], **limits: Any) -> Mapping[str, Any]:
    """Return attrs field metadata that runs ``check`` on the field; see :func:`checked`."""
    return {_CHECK: (check, limits)}


FINITE: Final = checks(finite)
POSITIVE: Final = checks(positive)
NOT_NEGATIVE: Final = checks(not_negative)
SHARE: Final = checks(share)
POSITIVE_SHARE: Final = checks(positive_share)
CORRELATION: Final = checks(correlation)
WHOLE: Final = checks(whole)
COUNT: Final = checks(whole, least=1)


def checked(_cls: type, fields: list["Attribute[Any]"]) -> list["Attribute[Any]"]:
    """Check the numbers of an attrs class by the metadata of its fields.

    Use it as ``@frozen(field_transformer=checked)`` with ``field(metadata=POSITIVE)``: the error
    names the field, and the field holds the plain number, whatever kind was given. A field whose
    default is ``None`` may stay ``None``.
    """
    return [
        each.evolve(converter=_named(each, *each.metadata[_CHECK]))
        if _CHECK in each.metadata
        else each
        for each in fields
    ]


def _named(
    attribute: "Attribute[Any]", check: Callable[..., Any], limits: Mapping[str, Any]
) -> Callable[[Any], Any]:
    where, optional = attribute.name.lstrip("_"), attribute.default is None

    def convert(value: Any) -> Any:
        return None if optional and value is None else check(value, where, **limits)

    return convert
