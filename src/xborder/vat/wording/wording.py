"""Wording: what an invoice has to say of its case, in the language it is written in."""

import datetime as dt
import functools
from collections.abc import Mapping

from xborder.choice import Choice
from xborder.document import Document
from xborder.errors import InvalidInput
from xborder.policy.reference import RuleReference
from xborder.timeline import Dated, civil_date
from xborder.trade.country import EU_MEMBERS
from xborder.vat.wording.words import BY_COUNTRY, BY_LANGUAGE, Words


class Point(Choice):
    """What the words are about."""

    REVERSE_CHARGE = "reverse_charge"
    """The customer owes the tax: Directive 2006/112/EC, Art. 226(11a)."""
    EXEMPT_INTRA_COMMUNITY_SUPPLY = "exempt_intra_community_supply"
    """Exempt by Art. 138: Art. 226(11)."""
    EXPORT_EXEMPTION = "export_exemption"
    """Exempt by Art. 146: Art. 226(11)."""
    MARGIN_SECOND_HAND = "margin_second_hand"
    """Second-hand goods under the margin scheme: Art. 226(14)."""
    MARGIN_ART = "margin_art"
    """Works of art under the margin scheme: Art. 226(14)."""
    MARGIN_COLLECTORS = "margin_collectors"
    """Collectors' items and antiques under the margin scheme: Art. 226(14)."""
    MARGIN_TRAVEL = "margin_travel"
    """The scheme of travel agents: Art. 226(13)."""
    SELF_BILLING = "self_billing"
    """The customer writes the invoice: Art. 226(10a)."""
    NEW_MEANS_OF_TRANSPORT = "new_means_of_transport"
    """The particulars that make a vehicle new: Art. 226(12)."""
    TRIANGULATION = "triangulation"
    """The second sale of a triangle, where a law wants it named: no point of the Directive."""


class Wording(Document):
    """The words an invoice carries, and where they are from.

    Attributes:
        point: What they are about.
        language: The language they are in, by ISO 639-1.
        text: The words.
        fixed: Whether the law names these very words; else any clear reference will do.
        rule: Where that can be read, and how well it was read.
    """

    point: Point
    language: str
    text: str
    fixed: bool
    rule: RuleReference


LANGUAGE_OF: Mapping[str, str] = {
    "AT": "de", "BE": "nl", "BG": "bg", "CY": "el", "CZ": "cs", "DE": "de", "DK": "da",
    "EE": "et", "ES": "es", "FI": "fi", "FR": "fr", "GB": "en", "GR": "el", "HR": "hr",
    "HU": "hu", "IE": "en", "IT": "it", "LT": "lt", "LU": "fr", "LV": "lv", "MT": "mt",
    "NL": "nl", "PL": "pl", "PT": "pt", "RO": "ro", "SE": "sv", "SI": "sl", "SK": "sk",
    "XI": "en", "NO": "no", "CH": "de",
}  # fmt: skip
"""The official language that an invoice of a country is written in where none is named."""
OFFICIAL_LANGUAGES = frozenset({*BY_LANGUAGE, "ga"})
"""The 24 official languages of the Union."""


def invoice_words(
    point: Point | str, *, on: dt.date, country: str, language: str | None = None
) -> Wording | None:
    """Return the words that an invoice of a country carries for a point.

    Args:
        point: What they are about.
        on: The day of the invoice.
        country: The country whose law the invoice follows.
        language: The language by ISO 639-1; the country's own if none is given.

    Returns:
        The words; in English where those of the language were not found. ``None`` where the
        country prescribes none, or none were found.

    Raises:
        InvalidInput: The point or the language is unknown.

    Examples:
        >>> day = dt.date(2026, 11, 10)
        >>> invoice_words("reverse_charge", on=day, country="DE").text
        'Steuerschuldnerschaft des Leistungsempfängers'
        >>> invoice_words("reverse_charge", on=day, country="FR", language="fr").fixed
        True
    """
    return _found(Point(point), civil_date(on, where="on"), country, language)


@functools.lru_cache(maxsize=4_096)
def _found(point: Point, on: dt.date, country: str, language: str | None) -> Wording | None:
    spoken = language or LANGUAGE_OF.get(country, "en")
    if country not in (*EU_MEMBERS, "XI") and country in BY_COUNTRY:
        timeline = BY_COUNTRY[country].get(point)
        entry = timeline.find(on) if timeline else None
        return None if entry is None else _wording(point, spoken, entry)
    if spoken not in OFFICIAL_LANGUAGES:
        raise InvalidInput(
            "{value} is no official language of the European Union.",
            code="wording.language",
            remedy="Give one of {known}.",
            where="language",
            value=spoken,
            known=", ".join(sorted(OFFICIAL_LANGUAGES)),
        )
    timeline = BY_LANGUAGE.get(spoken, {}).get(point)
    entry = timeline.find(on) if timeline else None
    if entry is None and point in BY_LANGUAGE["en"]:  # every point of Art. 226 is there
        spoken, entry = "en", BY_LANGUAGE["en"][point].entry(on)
    return None if entry is None else _wording(point, spoken, entry)


def _wording(point: Point, language: str, entry: Dated[Words]) -> Wording:
    return Wording(
        point=point,
        language=language,
        text=entry.value.text,
        fixed=entry.value.fixed,
        rule=RuleReference.to(entry, f"wording.{point}"),
    )
