"""Refund rates by HS prefix and by the day on the export declaration."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import field, frozen

from xborder.errors import InvalidInput, NotFound
from xborder.kind import all_pairs, of_kind
from xborder.number import exact_share
from xborder.source import Evidence, Source
from xborder.timeline import Dated, Timeline, civil_date
from xborder.vat.export_side import law

_SHORTEST = 2


def _entries(pairs: Any) -> dict[str, Timeline[Decimal]]:
    entries: dict[str, Timeline[Decimal]] = {}
    for number, (prefix, timeline) in enumerate(all_pairs(pairs, "rates")):
        digits = _prefix(prefix, f"rates[{number}]")
        if digits in entries:
            raise InvalidInput(
                "Two timelines of rates are for {value}.",
                code="export.refund_rate",
                remedy="Put the rates of one code in one timeline.",
                where=f"rates[{number}]",
                value=digits,
            )
        entries[digits] = of_kind(timeline, Timeline, f"rates[{number}]")
    return entries


def _prefix(value: Any, where: str) -> str:
    text = value.replace(".", "").replace(" ", "") if isinstance(value, str) else ""
    if not (text.isascii() and text.isdigit() and _SHORTEST <= len(text) <= 12):
        raise InvalidInput(
            "{value} is not a tariff code.",
            code="tariff.code",
            remedy='Write 2 to 12 digits as text, such as "6109" or "6109.10.00".',
            where=where,
            value=value,
        )
    return text


@frozen
class RefundRates:
    """Refund rates of goods; the longest code that fits counts.

    Args:
        rates: Pairs of a code of 2 to 12 digits and its dated rates, as fractions.

    Raises:
        InvalidInput: A code is none, or stands twice.

    Examples:
        >>> RefundRates.builtin().find("8507.60", dt.date(2026, 4, 1)).value
        Decimal('0.06')
        >>> mine = RefundRates.of(
        ...     {"6109": "0.13"},
        ...     source=Source(title="Refund rate library of the tax office, edition 2026B"),
        ...     checked_on=dt.date(2026, 11, 21),
        ... )
        >>> mine.find("610910", dt.date(2026, 11, 21)).value
        Decimal('0.13')
    """

    rates: dict[str, Timeline[Decimal]] = field(converter=_entries)

    @classmethod
    def builtin(cls) -> Self:
        """Return the built-in examples: photovoltaic products and lithium batteries."""
        return cls(law.REFUND_RATES)

    @classmethod
    def of(
        cls,
        rates: Mapping[str, Any] | Iterable[tuple[str, Any]],
        *,
        source: Source,
        checked_on: dt.date,
        start: dt.date | None = None,
        end: dt.date | None = None,
    ) -> Self:
        """Return rates of one edition of the tax office's list.

        Args:
            rates: Codes and fractions.
            source: The edition.
            checked_on: The day it was read.
            start: Its first day; ``None`` if it always held.
            end: The first day on which it no longer holds.
        """
        civil_date(checked_on, where="checked_on")
        return cls(
            [
                (
                    code,
                    Timeline(
                        [
                            Dated(
                                value=exact_share(rate, f"rates.{code}"),
                                start=start,
                                end=end,
                                evidence=Evidence.SECONDARY,
                                source=source,
                                checked_on=checked_on,
                            )
                        ],
                        name=f"refund rate of {code}",
                    ),
                )
                for code, rate in all_pairs(rates, "rates")
            ]
        )

    def find(self, code: str, export_date: dt.date) -> Dated[Decimal]:
        """Return the rate of goods by the day of their export.

        Args:
            code: The HS code, or China's own longer one.
            export_date: The day of export on the declaration, which the rate goes by.

        Raises:
            NotFound: No rate is known for the code.
            NoRuleInForce: None is known for the day.
        """
        digits = _prefix(code, "code")
        civil_date(export_date, where="export_date")
        for length in range(len(digits), _SHORTEST - 1, -1):
            timeline = self.rates.get(digits[:length])
            if timeline is not None:
                return timeline.entry(export_date)
        raise NotFound(
            "No refund rate is known for {value}.",
            code="export.refund_rate",
            remedy="Give it with the export, or build RefundRates from the tax office's list.",
            where="code",
            value=digits,
        )


def at_most_the_levy(refund: Decimal, levy: Decimal) -> None:
    """Refuse a refund rate above the rate at which the goods are taxed: nobody gets more back.

    Raises:
        InvalidInput: It is above.
    """
    if refund > levy:
        raise InvalidInput(
            "The refund rate {value} is above the levy rate {levy}.",
            code="export.refund_rate",
            remedy="A refund rate is a fraction of at most the levy rate, such as 0.13.",
            where="refund_rate",
            value=str(refund),
            levy=str(levy),
        )
