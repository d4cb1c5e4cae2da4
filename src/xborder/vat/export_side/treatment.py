"""Which treatment an export has: refund, exemption without refund, or tax as sold at home.

Each condition is a fact; one that is not known is named, with what each answer leads to.

Source: VAT Law article 10(4) and 33; Caishui [2012] 39; Caishui [2013] 96 for retail exports;
Caishui [2018] 103 for exports without an invoice from comprehensive pilot zones.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from attrs import evolve, frozen

from xborder.choice import Choice
from xborder.display import Shown
from xborder.kind import typed
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.source import Evidence, Provenance
from xborder.vat.export_side import law
from xborder.vat.export_side.exempt_refund import claim_by
from xborder.vat.export_side.mode import Mode


class Treatment(Choice):
    """What an export is for the value-added tax."""

    CREDIT_REFUND = "exempt_credit_refund"
    """Zero-rated, by the method of manufacturers (免抵退税)."""
    REFUND = "exempt_refund"
    """Zero-rated, by the method of trading firms (免退税)."""
    EXEMPT = "exempt"
    """No tax and no refund (免税): the input tax is a cost."""
    TAXED = "taxed"
    """Taxed as sold at home (视同内销征税)."""
    MISSING_FACT = "missing_fact"
    """A fact decides that is not known."""


_TITLES: Final = {
    Treatment.CREDIT_REFUND: Text("Exempt, credit, refund."),
    Treatment.REFUND: Text("Exempt, refund."),
    Treatment.EXEMPT: Text("Exempt, no refund."),
    Treatment.TAXED: Text("Taxed as sold at home."),
    Treatment.MISSING_FACT: Text("A fact is missing."),
}


@frozen(kw_only=True, field_transformer=typed)
class ExportFacts:
    """What decides over an export; ``None`` where it is not known.

    Attributes:
        mode: The supervision code.
        export_date: The day of export on the declaration.
        claimed_on: The day of the claim, or the day one asks for.
        general_taxpayer: Whether the firm is a general taxpayer registered for export refunds.
        manufacturer: Whether the firm makes the goods; a trading firm if not.
        invoice: Whether a special invoice, or proof of the tax paid at import, covers the goods.
        pilot_zone: Whether the firm and the declaration belong to a comprehensive pilot zone and
            the goods are registered on its platform.
        refund_cancelled: Whether the refund for these goods is abolished.
    """

    mode: Mode
    export_date: dt.date
    claimed_on: dt.date
    general_taxpayer: bool | None = None
    manufacturer: bool | None = None
    invoice: bool | None = None
    pilot_zone: bool | None = None
    refund_cancelled: bool | None = None


@frozen(kw_only=True, repr=False)
class ExportTreatment(Shown):
    """A treatment, why, and by which law.

    Attributes:
        treatment: What the export is.
        reason: Why.
        read: The law, and how well it was read.
        missing: The fact that is not known, by its name in :class:`ExportFacts`; else empty.
        answers: What each answer to it leads to.
    """

    treatment: Treatment
    reason: Text
    read: Provenance | None = None
    missing: str = ""
    answers: tuple[tuple[bool, "ExportTreatment"], ...] = ()

    @property
    def evidence(self) -> Evidence:
        """How well the law was read."""
        return self.read.evidence if self.read else Evidence.UNCHECKED

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the treatment with its reason and its law, and what a missing fact decides.

        Args:
            locale: ``"en"`` or ``"zh_CN"``.
        """
        told = [_TITLES[self.treatment].render(locale), self.reason.render(locale)]
        for answer, then in self.answers:
            text = Text(
                "If {fact} is {answer}: {then}",
                fact=self.missing,
                answer=Text("yes" if answer else "no"),
                then=_TITLES[then.treatment],
            )
            told.append(text.render(locale))
        if self.read is not None:
            source = self.read.source
            title = Text(source.title).render(locale)
            told.append(f"- {', '.join(filter(None, (title, source.article)))}")
        return "\n".join(told)


def treatment_of(facts: ExportFacts) -> ExportTreatment:
    """Return what an export is for the value-added tax.

    Args:
        facts: What is known of the export; ``None`` for what is not.

    Raises:
        NoRuleInForce: The supervision code did not exist on the day.

    Examples:
        >>> facts = ExportFacts(
        ...     mode=Mode.RETAIL,
        ...     export_date=dt.date(2026, 10, 15),
        ...     claimed_on=dt.date(2026, 11, 21),
        ...     general_taxpayer=True,
        ...     manufacturer=False,
        ...     invoice=False,
        ...     refund_cancelled=False,
        ... )
        >>> found = treatment_of(facts)
        >>> found.treatment, found.missing
        (<Treatment.MISSING_FACT: 'missing_fact'>, 'pilot_zone')
        >>> [(answer, then.treatment.value) for answer, then in found.answers]
        [(True, 'exempt'), (False, 'taxed')]
    """
    if facts.mode in law.MODES:
        law.MODES[facts.mode].entry(facts.export_date)
    return _decided(facts)


def _decided(facts: ExportFacts) -> ExportTreatment:
    for step in _STEPS:
        found = step(facts)
        if found is not None:
            return found
    return ExportTreatment(
        treatment=Treatment.REFUND,
        reason=Text("A trading firm gets the tax on its purchase back, at the refund rate."),
        read=law.CAISHUI_2012_39.at("number 5, part 2"),
    )


def _asked(facts: ExportFacts, name: str) -> ExportTreatment:
    answers: list[tuple[bool, ExportTreatment]] = []
    for answer in (True, False):
        known: dict[str, Any] = {name: answer}
        answers.append((answer, _decided(evolve(facts, **known))))
    return ExportTreatment(
        treatment=Treatment.MISSING_FACT,
        reason=Text("It depends on a fact that is not known: {fact}.", fact=name),
        missing=name,
        answers=tuple(answers),
    )


def _late(facts: ExportFacts) -> ExportTreatment | None:
    last = claim_by(facts.export_date)
    if last is None or facts.claimed_on <= last:
        return None
    return ExportTreatment(
        treatment=Treatment.TAXED,
        reason=Text(
            "The refund could be claimed until {day}; later the goods are taxed.", day=last
        ),
        read=law.MOF_STA_2026_11,
    )


def _cancelled(facts: ExportFacts) -> ExportTreatment | None:
    if facts.refund_cancelled is None:
        return _asked(facts, "refund_cancelled")
    if not facts.refund_cancelled:
        return None
    return ExportTreatment(
        treatment=Treatment.TAXED,
        reason=Text("The refund of these goods is abolished: they are taxed as sold at home."),
        read=law.CAISHUI_2012_39.at("number 7"),
    )


def _small_taxpayer(facts: ExportFacts) -> ExportTreatment | None:
    if facts.general_taxpayer is None:
        return _asked(facts, "general_taxpayer")
    if facts.general_taxpayer:
        return None
    return ExportTreatment(
        treatment=Treatment.EXEMPT,
        reason=Text("A firm that is no general taxpayer exports exempt, without refund."),
        read=law.CAISHUI_2012_39.at("number 6"),
    )


def _manufacturer(facts: ExportFacts) -> ExportTreatment | None:
    if facts.manufacturer is None:
        return _asked(facts, "manufacturer")
    if not facts.manufacturer:
        return None
    return ExportTreatment(
        treatment=Treatment.CREDIT_REFUND,
        reason=Text("A manufacturer sets the input tax off and gets the rest back, up to a cap."),
        read=law.CAISHUI_2012_39.at("number 5, part 1"),
    )


def _without_invoice(facts: ExportFacts) -> ExportTreatment | None:
    if facts.invoice is None:
        return _asked(facts, "invoice")
    if facts.invoice:
        return None
    if facts.mode is not Mode.RETAIL:
        return ExportTreatment(
            treatment=Treatment.TAXED,
            reason=Text("Without an invoice there is neither refund nor exemption: it is taxed."),
            read=law.CAISHUI_2012_39.at("number 7"),
        )
    if facts.pilot_zone is None:
        return _asked(facts, "pilot_zone")
    if facts.pilot_zone:
        return ExportTreatment(
            treatment=Treatment.EXEMPT,
            reason=Text("Parcels of a pilot zone are exempt without an invoice, without refund."),
            read=law.CAISHUI_2018_103,
        )
    return ExportTreatment(
        treatment=Treatment.TAXED,
        reason=Text("Without an invoice there is neither refund nor exemption: it is taxed."),
        read=law.CAISHUI_2013_96,
    )


_STEPS: Final[tuple[Callable[[ExportFacts], ExportTreatment | None], ...]] = (
    _cancelled,
    _small_taxpayer,
    _late,
    _manufacturer,
    _without_invoice,
)
"""In the order of the law: what has no refund at all, who has none, who came too late, and how."""
