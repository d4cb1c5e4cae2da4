"""The Swiss tariff: commodity codes of ``TariffMasterData``, as parsed mappings.

Switzerland charges by weight, piece or volume, never by value, and the master data does not say per
what: the nomenclature does. Its industrial tariffs were abolished on 1 January 2024, so that most
rates are nought, and free whatever the unit. Any other needs its unit from the caller.

Source: Federal Office for Customs and Border Security, tariff master data; Customs Tariff Act,
amendment of 1 October 2021 (AS 2022 376).
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from xborder.errors import InvalidInput
from xborder.policy.amount import FREE, Amount
from xborder.tariff.readers.cells import after, cell, code_of, day_of, not_computed
from xborder.tariff.readers.file import Edition, TariffFile
from xborder.tariff.readers.intake import Errors, Intake
from xborder.tariff.readers.rate import RateKind

_NORMAL: Final = "100000"
"""The group of all countries."""
_ORDINARY_USE: Final = "00"
"""The privilege code of goods without an end use."""
_OPEN: Final = "2999"
"""The year in which what has no end ends."""
NO_UNIT: Final = "The file does not say per what the rate is charged."
"""Why a rate other than nought is not computed where the caller gave no unit."""


def read_swiss_tariff(
    commodities: Iterable[object],
    *,
    edition: Edition,
    units: Mapping[str, str] | None = None,
    errors: Errors | str = Errors.RAISE,
) -> TariffFile:
    """Return the rates of the Swiss master data.

    Type NT for the group of all countries is the ordinary rate, PR a preference of a group. A
    privilege code other than 00 is for an end use.

    Args:
        commodities: The elements ``commodityCode``, as mappings: ``value``,
            ``customsPrivilegeCode`` (one or a list) with ``code`` and ``rate`` (one or a list) of
            ``value``, ``type``, ``countryGrpNr``, ``validFrom``, ``validTo``.
        edition: Which edition it is.
        units: The printed unit of each code whose rate is not nought, from the nomenclature, such
            as ``{"04011010": "100 kg gross"}``.
        errors: Whether commodities that cannot be used are raised together or reported.

    Raises:
        InvalidRows: Commodities cannot be used: all of them at once.
        InvalidInput: The first has no ``value``.
        InvalidType: These are no commodities.

    Examples:
        >>> import datetime as dt
        >>> from xborder.source import Source
        >>> edition = Edition(
        ...     title="2026", source=Source(title="Tares"), checked_on=dt.date(2026, 9, 1)
        ... )
        >>> rate = {"value": "0", "type": "NT", "countryGrpNr": "100000",
        ...         "validFrom": "2024-01-01", "validTo": "2999-12-31"}
        >>> goods = {"value": "6109.1000", "customsPrivilegeCode": {"code": "00", "rate": rate}}
        >>> read_swiss_tariff([goods], edition=edition).rates[0].amount.value
        Nothing()
    """
    intake = Intake(layout="Switzerland", edition=edition, errors=errors, destinations=("CH",))
    for number, row in intake.each(commodities, ("value",)):
        with intake.row(number):
            code = code_of(row["value"], (8,), "value")
            unit = (units or {}).get(code, "")
            for privilege in _each(row.get("customsPrivilegeCode")):
                for rate in _each(privilege.get("rate")):
                    _read(intake, number, code, cell(privilege, "code"), unit, rate)
    return intake.done()


def _read(
    intake: Intake, number: int, code: str, privilege: str, unit: str, rate: Mapping[str, Any]
) -> None:
    value, group = cell(rate, "value"), cell(rate, "countryGrpNr")
    end = cell(rate, "validTo")
    general = cell(rate, "type") == "NT" and group == _NORMAL
    kind = RateKind.GENERAL if general else RateKind.PREFERENCE
    intake.rate(
        number,
        code,
        kind if privilege in {"", _ORDINARY_USE} else RateKind.END_USE,
        f"{value} CHF / {unit}" if unit else f"{value} CHF",
        amount=_amount(value, unit),
        start=day_of(cell(rate, "validFrom"), "%Y-%m-%d", "validFrom"),
        end=None if end.startswith(_OPEN) else after(day_of(end, "%Y-%m-%d", "validTo")),
        programme="" if group == _NORMAL else group,
        area="" if group == _NORMAL else group,
        additional_code="" if privilege == _ORDINARY_USE else privilege,
    )


def _amount(value: str, unit: str) -> Amount | None:
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise InvalidInput(
            "{value} is no rate in francs.",
            code="tariff.rate",
            remedy="Give the element's text as it stands.",
            where="rate.value",
            value=value,
        ) from None
    if not number:
        return FREE
    return None if unit else not_computed(NO_UNIT)


def _each(found: object) -> list[Mapping[str, Any]]:
    """Return the elements of a name: a parser makes one of them no list."""
    every = found if isinstance(found, list) else [found]
    return [each for each in every if isinstance(each, Mapping)]
