"""Countries and customs territories as a parcel, a seller and a rule name them."""

from typing import Annotated, Any, Final

from attrs import frozen

from xborder.document import Read
from xborder.errors import InvalidInput, InvalidType
from xborder.messages import DEFAULT_LOCALE, Text, babel_locale, words_of
from xborder.trade.country_codes import COUNTRIES
from xborder.trade.country_names import beginning, by_code, country_named, nearly_named

EU_MEMBERS: Final = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
    *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
)
"""The 27 members of the European Union since 1 February 2020."""
EEA_MEMBERS: Final = tuple(sorted({*EU_MEMBERS, "IS", "LI", "NO"}))
"""The states of the European Economic Area: the Union, Iceland, Liechtenstein and Norway."""


def country_code(value: object) -> str:
    """Return ``value`` if it is the code of a country or customs territory.

    Args:
        value: The code as somebody wrote it.

    Raises:
        InvalidInput: It is another code; the remedy names the one that was probably meant.
        InvalidType: It is not text.

    Source: ISO 3166-1 alpha-2; Regulation (EU) 2020/1470, annex I, for XI and XK.

    Examples:
        >>> country_code("GB")
        'GB'
    """
    if not isinstance(value, str):
        raise InvalidType(
            "{value} is not a country code.",
            code="country.type",
            remedy='Give the two letters of ISO 3166 as text, such as "DE".',
            value=value,
        )
    if value in COUNTRIES:
        return value
    remedy = 'Give the two letters of ISO 3166 as text, such as "DE".'
    if meant := by_code(value) or country_named(value):
        remedy = "Write {meant}."
    elif value == "EU":
        remedy = "Name the member state, such as DE: rates and charges are a member's."
    elif meant := beginning(value) or nearly_named(value):
        remedy = "Did you mean {meant}?"
    raise InvalidInput(
        "{value} is not a country code.",
        code="country.unknown",
        remedy=remedy,
        value=value,
        meant=meant,
    )


def country_name(code: str, locale: str = DEFAULT_LOCALE) -> str:
    """Return the name of a country in a language, from CLDR on first use.

    Args:
        code: One of ``COUNTRIES``.
        locale: The language, such as ``"zh_CN"``.

    Raises:
        InvalidInput: The code is not one of ``COUNTRIES``.

    Examples:
        >>> country_name("DE"), country_name("IC", "zh_CN"), country_name("XI")
        ('Germany', '加纳利群岛', 'Northern Ireland')
    """
    if country_code(code) == "XI":
        return Text("Northern Ireland").render(locale)
    names: Any = babel_locale(locale).territories
    return str(names[code])


_THE = """
    AE BS CC CF CK DO EU FK FO GB GM IC IM IO KM KY MH MP MV NL PH PN PS SB TC TF UM US VG VI
"""
_WITH_ARTICLE = frozenset(_THE.split())


@frozen
class CountryName:
    """A country or customs union as a sentence names it; its code where there is no name.

    Examples:
        >>> CountryName("NL").render(), CountryName("NL").render("zh_CN"), str(CountryName("NL"))
        ('the Netherlands', '荷兰', 'NL')
    """

    code: str

    def render(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the name in the language of the words; in English with its article."""
        spoken = words_of(locale)
        if self.code == "XI":
            return country_name(self.code, spoken)
        names: Any = babel_locale(spoken).territories
        name = str(names.get(self.code, self.code))
        english = spoken.startswith(DEFAULT_LOCALE)
        return f"the {name}" if english and self.code in _WITH_ARTICLE else name

    def __str__(self) -> str:
        return self.code


Country = Annotated[
    str,
    Read(country_code, {"type": "string", "pattern": "^[A-Z]{2}$", "examples": ["DE"]}),
]
"""A country's code, as a field of a document."""
