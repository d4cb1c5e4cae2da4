"""Reading numbers as people write them: with blanks and dots, with the country's letters or not.

Form and check digits come from python-stdnum (extra ``identifiers``), of which the offline checks
alone are called: ``validate`` looks at the text and asks nobody. Check digits that it leaves out
are reckoned here.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType, ModuleType
from typing import Any, Final

from xborder.errors import InvalidInput, InvalidType, extra
from xborder.trade.country import EU_MEMBERS, country_code
from xborder.vat.numbers.eori import EVERYWHERE, ISSUERS, LAW, STATE_FORMS
from xborder.vat.numbers.form import FORMS_OF, NumberForm, NumberKind
from xborder.vat.numbers.korea import agrees as _korean_agrees
from xborder.vat.numbers.number import TaxNumber
from xborder.vat.numbers.scheme import LETTERS, STATES

_VIES: Final = "VIES, https://ec.europa.eu/taxation_customs/vies/"
_VIES_EORI: Final = "EORI validation, https://ec.europa.eu/taxation_customs/dds2/eos/"
_HMRC: Final = "HM Revenue and Customs, https://www.gov.uk/check-uk-vat-number"
_HMRC_EORI: Final = "HM Revenue and Customs, https://www.gov.uk/check-eori-number"
_LETTERS_OF: Final = {"GR": "EL"}
_COUNTRY_OF: Final = {"EL": "GR"}
_LETTERED: Final = frozenset({*EU_MEMBERS, "CH", "GB", "NO", "XI"})
"""Countries whose letters stand before their numbers."""
_WRITTEN: Final = re.compile(r"[A-Z0-9&]+")
_BRITISH_BY_HABIT: Final = re.compile(r"UK[0-9]{9}(?:[0-9]{3})?")
_NOTHING: Final = re.compile(r"[^1-9]*")
_LEFT_OUT: Final[Mapping[str, Callable[[str], bool]]] = MappingProxyType({"kr.brn": _korean_agrees})
"""Check digits that a module of python-stdnum leaves out, by its name."""
_SCHEME: Final = re.compile(rf"(?:{'|'.join(LETTERS.values())})[0-9]+")


def parse(
    text: str, *, kind: NumberKind | str | None = None, country: str | None = None
) -> TaxNumber:
    """Return a number whose form and check digits are right, as it is written in a return.

    Args:
        text: The number with or without its country's letters, blanks, dots, dashes and slashes.
        kind: What it is for. Left out, it is told by the letters it starts with, or it is the
            number for VAT or its like of ``country``.
        country: Whose number it is, where no letters say so.

    Raises:
        InvalidInput: It is none; the code says which part is wrong: ``number.empty``,
            ``number.kind``, ``number.country``, ``number.length``, ``number.form``,
            ``number.part`` or ``number.check_digit``.
        InvalidType: It is not text: a number loses its zeros at the left.
        MissingExtra: python-stdnum is not installed.

    Examples:
        >>> parse("NO 987 654 309 MVA").text
        '987654309MVA'
        >>> parse("123456000", country="DE").text
        'DE123456000'
        >>> parse("IM 372 000 0017").country
        'IE'
        >>> parse("FR 732 829 320 00074", kind="eori").text
        'FR73282932000074'
        >>> parse("DE123456001")
        Traceback (most recent call last):
            ...
        xborder.errors.InvalidInput: text: The check digits of DE*******01 do not agree (ISO 7064
        Mod 11, 10). Copy it again: a character is wrong, or two are swapped.
    """
    if not isinstance(text, str):
        raise InvalidType(
            "{value} is not text.",
            code="number.text",
            remedy="Write the number as text: a number loses the zeros at its left.",
            where="text",
            value=text,
        )
    kind = None if kind is None else NumberKind(kind)
    country = None if country is None else country_code(country)
    written = _compact(text)
    if kind is NumberKind.EORI:
        return _eori(written, country)
    if kind is None and country is None and _SCHEME.fullmatch(written):
        kind = next(each for each, letters in LETTERS.items() if written.startswith(letters))
    if kind is not None and kind in LETTERS:
        return _scheme_number(written, kind, country)
    return _national(written, _form(written, kind, country))


def is_well_formed(
    text: str, *, kind: NumberKind | str | None = None, country: str | None = None
) -> bool:
    """Return whether :func:`parse` would take the number.

    Args:
        text: The number, with or without its prefix, dots and blanks.
        kind: What sort of number it is, where the form leaves it open.
        country: Whose number it is, where it has no prefix.

    Examples:
        >>> is_well_formed("CHE-123.456.009 MWST"), is_well_formed("CHE123456000MWST")
        (True, False)
    """
    try:
        parse(text, kind=kind, country=country)
    except InvalidInput as error:
        if error.code.startswith("number."):
            return False
        raise  # an unknown kind or country is the caller's mistake, not the number's
    return True


def normalise(
    text: str, *, kind: NumberKind | str | None = None, country: str | None = None
) -> str:
    """Return the number as it is written in a return.

    Args:
        text: The number, with or without its prefix, dots and blanks.
        kind: What sort of number it is, where the form leaves it open.
        country: Whose number it is, where it has no prefix.

    Examples:
        >>> normalise("49-123-418", country="NZ")
        '49123418'
    """
    return parse(text, kind=kind, country=country).text


def _compact(text: str) -> str:
    # stdnum knows the dashes, blanks and wide digits that office programs put for plain ones
    written = str(_stdnum("util").clean(text, " -./")).strip().upper()
    if not written:
        raise InvalidInput(
            "The number is empty.",
            code="number.empty",
            remedy="Give the number; leave it out if there is none.",
            where="text",
        )
    if not _WRITTEN.fullmatch(written):
        raise InvalidInput(
            "{tax_number} has characters that no tax number has.",
            code="number.form",
            remedy="Write letters of the Latin alphabet and digits.",
            where="text",
            tax_number=written,
        )
    return written


def _form(written: str, kind: NumberKind | None, country: str | None) -> NumberForm:
    if country in {None, "GB"} and _BRITISH_BY_HABIT.fullmatch(written):
        raise InvalidInput(
            "{owner} in {tax_number} is no letters of a tax number.",
            code="number.country",
            remedy="Write {meant} in its place.",
            where="text",
            tax_number=written,
            owner="UK",
            meant="GB",
        )
    told = _told(written)
    # elsewhere letters at the start are the number's own: a Mexican RFC may begin with GB
    if country in _LETTERED and told not in {None, country}:
        raise _another_country(written, str(told), str(country))
    owner = country or told
    if owner is None:
        raise InvalidInput(
            "{tax_number} does not say whose number it is.",
            code="number.country",
            remedy='Name the country, such as country="NO".',
            where="text",
            tax_number=written,
        )
    forms = FORMS_OF.get(owner, ())
    for form in forms:
        if kind is form.kind or (kind is None and _is_meant(written, form)):
            return form
    known = ", ".join(form.kind for form in forms)
    raise InvalidInput(
        "No form of a number of {country} is known for {kind}.",
        code="number.kind",
        remedy="Give one of: {known}." if known else "Leave the number unchecked.",
        where="kind",
        country=owner,
        kind=kind or NumberKind.VAT,
        known=known,
    )


def _is_meant(written: str, form: NumberForm) -> bool:
    # a Japanese issuer's T tells its number from the corporate number, which has the same digits
    return form.kind is not NumberKind.INVOICE_ISSUER or written.startswith("T")


def _told(written: str) -> str | None:
    """Return the country that the letters in front tell, where digits follow them."""
    if written.startswith("CHE"):
        return "CH"
    country = _COUNTRY_OF.get(written[:2], written[:2])
    return country if country in _LETTERED and re.search("[0-9]", written[2:]) else None


def _national(written: str, form: NumberForm) -> TaxNumber:
    if form.module == "eu.vat":
        letters = _LETTERS_OF.get(form.country, form.country)
        # Greece is GR everywhere but in its VAT numbers
        bare = written.removeprefix(letters).removeprefix(form.country)
        written = letters + bare
    return TaxNumber(
        kind=form.kind,
        country=form.country,
        text=form.prefix + _validated(written.removeprefix(form.prefix), form),
        check=form.check,
        register=_register(form),
        source=form.source,
    )


def _register(form: NumberForm) -> str:
    if form.country == "GB":
        return _HMRC
    return _VIES if form.module == "eu.vat" else f"{form.source.title}, {form.source.url}"


def _validated(written: str, form: NumberForm) -> str:
    validate: Any = _stdnum(form.module).validate
    faults: Any = _stdnum("exceptions")
    try:
        found = str(validate(written))
    except faults.InvalidChecksum:
        raise _disagrees(written, form) from None
    except faults.InvalidLength:
        raise InvalidInput(
            "{tax_number} is too long or too short for a number of {country}.",
            code="number.length",
            remedy="It is written like {shape}: 9 is a digit, L a letter, X either.",
            where="text",
            tax_number=written,
            shape=form.shape,
            country=form.country,
        ) from None
    except faults.InvalidComponent:
        raise InvalidInput(
            "A part of {tax_number} stands for nothing in a number of {country}.",
            code="number.part",
            remedy="It is written like {shape}: 9 is a digit, L a letter, X either.",
            where="text",
            tax_number=written,
            shape=form.shape,
            country=form.country,
        ) from None
    except faults.ValidationError:
        raise _ill_formed(written, form.shape, form.country) from None
    agrees = _LEFT_OUT.get(form.module)
    if agrees is not None and not agrees(found):
        raise _disagrees(written, form)
    # Sums of zeros agree with any check: such a number fills a form and is nobody's.
    if _NOTHING.fullmatch(found):
        raise InvalidInput(
            "All digits of {tax_number} are zero.",
            code="number.part",
            remedy="Give the number itself: no office gives this one.",
            where="text",
            tax_number=written,
        )
    return found


def _disagrees(written: str, form: NumberForm) -> InvalidInput:
    return InvalidInput(
        "The check digits of {tax_number} do not agree ({check}).",
        code="number.check_digit",
        remedy="Copy it again: a character is wrong, or two are swapped.",
        where="text",
        tax_number=written,
        check=form.check,
    )


def _scheme_number(written: str, kind: NumberKind, country: str | None) -> TaxNumber:
    form = next(form for form in FORMS_OF[""] if form.kind is kind)
    if not (written.startswith(LETTERS[kind]) and _SCHEME.fullmatch(written)):
        raise _ill_formed(written, form.shape, "EU")
    if len(written) != len(form.shape):
        raise InvalidInput(
            "{tax_number} is too long or too short for a number of {country}.",
            code="number.length",
            remedy="It is written like {shape}: 9 is a digit, L a letter, X either.",
            where="text",
            tax_number=written,
            shape=form.shape,
            country="EU",
        )
    state = STATES.get(written[2:5])
    if state is None:
        raise InvalidInput(
            "{state} in {tax_number} is no member state's number.",
            code="number.part",
            remedy="Behind the letters stands the ISO number of a member state, such as 276.",
            where="text",
            tax_number=written,
            state=written[2:5],
        )
    if country not in {None, state}:
        raise _another_country(written, state, str(country))
    return TaxNumber(
        kind=kind,
        country=state,
        text=written,
        register=f"{form.source.title}, {form.source.url}",
        source=form.source,
    )


def _eori(written: str, country: str | None) -> TaxNumber:
    owner = written[:2]
    if owner not in ISSUERS:
        meant = {"EL": "GR", "UK": "GB"}.get(owner)
        raise InvalidInput(
            "{owner} in {tax_number} is no country that gives EORI numbers.",
            code="number.country",
            remedy="Write {meant} in its place."
            if meant
            else "It starts with a member state, GB or XI.",
            where="text",
            tax_number=written,
            owner=owner,
            meant=meant or "",
        )
    if country not in {None, owner}:
        raise _another_country(written, owner, str(country))
    state = STATE_FORMS.get(owner)
    if not (state.pattern if state else EVERYWHERE).fullmatch(written):
        raise _ill_formed(written, state.shape if state else f"{owner}XXXXXXXXX", owner)
    if state and state.check:
        _validated(written.removeprefix(owner), state.check)
    return TaxNumber(
        kind=NumberKind.EORI,
        country=owner,
        text=written,
        check=state.check.check if state and state.check else "",
        register=_HMRC_EORI if owner == "GB" else _VIES_EORI,
        source=LAW,
    )


def _ill_formed(written: str, shape: str, country: str) -> InvalidInput:
    return InvalidInput(
        "{tax_number} has not the form of a number of {country}.",
        code="number.form",
        remedy="It is written like {shape}: 9 is a digit, L a letter, X either.",
        where="text",
        tax_number=written,
        shape=shape,
        country=country,
    )


def _another_country(written: str, told: str, country: str) -> InvalidInput:
    return InvalidInput(
        "{tax_number} is a number of {told}, not of {country}.",
        code="number.country",
        remedy="Give the number of {country}, or name {told}.",
        where="text",
        tax_number=written,
        told=told,
        country=country,
    )


def _stdnum(module: str) -> ModuleType:
    return extra(f"stdnum.{module}", name="identifiers")
