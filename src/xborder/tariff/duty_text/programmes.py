"""Programmes: a column that prints several rates, each for the symbols beside it.

The United States print the special rates of column 1 so: "Free (A+,AU,BH,CL) 3.2% (JP) See
9822.05.20 (P+)", the symbols in brackets behind a rate. Australia prints them before it, behind the
general rate, and steps with their days: "5% DCS4% DCT5% From 1 July 2018 2.5%". A rate is kept with
its text, and read like any other.

Source: Harmonized Tariff Schedule of the United States, general note 3(c)(i); Customs Tariff Act
1995 (Australia), Schedule 3 and section 16.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from xborder.policy.amount import Amount
from xborder.tariff.duty_text.grammar import LONGEST

_SYMBOL: Final = r"[A-Z]{1,2}[*+]?"
_GROUP: Final = re.compile(rf"\( ?(?P<symbols>{_SYMBOL}(?: ?[, ] ?{_SYMBOL})*) ?\)")
_HYPHENATED: Final = re.compile(r"(?<=[a-z])- (?=[a-z])")


@frozen
class ProgrammeRate:
    """A rate and the programmes it is for.

    Attributes:
        text: The rate as it is printed.
        programmes: The symbols, such as ``A+`` or ``KR``; none for a rate that names none.
        start: The first day of a step; ``None`` for a rate that names none.
        dollar: The currency of ``$`` in it.
    """

    text: str
    programmes: tuple[str, ...]
    start: dt.date | None = None
    dollar: str = "USD"

    @property
    def amount(self) -> Amount:
        """The rate; what is not understood is ``Unsupported`` and keeps its text."""
        from xborder.tariff.duty_text import read_or_unsupported  # noqa: PLC0415 - it reads us

        return read_or_unsupported(self.text, dollar=self.dollar)


def read_programmes(text: str) -> tuple[ProgrammeRate, ...]:
    """Return the rates of a cell, in the order in which they are printed.

    Args:
        text: The cell.

    Examples:
        >>> for rate in read_programmes("Free (A*, AU,KR) 3.2% (JP)See 9822.05.20 (P+)"):
        ...     print(rate.text, rate.programmes)
        Free ('A*', 'AU', 'KR')
        3.2% ('JP',)
        See 9822.05.20 ('P+',)
    """
    plain = _HYPHENATED.sub("", " ".join(text.split()))[: 2 * LONGEST]
    found, at = [], 0
    for group in _GROUP.finditer(plain):
        rate = plain[at : group.start()].strip()
        if rate:
            symbols = tuple(group["symbols"].replace(",", " ").split())
            found.append(ProgrammeRate(rate, symbols))
            at = group.end()
    rest = plain[at:].strip()
    if rest:
        found.append(ProgrammeRate(rest, ()))
    return tuple(found)


_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_FROM: Final = re.compile(
    rf"From ?(?P<day>[0-9]{{1,2}}) ?(?P<month>{'|'.join(_MONTHS)}) ?(?P<year>20[0-9]{{2}}) ?:? ?"
)
_AUSTRALIAN: Final = "CA|CL|DCS|DCT|DC|FI|LDC|MY|NZ|PG|SG|TH|US"
_WHO: Final = re.compile(
    rf"(?:(?<=[ )])|\A)(?P<symbols>(?:{_AUSTRALIAN})(?: ?/(?:{_AUSTRALIAN}))*) ?(?=[0-9$F])"
)


def read_australian(text: str) -> tuple[ProgrammeRate, ...]:
    """Return the rates of a cell of the Australian tariff, in the order in which they are printed.

    Args:
        text: The cell.

    Examples:
        >>> for rate in read_australian("5% DCS4% CAFree From1July2018 3.75% CA Free"):
        ...     print(rate.text, rate.programmes, rate.start)
        5% () None
        4% ('DCS',) None
        Free ('CA',) None
        3.75% () 2018-07-01
        Free ('CA',) 2018-07-01
    """
    plain = " ".join(text.split())[: 2 * LONGEST]
    heads = [*_FROM.finditer(plain)]
    ends = [*(head.start() for head in heads), len(plain)]
    found = [*_in_step(plain[: ends[0]], None)]
    for head, end in zip(heads, ends[1:], strict=True):
        try:
            start = dt.date(int(head["year"]), _MONTHS.index(head["month"]) + 1, int(head["day"]))
        except ValueError:  # no such day: the step is one text, and not understood
            found.append(ProgrammeRate(plain[head.start() : end].strip(), (), None, "AUD"))
        else:
            found.extend(_in_step(plain[head.end() : end], start))
    return tuple(found)


def _in_step(text: str, start: dt.date | None) -> Iterator[ProgrammeRate]:
    """Yield the rates of one step: the general one, then those of programmes."""
    who: tuple[str, ...] = ()
    at = 0
    for head in _WHO.finditer(text):
        rate = text[at : head.start()].strip()
        if rate:
            yield ProgrammeRate(rate, who, start, "AUD")
        who, at = tuple(re.split(" ?/", head["symbols"])), head.end()
    rate = text[at:].strip()
    if rate:
        yield ProgrammeRate(rate, who, start, "AUD")
