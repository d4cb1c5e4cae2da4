"""Duties of tables: the duty that a schedule has for each row's goods."""

from fractions import Fraction
from typing import Any, Final, Literal

from xborder.document import Document
from xborder.errors import NotFound
from xborder.goods import HSCode
from xborder.kind import of_kind
from xborder.policy.amount import Amount, Nothing, Percent
from xborder.policy.goods_table import GoodsKey
from xborder.tables.answers import Errors, day, each, share, text
from xborder.tables.layout import Layout
from xborder.tariff import TariffSchedule, write_duty
from xborder.timeline import Dated
from xborder.trade.country import Country
from xborder.trade.field import Date


class Goods(Document):
    """Goods, as :func:`duties` asks of them.

    Attributes:
        hs_code: The code, as text.
        origin: The country of origin; absent for the general rate.
        destination: Where the goods go, where the schedule is for some destinations alone.
        on: The day.
    """

    hs_code: HSCode
    origin: Country | None = None
    destination: Country | None = None
    on: Date


GOODS: Final = Layout(table="goods", document=Goods)


def _share(amount: Amount) -> Fraction | None:
    if isinstance(amount, Nothing):
        return Fraction(0)
    return amount.share if isinstance(amount, Percent) else None


_ANSWERS: Final = (
    text("duty", lambda found: write_duty(found.value)),
    share("share", lambda found: _share(found.value)),
    day("start", lambda found: found.start),
    day("end", lambda found: found.end),
    text("status", lambda found: found.status),
    text("evidence", lambda found: found.evidence),
    text("source", lambda found: found.source.title),
    day("checked_on", lambda found: found.checked_on),
)


def duties(
    frame: Any,
    *,
    schedule: TariffSchedule,
    errors: Errors | Literal["raise", "report"] = Errors.RAISE,
) -> Any:
    """Return the duty that a schedule has for the goods of every row, with its source.

    ``duty`` is the rate as a duty text; ``share`` is its fraction where it is a share of the value
    alone. What a parcel pays is :func:`xborder.tables.quote`'s to say, which takes the same
    schedule as ``tariff``.

    Args:
        frame: One row of goods: ``xborder.tables.schema("goods")`` lists the columns.
        schedule: The schedule.
        errors: Whether rows that cannot be used, or that the schedule has no duty for, are raised,
            all at once, or reported.

    Returns:
        A frame of the same kind, row for row, with the same index.

    Raises:
        InvalidTable: Rows cannot be used, and they were to be raised.

    Examples:
        >>> import datetime as dt
        >>> from xborder.source import Source
        >>> mine = TariffSchedule.from_rows(
        ...     [("6109", "12%"), ("6109.10", "8% + 30.60 EUR / 100 kg"), ("4901", "Free")],
        ...     source=Source(title="Our broker's rates"), checked_on=dt.date(2026, 11, 21))
        >>> found = duties(
        ...     {"hs_code": ["610990", "610910"], "on": ["2026-11-21"] * 2}, schedule=mine)
        >>> found["duty"], str(found["share"][0].normalize())
        (['12%', '8% + 30.6 EUR / 100 kg'], '0.12')
    """
    of_kind(schedule, TariffSchedule, "schedule")

    def one(goods: Goods) -> Dated[Amount]:
        key = GoodsKey(
            hs_code=str(goods.hs_code),
            origin=goods.origin or "",
            destination=goods.destination or "",
        )
        found = schedule.find(key, goods.on)
        if found is None:
            raise NotFound(
                "The schedule has no duty for {value} on {day}.",
                code="table.duty",
                remedy="Give a code that it has, or the schedule of that day.",
                where="hs_code",
                value=str(goods.hs_code),
                day=goods.on,
            )
        return found

    return each(frame, GOODS, one, _ANSWERS, errors=errors)
