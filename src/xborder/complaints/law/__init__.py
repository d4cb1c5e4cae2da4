"""The buyer's law: statutory and network clocks, remedies and dispute paths, dated and sourced.

Nothing here is legal advice. Each rule says how well it was read; a doubt is carried, not hidden.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TypeVar
from zoneinfo import ZoneInfo

from attrs import frozen

from xborder.complaints.law import americas, asia_pacific, cards, disputes, europe
from xborder.complaints.law.cards import DisputeReason, Network
from xborder.complaints.law.computing_time import Computation, LastDay, Months
from xborder.complaints.law.disputes import DisputePath, Path
from xborder.complaints.law.last_day import CountedDay, counted_day, deadline
from xborder.complaints.law.remedies import RULES, Ground, Payer, Remedy, RemedyRule
from xborder.complaints.law.term import (
    Duty,
    Side,
    StatutoryClock,
    Term,
    Trigger,
    Unit,
)
from xborder.complaints.law.time_statutes import COMPUTATIONS, computation
from xborder.day import civil_day
from xborder.display import Shown
from xborder.errors import NotFound, known_locale
from xborder.kind import all_of_kind, mapping_of, of_kind
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.source import Evidence, Status
from xborder.timeline import Dated, Timeline
from xborder.worktime import DayCalendar
from xborder.worktime.instants import instant, micros, zone_info
from xborder.worktime.walltime import wall_instant

__all__ = [
    "COMPUTATIONS",
    "Computation",
    "CountedDay",
    "Deadline",
    "DisputePath",
    "DisputeReason",
    "Duty",
    "Ground",
    "LastDay",
    "Months",
    "Network",
    "Path",
    "Payer",
    "Remedy",
    "RemedyRule",
    "Side",
    "StatutoryClock",
    "Term",
    "Trigger",
    "Unit",
    "computation",
    "counted_day",
    "countries",
    "deadline",
    "deadlines",
    "dispute_paths",
    "network_clocks",
    "remedies",
    "statutory_clocks",
]

T = TypeVar("T")

_BY_COUNTRY: Mapping[str, tuple[Timeline[StatutoryClock], ...]] = {
    "GB": europe.GB,
    "CH": europe.CH,
    "NO": europe.NO,
    "TR": europe.TR,
    "IS": europe.IS,
    "LI": europe.LI,
    "RS": europe.RS,
    "UA": europe.UA,
    "CN": asia_pacific.CN,
    "HK": asia_pacific.HK,
    "TW": asia_pacific.TW,
    "JP": asia_pacific.JP,
    "KR": asia_pacific.KR,
    "SG": asia_pacific.SG,
    "MY": asia_pacific.MY,
    "TH": asia_pacific.TH,
    "ID": asia_pacific.ID,
    "PH": asia_pacific.PH,
    "VN": asia_pacific.VN,
    "IN": asia_pacific.IN,
    "AU": asia_pacific.AU,
    "NZ": asia_pacific.NZ,
    "AE": asia_pacific.AE,
    "SA": asia_pacific.SA,
    "IL": asia_pacific.IL,
    "ZA": asia_pacific.ZA,
    "US": americas.US,
    "CA": americas.CA,
    "MX": americas.MX,
    "BR": americas.BR,
    "CL": americas.CL,
    "CO": americas.CO,
    "EU": europe.EU,
}


def countries() -> tuple[str, ...]:
    """Return every country (and ``"EU"``) whose terms are known, in order."""
    return tuple(sorted({*_BY_COUNTRY, *europe.MEMBERS}))


def statutory_clocks(country: str, on: dt.date) -> tuple[Dated[StatutoryClock], ...]:
    """Return the clocks a buyer's country runs on a day.

    A member of the European Union has the Union's terms and its own; where both speak of one
    duty, both are returned.

    Args:
        country: ISO 3166-1 alpha-2, or ``"EU"``.
        on: The civil day there.

    Raises:
        NotFound: Nothing is known of that country.

    Examples:
        >>> on = dt.date(2026, 11, 21)
        >>> [clock.value.id for clock in statutory_clocks("IN", on)]
        ['in.acknowledge', 'in.redress', 'in.complain']
    """
    day = civil_day(on, "on")
    of_kind(country, str, "country")
    rules = _BY_COUNTRY.get(country, ())
    if country in europe.MEMBERS:
        rules = (*europe.EU, *europe.MEMBER_RULES.get(country, ()))
    if not rules:
        raise NotFound(
            "No consumer terms are known for {value}.",
            code="law.country",
            remedy="Use one of {known}; an unknown country may still have terms.",
            where="country",
            value=country,
            known=", ".join(countries()),
        )
    return _on(rules, day)


def network_clocks(
    network: Network | str, on: dt.date, *, reason: DisputeReason | str | None = None
) -> tuple[Dated[StatutoryClock], ...]:
    """Return a card network's clocks on a day, those of one reason only if given.

    Args:
        network: The card network.
        on: The day whose rules are meant.
        reason: Why the buyer disputes; all reasons if not given.

    Examples:
        >>> rules = network_clocks("visa", dt.date(2026, 3, 2), reason="not_received")
        >>> [(rule.value.term.count, rule.value.term.trigger.value) for rule in rules]
        [(120, 'expected_delivery'), (30, 'dispute')]
    """
    day = civil_day(on, "on")
    wanted = None if reason is None else DisputeReason(reason)
    return tuple(
        rule
        for rule in _on(cards.clocks(Network(network)), day)
        if wanted is None or rule.value.scope in {"", wanted}
    )


def remedies(country: str, on: dt.date, *, ground: Ground | str) -> tuple[Dated[RemedyRule], ...]:
    """Return what a ground gives a buyer, and who pays the return; nothing if not known.

    Args:
        country: The buyer's, ISO 3166-1 alpha-2; a member of the European Union has those of the
            Union.
        on: The day whose law is meant.
        ground: Why the buyer sends goods back.

    Examples:
        >>> (rule,) = remedies("TW", dt.date(2026, 11, 21), ground="change_of_mind")
        >>> rule.value.freight.value
        'seller'
    """
    of_kind(country, str, "country")
    day, why = civil_day(on, "on"), Ground(ground)
    place = "EU" if country in europe.MEMBERS else country
    return tuple(
        rule
        for rule in _on(RULES, day)
        if rule.value.jurisdiction == place and rule.value.ground is why
    )


def dispute_paths(country: str, on: dt.date) -> tuple[Dated[DisputePath], ...]:
    """Return the ways a dispute can go on a day, those open everywhere last.

    Args:
        country: The buyer's, ISO 3166-1 alpha-2; a member of the European Union has those of the
            Union.
        on: The day whose ways are meant.
    """
    day = civil_day(on, "on")
    of_kind(country, str, "country")
    places = {"EU" if country in europe.MEMBERS else country, "*"}
    return tuple(path for path in _on(disputes.PATHS, day) if path.value.jurisdiction in places)


def _on(rules: Iterable[Timeline[T]], day: dt.date) -> tuple[Dated[T], ...]:
    """Return the entry of each rule that holds on a day."""
    return tuple(entry for rule in rules for entry in rule if entry.holds_on(day))


@frozen(kw_only=True, repr=False)
class Deadline(Shown):
    """A rule's last day for one complaint.

    Attributes:
        rule: The dated rule, with its source.
        last: The last day; an instant if it is counted in hours.
        ends: The instant at which it is over, in UTC: the end of the last day where it applies.
        counted: How the last day was found, and by which statute; ``None`` for hours.
    """

    rule: Dated[StatutoryClock]
    last: dt.date | dt.datetime
    ends: dt.datetime
    counted: CountedDay | None = None

    @property
    def certain(self) -> bool:
        """Whether the rule is in force and read with the authority, and its last day settled."""
        read = self.rule.status is Status.IN_FORCE and self.rule.evidence is Evidence.OFFICIAL
        return read and (self.counted is None or self.counted.settled)

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the rule, its last day and its source in words."""
        known_locale(locale)
        lines = [
            Text(
                "{last}: {rule}. Source: {source} ({evidence}).",
                last=self.last,
                rule=self.rule.value.sentence(),
                source=str(self.rule.source),
                evidence=_EVIDENCE[self.rule.evidence],
            )
        ]
        if self.rule.value.scope:
            lines.append(Text("Only for: {scope}.", scope=self.rule.value.scope))
        found = self.counted
        if found is not None and found.day != found.counted:
            lines.append(
                Text(
                    "The count ends on {counted}, a day off; the next working day is the last "
                    "({statute}).",
                    counted=found.counted,
                    statute=str(found.by.source),
                )
            )
        if found is not None and not found.settled:
            lines.append(
                Text(
                    "Whether a last day on {counted} moves is not settled ({statute}).",
                    counted=found.counted,
                    statute=str(found.by.source),
                )
            )
        return " ".join(line.render(locale) for line in lines)


def deadlines(
    rules: Iterable[Dated[StatutoryClock]],
    happened: Mapping[Trigger, dt.datetime],
    *,
    zone: str,
    days: DayCalendar | None = None,
    side: Side | None = None,
) -> tuple[Deadline, ...]:
    """Return the last day of every rule whose trigger has happened, the earliest first.

    Both sides' terms are given: what the seller must do, and until when the buyer may still act.
    The seller's first one binds: it is due before any other, whatever the seller promised.

    Args:
        rules: The rules, as :func:`statutory_clocks` and :func:`network_clocks` give them.
        happened: When each trigger happened, as aware datetimes.
        zone: The zone of the place where the law applies; it decides which day it was.
        days: That country's working days; needed if a rule counts or moves by them.
        side: Only rules that this side must keep or may use; everybody's if ``None``.

    Raises:
        InvalidInput: A rule needs working days and none were given, or a trigger, side or zone is
            unknown.
        InvalidType: A trigger happened at something that is no datetime.
        NotFound: The working days are not known that far.

    Examples:
        >>> complained = {Trigger.COMPLAINT: dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)}
        >>> rules = statutory_clocks("IN", dt.date(2026, 11, 20))
        >>> print(deadlines(rules, complained, zone="Asia/Kolkata")[0].rule.value.id)
        in.acknowledge
    """
    place, wanted = zone_info(zone), None if side is None else Side(side)
    known = {
        Trigger(name): instant(micros(value, where=f"happened.{name}"))
        for name, value in mapping_of(happened, "happened").items()
    }
    found = [
        _deadline(rule, known[rule.value.term.trigger], place, days)
        for rule in all_of_kind(rules, Dated, "rules")
        if rule.value.term.trigger in known and wanted in {None, rule.value.side}
    ]
    return tuple(sorted(found, key=lambda entry: (entry.ends, entry.rule.value.id)))


def _deadline(
    rule: Dated[StatutoryClock], at: dt.datetime, place: ZoneInfo, days: DayCalendar | None
) -> Deadline:
    if rule.value.term.unit is Unit.HOURS:
        ends = instant(micros(deadline(rule.value, at)))
        return Deadline(rule=rule, last=ends.astimezone(place), ends=ends)
    counted = counted_day(rule.value, at.astimezone(place).date(), days=days)
    # The day is over at the next midnight of the place, whatever its clock does that night.
    midnight = dt.datetime.combine(counted.day, dt.time()) + dt.timedelta(days=1)
    ends = instant(wall_instant(midnight, place))
    return Deadline(rule=rule, last=counted.day, ends=ends, counted=counted)


_EVIDENCE: Mapping[str, Text] = {
    "official": Text("read with the authority"),
    "secondary": Text("read with an adviser or the press"),
    "unchecked": Text("not checked"),
}
