"""Readers of official tariffs: rows or mappings that the caller has loaded, never a path.

Each takes one record layout and an :class:`Edition`, and gives a :class:`TariffFile`: the rates,
what each is, from where and since when, and an account of every row. Rows that cannot be used are
told all at once with their number and reason; a duty text that is not understood is kept, and not
computed.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.tariff.readers.canada import read_canada_tphs
    from xborder.tariff.readers.file import Edition, TariffFile
    from xborder.tariff.readers.intake import Errors
    from xborder.tariff.readers.japan import read_japan_tariff
    from xborder.tariff.readers.korea import read_korea_tariff
    from xborder.tariff.readers.measures import uk_areas
    from xborder.tariff.readers.norway import (
        norway_members,
        read_norway_agreements,
        read_norway_rates,
    )
    from xborder.tariff.readers.plain import BareNumber, Columns, read_plain_rates
    from xborder.tariff.readers.rate import OfficialRate, RateKind
    from xborder.tariff.readers.switzerland import read_swiss_tariff
    from xborder.tariff.readers.taiwan import read_taiwan_tariff
    from xborder.tariff.readers.taric_table import read_taric_duties
    from xborder.tariff.readers.taric_update import read_taric_records, taric_records
    from xborder.tariff.readers.uk_commodity import read_uk_commodity
    from xborder.tariff.readers.uk_table import read_uk_measures
    from xborder.tariff.readers.united_states import read_us_hts

_HOMES = {
    "BareNumber": "plain",
    "Columns": "plain",
    "Edition": "file",
    "Errors": "intake",
    "OfficialRate": "rate",
    "RateKind": "rate",
    "TariffFile": "file",
    "norway_members": "norway",
    "read_canada_tphs": "canada",
    "read_japan_tariff": "japan",
    "read_korea_tariff": "korea",
    "read_norway_agreements": "norway",
    "read_norway_rates": "norway",
    "read_plain_rates": "plain",
    "read_swiss_tariff": "switzerland",
    "read_taiwan_tariff": "taiwan",
    "read_taric_duties": "taric_table",
    "read_taric_records": "taric_update",
    "read_uk_commodity": "uk_commodity",
    "read_uk_measures": "uk_table",
    "read_us_hts": "united_states",
    "taric_records": "taric_update",
    "uk_areas": "measures",
}

__all__ = [
    "BareNumber",
    "Columns",
    "Edition",
    "Errors",
    "OfficialRate",
    "RateKind",
    "TariffFile",
    "norway_members",
    "read_canada_tphs",
    "read_japan_tariff",
    "read_korea_tariff",
    "read_norway_agreements",
    "read_norway_rates",
    "read_plain_rates",
    "read_swiss_tariff",
    "read_taiwan_tariff",
    "read_taric_duties",
    "read_taric_records",
    "read_uk_commodity",
    "read_uk_measures",
    "read_us_hts",
    "taric_records",
    "uk_areas",
]

front(globals(), _HOMES)
