"""Documents without which a country lets nothing be sold on its sites, dated and sourced."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

from attrs import field, frozen

from xborder.channels.entry.plan import EntryStep
from xborder.kind import all_of_kind
from xborder.named import all_known
from xborder.policy.rule import Rule
from xborder.policy.vocabulary import day
from xborder.source import Reader
from xborder.timeline import Timeline, civil_date
from xborder.trade.country import EU_MEMBERS, country_code

STEPS: Final = ("account", "qualification", "listing", "payment", "promotion", "logistics")
"""The steps to a first sale on a site, each after the one before it."""


def _words(given: Iterable[str] | str) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else all_of_kind(given, str, "goods")


def _places(given: Iterable[str] | str) -> tuple[str, ...]:
    several = (given,) if isinstance(given, str) else all_of_kind(given, object, "countries")
    return tuple(map(country_code, several))


def _step(given: str) -> str:
    all_known([given], STEPS, "step")
    return given


@frozen(kw_only=True)
class EntryDocument(Rule):
    """A document, or an entry in a register, that a law asks for.

    Attributes:
        title: What it is; a message id.
        step: The step that waits for it.
        countries: The countries that ask for it.
        goods: The kinds of goods it is for; all of them where there is none.

    Raises:
        InvalidInput: The step is none of :data:`STEPS`, or a country has no such code.
    """

    title: str
    step: str = field(converter=_step)
    countries: tuple[str, ...] = field(converter=_places)
    goods: tuple[str, ...] = field(default=(), converter=_words)


read: Reader = Reader(day(2026, 11, 30))
PACKAGING = read.secondary(
    "onlineunternehmer-info: LUCID-Registrierungsnummer ist den Handelsplattformen nachzuweisen, "
    "with the text of the Packaging Act",
    "https://onlineunternehmer-info.de/lucid-registrierungsnummer-ist-den-handelsplattformen-nachzuweisen/",
    article="VerpackG, section 9(5)",
)
SYSTEM = read.secondary(
    "Wortfilter: VerpackG, neue Pflichten ab 1.7.2022, with the text of the Packaging Act",
    "https://wortfilter.de/verpackg-neue-pflichten-ab-1-7-2022",
    article="VerpackG, section 7(7)",
)
SAFETY = read.secondary(
    "SPEAC: Selling online, on the General Product Safety Regulation (EU) 2023/988",
    "https://speac-finder.eu/products/selling-online",
    article="Art. 16",
)
INFORM = read.official(
    "Federal Trade Commission: INFORM Consumers Act",
    "https://www.ftc.gov/legal-library/browse/statutes/inform-consumers-act",
    article="15 U.S.C. 45f(a)(1)",
)
_HIGH_VOLUME: Final = (
    "From 200 sales and USD 5,000 of new goods in twelve months on a site; within ten days."
)

DOCUMENTS: Final[tuple[Timeline[EntryDocument], ...]] = (
    EntryDocument(
        id="de_packaging_register",
        title="Entry in the packaging register LUCID",
        step="qualification",
        countries="DE",
    ).by(PACKAGING, start=day(2022, 7, 1)),
    EntryDocument(
        id="de_packaging_system",
        title="Contract with a system for the return of packaging",
        step="qualification",
        countries="DE",
    ).by(SYSTEM, start=day(2022, 7, 1)),
    EntryDocument(
        id="eu_responsible_person",
        title="Responsible person established in the Union",
        step="qualification",
        countries=EU_MEMBERS,
    ).by(
        SAFETY,
        start=day(2024, 12, 13),
        note="For consumer goods whose maker is not established in the Union; not food, medicine, "
        "plants and animals.",
    ),
    EntryDocument(
        id="us_identification",
        title="Government-issued record of the seller with its address",
        step="account",
        countries="US",
    ).by(INFORM, start=day(2023, 6, 27), note=_HIGH_VOLUME),
    EntryDocument(
        id="us_tax_id", title="Tax identification number", step="account", countries="US"
    ).by(INFORM, start=day(2023, 6, 27), note=_HIGH_VOLUME),
    EntryDocument(
        id="us_bank_account", title="Bank account of the seller", step="payment", countries="US"
    ).by(INFORM, start=day(2023, 6, 27), note=_HIGH_VOLUME),
)
"""What laws ask for that was read; a site's own forms, and other laws, ask for more."""


def entry_steps(
    country: str, *, on: dt.date, goods: Iterable[str] = (), more: Iterable[EntryDocument] = ()
) -> tuple[EntryStep, ...]:
    """Return the steps to a first sale in a country, each with the documents that laws ask for.

    Args:
        country: Where the goods are sold to.
        on: The day of the first sale, which decides which laws hold.
        goods: The kinds of goods, for documents that are for some alone.
        more: Documents that a site or another law asks for.

    Examples:
        >>> steps = entry_steps("DE", on=dt.date(2026, 12, 1))
        >>> [(step.name, step.documents) for step in steps if step.documents]
        [('qualification', ('de_packaging_register', 'de_packaging_system', \
'eu_responsible_person'))]
    """
    place, first = country_code(country), civil_date(on, where="on")
    sold = set(all_of_kind(goods, str, "goods"))
    own = all_of_kind(more, EntryDocument, "more")
    asked = [entry.value for each in DOCUMENTS if (entry := each.find(first)) is not None]
    asked += own
    found = [
        each
        for each in asked
        if place in each.countries and (not each.goods or sold & set(each.goods))
    ]
    return tuple(
        EntryStep(
            name=name,
            after=STEPS[number - 1 : number] if number else (),
            documents=[each.id for each in found if each.step == name],
        )
        for number, name in enumerate(STEPS)
    )
