"""A target: how long a clock may run, in which time, and for which tickets."""

import datetime as dt
from typing import Literal

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidPolicy
from xborder.kind import typed
from xborder.worktime.instants import length


class CountedTime(Choice):
    """Which time a clock counts."""

    BUSINESS = "business"
    """Open time of the desk's calendar."""
    ELAPSED = "elapsed"
    """Every hour, day and night."""


CountedWord = Literal["business", "elapsed"]


@frozen(kw_only=True, field_transformer=typed)
class Target:
    """How long a clock may run, for the tickets it fits.

    Attributes:
        within: The time allowed.
        counted: Which time counts towards it: open time, or every hour.
        grade: Only for tickets of this grade; for any if ``None``.
        team: Only while this team or queue has the ticket; any if ``None``.
        tier: Only for customers of this tier; any if ``None``.
        country: Only for buyers in this country, ISO 3166-1 alpha-2; any if ``None``.
        channel: Only for complaints through this channel; any if ``None``.

    Raises:
        InvalidPolicy: It leaves no time.
    """

    within: dt.timedelta
    counted: CountedTime = field(default=CountedTime.BUSINESS, converter=CountedTime)
    grade: str | None = None
    team: str | None = None
    tier: str | None = None
    country: str | None = None
    channel: str | None = None
    micros: int = field(init=False, repr=False, eq=False)
    """``within`` in microseconds."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "micros", length(self.within, where="within"))
        if self.micros <= 0:
            raise InvalidPolicy(
                "A target of {value} leaves no time.",
                code="sla.target",
                remedy="Give a duration longer than nothing, such as timedelta(hours=24).",
                where="within",
                value=str(self.within),
            )

    def fits(self, grade: str, team: str, tier: str, country: str, channel: str) -> bool:
        """Return whether it is for such a ticket."""
        return (
            (self.grade is None or self.grade == grade)
            and (self.team is None or self.team == team)
            and (self.tier is None or self.tier == tier)
            and (self.country is None or self.country == country)
            and (self.channel is None or self.channel == channel)
        )
