"""Messages: English sentences with named places, rendered in a language when asked.

A message id is the English sentence itself. Nothing is formatted before :meth:`Text.render` is
called, so a result carries its explanation at no cost.
"""

import datetime as dt
import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from attrs import field, frozen

from xborder.errors import babel_locale, known_locale
from xborder.translations import DEFAULT_LOCALE, MOST_LOCALES, Worded, figure, sentences_in

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

__all__ = [
    "DEFAULT_LOCALE",
    "Text",
    "babel_locale",
    "catalogue",
    "in_words",
    "listed",
    "localized",
    "spoken_instead",
    "translate",
    "words_of",
]


_TRADITIONAL = ("TW", "HK", "MO")
Tell = TypeVar("Tell", bound=Callable[..., str])


@frozen(init=False)
class Text(Worded):
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
        said = {name: localized(value, locale) for name, value in self.values}
        if locale.startswith("zh"):
            return _spaced(_jointed(sentence).format(**said))
        return sentence.format(**said)

    def __str__(self) -> str:
        return self.render()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> "CoreSchema":
        from pydantic_core import core_schema  # noqa: PLC0415 - only where a schema is asked for

        # it travels as the sentence it reads as; what is read back has no places left to fill
        return core_schema.json_or_python_schema(
            json_schema=core_schema.no_info_after_validator_function(cls, core_schema.str_schema()),
            python_schema=core_schema.union_schema(
                [
                    core_schema.is_instance_schema(cls),
                    core_schema.no_info_after_validator_function(cls, core_schema.str_schema()),
                ]
            ),
            serialization=core_schema.to_string_ser_schema(),
        )


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


@functools.lru_cache(4096)  # a table tells one sentence many times
def _jointed(sentence: str) -> str:
    """Return a Chinese sentence with a mark wherever a place touches a Chinese letter."""
    return _TOUCHING.sub(_JOINT, sentence)


def _spaced(said: str) -> str:
    """Return a sentence with a space for each mark beside a Latin letter or a digit, else none."""
    return _LATIN_JOINT.sub(" ", said).replace(_JOINT, "")


_JOINT: Final = "\x00"
_TOUCHING: Final = re.compile(r"(?<=[\u4e00-\u9fff])(?=\{\w)|(?<=\w\})(?=[\u4e00-\u9fff])")
_LATIN_JOINT: Final = re.compile(_JOINT + "(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])" + _JOINT)


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
            return figure(value, babel_locale(locale))
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


@functools.lru_cache(MOST_LOCALES)  # asked for each sentence of an explanation
def catalogue(locale: str) -> Mapping[str, str]:
    """Return every translated sentence of ``locale``; empty for those without a catalogue.

    Any Chinese (``"zh"``, ``"zh_TW"``) reads the sentences in simplified Chinese.

    Raises:
        UnknownLocaleError: Babel has no such locale.
    """
    return sentences_in(babel_locale(locale).language)


def words_of(locale: str) -> str:
    """Return the language that the words of a sentence are in where ``locale`` is asked for.

    A name within a sentence is in the language of its words: "Parcel from China to Germany" has no
    Deutschland in it, though its figures may be written as Germans write them.

    Examples:
        >>> words_of("de"), words_of("zh_TW"), words_of("en_GB")
        ('en', 'zh_CN', 'en_GB')
    """
    language = babel_locale(locale).language
    if language == "zh":
        return "zh_CN"
    return locale if language == DEFAULT_LOCALE or sentences_in(language) else DEFAULT_LOCALE


def spoken_instead(locale: str) -> Iterator[Text]:
    """Yield what to tell whoever asked for a language that xborder does not speak.

    Figures are written as the language asked for writes them; words fall back to another.

    Args:
        locale: The language asked for.

    Examples:
        >>> [text.render("fr") for text in spoken_instead("fr")]
        ['xborder speaks English and simplified Chinese: these words are in English.']
        >>> list(spoken_instead("en")), list(spoken_instead("zh_CN"))
        ([], [])
    """
    known = babel_locale(locale)
    if known.language == "zh" and (known.script == "Hant" or known.territory in _TRADITIONAL):
        yield Text("xborder speaks English and simplified Chinese: these words are in the latter.")
    elif not catalogue(locale) and known.language != DEFAULT_LOCALE:
        yield Text("xborder speaks English and simplified Chinese: these words are in English.")


def in_words(tell: Tell) -> Tell:
    """Let the words of a result end with the language they are in, where another was asked for.

    A result that tells its parts by their own words says so once, at its end.

    Args:
        tell: The method that words a result; its ``locale`` is named or comes first.

    Examples:
        >>> class Answer:
        ...     @in_words
        ...     def explain(self, locale="en"):
        ...         return "yes"
        >>> print(Answer().explain("fr"))
        yes
        xborder speaks English and simplified Chinese: these words are in English.
        >>> print(Answer().explain())
        yes
    """

    @functools.wraps(tell)
    def told(self: object, *args: Any, **named: Any) -> str:
        locale = known_locale(named.get("locale", args[0] if args else DEFAULT_LOCALE))
        words = tell(self, *args, **named)
        instead = [each.render(locale) for each in spoken_instead(locale)]
        if not instead:
            return words
        own = [line for line in words.split("\n") if line not in instead]
        return "\n".join([*own, *instead])

    return cast("Tell", told)


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
    known = sentences_in(babel_locale(locale).language)
    for sentence, said in sentences.items():
        known.setdefault(sentence, said)
