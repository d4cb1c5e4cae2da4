"""The catalogue: which package holds which jurisdiction and carrier, loaded when asked for.

These tables are the only bridge from the rule engine to the countries and the carriers.
"""

import functools
import importlib
from collections.abc import Mapping

from xborder.policy.carrier import CarrierFees
from xborder.policy.carrier_service import CarrierService
from xborder.policy.country import CountryPolicy
from xborder.policy.known import Known
from xborder.policy.notice import Notice
from xborder.timeline import Dated, Timeline
from xborder.trade.country import EU_MEMBERS

MODULES = {
    "AE": "xborder.countries.ae",
    "AU": "xborder.countries.au",
    "BR": "xborder.countries.br",
    "CA": "xborder.countries.ca",
    "CH": "xborder.countries.ch",
    "CL": "xborder.countries.cl",
    "CN": "xborder.countries.cn",
    "CO": "xborder.countries.co",
    "EU": "xborder.countries.eu",
    "GB": "xborder.countries.gb",
    "HK": "xborder.countries.hk",
    "ID": "xborder.countries.id",
    "IL": "xborder.countries.il",
    "IN": "xborder.countries.in_",
    "IS": "xborder.countries.is_",
    "JP": "xborder.countries.jp",
    "KR": "xborder.countries.kr",
    "MX": "xborder.countries.mx",
    "MY": "xborder.countries.my",
    "NO": "xborder.countries.no",
    "NZ": "xborder.countries.nz",
    "PH": "xborder.countries.ph",
    "RS": "xborder.countries.rs",
    "SA": "xborder.countries.sa",
    "SG": "xborder.countries.sg",
    "TH": "xborder.countries.th",
    "TR": "xborder.countries.tr",
    "TW": "xborder.countries.tw",
    "UA": "xborder.countries.ua",
    "US": "xborder.countries.us",
    "VN": "xborder.countries.vn",
    "XI": "xborder.countries.xi",
    "ZA": "xborder.countries.za",
}
"""The package of each policy, which it holds as ``POLICY``."""

_APART = "AX EA GF GP IC MC MQ RE YT"
"""Monaco, and the territories of members that have a code of their own."""
_MEMBERS = {"CH": ("CH", "LI"), "EU": (*EU_MEMBERS, *_APART.split())}

POLICY_OF = {code: code for code in MODULES if code not in _MEMBERS} | {
    member: bloc for bloc, members in _MEMBERS.items() for member in members
}
"""The policy that a destination is under."""

REGISTRATIONS = frozenset({"CBEC", "IOSS", "NON_UNION_OSS", "OSS", "REMESSA_CONFORME", "VOEC"})
"""The schemes that built-in rules ask a seller's registration for: so that none has to load."""


@functools.cache  # a jurisdiction is checked as it is built: once, by whoever asks first
def load(code: str) -> CountryPolicy:
    """Return the built-in policy of that name."""
    policy: CountryPolicy = importlib.import_module(MODULES[code]).POLICY
    return policy


_BY_CARRIER = (
    *("an_post", "austrian_post", "bpost", "canada_post", "correos", "deutsche_post"),
    *("dhl_express", "fedex", "japan_post", "parcelforce", "posti", "royal_mail"),
    *("swiss_post", "usps"),
)
CARRIERS = {name: f"xborder.carriers.{name}" for name in _BY_CARRIER} | {
    "dpd": "xborder.carriers.dpd",
    "evri": "xborder.carriers.evri",
    "la_poste_online": "xborder.carriers.la_poste",
    "postnl_at_delivery": "xborder.carriers.postnl",
    "postnl_online": "xborder.carriers.postnl",
    "postnord": "xborder.carriers.postnord",
    "ups": "xborder.carriers.ups",
    **dict.fromkeys(
        ("australia_post", "china_post", "gls", "posten", "poste_italiane"),
        "xborder.carriers.not_read",
    ),
}
"""The module of each carrier, whose ``FEES`` hold its price lists."""


@functools.cache
def load_notices() -> tuple[Timeline[Notice], ...]:
    """Return what goods commonly meet at a border besides charges, and who has to register."""
    goods: tuple[Timeline[Notice], ...]
    goods = importlib.import_module("xborder.countries.notices").NOTICES
    sellers: tuple[Timeline[Notice], ...]
    sellers = importlib.import_module("xborder.countries.sellers").SELLERS
    return goods + sellers


@functools.cache
def load_known() -> Mapping[str, tuple[Dated[Known], ...]]:
    """Return what is known of destinations without rules, by country."""
    found: Mapping[str, tuple[Dated[Known], ...]]
    found = importlib.import_module("xborder.countries.known").KNOWN
    return found


@functools.cache  # every plan of a day asks the carriers of its destination
def load_carrier(name: str) -> tuple[Timeline[CarrierFees], ...]:
    """Return the built-in price lists of a carrier, each for its destinations."""
    found: tuple[Timeline[CarrierFees], ...] = importlib.import_module(CARRIERS[name]).FEES
    return tuple(fees for fees in found if fees.entries[0].value.id == name)


@functools.cache  # asked where a parcel asks for a service, mostly the same few
def load_services(name: str) -> tuple[Timeline[CarrierService], ...]:
    """Return what a carrier asks for its services, each at its destinations."""
    module = importlib.import_module(CARRIERS[name])
    found: tuple[Timeline[CarrierService], ...] = getattr(module, "SERVICES", ())
    return tuple(each for each in found if each.entries[0].value.carrier == name)
