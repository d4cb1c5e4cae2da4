"""What is known of countries without rules here: rates, low-value limits, registration of sellers.

The table beside this module has a fact a line. What a field leaves empty is not known: a limit
without a sum was looked for and not found. Days are the first on which a fact holds and the first
on which it no longer does; empty before our window opens, or while it is open.

Example:
    >>> [str(entry.value.text) for entry in KNOWN["TT"][:2]]
    ['The standard rate of VAT is 12.5%.', 'There is no low-value limit for customs duty.']
"""

from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

from xborder.money import Money
from xborder.policy.known import Known
from xborder.policy.vocabulary import day
from xborder.source import Source
from xborder.timeline import Dated

CHECKED = day(2026, 11, 30)


def _entry(row: Mapping[str, str]) -> Dated[Known]:
    known = Known(
        id=f"{row['country'].lower()}.known.{row['kind']}",
        destination=row["country"],
        kind=row["kind"],
        tax=row["tax"],
        rate=row["rate"] or None,
        limit=Money(row["limit"]) if row["limit"] else None,
        is_inclusive=row["inclusive"] != "no",
        says=row["says"],
    )
    return Dated(
        value=known,
        start=day.fromisoformat(row["start"]) if row["start"] else None,
        end=day.fromisoformat(row["end"]) if row["end"] else None,
        status=row["status"],
        evidence=row["evidence"],
        source=Source(title=row["title"], url=row["url"], article=row["dated"]),
        checked_on=CHECKED,
        note=row["note"],
    )


def _read() -> Mapping[str, tuple[Dated[Known], ...]]:
    # Package data, read once, when a destination without rules is first asked for.
    text = files("xborder.countries").joinpath("known.tsv").read_text(encoding="utf-8")
    names, *lines = (line.split("\t") for line in text.splitlines())
    found: dict[str, tuple[Dated[Known], ...]] = {}
    for cells in lines:
        entry = _entry(dict(zip(names, cells, strict=True)))
        found[entry.value.destination] = (*found.get(entry.value.destination, ()), entry)
    return MappingProxyType(found)


KNOWN = _read()
"""The facts by country, each country's in the order of the table."""
