"""Messages: English sentences with named places, rendered in a language when asked.

A message id is the English sentence itself. Translations are ``.po`` files in
``xborder/locale/<locale>/``, one a slice, read by babel on first use. Nothing is formatted
before :meth:`Text.render` is called, so a result carries its explanation at no cost.
"""

import datetime as dt
import decimal
import functools
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from attrs import field, frozen

DEFAULT_LOCALE = "en"


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

    places = max(0, -Decimal(value).as_tuple().exponent)  # type: ignore[operator]
    pattern = "#,##0." + "0" * places if places else "#,##0"
    # babel rounds in the ambient context, which is the caller's and may trap or cut digits
    with decimal.localcontext(decimal.Context(prec=decimal.MAX_PREC, traps=[])):
        return format_decimal(value, format=pattern, locale=babel_locale(locale))


@functools.cache
def babel_locale(locale: str) -> Any:
    """Return babel's ``Locale`` for a name such as ``"zh_CN"`` or ``"zh-CN"``."""
    from babel import Locale  # noqa: PLC0415

    return Locale.parse(locale.replace("-", "_"))


@functools.cache
def catalogue(locale: str) -> Mapping[str, str]:
    """Return every translated sentence of ``locale``; empty for English and unknown locales."""
    return _loaded(_name(locale))


def translate(locale: str, sentences: Mapping[str, str]) -> None:
    """Add translations of a plug-in's own sentences; what is translated already stays as it is.

    Args:
        locale: The language, such as ``"zh_CN"``.
        sentences: Each English sentence and its translation.

    Examples:
        >>> translate("zh_CN", {"Icelandic import VAT": "冰岛进口增值税"})
        >>> Text("Icelandic import VAT").render("zh_CN")
        '冰岛进口增值税'
    """
    known = _loaded(_name(locale))
    for sentence, said in sentences.items():
        known.setdefault(sentence, said)


def _name(locale: str) -> str:
    name = locale.replace("-", "_")
    return "zh_CN" if name.startswith("zh") else name


@functools.cache
def _loaded(name: str) -> dict[str, str]:
    if name.split("_", maxsplit=1)[0] == DEFAULT_LOCALE:
        return {}
    import importlib.resources  # noqa: PLC0415 - only for a language that is not English

    folder = importlib.resources.files("xborder").joinpath("locale", name)
    if not folder.is_dir():
        return {}
    from babel.messages.pofile import read_po  # noqa: PLC0415

    sentences: dict[str, str] = {}
    found = (entry for entry in folder.iterdir() if entry.name.endswith(".po"))
    for entry in sorted(found, key=lambda item: item.name):
        with entry.open("rb") as stream:
            for message in read_po(stream, locale=name):
                if message.id and message.string:
                    sentences[str(message.id)] = str(message.string)
    return sentences
