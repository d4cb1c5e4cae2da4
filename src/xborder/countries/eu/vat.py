"""VAT rates of the 27 member states: standard, reduced by code and by category, dated.

Standard rates since 2020 were compared with the Commission's own database and its last booklet.
Reduced rates by CN code are the database's answers of August 2025 with what changed since
(:mod:`xborder.countries.eu.vat_by_code`); by kind of goods, for goods without a code, they are a
coarse word and mostly not checked, so that a quote is an estimate. Taxes in
Europe Database: https://ec.europa.eu/taxation_customs/tedb/. The rate is that of the day of the
supply, under IOSS of the day the payment was accepted.

Example:
    >>> VAT["DE"].find(GoodsKey(hs_code="610910"), day(2020, 7, 1)).value
    Percent(share=Fraction(4, 25))
    >>> VAT["DE"].find(GoodsKey(hs_code="490199"), day(2026, 11, 21)).value
    Percent(share=Fraction(7, 100))
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

from attrs import evolve

from xborder.countries.eu.sources import (
    AUSTRIAN_HYGIENE,
    FINNISH_FOOD,
    FRENCH_FOOD,
    GERMAN_LIST,
    IRISH_FOOD,
    ITALIAN_PRESS,
    POLISH_LIST,
    SPANISH_REDUCED,
    TEDB,
    TEDB_BY_CODE,
    TEDB_BY_GOODS,
)
from xborder.countries.eu.vat_by_code import ANSWERED, ANSWERED_LATER, by_code, early, rows_of
from xborder.countries.eu.vat_regions import of_the_islands
from xborder.countries.eu.vat_segments import STANDARD, Segment
from xborder.policy.vocabulary import *
from xborder.timeline import Dated, dated

GOODS = TEDB_BY_GOODS
READ, UNREAD = GOODS.graded("official"), GOODS.graded("unchecked")
"""Answers for the goods themselves, and rates that are known but were not looked up."""
rate = partial(figure, "VAT rate")
_AIDS = "Wheelchairs and aids of 9021; others the standard rate."

_GAPS = {
    "AT": "3003 3004",
    "ES": "3003 3004",
    "IE": "17 18 19 20 21",
}
"""Goods that the database leaves without a code although a rate of their own is known: Austrian
and Spanish medicines, Irish food."""
_GAP_KINDS = {"AT": "medicines", "ES": "medicines", "IE": "food"}

SCOPES: Mapping[str, Scope] = {
    "standard": Scope(),
    "books": Scope(hs="4901 4903", categories="books"),
    "newspapers": Scope(categories="newspapers"),
    "ebooks": Scope(categories="ebooks"),
    "food": Scope(categories="food"),
    "childrens_clothing": Scope(categories="childrens_clothing"),
    "childrens_clothing_codes": Scope(hs="6111 6209"),
    "medicines": Scope(categories="medicines"),
    "medical_devices": Scope(categories="medical_devices"),
    "feminine_hygiene": Scope(categories="feminine_hygiene"),
    "jungholz_and_mittelberg": Scope(regions="AT-JUNGHOLZ AT-MITTELBERG"),
}
"""The goods, and the regions, that a rate is for."""

FOLLOWS = {"newspapers": "books", "childrens_clothing_codes": "childrens_clothing"}
"""Goods that are taken at the rate of others, as a guess, where nothing is said of them."""

RATES: Mapping[str, Mapping[str, Timeline[str]]] = {
    "AT": {
        "standard": rate("0.2", TEDB),
        "books": rate("0.1", UNREAD, end=day(2020, 7, 1))
        .then(
            UNREAD, value="0.05", end=day(2022, 1, 1), note="temporary COVID rate for publications"
        )
        .then(GOODS, value="0.1", note="TEDB answer of 2024-01-01: CN 4901-4905 at 10"),
        "ebooks": rate("0.1", UNREAD, end=day(2020, 7, 1))
        .then(UNREAD, value="0.05", end=day(2022, 1, 1))
        .then(
            GOODS,
            value="0.1",
            note="TEDB answer of 2024-01-01: CPA 58.11.2, 58.11.3, 58.13.2, 58.14.2 at 10; video/music/advertising publications 20",
        ),
        "food": rate("0.1", GOODS, end=day(2026, 7, 1)).then(
            UNREAD,
            value="0.049",
            note="closed list by CN code (milk, yoghurt, butter, fresh eggs, most vegetables, apples/pears/stone fruit, rice, flour, pasta, bread, salt) and only if the item falls exclusively in the listed code; other food 10",
        ),
        "medicines": rate("0.1", GOODS, note="contraceptives 0 from 2026-01-01"),
        "medical_devices": rate("0.2", UNREAD),
        "feminine_hygiene": rate("0.2", UNREAD, end=day(2021, 1, 1))
        .then(UNREAD, value="0.1", end=day(2026, 1, 1))
        .then(AUSTRIAN_HYGIENE, value="0"),
        "jungholz_and_mittelberg": rate("0.19", GOODS),
    },
    "BE": {
        "standard": rate("0.21", TEDB),
        "books": rate("0.06", GOODS),
        "ebooks": rate("0.06", GOODS),
        "food": rate("0.06", UNREAD, note="some food 12, alcohol 21"),
        "medicines": rate("0.06", GOODS),
        "medical_devices": rate(
            "0.06", UNREAD, note="listed devices for disabled persons; others 21"
        ),
        "feminine_hygiene": rate("0.06", UNREAD),
    },
    "BG": {
        "standard": rate("0.2", TEDB),
        "books": rate("0.2", UNREAD, end=day(2020, 7, 1)).then(GOODS, value="0.09"),
        "ebooks": rate("0.2", UNREAD, end=day(2020, 7, 1)).then(UNREAD, value="0.09"),
        "food": rate(
            "0.2",
            UNREAD,
            note="bread and flour 0 from 2022-07-01 to 2024-12-31; baby food 9 from 2020-07-01",
        ),
        "medical_devices": rate("0.2", UNREAD),
        "feminine_hygiene": rate("0.2", UNREAD, note="9 covers baby hygiene/diapers only"),
    },
    "CY": {
        "standard": rate("0.19", TEDB),
        "books": rate("0.05", UNREAD, end=day(2023, 7, 21)).then(
            GOODS, value="0.03", note="3 % band created July 2023; exact day not verified"
        ),
        "ebooks": rate("0.19", UNREAD, end=day(2023, 7, 21)).then(UNREAD, value="0.03"),
        "food": rate("0.05", UNREAD, end=day(2023, 5, 5))
        .then(
            UNREAD,
            value="0",
            end=day(2024, 10, 1),
            note="bread, milk, eggs, baby food; later coffee, sugar, meat, vegetables; extended to 2024-09-30",
        )
        .then(UNREAD, value="0.05", note="some zero-rated items may have been made permanent"),
        "childrens_clothing": rate("0.19", UNREAD),
        "medicines": rate("0.05", GOODS),
        "medical_devices": rate("0.05", UNREAD, end=day(2023, 7, 21)).then(READ, value="0.03"),
        "feminine_hygiene": rate("0.19", UNREAD, end=day(2023, 5, 5))
        .then(GOODS, value="0", end=day(2027, 1, 1), note="By yearly decrees; 0 also for diapers.")
        .then(UNREAD, value="0.19", note="Unless the decree is made again."),
    },
    "CZ": {
        "standard": rate("0.21", TEDB),
        "books": rate("0.1", UNREAD, end=day(2024, 1, 1)).then(
            GOODS, value="0", note="exempt with credit"
        ),
        "ebooks": rate("0.21", UNREAD, end=day(2020, 5, 1))
        .then(UNREAD, value="0.1", end=day(2024, 1, 1))
        .then(UNREAD, value="0"),
        "food": rate("0.15", UNREAD, end=day(2024, 1, 1)).then(
            UNREAD,
            value="0.12",
            note="single reduced rate since 2024; non-alcoholic drinks mostly 21",
        ),
        "medicines": rate("0.1", UNREAD, end=day(2024, 1, 1)).then(GOODS, value="0.12"),
        "medical_devices": rate("0.15", UNREAD, end=day(2024, 1, 1)).then(UNREAD, value="0.12"),
        "feminine_hygiene": rate("0.21", UNREAD),
    },
    "DE": {
        "standard": rate("0.19", TEDB, end=day(2020, 7, 1))
        .then(TEDB, value="0.16", end=day(2021, 1, 1))
        .then(TEDB, value="0.19"),
        "books": rate("0.07", GOODS, end=day(2020, 7, 1))
        .then(GOODS, value="0.05", end=day(2021, 1, 1))
        .then(GOODS, value="0.07"),
        "ebooks": rate("0.07", GOODS, end=day(2020, 7, 1))
        .then(GOODS, value="0.05", end=day(2021, 1, 1))
        .then(GOODS, value="0.07"),
        "food": rate("0.07", GOODS, end=day(2020, 7, 1))
        .then(GOODS, value="0.05", end=day(2021, 1, 1))
        .then(GOODS, value="0.07"),
        "newspapers": rate("0.07", GERMAN_LIST, end=day(2020, 7, 1))
        .then(GERMAN_LIST, value="0.05", end=day(2021, 1, 1))
        .then(GERMAN_LIST, value="0.07"),
        "medical_devices": rate(
            "0.07", GERMAN_LIST, end=day(2020, 7, 1), status=Status.UNCLEAR, note=_AIDS
        )
        .then(GERMAN_LIST, value="0.05", end=day(2021, 1, 1), status=Status.UNCLEAR, note=_AIDS)
        .then(GERMAN_LIST, value="0.07", status=Status.UNCLEAR, note=_AIDS),
        "feminine_hygiene": rate("0.07", GERMAN_LIST, end=day(2020, 7, 1))
        .then(GERMAN_LIST, value="0.05", end=day(2021, 1, 1))
        .then(GERMAN_LIST, value="0.07"),
    },
    "DK": {
        "standard": rate("0.25", TEDB),
        "books": rate("0.25", GOODS, end=day(2026, 1, 1)).then(
            UNREAD,
            value="0.25",
            note="the government proposed 0 with the budget of 2026; that it began was not seen",
        ),
    },
    "EE": {
        "standard": rate("0.2", TEDB, end=day(2024, 1, 1))
        .then(TEDB, value="0.22", end=day(2025, 7, 1))
        .then(TEDB, value="0.24"),
        "books": rate("0.09", GOODS),
        "ebooks": rate("0.2", UNREAD, end=day(2020, 5, 1)).then(UNREAD, value="0.09"),
        "medicines": rate("0.09", GOODS),
        "medical_devices": rate("0.09", UNREAD, note="for disabled persons personal use"),
        "feminine_hygiene": rate("0.2", UNREAD, end=day(2024, 1, 1))
        .then(UNREAD, value="0.22", end=day(2025, 7, 1))
        .then(UNREAD, value="0.24"),
    },
    "ES": {
        "standard": rate("0.21", TEDB),
        "books": rate("0.04", SPANISH_REDUCED),
        "newspapers": rate("0.04", SPANISH_REDUCED),
        "ebooks": rate("0.21", UNREAD, end=day(2020, 4, 23)).then(UNREAD, value="0.04"),
        "food": rate("0.04", UNREAD, end=day(2023, 1, 1))
        .then(UNREAD, value="0", end=day(2024, 10, 1), note="staples; pasta and seed oils 5")
        .then(UNREAD, value="0.02", end=day(2025, 1, 1))
        .then(UNREAD, value="0.04", note="other food 10"),
        "medicines": rate("0.04", SPANISH_REDUCED),
        "medical_devices": rate(
            "0.1", UNREAD, note="listed devices; aids for disabled 4; others 21"
        ),
        "feminine_hygiene": rate("0.1", UNREAD, end=day(2023, 1, 1)).then(UNREAD, value="0.04"),
    },
    "FI": {
        "standard": rate("0.24", TEDB, end=day(2024, 9, 1)).then(TEDB, value="0.255"),
        "books": rate("0.1", FINNISH_FOOD, end=day(2025, 1, 1))
        .then(GOODS, value="0.14", end=day(2026, 1, 1))
        .then(
            GOODS,
            value="0.135",
            note="dataset gives the 14->13.5 rate change; that books sit in it is prior knowledge",
        ),
        "ebooks": rate("0.1", GOODS, end=day(2025, 1, 1), note="10 since 2019-07-01")
        .then(UNREAD, value="0.14", end=day(2026, 1, 1))
        .then(UNREAD, value="0.135"),
        "food": rate("0.14", GOODS, end=day(2026, 1, 1)).then(GOODS, value="0.135"),
        "medicines": rate("0.1", FINNISH_FOOD, end=day(2025, 1, 1))
        .then(GOODS, value="0.14", end=day(2026, 1, 1))
        .then(UNREAD, value="0.135"),
        "medical_devices": rate("0.24", UNREAD, end=day(2024, 9, 1)).then(UNREAD, value="0.255"),
        "feminine_hygiene": rate("0.24", UNREAD, end=day(2024, 9, 1))
        .then(GOODS, value="0.255", end=day(2025, 1, 1))
        .then(GOODS, value="0.14", end=day(2026, 1, 1))
        .then(UNREAD, value="0.135"),
    },
    "FR": {
        "standard": rate("0.2", TEDB),
        "books": rate("0.055", GOODS),
        "ebooks": rate("0.055", GOODS, note="books on any medium"),
        "food": rate(
            "0.055",
            FRENCH_FOOD,
            status=Status.UNCLEAR,
            note="Sweets, some chocolate, margarine, caviar and alcohol 20 %.",
        ),
        "medicines": rate("0.021", GOODS, note="reimbursable; non-reimbursable 10"),
        "medical_devices": rate("0.055", UNREAD, note="equipment for disabled persons; others 20"),
        "feminine_hygiene": rate("0.055", GOODS),
    },
    "GR": {
        "standard": rate("0.24", TEDB),
        "books": rate("0.06", GOODS),
        "ebooks": rate("0.06", UNREAD),
        "food": rate("0.13", GOODS),
        "medicines": rate("0.06", GOODS),
        "medical_devices": rate("0.13", UNREAD),
        "feminine_hygiene": rate("0.24", UNREAD, note="2025 secondary source; some lists say 13"),
    },
    "HR": {
        "standard": rate("0.25", TEDB),
        "books": rate("0.05", GOODS),
        "ebooks": rate("0.05", UNREAD),
        "food": rate(
            "0.05",
            UNREAD,
            note="list widened 2022-04-01 (fresh meat, fish, eggs, fruit, vegetables, oils); other food 13 or 25",
        ),
        "medicines": rate("0.05", GOODS),
        "medical_devices": rate("0.05", UNREAD, note="orthopaedic/implants; others 25"),
        "feminine_hygiene": rate("0.25", UNREAD, end=day(2022, 4, 1)).then(READ, value="0.13"),
    },
    "HU": {
        "standard": rate("0.27", TEDB),
        "books": rate("0.05", GOODS),
        "food": rate(
            "0.27",
            UNREAD,
            note="5 for milk, eggs, poultry, pork, fish; 18 for listed dairy/bread/cereal products",
        ),
        "medicines": rate("0.05", GOODS),
        "medical_devices": rate("0.27", UNREAD, note="some equipment for disabled persons 5"),
    },
    "IE": {
        "standard": rate("0.23", TEDB, end=day(2020, 9, 1))
        .then(TEDB, value="0.21", end=day(2021, 3, 1))
        .then(TEDB, value="0.23"),
        "books": rate("0", GOODS),
        "ebooks": rate("0.09", READ, end=day(2024, 1, 1)).then(
            READ, value="0", note="e-newspapers 0 since 2023-01-01; other e-publications 9"
        ),
        "food": rate(
            "0",
            IRISH_FOOD,
            status=Status.UNCLEAR,
            note="Sweets, chocolate, ice cream, crisps and drinks 23 %; cakes and biscuits 13.5 %.",
        ),
        "childrens_clothing": rate(
            "0", UNREAD, note="child under 11 of average build, clothing and footwear"
        ),
        "medicines": rate("0", GOODS, note="oral medicines 0; most non-oral 23"),
        "medical_devices": rate("0", UNREAD, note="listed appliances; others 23"),
        "feminine_hygiene": rate("0", GOODS, note="menstrual cups/pants 0 from 2022-01-01"),
    },
    "IT": {
        "standard": rate("0.22", TEDB),
        "books": rate("0.04", GOODS),
        "newspapers": rate("0.04", ITALIAN_PRESS),
        "ebooks": rate("0.04", ITALIAN_PRESS),
        "food": rate("0.04", UNREAD, note="staples 4; meat, fish, eggs, processed 10"),
        "medicines": rate("0.1", UNREAD),
        "medical_devices": rate("0.04", UNREAD, note="aids for disabled persons; others 22"),
        "feminine_hygiene": rate(
            "0.22", UNREAD, end=day(2022, 1, 1), note="compostable 5 from 2020"
        )
        .then(UNREAD, value="0.1", end=day(2023, 1, 1))
        .then(UNREAD, value="0.05", end=day(2024, 1, 1))
        .then(UNREAD, value="0.1"),
    },
    "LT": {
        "standard": rate("0.21", TEDB),
        "books": rate("0.09", GOODS, end=day(2026, 1, 1)).then(GOODS, value="0.05"),
        "ebooks": rate("0.21", GOODS, end=day(2023, 1, 1))
        .then(GOODS, value="0.09", end=day(2026, 1, 1))
        .then(GOODS, value="0.05"),
        "medicines": rate("0.05", GOODS),
        "medical_devices": rate("0.05", UNREAD, note="aids for disabled persons"),
        "feminine_hygiene": rate("0.21", UNREAD),
    },
    "LU": {
        "standard": rate("0.17", TEDB, end=day(2023, 1, 1))
        .then(TEDB, value="0.16", end=day(2024, 1, 1))
        .then(TEDB, value="0.17"),
        "books": rate("0.03", GOODS),
        "ebooks": rate("0.03", UNREAD),
        "food": rate("0.03", GOODS),
        "childrens_clothing": rate(
            "0.03", GOODS, note="clothing and footwear for children under 14"
        ),
        "medicines": rate("0.03", GOODS),
        "medical_devices": rate("0.03", UNREAD, note="listed aids"),
        "feminine_hygiene": rate("0.03", GOODS),
    },
    "LV": {
        "standard": rate("0.21", TEDB),
        "books": rate("0.12", GOODS, end=day(2022, 1, 1)).then(
            GOODS,
            value="0.05",
            note="since 2025 only publications in Latvian/EU/OECD languages (unverified)",
        ),
        "ebooks": rate("0.21", UNREAD, end=day(2022, 1, 1)).then(GOODS, value="0.05"),
        "food": rate(
            "0.21",
            UNREAD,
            note="fresh local fruit/vegetables 5 (to 2023) / 12 (from 2024); a 12 % staples pilot from 2026-07-01 was planned, unverified",
        ),
        "medicines": rate("0.12", GOODS),
        "medical_devices": rate("0.12", UNREAD),
        "feminine_hygiene": rate("0.21", UNREAD),
    },
    "MT": {
        "standard": rate("0.18", TEDB),
        "books": rate("0.05", GOODS),
        "ebooks": rate("0.05", UNREAD),
        "food": rate("0", UNREAD, note="confectionery 5"),
        "medicines": rate("0", GOODS),
        "medical_devices": rate("0.05", UNREAD),
        "feminine_hygiene": rate("0.05", UNREAD, end=day(2024, 1, 1)).then(
            GOODS, value="0", note="zero seen in a 2025 source; start day not checked"
        ),
    },
    "NL": {
        "standard": rate("0.21", TEDB),
        "books": rate("0.09", GOODS),
        "ebooks": rate("0.09", UNREAD, note="9 since 2020-01-01"),
        "food": rate("0.09", GOODS),
        "medicines": rate("0.09", GOODS),
        "medical_devices": rate("0.09", UNREAD, note="listed aids; others 21"),
        "feminine_hygiene": rate("0.09", UNREAD),
    },
    "PL": {
        "standard": rate("0.23", TEDB),
        "books": rate("0.05", GOODS),
        "ebooks": rate("0.05", GOODS, note="reduced since 2019-11-01"),
        "food": rate("0.05", UNREAD, end=day(2022, 2, 1))
        .then(
            POLISH_LIST,
            value="0",
            end=day(2024, 4, 1),
            status=Status.UNCLEAR,
            note="Food of the list of 5 %; sweets, coffee, tea and others not.",
        )
        .then(GOODS, value="0.05"),
        "medicines": rate("0.08", UNREAD),
        "medical_devices": rate("0.08", UNREAD),
        "feminine_hygiene": rate("0.08", UNREAD, end=day(2020, 7, 1)).then(
            UNREAD,
            value="0.05",
            note="originally scheduled 2020-01-01, new matrix applied from 2020-07-01",
        ),
    },
    "PT": {
        "standard": rate("0.23", TEDB),
        "books": rate("0.06", GOODS),
        "ebooks": rate("0.06", UNREAD),
        "food": rate("0.06", UNREAD, end=day(2023, 4, 18))
        .then(UNREAD, value="0", end=day(2024, 1, 5), note="46-item zero basket")
        .then(GOODS, value="0.06"),
        "medicines": rate("0.06", GOODS),
        "medical_devices": rate("0.06", UNREAD),
        "feminine_hygiene": rate("0.06", UNREAD),
    },
    "RO": {
        "standard": rate("0.19", TEDB, end=day(2025, 8, 1)).then(TEDB, value="0.21"),
        "books": rate("0.05", UNREAD, end=day(2025, 8, 1)).then(GOODS, value="0.11"),
        "ebooks": rate("0.19", UNREAD, end=day(2023, 1, 1))
        .then(UNREAD, value="0.05", end=day(2025, 8, 1))
        .then(UNREAD, value="0.11"),
        "food": rate(
            "0.09", UNREAD, end=day(2025, 8, 1), note="high-sugar foods standard from 2024-01-01"
        ).then(GOODS, value="0.11"),
        "medicines": rate("0.09", UNREAD, end=day(2025, 8, 1)).then(GOODS, value="0.11"),
        "medical_devices": rate("0.09", UNREAD, end=day(2025, 8, 1)).then(UNREAD, value="0.21"),
        "feminine_hygiene": rate("0.19", UNREAD, end=day(2025, 8, 1)).then(UNREAD, value="0.21"),
    },
    "SE": {
        "standard": rate("0.25", TEDB),
        "books": rate("0.06", GOODS),
        "ebooks": rate("0.06", UNREAD, note="6 since 2019-07-01"),
        "food": rate("0.12", GOODS, end=day(2026, 4, 1))
        .then(
            UNREAD,
            value="0.06",
            end=day(2028, 1, 1),
            note="temporary; excludes alcohol and tap water; adopted per vatupdate headlines",
        )
        .then(UNREAD, value="0.12"),
        "medical_devices": rate("0.25", UNREAD),
    },
    "SI": {
        "standard": rate("0.22", TEDB),
        "books": rate("0.05", GOODS),
        "ebooks": rate("0.05", UNREAD),
        "food": rate("0.095", GOODS),
        "medicines": rate("0.095", GOODS),
        "medical_devices": rate("0.095", UNREAD),
        "feminine_hygiene": rate("0.22", UNREAD, end=day(2021, 5, 3)).then(READ, value="0.095"),
    },
    "SK": {
        "standard": rate("0.2", TEDB, end=day(2025, 1, 1)).then(TEDB, value="0.23"),
        "books": rate("0.1", UNREAD, end=day(2025, 1, 1)).then(UNREAD, value="0.05"),
        "ebooks": rate("0.2", UNREAD, end=day(2025, 1, 1)).then(
            UNREAD, value="0.05", note="5 or 19 not settled"
        ),
        "food": rate("0.1", UNREAD, end=day(2025, 1, 1)).then(
            UNREAD, value="0.05", note="basic list; other food 19; sugary/salty foods 23 from 2026"
        ),
        "medicines": rate("0.1", UNREAD, end=day(2025, 1, 1)).then(GOODS, value="0.05"),
        "medical_devices": rate("0.1", UNREAD, end=day(2025, 1, 1)).then(UNREAD, value="0.05"),
        "feminine_hygiene": rate("0.2", UNREAD, end=day(2025, 1, 1)).then(UNREAD, value="0.23"),
    },
}
"""Every rate by member and scope; a scope without rates is at the standard rate."""


FOOD = frozenset(f"{chapter:02}" for chapter in range(1, 24))
"""Chapters in which the members' reduced rates have moved most."""


def _rules(member: str) -> Iterator[GoodsRule]:
    yield from _by_kind(member)
    yield from _by_code(member)
    yield from _unread_food(member)
    if member in _GAPS:
        listed = CODES[member]
        open_ = tuple(code for code in _GAPS[member].split() if code not in listed)
        for entry in RATES[member].get(_GAP_KINDS[member], ()):
            yield GoodsRule(
                id=f"{member.lower()}.vat.not_coded",
                scope=Scope(hs=open_),
                amount=evolve(
                    entry.holding(Percent(entry.value)),
                    evidence=Evidence.UNCHECKED,
                    source=GOODS.source,
                ),
            )


def _unread_food(member: str) -> Iterator[GoodsRule]:
    """Yield the standard rate of food that no list names, for the days before the answer."""
    chapters = FOOD - CODES[member].keys() - set(_GAPS.get(member, "").split())
    alike: dict[tuple[Segment, ...], list[str]] = defaultdict(list)
    for chapter in sorted(chapters):
        alike[early(member, chapter)].append(chapter)
    for segments, codes in alike.items():
        for segment in segments:
            for share, start, end in _shares(member, segment):
                yield GoodsRule(
                    id=f"{member.lower()}.vat.unread_food.{codes[0]}",
                    scope=Scope(hs=tuple(codes)),
                    amount=dated(
                        Percent(share), segment.read, start=start, end=end, note=segment.note
                    ),
                )


def _by_kind(member: str) -> Iterator[GoodsRule]:
    rates = RATES[member]
    for name, scope in SCOPES.items():
        guessed = name not in rates
        for entry in rates.get(FOLLOWS.get(name, "") if guessed else name, ()):
            amount: Dated[Amount] = entry.holding(Percent(entry.value))
            if guessed:
                amount = evolve(amount, evidence=Evidence.UNCHECKED, source=GOODS.source)
            for part in _confirmed(member, name, amount):
                yield GoodsRule(id=f"{member.lower()}.vat.{name}", scope=scope, amount=part)


HEADINGS = {
    "books": ("4901",),
    "newspapers": ("4902",),
    "childrens_clothing_codes": ("6111", "6209"),
    "medicines": ("3004",),
    "medical_devices": ("8713", "9021"),
    "feminine_hygiene": ("9619",),
}
"""The headings under which the database answers for a kind of goods."""
_ANSWERED_TO = dt.date(2025, 8, 26)


def _confirmed(
    member: str, kind: str, amount: Dated[Amount]
) -> tuple[Dated[Amount]] | tuple[Dated[Amount], Dated[Amount]]:
    """Return a rate by kind of goods, cut where the database's own answer by code confirms it.

    The answer is for the days it was asked about and what has not changed since; what was before
    keeps the evidence that it had.
    """
    since, said = _answer(member, kind)
    over = (amount.start is None or amount.start <= since) and (
        amount.end is None or amount.end > _ANSWERED_TO
    )
    if said != {amount.value} or not over:
        return (amount,)
    read = evolve(
        amount, start=since, source=TEDB_BY_CODE.source, evidence=TEDB_BY_CODE.evidence, note=""
    )
    return (read,) if amount.start == since else (evolve(amount, end=since), read)


def _answer(member: str, kind: str) -> tuple[dt.date, set[Percent]]:
    """Return since when the database answers for a kind of goods, and what it says."""
    since = ANSWERED_LATER.get(member, ANSWERED)
    if kind == "standard":
        told = [
            (dt.date.fromisoformat(on), Percent(rate))
            for rate, how, on, _ in rows_of(member)
            if how == "standard"
        ]
        since, latest = max(told, key=lambda each: each[0])  # the last of two rates in one year
        return since, {latest}
    named = HEADINGS.get(kind, ())
    return since, {
        Percent(rate)
        for rate, how, _, codes in rows_of(member)
        if how not in {"part", "few"} and any(c.startswith(named) for c in codes)
    }


def _by_code(member: str) -> Iterator[GoodsRule]:
    """Yield the rates by CN code: codes that fare alike through all time share a rule."""
    # Hundreds of codes share one object: a history is hashed once, and not once a code.
    shared: dict[int, tuple[tuple[Segment, ...], list[str]]] = {}
    for code, segments in CODES[member].items():
        if not code.startswith(_HELD_BY_KIND):
            shared.setdefault(id(segments), (segments, []))[1].append(code)
    alike: dict[tuple[Segment, ...], list[str]] = defaultdict(list)
    for segments, codes in shared.values():
        alike[segments] += codes
    for segments, codes in alike.items():
        scope = Scope(hs=tuple(sorted(codes)))
        for segment in segments:
            for share, start, end in _shares(member, segment):
                yield GoodsRule(
                    id=f"{member.lower()}.vat.{scope.hs[0]}",
                    scope=scope,
                    amount=dated(
                        Percent(share),
                        segment.read,
                        start=start,
                        end=end,
                        status=segment.status,
                        note=segment.note,
                    ),
                )


def _shares(member: str, segment: Segment) -> Iterator[tuple[str, dt.date | None, dt.date | None]]:
    """Yield the share of a segment, which may be the standard rate with its own changes."""
    if segment.rate != STANDARD:
        yield segment.rate, segment.start, segment.end
        return
    for entry in RATES[member]["standard"]:
        start = max((each for each in (entry.start, segment.start) if each), default=None)
        end = min((each for each in (entry.end, segment.end) if each), default=None)
        if start is None or end is None or start < end:
            yield entry.value, start, end


_NOT_ALL_FOOD = {
    member: {**RATES[member], "food": rate(share, GOODS)}
    for member, share in (("PT", "0.06"), ("CY", "0.05"))
}
"""Members that freed named food for a time: by code, those goods alone (:mod:`vat_lists`)."""
CODES = by_code({**RATES, **_NOT_ALL_FOOD})
_HELD_BY_KIND = ("4901", "4903")
"""Codes that stand in ``SCOPES``, with their whole history."""

VAT: Mapping[str, GoodsTable] = {
    member: goods(
        "vat", *_rules(member), *(of_the_islands(_rules(member)) if member == "PT" else ())
    )
    for member in RATES
}
"""The goods table of VAT of each member."""
