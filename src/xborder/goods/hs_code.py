"""HS codes: the digits by which customs names goods."""

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final, Self

from xborder.errors import InvalidInput, InvalidType, XborderError, door_schema
from xborder.goods.nomenclature import HEADING, is_heading, is_subheading, nearest

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

_CODE: Final = re.compile(r"[0-9]{4}(?:[0-9]{2}(?:[0-9]{2,7})?)?")
"""A heading of four digits, or six and a country's own: eight, nine in Japan, ten, eleven in
Switzerland, twelve in Turkey, thirteen in China. No tariff has five or seven: a zero was lost in
front, or a digit behind."""

_MARKS: Final = re.compile(r"[^0-9A-Za-z]")
"""What stands between digits, seen or not: hyphens, no-break spaces, marks of direction."""
_OF_A_NUMBER: Final = re.compile(r"([0-9]{3,})\.0", re.ASCII)
"""What a column of numbers prints where others of its cells are blank: the last 0 is no digit."""


class HSCode(str):
    """A code of the Harmonized System or a national tariff: 4, 6 or 8 to 13 digits, kept as text.

    Dots and spaces are tolerated and dropped. The first two digits are the chapter, four the
    heading, six the subheading that all countries share, of the edition of 2012, 2017 or 2022;
    what follows is a country's own, and tariffs read no more than ten digits. A heading alone will
    do where all that stands under it is treated alike; else more digits are a missing fact.

    Args:
        code: The code as text.

    Raises:
        InvalidType: The code is a number, which loses a leading zero.
        InvalidInput: It is too short or too long, has five or seven digits or letters, or names a
            heading or subheading that is not.

    Examples:
        >>> code = HSCode("6109.10.00 10")
        >>> code, code.chapter, code.heading, code.subheading
        (HSCode('6109100010'), '61', '6109', '610910')
    """

    __slots__ = ()

    def __new__(cls, code: str) -> Self:
        """Read a code."""
        if type(code) is cls:
            return code
        if not isinstance(code, str):
            raise _not_text(code)
        digits = code if _CODE.fullmatch(code) else code.replace(".", "").replace(" ", "")
        if _OF_A_NUMBER.fullmatch(code):
            raise _of_a_number(code)
        if not _CODE.fullmatch(digits) or not _is_known(digits):
            raise _not_a_code(code, digits)
        return super().__new__(cls, digits)

    @property
    def chapter(self) -> str:
        """The first two digits."""
        return self[:2]

    @property
    def heading(self) -> str:
        """The first four digits."""
        return self[:4]

    @property
    def subheading(self) -> str:
        """The first six digits, which all countries share; the four of a heading alone."""
        return self[:6]

    @property
    def dotted(self) -> str:
        """The code with dots, as people read it.

        Examples:
            >>> HSCode("6109100010").dotted
            '6109.10.00.10'
        """
        tail = [self[start : start + 2] for start in range(4, len(self), 2)]
        return ".".join([self[:4], *tail])

    def within(self, scope: str) -> bool:
        """Return whether the code lies in a chapter, heading or longer code.

        Examples:
            >>> HSCode("610910").within("61"), HSCode("610910").within("6110")
            (True, False)
        """
        return self.startswith(scope)

    def __repr__(self) -> str:
        return f"HSCode('{self}')"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, _handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        return door_schema(cls)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: "CoreSchema", _handler: "GetJsonSchemaHandler"
    ) -> dict[str, Any]:
        return {
            "type": "string",
            "title": "HSCode",
            "pattern": "^[0-9](?:[. ]*[0-9]){3}(?:(?:[. ]*[0-9]){2}(?:(?:[. ]*[0-9]){2,7})?)?$",
            "examples": ["610910"],
        }


def _not_text(code: object) -> XborderError:
    # a data frame has floats where others of its column are blank
    whole = isinstance(code, (int, float)) and not isinstance(code, bool) and 0 < code < 10**13
    text = f"{code:.0f}" if whole else ""
    number = whole and code == int(text)
    return InvalidType(
        "The HS code {value} is not text.",
        code="hs_code.type",
        remedy='Write it in quotes, "{text}": a number loses a leading zero.'
        if number
        else 'Write it in quotes, such as "610910".',
        where="hs_code",
        value=code,
        text=text.zfill(len(text) + len(text) % 2) if len(text) > 4 else text,
    )


def _of_a_number(code: str) -> XborderError:
    digits = code.partition(".")[0]
    if len(digits) % 2:
        return _not_a_code(code, digits)
    return InvalidInput(
        "{value} is a number that a spreadsheet or a data frame wrote, and no HS code.",
        code="hs_code.text",
        remedy='Write "{digits}", with the zeros that it had in front: read the column as text.',
        where="hs_code",
        value=code,
        digits=digits,
    )


def _is_known(digits: str) -> bool:
    """Return whether the Harmonized System has the heading or subheading of some digits."""
    return is_subheading(digits[:6]) if len(digits) > HEADING else is_heading(digits)


def _not_a_code(code: str, digits: str) -> XborderError:
    digits = _MARKS.sub("", unicodedata.normalize("NFKC", digits))  # the code that is meant
    padded = f"0{digits}"  # a spreadsheet takes the first digit's zero away
    if not (digits.isascii() and digits.isdigit()):
        remedy = "Use digits only, with dots or spaces if you like."
    elif len(digits) > 13:
        remedy = "Give at most thirteen digits; tariffs read the first ten."
    elif _CODE.fullmatch(padded) and _is_known(padded):
        remedy = 'Write "{padded}" if the first zero was lost, else give all digits.'
    elif len(digits) < 6:
        remedy = "Give a heading of four digits that there is, or better a subheading of six."
    elif len(digits) == 7:
        remedy = "Give six or eight digits: no tariff has seven."
    elif not is_subheading(digits[:6]):
        remedy = "There is no subheading {subheading}; did you mean {nearest}?"
    else:
        remedy = 'Write "{digits}".'
    return InvalidInput(
        "{value} is not an HS code.",
        code="hs_code.text",
        remedy=remedy,
        where="hs_code",
        value=code,
        digits=digits,
        padded=padded,
        subheading=digits[:6],
        nearest=", ".join(nearest(digits[:6]))
        if digits[:6].isdecimal() and len(digits) >= 6
        else "",
    )
