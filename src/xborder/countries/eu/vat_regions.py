"""The Portuguese islands: what each rate of the mainland is in the Azores and in Madeira.

The rates follow those of the mainland, goods for goods (Portuguese VAT Code, Art. 18(3)): 6, 13 and 23%
are 4, 9 and 16% in the Azores, and 4, 12 and 22% in Madeira, where the lowest was 5% until 2024-09-30.
On import they go by the place of clearance. The Greek islands of the Aegean have lower rates too,
but for what is imported or sold by traders there, or to traders, not for what is sent to private
persons from elsewhere (Greek VAT Code, Art. 21(4), now 26): a sale pays the mainland's, and a quote
says so. Circular 25045/2024 of the Portuguese tax authority, https://info.portaldasfinancas.gov.pt

Example:
    >>> [entry.value for entry in IN_THE_ISLANDS["PT-30"]["0.06"]]
    ['0.05', '0.04']
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from attrs import evolve

from xborder.countries.eu.sources import PORTUGUESE_ISLANDS, TEDB_BY_GOODS
from xborder.policy.vocabulary import *

_rate = partial(figure, "VAT rate of an island")
_KNOWN, _CIRCULAR = TEDB_BY_GOODS.graded("unchecked"), PORTUGUESE_ISLANDS

IN_THE_ISLANDS: Mapping[str, Mapping[str, Timeline[str]]] = {
    "PT-20": {
        "0.06": _rate("0.04", _CIRCULAR),
        "0.13": _rate("0.09", _CIRCULAR),
        "0.23": _rate("0.18", _KNOWN, end=day(2021, 7, 1)).then(_CIRCULAR, value="0.16"),
    },
    "PT-30": {
        "0.06": _rate("0.05", _CIRCULAR, end=day(2024, 10, 1)).then(_CIRCULAR, value="0.04"),
        "0.13": _rate("0.12", _CIRCULAR),
        "0.23": _rate("0.22", _CIRCULAR),
    },
}
"""By region and the mainland's rate: the island's, dated."""


_BY_SHARE = {
    region: {Percent(rate).share: own for rate, own in rates.items()}
    for region, rates in IN_THE_ISLANDS.items()
}


def of_the_islands(mainland: Iterable[GoodsRule]) -> Iterator[GoodsRule]:
    """Yield what the mainland's rules come to in the islands.

    A rate of nothing, and what is no plain rate, is so in the islands too and needs no rule. How
    well it was read is the less sure of both: which goods, and which rate.
    """
    for rule in mainland:
        share = rule.amount.value.share if isinstance(rule.amount.value, Percent) else None
        for region, rates in _BY_SHARE.items():
            for own in rates.get(share, ()) if share is not None else ():
                start, end = (
                    _both(rule.amount.start, own.start, max),
                    _both(rule.amount.end, own.end, min),
                )
                if start is None or end is None or start < end:
                    amount = evolve(
                        rule.amount,
                        value=Percent(own.value),
                        start=start,
                        end=end,
                        source=own.source,
                        evidence=max(rule.amount.evidence, own.evidence, key=_DOUBT.index),
                    )
                    yield evolve(
                        rule,
                        id=f"{rule.id}.{region.lower()}",
                        scope=evolve(rule.scope, regions=region),
                        amount=amount,
                    )


_DOUBT = (Evidence.OFFICIAL, Evidence.SECONDARY, Evidence.UNCHECKED)


def _both(
    one: dt.date | None, other: dt.date | None, of: Callable[[Iterable[dt.date]], dt.date]
) -> dt.date | None:
    """Return the later start or the earlier end of two; ``None`` where neither has one."""
    known = [day for day in (one, other) if day is not None]
    return of(known) if known else None
