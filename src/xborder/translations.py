"""Translations: sentences and figures as another language writes them.

A sentence's id is the English sentence itself. Translations are ``.po`` files in
``xborder/locale/<locale>/``, one a slice, read by babel on first use. Errors are worded from here,
so nothing here raises one: a locale that nobody has is ``None``, and :mod:`xborder.errors` refuses
it.
"""

import decimal
import functools
import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

DEFAULT_LOCALE = "en"
MOST_LOCALES = 64
"""Names remembered at a time; babel knows some thousand."""
_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


class Worded(ABC):
    """What says itself in words, where other values are shown as they are written in Python."""

    __slots__ = ()

    @abstractmethod
    def render(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the words in ``locale``."""


def locale_named(name: str) -> "Locale | None":
    """Return babel's ``Locale`` for a name such as ``"zh_CN"`` or ``"zh-CN"``; ``None`` if unknown.

    Every locale that is given anywhere comes through here: to babel and to the files of sentences
    go only names that are made of a locale's own letters and that babel knows.
    """
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - only when asked

    if not _LOCALE.fullmatch(name):
        return None
    try:
        return Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


@functools.cache  # one entry a language of babel's
def sentences_in(language: str) -> dict[str, str]:
    """Return the translated sentences of a language: ours, and those that plug-ins added to it."""
    if language != "zh":
        return {}
    import importlib.resources  # noqa: PLC0415 - only for a language that is not English

    from babel.messages.pofile import read_po  # noqa: PLC0415

    name = "zh_CN"
    folder = importlib.resources.files("xborder").joinpath("locale", name)
    found: dict[str, str] = {}
    files = (entry for entry in folder.iterdir() if entry.name.endswith(".po"))
    for entry in sorted(files, key=lambda item: item.name):
        with entry.open("rb") as stream:
            for message in read_po(stream, locale=name):
                if message.id and message.string:
                    found[str(message.id)] = str(message.string)
    return found


def worded(sentence: str, values: Mapping[str, str], locale: "Locale") -> str:
    """Return a sentence in a language, with values that are in words already.

    Args:
        sentence: The English sentence, with places such as ``{rate}``.
        values: What stands in each place.
        locale: The language.
    """
    said = sentences_in(locale.language).get(sentence, sentence)
    return said.format(**values) if values else said


def figure(value: Decimal | int, locale: "Locale") -> str:
    """Return a number as a language groups it, with the decimals that it has."""
    from babel.numbers import format_decimal  # noqa: PLC0415 - locale data only when asked

    places = max(0, -int(Decimal(value).as_tuple().exponent))
    pattern = "#,##0." + "0" * places if places else "#,##0"
    # babel rounds in the ambient context, which is the caller's and may trap or cut digits
    with decimal.localcontext(decimal.Context(prec=decimal.MAX_PREC, traps=[])):
        return format_decimal(value, format=pattern, locale=locale)
