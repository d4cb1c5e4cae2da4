"""Options of preference: what each line would pay with a claim, by which proof, what is missing.

A claim is a fact that the importer answers for: it is proposed here, and never taken. Each line is
quoted with the claim and without; what the rules do not know stays unknown, with the reason.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from attrs import frozen

from xborder.display import Brief
from xborder.exchange import RateTable
from xborder.landed_cost.quotation import quote
from xborder.landed_cost.result import LandedCost, LineKind, QuoteState, Reason
from xborder.messages import Text
from xborder.money import Money
from xborder.tariff.preference import Programme, programmes
from xborder.trade import Consignment

if TYPE_CHECKING:
    from xborder.policy.book import PolicyBook
    from xborder.policy.goods_table import GoodsLookup

_DUTIES: Final = (LineKind.DUTY, LineKind.ADDITIONAL_DUTY)


@frozen(kw_only=True)
class PreferenceOption:
    """One way to enter a line: by a programme, or by the general duty.

    Attributes:
        item: The position of the line in the consignment.
        programme: The programme; ``None`` for the general duty.
        duty: What the line would pay; ``None`` where the rules do not know.
        saves: How much less than the general duty; ``None`` where one of both is not known.
        proofs: The proofs that will do, in words; empty for the general duty.
        reasons: Why the figure is not exact, or not known: with the facts that are missing.
    """

    item: int
    programme: Programme | None = None
    duty: Money | None
    saves: Money | None = None
    proofs: tuple[Text, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def says(self) -> Text:
        """The option in a sentence."""
        what = Text(self.programme.title) if self.programme else Text("the general duty")
        if self.duty is None:
            return Text("{programme}: not known here", programme=what)
        return Text("{programme}: {duty}", programme=what, duty=self.duty)


@frozen(kw_only=True, repr=False)
class PreferenceOptions(Brief):
    """Every option of every line.

    Attributes:
        options: The options, line by line, the general duty first.
    """

    options: tuple[PreferenceOption, ...]

    def of(self, item: int) -> tuple[PreferenceOption, ...]:
        """Return the options of a line.

        Args:
            item: Its position in the consignment.
        """
        return tuple(option for option in self.options if option.item == item)

    def cheapest(self, item: int) -> PreferenceOption | None:
        """Return the option with the least duty that is known; the general duty where they tie.

        Args:
            item: The position of the line in the consignment.
        """
        known = [option for option in self.of(item) if option.duty is not None]
        return min(known, key=_duty, default=None)


def _duty(option: PreferenceOption) -> Money:
    assert option.duty is not None  # noqa: S101 - asked of options with a duty alone
    return option.duty


def preference_options(
    consignment: Consignment,
    *,
    rates: RateTable | None = None,
    tariff: "GoodsLookup | None" = None,
    book: "PolicyBook | None" = None,
    assume: Mapping[str, str] | None = None,
) -> PreferenceOptions:
    """Return what each line would pay with a claim to preference, and by which proof.

    Args:
        consignment: The parcel; what its lines claim already is set aside.
        rates: Exchange rates, as for a quote.
        tariff: Duty rates in place of the built-in table.
        book: The rules; the built-in book if none is given.
        assume: Answers to take for facts that are not given.

    Returns:
        For each line the general duty, and a claim under each programme for its origin.

    Examples:
        >>> import datetime as dt
        >>> from xborder.trade import Buyer, Item
        >>> shirt = Item(hs_code="61091000", origin="VN", quantity=20, unit_price="15 GBP")
        >>> parcel = Consignment(
        ...     ship_from="VN", ship_to="GB", on=dt.date(2026, 11, 21), prices="net",
        ...     items=[shirt], shipping="0 GBP", buyer=Buyer(kind="consumer"),
        ... )
        >>> found = preference_options(parcel)
        >>> [str(option.says) for option in found.of(0)][:2]
        ['the general duty: £36.00', 'UK-Vietnam Free Trade Agreement: £0.00']
        >>> [str(proof) for proof in found.cheapest(0).proofs][:1]
        ['a statement on origin by any exporter, up to £5,700.00']
    """

    def ask(parcel: Consignment) -> LandedCost:
        return quote(parcel, rates=rates, tariff=tariff, book=book, assume=assume)

    def claiming(item: int | None, programme: str | None = None) -> LandedCost:
        items = [
            each.replace(preference=True, programme=programme)
            if place == item
            else each.replace(preference=False, programme=None, proof=None)
            for place, each in enumerate(consignment.items)
        ]
        return ask(consignment.replace(items=items))

    plain = claiming(None)
    options: list[PreferenceOption] = []
    for place, item in enumerate(consignment.items):
        general = _paid(plain, place)
        options.append(PreferenceOption(item=place, duty=general, reasons=_about(plain, place)))
        known = programmes(consignment.ship_to, item.origin or "", consignment.on)
        worth = item.line_value
        for programme in known:
            with_claim = claiming(place, programme.id)
            own = _claimed(with_claim, place)
            saves = general - own if general is not None and own is not None else None
            proofs = tuple(proof.says for proof in programme.proofs_for(worth, item.origin or ""))
            reasons = _about(with_claim, place)
            options.append(
                PreferenceOption(
                    item=place, programme=programme, duty=own, saves=saves, proofs=proofs,
                    reasons=reasons,
                )
            )  # fmt: skip
    return PreferenceOptions(options=tuple(options))


def _paid(result: LandedCost, item: int) -> Money | None:
    """Return the duties of a line; ``None`` where there is no total."""
    if result.total is None:
        return None
    duties = [line.amount for line in result.lines if line.kind in _DUTIES and line.item == item]
    return sum(duties, Money(0, result.total.currency))


def _claimed(result: LandedCost, item: int) -> Money | None:
    """Return what a claim comes to, unless the rules show the general duty for want of it."""
    doubted = any("preference" in str(reason.text) for reason in _about(result, item))
    return None if doubted or result.state is QuoteState.UNSUPPORTED else _paid(result, item)


def _about(result: LandedCost, item: int) -> tuple[Reason, ...]:
    return tuple(reason for reason in result.reasons if not reason.items or item in reason.items)
