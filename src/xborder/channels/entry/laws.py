"""What laws ask of whoever sells in a country, and sites have to check, dated and sourced."""

from collections.abc import Iterator
from typing import Final

from xborder.channels.entry.documents import EntryDocument
from xborder.policy.vocabulary import day
from xborder.source import Provenance, Reader
from xborder.timeline import Timeline
from xborder.trade.country import EU_MEMBERS

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
ELECTRICAL = read.secondary(
    "eBay: The German EEE Act (ElektroG)",
    "https://export.ebay.com/ua/regulations/extended-producer-responsibility/the-german-eee-act-elektrog/",
    article="ElektroG, section 6(2)",
)
BATTERIES = read.secondary(
    "Wortfilter: Das Batteriegesetz im Onlinehandel",
    "https://wortfilter.de/das-batteriegesetz-im-onlinehandel/",
    article="BattG, section 4",
)
VAT_NUMBER = read.secondary(
    "Haufe: Schwarz/Widmann/Radeisen, UStG, section 22f",
    "https://haufe.de/steuern/haufe-steuer-office-excellence/schwarzwidmannradeisen-ustg-22f-besondere-pflichten-233-nachweis-durch-bescheinigung-ueber-steuerliche-erfassung_idesk_PI25844_HI12857729.html",
    article="UStG, section 22f(1)",
)
PRODUCERS = read.official(
    "ADEME: Identifiant unique",
    "https://filieres-rep.ademe.fr/identifiant-unique",
    article="Code de l'environnement, L. 541-10-9, L. 541-10-13",
)
SAFETY = read.secondary(
    "SPEAC: Selling online, on the General Product Safety Regulation (EU) 2023/988",
    "https://speac-finder.eu/products/selling-online",
    article="Art. 16",
)
TRADERS = read.secondary(
    "DSA Library, with the text of Regulation (EU) 2022/2065",
    "https://dsa-library.com/article/30",
    article="Art. 30(1)",
)
IMPORTER = read.official(
    "Electrical Equipment (Safety) Regulations 2016",
    "https://www.legislation.gov.uk/uksi/2016/1101/part/2/chapter/3",
    article="Regulation 18",
)
SELLER_CHECKS = read.official(
    "HMRC: Check when online marketplaces must carry out VAT checks on overseas sellers",
    "https://www.gov.uk/guidance/vat-online-marketplace-seller-checks",
)
INFORM = read.official(
    "Federal Trade Commission: INFORM Consumers Act",
    "https://www.ftc.gov/legal-library/browse/statutes/inform-consumers-act",
    article="15 U.S.C. 45f(a)(1)",
)
_HIGH_VOLUME: Final = (
    "From 200 sales and USD 5,000 of new goods in twelve months on a site; within ten days."
)
_MAKER_ABROAD: Final = (
    "For consumer goods whose maker is not established in the Union; not food, medicine, plants "
    "and animals."
)
_ALL_BUT_SMALL: Final = "Sites of micro and small enterprises need not ask for it (Art. 29)."
_PRODUCERS: Final = day(2022, 1, 1)
_TRADERS: Final = day(2024, 2, 17)
"""The Digital Services Act applies to all platforms from this day (Art. 93(2))."""


def _of_producers() -> Iterator[Timeline[EntryDocument]]:
    """Yield France's number for each kind of goods whose waste its producers pay for."""
    note = "One number for each kind; without it the site pays for the waste, and takes it back."
    for kind, title in (
        ("packaging", "French producer's number for packaging"),
        ("electrical", "French producer's number for electrical equipment"),
        ("batteries", "French producer's number for batteries"),
        ("textiles", "French producer's number for textiles and shoes"),
        ("furniture", "French producer's number for furniture"),
    ):
        yield EntryDocument(
            id=f"fr_producer_{kind}",
            title=title,
            step="qualification",
            countries="FR",
            goods=() if kind == "packaging" else kind,  # all that is sent is packed
        ).by(PRODUCERS, start=_PRODUCERS, note=note)


def _german(
    name: str, title: str, source: Provenance, since: tuple[int, int, int], goods: str = ""
) -> Timeline[EntryDocument]:
    return EntryDocument(
        id=f"de_{name}",
        title=title,
        step="qualification",
        countries="DE",
        goods=goods or (),
    ).by(source, start=day(*since))


def _trader(
    name: str, title: str, step: str, *, ends: bool = False, note: str = ""
) -> Timeline[EntryDocument]:
    return EntryDocument(
        id=f"eu_{name}", title=title, step=step, countries=EU_MEMBERS, ends=ends
    ).by(TRADERS, start=_TRADERS, note=note or _ALL_BUT_SMALL)


def _american(name: str, title: str, step: str, *, ends: bool = False) -> Timeline[EntryDocument]:
    return EntryDocument(id=f"us_{name}", title=title, step=step, countries="US", ends=ends).by(
        INFORM, start=day(2023, 6, 27), note=_HIGH_VOLUME
    )


LAWS: Final[tuple[Timeline[EntryDocument], ...]] = (
    _german("packaging_register", "Entry in the packaging register LUCID", PACKAGING, (2022, 7, 1)),
    _german("packaging_register", "Entry in the packaging register LUCID", PACKAGING, (2022, 7, 1)),
    _german(
        "packaging_system",
        "Contract with a system for the return of packaging",
        SYSTEM,
        (2022, 7, 1),
    ),
    _german(
        "electrical_register",
        "German registration number of electrical equipment (WEEE)",
        ELECTRICAL,
        (2023, 7, 1),
        "electrical",
    ),
    _german(
        "battery_register",
        "German registration number of batteries",
        BATTERIES,
        (2023, 1, 1),
        "batteries",
    ),
    EntryDocument(
        id="de_tax_certificate",
        title="German certificate of registration for tax (section 22f)",
        step="account",
        countries="DE",
        ends=True,
    ).by(
        VAT_NUMBER,
        start=day(2019, 3, 1),
        end=day(2021, 7, 1),
        note="For three years at most; of sellers from the Union from 1 October 2019 on.",
    ),
    EntryDocument(
        id="de_vat_number", title="German VAT identification number", step="account", countries="DE"
    ).by(
        VAT_NUMBER,
        start=day(2021, 7, 1),
        note="Of sellers whose sales are taxed in Germany and not declared in the one-stop shop.",
    ),
    *_of_producers(),
    EntryDocument(
        id="eu_responsible_person",
        title="Responsible person established in the Union",
        step="qualification",
        countries=(*EU_MEMBERS, "XI"),
    ).by(SAFETY, start=day(2024, 12, 13), note=_MAKER_ABROAD),
    _trader("identification", "Identity document of the trader", "account", ends=True),
    _trader(
        *("trade_register", "Number in the trade register", "account"),
        note="Where the trader is in one. " + _ALL_BUT_SMALL,
    ),
    _trader("self_certification", "Pledge to offer lawful goods only", "account"),
    _trader("payment_account", "Payment account of the trader", "payment"),
    EntryDocument(
        id="gb_importer",
        title="Importer in the United Kingdom named on the goods",
        step="qualification",
        countries="GB",
        goods="electrical",
    ).by(
        IMPORTER,
        start=day(2021, 1, 1),
        note="Other goods under marking rules, such as toys, have rules of their own, which were "
        "not read.",
    ),
    EntryDocument(
        id="gb_vat_number", title="British VAT number", step="account", countries=("GB", "XI")
    ).by(
        SELLER_CHECKS,
        start=day(2021, 1, 1),
        note="Of sellers abroad whose goods are in Northern Ireland, or are in the United Kingdom "
        "and sold to businesses.",
    ),
    _american(
        *("identification", "Government-issued record of the seller with its address", "account"),
        ends=True,
    ),
    _american("tax_id", "Tax identification number", "account"),
    _american("bank_account", "Bank account of the seller", "payment"),
)
"""What laws ask for, as far as it was read; other laws ask for more."""
