"""A problem: one thing that is wrong, as it is shown, and the word that was probably meant.

It stands below the errors that carry problems and below what reads pydantic's, so that both show
the values at fault alike: short, and tax numbers masked.
"""

import datetime as dt
import reprlib
from collections.abc import Iterable

from attrs import frozen

from xborder.record import Record
from xborder.translations import Worded

_WIDEST_VALUE = 80
_WIDEST_LIST = 400
_WIDEST_INT_BITS = 1000
_LISTS = ("choices", "known", "units")
_SECRET_FIELDS = ("vat_number", "tax_number", "registration_number")


@frozen(kw_only=True)
class Problem(Record):
    """One thing that is wrong, and what to do about it.

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
        # a full-width stop brings its own space
        gap = "" if self.message.endswith("。") else " "
        return f"{place}{self.message}{gap}{self.remedy}".rstrip()


def in_brief(name: str, value: object) -> str:
    """Return a value as a message shows it.

    Args:
        name: What it is called there: a tax number is masked, a list of choices may be longer.
        value: Anything; a message is rendered in English.

    Examples:
        >>> in_brief("value", 0.5), in_brief("vat_number", "DE123456789")
        ('0.5', 'DE*******89')
    """
    if isinstance(value, Worded):
        return value.render()
    text = value if isinstance(value, str) else _in_short(value)
    if name in _SECRET_FIELDS:
        text = text[:2] + "*" * (len(text) - 4) + text[-2:] if len(text) > 4 else "*" * len(text)
    # half of a surrogate pair, which JSON can bring, is no text that could be sent back
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    width = _WIDEST_VALUE if name not in _LISTS else _WIDEST_LIST
    return text if len(text) <= width else text[: width - 1] + "…"


class Remedy(str):
    """The remedy of an error of ours while pydantic carries it, with what it was rendered from.

    pydantic hands an error's context on to whoever lists it, web frameworks among them: this is
    the remedy in English to all of them, and to :func:`xborder.problems` any language.

    Attributes:
        message: The sentence that says what is wrong.
        remedy: The sentence that says what to do.
        where: The field at fault, if pydantic cannot know it.
    """

    __slots__ = ("message", "remedy", "where")

    message: str
    remedy: str
    where: str

    @classmethod
    def of(cls, problem: Problem, *, message: str, remedy: str, where: str) -> "Remedy":
        """Return the remedy of a problem, with the sentences that it was rendered from."""
        told = cls(problem.remedy)
        told.message, told.remedy, told.where = message, remedy, where
        return told


class _Brief(reprlib.Repr):
    """A short repr that also shows ints beyond Python's limit on digits."""

    def repr_int(self, x: int, level: int) -> str:
        if x.bit_length() > _WIDEST_INT_BITS:
            return f"an int of {x.bit_length()} bits"
        return super().repr_int(x, level)


_brief = _Brief()
_brief.maxstring = _brief.maxother = _brief.maxlong = _WIDEST_VALUE


def _in_short(value: object) -> str:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.isoformat()
    return _brief.repr(value)


def nearest(word: str, known: Iterable[str], *, alike: float = 0.6) -> str:
    """Return the known word that a misspelt one is nearest to.

    Args:
        word: The word.
        known: The words there are.
        alike: How alike they must be, from 0 to 1.

    Returns:
        The word; empty if none is near, or two are as near: either may be meant.

    Examples:
        >>> nearest("titel", ["id", "title"])
        'title'
        >>> nearest("DPD", ["DDP", "DPU"])
        ''
    """
    from difflib import SequenceMatcher, get_close_matches  # noqa: PLC0415 - only where misspelt

    found = get_close_matches(str(word), list(known), n=2, cutoff=alike)
    ratios = {SequenceMatcher(None, each, str(word)).ratio() for each in found}
    return found[0] if len(ratios) == len(found) > 0 else ""
