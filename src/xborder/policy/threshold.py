"""Thresholds: the turnover from which on a seller owes a tax, or has to register for it."""

from collections.abc import Iterable

from attrs import field, frozen

from xborder.choice import Choice
from xborder.money import Money
from xborder.policy.rule import Rule
from xborder.policy.written import sum_of_money


def _sums(given: Iterable[Money]) -> tuple[Money, ...]:
    return tuple(given)


class Counted(Choice):
    """Over which time a threshold counts."""

    PREVIOUS_OR_CURRENT_YEAR = "previous_or_current_year"
    """The calendar year before, or this one so far."""
    PREVIOUS_YEAR = "previous_year"
    YEAR_BEFORE_LAST = "year_before_last"
    """The calendar year two years before."""
    TWELVE_MONTHS = "twelve_months"
    """The twelve months before the sale, or as the law cuts them."""
    FOUR_QUARTERS = "four_quarters"
    """The four quarters before."""
    QUARTER_OR_FOUR = "quarter_or_four"
    """The quarter so far, or the four quarters before: either is enough."""


class Bites(Choice):
    """From when on a threshold that was crossed changes what is owed."""

    THIS_SALE = "this_sale"
    """The sale that crosses it is taxed the new way already."""
    NEXT_SALE = "next_sale"
    NEXT_MONTH = "next_month"
    """The first day of the next month."""
    MONTH_AFTER_NEXT = "month_after_next"
    """The first day of the second month."""
    UNREAD = "unread"
    """Not read: the next sale is taken, and the one that crosses it is an estimate."""


class Joined(Choice):
    """How a count joins an amount."""

    OR = "or"
    AND = "and"


@frozen(kw_only=True)
class Threshold(Rule):
    """A turnover from which on a seller owes or registers.

    Args:
        id: Its name, such as ``"eu.distance_sales"``.
        title: What it is called; a message id.
        counts: What it counts; a message id.
        limit: The sum; nothing where the first sale counts.
        count: The number of sales; ``None`` where only the sum counts.
        joined: Whether either is enough, or both are asked.
        reached: Whether the limit itself is enough; else it has to be exceeded.
        counted: Over which time.
        bites: From when on it changes what is owed.
        register: What to register for; a message id.
        notify_days: Within how many days to register once it is crossed; ``None`` if no number of
            days is named.
        from_month_end: Whether those days count from the end of the month in which it is crossed.
        notify_on: Until which day of the next month to register, if the law names one.
        equivalents: The limit as the law fixes it in other currencies.
        country: The country, or the state as ``US-CA``, that it opens.
        registration: The registration that answers it, as a seller's registrations have it.
        one_member: Whether it is only for a seller established in one member state of the Union
            alone; any other is taxed from the first sale.
    """

    title: str
    counts: str
    limit: Money = field(converter=sum_of_money)
    count: int | None = None
    joined: Joined = field(default=Joined.OR, converter=Joined)
    reached: bool = False
    counted: Counted = field(default=Counted.PREVIOUS_OR_CURRENT_YEAR, converter=Counted)
    bites: Bites = field(default=Bites.UNREAD, converter=Bites)
    register: str
    notify_days: int | None = None
    from_month_end: bool = False
    notify_on: int | None = None
    equivalents: tuple[Money, ...] = field(default=(), converter=_sums)
    country: str
    registration: str
    one_member: bool = False

    @property
    def from_the_first_sale(self) -> bool:
        """Whether there is no least turnover: the first sale counts."""
        return not self.limit
