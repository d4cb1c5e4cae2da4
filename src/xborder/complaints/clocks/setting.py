"""What of a ticket a clock looks at beside its events: its grade, team, customer, and open time."""

from collections.abc import Mapping

from attrs import field, frozen

from xborder.complaints.clocks.line import Line


def _copied(values: Mapping[str, Line]) -> Mapping[str, Line]:
    return dict(values)


@frozen(kw_only=True)
class Desks:
    """Open time by team or by country, and that of everybody else.

    Attributes:
        default: Open time where nothing else is said.
        special: Open time by team or by country; the team's goes first.
    """

    default: Line
    special: Mapping[str, Line] = field(factory=dict, converter=_copied, hash=False)

    def line(self, team: str, country: str) -> Line:
        """Return the open time of a team, else of a country, else the default."""
        if team in self.special:
            return self.special[team]
        return self.special.get(country, self.default)


@frozen(kw_only=True)
class Setting:
    """A ticket as a clock sees it at its creation.

    Attributes:
        desks: Whose open time counts.
        grade: Its grade at creation.
        team: The team that had it at creation.
        tier: The customer's tier.
        country: The buyer's country.
        channel: How the complaint came in.
    """

    desks: Desks = field(hash=False)  # years of opening hours; a queue has one, and many tickets
    grade: str
    team: str = ""
    tier: str = ""
    country: str = ""
    channel: str = ""
