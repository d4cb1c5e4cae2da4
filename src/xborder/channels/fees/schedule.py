"""A schedule: all fees of a channel in one market, and what they come to for an order."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from attrs import evolve, field, frozen

from xborder.channels.fees.bill import FeeBill, FeeLine, MissingAnswer
from xborder.channels.fees.facts import ASKS_NOTHING, FACTS, known_answer
from xborder.channels.fees.fee import Event, Fee, NotPriced
from xborder.channels.fees.in_force import InForce
from xborder.channels.fees.order import ChannelOrder
from xborder.channels.fees.reckoning import fee_lines, fits_none, is_for, returned
from xborder.channels.fees.size import SizeTable
from xborder.channels.fees.supplier import FeeSupplier
from xborder.display import Brief
from xborder.errors import CurrencyMismatch, InvalidPolicy, NoRuleInForce, NotFound, nearest
from xborder.kind import of_kind
from xborder.money import Currency
from xborder.number import exact_share
from xborder.timeline import Dated, Timeline, civil_date

_ANSWERS = {"packed": ('packed="30 x 20 x 10 cm", packed_weight="400 g"',)}


def _timelines(given: Iterable[Timeline[Fee]]) -> tuple[Timeline[Fee], ...]:
    return tuple(given)


def _unknown(given: Iterable[Timeline[NotPriced]]) -> tuple[Timeline[NotPriced], ...]:
    return tuple(given)


def _facts(given: Any) -> tuple[tuple[str, str], ...]:
    return tuple((fact, known_answer(fact, answer)) for fact, answer in sorted(dict(given).items()))


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
        facts: What holds for every order of a seller; see :meth:`for_seller`.
        supplier: Who supplies the services that are paid for, if that is known; see
            :func:`xborder.channels.vat_on_fees`.

    Raises:
        InvalidPolicy: A fee is a surcharge on fees that do not stand before it, or has money of
            another currency.
    """

    channel: str
    currency: str = field(converter=_code)
    since: dt.date | None
    fees: tuple[Timeline[Fee], ...] = field(converter=_timelines)
    not_priced: tuple[Timeline[NotPriced], ...] = field(default=(), converter=_unknown)
    facts: tuple[tuple[str, str], ...] = field(default=(), converter=_facts)
    supplier: Timeline[FeeSupplier] | None = None
    _kept: dict[dt.date, InForce] = field(factory=dict, init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        # A fee that is not known yet will stand where it has to when it is given.
        before = {entry.value.kind for each in self.not_priced for entry in each}
        for timeline in self.fees:
            for entry in timeline:
                fee = entry.value
                lost = [kind for kind in fee.on if kind not in before]
                if lost:
                    raise InvalidPolicy(
                        "The fee {value} is a surcharge on {kinds}, and no such fee stands before "
                        "it.",
                        code="channels.surcharge",
                        remedy="Put it behind the fees it is reckoned from.",
                        where=f"{self.channel}.{fee.id}",
                        value=fee.id,
                        kinds=", ".join(lost),
                    )
                for money in (fee.least, fee.most):
                    if money is not None and money.currency.code != self.currency:
                        raise InvalidPolicy(
                            "The fee {value} has a bound in {other}, not in {currency}.",
                            code="channels.currency",
                            remedy="Give the bound in the schedule's currency.",
                            where=f"{self.channel}.{fee.id}",
                            value=fee.id,
                            other=money.currency.code,
                            currency=self.currency,
                        )
            before |= {entry.value.kind for entry in timeline}

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
        """
        own = of_kind(fee, Timeline, "fee")
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
        """Return the fees that differ between two days.

        Args:
            before: The one day.
            after: The other.
        """
        changes = []
        for timeline in self.fees:
            old, new = timeline.find(before), timeline.find(after)
            if (old and old.value) != (new and new.value):
                changes.append(FeeChange(fee=timeline.name, before=old, after=new))
        return tuple(changes)

    def _rules(self) -> Iterator[Fee | NotPriced]:
        for fee in self.fees:
            yield from (entry.value for entry in fee)
        for unknown in self.not_priced:
            yield from (entry.value for entry in unknown)

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

    def refund(self, order: ChannelOrder, *, vat: Decimal | str = "0") -> FeeBill:
        """Return what a refund of the whole order changes: what comes back, and what it costs.

        A fee that comes back is negative. A refund administration fee is reckoned from the fee
        that comes back.
        """
        rate = exact_share(vat, "vat")
        sold = self._bill(order, Event.SALE, rate)
        back = tuple(returned(line) for line in sold.lines if line.fee.comes_back)
        asked = self._bill(order, Event.REFUND, rate, before=back)
        return evolve(
            asked,
            lines=(*back, *asked.lines),
            missing=(*sold.missing, *asked.missing),
            not_priced=(*sold.not_priced, *asked.not_priced),
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
            for name in _unstated(rule, order, facts):
                asked = _ANSWERS.get(name) or FACTS.get(name) or self.facts_asked().get(name, ())
                missing.setdefault(name, MissingAnswer(fact=name, answers=asked, fee=rule.id))
        lines: list[FeeLine] = list(before)
        outside: list[Dated[NotPriced]] = []
        for entry in fees:
            if not _is_asked(entry.value, facts) or "packed" in _unstated(
                entry.value, order, facts
            ):
                continue
            if fits_none(entry.value, order):
                outside.append(entry.holding(_beyond(entry.value)))
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
                    if _is_asked(entry.value, facts)
                    and any(is_for(entry.value, line) for line in order.lines)
                ),
                *outside,
            ),
        )

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
        of_kind(order, ChannelOrder, "order")
        if order.currency != self.currency:
            raise CurrencyMismatch(
                "The order is in {value}; the fees of {channel} are in {currency}.",
                code="channels.currency",
                remedy="Give what the buyer paid in the currency of the site.",
                where="order",
                value=order.currency,
                channel=self.channel,
                currency=self.currency,
            )
        day = order.ordered_on
        if self.since is not None and day < self.since:
            raise NoRuleInForce(
                "The fees of {channel} are not known before {since}; the order is of {value}.",
                remedy="Give a schedule of your own for that day.",
                where="order.ordered_on",
                value=day,
                channel=self.channel,
                since=self.since,
            )
        self._check_answers(dict(self.facts) | dict(order.facts))
        known = self.categories(day)
        for line in order.lines:
            if known and line.category is not None and line.category not in known:
                meant = nearest(line.category, known)
                raise NotFound(
                    "{channel} has no category {value} on {day}.",
                    code="channels.category",
                    remedy="Did you mean {meant}?" if meant else "Use one of {known}.",
                    where="category",
                    value=line.category,
                    channel=self.channel,
                    day=day,
                    meant=meant,
                    known=", ".join(known),
                )

    def _unused(self, order: ChannelOrder) -> tuple[str, ...]:
        asked = self.facts_asked()
        idle = [name for name in order.facts if name not in asked]
        if not self.categories(order.ordered_on):
            idle += ["category"] * any(line.category is not None for line in order.lines)
        return tuple(idle)

    def _check_answers(self, facts: Mapping[str, str]) -> None:
        # A card of a kind that the list does not tell would cost nothing at all.
        asked = self.facts_asked()
        for name, answer in facts.items():
            nothing = ASKS_NOTHING.get(name)
            told = asked.get(name, ())
            silent = nothing is None and name not in FACTS
            if told and not silent and answer not in told and answer not in (nothing or ()):
                raise NotFound(
                    "{channel} tells no fee for {fact} {value}.",
                    code="channels.answer",
                    remedy="Use one of {known}, or add the fee.",
                    where=f"facts.{name}",
                    value=answer,
                    fact=name,
                    channel=self.channel,
                    known=", ".join(sorted({*told, *(nothing or ())})),
                )


@frozen(kw_only=True, repr=False)
class FeeChange:
    """A fee that differs between two days.

    Attributes:
        fee: Its name.
        before: What it was; ``None`` if it was not asked.
        after: What it is; ``None`` if it is not asked.
    """

    fee: str
    before: Dated[Fee] | None
    after: Dated[Fee] | None

    def __str__(self) -> str:
        sign = "+" if self.before is None else "-" if self.after is None else "~"
        told = self.after or self.before
        return f"{sign} {self.fee}: {told.source if told else ''}"

    def __repr__(self) -> str:
        return f"<FeeChange {self}>"


def _unstated(
    rule: Fee | NotPriced, order: ChannelOrder, facts: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the facts on which it hangs whether a fee is asked."""
    if any(name in facts and facts[name] not in answers for name, answers in rule.only):
        return ()
    unstated = tuple(name for name, _ in rule.only if name not in facts)
    if isinstance(rule, Fee) and isinstance(rule.scale, SizeTable):
        meant = [line for line in order.lines if is_for(rule, line)]
        if any(line.packed is None or line.packed_weight is None for line in meant):
            return (*unstated, "packed")
    return unstated


def _beyond(fee: Fee) -> NotPriced:
    return NotPriced(
        id=fee.id,
        title=fee.title,
        kind=fee.kind,
        reason="A unit fits no tier of the table that is built in: add its fee.",
        event=fee.event,
    )


def _is_asked(rule: Fee | NotPriced, facts: Mapping[str, str]) -> bool:
    return all(facts.get(name) in answers for name, answers in rule.only)
