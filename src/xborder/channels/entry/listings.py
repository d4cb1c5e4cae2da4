"""What sites and laws ask of a listing, as far as it was read."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from xborder.channels.entry.listing import FieldRule
from xborder.named import Named
from xborder.policy.vocabulary import day
from xborder.source import Reader
from xborder.timeline import Timeline

read: Reader = Reader(day(2026, 11, 30))
AMAZON = read.official(
    "Amazon Seller Central Europe: Product title requirements and guidelines",
    "https://sellercentral-europe.amazon.com/help/hub/reference/external/201100890",
)
AMAZON_WORDS = read.secondary(
    "Forest Leopard: Amazon US announcement on product titles, 17 January 2025",
    "https://forestleopard.com/knowledgedetail/Amazon-US-announcement--the-ne",
)
EBAY = read.secondary(
    "StoreAutomator: eBay content guidelines",
    "https://support.storeautomator.com/hc/en-us/articles/4410782656274-eBay-Content-Guidelines",
)
ETSY = read.secondary(
    "Shopkeep Sentry: Etsy policies, keyword stuffing",
    "https://shopkeepsentry.com/policies/shop-practices-keyword-stuffing",
)
ETSY_LENGTHS = read.unchecked("Etsy: lengths of titles and tags", "https://help.etsy.com/")
SAFETY = read.secondary(
    "Deckstein: GPSR, Pflichten der Wirtschaftsakteure im Fernabsatz",
    "https://www.deckstein.de/internet-aktuell/gpsr/",
    article="Regulation (EU) 2023/988, Art. 19",
)
_UNION: Final = day(2024, 12, 13)


def _law(name: str, *, unless: str = "", note: str = "") -> Timeline[FieldRule]:
    return FieldRule(id=f"eu.{name}", field=name, required=True, unless=unless).by(
        SAFETY, start=_UNION, note=note
    )


LISTINGS: Final[Mapping[str, tuple[Timeline[FieldRule], ...]]] = MappingProxyType(
    Named(
        "LISTINGS",
        {
            "amazon": (
                FieldRule(
                    id="amazon.title", field="title", required=True, longest=200, never="!$?_{}^¬¦"
                ).by(AMAZON, start=day(2025, 1, 21), note="Not for media; some categories differ."),
                FieldRule(id="amazon.title_words", field="title", repeats=2).by(
                    AMAZON_WORDS, start=day(2025, 1, 21)
                ),
            ),
            "ebay": (
                FieldRule(id="ebay.title", field="title", required=True, longest=80).by(EBAY),
            ),
            "etsy": (
                FieldRule(id="etsy.title", field="title", required=True, longest=140).by(
                    ETSY_LENGTHS, note="General knowledge."
                ),
                FieldRule(id="etsy.tags", field="tags", most=13).by(ETSY),
                FieldRule(id="etsy.tag", field="tags", longest=20).by(
                    ETSY_LENGTHS, note="General knowledge."
                ),
            ),
            "eu": (
                _law("manufacturer"),
                _law("manufacturer_address", note="Postal, and e-mail or another electronic one."),
                _law(
                    "responsible_person",
                    unless="manufacturer_in_union",
                    note="With postal and electronic address; where the maker is not established "
                    "in the Union.",
                ),
                _law("picture"),
                _law("identifier", note="The type and any other identifier of the product."),
            ),
        },
    )
)
"""The rules by site, and those of the Union for consumer goods that are offered at a distance.

Warnings and safety information stand in an offer too, where a product has any."""
