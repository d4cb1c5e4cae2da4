"""Messages: English sentences with named places, rendered in a language when asked.

A message id is the English sentence itself. Translations are ``.po`` files in
``xborder/locale/<locale>/``, one a slice, read by babel on first use. Nothing is formatted
before :meth:`Text.render` is called, so a result carries its explanation at no cost.
"""

import datetime as dt
import decimal
import functools
import importlib
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from attrs import field, frozen

DEFAULT_LOCALE = "en"
_LOCALE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_MOST_LOCALES = 64
"""Names remembered at a time; babel knows some thousand."""


@frozen(init=False)
class Text:
    """A sentence and the values it names.

    Args:
        id: The English sentence, with places such as ``{rate}``.
        **values: What stands in each place: text, numbers, dates, money or another ``Text``.

    Examples:
        >>> text = Text("{count} of {total} lines are known.", count=2, total=3)
        >>> str(text)
        '2 of 3 lines are known.'
    """

    id: str
    values: tuple[tuple[str, Any], ...] = field(default=())

    def __init__(self, id: str, /, **values: object) -> None:  # noqa: A002 - the gettext term
        self.__attrs_init__(id, tuple(values.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (self.id, dict(self.values))

    def render(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the sentence in ``locale``, its values formatted for that locale."""
        sentence = catalogue(locale).get(self.id, self.id)
        if not self.values:
            return sentence
        return sentence.format(**{name: localized(value, locale) for name, value in self.values})

    def __str__(self) -> str:
        return self.render()


def listed(parts: Iterable[Text], *, last: str, others: str = "{left}, {right}") -> Text:
    """Return words as a list, which each language joins in its own way.

    Args:
        parts: At least one.
        last: How the last is joined to the others: ``"{left} or {right}"`` or ``"... and ..."``.
        others: How those before the last are joined; clauses are not joined like words.

    Examples:
        >>> print(listed(map(Text, ("post", "air", "sea")), last="{left} or {right}"))
        post, air or sea
    """
    *before, final = parts
    if not before:
        return final
    text = before[0]
    for part in before[1:]:
        text = Text(others, left=text, right=part)
    return Text(last, left=text, right=final)


def _restore(sentence: str, values: Mapping[str, Any]) -> Text:
    return Text(sentence, **values)


def localized(value: object, locale: str = DEFAULT_LOCALE) -> str:
    """Return ``value`` as a reader of ``locale`` writes it.

    Examples:
        >>> localized(Decimal("1234.50"), "de")
        '1.234,50'
    """
    match value:
        case Text():
            return value.render(locale)
        case bool() | str():
            return str(value)
        case Decimal() | int():
            return _decimal(value, locale)
        case dt.datetime():
            return value.isoformat(sep=" ", timespec="minutes")
        case dt.date():
            return value.isoformat()
        case tuple() | list():
            separator = "、" if locale.startswith("zh") else ", "
            return separator.join(localized(part, locale) for part in value)
        case _:
            render = getattr(value, "render", None)
            return render(locale) if callable(render) else str(value)


def _decimal(value: Decimal | int, locale: str) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415 - locale data only when asked

    places = max(0, -int(Decimal(value).as_tuple().exponent))
    pattern = "#,##0." + "0" * places if places else "#,##0"
    # babel rounds in the ambient context, which is the caller's and may trap or cut digits
    with decimal.localcontext(decimal.Context(prec=decimal.MAX_PREC, traps=[])):
        return format_decimal(value, format=pattern, locale=babel_locale(locale))


@functools.lru_cache(_MOST_LOCALES)
def babel_locale(locale: str) -> Any:
    """Return babel's ``Locale`` for a name such as ``"zh_CN"`` or ``"zh-CN"``.

    Every locale that is given anywhere comes through here: to babel and to the files of sentences
    go only names that are made of a locale's own letters and that babel knows.

    Raises:
        UnknownLocaleError: Babel has no such locale.
    """
    from babel import Locale  # noqa: PLC0415 - only when asked
    from babel import UnknownLocaleError as Unknown  # noqa: PLC0415

    try:
        found = Locale.parse(locale.replace("-", "_")) if _LOCALE.fullmatch(locale) else None
    except (Unknown, ValueError):
        found = None
    if found is None:
        # Errors are worded by this module: the one that it raises itself is found by its name.
        errors = importlib.import_module("xborder.errors")
        raise errors.UnknownLocaleError.named(locale)
    return found


@functools.lru_cache(_MOST_LOCALES)
def catalogue(locale: str) -> Mapping[str, str]:
    """Return every translated sentence of ``locale``; empty for those without a catalogue.

    Any Chinese (``"zh"``, ``"zh_TW"``) reads the sentences in simplified Chinese.

    Raises:
        UnknownLocaleError: Babel has no such locale.
    """
    return _sentences(babel_locale(locale).language)


def translate(locale: str, sentences: Mapping[str, str]) -> None:
    """Add translations of a plug-in's own sentences; what is translated already stays as it is.

    Args:
        locale: The language, such as ``"zh_CN"``.
        sentences: Each English sentence and its translation.

    Raises:
        UnknownLocaleError: Babel has no such locale.

    Examples:
        >>> translate("zh_CN", {"Icelandic import VAT": "冰岛进口增值税"})
        >>> Text("Icelandic import VAT").render("zh_CN")
        '冰岛进口增值税'
    """
    known = _sentences(babel_locale(locale).language)
    for sentence, said in sentences.items():
        known.setdefault(sentence, said)


@functools.cache  # one entry a language of babel's
def _sentences(language: str) -> dict[str, str]:
    """Return the sentences of a language: ours, and those that plug-ins added."""
    if language != "zh":
        return {}
    import importlib.resources  # noqa: PLC0415 - only for a language that is not English

    from babel.messages.pofile import read_po  # noqa: PLC0415

    name = "zh_CN"
    folder = importlib.resources.files("xborder").joinpath("locale", name)
    sentences: dict[str, str] = {}
    found = (entry for entry in folder.iterdir() if entry.name.endswith(".po"))
    for entry in sorted(found, key=lambda item: item.name):
        with entry.open("rb") as stream:
            for message in read_po(stream, locale=name):
                if message.id and message.string:
                    sentences[str(message.id)] = str(message.string)
    return sentences
