"""VAT rates of the 27 member states: standard, reduced by code and by category, dated.

Standard rates since 2020 were compared with the Commission's own database and its last booklet;
reduced rates of books, food, medicines and aids with the database's answers of 26 August 2025.
The codes of a national list of reduced rates are finer than what stands here, so a rate that is
chosen by a food or health code is marked as not checked, and its quote is an estimate. Taxes in
Europe Database: https://ec.europa.eu/taxation_customs/tedb/. The rate is that of the day of the
supply, under IOSS of the day the payment was accepted.

Example:
    >>> from xborder.policy.goods_table import GoodsKey
    >>> VAT["DE"].find(GoodsKey(hs_code="610910"), dt.date(2020, 7, 1)).value
    Percent(share=Fraction(4, 25))
    >>> VAT["DE"].find(GoodsKey(hs_code="490199"), dt.date(2026, 11, 21)).value
    Percent(share=Fraction(7, 100))
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from attrs import frozen

from xborder.countries.eu.sources import CHECKED, TEDB, TEDB_BY_GOODS
from xborder.policy.amount import Percent
from xborder.policy.goods_table import ALL_GOODS, GoodsRule, GoodsTable, Scope
from xborder.source import Evidence
from xborder.timeline import Dated

UNREAD, READ = Evidence.UNCHECKED, Evidence.OFFICIAL


@frozen
class Rate:
    """A rate and its days: the first, and the first on which it no longer holds."""

    share: str
    start: str = ""
    end: str = ""
    evidence: Evidence = Evidence.SECONDARY
    note: str = ""


_FOOD = ("02", "03", "04", "07", "08", "09", "10", "11", "15", "16", "17", "18", "19", "20", "21")
_OFTEN_REDUCED = ("01", "05", "06", "12", "13", "14", "23", "31", "4401", "97")

SCOPES: Mapping[str, Scope] = {
    "standard": ALL_GOODS,
    "often_reduced_codes": Scope(hs=_OFTEN_REDUCED),
    "books": Scope(hs=("4901", "4903"), categories="books"),
    "printed_codes": Scope(hs=("4902", "4904", "4905"), categories="newspapers"),
    "ebooks": Scope(categories="ebooks"),
    "food": Scope(categories="food"),
    "food_codes": Scope(hs=_FOOD),
    "listed_food_codes": Scope(
        hs=("0401", "0403", "0405", "0407", "07", "0808", "0809", "1006", "1101", "1902", "2501")
    ),
    "childrens_clothing": Scope(categories="childrens_clothing"),
    "childrens_clothing_codes": Scope(hs=("6111", "6209")),
    "medicines": Scope(categories="medicines"),
    "medicines_codes": Scope(hs=("3003", "3004")),
    "medical_devices": Scope(categories="medical_devices"),
    "medical_devices_codes": Scope(hs=("8713", "9021")),
    "feminine_hygiene": Scope(categories="feminine_hygiene"),
    "feminine_hygiene_codes": Scope(hs=("961900",)),
    "azores": Scope(regions="PT-20"),
    "madeira": Scope(regions="PT-30"),
    "jungholz_and_mittelberg": Scope(regions=("AT-JUNGHOLZ", "AT-MITTELBERG")),
    "aegean_islands": Scope(regions=("GR-83", "GR-84", "GR-85")),
}
"""The goods, and the regions, that a rate is for."""

FOLLOWS = {
    "often_reduced_codes": "standard",
    "printed_codes": "books",
    "food_codes": "food",
    "childrens_clothing_codes": "childrens_clothing",
    "medicines_codes": "medicines",
    "medical_devices_codes": "medical_devices",
    "feminine_hygiene_codes": "feminine_hygiene",
}
"""Codes that are taken at the rate of another scope, as a guess, where nothing is said of them."""

RATES: Mapping[str, Mapping[str, tuple[Rate, ...]]] = {
    "AT": {
        "standard": (Rate("0.2"),),
        "books": (
            Rate("0.1", end="2020-07-01", evidence=UNREAD),
            Rate(
                "0.05",
                start="2020-07-01",
                end="2022-01-01",
                evidence=UNREAD,
                note="temporary COVID rate for publications",
            ),
            Rate("0.1", start="2022-01-01", note="TEDB answer of 2024-01-01: CN 4901-4905 at 10"),
        ),
        "ebooks": (
            Rate("0.1", end="2020-07-01", evidence=UNREAD),
            Rate("0.05", start="2020-07-01", end="2022-01-01", evidence=UNREAD),
            Rate(
                "0.1",
                start="2022-01-01",
                note="TEDB answer of 2024-01-01: CPA 58.11.2, 58.11.3, 58.13.2, 58.14.2 at 10; video/music/advertising publications 20",
            ),
        ),
        "food": (
            Rate("0.1", end="2026-07-01"),
            Rate(
                "0.049",
                start="2026-07-01",
                evidence=UNREAD,
                note="closed list by CN code (milk, yoghurt, butter, fresh eggs, most vegetables, apples/pears/stone fruit, rice, flour, pasta, bread, salt) and only if the item falls exclusively in the listed code; other food 10",
            ),
        ),
        "medicines": (Rate("0.1", note="contraceptives reported 0 from 2026-01-01 (unverified)"),),
        "medical_devices": (Rate("0.2", evidence=UNREAD),),
        "feminine_hygiene": (
            Rate("0.2", end="2021-01-01", evidence=UNREAD),
            Rate("0.1", start="2021-01-01", end="2026-01-01", evidence=UNREAD),
            Rate(
                "0",
                start="2026-01-01",
                evidence=UNREAD,
                note="exemption with credit announced for 2026; not verified",
            ),
        ),
        "food_codes": (Rate("0.1", evidence=UNREAD),),
        "listed_food_codes": (
            Rate("0.1", end="2026-07-01", evidence=UNREAD),
            Rate("0.049", start="2026-07-01", evidence=UNREAD),
        ),
        "jungholz_and_mittelberg": (Rate("0.19"),),
    },
    "BE": {
        "standard": (Rate("0.21"),),
        "books": (Rate("0.06"),),
        "ebooks": (Rate("0.06"),),
        "food": (Rate("0.06", evidence=UNREAD, note="some food 12, alcohol 21"),),
        "medicines": (Rate("0.06"),),
        "medical_devices": (
            Rate("0.06", evidence=UNREAD, note="listed devices for disabled persons; others 21"),
        ),
        "feminine_hygiene": (Rate("0.06", evidence=UNREAD),),
    },
    "BG": {
        "standard": (Rate("0.2"),),
        "books": (
            Rate("0.2", end="2020-07-01", evidence=UNREAD),
            Rate("0.09", start="2020-07-01"),
        ),
        "ebooks": (
            Rate("0.2", end="2020-07-01", evidence=UNREAD),
            Rate("0.09", start="2020-07-01", evidence=UNREAD),
        ),
        "food": (
            Rate(
                "0.2",
                evidence=UNREAD,
                note="bread and flour 0 from 2022-07-01 to 2024-12-31; baby food 9 from 2020-07-01",
            ),
        ),
        "medical_devices": (Rate("0.2", evidence=UNREAD),),
        "feminine_hygiene": (
            Rate("0.2", evidence=UNREAD, note="9 covers baby hygiene/diapers only"),
        ),
    },
    "CY": {
        "standard": (Rate("0.19"),),
        "books": (
            Rate("0.05", end="2023-07-21", evidence=UNREAD),
            Rate(
                "0.03",
                start="2023-07-21",
                note="3 % band created July 2023; exact day not verified",
            ),
        ),
        "ebooks": (
            Rate("0.19", end="2023-07-21", evidence=UNREAD),
            Rate("0.03", start="2023-07-21", evidence=UNREAD),
        ),
        "food": (
            Rate("0.05", end="2023-05-05", evidence=UNREAD),
            Rate(
                "0",
                start="2023-05-05",
                end="2024-10-01",
                evidence=UNREAD,
                note="bread, milk, eggs, baby food; later coffee, sugar, meat, vegetables; extended to 2024-09-30",
            ),
            Rate(
                "0.05",
                start="2024-10-01",
                evidence=UNREAD,
                note="some zero-rated items may have been made permanent",
            ),
        ),
        "childrens_clothing": (Rate("0.19", evidence=UNREAD),),
        "medicines": (Rate("0.05"),),
        "medical_devices": (Rate("0.05", evidence=UNREAD),),
        "feminine_hygiene": (
            Rate("0.19", end="2023-05-05", evidence=UNREAD),
            Rate("0", start="2023-05-05", note="0 also for diapers"),
        ),
    },
    "CZ": {
        "standard": (Rate("0.21"),),
        "books": (
            Rate("0.1", end="2024-01-01", evidence=UNREAD),
            Rate("0", start="2024-01-01", note="exempt with credit"),
        ),
        "ebooks": (
            Rate("0.21", end="2020-05-01", evidence=UNREAD),
            Rate("0.1", start="2020-05-01", end="2024-01-01", evidence=UNREAD),
            Rate("0", start="2024-01-01", evidence=UNREAD),
        ),
        "food": (
            Rate("0.15", end="2024-01-01", evidence=UNREAD),
            Rate(
                "0.12",
                start="2024-01-01",
                evidence=UNREAD,
                note="single reduced rate since 2024; non-alcoholic drinks mostly 21",
            ),
        ),
        "medicines": (
            Rate("0.1", end="2024-01-01", evidence=UNREAD),
            Rate("0.12", start="2024-01-01"),
        ),
        "medical_devices": (
            Rate("0.15", end="2024-01-01", evidence=UNREAD),
            Rate("0.12", start="2024-01-01", evidence=UNREAD),
        ),
        "feminine_hygiene": (Rate("0.21", evidence=UNREAD),),
    },
    "DE": {
        "standard": (
            Rate("0.19", end="2020-07-01"),
            Rate("0.16", start="2020-07-01", end="2021-01-01"),
            Rate("0.19", start="2021-01-01"),
        ),
        "books": (
            Rate("0.07", end="2020-07-01"),
            Rate("0.05", start="2020-07-01", end="2021-01-01"),
            Rate("0.07", start="2021-01-01"),
        ),
        "ebooks": (
            Rate("0.07", end="2020-07-01"),
            Rate("0.05", start="2020-07-01", end="2021-01-01"),
            Rate("0.07", start="2021-01-01"),
        ),
        "food": (
            Rate("0.07", end="2020-07-01"),
            Rate("0.05", start="2020-07-01", end="2021-01-01"),
            Rate("0.07", start="2021-01-01"),
        ),
        "medical_devices": (
            Rate("0.19", end="2020-07-01", evidence=UNREAD, note="prostheses, wheelchairs etc. 7"),
            Rate(
                "0.16",
                start="2020-07-01",
                end="2021-01-01",
                evidence=UNREAD,
                note="prostheses etc. 5",
            ),
            Rate(
                "0.19", start="2021-01-01", evidence=UNREAD, note="prostheses, wheelchairs etc. 7"
            ),
        ),
        "feminine_hygiene": (
            Rate("0.07", end="2020-07-01", evidence=UNREAD, note="7 since 2020-01-01"),
            Rate("0.05", start="2020-07-01", end="2021-01-01", evidence=UNREAD),
            Rate("0.07", start="2021-01-01", evidence=UNREAD),
        ),
    },
    "DK": {
        "standard": (Rate("0.25"),),
        "books": (
            Rate("0.25", end="2026-01-01"),
            Rate(
                "0.25",
                start="2026-01-01",
                evidence=UNREAD,
                note="the government proposed 0 with the budget of 2026; that it began was not seen",
            ),
        ),
    },
    "EE": {
        "standard": (
            Rate("0.2", end="2024-01-01"),
            Rate("0.22", start="2024-01-01", end="2025-07-01"),
            Rate("0.24", start="2025-07-01"),
        ),
        "books": (Rate("0.09"),),
        "ebooks": (
            Rate("0.2", end="2020-05-01", evidence=UNREAD),
            Rate("0.09", start="2020-05-01", evidence=UNREAD),
        ),
        "medicines": (Rate("0.09"),),
        "medical_devices": (
            Rate("0.09", evidence=UNREAD, note="for disabled persons personal use"),
        ),
        "feminine_hygiene": (
            Rate("0.2", end="2024-01-01", evidence=UNREAD),
            Rate("0.22", start="2024-01-01", end="2025-07-01", evidence=UNREAD),
            Rate("0.24", start="2025-07-01", evidence=UNREAD),
        ),
    },
    "ES": {
        "standard": (Rate("0.21"),),
        "books": (Rate("0.04", evidence=UNREAD),),
        "ebooks": (
            Rate("0.21", end="2020-04-23", evidence=UNREAD),
            Rate("0.04", start="2020-04-23", evidence=UNREAD),
        ),
        "food": (
            Rate("0.04", end="2023-01-01", evidence=UNREAD),
            Rate(
                "0",
                start="2023-01-01",
                end="2024-10-01",
                evidence=UNREAD,
                note="staples; pasta and seed oils 5",
            ),
            Rate("0.02", start="2024-10-01", end="2025-01-01", evidence=UNREAD),
            Rate("0.04", start="2025-01-01", evidence=UNREAD, note="other food 10"),
        ),
        "medicines": (Rate("0.04", evidence=UNREAD),),
        "medical_devices": (
            Rate("0.1", evidence=UNREAD, note="listed devices; aids for disabled 4; others 21"),
        ),
        "feminine_hygiene": (
            Rate("0.1", end="2023-01-01", evidence=UNREAD),
            Rate("0.04", start="2023-01-01", evidence=UNREAD),
        ),
        "food_codes": (Rate("0.1", evidence=UNREAD),),
    },
    "FI": {
        "standard": (
            Rate("0.24", end="2024-09-01"),
            Rate("0.255", start="2024-09-01"),
        ),
        "books": (
            Rate("0.1", end="2025-01-01", evidence=UNREAD),
            Rate("0.14", start="2025-01-01", end="2026-01-01"),
            Rate(
                "0.135",
                start="2026-01-01",
                note="dataset gives the 14->13.5 rate change; that books sit in it is prior knowledge",
            ),
        ),
        "ebooks": (
            Rate("0.1", end="2025-01-01", note="10 since 2019-07-01"),
            Rate("0.14", start="2025-01-01", end="2026-01-01", evidence=UNREAD),
            Rate("0.135", start="2026-01-01", evidence=UNREAD),
        ),
        "food": (
            Rate("0.14", end="2026-01-01"),
            Rate("0.135", start="2026-01-01"),
        ),
        "medicines": (
            Rate("0.1", end="2025-01-01", evidence=UNREAD),
            Rate("0.14", start="2025-01-01", end="2026-01-01"),
            Rate("0.135", start="2026-01-01", evidence=UNREAD),
        ),
        "medical_devices": (
            Rate("0.24", end="2024-09-01", evidence=UNREAD),
            Rate("0.255", start="2024-09-01", evidence=UNREAD),
        ),
        "feminine_hygiene": (
            Rate("0.24", end="2024-09-01", evidence=UNREAD),
            Rate("0.255", start="2024-09-01", end="2025-01-01"),
            Rate("0.14", start="2025-01-01", end="2026-01-01"),
            Rate("0.135", start="2026-01-01", evidence=UNREAD),
        ),
    },
    "FR": {
        "standard": (Rate("0.2"),),
        "books": (Rate("0.055"),),
        "ebooks": (Rate("0.055", note="books on any medium"),),
        "food": (Rate("0.055", evidence=UNREAD, note="confectionery, some chocolate, alcohol 20"),),
        "medicines": (Rate("0.021", note="reimbursable; non-reimbursable 10"),),
        "medical_devices": (
            Rate("0.055", evidence=UNREAD, note="equipment for disabled persons; others 20"),
        ),
        "feminine_hygiene": (Rate("0.055"),),
    },
    "GR": {
        "standard": (Rate("0.24"),),
        "books": (Rate("0.06"),),
        "ebooks": (Rate("0.06", evidence=UNREAD),),
        "food": (Rate("0.13"),),
        "medicines": (Rate("0.06"),),
        "medical_devices": (Rate("0.13", evidence=UNREAD),),
        "feminine_hygiene": (
            Rate("0.24", evidence=UNREAD, note="2025 secondary source; some lists say 13"),
        ),
        "aegean_islands": (
            Rate(
                "0.17",
                evidence=UNREAD,
                note="Lesvos, Samos, Chios; Leros and Kos too, which have no code of their own here",
            ),
        ),
    },
    "HR": {
        "standard": (Rate("0.25"),),
        "books": (Rate("0.05"),),
        "ebooks": (Rate("0.05", evidence=UNREAD),),
        "food": (
            Rate(
                "0.05",
                evidence=UNREAD,
                note="list widened 2022-04-01 (fresh meat, fish, eggs, fruit, vegetables, oils); other food 13 or 25",
            ),
        ),
        "medicines": (Rate("0.05"),),
        "medical_devices": (Rate("0.05", evidence=UNREAD, note="orthopaedic/implants; others 25"),),
        "feminine_hygiene": (
            Rate("0.25", end="2022-04-01", evidence=UNREAD),
            Rate("0.13", start="2022-04-01", end="2022-10-01", evidence=UNREAD),
            Rate("0.05", start="2022-10-01", evidence=UNREAD),
        ),
    },
    "HU": {
        "standard": (Rate("0.27"),),
        "books": (Rate("0.05"),),
        "food": (
            Rate(
                "0.27",
                evidence=UNREAD,
                note="5 for milk, eggs, poultry, pork, fish; 18 for listed dairy/bread/cereal products",
            ),
        ),
        "medicines": (Rate("0.05"),),
        "medical_devices": (
            Rate("0.27", evidence=UNREAD, note="some equipment for disabled persons 5"),
        ),
    },
    "IE": {
        "standard": (
            Rate("0.23", end="2020-09-01"),
            Rate("0.21", start="2020-09-01", end="2021-03-01"),
            Rate("0.23", start="2021-03-01"),
        ),
        "books": (Rate("0"),),
        "ebooks": (
            Rate("0.09", end="2024-01-01", evidence=READ),
            Rate(
                "0",
                start="2024-01-01",
                evidence=READ,
                note="e-newspapers 0 since 2023-01-01; other e-publications 9",
            ),
        ),
        "food": (Rate("0", evidence=UNREAD, note="confectionery, soft drinks, crisps 23"),),
        "childrens_clothing": (
            Rate(
                "0", evidence=UNREAD, note="child under 11 of average build, clothing and footwear"
            ),
        ),
        "medicines": (Rate("0", note="oral medicines 0; most non-oral 23"),),
        "medical_devices": (
            Rate("0.23", end="2020-09-01", evidence=UNREAD, note="listed appliances 0"),
            Rate(
                "0.21",
                start="2020-09-01",
                end="2021-03-01",
                evidence=UNREAD,
                note="listed appliances 0",
            ),
            Rate("0.23", start="2021-03-01", evidence=UNREAD, note="listed appliances 0"),
        ),
        "feminine_hygiene": (Rate("0", note="menstrual cups/pants 0 from 2022-01-01"),),
    },
    "IT": {
        "standard": (Rate("0.22"),),
        "books": (Rate("0.04"),),
        "ebooks": (Rate("0.04", evidence=UNREAD),),
        "food": (Rate("0.04", evidence=UNREAD, note="staples 4; meat, fish, eggs, processed 10"),),
        "medicines": (Rate("0.1", evidence=UNREAD),),
        "medical_devices": (Rate("0.22", evidence=UNREAD, note="aids for disabled persons 4"),),
        "feminine_hygiene": (
            Rate("0.22", end="2022-01-01", evidence=UNREAD, note="compostable 5 from 2020"),
            Rate("0.1", start="2022-01-01", end="2023-01-01", evidence=UNREAD),
            Rate("0.05", start="2023-01-01", end="2024-01-01", evidence=UNREAD),
            Rate("0.1", start="2024-01-01", evidence=UNREAD),
        ),
        "food_codes": (Rate("0.1", evidence=UNREAD),),
    },
    "LT": {
        "standard": (Rate("0.21"),),
        "books": (
            Rate("0.09", end="2026-01-01"),
            Rate("0.05", start="2026-01-01"),
        ),
        "ebooks": (
            Rate("0.21", end="2023-01-01"),
            Rate("0.09", start="2023-01-01", end="2026-01-01"),
            Rate("0.05", start="2026-01-01"),
        ),
        "medicines": (Rate("0.05"),),
        "medical_devices": (Rate("0.05", evidence=UNREAD, note="aids for disabled persons"),),
        "feminine_hygiene": (Rate("0.21", evidence=UNREAD),),
    },
    "LU": {
        "standard": (
            Rate("0.17", end="2023-01-01"),
            Rate("0.16", start="2023-01-01", end="2024-01-01"),
            Rate("0.17", start="2024-01-01"),
        ),
        "books": (Rate("0.03"),),
        "ebooks": (Rate("0.03", evidence=UNREAD),),
        "food": (Rate("0.03"),),
        "childrens_clothing": (Rate("0.03", note="clothing and footwear for children under 14"),),
        "medicines": (Rate("0.03"),),
        "medical_devices": (Rate("0.03", evidence=UNREAD, note="listed aids"),),
        "feminine_hygiene": (Rate("0.03"),),
    },
    "LV": {
        "standard": (Rate("0.21"),),
        "books": (
            Rate("0.12", end="2022-01-01"),
            Rate(
                "0.05",
                start="2022-01-01",
                note="since 2025 only publications in Latvian/EU/OECD languages (unverified)",
            ),
        ),
        "ebooks": (
            Rate("0.21", end="2022-01-01", evidence=UNREAD),
            Rate("0.05", start="2022-01-01"),
        ),
        "food": (
            Rate(
                "0.21",
                evidence=UNREAD,
                note="fresh local fruit/vegetables 5 (to 2023) / 12 (from 2024); a 12 % staples pilot from 2026-07-01 was planned, unverified",
            ),
        ),
        "medicines": (Rate("0.12"),),
        "medical_devices": (Rate("0.12", evidence=UNREAD),),
        "feminine_hygiene": (Rate("0.21", evidence=UNREAD),),
    },
    "MT": {
        "standard": (Rate("0.18"),),
        "books": (Rate("0.05"),),
        "ebooks": (Rate("0.05", evidence=UNREAD),),
        "food": (Rate("0", evidence=UNREAD, note="confectionery 5"),),
        "medicines": (Rate("0"),),
        "medical_devices": (Rate("0.05", evidence=UNREAD),),
        "feminine_hygiene": (
            Rate("0.05", end="2024-01-01", evidence=UNREAD),
            Rate("0", start="2024-01-01", note="zero seen in a 2025 source; start day not checked"),
        ),
    },
    "NL": {
        "standard": (Rate("0.21"),),
        "books": (Rate("0.09"),),
        "ebooks": (Rate("0.09", evidence=UNREAD, note="9 since 2020-01-01"),),
        "food": (Rate("0.09"),),
        "medicines": (Rate("0.09"),),
        "medical_devices": (Rate("0.09", evidence=UNREAD, note="listed aids; others 21"),),
        "feminine_hygiene": (Rate("0.09", evidence=UNREAD),),
    },
    "PL": {
        "standard": (Rate("0.23"),),
        "books": (Rate("0.05"),),
        "ebooks": (Rate("0.05", note="reduced since 2019-11-01"),),
        "food": (
            Rate("0.05", end="2022-02-01", evidence=UNREAD),
            Rate("0", start="2022-02-01", end="2024-04-01", evidence=UNREAD),
            Rate("0.05", start="2024-04-01"),
        ),
        "medicines": (Rate("0.08", evidence=UNREAD),),
        "medical_devices": (Rate("0.08", evidence=UNREAD),),
        "feminine_hygiene": (
            Rate("0.08", end="2020-07-01", evidence=UNREAD),
            Rate(
                "0.05",
                start="2020-07-01",
                evidence=UNREAD,
                note="originally scheduled 2020-01-01, new matrix applied from 2020-07-01",
            ),
        ),
    },
    "PT": {
        "standard": (Rate("0.23"),),
        "books": (Rate("0.06"),),
        "ebooks": (Rate("0.06", evidence=UNREAD),),
        "food": (
            Rate("0.06", end="2023-04-18", evidence=UNREAD),
            Rate(
                "0",
                start="2023-04-18",
                end="2024-01-05",
                evidence=UNREAD,
                note="46-item zero basket",
            ),
            Rate("0.06", start="2024-01-05"),
        ),
        "medicines": (Rate("0.06"),),
        "medical_devices": (Rate("0.06", evidence=UNREAD),),
        "feminine_hygiene": (Rate("0.06", evidence=UNREAD),),
        "azores": (
            Rate("0.18", end="2021-07-01", evidence=UNREAD),
            Rate("0.16", start="2021-07-01"),
        ),
        "madeira": (Rate("0.22"),),
    },
    "RO": {
        "standard": (
            Rate("0.19", end="2025-08-01"),
            Rate("0.21", start="2025-08-01"),
        ),
        "books": (
            Rate("0.05", end="2025-08-01", evidence=UNREAD),
            Rate("0.11", start="2025-08-01"),
        ),
        "ebooks": (
            Rate("0.19", end="2023-01-01", evidence=UNREAD),
            Rate("0.05", start="2023-01-01", end="2025-08-01", evidence=UNREAD),
            Rate("0.11", start="2025-08-01", evidence=UNREAD),
        ),
        "food": (
            Rate(
                "0.09",
                end="2025-08-01",
                evidence=UNREAD,
                note="high-sugar foods standard from 2024-01-01",
            ),
            Rate("0.11", start="2025-08-01"),
        ),
        "medicines": (
            Rate("0.09", end="2025-08-01", evidence=UNREAD),
            Rate("0.11", start="2025-08-01"),
        ),
        "medical_devices": (
            Rate("0.09", end="2025-08-01", evidence=UNREAD),
            Rate("0.21", start="2025-08-01", evidence=UNREAD),
        ),
        "feminine_hygiene": (
            Rate("0.19", end="2025-08-01", evidence=UNREAD),
            Rate("0.21", start="2025-08-01", evidence=UNREAD),
        ),
    },
    "SE": {
        "standard": (Rate("0.25"),),
        "books": (Rate("0.06"),),
        "ebooks": (Rate("0.06", evidence=UNREAD, note="6 since 2019-07-01"),),
        "food": (
            Rate("0.12", end="2026-04-01"),
            Rate(
                "0.06",
                start="2026-04-01",
                end="2028-01-01",
                evidence=UNREAD,
                note="temporary; excludes alcohol and tap water; adopted per vatupdate headlines",
            ),
            Rate("0.12", start="2028-01-01", evidence=UNREAD),
        ),
        "medical_devices": (Rate("0.25", evidence=UNREAD),),
    },
    "SI": {
        "standard": (Rate("0.22"),),
        "books": (Rate("0.05"),),
        "ebooks": (Rate("0.05", evidence=UNREAD),),
        "food": (Rate("0.095"),),
        "medicines": (Rate("0.095"),),
        "medical_devices": (Rate("0.095", evidence=UNREAD),),
        "feminine_hygiene": (Rate("0.22", evidence=UNREAD),),
    },
    "SK": {
        "standard": (
            Rate("0.2", end="2025-01-01"),
            Rate("0.23", start="2025-01-01"),
        ),
        "books": (
            Rate("0.1", end="2025-01-01", evidence=UNREAD),
            Rate("0.05", start="2025-01-01", evidence=UNREAD),
        ),
        "ebooks": (
            Rate("0.2", end="2025-01-01", evidence=UNREAD),
            Rate("0.05", start="2025-01-01", evidence=UNREAD, note="5 or 19 not settled"),
        ),
        "food": (
            Rate("0.1", end="2025-01-01", evidence=UNREAD),
            Rate(
                "0.05",
                start="2025-01-01",
                evidence=UNREAD,
                note="basic list; other food 19; sugary/salty foods 23 from 2026",
            ),
        ),
        "medicines": (
            Rate("0.1", end="2025-01-01", evidence=UNREAD),
            Rate("0.05", start="2025-01-01"),
        ),
        "medical_devices": (
            Rate("0.1", end="2025-01-01", evidence=UNREAD),
            Rate("0.05", start="2025-01-01", evidence=UNREAD),
        ),
        "feminine_hygiene": (
            Rate("0.2", end="2025-01-01", evidence=UNREAD),
            Rate("0.23", start="2025-01-01", evidence=UNREAD),
        ),
    },
}
"""Every rate by member and scope; a scope without rates is at the standard rate."""


def _rules(member: str) -> Iterator[GoodsRule]:
    rates = RATES[member]
    for name, scope in SCOPES.items():
        guessed = name not in rates
        for rate in rates.get(FOLLOWS.get(name, "") if guessed else name, ()):
            yield GoodsRule(
                id=f"{member.lower()}.vat.{name}",
                scope=scope,
                amount=Dated(
                    value=Percent(rate.share),
                    start=dt.date.fromisoformat(rate.start) if rate.start else None,
                    end=dt.date.fromisoformat(rate.end) if rate.end else None,
                    evidence=UNREAD if guessed else rate.evidence,
                    source=TEDB if name == "standard" else TEDB_BY_GOODS,
                    checked_on=CHECKED,
                    note=rate.note,
                ),
            )


VAT: Mapping[str, GoodsTable] = {
    member: GoodsTable("vat", tuple(_rules(member))) for member in RATES
}
"""The goods table of VAT of each member."""
