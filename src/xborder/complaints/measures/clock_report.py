"""How often a clock was kept: cycles counted by what became of them, in all or group by group."""

from collections.abc import Iterable
from typing import Any, ClassVar

from attrs import frozen

from xborder.chart import BAD, DONE, drawn_on, figure_of
from xborder.complaints.clocks.cycle import Cycle, Verdict
from xborder.complaints.measures.estimate import Share, share
from xborder.complaints.measures.split import By, weeks_through
from xborder.messages import Text
from xborder.spoken import spoken
from xborder.tabular import Columns, Groups


@frozen(kw_only=True)
class ClockReport:
    """How often one clock was kept, every numerator and denominator said.

    Attributes:
        kept: Cycles ended in time.
        late: Cycles that are or were late.
        open: Cycles neither kept nor late yet.
        withdrawn: Cycles cancelled before they were late.
        tickets: Tickets in which the clock ran at least once.
        late_tickets: Those of them with at least one late cycle.
    """

    kept: int = 0
    late: int = 0
    open: int = 0
    withdrawn: int = 0
    tickets: int = 0
    late_tickets: int = 0

    COLUMNS: ClassVar[Columns] = ("kept", "late", "open", "withdrawn", "tickets", "late_tickets")

    @property
    def ran(self) -> int:
        """Cycles that started: kept, late, open and withdrawn."""
        return self.decided + self.open + self.withdrawn

    @property
    def decided(self) -> int:
        """Cycles whose outcome is known: kept and late."""
        return self.kept + self.late

    @property
    def kept_of_decided(self) -> Share | None:
        """Kept over decided cycles, the usual *achieved*; ``None`` if none is decided."""
        return share(self.kept, self.decided) if self.decided else None

    @property
    def late_of_decided(self) -> Share | None:
        """Late over decided cycles, the usual breach rate; ``None`` if none is decided."""
        return share(self.late, self.decided) if self.decided else None

    @property
    def late_of_ran(self) -> Share | None:
        """Late over all cycles that ran; lower while many are open. ``None`` if none ran."""
        return share(self.late, self.ran) if self.ran else None

    @property
    def late_of_tickets(self) -> Share | None:
        """Tickets with a late cycle over tickets in which it ran; ``None`` if it ran in none."""
        return share(self.late_tickets, self.tickets) if self.tickets else None


class Tally:
    """Cycles counted by verdict, and tickets once each."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.verdicts: dict[Verdict, int] = dict.fromkeys(Verdict, 0)
        self.tickets: int = 0
        self.late_tickets: int = 0

    def take(self, cycles: Iterable[Cycle]) -> None:
        """Count the cycles of one ticket, at least one."""
        any_late = False
        for cycle in cycles:
            self.verdicts[cycle.verdict] += 1
            any_late = any_late or cycle.verdict is Verdict.LATE
        self.tickets += 1
        self.late_tickets += any_late

    def report(self) -> ClockReport:
        """Return what was counted."""
        return ClockReport(
            kept=self.verdicts[Verdict.KEPT],
            late=self.verdicts[Verdict.LATE],
            open=self.verdicts[Verdict.OPEN],
            withdrawn=self.verdicts[Verdict.WITHDRAWN],
            tickets=self.tickets,
            late_tickets=self.late_tickets,
        )


_LEVEL_LABELS, _MOST_LABELS = 8, 26
"""As many names of groups stand side by side, and as many when they are turned."""


class ClockReports(Groups[ClockReport]):
    """The reports of one clock by the name of their group."""

    def plot(self, *, axes: Any = None, locale: str | None = None) -> Any:
        """Draw kept and late cycles of each group, one on the other, with the ``plots`` extra.

        Weeks in which the clock never ran stand empty between the others, so that time goes on at
        one pace.

        Args:
            axes: The matplotlib axes to draw on; new ones if none are given.
            locale: The language of the labels. A font that has its letters must be set up.

        Returns:
            The figure, which a notebook shows and ``savefig`` keeps.

        Raises:
            MissingExtra: matplotlib is not installed.
        """
        locale = spoken() if locale is None else locale
        axes = drawn_on(axes, locale)
        names = list(self)
        if names and By(self.by) is By.WEEK:
            names = list(weeks_through(names[0], names[-1]))
        nothing, places = ClockReport(), range(len(names))
        kept = [self.get(name, nothing).kept for name in names]
        late = [self.get(name, nothing).late for name in names]
        axes.bar(places, kept, color=DONE, label=Text("kept").render(locale))
        axes.bar(places, late, bottom=kept, color=BAD, label=Text("late").render(locale))
        every = -(-len(names) // _MOST_LABELS) or 1  # a year of names would be one black line
        axes.set_xticks(places[::every], [name or "–" for name in names[::every]])
        if len(names) > _LEVEL_LABELS:
            for label in axes.get_xticklabels():
                label.set(rotation=45, ha="right", rotation_mode="anchor")
        axes.yaxis.get_major_locator().set_params(integer=True)
        # room above the highest bar, and a scale even where nothing ran
        axes.set_ylim(0, 1.1 * max([1, *map(sum, zip(kept, late, strict=True))]))
        axes.set_ylabel(Text("Cycles of the clock").render(locale))
        axes.legend(frameon=False)
        return figure_of(axes)
