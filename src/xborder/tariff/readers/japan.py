"""The Japanese tariff: one column a treatment, blank rates taken from above, levels for indents."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from xborder.errors import InvalidInput
from xborder.policy.amount import (
    FREE,
    Between,
    Estimate,
    NoMoreThan,
    Percent,
    PerUnit,
    Unsupported,
)
from xborder.tariff.duty_text import read_or_unsupported, write_duty
from xborder.tariff.readers.cells import cell, code_of, unit_of
from xborder.tariff.readers.file import Edition, TariffFile
from xborder.tariff.readers.intake import Errors, Intake
from xborder.tariff.readers.rate import RateKind
from xborder.tariff.readers.rows import Row
from xborder.trade.country import EU_MEMBERS

_ASEAN: Final = ("BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "VN")
_PARTNERS: Final = "sg mx my cl th id bn ph ch vn in pe au mn gb us"
_TREATMENTS: Final = {
    "general": (RateKind.GENERAL, ()),
    "temporary": (RateKind.TEMPORARY, ()),
    "wto": (RateKind.BOUND, ()),
    "gsp": (RateKind.PREFERENCE, ()),
    "ldc": (RateKind.PREFERENCE, ()),
    "asean": (RateKind.PREFERENCE, _ASEAN),
    "cptpp": (
        RateKind.PREFERENCE,
        ("AU", "BN", "CA", "CL", "GB", "MX", "MY", "NZ", "PE", "SG", "VN"),
    ),
    "eu": (RateKind.PREFERENCE, EU_MEMBERS),
    "rcep_asean_au_nz": (RateKind.PREFERENCE, (*_ASEAN, "AU", "NZ")),
    "rcep_cn": (RateKind.PREFERENCE, ("CN",)),
    "rcep_kr": (RateKind.PREFERENCE, ("KR",)),
    **{
        column: (RateKind.PREFERENCE, ("CH", "LI") if column == "ch" else (column.upper(),))
        for column in _PARTNERS.split()
    },
}
"""The columns, in the order of the book, and whose goods they are for."""
_COLUMNS: Final[Mapping[str, tuple[RateKind, frozenset[str]]]] = {
    column: (kind, frozenset(codes)) for column, (kind, codes) in _TREATMENTS.items()
}
_UNITS: Final = frozenset(
    ("NO", "SM", "PR", "CM", "KL", "L", "DZ", "TH", "ST", "KG", "MT", "GR", "M", "CT", "GT", "DT")
)
_QUALIFIED: Final = re.compile(r"([A-Z]{1,2}) ?(\([A-Z.]+\))?")
"""A unit, and of what: KG (I.I.) is the weight of what is inside."""
_BRACKETED: Final = re.compile(r"\(([^()]+)\)")
NOT_APPLIED: Final = "The bound rate is not lower than the ordinary one and is not applied."


def read_japan_tariff(
    rows: Iterable[object], *, edition: Edition, errors: Errors | str = Errors.RAISE
) -> TariffFile:
    """Return the rates of the Japanese tariff, in the order of the book.

    A blank rate is that of the nearest row above of a lower level. A rate bound in the World Trade
    Organization that stands in brackets is law and not applied: it is kept, and not collected. The
    ordinary duty is the bound rate where one applies, else the temporary, else the general.

    Args:
        rows: Mappings with ``level``, ``code``, ``stat`` (the statistical suffix), ``unit1``,
            ``unit2`` and one column a treatment: ``general``, ``temporary``, ``wto``, ``gsp``,
            ``ldc`` and those of agreements; every cell as text.
        edition: Which edition it is.
        errors: Whether rows that cannot be used are raised together or reported.

    Raises:
        InvalidRows: Rows cannot be used: all of them at once.
        InvalidInput: A column is missing.
        InvalidType: These are no rows.

    Source: Japan Customs, tariff schedule; Customs Tariff Law, article 3; Temporary Tariff Measures
    Law, article 2.
    """
    intake = Intake(
        layout="Japan",
        edition=edition,
        errors=errors,
        destinations=("JP",),
        ordinary=(RateKind.BOUND, RateKind.TEMPORARY, RateKind.GENERAL),
    )
    above: list[tuple[int, str, dict[str, str]]] = []
    for number, row in intake.each(rows, ("level", "code", "stat", "general", "wto")):
        with intake.row(number):
            _read(intake, number, row, above)
    return intake.done()


def _read(
    intake: Intake, number: int, row: Row, above: list[tuple[int, str, dict[str, str]]]
) -> None:
    level = cell(row, "level")
    if not (level.isascii() and level.isdigit()):
        raise InvalidInput(
            "{value} is no level.",
            code="tariff.indent",
            remedy="Keep the column as the file has it: it tells what stands below what.",
            where="level",
            value=level,
        )
    while above and above[-1][0] >= int(level):
        above.pop()
    own = {column: text for column in _COLUMNS if (text := cell(row, column))}
    printed, suffix = cell(row, "code"), cell(row, "stat")
    whole = printed + suffix if printed else ""  # a suffix alone is no code
    code = code_of(whole, (4, 6, 9), "code") if printed or suffix else ""
    above.append((int(level), code, own))
    if not suffix:
        return  # a heading: its rates are for the lines below
    units = tuple(_unit(row, column) for column in ("unit1", "unit2") if cell(row, column))
    stated = {
        column: Stated(depth, at, texts[column])
        for depth, (_, at, texts) in enumerate(above)
        for column in texts
    }
    bound, law = stated.get("wto"), stated.get("temporary") or stated.get("general")
    passed_over = bound is not None and law is not None and _is_passed_over(bound, law)
    for column in (each for each in _COLUMNS if each in stated):
        kind, origins = _COLUMNS[column]
        is_applied = not (passed_over and kind is RateKind.BOUND)
        _rate(intake, number, code, kind, column, origins, stated[column], units, is_applied)


class Stated(NamedTuple):
    """A rate as it is printed.

    Attributes:
        depth: How deep in the book the row stands that states it.
        code: The code of that row.
        text: The rate.
    """

    depth: int
    code: str
    text: str


def lower(law: str, treaty: str) -> str:
    """Return the lower of a rate of the law's own and one of the treaty, as a duty text.

    One of the law's own that is not computed, or stands with a mark, is not passed over; a mark of
    the treaty's stays with whichever is taken.

    Args:
        law: The temporary or the general rate, as it is printed.
        treaty: The rate bound in the World Trade Organization, without brackets.

    Source: Customs Act of Japan, Art. 3; Customs Tariff Act, Art. 3.

    Examples:
        >>> lower("4.2%", "6%"), lower("44.80円/l", "38.10円/l"), lower("◎無税", "29.8%")
        ('4.2%', '38.10円/l', '◎無税')
        >>> lower("35%", "*29.8%＋396円/kg")
        '35% MAX 29.8% + 396 JPY / kg *'
    """
    ours, theirs = read_or_unsupported(law), read_or_unsupported(treaty)
    if ours == FREE or isinstance(ours, Unsupported | Estimate | Between):
        return law
    if isinstance(theirs, Estimate):
        return f"{lower(law, write_duty(theirs.amount))} *"
    if theirs == FREE:
        return treaty
    match ours, theirs:
        case Percent(), Percent():
            return law if ours.share <= theirs.share else treaty
        case PerUnit(), PerUnit() if ours.per == theirs.per and ours.units == theirs.units:
            return law if ours.money <= theirs.money else treaty
        case _:
            return write_duty(NoMoreThan(ours, theirs))


def _is_passed_over(bound: Stated, law: Stated) -> bool:
    """Return whether a bound rate above a rate of the law's own is not the lower one.

    Where both stand in one row, brackets say so.
    """
    if law.depth <= bound.depth or _BRACKETED.fullmatch(bound.text):
        return False
    return lower(law.text, bound.text) == law.text


def _rate(
    intake: Intake,
    number: int,
    code: str,
    kind: RateKind,
    column: str,
    origins: frozenset[str],
    stated: Stated,
    units: tuple[str, ...],
    is_applied: bool,  # noqa: FBT001 - a private step of one caller
) -> None:
    _, at, text = stated
    inside = _BRACKETED.fullmatch(text) if kind is RateKind.BOUND else None
    intake.rate(
        number,
        code,
        kind,
        text,
        amount=read_or_unsupported(inside[1]) if inside else None,
        note=NOT_APPLIED if inside or not is_applied else "",
        programme=column if kind is RateKind.PREFERENCE else "",
        origins=origins,
        units=units,
        inherited_from="" if at == code else at,
        collected=is_applied and inside is None,
    )


def _unit(row: Row, column: str) -> str:
    text = cell(row, column)
    found = _QUALIFIED.fullmatch(text)
    unit_of(found[1] if found else text, _UNITS, column)
    return text
