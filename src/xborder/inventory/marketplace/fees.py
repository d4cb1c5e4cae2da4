"""Storage-side fees of a marketplace warehouse, dated and sourced: US rules of FBA.

Every table is a value one can replace: a seller's own contract, another marketplace, a later year.
What no source gives is not here: asking for it raises, and names the days that are known.
"""

import datetime as dt
from decimal import Decimal
from itertools import pairwise
from typing import Any

from attrs import field, frozen

from xborder.day import civil_day
from xborder.errors import InvalidInput
from xborder.inventory.planning.ageing import Lot
from xborder.kind import a, all_of_kind, all_pairs, of_kind
from xborder.money import Money
from xborder.number import DECIMAL, WHOLE, checked, checks, exact, finite, not_negative, whole
from xborder.source import Evidence, Source, Status
from xborder.timeline import Dated, Timeline

_READ = dt.date(2026, 11, 21)
_PEAK_MONTHS = frozenset({10, 11, 12})

_STORAGE_2024 = Source(
    title="Amazon Seller Central US, 2024 FBA monthly inventory storage fee and aged inventory"
    " surcharge changes",
    url="https://sellercentral.amazon.com/help/hub/reference/external/GJ9NNG7RK4TU6E3Z",
)
_CHANGES_2023 = Source(
    title="Petani Logistics on the FBA storage, ageing and capacity changes of 2023",
    url="https://petani-logistics.com/the-amazon-monthly-storage-fee-aged-inventory-surcharge-and-fba-capacity-limits-have-been-changed-in-2023/",
)
_LOW_INVENTORY = Source(
    title="Amazon Seller Central US, forum announcement on the low-inventory-level fee",
    url="https://sellercentral.amazon.com/seller-forums/discussions/t/aa9f98e5-fa91-4949-af8f-6cf918c86a77",
)


@frozen(kw_only=True, field_transformer=checked)
class StorageRate:
    """Monthly storage per cubic foot of daily average volume.

    Args:
        off_peak: January to September.
        peak: October to December.
    """

    off_peak: Money = field(metadata=a(Money))
    peak: Money = field(metadata=a(Money))

    def in_month(self, month: int) -> Money:
        """Return the rate of a calendar month."""
        number = whole(month, "month", least=1, most=12)
        return self.peak if number in _PEAK_MONTHS else self.off_peak


@frozen(kw_only=True, field_transformer=checked)
class AgedTier:
    """A surcharge from an age on.

    Args:
        from_days: First day of age.
        per_cubic_foot: Money per cubic foot.
        per_unit: Money per unit; the greater of the two is charged.
    """

    from_days: int = field(metadata=WHOLE)
    per_cubic_foot: Money = field(metadata=a(Money))
    per_unit: Money = field(metadata=a(Money))


def _tiers(value: Any, where: str) -> tuple[AgedTier, ...]:
    found = all_of_kind(value, AgedTier, where)
    if not found or any(a.from_days >= b.from_days for a, b in pairwise(found)):
        raise _not_rising(where, [tier.from_days for tier in found])
    return found


def _bands(value: Any, where: str) -> tuple[tuple[float, Money], ...]:
    found = tuple(
        (not_negative(days, where), of_kind(money, Money, where))
        for days, money in all_pairs(value, where)
    )
    if not found or any(a[0] >= b[0] for a, b in pairwise(found)):
        raise _not_rising(where, [days for days, _ in found])
    return found


def _not_rising(where: str, days: list[Any]) -> InvalidInput:
    return InvalidInput(
        "The days {value} of {name} do not rise.",
        code="inventory.edges",
        remedy="Give at least one step, the one with the fewest days first.",
        where=where,
        name=where,
        value=str(days),
    )


@frozen(kw_only=True, field_transformer=checked)
class AgedSurcharge:
    """Surcharges by age, assessed on a monthly snapshot.

    Args:
        tiers: The tiers, youngest first.
    """

    tiers: tuple[AgedTier, ...] = field(metadata=checks(_tiers))

    @property
    def first_days(self) -> int:
        """The age at which the first surcharge begins."""
        return self.tiers[0].from_days

    def fee(self, *, age_days: int, cubic_feet: Decimal, units: int) -> Money:
        """Return the surcharge of a lot: the greater of volume and unit rate of its tier.

        Args:
            age_days: Age of the lot.
            cubic_feet: Its volume.
            units: Its units.
        """
        age, volume = finite(age_days, "age_days"), exact(cubic_feet, "cubic_feet")
        count = whole(units, "units")
        tier = next((t for t in reversed(self.tiers) if age >= t.from_days), None)
        if tier is None:
            return self.tiers[0].per_unit * 0
        return max(tier.per_cubic_foot * volume, tier.per_unit * count)

    def fees(self, lots: tuple[Lot, ...], *, on: dt.date, unit_cubic_feet: Decimal) -> Money:
        """Return the surcharge of lots on a snapshot day."""
        total = self.tiers[0].per_unit * 0
        each = exact(unit_cubic_feet, "unit_cubic_feet")
        for lot in all_of_kind(lots, Lot, "lots"):
            units = whole(lot.units, "units")
            volume = DECIMAL.multiply(each, units)
            total += self.fee(age_days=lot.age(on), cubic_feet=volume, units=units)
        return total


@frozen(kw_only=True, field_transformer=checked)
class LowInventoryFee:
    """A fee per unit shipped while stock is short.

    Args:
        bands: Pairs (days of supply below which it applies, money per unit), shortest first.
    """

    bands: tuple[tuple[float, Money], ...] = field(metadata=checks(_bands))

    @property
    def least_days(self) -> float:
        """The days of supply from which no fee is due."""
        return self.bands[-1][0]

    def fee(self, *, short_term_days: float, long_term_days: float) -> Money:
        """Return the fee per unit.

        It is due only if both histories are short, so the longer of the two decides.

        Args:
            short_term_days: Historical days of supply over 30 days.
            long_term_days: The same over 90 days.
        """
        days = max(
            not_negative(short_term_days, "short_term_days"),
            not_negative(long_term_days, "long_term_days"),
        )
        band = next((money for below, money in self.bands if days < below), None)
        return band if band is not None else self.bands[0][1] * 0


def _usd(amount: str) -> Money:
    return Money(f"{amount} USD")


STANDARD_STORAGE = Timeline(
    [
        Dated(
            value=StorageRate(off_peak=_usd("0.87"), peak=_usd("2.40")),
            start=dt.date(2023, 2, 1),
            end=dt.date(2024, 4, 1),
            source=_STORAGE_2024,
            evidence=Evidence.OFFICIAL,
            checked_on=_READ,
            note="the first day is from a secondary source",
        ),
        Dated(
            value=StorageRate(off_peak=_usd("0.78"), peak=_usd("2.40")),
            start=dt.date(2024, 4, 1),
            source=_STORAGE_2024,
            evidence=Evidence.OFFICIAL,
            checked_on=_READ,
            note="for later years only secondary sources repeat it",
        ),
    ],
    name="storage rate",
)
"""US, standard size, per cubic foot and month."""

AGED_SURCHARGE = Timeline(
    [
        Dated(
            value=AgedSurcharge(
                tiers=tuple(
                    AgedTier(from_days=days, per_cubic_foot=_usd(volume), per_unit=_usd(unit))
                    for days, volume, unit in (
                        (181, "0.50", "0"),
                        (211, "1.00", "0"),
                        (241, "1.50", "0"),
                        (271, "3.80", "0"),
                        (301, "4.00", "0"),
                        (331, "4.20", "0"),
                        (366, "6.90", "0.15"),
                    )
                )
            ),
            start=dt.date(2023, 4, 15),
            end=dt.date(2024, 1, 1),
            status=Status.REPEALED,
            source=_CHANGES_2023,
            evidence=Evidence.SECONDARY,
            checked_on=_READ,
            note="tiers from 271 days on rose during 2024; the day was not established",
        ),
    ],
    name="aged-inventory surcharge",
)
"""US, all but clothing, shoes, bags, jewellery and watches below 271 days."""

LEAST_DAYS_OF_SUPPLY = Timeline(
    [
        Dated(
            value=28.0,
            start=dt.date(2024, 4, 1),
            source=_LOW_INVENTORY,
            evidence=Evidence.SECONDARY,
            checked_on=_READ,
            note="28 days read with the seller forum; the first day and per FNSKU were not",
        ),
    ],
    name="least days of supply",
)
"""US: below it in both histories a low-inventory-level fee is due."""

UTILISATION_WEEKS = Timeline(
    [
        Dated(
            value=26.0,
            start=dt.date(2023, 4, 1),
            end=dt.date(2024, 4, 1),
            source=_CHANGES_2023,
            evidence=Evidence.SECONDARY,
            checked_on=_READ,
        ),
        Dated(
            value=22.0,
            start=dt.date(2024, 4, 1),
            source=_STORAGE_2024,
            evidence=Evidence.OFFICIAL,
            checked_on=_READ,
            note="stock under 31 days old is exempt",
        ),
    ],
    name="utilisation threshold",
)
"""US: weeks of mean daily volume over mean daily shipped volume, 13 weeks of history."""


def storage_fee(
    *, cubic_feet: Decimal, month: dt.date, rates: Timeline[StorageRate] = STANDARD_STORAGE
) -> Money:
    """Return a month's storage fee.

    Args:
        cubic_feet: Daily average volume.
        month: Any day of the month; its rate is that of the first.
        rates: The rates, FBA's for standard size in the US if not given.

    Raises:
        NoRuleInForce: No rate is known for that month.

    Examples:
        >>> storage_fee(cubic_feet=Decimal(100), month=dt.date(2024, 10, 1))
        Money('240.00 USD')
    """
    day = civil_day(month, "month")
    of_kind(rates, Timeline, "rates")
    return rates.on(day.replace(day=1)).in_month(day.month) * exact(cubic_feet, "cubic_feet")


def utilisation_weeks(*, mean_daily_volume: float, mean_daily_shipped_volume: float) -> float:
    """Return weeks of volume held over volume shipped; infinite if nothing ships.

    Args:
        mean_daily_volume: Daily average volume in store over 13 weeks.
        mean_daily_shipped_volume: Daily average volume shipped in the same unit and time.
    """
    shipped = not_negative(mean_daily_shipped_volume, "mean_daily_shipped_volume")
    held = not_negative(mean_daily_volume, "mean_daily_volume")
    if shipped:
        return held / shipped / 7
    return float("inf") if held else 0.0
