"""Results: a landed cost, a breakdown that can be read, stored, replayed, and shown."""

from typing import Any, Self

from pydantic import model_validator

from xborder.errors import known_locale, of_the_whole
from xborder.landed_cost.breakdown import (
    Breakdown,
    Consequence,
    CostLine,
    LineKind,
    MissingFact,
    Option,
    QuoteState,
    QuoteSummary,
    RateUsed,
    Reason,
    Verdict,
)
from xborder.landed_cost.proof import prove
from xborder.policy.reference import RuleReference
from xborder.spoken import spoken

__all__ = [
    "Consequence",
    "CostLine",
    "LandedCost",
    "LineKind",
    "MissingFact",
    "Option",
    "QuoteState",
    "QuoteSummary",
    "RateUsed",
    "Reason",
    "RuleReference",
    "Verdict",
]


class LandedCost(Breakdown, defer_build=True):
    """What a parcel costs at the buyer's door: a :class:`Breakdown` that can show itself.

    One that is read proves itself: its parts add up and bear out what it claims to be.
    """

    @model_validator(mode="after")
    @of_the_whole
    def _proven(self) -> Self:
        prove(self)
        return self

    def explain(self, locale: str = "en") -> str:
        """Return the whole quote in words, in English or Chinese.

        Args:
            locale: ``"en"`` or ``"zh_CN"``.
        """
        from xborder.landed_cost.shown.explanation import explain  # noqa: PLC0415 - when asked

        return explain(self, locale)

    def summary(self, *, locale: str = "en") -> QuoteSummary:
        """Return the quote in a dozen fields, small enough for a cart and stable between versions.

        Args:
            locale: The language of its reasons.

        Examples:
            >>> import datetime as dt
            >>> import xborder as xb
            >>> found = xb.quote(
            ...     xb.Consignment(
            ...         ship_from="CN",
            ...         ship_to="NO",
            ...         on=dt.date(2026, 9, 1),
            ...         items=[xb.Item(hs_code="610910", unit_price="199 NOK", quantity=1)],
            ...         prices="net",
            ...         buyer=xb.Buyer(kind="consumer"),
            ...     )
            ... )
            >>> found.summary().state
            <QuoteState.MISSING_FACT: 'missing_fact'>
        """
        known_locale(locale)
        kinds = dict.fromkeys(line.kind for line in self.lines) if self.total is not None else {}
        return QuoteSummary(
            ship_from=self.consignment.ship_from,
            ship_to=self.consignment.ship_to,
            on=self.consignment.on,
            state=self.state,
            total=self.total,
            low=self.low,
            high=self.high,
            amounts={kind: self.sum_of(kind) for kind in kinds},
            missing=self.missing.fact if self.missing is not None else "",
            reasons=tuple(reason.text.render(locale) for reason in self.reasons),
            evidence=self.evidence,
            checked_on=self.checked_on,
            fingerprint=self.fingerprint,
            version=self.version,
        )

    def plot(self, *, axes: Any = None, locale: str | None = None) -> Any:
        """Draw the waterfall from the goods to the total; needs the ``plots`` extra.

        Args:
            axes: The matplotlib axes to draw on; new ones if none are given.
            locale: The language of the labels; that of ``xborder.language`` if left out.
        """
        locale = spoken() if locale is None else locale
        from xborder.landed_cost.shown.chart import plot  # noqa: PLC0415 - only when asked

        return plot(self, axes=axes, locale=locale)

    def __str__(self) -> str:
        from xborder.landed_cost.shown.text import as_text  # noqa: PLC0415 - only when asked

        return as_text(self, locale=spoken())

    def __repr__(self) -> str:
        from xborder.landed_cost.shown.text import in_brief  # noqa: PLC0415 - only when asked

        return in_brief(self)

    def __hash__(self) -> int:
        # of a few fields that equal quotes share: some of the others are mappings
        return hash((self.fingerprint, self.consignment, self.state, self.total))

    def _repr_html_(self) -> str:
        from xborder.landed_cost.shown.notebook import as_html  # noqa: PLC0415 - only when asked

        return as_html(self, locale=spoken())
