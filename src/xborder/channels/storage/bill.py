"""A bill of storage: what a month in a warehouse costs, lot by lot."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from attrs import field, frozen

from xborder.channels.fees.bill import BillState
from xborder.channels.storage.card import AgedStep, StorageCard, StorageRate
from xborder.errors import InvalidInput, NotFound, nearest
from xborder.goods import Dimensions, Volume
from xborder.kind import all_of_kind, of_kind, typed
from xborder.money import Currency, Mode, Money, Rounding
from xborder.number import WHOLE
from xborder.source import Evidence, Status
from xborder.tabular import Tabular
from xborder.timeline import Dated, Timeline, civil_date

_TO_THE_CENT: Final = Rounding(mode=Mode.HALF_UP)


def _unit_volume(given: Any) -> Volume:
    if isinstance(given, Volume):
        return given
    if isinstance(given, Dimensions):
        return given.volume
    text = of_kind(given, str, "unit")
    return Dimensions.of(text).volume if "x" in text.lower() else Volume(text)


@frozen(kw_only=True, field_transformer=typed)
class Stored:
    """A lot in a warehouse.

    Attributes:
        sku: The article.
        kind: The kind of goods, as the card names it.
        units: How many are there on an average day of the month.
        unit: The volume of a packed unit, or its sides.
        age_days: How old the lot is; to be stated where a card asks more for old goods.
    """

    sku: str
    kind: str
    units: int = field(metadata=WHOLE)
    unit: Volume = field(converter=_unit_volume)
    age_days: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.age_days is not None and self.age_days < 0:
            raise InvalidInput(
                "{name} is {value}, below its least value {least}.",
                code="number.too_small",
                remedy="Give {least} or more.",
                where="age_days",
                name="age_days",
                value=self.age_days,
                least=0,
            )


@frozen(kw_only=True)
class StorageLine:
    """What one lot costs.

    Attributes:
        stored: The lot.
        rate: The rate of its kind.
        monthly: What its volume costs, rounded half up.
        step: The surcharge of its age; ``None`` where there is none.
        surcharge: What that comes to; ``None`` where it is asked and not known, or the age is not.
    """

    stored: Stored
    rate: StorageRate
    monthly: Money
    step: AgedStep | None
    surcharge: Money | None


@frozen(kw_only=True, repr=False)
class StorageBill(Tabular):
    """What a month in a warehouse costs.

    Attributes:
        card: The card, its days, source and evidence.
        month: The first day of the month.
        lines: The lots.
    """

    card: Dated[StorageCard]
    month: dt.date
    lines: tuple[StorageLine, ...]

    @property
    def state(self) -> BillState:
        """How sure it is: without a total where a surcharge or an age is not known."""
        open_lines = [line for line in self.lines if line.surcharge is None]
        if any(line.step is not None for line in open_lines):
            return BillState.UNSUPPORTED
        if open_lines:
            return BillState.MISSING_FACT
        guessed = self.card.evidence is Evidence.UNCHECKED or self.card.status is Status.UNCLEAR
        return BillState.ESTIMATE if guessed else BillState.EXACT

    @property
    def monthly(self) -> Money:
        """What the volume costs, without surcharges by age."""
        return sum((line.monthly for line in self.lines), self._nothing)

    @property
    def total(self) -> Money | None:
        """All of it; ``None`` where a surcharge is not known."""
        surcharges = [line.surcharge for line in self.lines]
        known = [each for each in surcharges if each is not None]
        return sum(known, self.monthly) if len(known) == len(surcharges) else None

    @property
    def _nothing(self) -> Money:
        return Money.of_minor(0, self.card.value.currency)

    def to_columns(self) -> dict[str, list[Any]]:
        """Return a lot a row."""
        return {
            "sku": [line.stored.sku for line in self.lines],
            "kind": [line.stored.kind for line in self.lines],
            "units": [line.stored.units for line in self.lines],
            "age_days": [line.stored.age_days for line in self.lines],
            "monthly": [line.monthly.amount for line in self.lines],
            "surcharge": [
                None if line.surcharge is None else line.surcharge.amount for line in self.lines
            ],
            "currency": [self.card.value.currency for _ in self.lines],
        }


def storage_bill(
    card: Timeline[StorageCard], stored: Iterable[Stored], *, month: dt.date
) -> StorageBill:
    """Return what a month in a warehouse costs.

    Args:
        card: The card of the site and market, such as ``STORAGE["amazon_gb"]``.
        stored: The lots.
        month: Any day of the month; the card of its first day holds.

    Raises:
        NoRuleInForce: No card is known for that month.
        NotFound: A lot is of a kind that the card does not have.

    Formula: ``rate * units * volume of a unit / volume of the card``; by age the greater of the
    surcharge on that volume and the one on units.

    Examples:
        >>> from xborder.channels.storage import STORAGE
        >>> mugs = Stored(
        ...     sku="MUG", kind="standard", units=500, unit="20 x 10 x 10 cm", age_days=30
        ... )
        >>> storage_bill(STORAGE["amazon_de"], [mugs], month=dt.date(2026, 11, 5)).total
        Money('52.20 EUR')
    """
    first = civil_date(month, where="month").replace(day=1)
    entry = of_kind(card, Timeline, "card").entry(first)
    rules = of_kind(entry.value, StorageCard, "card")
    lines = tuple(_line(rules, lot, first.month) for lot in all_of_kind(stored, Stored, "stored"))
    return StorageBill(card=entry, month=first, lines=lines)


def _line(card: StorageCard, lot: Stored, month: int) -> StorageLine:
    rate = next((each for each in card.rates if each.kind == lot.kind), None)
    if rate is None:
        kinds = [each.kind for each in card.rates]
        meant = nearest(lot.kind, kinds)
        raise NotFound(
            "The storage card has no kind {value}.",
            code="channels.storage_kind",
            remedy="Did you mean {meant}?" if meant else "Use one of {known}.",
            where=f"stored.{lot.sku}",
            value=lot.kind,
            meant=meant,
            known=", ".join(kinds),
        )
    volume = Fraction(*lot.unit.as_ratio()) * lot.units / Fraction(*card.per.as_ratio())
    step = None if lot.age_days is None else card.step_at(lot.age_days)
    nothing = Money.of_minor(0, card.currency)
    if step is None:
        surcharge = None if lot.age_days is None and card.aged else nothing
    elif step.per_volume is None:
        surcharge = None
    else:
        by_unit = _money(step.per_unit or Decimal(0), Fraction(lot.units), card.currency)
        surcharge = max(_money(step.per_volume, volume, card.currency), by_unit)
    return StorageLine(
        stored=lot,
        rate=rate,
        monthly=_money(rate.in_month(month), volume, card.currency),
        step=step,
        surcharge=surcharge,
    )


def _money(rate: Decimal, count: Fraction, code: str) -> Money:
    minor = Fraction(rate) * count * 10 ** Currency.of(code).digits
    return Money.of_minor(_TO_THE_CENT.apply(minor.numerator, minor.denominator), code)
