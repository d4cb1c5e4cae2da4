"""A storage card: what a cubic foot or metre costs a month, by kind of goods, season and age."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from attrs import field, frozen

from xborder.errors import InvalidPolicy
from xborder.goods import Volume
from xborder.money import Currency
from xborder.number import COUNT, checked, exact_not_negative
from xborder.policy.rule import Rule

PEAK_MONTHS: Final = frozenset({10, 11, 12})
"""October to December, the dear months of every card that was read."""


def _amount(given: Any) -> Decimal | None:
    return None if given is None else exact_not_negative(given, "amount")


def _rate(given: Any) -> Decimal:
    return exact_not_negative(given, "rate")


@frozen(kw_only=True)
class StorageRate:
    """What a volume of one kind of goods costs a month.

    Attributes:
        kind: The kind of goods, as the card names it.
        off_peak: From January to September, in units of the currency.
        peak: From October to December.
    """

    kind: str
    off_peak: Decimal = field(converter=_rate)
    peak: Decimal = field(converter=_rate)

    def in_month(self, month: int) -> Decimal:
        """Return the rate of a calendar month, 1 to 12."""
        return self.peak if month in PEAK_MONTHS else self.off_peak


@frozen(kw_only=True, field_transformer=checked)
class AgedStep:
    """A surcharge on goods from an age on: the greater of what volume and units come to.

    Attributes:
        from_days: The first day of age.
        per_volume: For each volume of the card a month; ``None`` where it is asked and not known.
        per_unit: For each unit a month; ``None`` where there is none.
    """

    from_days: int = field(metadata=COUNT)
    per_volume: Decimal | None = field(default=None, converter=_amount)
    per_unit: Decimal | None = field(default=None, converter=_amount)


def _rates(given: Iterable[StorageRate]) -> tuple[StorageRate, ...]:
    return tuple(given)


def _steps(given: Iterable[AgedStep]) -> tuple[AgedStep, ...]:
    return tuple(given)


def _volume(given: Any) -> Volume:
    return given if isinstance(given, Volume) else Volume(given)


def _code(given: Any) -> str:
    return Currency.of(given).code


@frozen(kw_only=True)
class StorageCard(Rule):
    """What a warehouse asks a month.

    Attributes:
        title: Its name; a message id.
        currency: The currency of its amounts.
        per: The volume that its rates are for.
        rates: The rates, one for each kind of goods.
        aged: The surcharges by age, the youngest first; where nothing of them is known, none.

    Raises:
        InvalidPolicy: The ages do not rise, two rates are of one kind, or they are for no volume.
    """

    title: str
    currency: str = field(converter=_code)
    per: Volume = field(converter=_volume)
    rates: tuple[StorageRate, ...] = field(converter=_rates)
    aged: tuple[AgedStep, ...] = field(default=(), converter=_steps)

    def __attrs_post_init__(self) -> None:
        if not self.per.as_ratio()[0]:
            raise InvalidPolicy(
                "The rates of the storage card {value} are for no volume.",
                code="channels.per",
                remedy="Give the volume that they are for, such as 1 m3.",
                where="per",
                value=self.id,
            )
        kinds = [rate.kind for rate in self.rates]
        days = [step.from_days for step in self.aged]
        if len(set(kinds)) < len(kinds) or any(low >= high for low, high in pairwise(days)):
            raise InvalidPolicy(
                "The kinds or ages of the storage card {value} do not stand once, in order.",
                code="channels.storage",
                remedy="Give each kind once, and the youngest age first.",
                where=self.id,
                value=self.id,
            )

    def step_at(self, age_days: int) -> AgedStep | None:
        """Return the surcharge of an age; ``None`` below the first."""
        return next((s for s in reversed(self.aged) if age_days >= s.from_days), None)
