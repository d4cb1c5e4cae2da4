"""Sources say whose they are: only an authority of the rule's own jurisdiction is official."""

from urllib.parse import urlparse

import pytest

from xborder.policy import default_book
from xborder.policy.catalog import MODULES
from xborder.trade.country import EU_MEMBERS

ENDS = {
    "AE": (".ae",),
    "AU": (".gov.au",),
    "BR": (".br",),
    "CA": (".gc.ca", ".canada.ca"),
    "CH": (".ch",),
    "CN": (".cn",),
    "EU": (".eu", ".ie", *(f".{code.lower()}" for code in EU_MEMBERS)),
    "GB": (".uk",),
    "HK": (".hk",),
    "IN": (".gov.in",),
    "TR": (".gov.tr",),
    "ID": (".go.id",),
    "PH": (".gov.ph",),
    "VN": (".gov.vn",),
    "IL": (".gov.il",),
    "ZA": (".gov.za",),
    "IS": (".is",),
    "RS": (".rs",),
    "UA": (".ua",),
    "CL": (".cl",),
    "CO": (".gov.co",),
    "MX": (".gob.mx",),
    "JP": (".jp",),
    "NO": (".no",),
    "KR": (".go.kr",),
    "MY": (".gov.my",),
    "TH": (".go.th",),
    "TW": (".gov.tw",),
    "NZ": (".govt.nz",),
    "SG": (".gov.sg",),
    "SA": (".gov.sa",),
    "US": (".gov",),
    "XI": (".uk", ".eu"),
}
"""The ends of an authority's address, by jurisdiction; Northern Ireland is under two laws."""
COPIES = {
    "parallelparliament.co.uk": "prints the record of the House of Commons whole",
    "thefederalregister.org": "prints the Federal Register whole",
    "www.cceeccic.org": "prints the notice of the three Chinese authorities whole",
}
"""Addresses that hold an authority's own words though they are not its own, and why."""
NO_AUTHORITY = ("github.com", "vatupdate.com", "aftenposten.no", "avalara.com", "saldo.ch")
"""Repositories, newspapers and advisers."""
FOREIGN = {
    "AU": (".gov.au",),
    "BR": (".gov.br",),
    "CA": (".gc.ca", ".canada.ca"),
    "CH": (".admin.ch",),
    "CN": (".gov.cn",),
    "GB": (".gov.uk",),
    "HK": (".gov.hk",),
    "IN": (".gov.in",),
    "TR": (".gov.tr",),
    "ID": (".go.id",),
    "PH": (".gov.ph",),
    "VN": (".gov.vn",),
    "IL": (".gov.il",),
    "ZA": (".gov.za",),
    "IS": (".skatturinn.is",),
    "RS": (
        ".gov.rs",
        ".carina.rs",
    ),
    "UA": (".gov.ua",),
    "CL": (
        ".sii.cl",
        ".aduana.cl",
    ),
    "CO": (".gov.co",),
    "MX": (".gob.mx",),
    "JP": (".go.jp",),
    "NO": (".toll.no", ".skatteetaten.no", ".regjeringen.no"),
    "KR": (".go.kr",),
    "MY": (".gov.my",),
    "TH": (".go.th",),
    "TW": (".gov.tw",),
    "NZ": (".govt.nz",),
    "SG": (".gov.sg",),
    "SA": (".gov.sa",),
    "US": (".gov",),
}
"""The ends of addresses that are surely a country's own authority."""
codes = pytest.mark.parametrize("code", sorted(MODULES))


def sourced(code):
    """Yield each rule of a jurisdiction with the host of its address."""
    for path, entry in default_book().policy(code).rules():
        host = urlparse(entry.source.url).hostname
        if host:
            yield path, entry, host


def of_others(code, host):
    """Return the other countries whose authority an address is surely of."""
    own = {code, "GB"} if code == "XI" else {code}
    return {
        country
        for country, ends in FOREIGN.items()
        if country not in own and f".{host}".endswith(ends)
    }


def _noted(entry):
    return entry.note or "as listed by" in entry.source.title


@codes
def test_what_is_official_is_an_authority_s_own_address(code):
    strange = {
        host
        for _, entry, host in sourced(code)
        if entry.evidence == "official" and not host.endswith(ENDS[code]) and host not in COPIES
    }
    assert not strange


@codes
def test_newspapers_and_repositories_are_never_official(code):
    official = [
        path
        for path, entry, host in sourced(code)
        if entry.evidence == "official"
        and f".{host}".endswith(tuple(f".{n}" for n in NO_AUTHORITY))
    ]
    assert not official


@codes
def test_an_address_of_another_country_s_authority_is_noted(code):
    """By a note, or by a title that says whose list it is; and it is not read officially."""
    unnoted = {
        (path, host)
        for path, entry, host in sourced(code)
        if of_others(code, host) and (entry.evidence == "official" or not _noted(entry))
    }
    assert not unnoted


def test_an_address_of_another_country_is_seen():
    assert of_others("US", "www.gov.uk") == {"GB"}
    assert of_others("XI", "www.gov.uk") == set()
    assert of_others("GB", "www.toll.no") == {"NO"}
    assert of_others("NO", "www.toll.no") == set()
