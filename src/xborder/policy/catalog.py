"""The catalogue: which package holds which jurisdiction, loaded when asked for.

This table is the only bridge from the rule engine to the countries.
"""

import functools
import importlib

from xborder.policy.country import CountryPolicy
from xborder.trade.country import EU_MEMBERS

MODULES = {
    "BR": "xborder.countries.br",
    "CH": "xborder.countries.ch",
    "CN": "xborder.countries.cn",
    "EU": "xborder.countries.eu",
    "GB": "xborder.countries.gb",
    "JP": "xborder.countries.jp",
    "NO": "xborder.countries.no",
    "US": "xborder.countries.us",
    "XI": "xborder.countries.xi",
}
"""The package of each policy, which it holds as ``POLICY``."""

_APART = "AX EA GF GP IC MC MQ RE YT"
"""Monaco, and the territories of members that have a code of their own."""
_MEMBERS = {"CH": ("CH", "LI"), "EU": (*EU_MEMBERS, *_APART.split())}

POLICY_OF = {code: code for code in MODULES if code not in _MEMBERS} | {
    member: bloc for bloc, members in _MEMBERS.items() for member in members
}
"""The policy that a destination is under."""

REGISTRATIONS = frozenset({"CBEC", "IOSS", "OSS", "REMESSA_CONFORME", "VOEC"})
"""The schemes that built-in rules ask a seller's registration for: so that none has to load."""


@functools.cache
def load(code: str) -> CountryPolicy:
    """Return the built-in policy of that name."""
    policy: CountryPolicy = importlib.import_module(MODULES[code]).POLICY
    return policy
