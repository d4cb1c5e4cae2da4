"""The cells of a row: text, a code, a day or a unit, or the reason why it is none."""

import datetime as dt
import re
from collections.abc import Collection
from typing import Final

from xborder.errors import InvalidInput, InvalidType, nearest
from xborder.policy.amount import Amount, Unsupported
from xborder.tariff.readers.rows import Row

IN_CONDITIONS: Final = "The rate stands in the conditions of the measure, which are not computed."
"""Why a measure without a rate of its own is not computed."""
CONDITIONAL: Final = "The rate holds under a condition of the file, which is not computed."
"""Why a rate is not computed that holds in a season, or under another condition in words."""
BLANK: Final = "The file leaves the rate blank, which is not free."
"""Why a rate that is not there is not computed."""


def cell(row: Row, column: str) -> str:
    """Return what a cell says, blanks around it taken off; empty if it is not there.

    Raises:
        InvalidType: It holds something else than text.
    """
    value = row.get(column)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InvalidType(
            "{value} is not text.",
            code="tariff.cell",
            remedy="Read every column as text: a number loses leading zeros and digits.",
            where=column,
            value=value,
        )
    return " ".join(value.split())


def code_of(text: object, lengths: Collection[int], where: str) -> str:
    """Return a code's digits, points and blanks taken out.

    Args:
        text: The cell.
        lengths: How many digits the layout's codes have.
        where: The column.

    Raises:
        InvalidType: It is a number, which has lost its leading zero.
        InvalidInput: It lost a zero, or has letters, or another length.
    """
    if not isinstance(text, str):
        raise InvalidType(
            "The code {value} is no text: a number loses its leading zero.",
            code="tariff.code",
            remedy="Read the column as text.",
            where=where,
            value=text,
        )
    digits = re.sub(r"[.\s]", "", text)
    # Points part a chapter or a heading from the rest: one digit or three before the first are
    # short of a zero. Without points the digits come in pairs, unless a layout has odd lengths
    # alone, as the nine of Japan; a length that is odd in print, 0105.94.1, keeps its points.
    first, points, _ = text.strip().partition(".")
    is_short = (
        len(first) % 2 == 1 if points else len(digits) % 2 == 1 and len(digits) + 1 in lengths
    )
    if digits.isascii() and digits.isdigit() and len(digits) in lengths and not is_short:
        return digits
    lost = digits.isdigit() and (len(digits) + 1 in lengths or is_short)
    raise InvalidInput(
        "{value} is not a code of this tariff.",
        code="tariff.lost_zero" if lost else "tariff.code",
        remedy=(
            "A leading zero was lost: write {padded}, and read the column as text."
            if lost
            else "Write {lengths} digits."
        ),
        where=where,
        value=text,
        padded=f"0{digits}",
        lengths=", ".join(map(str, sorted(lengths))),
    )


def bare(code: str) -> str:
    """Return a code without the pairs of noughts that fill it up; two digits stay.

    Examples:
        >>> bare("6109000000"), bare("0100000000"), bare("6109100010")
        ('6109', '01', '6109100010')
    """
    while len(code) > 2 and code.endswith("00"):
        code = code[:-2]
    return code


def day_of(text: str, form: str, where: str) -> dt.date | None:
    """Return the day that a cell says; nothing if it is blank.

    Args:
        text: The cell.
        form: The form, as ``strptime`` reads it.
        where: The column.

    Raises:
        InvalidInput: It is no day, or written in another form.
    """
    if not text:
        return None
    try:
        return dt.datetime.strptime(text, form).date()  # noqa: DTZ007 - a civil day has no zone
    except ValueError:
        raise InvalidInput(
            "{value} is no day of this layout.",
            code="tariff.day",
            remedy="Write it in the form {form}.",
            where=where,
            value=text,
            form=form,
        ) from None


def after(day: dt.date | None) -> dt.date | None:
    """Return the day after a last day: our ends are exclusive."""
    return None if day is None else day + dt.timedelta(days=1)


def unit_of(text: str, known: Collection[str], where: str) -> str:
    """Return a unit that the layout has.

    Raises:
        InvalidInput: Nobody knows it.
    """
    if text in known:
        return text
    meant = nearest(text, known)
    raise InvalidInput(
        "{value} is no unit of this tariff.",
        code="tariff.unit",
        remedy="Did you mean {meant}?" if meant else "Check the column.",
        where=where,
        value=text,
        meant=meant,
    )


def not_computed(reason: str) -> Amount:
    """Return an amount that says why it is none."""
    return Unsupported(reason)
