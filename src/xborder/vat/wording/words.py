"""The words themselves, by language for the Union, and by country beyond it.

Which words the law fixes is said beside each. The English of the Directive's Art. 226 stands for a
language whose own words were not found. Directive 2006/112/EC, Art. 226,
https://eur-lex.europa.eu/eli/dir/2006/112/oj.

Example:
    >>> print(BY_LANGUAGE["nl"]["reverse_charge"].on(dt.date(2026, 11, 10)).text)
    Btw verlegd
"""

import datetime as dt
from collections.abc import Mapping

from attrs import frozen

from xborder.policy.rule import figure
from xborder.source import Provenance, Reader
from xborder.timeline import Timeline

read: Reader = Reader(dt.date(2026, 11, 30))
DIRECTIVE = read.unchecked(
    "Directive 2006/112/EC", "https://eur-lex.europa.eu/eli/dir/2006/112/oj", article="Art. 226"
)
LISTED = read.secondary(
    "Haufe, the words for reverse charge in the languages of the Union",
    "https://www.haufe.de/finance/haufe-finance-office-premium/reverse-charge-verfahren-leistender-im-ausland-5-reverse-charge-hinweis-in-der-rechnung_idesk_PI20354_HI2859612.html",
)
ENGLISH = read.secondary(
    "Federal Ministry of Finance (Germany), words of invoices in other languages, by Kiehl",
    "https://mein.kiehl.de/Dokument/1077619/?listPos=6",
)
GERMAN = read.official(
    "UStG (Germany)", "https://www.gesetze-im-internet.de/ustg_1980/__14a.html", article="§ 14a"
)
GERMAN_14 = read.official(
    "UStG (Germany)", "https://www.gesetze-im-internet.de/ustg_1980/__14.html", article="§ 14(4)"
)
FRENCH = read.secondary(
    "CGI, annexe II (France)",
    "https://www.legifrance.gouv.fr/codes/id/LEGITEXT000006069569/",
    article="Art. 242 nonies A",
)
SWEDISH = read.official(
    "Swedish Tax Agency, what an invoice holds",
    "http://www4.skatteverket.se/rattsligvagledning/edition/2022.14/321574.html",
)
CZECH = read.secondary(
    "Act 235/2004 on VAT (Czechia)",
    "https://www.zakonyprolidi.cz/cs/2004-235#p29",
    article="§ 29(2)(b)",
)
CROATIAN = read.secondary(
    "VAT Act (Croatia)",
    "https://www.zakon.hr/z/1455/zakon-o-porezu-na-dodanu-vrijednost",
    article="Art. 79",
)
BRITISH = read.official(
    "VAT Regulations 1995 (SI 1995/2518)",
    "http://legislation.data.gov.uk/uksi/2007/2085/regulation/7/made/data.html",
)
BRITISH_SELF = read.unchecked(
    "HMRC, VAT self-billing arrangements",
    "https://www.gov.uk/guidance/vat-self-billing-arrangements",
)
NORWEGIAN = read.secondary(
    "Merverdiavgiftsloven (Norway)", "https://lovdata.no/dokument/NL/lov/2009-06-19-58"
)
NORWEGIAN_BOOKS = read.unchecked(
    "Bokføringsforskriften (Norway)", "https://lovdata.no/forskrift/2004-12-01-1558"
)
SWISS = read.unchecked("MWSTG (Switzerland)", "https://www.fedlex.admin.ch/eli/cc/2009/615/de")


@frozen(kw_only=True)
class Words:
    """Words that an invoice carries.

    Attributes:
        text: The words.
        fixed: Whether the law names these words; else any clear reference will do.
    """

    text: str
    fixed: bool = True


def words(text: str, read: Provenance, *, fixed: bool = True, note: str = "") -> Timeline[Words]:
    """Return words with the source that has them."""
    return figure("wording", Words(text=text, fixed=fixed), read, note=note)


BY_LANGUAGE: Mapping[str, Mapping[str, Timeline[Words]]] = {
    "bg": {
        "reverse_charge": words("обратно начисляване", LISTED),
        "exempt_intra_community_supply": words(
            "Освободена вътреобщностна доставка, член 138 от Директива 2006/112/ЕО",
            DIRECTIVE,
            fixed=False,
        ),
        "export_exemption": words(
            "Освободен износ, член 146 от Директива 2006/112/ЕО", DIRECTIVE, fixed=False
        ),
        "margin_second_hand": words("режим на облагане на маржа — стоки втора употреба", DIRECTIVE),
        "self_billing": words("самофактуриране", DIRECTIVE),
    },
    "cs": {
        "reverse_charge": words("daň odvede zákazník", LISTED),
        "exempt_intra_community_supply": words(
            "Dodání zboží do jiného členského státu osvobozené od daně, článek 138 směrnice 2006/112/ES",
            DIRECTIVE,
            fixed=False,
        ),
        "export_exemption": words(
            "Vývoz zboží osvobozený od daně, článek 146 směrnice 2006/112/ES",
            DIRECTIVE,
            fixed=False,
        ),
        "margin_second_hand": words("zvláštní režim — použité zboží", DIRECTIVE),
        "self_billing": words(
            "vystaveno zákazníkem",
            CZECH,
            note="VAT Act 235/2004 § 29(2)(b), read as quoted in a public compliance document",
        ),
    },
    "da": {
        "reverse_charge": words("omvendt betalingspligt", LISTED),
        "exempt_intra_community_supply": words(
            "Momsfri leverance inden for EU, artikel 138 i direktiv 2006/112/EF",
            DIRECTIVE,
            fixed=False,
        ),
        "export_exemption": words(
            "Momsfri udførsel, artikel 146 i direktiv 2006/112/EF", DIRECTIVE, fixed=False
        ),
        "margin_second_hand": words("fortjenstmargenordning — brugte genstande", DIRECTIVE),
        "self_billing": words("selvfakturering", DIRECTIVE),
    },
    "de": {
        "reverse_charge": words("Steuerschuldnerschaft des Leistungsempfängers", GERMAN),
        "exempt_intra_community_supply": words(
            "Steuerfreie innergemeinschaftliche Lieferung, Artikel 138 der Richtlinie 2006/112/EG",
            DIRECTIVE,
            fixed=False,
        ),
        "export_exemption": words(
            "Steuerfreie Ausfuhrlieferung, Artikel 146 der Richtlinie 2006/112/EG",
            DIRECTIVE,
            fixed=False,
        ),
        "margin_second_hand": words("Gebrauchtgegenstände/Sonderregelung", GERMAN),
        "margin_art": words("Kunstgegenstände/Sonderregelung", GERMAN),
        "margin_collectors": words("Sammlungsstücke und Antiquitäten/Sonderregelung", GERMAN),
        "margin_travel": words("Sonderregelung für Reisebüros", GERMAN),
        "self_billing": words("Gutschrift", GERMAN_14),
        "triangulation": words(
            "Innergemeinschaftliches Dreiecksgeschäft",
            GERMAN.at("§ 14a(7)"),
            fixed=False,
            note="Austria asks for the same (UStG 1994, Art. 25(4)). The hint at who owes the tax "
            "stands beside it.",
        ),
    },
    "el": {
        "reverse_charge": words("Αντίστροφη επιβάρυνση", LISTED),
        "exempt_intra_community_supply": words(
            "Απαλλασσόμενη ενδοκοινοτική παράδοση, άρθρο 138 της οδηγίας 2006/112/ΕΚ",
            DIRECTIVE,
            fixed=False,
        ),
        "export_exemption": words(
            "Απαλλασσόμενη εξαγωγή, άρθρο 146 της οδηγίας 2006/112/ΕΚ", DIRECTIVE, fixed=False
        ),
        "margin_second_hand": words("Καθεστώς περιθωρίου — Μεταχειρισμένα αγαθά", DIRECTIVE),
        "self_billing": words("Αυτοτιμολόγηση", DIRECTIVE),
    },
    "en": {
        "reverse_charge": words("Reverse charge", LISTED),
        "exempt_intra_community_supply": words(
            "Exempt intra-Community supply, Article 138 of Directive 2006/112/EC",
            DIRECTIVE,
            fixed=False,
        ),
        "export_exemption": words(
            "Exempt export, Article 146 of Directive 2006/112/EC", DIRECTIVE, fixed=False
        ),
        "margin_second_hand": words("Margin scheme — Second-hand goods", ENGLISH),
        "self_billing": words("Self-billing", ENGLISH),
        "margin_art": words("Margin scheme — Works of art", ENGLISH),
        "margin_collectors": words("Margin scheme — Collector's items and antiques", ENGLISH),
        "margin_travel": words("Margin scheme — Travel agents", ENGLISH),
        "new_means_of_transport": words(
            "New means of transport, Article 138(2)(a) of Directive 2006/112/EC",
            DIRECTIVE,
            fixed=False,
        ),
    },
    "es": {
        "reverse_charge": words("inversión del sujeto pasivo", LISTED),
        "exempt_intra_community_supply": words(
            "Entrega intracomunitaria exenta, artículo 138 de la Directiva 2006/112/CE",
            DIRECTIVE,
            fixed=False,
        ),
        "export_exemption": words(
            "Exportación exenta, artículo 146 de la Directiva 2006/112/CE", DIRECTIVE, fixed=False
        ),
        "margin_second_hand": words(
            "Régimen especial — Bienes usados",
            DIRECTIVE,
            note='Spanish invoicing rules (RD 1619/2012 art. 6) say "régimen especial de los bienes usados"',
        ),
        "self_billing": words("facturación por el destinatario", DIRECTIVE),
    },
    "et": {
        "reverse_charge": words("pöördmaksustamine", LISTED),
        "exempt_intra_community_supply": words(
            "Maksuvaba ühendusesisene kauba tarne, direktiivi 2006/112/EÜ artikkel 138",
            DIRECTIVE,
            fixed=False,
        ),
        "export_exemption": words(
            "Maksuvaba eksport, direktiivi 2006/112/EÜ artikkel 146", DIRECTIVE, fixed=False
        ),
        "margin_second_hand": words("kasuminormi maksustamise kord — kasutatud kaubad", DIRECTIVE),
        "self_billing": words("endale arve koostamine", DIRECTIVE, note="wording uncertain"),
    },
    "fi": {
        "reverse_charge": words("käännetty verovelvollisuus", LISTED),
        "exempt_intra_community_supply": words(
            "Veroton yhteisömyynti, direktiivin 2006/112/EY 138 artikla", DIRECTIVE, fixed=False
        ),
        "export_exemption": words(
            "Veroton vientimyynti, direktiivin 2006/112/EY 146 artikla", DIRECTIVE, fixed=False
        ),
        "margin_second_hand": words("voittomarginaalijärjestelmä — käytetyt tavarat", DIRECTIVE),
        "self_billing": words("itselaskutus", DIRECTIVE),
    },
    "fr": {
        "reverse_charge": words("Autoliquidation", FRENCH),
        "exempt_intra_community_supply": words(
            "Livraison intracommunautaire exonérée, article 138 de la directive 2006/112/CE",
            DIRECTIVE,
            fixed=False,
        ),
        "export_exemption": words(
            "Exportation exonérée, article 146 de la directive 2006/112/CE", DIRECTIVE, fixed=False
        ),
        "margin_second_hand": words(
            "Régime particulier — Biens d'occasion",
            FRENCH,
            note='French text: "Régime particulier-Biens d\'occasion"',
        ),
        "margin_art": words("Régime particulier-Objets d'art", FRENCH),
        "margin_collectors": words(
            "Régime particulier-Objets de collection et d'antiquité", FRENCH
        ),
        "margin_travel": words("Régime particulier-Agences de voyages", FRENCH),
        "self_billing": words("Autofacturation", FRENCH),
    },
    "hr": {
        "reverse_charge": words("prijenos porezne obveze", LISTED),
        "exempt_intra_community_supply": words(
            "Oslobođena isporuka unutar Zajednice, članak 138. Direktive 2006/112/EZ",
            DIRECTIVE,
            fixed=False,
        ),
        "export_exemption": words(
            "Oslobođen izvoz, članak 146. Direktive 2006/112/EZ", DIRECTIVE, fixed=False
        ),
        "margin_second_hand": words(
            "posebni postupak oporezivanja – rabljena dobra",
            CROATIAN,
            note='VAT Act art. 79, read as summarised in a public compliance document ("and the like")',
        ),
        "self_billing": words(
            "samoizdavanje računa",
            CROATIAN,
            note="VAT Act art. 79, read as summarised in a public compliance document",
        ),
    },
    "hu": {
        "reverse_charge": words("fordított adózás", LISTED),
        "exempt_intra_community_supply": words(
            "Adómentes Közösségen belüli termékértékesítés, a 2006/112/EK irányelv 138. cikke",
            DIRECTIVE,
            fixed=False,
        ),
        "export_exemption": words(
            "Adómentes termékexport, a 2006/112/EK irányelv 146. cikke", DIRECTIVE, fixed=False
        ),
        "margin_second_hand": words("különbözet szerinti szabályozás — használt cikkek", DIRECTIVE),
        "self_billing": words("önszámlázás", DIRECTIVE),
    },
    "it": {
        "reverse_charge": words("inversione contabile", LISTED),
        "exempt_intra_community_supply": words(
            "Cessione intracomunitaria esente (non imponibile), articolo 138 della direttiva 2006/112/CE",
            DIRECTIVE,
            fixed=False,
        ),
        "export_exemption": words(
            "Cessione all'esportazione esente (non imponibile), articolo 146 della direttiva 2006/112/CE",
            DIRECTIVE,
            fixed=False,
        ),
        "margin_second_hand": words(
            "regime del margine — beni d'occasione",
            DIRECTIVE,
            note='Italian law (DPR 633/1972 art. 21(6)) says "regime del margine - beni usati"',
        ),
        "self_billing": words("autofatturazione", DIRECTIVE),
    },
    "lt": {
        "reverse_charge": words(
            "Atvirkštinis apmokestinimas", LISTED, note="source printed without diacritics"
        ),
        "exempt_intra_community_supply": words(
            "Neapmokestinamas tiekimas Bendrijos viduje, Direktyvos 2006/112/EB 138 straipsnis",
            DIRECTIVE,
            fixed=False,
        ),
        "export_exemption": words(
            "Neapmokestinamas eksportas, Direktyvos 2006/112/EB 146 straipsnis",
            DIRECTIVE,
            fixed=False,
        ),
        "margin_second_hand": words("Maržos apmokestinimo schema. Naudotos prekės", DIRECTIVE),
        "self_billing": words("Sąskaitų faktūrų išsirašymas", DIRECTIVE, note="wording uncertain"),
    },
    "lv": {
        "reverse_charge": words(
            "nodokļa apgrieztā maksāšana", LISTED, note="source printed with a broken letter"
        ),
        "exempt_intra_community_supply": words(
            "Ar nodokli neapliekama preču piegāde Kopienas iekšienē, Direktīvas 2006/112/EK 138. pants",
            DIRECTIVE,
            fixed=False,
        ),
        "export_exemption": words(
            "Ar nodokli neapliekams eksports, Direktīvas 2006/112/EK 146. pants",
            DIRECTIVE,
            fixed=False,
        ),
        "margin_second_hand": words("peļņas daļas režīms lietotām precēm", DIRECTIVE),
        "self_billing": words("pašaprēķins", DIRECTIVE, note="wording uncertain"),
    },
    "mt": {
        "reverse_charge": words("Inverżjoni tal-ħlas", LISTED),
        "exempt_intra_community_supply": words(
            "Provvista intra-Komunitarja eżenti, Artikolu 138 tad-Direttiva 2006/112/KE",
            DIRECTIVE,
            fixed=False,
        ),
        "export_exemption": words(
            "Esportazzjoni eżenti, Artikolu 146 tad-Direttiva 2006/112/KE", DIRECTIVE, fixed=False
        ),
        "margin_second_hand": words("Skema ta' marġni — Oġġetti użati", DIRECTIVE),
        "self_billing": words("Awtofatturazzjoni", DIRECTIVE),
    },
    "nl": {
        "reverse_charge": words("Btw verlegd", LISTED),
        "exempt_intra_community_supply": words(
            "Vrijgestelde intracommunautaire levering, artikel 138 van Richtlijn 2006/112/EG",
            DIRECTIVE,
            fixed=False,
        ),
        "export_exemption": words(
            "Vrijgestelde uitvoer, artikel 146 van Richtlijn 2006/112/EG", DIRECTIVE, fixed=False
        ),
        "margin_second_hand": words("Bijzondere regeling — Gebruikte goederen", DIRECTIVE),
        "self_billing": words("factuur uitgereikt door afnemer", DIRECTIVE),
    },
    "pl": {
        "reverse_charge": words("odwrotne obciążenie", LISTED),
        "exempt_intra_community_supply": words(
            "Zwolniona wewnątrzwspólnotowa dostawa towarów, art. 138 dyrektywy 2006/112/WE",
            DIRECTIVE,
            fixed=False,
        ),
        "export_exemption": words(
            "Zwolniony eksport towarów, art. 146 dyrektywy 2006/112/WE", DIRECTIVE, fixed=False
        ),
        "margin_second_hand": words("procedura marży — towary używane", DIRECTIVE),
        "self_billing": words("samofakturowanie", DIRECTIVE),
    },
    "pt": {
        "reverse_charge": words("Autoliquidação", LISTED),
        "exempt_intra_community_supply": words(
            "Transmissão intracomunitária isenta, artigo 138.º da Diretiva 2006/112/CE",
            DIRECTIVE,
            fixed=False,
        ),
        "export_exemption": words(
            "Exportação isenta, artigo 146.º da Diretiva 2006/112/CE", DIRECTIVE, fixed=False
        ),
        "margin_second_hand": words("Regime da margem de lucro — Bens em segunda mão", DIRECTIVE),
        "self_billing": words("Autofaturação", DIRECTIVE),
    },
    "ro": {
        "reverse_charge": words("taxare inversă", LISTED),
        "exempt_intra_community_supply": words(
            "Livrare intracomunitară scutită, articolul 138 din Directiva 2006/112/CE",
            DIRECTIVE,
            fixed=False,
        ),
        "export_exemption": words(
            "Export scutit, articolul 146 din Directiva 2006/112/CE", DIRECTIVE, fixed=False
        ),
        "margin_second_hand": words("regimul marjei — bunuri second-hand", DIRECTIVE),
        "self_billing": words("autofacturare", DIRECTIVE),
    },
    "sk": {
        "reverse_charge": words("prenesenie daňovej povinnosti", LISTED),
        "exempt_intra_community_supply": words(
            "Oslobodené dodanie tovaru v rámci Spoločenstva, článok 138 smernice 2006/112/ES",
            DIRECTIVE,
            fixed=False,
        ),
        "export_exemption": words(
            "Oslobodený vývoz tovaru, článok 146 smernice 2006/112/ES", DIRECTIVE, fixed=False
        ),
        "margin_second_hand": words("úprava zdaňovania prirážky — použitý tovar", DIRECTIVE),
        "self_billing": words("vyhotovenie faktúry odberateľom", DIRECTIVE),
    },
    "sl": {
        "reverse_charge": words(
            "Reverse Charge",
            LISTED,
            note='The Slovenian text of the Directive keeps the English words; ZDDV-1 also uses "obrnjena davčna obveznost"',
        ),
        "exempt_intra_community_supply": words(
            "Oproščena dobava blaga znotraj Skupnosti, člen 138 Direktive 2006/112/ES",
            DIRECTIVE,
            fixed=False,
        ),
        "export_exemption": words(
            "Oproščen izvoz, člen 146 Direktive 2006/112/ES", DIRECTIVE, fixed=False
        ),
        "margin_second_hand": words("Posebna ureditev — Rabljeno blago", DIRECTIVE),
        "self_billing": words("Samofakturiranje", DIRECTIVE),
    },
    "sv": {
        "reverse_charge": words("omvänd betalningsskyldighet", SWEDISH),
        "exempt_intra_community_supply": words(
            "Undantagen unionsintern leverans, artikel 138 i direktiv 2006/112/EG",
            DIRECTIVE,
            fixed=False,
        ),
        "export_exemption": words(
            "Undantagen export, artikel 146 i direktiv 2006/112/EG", DIRECTIVE, fixed=False
        ),
        "margin_second_hand": words("vinstmarginalbeskattning för begagnade varor", SWEDISH),
        "margin_art": words("vinstmarginalbeskattning för konstverk", SWEDISH),
        "margin_collectors": words(
            "vinstmarginalbeskattning för samlarföremål eller antikviteter", SWEDISH
        ),
        "margin_travel": words("vinstmarginalbeskattning för resebyråer", SWEDISH),
        "self_billing": words("självfakturering", SWEDISH),
    },
}
"""The words of each point, by the language of ISO 639-1; Irish was not found."""

BY_COUNTRY: Mapping[str, Mapping[str, Timeline[Words]]] = {
    "GB": {
        "reverse_charge": words(
            "Reverse charge: customer to pay the VAT to HMRC",
            BRITISH.at("reg. 14(1)(o)"),
            fixed=False,
        ),
        "export_exemption": words("Zero-rated export", BRITISH.at("reg. 14(2)(h)"), fixed=False),
        "margin_second_hand": words(
            "Margin scheme: second-hand goods", BRITISH.at("reg. 14(1)(n)"), fixed=False
        ),
        "self_billing": words(
            "The VAT shown is your output tax due to HMRC", BRITISH_SELF, fixed=False
        ),
    },
    "NO": {
        "export_exemption": words(
            "Avgiftsfri utførsel, merverdiavgiftsloven § 6-21", NORWEGIAN.at("§ 6-21"), fixed=False
        ),
        "reverse_charge": words(
            "Omvendt avgiftsplikt, merverdiavgift er ikke beregnet",
            NORWEGIAN_BOOKS.at("§ 5-1-1"),
            fixed=False,
        ),
        "margin_second_hand": words(
            "Avansesystemet for brukte varer mv., merverdiavgift er ikke fradragsberettiget",
            NORWEGIAN_BOOKS,
            fixed=False,
        ),
    },
    "CH": {
        "export_exemption": words(
            "Von der Steuer befreit (Art. 23 MWSTG)", SWISS.at("Art. 23, 26"), fixed=False
        ),
        "reverse_charge": words("Bezugsteuer (Art. 45 MWSTG)", SWISS.at("Art. 45"), fixed=False),
        "margin_collectors": words("Margenbesteuerung", SWISS.at("Art. 24a"), fixed=False),
    },
}
"""The words of countries outside the Union; none of them are prescribed word by word."""
