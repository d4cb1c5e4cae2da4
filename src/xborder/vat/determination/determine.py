"""Determining: one sale in, one clear answer out.

The walk of a sale: where it begins and ends (situation); which scheme takes the goods at the border
(border) and which thresholds it meets (inquiry); what the law of the destination and that of the
origin make of it (ruling); and what it comes to at the rates of the place (split).
"""

from collections.abc import Mapping

from attrs import define, evolve, field

from xborder.document import written
from xborder.errors import NotFound
from xborder.exchange import RateTable
from xborder.kind import of_kind
from xborder.messages import Text
from xborder.policy.book import PolicyBook, default_book
from xborder.policy.fact import fact
from xborder.policy.sentence import Sentence
from xborder.policy.supply import Supplied, Taxation
from xborder.trade import Moment
from xborder.trade.sale import Sale, Supply
from xborder.vat.determination.answer import (
    Certainty,
    Consequence,
    ImportLeg,
    MissingFact,
    Ruling,
    TaxPart,
)
from xborder.vat.determination.doubts import Doubts
from xborder.vat.determination.inquiry import Inquiry
from xborder.vat.determination.number_check import check_number
from xborder.vat.determination.report import filing_of, import_of, words_of
from xborder.vat.determination.result import Determination
from xborder.vat.determination.ruling import Ruled, SaleRules, Taken, deciding
from xborder.vat.determination.split import split, total
from xborder.version import VERSION


def determine(
    sale: Sale,
    *,
    book: PolicyBook | None = None,
    rates: RateTable | None = None,
    assume: Mapping[str, str] | None = None,
    language: str | None = None,
    check_numbers: bool = False,
) -> Determination:
    """Return which tax a sale bears, where, at what rate, who accounts for it and by when.

    Args:
        sale: The sale.
        book: The rules; the built-in book if none is given.
        rates: Exchange rates, needed where a limit or a threshold is in another currency than the
            sale.
        assume: Answers to take for facts that are not given, by fact name, such as
            ``{"buyer.number_valid": "yes"}``; the determination is then an estimate.
        language: The language of the invoice's words, by ISO 639-1; that of the country whose law
            the invoice follows if none is given.
        check_numbers: Whether the form and the check digits of the buyer's number are looked at,
            offline, by the extra ``identifiers``. By default they are not: then a mistyped number
            counts as it is given. Of the seller nothing is looked at: its registrations name
            countries and schemes, never numbers.

    Raises:
        InvalidType: It is no sale; or the book, the rates or the answers are something else.
        InvalidInput: The buyer's number is asked to be checked, and is ill formed or of a country
            whose numbers are not known.
        MissingExtra: It is asked to be checked, and the extra ``identifiers`` is not installed.

    Examples:
        >>> import datetime as dt
        >>> from xborder.trade import Item
        >>> from xborder.trade.sale import Customer, Trader
        >>> found = determine(Sale(
        ...     on=dt.date(2026, 11, 10), ship_from="IE", ship_to="DE", prices="net",
        ...     items=[Item(quantity=1, unit_price="100 EUR", category="general")],
        ...     seller=Trader(country="IE", registrations={"IE", "OSS"}),
        ...     buyer=Customer(kind="consumer"), destination_chosen=True,
        ... ))
        >>> found.place, str(found.rate), found.regime, str(found.gross), str(found.filing.due)
        ('DE', '0.19', 'union_oss', '119.00 EUR', '2027-01-31')
    """
    of_kind(sale, Sale, "sale")
    _check_given(book=book, rates=rates, assume=assume)
    if check_numbers:
        check_number(sale)
    assumed = assumptions_of(sale) | dict(assume or {})
    return Determining(Inquiry(sale, book or default_book(), rates, assumed), language).result()


def _check_given(*, book: object, rates: object, assume: object) -> None:
    """Refuse what is given beside a sale and is not of its kind."""
    for value, kind, name in (
        (book, PolicyBook, "book"),
        (rates, RateTable, "rates"),
        (assume, Mapping, "assume"),
    ):
        if value is not None:
            of_kind(value, kind, name)


def assumptions_of(sale: Sale) -> dict[str, str]:
    """Return the answers that a sale takes for granted, by the names of their facts."""
    return {each.fact: _answer(each.value) for each in sale.assumptions}


def _answer(value: bool | str) -> str:  # noqa: FBT001 - an answer, not a switch
    return ("no", "yes")[value] if isinstance(value, bool) else value


@define(eq=False)
class Determining:
    """One sale on its way."""

    asked: Inquiry
    language: str | None
    doubts: Doubts = field(init=False, factory=Doubts)
    rule: Supplied | None = field(init=False, default=None)
    """The rule that decided, once one has."""
    missing: MissingFact | None = field(init=False, default=None)
    """The fact that the figures depend on, where the rule is found without it."""

    def result(self) -> Determination:
        """Return the determination."""
        codes = self.asked.codes()
        laws = [found for code in codes if (found := self.asked.law(code)) is not None]
        if not laws:
            return self._unsupported(codes)
        self.asked.cross(laws)
        if self.asked.sale.totals:
            self.asked.measure(laws)
        ruled = [(code, law, law.rule(self.asked.situation)) for code, law in laws]
        if not self.asked.standings and any(_asks_threshold(each) for _, _, each in ruled):
            self.asked.measure(laws)
            ruled = [(code, law, law.rule(self.asked.situation)) for code, law in laws]
        principal = deciding([each for _, _, each in ruled])
        if principal is None or self.asked.situation.arrival is None:
            return self._undecided([each for _, _, each in ruled])
        self._doubt_thresholds(laws, principal)
        if codes[0] != laws[0][0] or self.asked.beyond:
            self.doubts.estimate(_unheld(self._named_arrival(codes[0])))
        for code, _, each in ruled:
            if each.missing:
                self.doubts.leave_open(code, self._named(each.missing[0]))
        others = [each.taken for _, _, each in ruled if each.taken and each.taken is not principal]
        if principal.ruling.taxation is Taxation.OUTSIDE_SCOPE:
            self._doubt_untaxed(others, ruled)
        return self._decided(principal, tuple(each.ruling for each in others))

    def _doubt_untaxed(
        self, others: list[Taken], ruled: list[tuple[str, SaleRules, Ruled]]
    ) -> None:
        """Doubt that nobody taxes a sale, by what the laws that do not decide make of it."""
        for each in others:
            if each.entry.value.doubt:
                self.doubts.estimate(Text(each.entry.value.doubt))
        code, _, at_arrival = ruled[0]
        if not at_arrival.taken and not at_arrival.missing:
            name = self._named_arrival(code)
            self.doubts.estimate(Text("The book has no rule of {country} for it.", country=name))

    def _doubt_thresholds(self, laws: list[tuple[str, SaleRules]], principal: Taken) -> None:
        """Doubt a sale that crosses a threshold, if it were ruled otherwise by counting already."""
        situation = self.asked.situation
        before = situation.thresholds
        for entry in self.asked.crossed_unread:
            rule = entry.value
            situation.thresholds = {**before, rule.id: True, rule.country: True}
            counted = deciding([law.rule(situation) for _, law in laws])
            if counted is None or counted.entry is not principal.entry:
                self.doubts.estimate(
                    Text(
                        "{threshold}: whether the sale that crosses it is taxed already was not "
                        "read; here it counts from the next one on.",
                        threshold=Text(rule.title),
                    )
                )
        situation.thresholds = before
        if not any(law.by_state for _, law in laws):
            self._doubt_unregistered(principal)

    def _doubt_unregistered(self, principal: Taken) -> None:
        """Doubt that nobody taxes what a seller sells who had to be registered and is not.

        Rules that go by the registration do not ask how much was sold.
        """
        inquiry = self.asked
        at_border = inquiry.crossing is not None and inquiry.crossing.due != 0
        if at_border or principal.ruling.taxation is not Taxation.OUTSIDE_SCOPE:
            return
        held = inquiry.situation.registrations or ()
        for each in inquiry.standings:
            here = each.country == inquiry.situation.arrival_state
            if here and (each.exceeded or each.crossed) and each.registration not in held:
                self.doubts.estimate(
                    Text(
                        "{threshold}: it is reached, and the seller is not registered. Who has to "
                        "be registered owes the tax all the same.",
                        threshold=Text(each.title),
                    )
                )

    def _named_arrival(self, code: str) -> Text | str:
        """Return the place whose rules are not held, by its name where it is no country."""
        arrival = self.asked.situation.arrival
        territory = arrival.place.territory if arrival is not None else None
        return code if territory is None else Text(territory.name)

    # What comes out.

    def _decided(self, taken: Taken, others: tuple[Ruling, ...]) -> Determination:
        rule, ruling, doubts, asked = taken.entry.value, taken.ruling, self.doubts, self.asked
        self.rule = rule
        doubts.cite(taken.entry, rule.title)
        if rule.doubt:
            doubts.estimate(Text(rule.doubt))
        parts = self._parts(rule)
        border = self._border(ruling, others)
        if border is not None and border.moment is Moment.CHECKOUT:
            doubts.cite_schemes(asked.crossing)
        if asked.assumed:
            doubts.note_assumed(asked.assumed, asked.situation)
        state = doubts.state
        known = bool(parts)
        filing = rule.filing
        return written(
            Determination,
            {
                "sale": asked.sale,
                "state": state,
                "ruling": ruling,
                "elsewhere": others,
                "parts": parts,
                "net": total([part.net for part in parts]) if known else None,
                "tax": total([part.tax for part in parts]) if known else None,
                "gross": total([part.gross for part in parts]) if known else None,
                "filing": filing and filing_of(rule, filing, ruling, asked.situation),
                "wording": words_of(rule, ruling, asked.situation, self.language),
                "border": border,
                "thresholds": tuple(asked.standings),
                "missing": self.missing,
                "reasons": tuple(doubts.reasons),
                "evidence": doubts.evidence,
                "checked_on": doubts.checked_on,
                "version": VERSION,
            },
            _NAMED,
        )

    def _parts(self, rule: Supplied) -> tuple[TaxPart, ...]:
        taxation, asked = rule.taxation, self.asked
        if taxation not in (Taxation.TAXABLE, Taxation.REVERSE_CHARGE):
            return split(asked.sale, None, lines=asked.lines, rounding=rule.rounding)
        situation = asked.situation
        at_arrival = rule.place == "arrival"
        state = situation.arrival_state if at_arrival else situation.dispatch_state
        region = situation.arrival_region if at_arrival else situation.dispatch_region
        if state is None:
            # The rule taxes it where the seller is or the goods leave from, and nobody said where.
            self.missing = self._asks("dispatch")
            return ()
        try:
            rates = asked.rates_at(state, region)
        except NotFound:
            text = Text("No rate of tax is known for these goods in {country}.", country=state)
            self.doubts.add(Certainty.UNSUPPORTED, text)
            return ()
        # The hash of a rate is that of all its law: one line needs none.
        for found in rates if len(rates) == 1 else dict.fromkeys(rates):
            self.doubts.cite(found.entry, found.rule)
        if asked.sale.supply in _SERVICES_AT_REDUCED_RATES:
            self.doubts.estimate(
                Text("Reduced rates of such services are not known: the standard rate is shown.")
            )
        return split(
            asked.sale,
            rates,
            lines=asked.lines,
            rounding=rule.rounding,
            taxed_on=rule.taxed_on,
            charged=taxation is Taxation.TAXABLE,
        )

    def _border(self, ruling: Ruling | None, others: tuple[Ruling, ...] = ()) -> ImportLeg | None:
        asked = self.asked
        if asked.crossing is None:
            return None
        return import_of(asked.crossing, asked.situation, asked.rates_at, ruling, others)

    def _undecided(self, ruled: list[Ruled]) -> Determination:
        missing = next((each.missing for each in ruled if each.missing), ())
        if self.asked.situation.arrival is None:
            missing = ("arrival",)
        if not missing:
            return self._nothing_takes()
        name = self._named(missing[0])
        asked, found = fact(name), self._asks(name)
        for lacks in self.asked.rates_lacking(name):
            self.doubts.add(Certainty.MISSING_FACT, lacks)
        # What was assumed and settled nothing is not asked again: it would go on for ever.
        untried = () if name in self.asked.assumed else asked.answers
        consequences = tuple(_consequence(answer, self._if(name, answer)) for answer in untried)
        found = found.replace(consequences=consequences)
        return self._without_answer(Certainty.MISSING_FACT, found)

    def _asks(self, name: str) -> MissingFact:
        """Say that the answer depends on a fact that is not given, and return it."""
        asked = fact(name)
        text = Text(
            "{what}: it depends on {fact}, which is not given.",
            what=Text("Which tax the sale bears"),
            fact=asked.title,
        )
        self.doubts.add(Certainty.MISSING_FACT, text, fact=name)
        return MissingFact(fact=name, title=Sentence.of(asked.title))

    def _named(self, name: str) -> str:
        """Return the fact that is missing itself, where one that follows from it was asked for."""
        crossing = self.asked.crossing
        if name == "import.scheme" and crossing is not None and crossing.missing:
            return crossing.missing[0]
        return name

    def _if(self, name: str, answer: str) -> Determination:
        assumed = {**self.asked.assumed, name: answer}
        return Determining(evolve(self.asked, assumed=assumed), self.language).result()

    def _unsupported(self, codes: tuple[str, ...]) -> Determination:
        if not codes:
            name = "arrival" if self.asked.situation.arrival is None else "ship_from"
            return self._without_answer(Certainty.MISSING_FACT, self._asks(name))
        text = _unheld(", ".join(codes))
        self.doubts.add(Certainty.UNSUPPORTED, text)
        return self._without_answer(Certainty.UNSUPPORTED, None)

    def _nothing_takes(self) -> Determination:
        text = Text("No rule of the book takes this sale on its day.")
        self.doubts.add(Certainty.UNSUPPORTED, text)
        return self._without_answer(Certainty.UNSUPPORTED, None)

    def _without_answer(self, state: Certainty, missing: MissingFact | None) -> Determination:
        return Determination(
            sale=self.asked.sale,
            state=state,
            ruling=None,
            elsewhere=(),
            parts=(),
            net=None,
            tax=None,
            gross=None,
            filing=None,
            wording=(),
            border=self._border(None),
            thresholds=tuple(self.asked.standings),
            missing=missing,
            reasons=tuple(self.doubts.reasons),
            evidence=None,
            checked_on=None,
            version=VERSION,
        )


_NAMED = set(Determination.model_fields)
_SERVICES_AT_REDUCED_RATES = (
    Supply.GENERAL_SERVICE,
    Supply.PROPERTY_SERVICE,
    Supply.ADMISSION,
    Supply.RESTAURANT,
)


def _unheld(countries: Text | str) -> Text:
    return Text("The book has no rules for sales in {countries}.", countries=countries)


def _asks_threshold(ruled: Ruled) -> bool:
    return any(name.startswith("threshold:") for name in ruled.missing)


def _consequence(answer: str, found: Determination) -> Consequence:
    return Consequence(
        answer=answer,
        state=found.state,
        taxation=found.taxation,
        place=found.place,
        regime=found.regime,
        tax=found.tax,
    )
