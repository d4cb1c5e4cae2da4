"""A schedule: all fees of a channel in one market, and what they come to for an order."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from attrs import evolve, field, frozen

from xborder.channels.fees.accepted import check_categories, check_order
from xborder.channels.fees.asked import beyond, chosen, is_asked, lies_between, unstated
from xborder.channels.fees.bill import FeeBill, FeeLine, MissingAnswer
from xborder.channels.fees.cancellation import Cancellation, given_back
from xborder.channels.fees.change import FeeChange
from xborder.channels.fees.facts import FACTS, check_answers, known_answer
from xborder.channels.fees.fee import Event, Fee, FeeKind, NotPriced
from xborder.channels.fees.in_force import InForce
from xborder.channels.fees.order import ChannelOrder
from xborder.channels.fees.reckoning import fee_lines, fits_none, is_for
from xborder.channels.fees.refunding import Refunds
from xborder.channels.fees.standing import check_fees, of_fees
from xborder.channels.fees.supplier import FeeSupplier
from xborder.display import Brief
from xborder.errors import NotFound, nearest
from xborder.kind import all_of_kind, all_pairs
from xborder.money import Currency
from xborder.number import exact_share
from xborder.timeline import Dated, Timeline, civil_date

_NOT_TOLD: Final = NotPriced(
    id="cancellation",
    title="Cancellation before it is sent",
    kind=FeeKind.REFUND,
    reason="What comes back of the fees was not read: ask the site, or take it from a statement of "
    "yours.",
    event=Event.CANCEL,
)
_ANSWERS = {"packed": ('packed="30 x 20 x 10 cm", packed_weight="400 g"',)}


def _timelines(given: Iterable[Timeline[Fee]]) -> tuple[Timeline[Fee], ...]:
    return tuple(map(of_fees, all_of_kind(given, object, "fees")))


def _unknown(given: Iterable[Timeline[NotPriced]]) -> tuple[Timeline[NotPriced], ...]:
    return all_of_kind(given, Timeline, "not_priced")


def _cancelling(given: Iterable[Timeline[Cancellation]]) -> tuple[Timeline[Cancellation], ...]:
    return all_of_kind(given, Timeline, "cancellations")


def _since(given: Any) -> dt.date | None:
    return None if given is None else civil_date(given, where="since")


def _facts(given: Any) -> tuple[tuple[str, str], ...]:
    return tuple(
        (fact, known_answer(fact, answer)) for fact, answer in sorted(all_pairs(given, "facts"))
    )


def _code(given: Any) -> str:
    return Currency.of(given).code


@frozen(kw_only=True, repr=False)
class FeeSchedule(Brief):
    """The fees of a channel in one market.

    Args:
        channel: Its name, such as ``"amazon_us"``.
        currency: The currency of its fees and of the orders they are on.
        since: The first day on which they are all known; before it there is no bill.
        fees: The fees, each a timeline; a surcharge stands behind the fees it is on.
        not_priced: The fees that it asks and whose amounts are not known here.
        cancellations: What comes back when an order is cancelled before it is sent; the first that
            the facts of an order meet holds.
        facts: What holds for every order of a seller; see :meth:`for_seller`.
        supplier: Who supplies the services that are paid for, if that is known; see
            :func:`xborder.channels.vat_on_fees`.

    Raises:
        InvalidPolicy: A fee is a surcharge on fees that do not stand before it, or has money of
            another currency.
    """

    channel: str
    currency: str = field(converter=_code)
    since: dt.date | None = field(converter=_since)
    fees: tuple[Timeline[Fee], ...] = field(converter=_timelines)
    not_priced: tuple[Timeline[NotPriced], ...] = field(default=(), converter=_unknown)
    cancellations: tuple[Timeline[Cancellation], ...] = field(default=(), converter=_cancelling)
    facts: tuple[tuple[str, str], ...] = field(default=(), converter=_facts)
    supplier: Timeline[FeeSupplier] | None = None
    _kept: dict[dt.date, InForce] = field(factory=dict, init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        check_fees(self.channel, self.currency, self.fees, self.not_priced)

    def on(self, day: dt.date) -> tuple[Dated[Fee], ...]:
        """Return the fees in force on a day."""
        return self._in_force_on(civil_date(day, where="day")).fees

    def categories(self, day: dt.date) -> tuple[str, ...]:
        """Return the categories of goods that the fees of a day tell apart."""
        return tuple(sorted({name for entry in self.on(day) for name in entry.value.categories}))

    def with_fee(self, fee: Timeline[Fee]) -> "FeeSchedule":
        """Return the schedule with a fee of your own.

        It takes the place of the fee of the same name, and of a table's parts, whose names begin
        with it: ``fulfilment`` that of ``fulfilment.cheap_up_to_20``. It stands before the
        surcharges that are on fees of its kind, and bears them.

        Raises:
            InvalidPolicy: It is no fee with its source and days.
        """
        own = of_fees(fee)
        unknown = [
            each for each in self.not_priced if not f"{each.name}.".startswith(f"{own.name}.")
        ]
        others = [each for each in self.fees if not f"{each.name}.".startswith(f"{own.name}.")]
        kinds = {entry.value.kind for entry in own}
        place = next(
            (n for n, each in enumerate(others) if any(kinds & set(e.value.on) for e in each)),
            len(others),
        )
        return evolve(self, fees=(*others[:place], own, *others[place:]), not_priced=unknown)

    def for_seller(self, **facts: str) -> "FeeSchedule":
        """Return the schedule for orders of which some facts are always the same.

        Args:
            **facts: The facts and their answers, such as ``fulfilment="seller"``.

        Raises:
            NotFound: No fee asks for such a fact.
        """
        known = self.facts_asked()
        for name in facts:
            if name not in known:
                meant = nearest(name, known)
                raise NotFound(
                    "No fee of {channel} asks for {value}.",
                    code="channels.fact",
                    remedy="Did you mean {meant}?" if meant else "Use one of {known}.",
                    where=name,
                    value=name,
                    channel=self.channel,
                    meant=meant,
                    known=", ".join(known) or "-",
                )
        return evolve(self, facts=dict(self.facts) | facts)

    def facts_asked(self) -> dict[str, tuple[str, ...]]:
        """Return the facts that fees ask for, and the answers that make one due."""
        asked: dict[str, set[str]] = {}
        for rule in self._rules():
            for name, answers in rule.only:
                asked.setdefault(name, set()).update(answers)
        return {name: tuple(sorted(answers)) for name, answers in sorted(asked.items())}

    def diff(self, before: dt.date, after: dt.date) -> tuple["FeeChange", ...]:
        """Return the fees that differ between two days, those whose amount is not known too.

        Args:
            before: The one day.
            after: The other.
        """
        told: tuple[Timeline[Any], ...] = (*self.fees, *self.not_priced, *self.cancellations)
        changes = []
        for timeline in told:
            old, new = timeline.find(before), timeline.find(after)
            if (old and old.value) != (new and new.value):
                changes.append(FeeChange(fee=timeline.name, before=old, after=new))
        return tuple(changes)

    def _rules(self) -> Iterator[Fee | NotPriced | Cancellation]:
        for fee in self.fees:
            yield from (entry.value for entry in fee)
        for unknown in self.not_priced:
            yield from (entry.value for entry in unknown)
        for rule in self.cancellations:
            yield from (entry.value for entry in rule)

    def bill(self, order: ChannelOrder, *, vat: Decimal | str = "0") -> FeeBill:
        """Return what the channel asks for an order that is sold.

        Args:
            order: The order.
            vat: The rate of VAT on the fees as a fraction; none where the seller accounts for it.

        Raises:
            CurrencyMismatch: The order is in another currency.
            NotFound: A line has a category that the channel does not have.
        """
        return self._bill(order, Event.SALE, exact_share(vat, "vat"))

    def refund(
        self,
        order: ChannelOrder,
        *,
        refunded: ChannelOrder | None = None,
        earlier: Iterable[ChannelOrder] = (),
        vat: Decimal | str = "0",
    ) -> FeeBill:
        """Return what a refund changes: what comes back of the fees, and what it costs.

        A fee that comes back is negative: for a part of the order the same share of what the sale
        was charged, each line's half up to the minor unit. A refund administration fee is reckoned
        from the fees that come back.

        Args:
            order: The order as it was sold.
            refunded: What the buyer gets back of it, its lines under their names; all of it, or
                all that is left, if left out. Its day and its facts are those of the order.
            earlier: What was refunded before: all refunds together give back no more than one of
                the whole order.
            vat: The rate of VAT on the fees as a fraction; none where the seller accounts for it.

        Raises:
            CurrencyMismatch: The order or a part is in another currency.
            InvalidInput: More is refunded than was paid.
            NotFound: A line has a category that the channel does not have, or the order no such
                line.

        Examples:
            12.00 were sold at 15 %: of 1.80 come back 5/12, of which the site keeps a fifth.

            >>> from xborder.channels import schedule
            >>> site = schedule("amazon_us").for_seller(fulfilment="seller")
            >>> day = dt.date(2026, 6, 1)
            >>> sold = ChannelOrder.of(
            ...     "12.00 USD", category="beauty_health_personal_care", ordered_on=day)
            >>> back = site.refund(sold, refunded=ChannelOrder.of("5.00 USD", ordered_on=day))
            >>> [str(line.amount) for line in back.lines]
            ['-0.75 USD', '0.15 USD']
        """
        rate = exact_share(vat, "vat")
        refunds = Refunds.of(order, refunded, earlier)
        sold = self._bill(order, Event.SALE, rate)
        back = tuple(refunds.returned(sold.lines))
        asked = self._bill(refunds.part, Event.REFUND, rate, before=back)
        return evolve(
            asked,
            lines=(*back, *asked.lines),
            missing=(*sold.missing, *asked.missing),
            not_priced=(*sold.not_priced, *asked.not_priced),
        )

    def cancel(self, order: ChannelOrder, *, vat: Decimal | str = "0") -> FeeBill:
        """Return what changes when a paid order is cancelled before it is sent.

        It stands beside the bill of the sale: a fee that comes back, or is never charged, is
        negative, so that both come to what is left to pay.

        Args:
            order: The order as it was sold.
            vat: The rate of VAT on the fees as a fraction; none where the seller accounts for it.

        Raises:
            CurrencyMismatch: The order is in another currency.
            NotFound: A line has a category that the channel does not have.

        Examples:
            Amazon charges nothing before the parcel is confirmed as sent.

            >>> from xborder.channels import schedule
            >>> site = schedule("amazon_us").for_seller(fulfilment="seller")
            >>> sold = ChannelOrder.of(
            ...     "20.00 USD", category="home_kitchen", ordered_on=dt.date(2026, 6, 1))
            >>> str(site.bill(sold).total), str(site.cancel(sold).total)
            ('3.00 USD', '-3.00 USD')
        """
        rate = exact_share(vat, "vat")
        sold = self._bill(order, Event.SALE, rate)
        asked = self._bill(order, Event.CANCEL, rate)
        rules = (timeline.find(order.ordered_on) for timeline in self.cancellations)
        held, open_facts = chosen(filter(None, rules), order, dict(self.facts) | dict(order.facts))
        missing = [
            MissingAnswer(fact=name, answers=self._answers(name), fee=rule.value.id)
            for name, rule in open_facts.items()
        ]
        back = (
            []
            if held is None
            else [
                given_back(line, held)
                for line in sold.lines
                if line.fee.kind in held.value.gives_back
            ]
        )
        silent = held is None and not missing
        return evolve(
            asked,
            lines=(*back, *asked.lines),
            missing=(*sold.missing, *asked.missing, *missing),
            not_priced=(
                *sold.not_priced,
                *asked.not_priced,
                *(line.entry.holding(_NOT_TOLD) for line in sold.lines[:1] if silent),
            ),
        )

    def dispute(self, order: ChannelOrder, *, vat: Decimal | str = "0") -> FeeBill:
        """Return what a dispute costs, whoever wins it."""
        return self._bill(order, Event.DISPUTE, exact_share(vat, "vat"))

    def _bill(
        self,
        order: ChannelOrder,
        event: Event,
        vat: Decimal,
        before: Sequence[FeeLine] = (),
    ) -> FeeBill:
        self._check(order)
        in_force = self._in_force_on(order.ordered_on)
        fees, unknown = in_force.meant(event, frozenset(line.category for line in order.lines))
        facts = dict(self.facts) | dict(order.facts)
        missing: dict[str, MissingAnswer] = {}
        rules: list[Fee | NotPriced] = [entry.value for entry in fees]
        rules += [entry.value for entry in unknown]
        for rule in rules:
            for name in unstated(rule, order, facts):
                missing.setdefault(
                    name, MissingAnswer(fact=name, answers=self._answers(name), fee=rule.id)
                )
        lines: list[FeeLine] = list(before)
        outside: list[Dated[NotPriced]] = []
        for entry in fees:
            if not is_asked(entry.value, facts) or "packed" in unstated(entry.value, order, facts):
                continue
            if fits_none(entry.value, order):
                outside.append(entry.holding(beyond(entry.value)))
            else:
                lines += fee_lines(entry, order, lines, vat)
        return FeeBill(
            channel=self.channel,
            currency=self.currency,
            lines=tuple(lines[len(before) :]),
            missing=self._no_category(order, in_force.fees, event) + tuple(missing.values()),
            unused=self._unused(order),
            not_priced=(
                *(
                    entry
                    for entry in unknown
                    if is_asked(entry.value, facts)
                    and any(is_for(entry.value, line) for line in order.lines)
                    and lies_between(entry.value, order)
                ),
                *outside,
            ),
        )

    def _answers(self, fact: str) -> tuple[str, ...]:
        return _ANSWERS.get(fact) or FACTS.get(fact) or self.facts_asked().get(fact, ())

    def _in_force_on(self, day: dt.date) -> InForce:
        # A month of orders asks for the same thirty days again and again.
        found = self._kept.get(day)
        if found is None:
            fees = (timeline.find(day) for timeline in self.fees)
            unknown = (timeline.find(day) for timeline in self.not_priced)
            found = InForce(tuple(filter(None, fees)), tuple(filter(None, unknown)))
            self._kept[day] = found
        return found

    def _no_category(
        self, order: ChannelOrder, fees: Iterable[Dated[Fee]], event: Event
    ) -> tuple[MissingAnswer, ...]:
        if all(line.category is not None for line in order.lines):
            return ()
        asked = (entry.value for entry in fees if entry.value.event is event)
        first = next((fee.id for fee in asked if fee.categories), None)
        if first is None:
            return ()
        known = self.categories(order.ordered_on)
        return (MissingAnswer(fact="category", answers=known, fee=first),)

    def _check(self, order: ChannelOrder) -> None:
        check_order(order, self.channel, self.currency, self.since)
        check_answers(dict(self.facts) | dict(order.facts), self.facts_asked(), self.channel)
        check_categories(order, self.categories(order.ordered_on), self.channel)

    def _unused(self, order: ChannelOrder) -> tuple[str, ...]:
        asked = self.facts_asked()
        idle = [name for name in order.facts if name not in asked]
        if not self.categories(order.ordered_on):
            idle += ["category"] * any(line.category is not None for line in order.lines)
        return tuple(idle)
