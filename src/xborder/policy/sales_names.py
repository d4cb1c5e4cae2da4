"""What the rules of sales name: schemes at the border, thresholds of turnover, registrations.

A misspelt scheme would never have taken the goods, and a misspelt threshold would never be
exceeded: a sale would be taxed in another way without a word.
"""

import re
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from xborder.errors import InvalidPolicy, XborderError
from xborder.policy.condition import Condition, Is
from xborder.policy.names import dangling
from xborder.policy.supply import Supplied
from xborder.policy.threshold import Threshold
from xborder.trade.country_codes import COUNTRIES

Policy: TypeAlias = Any
"""A ``CountryPolicy``, which has itself read when it is built: this module does not import it."""

ROLES: Final = ("dispatch", "arrival")
"""How a rule names the state where a sale begins or ends, whichever it is."""
_REGISTRATION: Final = re.compile("[A-Z][A-Z0-9_-]+")


def sales_names(policy: Policy) -> Iterator[XborderError]:
    """Yield what the rules of sales name although it does not exist.

    Examples:
        >>> from xborder.policy import default_book
        >>> list(sales_names(default_book().policy("AU")))
        []
    """
    schemes = [_id(timeline) for timeline in policy.schemes]
    thresholds = [*(_id(timeline) for timeline in policy.thresholds), *ROLES]
    for timeline in policy.supplies:
        for entry in timeline:
            rule: Supplied = entry.value
            where = f"supply.{rule.id}"
            yield from _registration(rule.registration, (*ROLES, ""), where)
            for asked in _answers(rule.when):
                kind, _, threshold = asked.fact.partition(":")
                if kind == "threshold" and threshold not in thresholds:
                    yield dangling(_THRESHOLD, threshold, thresholds, where)
                for name in asked.values if asked.fact == "import.scheme" else ():
                    if name not in schemes and not _of_another(name, policy.code):
                        yield dangling(_SCHEME, name, schemes, where)
    for timeline in policy.thresholds:
        for entry in timeline:
            yield from _limit(entry.value)


_SCHEME = "It asks whether the goods came under {value}, which is no scheme."
_THRESHOLD = "It asks for the threshold {value}, which does not exist."


def _of_another(scheme: str, code: str) -> bool:
    # The Union and Northern Ireland share their rules of sales, and each names the other's schemes.
    prefix, dot, _ = scheme.partition(".")
    return bool(dot) and prefix != code.lower()


def _limit(threshold: Threshold) -> Iterator[XborderError]:
    where = f"threshold.{threshold.id}"
    yield from _registration(threshold.registration, (), where)
    if threshold.country.partition("-")[0] not in ("EU", *COUNTRIES):
        yield InvalidPolicy(
            "There is no country {value}.",
            code="policy.place",
            remedy="Give the two letters of ISO 3166, such as DE.",
            where=where,
            value=threshold.country,
        )


def _registration(name: str, roles: tuple[str, ...], where: str) -> Iterator[XborderError]:
    if name not in roles and not _REGISTRATION.fullmatch(name):
        yield InvalidPolicy(
            "{value} is not a registration of a seller.",
            code="policy.registration",
            remedy="Name a country or a scheme, such as AU or IOSS; or dispatch, or arrival.",
            where=where,
            value=name,
        )


def _answers(condition: Condition) -> Iterator[Is]:
    """Yield every question of a condition that has named answers."""
    if isinstance(condition, Is):
        yield condition
    for part in condition.parts():
        yield from _answers(part)


def _id(timeline: Any) -> str:
    name: str = timeline.entries[0].value.id
    return name
