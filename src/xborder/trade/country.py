"""Countries and customs territories: ISO 3166 codes and the few others that trade needs."""

from typing import Annotated, Any, Final

from attrs import frozen

from xborder.document import Read
from xborder.errors import InvalidInput, InvalidType
from xborder.messages import DEFAULT_LOCALE, Text, babel_locale, words_of

_ISO_3166 = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR
    BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ
    EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW
    GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY
    KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV
    MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY
    QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG
    TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM
    ZW
"""
SPECIAL_TERRITORIES: Final = frozenset({"EA", "IC", "XI", "XK"})
"""Codes outside ISO 3166-1 that customs use: EA Ceuta and Melilla, IC the Canary Islands (both
reserved for customs purposes), XI Northern Ireland, XK Kosovo."""

COUNTRIES: Final = frozenset(_ISO_3166.split()) | SPECIAL_TERRITORIES
"""Every code that a consignment can name."""

EU_MEMBERS: Final = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
    *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
)
"""The 27 members of the European Union since 1 February 2020."""
EEA_MEMBERS: Final = tuple(sorted({*EU_MEMBERS, "IS", "LI", "NO"}))
"""The states of the European Economic Area: the Union, Iceland, Liechtenstein and Norway."""

_MEANT = {
    "CHN": "CN",
    "DEU": "DE",
    "EL": "GR",
    "ENG": "GB",
    "FRA": "FR",
    "GBR": "GB",
    "JPN": "JP",
    "NIR": "XI",
    "SCO": "GB",
    "UK": "GB",
    "USA": "US",
}


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
    meant = meant_country(value)
    if meant:
        remedy = "Write {meant}."
    elif value == "EU":
        remedy = "Name the member state, such as DE: rates and charges are a member's."
    else:
        remedy = 'Give the two letters of ISO 3166 as text, such as "DE".'
    raise InvalidInput(
        "{value} is not a country code.",
        code="country.unknown",
        remedy=remedy,
        value=value,
        meant=meant,
    )


def meant_country(code: str) -> str:
    """Return the code that was probably meant; empty if none comes to mind.

    Examples:
        >>> meant_country("UK"), meant_country("el"), meant_country("de")
        ('GB', 'GR', 'DE')
    """
    letters = code.strip().upper()
    return letters if letters in COUNTRIES else _MEANT.get(letters, "")


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
