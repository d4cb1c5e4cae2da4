"""The Korean tariff: one row for each code and kind of rate (관세율구분)."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from attrs import evolve

from xborder.policy.amount import FREE, Amount, Percent
from xborder.tariff.readers.cells import BLANK, after, cell, code_of, day_of, not_computed
from xborder.tariff.readers.file import Edition, TariffFile
from xborder.tariff.readers.intake import Errors, Intake
from xborder.tariff.readers.rate import OfficialRate, RateKind
from xborder.tariff.readers.rows import Row

_CODE, _KIND, _RATE, _SUM = "품목번호", "관세율구분", "관세율", "단위당세액"
_START, _END = "적용개시일", "적용만료일"
_KINDS: Final = {
    "A": RateKind.GENERAL,
    "B": RateKind.TEMPORARY,
    "C": RateKind.BOUND,
    "P": RateKind.QUOTA,
    "W": RateKind.QUOTA,
    "R": RateKind.PREFERENCE,
    "E": RateKind.PREFERENCE,
    "F": RateKind.PREFERENCE,
    "D": RateKind.REMEDY,
    "G": RateKind.REMEDY,
}
"""What the first letter of a kind is: A basic, B provisional, C bound, P and W in quotas, R for
least developed countries, E and F of agreements, D and G against dumping and subsidies."""
_ORDINARY: Final = (RateKind.GENERAL, RateKind.TEMPORARY)
NO_UNIT: Final = "The file does not say per which unit the sum is charged."
NOT_LOWER: Final = "The bound rate is not lower than the ordinary one and is not applied."


def read_korea_tariff(
    rows: Iterable[object], *, edition: Edition, errors: Errors | str = Errors.RAISE
) -> TariffFile:
    """Return the rates of the Korean tariff.

    The ordinary duty is the provisional rate where there is one, else the basic; the rate bound in
    the World Trade Organization applies in its place only where it is lower. A blank rate is not
    free, and a sum for each unit is not computed, for the file does not name the unit.

    Args:
        rows: Mappings with ``품목번호``, ``관세율구분``, ``관세율``, ``단위당세액``,
            ``적용개시일`` and ``적용만료일``; every cell as text, days as 20260101 or 2026-01-01.
        edition: Which edition it is.
        errors: Whether rows that cannot be used are raised together or reported.

    Raises:
        InvalidRows: Rows cannot be used: all of them at once.
        InvalidInput: A column is missing.
        InvalidType: These are no rows.

    Source: Korea Customs Service, tariff rates by item (관세청 품목번호별 관세율표); Customs Act of
    Korea, article 50.

    Examples:
        >>> import datetime as dt
        >>> from xborder.source import Source
        >>> edition = Edition(
        ...     title="2026", source=Source(title="관세청"), checked_on=dt.date(2026, 9, 1)
        ... )
        >>> row = {"품목번호": "6109101000", "관세율": "13", "단위당세액": "",
        ...        "적용개시일": "20260101", "적용만료일": "20261231"}
        >>> rows = [row | {"관세율구분": "A"}, row | {"관세율구분": "C", "관세율": "16"}]
        >>> file = read_korea_tariff(rows, edition=edition)
        >>> [(rate.kind.value, rate.collected) for rate in file.rates]
        [('general', True), ('bound', False)]
    """
    intake = Intake(
        layout="Korea",
        edition=edition,
        errors=errors,
        destinations=("KR",),
        ordinary=(RateKind.BOUND, RateKind.TEMPORARY, RateKind.GENERAL),
    )
    for number, row in intake.each(rows, (_CODE, _KIND, _RATE, _SUM, _START, _END)):
        with intake.row(number):
            _read(intake, number, row)
    file = intake.done()
    return evolve(file, rates=_applied(file.rates))


def _read(intake: Intake, number: int, row: Row) -> None:
    code = code_of(row[_CODE], (10,), _CODE)
    name = cell(row, _KIND)
    kind = _KINDS.get(name[:1], RateKind.OTHER)
    text, amount = _stated(cell(row, _RATE), cell(row, _SUM))
    intake.rate(
        number,
        code,
        kind,
        text,
        amount=amount,
        start=day_of(cell(row, _START).replace("-", ""), "%Y%m%d", _START),
        end=after(day_of(cell(row, _END).replace("-", ""), "%Y%m%d", _END)),
        programme="" if kind in {*_ORDINARY, RateKind.BOUND} else name,
    )


def _stated(rate: str, each: str) -> tuple[str, Amount | None]:
    specific = each.strip("0.,")  # a sum of nought is none
    if specific:
        return f"{rate}% + {each} KRW" if rate else f"{each} KRW", not_computed(NO_UNIT)
    return (f"{rate}%", None) if rate else ("", not_computed(BLANK))


def _applied(rates: tuple[OfficialRate, ...]) -> tuple[OfficialRate, ...]:
    """Return the rates, bound ones that are not lower than the ordinary marked as not collected."""
    ordinary: dict[str, list[OfficialRate]] = {}
    for rate in rates:
        if rate.kind in _ORDINARY:
            ordinary.setdefault(rate.code, []).append(rate)
    return tuple(
        rate
        if rate.kind is not RateKind.BOUND or _is_lower(rate, ordinary.get(rate.code, []))
        else evolve(rate, collected=False, amount=evolve(rate.amount, note=NOT_LOWER))
        for rate in rates
    )


def _is_lower(bound: OfficialRate, ordinary: list[OfficialRate]) -> bool:
    """Return whether a bound rate is lower than the ordinary, or the two cannot be compared."""
    mine = _share(bound)
    theirs = [_share(rate) for rate in ordinary if rate.amount.overlaps(bound.amount)]
    known = [share for share in theirs if share is not None]
    return mine is None or not known or mine < min(known)


def _share(rate: OfficialRate) -> Fraction | None:
    match rate.amount.value:
        case Percent(share=share):
            return share
        case amount:
            return Fraction(0) if amount == FREE else None
