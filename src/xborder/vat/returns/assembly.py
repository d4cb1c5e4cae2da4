"""Assembly: the lines of a return, its corrections, and which of them come too late."""

import datetime as dt
from decimal import Decimal
from typing import Final

from xborder.errors import InvalidInput
from xborder.messages import Text
from xborder.money import Money
from xborder.months import add_months
from xborder.vat.returns.conversion import Sums
from xborder.vat.returns.declaration import Correction, CorrectionLine, LeftOut, ReturnLine
from xborder.vat.returns.filing import Filing
from xborder.vat.returns.period import Period
from xborder.vat.returns.taxed_sale import RateType, SupplyKind, TaxedSale

_CORRECTED_FOR_YEARS: Final = 3


class Assembly:
    """Puts the lines and corrections of a filing together."""

    def __init__(self, filing: Filing) -> None:
        self._filing = filing
        self.sums: Sums = Sums(currency=filing.currency, rates=filing.rates)

    def line(self, key: tuple[str, str, str, str, Decimal], group: list[TaxedSale]) -> ReturnLine:
        """Return the line of sales of one state, supply, dispatch and rate."""
        consumption, dispatch, supply, rate_type, rate = key
        day = self._filing.period.last
        return ReturnLine(
            consumption=consumption,
            dispatch_from=dispatch,
            supply=SupplyKind(supply),
            rate_type=RateType(rate_type),
            rate=rate,
            taxable=self.sums.total((sale.net for sale in group), day),
            vat=self.sums.total((sale.tax for sale in group), day),
            sales=len(group),
        )

    def corrections(
        self, changes: list[Correction], notes: list[Text]
    ) -> tuple[tuple[CorrectionLine, ...], tuple[LeftOut, ...]]:
        """Return the changes by state and period, and those that come too late."""
        by_period: dict[tuple[str, Period], list[Money]] = {}
        too_late: list[LeftOut] = []
        for change in changes:
            reason = self._too_late(change, notes)
            if reason:
                too_late.append(LeftOut(id="", reason=reason, tax=change.tax))
            else:
                key = (change.consumption, change.period)
                by_period.setdefault(key, []).append(change.tax)
        lines = tuple(
            CorrectionLine(
                consumption=state, period=period, vat=self.sums.total(iter(taxes), period.last)
            )
            for (state, period), taxes in sorted(by_period.items())
        )
        return lines, tuple(too_late)

    def _too_late(self, change: Correction, notes: list[Text]) -> Text | None:
        filing = self._filing
        if change.period >= filing.period or change.period.length is not filing.period.length:
            raise InvalidInput(
                "{value} is no earlier period of this scheme.",
                code="return.correction",
                remedy="Give the period whose return is corrected, such as {before}.",
                where="corrections",
                value=str(change.period),
                before=str(_before(filing.period)),
            )
        last = add_months(change.period.due, 12 * _CORRECTED_FOR_YEARS)
        # a return is filed after its period at the earliest, and in time by its due day
        earliest = filing.filed_on or filing.period.last + dt.timedelta(days=1)
        latest = filing.filed_on or filing.period.due
        if earliest > last:
            return Text(
                "the return of {period} was due on {due}; its three years ended on {last}: turn to "
                "{state} itself.",
                period=str(change.period),
                due=change.period.due,
                last=last,
                state=change.consumption,
            )
        if latest > last:
            notes.append(
                Text(
                    "File by {last}: the correction of {period} is out of time after that day.",
                    last=last,
                    period=str(change.period),
                )
            )
        return None


def _before(period: Period) -> Period:
    return Period.containing(period.start - dt.timedelta(days=1), period.length)
