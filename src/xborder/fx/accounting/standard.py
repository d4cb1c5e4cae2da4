"""Accounting standards as dated policy: what hedge accounting asks for, since when."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from attrs import evolve, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.kind import typed
from xborder.number import finite_values, share
from xborder.source import Evidence, Source
from xborder.timeline import Dated, Timeline


class Framework(Choice):
    """The rules of accounting."""

    IFRS_9 = "ifrs_9"
    IAS_39 = "ias_39"
    ASC_815 = "asc_815"


@frozen(kw_only=True, field_transformer=typed)
class HedgeAccountingPolicy:
    """What a standard, or practice under it, asks of a hedge.

    Attributes:
        framework: The standard.
        bright_line: Least and most offset ratio; ``None`` where there is no such line.
        least_r_squared: Least R squared of the regression test; ``None`` where there is none.
        slope_range: Least and most slope of that test, in absolute value.
        retrospective_test: Whether past effectiveness is tested against the line.
        lower_of_reserve: Whether the cash flow hedge reserve is the lower of two amounts.
        critical_terms_days: How many days forecast transactions may lie from the maturity of the
            derivative and still match; the same month also will do.
        voluntary_discontinuation: Whether a hedge that still qualifies may be ended at will.
    """

    framework: Framework
    bright_line: tuple[float, float] | None
    least_r_squared: float | None
    slope_range: tuple[float, float] | None
    retrospective_test: bool
    lower_of_reserve: bool
    critical_terms_days: int
    voluntary_discontinuation: bool

    def choosing(
        self,
        *,
        bright_line: tuple[float, float] | None = None,
        least_r_squared: float | None = None,
        slope_range: tuple[float, float] | None = None,
    ) -> "HedgeAccountingPolicy":
        """Return the policy with thresholds that the entity has chosen and documented.

        IFRS 9 names no method and no line: it asks for the method that captures the relevant
        characteristics of the hedge, and a dollar offset or a regression may be it. Its line is
        then the entity's own, written down on the day of designation.

        Args:
            bright_line: Least and most offset ratio.
            least_r_squared: Least R squared of the regression test.
            slope_range: Least and most slope, in absolute value.

        Raises:
            InvalidInput: A range is out of order, or R squared is no fraction.

        Source: IFRS 9, B6.4.12 to B6.4.17.

        Examples:
            >>> own = hedge_accounting_policy("ifrs_9", on=dt.date(2026, 11, 21)).choosing(
            ...     bright_line=(0.8, 1.25))
            >>> own.bright_line, own.retrospective_test
            ((0.8, 1.25), False)
        """
        return evolve(
            self,
            bright_line=_range(bright_line, "bright_line") or self.bright_line,
            least_r_squared=self.least_r_squared
            if least_r_squared is None
            else share(least_r_squared, "least_r_squared"),
            slope_range=_range(slope_range, "slope_range") or self.slope_range,
        )


def _range(given: tuple[float, float] | None, where: str) -> tuple[float, float] | None:
    if given is None:
        return None
    ends = finite_values(given, where)
    if len(ends) != 2 or not 0.0 < ends[0] < ends[1]:
        raise InvalidInput(
            "{name} of {value} is no range.",
            code="fx.range",
            remedy="Give the least and the most, such as (0.8, 1.25).",
            where=where,
            name=where,
            value=str(given),
        )
    return ends[0], ends[1]


_READ: Final = dt.date(2026, 11, 21)
_LINE: Final = (0.8, 1.25)


def _dated(
    value: HedgeAccountingPolicy,
    source: Source,
    note: str,
    *,
    start: dt.date,
    end: dt.date | None = None,
) -> Dated[HedgeAccountingPolicy]:
    return Dated(
        value=value,
        start=start,
        end=end,
        source=source,
        evidence=Evidence.SECONDARY,
        checked_on=_READ,
        note=note,
    )


_ASC = Source(
    title="ASC 815-20 Derivatives and Hedging",
    url="https://dart.deloitte.com/USDART/home/codification/broad-transactions/asc815-10/hedge-accounting/chapter-2-hedge-accounting-requirements/2-5-hedge-effectiveness",
    article="25-75, 25-84, 25-84A",
)

STANDARDS: Final[Mapping[Framework, Timeline[HedgeAccountingPolicy]]] = {
    Framework.IFRS_9: Timeline(
        [
            _dated(
                HedgeAccountingPolicy(
                    framework=Framework.IFRS_9,
                    bright_line=None,
                    least_r_squared=None,
                    slope_range=None,
                    retrospective_test=False,
                    lower_of_reserve=True,
                    critical_terms_days=0,
                    voluntary_discontinuation=False,
                ),
                Source(
                    title="IFRS 9 Financial Instruments",
                    url="https://www.ifrs.org/issued-standards/list-of-standards/ifrs-9-financial-instruments/",
                    article="6.4.1(c), 6.5.6, 6.5.11, B6.4.14",
                ),
                "Mandatory from 2018; 6.5.11 read in a copy. Critical terms have to be 'closely "
                "aligned' (B6.4.14), without a number of days: the same day is the safe reading.",
                start=dt.date(2018, 1, 1),
            )
        ],
        name="IFRS 9 hedge accounting",
    ),
    Framework.IAS_39: Timeline(
        [
            _dated(
                HedgeAccountingPolicy(
                    framework=Framework.IAS_39,
                    bright_line=_LINE,
                    least_r_squared=0.8,
                    slope_range=_LINE,
                    retrospective_test=True,
                    lower_of_reserve=True,
                    critical_terms_days=0,
                    voluntary_discontinuation=True,
                ),
                Source(
                    title="IAS 39 Financial Instruments: Recognition and Measurement",
                    url="https://www.ifrs.org/issued-standards/list-of-standards/ias-39-financial-instruments-recognition-and-measurement/",
                    article="88, 96, AG105",
                ),
                "Still open to those who elected to stay with its hedge accounting (IFRS 9, "
                "7.2.21). From knowledge; R squared is practice.",
                start=dt.date(2005, 1, 1),
            )
        ],
        name="IAS 39 hedge accounting",
    ),
    Framework.ASC_815: Timeline(
        [
            _dated(
                HedgeAccountingPolicy(
                    framework=Framework.ASC_815,
                    bright_line=_LINE,
                    least_r_squared=0.8,
                    slope_range=_LINE,
                    retrospective_test=True,
                    lower_of_reserve=True,
                    critical_terms_days=0,
                    voluntary_discontinuation=True,
                ),
                _ASC,
                "Before ASU 2017-12, which ended the separate measurement of ineffectiveness. "
                "The 80-125 line is practice.",
                start=dt.date(2009, 7, 1),
                end=dt.date(2019, 1, 1),
            ),
            _dated(
                HedgeAccountingPolicy(
                    framework=Framework.ASC_815,
                    bright_line=_LINE,
                    least_r_squared=0.8,
                    slope_range=_LINE,
                    retrospective_test=True,
                    lower_of_reserve=False,
                    critical_terms_days=31,
                    voluntary_discontinuation=True,
                ),
                _ASC,
                "ASU 2017-12 for public companies, fiscal years after 15 December 2018; others "
                "later. The 80-125 line and R squared are practice; 31 days or the same fiscal "
                "month is 25-84A.",
                start=dt.date(2019, 1, 1),
            ),
        ],
        name="ASC 815 hedge accounting",
    ),
}
"""What each standard asks for, dated and sourced."""


def hedge_accounting_policy(framework: str, *, on: dt.date) -> HedgeAccountingPolicy:
    """Return what a standard asks of hedges on a day.

    Args:
        framework: One of :class:`Framework`.
        on: The day.

    Raises:
        NoRuleInForce: The standard was not in force on that day.

    Examples:
        >>> hedge_accounting_policy("ifrs_9", on=dt.date(2026, 11, 21)).bright_line is None
        True
    """
    return STANDARDS[Framework(framework)].on(on)
