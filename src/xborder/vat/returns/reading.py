"""Reading: the facts of many sales become sales, and what many of them say alike is read once.

A shop says the same of its sales, but for their days, their lines and their prices. To validate all
thirty facts of each takes longer than to find its tax. So the first sale that says something is
read in full, and another that says the same is that one with its own day and lines, these read by
the validators of their fields. Whatever is wrong is read in full too: its errors are those of the
sale read by itself.
"""

import functools
import marshal
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, Final, Generic, TypeVar

from attrs import field, frozen
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from xborder.document import Document, Read
from xborder.errors import XborderError
from xborder.policy.kinds import Kinds
from xborder.trade.consignment import MOST_LINES
from xborder.trade.item import Item
from xborder.trade.sale import Sale

_MOST_KINDS: Final = 5_000
"""How many kinds are remembered: a shop's countries and buyers, its codes and categories."""
_MOST_TEXTS: Final = 20_000
"""How many texts of a field are remembered: the prices of a list, the days of a year."""
_OWN_OF_SALE: Final = ("on", "items", "postcode", "shipping")
_OWN_OF_ITEM: Final = ("quantity", "unit_price", "sku", "description", "discount")
"""What sales and lines that are alike each have of their own."""

_REFUSED: Final = (XborderError, ValidationError, PydanticCustomError)
_LISTS: Final = (list, tuple)
_ALL_FACTS: Final = {dict}
_SCALARS: Final = frozenset({str, int, bool, float, type(None)})
_HOLDING: Final = frozenset({dict, list, tuple, set, frozenset})
_PLAIN: Final = _SCALARS | _HOLDING

Validator = Callable[[Any], Any]
D = TypeVar("D", bound=Document)


@frozen(eq=False)
class Template(Generic[D]):
    """Documents of one class that say the same but for a few fields.

    Args:
        kind: The class.
        own: The fields that each has of its own, with what reads them.
    """

    kind: type[D]
    own: Mapping[str, Validator]
    _known: Kinds[bytes, D] = field(
        init=False, factory=functools.partial(Kinds, _MOST_KINDS), repr=False
    )

    def read(self, facts: dict[str, Any]) -> D:
        """Return the document of some facts.

        Raises:
            pydantic.ValidationError: A fact cannot be used.
        """
        said = _said(facts, self.own)
        known = None if said is None else self._known.known(said)
        if known is not None:
            own = self.own
            try:
                return known.amended(
                    **{name: own[name](value) for name, value in facts.items() if name in own}
                )
            except _REFUSED:
                pass  # below all that is wrong is found, and said where it stands
        document = self.kind.model_validate(facts)
        if said is not None:
            self._known.keep(said, document)
        return document


def sales_reader() -> Template[Sale]:
    """Return what reads many sales, each as if it were read by itself."""
    items = Template(Item, _read_once(_validators(Item, _OWN_OF_ITEM)))
    of_sale = _read_once(_validators(Sale, _OWN_OF_SALE))
    lines = of_sale["items"]

    def read_lines(given: Any) -> Any:
        plain = type(given) in _LISTS and len(given) <= MOST_LINES
        if plain and set(map(type, given)) == _ALL_FACTS:
            return tuple(map(items.read, given))
        return lines(given)

    return Template(Sale, {**of_sale, "items": read_lines})


@functools.cache
def _validators(kind: type[Document], names: tuple[str, ...]) -> Mapping[str, Validator]:
    """Return what reads some fields of a document, as the document itself reads them."""
    return {name: _validator(kind.model_fields[name]) for name in names}


def _read_once(validators: Mapping[str, Validator]) -> dict[str, Validator]:
    """Return validators that read each text of a field once: a text says the same every time."""
    return {name: _of_texts(read) for name, read in validators.items()}


def _of_texts(read: Validator) -> Validator:
    texts = Kinds[str, Any](_MOST_TEXTS)

    def read_once(value: Any) -> Any:
        if type(value) is not str:
            return read(value)
        known = texts.known(value)
        if known is None:
            known = read(value)
            texts.keep(value, known)
        return known

    return read_once


def _validator(of: FieldInfo) -> Validator:
    for each in of.metadata:
        if isinstance(each, Read):  # pydantic would do no more than call it
            return each.function
    held: Any = Annotated[of.annotation, *of.metadata] if of.metadata else of.annotation
    read: Validator = TypeAdapter(held).validator.validate_python
    return read


def _said(facts: dict[str, Any], own: Iterable[str]) -> bytes | None:
    """Return all that facts say but what is each one's own, where that can be told exactly.

    ``marshal`` writes plain values type for type, so that ``1`` is not ``True``, and refuses most
    others; scalars of numpy it would write as their bytes, which a count and a rate can share.
    Without references (version 0) what is equal is written alike. It takes half of the time that
    JSON takes, and what it wrote is never read.
    """
    rest = facts.copy()
    for name in own:
        if name in rest:  # that it is said counts, what is said does not
            rest[name] = None
    if not _is_plain(rest.values()):
        return None
    try:
        return marshal.dumps(rest, 0)
    except ValueError:
        return None


def _is_plain(values: Iterable[Any]) -> bool:
    """Return whether values, and what they hold, are of Python's own kinds."""
    kinds = set(map(type, values))
    if kinds <= _SCALARS:
        return True
    if not kinds <= _PLAIN:
        return False
    for value in values:  # a loop, as a generator takes twice as long for a handful
        kind = type(value)
        if kind in _HOLDING and not _is_plain(value.values() if kind is dict else value):
            return False
    return True
