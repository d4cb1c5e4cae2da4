# ruff: noqa: E501 - titles of law and long addresses stay whole
"""How each law counts: its statute on computing time, by country.

Every clock says by which of these statutes its last day is found; there is no silent default.
Deadlines here are those for an act to be done (a notice, an answer, a payment). A period that only
measures a state, such as a guarantee, does not move; see ``Term.rolls``.
"""

import datetime as dt
from collections.abc import Iterable, Mapping

from xborder.complaints.law.computing_time import Computation, LastDay, Months
from xborder.day import civil_day
from xborder.errors import NotFound
from xborder.kind import of_kind
from xborder.source import Reader
from xborder.timeline import Dated, Timeline
from xborder.worktime import Weekday

read: Reader = Reader(dt.date(2026, 11, 30))
"""Whoever read the statutes on computing time, and when."""

_SAT, _SUN, _FRI = Weekday.SATURDAY, Weekday.SUNDAY, Weekday.FRIDAY


def _rolls(
    name: str,
    *weekend: Weekday,
    months: Months = Months.CORRESPONDING,
    unsettled: Iterable[Weekday] = (),
) -> Computation:
    return Computation(
        id=f"{name}.time",
        last_day=LastDay.NEXT_WORKING_DAY,
        weekend=weekend,
        months=months,
        unsettled=unsettled,
    )


def _stays(name: str, *unsettled: Weekday) -> Computation:
    return Computation(id=f"{name}.time", last_day=LastDay.STAYS, unsettled=unsettled)


_FROM_FIRST = Months.FROM_FIRST_DAY
_SUPPLIED = "Known from the code's usual text; the page was not read."

COMPUTATIONS: Mapping[str, Timeline[Computation]] = {
    # The European Union and its members.
    "EU": _rolls("eu", _SAT, _SUN).by(
        read.secondary("Regulation (EEC, Euratom) No 1182/71", "https://eur-lex.europa.eu/eli/reg/1971/1182/oj", article="Art. 3(1), (2), (4)"),
        note="Of periods in acts of the Union; through recital 41 of Directive 2011/83/EU also of withdrawal. Holidays are those of the state concerned.",
    ),
    "AT": _rolls("at", _SAT, _SUN).by(
        read.official("Allgemeines bürgerliches Gesetzbuch", "https://www.ris.bka.gv.at/eli/jgs/1811/946/P903/NOR12018627", article="ss. 902-903"),
        note="Saturday and Good Friday by BGBl. 37/1961, for statutory periods; that part was read in a summary.",
    ),
    "BE": _rolls("be", _SAT, _SUN).by(read.unchecked("Code civil, livre 1", "https://www.ejustice.just.fgov.be/eli/loi/2022/04/28/2022032057/justel", article="Art. 1.7")),
    "BG": _rolls("bg", _SAT, _SUN).by(read.unchecked("Law on Obligations and Contracts", "https://lex.bg/laws/ldoc/2121934337", article="Art. 72"), note=_SUPPLIED),
    "CY": _rolls("cy", _SUN).by(
        read.secondary("Interpretation Law (Cap. 1)", "http://www.cylaw.org/nomoi/enop/ind/0_1/section-sc377f6fda-86b4-4dd4-b8da-ef319cb9307b-ln60572c91-14da-4eda-8075-2689b1f61756.html", article="s. 31"),
        note="Sundays and public holidays, not Saturdays; up to six days they are left out of the count. Of laws and public documents. Read in the bar association's collection.",
    ),
    "CZ": _rolls("cz", _SAT, _SUN).by(
        read.secondary("Civil Code 89/2012", "http://zakony.centrum.cz/obcansky-zakonik-novy/cast-1-hlava-5-dil-2-paragraf-607", article="ss. 605-607"),
        note="Section 607 was read word for word: Saturday, Sunday or holiday, the nearest following working day.",
    ),
    "DE": _rolls("de", _SAT, _SUN).by(read.official("Bürgerliches Gesetzbuch", "https://www.gesetze-im-internet.de/bgb/__193.html", article="ss. 187, 188, 193")),
    "DK": _rolls("dk", _SAT, _SUN).by(
        read.secondary("Forældelsesloven", "https://www.retsinformation.dk/eli/lta/2015/1238", article="s. 27(2)"),
        note="Of limitation; the same list stands in special acts. 5 June, 24 and 31 December are days off too: give them among the holidays.",
    ),
    "EE": _rolls("ee", _SAT, _SUN).by(read.unchecked("General Part of the Civil Code Act", "https://www.riigiteataja.ee/en/eli/501042021006/consolide", article="s. 136"), note=_SUPPLIED),
    "ES": _stays("es", _SAT, _SUN).by(
        read.secondary("Código Civil", "https://www.boe.es/buscar/act.php?id=BOE-A-1889-4763", article="Art. 5"),
        note="Days off are not left out (Art. 5.2); whether a last day off moves is divided in case law.",
    ),
    "FI": _rolls("fi", _SAT, _SUN, unsettled=(_SAT, _SUN)).by(
        read.official("Act 150/1930 on computing statutory periods", "https://finlex.fi/fi/laki/ajantasa/1930/19300150", article="ss. 1-5"),
        note="Of acts before courts and authorities; whether it reaches private periods is open.",
    ),
    "FR": _rolls("fr", _SAT, _SUN).by(
        read.secondary("Code de procédure civile", "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006410913", article="Arts. 640-642"),
        note="Of procedure; Code de la consommation L221-19 says the same of withdrawal. Substantive periods have no general rule.",
    ),
    "GR": _rolls("gr", _SUN, unsettled=(_SAT,)).by(
        read.secondary("Civil Code", "https://www.lawspot.gr/node/17702", article="Arts. 241-243"),
        note="Article 242 was read word for word: a last day that is a holiday by law, the working day after it. Saturday is a day off for procedure only (Code of Civil Procedure Art. 144(3)).",
    ),
    "HR": _rolls("hr", _SUN, unsettled=(_SAT,)).by(
        read.unchecked("Civil Obligations Act", "https://narodne-novine.nn.hr/clanci/sluzbeni/2005_03_35_707.html", article="Art. 300"),
        note="A day on which by law there is no work; whether Saturday is one was not read.",
    ),
    "HU": _rolls("hu", _SAT, _SUN).by(
        read.unchecked("Civil Code, Act V of 2013", "https://net.jogtar.hu/jogszabaly?docid=a1300005.tv", article="s. 8:3"),
        note="The like rule of the former Code of Civil Procedure (s. 103(4)) and its opinion MK 69, by which Saturday is a day off, were read.",
    ),
    "IE": _stays("ie").by(read.unchecked("Interpretation Act 2005", "https://www.irishstatutebook.ie/eli/2005/act/23/section/18/enacted/en/html", article="s. 18(h)")),
    "IT": _rolls("it", _SUN, unsettled=(_SAT,)).by(
        read.secondary("Codice civile", "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:regio.decreto:1942-03-16;262", article="Arts. 2963, 1187"),
        note="Saturday is a day off for procedure only (c.p.c. Art. 155(5)).",
    ),
    "LT": _rolls("lt", _SAT, _SUN).by(
        read.secondary("Civil Code", "https://mydocx.ru/1-17334.html", article="Art. 1.121"),
        note="A last day that is Saturday, Sunday or an official holiday: the working day after it.",
    ),
    "LU": _rolls("lu", _SAT, _SUN).by(
        read.official("Law of 30 May 1984 approving the European Convention on the Calculation of Time-Limits (ETS 76)", "http://data.legilux.public.lu/file/eli-etat-leg-loi-1984-05-30-n4-jo-fr-html.html", article="Arts. 1-2; Convention Arts. 2-5"),
        note="Of civil, commercial and administrative periods by law or by contract; Saturday counts as a holiday (Art. 2). The convention's article on the last day was read in a summary.",
    ),
    "LV": _rolls("lv", _SAT, _SUN, unsettled=(_SAT, _SUN)).by(
        read.unchecked("Civil Procedure Law", "https://likumi.lv/ta/id/50500-civilprocesa-likums", article="s. 48"),
        note="Of court periods, known from the usual text; a general rule on private periods is not known. Of withdrawal, recital 41 of Directive 2011/83/EU points to Regulation 1182/71, which moves the last day.",
    ),
    "MT": _rolls("mt", _SAT, _SUN, unsettled=(_SAT, _SUN)).by(
        read.secondary("Code of Organization and Civil Procedure (Cap. 12), as Malta tells the European Judicial Network", "https://e-justice.europa.eu/279/IT/time_limits_on_procedures?MALTA&action=print&init=true", article="Art. 108"),
        note="Of court periods: a Saturday, Sunday or holiday, the next working day. Whether it reaches private periods was not read; Regulation 1182/71 moves those of the Union's acts.",
    ),
    "NL": _rolls("nl", _SAT, _SUN).by(
        read.secondary("Algemene termijnenwet", "https://wetten.overheid.nl/BWBR0002448/", article="Arts. 1-4"),
        note="Not of periods over three months, in hours, or counted backwards. Good Friday is a holiday too.",
    ),
    "PL": _rolls("pl", _SUN).by(
        read.secondary("Kodeks cywilny", "https://isap.sejm.gov.pl/isap.nsf/DocDetails.xsp?id=WDU19640160093", article="Arts. 111, 112, 115"),
        end=dt.date(2017, 1, 1),
    ).then(
        read.secondary("Act of 16 December 2016 (Dz.U. 2016 poz. 2255)", "https://isap.sejm.gov.pl/isap.nsf/DocDetails.xsp?id=WDU20160002255"),
        weekend={_SAT, _SUN},
        note="Saturday was added.",
    ),
    "PT": _rolls("pt", _SUN, unsettled=(_SAT,)).by(read.unchecked("Código Civil", "https://diariodarepublica.pt/dr/legislacao-consolidada/decreto-lei/1966-34509075", article="Art. 279(e)"), note=_SUPPLIED),
    "RO": _rolls("ro", _SAT, _SUN).by(
        read.secondary("Codul civil (Law 287/2009)", "http://codulcivil.avocatie.ro/2013/08/calculul-termenelor-art-2551-art-2556.html", article="Arts. 2551-2556"),
        note="Article 2554: a last day that is no working day, the end of the first working day after it. In days neither the first day nor the last counts (Art. 2553(1)); the last one counted here is a day earlier, and so the safer for whoever must act.",
    ),
    "SE": _rolls("se", _SAT, _SUN).by(
        read.official("Lag (1930:173) om beräkning av lagstadgad tid", "https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/lag-1930173-om-berakning-av-lagstadgad-tid_sfs-1930-173/", article="ss. 1-2"),
        note="Midsummer Eve, Christmas Eve and New Year's Eve are days off too: give them among the holidays.",
    ),
    "SI": _rolls("si", _SUN, unsettled=(_SAT,)).by(read.unchecked("Obligacijski zakonik", "https://pisrs.si/pregledPredpisa?id=ZAKO1263", article="Art. 62"), note=_SUPPLIED),
    "SK": _rolls("sk", _SAT, _SUN).by(
        read.secondary("Občiansky zákonník 40/1964", "https://www.legalis.sk/sk/casopis/sukromne-pravo/o-pocitani-casu-a-o-tom-co-zakon-hovori-a-co-nehovori.m-2595.html", article="s. 122"),
        note="Paragraphs 1 and 2 were read there, paragraph 3 in the former Czech text of the same code.",
    ),
    # Europe beside the Union.
    "GB": _stays("gb", _SAT, _SUN).by(
        read.unchecked("Consumer Contracts Regulations 2013", "https://www.legislation.gov.uk/uksi/2013/3134/regulation/30", article="reg. 30"),
        note="No provision for a last day off; the Interpretation Act 1978 has no general rule, and Civil Procedure Rule 2.8 is of court periods.",
    ),
    "GB data": _rolls("gb_data", _SAT, _SUN).by(
        read.official("Information Commissioner's Office, guidance on subject access", "https://ico.org.uk/global/sar-checklist-for-smes/i-need-to-complete-a-sar"),
        note="To the corresponding date; if that is a weekend or a public holiday, until the next working day.",
    ),
    "NO": _rolls("no", _SAT, _SUN).by(
        read.secondary("Angrerettloven and Domstolloven", "https://lovdata.no/lov/2014-06-20-27/§6", article="s. 6; ss. 148-149"),
    ),
    "CH": _rolls("ch", _SAT, _SUN).by(
        read.secondary("Code of Obligations; Act on terms that end on Saturdays (SR 173.110.3)", "https://www.fedlex.admin.ch/eli/cc/27/317_321_377/de#art_78", article="Arts. 77-78; Art. 1"),
        note="Saturday for periods of federal law, not for purely contractual ones.",
    ),
    "IS": _stays("is", _SAT, _SUN).by(
        read.unchecked("Consumer Contracts Act 16/2016 (Iceland)", "https://www.althingi.is/lagas/nuna/2016016.html"),
        note="Whether a last day off moves was not read.",
    ),
    "LI": _rolls("li", _SUN, unsettled=(_SAT,)).by(
        read.unchecked("Allgemeines bürgerliches Gesetzbuch of Liechtenstein", "https://www.gesetze.li/konso/1003001000", article="ss. 902-903"),
        note="Sundays and holidays; that Saturday goes likewise was not read.",
    ),
    "RS": _rolls("rs", _SUN, unsettled=(_SAT,)).by(
        read.unchecked("Serbian Law of Obligations", "https://www.paragraf.rs/propisi/zakon_o_obligacionim_odnosima.html", article="Art. 77"),
    ),
    "UA": _rolls("ua", _SAT, _SUN).by(
        read.unchecked("Civil Code of Ukraine", "https://zakon.rada.gov.ua/laws/show/435-15", article="Arts. 253-254"),
    ),
    "TR": _rolls("tr", _SUN, unsettled=(_SAT,)).by(
        read.secondary("Turkish Code of Obligations 6098", "https://www.mevzuat.gov.tr/mevzuat?MevzuatNo=6098", article="Arts. 92-93"),
        note="The weekly holiday by law is Sunday; Saturday is not named.",
    ),
    # Asia, the Pacific, the Middle East and Africa.
    "CN": _rolls("cn", _SAT, _SUN).by(
        read.secondary("Civil Code of the PRC", "https://www.gov.cn/xinwen/2020-06/01/content_5516649.htm", article="Arts. 201-203"),
        note="Legal days off are read to include the weekly ones; make-up days count as working days.",
    ),
    "HK": _rolls("hk", _SUN).by(
        read.secondary("Interpretation and General Clauses Ordinance (Cap. 1)", "https://www.elegislation.gov.hk/hk/cap1", article="s. 71"),
        note="Days of a gale or black rainstorm warning are days off too.",
    ),
    "TW": _rolls("tw", _SAT, _SUN, months=_FROM_FIRST, unsettled=(_SAT,)).by(
        read.secondary("Civil Code of the Republic of China (Taiwan)", "https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=B0000001", article="Arts. 120-122"),
        note="Sunday, memorial days and other rest days; Saturday is one in administrative practice.",
    ),
    "JP": _rolls("jp", _SUN, months=_FROM_FIRST, unsettled=(_SAT, _SUN)).by(
        read.secondary("Civil Code of Japan", "https://laws.e-gov.go.jp/law/129AC0000000089", article="Arts. 140-143"),
        note="Only where it is the custom not to transact on that day (Art. 142).",
    ),
    "KR": _rolls("kr", _SUN, months=_FROM_FIRST).by(
        read.secondary("Civil Act of Korea", "https://www.law.go.kr/법령/민법", article="Arts. 157-161"),
        end=dt.date(2007, 12, 21),
    ).then(
        read.secondary("Civil Act of Korea, as changed on 21 December 2007", "https://www.law.go.kr/법령/민법", article="Art. 161"),
        weekend={_SAT, _SUN},
        note="Saturday was added.",
    ),
    "SG": _rolls("sg", _SUN).by(read.secondary("Interpretation Act 1965", "https://sso.agc.gov.sg/Act/IA1965?ProvIds=P1-#pr50-", article="s. 50")),
    "MY": _rolls("my", _SUN, unsettled=(_FRI, _SAT, _SUN)).by(
        read.secondary("Interpretation Acts 1948 and 1967", "https://lom.agc.gov.my/act-view.php?language=BI&no=388", article="s. 54"),
        note="The weekly holiday differs by state: Friday in some.",
    ),
    "TH": _rolls("th", _SAT, _SUN, months=_FROM_FIRST).by(
        read.secondary("Civil and Commercial Code of Thailand", "https://www.krisdika.go.th/", article="ss. 193/3-193/8"),
        note="Holidays by official notice or custom; Saturday by the official working week.",
    ),
    "ID": _stays("id", _SAT, _SUN).by(read.unchecked("Indonesian Civil Code", "https://peraturan.go.id/"), note="No general rule on private periods is known."),
    "PH": _rolls("ph", _SAT, _SUN).by(
        read.secondary("Civil Code of the Philippines", "https://lawphil.net/statutes/repacts/ra1949/ra_386_1949.html", article="Art. 13"),
        note="A month is 30 days by it; the days off are those of the Administrative Code of 1987, s. 28, which was not read.",
    ),
    "VN": _rolls("vn", _SAT, _SUN).by(read.secondary("Civil Code of Vietnam 2015", "https://vbpl.vn/TW/Pages/vbpq-toanvan.aspx?ItemID=95942", article="Arts. 147-148"), note="The weekly rest day, Saturday where it is one."),
    "IN": _stays("in").by(
        read.secondary("General Clauses Act 1897", "https://www.indiacode.nic.in/handle/123456789/2328", article="ss. 9-10"),
        note="Only acts to be done in a court or office that is closed move; periods between private persons do not.",
    ),
    "AU": _rolls("au", _SAT, _SUN).by(
        read.official("Acts Interpretation Act 1901", "https://www.legislation.gov.au/C1901A00002/latest/text", article="s. 36(2)"),
        note="The wording of 1948 was read, the present one not.",
    ),
    "NZ": _rolls("nz", _SAT, _SUN).by(
        read.secondary("Legislation Act 2019", "https://www.legislation.govt.nz/act/public/2019/0058/latest/LMS39272.html", article="ss. 13, 54, 55"),
        note="25 December to 2 January are no working days: give them among the holidays.",
    ),
    "AE": _rolls("ae", _FRI, _SAT, unsettled=(_FRI, _SAT)).by(
        read.unchecked("Civil Procedure Law (Federal Decree-Law 42/2022)", "https://uaelegislation.gov.ae/en/legislations/1602"),
        end=dt.date(2022, 1, 1),
        note="Its article on time limits was not read.",
    ).then(
        read.unchecked("Civil Procedure Law (Federal Decree-Law 42/2022)", "https://uaelegislation.gov.ae/en/legislations/1602"),
        weekend={_SAT, _SUN},
        unsettled={_SAT, _SUN},
        note="Its article on time limits was not read. The federal weekend is Saturday and Sunday since 2022; Sharjah's has Friday too.",
    ),
    "SA": _rolls("sa", _FRI, _SAT, unsettled=(_FRI, _SAT)).by(
        read.unchecked("Civil Transactions Law (Royal Decree M/191)", "https://laws.boe.gov.sa/"),
        note="Its periods are counted by the Hijri calendar unless stated otherwise; its article on days off was not read.",
    ),
    "IL": _rolls("il", _SAT, unsettled=(_FRI,)).by(read.unchecked("Interpretation Law 5741-1981", "https://he.wikisource.org/wiki/חוק_הפרשנות", article="s. 10"), note="The weekly rest day is Saturday."),
    "ZA": _rolls("za", _SUN).by(read.secondary("Interpretation Act 33 of 1957", "https://www.gov.za/documents/interpretation-act-20-jun-1957-0000", article="s. 4")),
    # The Americas.
    "US": _stays("us", _SAT, _SUN).by(
        read.unchecked("Federal Rules of Civil Procedure", "https://www.law.cornell.edu/rules/frcp/rule_6", article="rule 6(a)"),
        note="Of courts, and of statutes without a method; the regulations here have no rule of their own on a last day off.",
    ),
    "US California": _rolls("us_california", _SAT, _SUN).by(
        read.secondary("California Code of Civil Procedure", "https://casetext.com/statute/california-codes/california-code-of-civil-procedure/division-preliminary-provisions/section-12a-last-day-for-performing-act-holiday", article="ss. 12, 12a"),
        note="Of any act that law requires within a period; Saturdays, Sundays and judicial holidays.",
    ),
    "CA": _rolls("ca", _SUN).by(
        read.official("Interpretation Act (R.S.C. 1985, c. I-21)", "https://laws-lois.justice.gc.ca/eng/acts/I-21/", article="ss. 26-29, 35"),
        note="Of federal acts: Sundays and holidays, not Saturdays.",
    ),
    "CA Ontario": _rolls("ca_ontario", _SUN, unsettled=(_SAT,)).by(
        read.unchecked("Legislation Act, 2006 (S.O. 2006, c. 21, Sched. F)", "https://www.ontario.ca/laws/statute/06l21", article="ss. 88-89"),
        note="Known from the usual text: Sundays and holidays; for what is done at an office that is closed, Saturdays too.",
    ),
    "CA Quebec": _rolls("ca_quebec", _SUN, unsettled=(_SAT,)).by(
        read.unchecked("Interpretation Act (chapter I-16)", "https://www.legisquebec.gouv.qc.ca/en/document/cs/I-16", article="ss. 52, 61(23)"),
        note="Known from the usual text; Saturday is a day off for procedure.",
    ),
    "MX": _rolls("mx", _SUN, unsettled=(_SAT,)).by(read.unchecked("Código Civil Federal", "https://www.diputados.gob.mx/LeyesBiblio/pdf/CCF.pdf", article="Arts. 1176-1180"), note="Of limitation."),
    "BR": _rolls("br", _SUN, months=Months.CORRESPONDING_OR_NEXT, unsettled=(_SAT,)).by(
        read.secondary("Código Civil (Lei 10.406/2002)", "https://www.planalto.gov.br/ccivil_03/leis/2002/l10406compilada.htm", article="Art. 132"),
        note="A last day that is a holiday: the next working day (par. 1). Sunday is treated as one, Saturday is disputed.",
    ),
    "CL": _stays("cl").by(read.secondary("Código Civil", "https://www.bcn.cl/leychile/navegar?idNorma=172986", article="Arts. 48-50"), note="Holidays are included unless the period is in working days."),
    "CO": _stays("co", _SUN).by(
        read.unchecked("Ley 4 de 1913", "https://www.suin-juriscol.gov.co/viewDocument.asp?id=30019767", article="Art. 62"),
        note="A last day off moves periods in months and years; of calendar days nothing is said.",
    ),
    # Contracts, not statutes.
    "card networks": _stays("card_networks", _SAT, _SUN).by(
        read.secondary("Chargeback time limits by card network, adviser's table of March 2026", "https://winningchargebacks.com/blog/chargeback-time-limits.html"),
        note="The table counts calendar days and says nothing of days off; the networks' own rules were not read.",
    ),
}  # fmt: skip
"""The statute on computing time of each country, by its code; some laws have one of their own."""


def computation(country: str, on: dt.date) -> Dated[Computation]:
    """Return how a country's law counts on a day, with its source.

    Args:
        country: ISO 3166-1 alpha-2, ``"EU"``, or one of the special ones (``"GB data"``,
            ``"US California"``, ``"CA Ontario"``, ``"CA Quebec"``, ``"card networks"``).
        on: The civil day.

    Raises:
        NotFound: Its statute is not known here.

    Examples:
        >>> found = computation("TW", dt.date(2026, 4, 19))
        >>> found.value.last_day.value, found.source.article
        ('next_working_day', 'Arts. 120-122')
    """
    day = civil_day(on, "on")
    of_kind(country, str, "country")
    if country not in COMPUTATIONS:
        raise NotFound(
            "No statute on computing time is known for {value}.",
            code="law.computation",
            remedy="Use one of {known}.",
            where="country",
            value=country,
            known=", ".join(sorted(COMPUTATIONS)),
        )
    return COMPUTATIONS[country].entry(day)
