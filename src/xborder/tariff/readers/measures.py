"""Measures: what the types of TARIC mean, which the European and the British tariff share.

Source: TARIC, table of measure types; UK Trade Tariff, reference data on measure types.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from xborder.tariff.readers.rate import RateKind

ERGA_OMNES: Final = "1011"
"""The area of all third countries."""

_TYPES: Final = {
    "103": RateKind.GENERAL,
    "105": RateKind.END_USE,
    "106": RateKind.PREFERENCE,  # customs union
    "112": RateKind.SUSPENSION,
    "115": RateKind.SUSPENSION,
    "117": RateKind.SUSPENSION,
    "119": RateKind.SUSPENSION,
    "122": RateKind.QUOTA,
    "123": RateKind.QUOTA,
    "140": RateKind.END_USE,
    "141": RateKind.SUSPENSION,
    "142": RateKind.PREFERENCE,
    "143": RateKind.QUOTA,
    "145": RateKind.PREFERENCE,  # under an end use
    "146": RateKind.QUOTA,
    "147": RateKind.QUOTA,  # customs union
    **dict.fromkeys(
        ("551", "552", "553", "554", "555", "561", "562", "565", "566"), RateKind.REMEDY
    ),
    **dict.fromkeys(("570", "571"), RateKind.REMEDY),
    **dict.fromkeys(("651", "652", "653", "654"), RateKind.ADDITIONAL),
    **dict.fromkeys(("672", "673", "674"), RateKind.ADDITIONAL),  # Meursing
    **dict.fromkeys(("690", "695", "696"), RateKind.ADDITIONAL),
}


def kind_of(measure_type: str, area: str) -> RateKind:
    """Return what a measure's rate is.

    A third-country duty is the ordinary one only where it is for all third countries; for fewer it
    is what those pay in place of it.

    Args:
        measure_type: The type, such as ``"103"``.
        area: The area.

    Examples:
        >>> kind_of("103", "1011"), kind_of("112", "1011"), kind_of("VTS", "1400")
        (<RateKind.GENERAL: 'general'>, <RateKind.SUSPENSION: 'suspension'>,
         <RateKind.OTHER: 'other'>)
    """
    kind = _TYPES.get(measure_type, RateKind.OTHER)
    if kind is RateKind.GENERAL and area != ERGA_OMNES:
        return RateKind.OTHER_COUNTRIES
    return kind


def members_of(area: str, areas: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the countries of an area; none for all third countries, and none that are not known.

    Args:
        area: A country, or the code of a group.
        areas: The countries of each group.

    Examples:
        >>> sorted(members_of("KR", {})), sorted(members_of("1034", {"1034": frozenset({"PG"})}))
        (['KR'], ['PG'])
    """
    if area == ERGA_OMNES:
        return frozenset()
    if len(area) == 2 and area.isalpha():
        return frozenset({area})
    return areas.get(area, frozenset())


def uk_areas(areas: Iterable[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """Return the countries of each group, from the geographical areas of the UK Trade Tariff.

    Args:
        areas: The areas, as the interface lists them: each with its ``id`` and its
            ``children_geographical_areas``.

    Examples:
        >>> uk_areas([{"id": "1034", "children_geographical_areas": [{"id": "PG"}]}])
        {'1034': frozenset({'PG'})}
    """
    return {
        str(area["id"]): frozenset(str(each["id"]) for each in area["children_geographical_areas"])
        for area in areas
        if area.get("children_geographical_areas")
    }
