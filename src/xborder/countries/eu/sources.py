"""Where the Union's rules can be read, and how well each was read for this library.

The official texts are the Official Journal (https://eur-lex.europa.eu) and the pages of the
Commission (https://taxation-customs.ec.europa.eu) and of national customs and tax authorities.

Example:
    >>> print(RELIEFS)
    Council Regulation (EC) No 1186/2009, Art. 23-27
"""

from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))
again: Reader = Reader(day(2026, 11, 30))

SINGLE_MARKET_VAT = day(2021, 7, 1)
"""The e-commerce package: no VAT relief, IOSS, special arrangements, deemed suppliers, one OSS."""
FLAT_DUTY = day(2026, 7, 1)
"""The end of the duty relief, and the EUR 3."""
FLAT_DUTY_END = day(2028, 7, 1)
"""The end of the EUR 3 and of the special arrangements, as enacted."""
HANDLING_FEE = day(2026, 11, 1)
"""The day the handling fee was planned for; its start was not seen."""

CUSTOMS_CODE = read.official(
    "Regulation (EU) No 952/2013, Union Customs Code",
    "https://eur-lex.europa.eu/eli/reg/2013/952/oj",
    article="Art. 70-72",
)
AGREEMENTS = read.secondary(
    "EU-UK Trade and Cooperation Agreement, Art. 21; EEA Agreement, Art. 10; free trade agreements with Switzerland, Korea and Canada; Decision 1/95 on the customs union with Turkey; Regulation (EU) No 978/2012, Art. 18",
    "https://eur-lex.europa.eu/eli/agree_internation/2021/689(1)/oj",
    article="Art. 64(2) of the Union Customs Code",
)
EQUIVALENTS = read.secondary(
    "Regulation (EC) No 1186/2009; Directive 2006/79/EC; Directive 2006/112/EC, Art. 369zc",
    "https://eur-lex.europa.eu/eli/reg/2009/1186/oj",
    article="Art. 131; Art. 4: rounding allowed, and last year's figure below a change of 5%",
)
TRADE_REMEDIES = read.secondary(
    "Regulation (EU) 2016/1036 and the Commission's list of measures, such as Regulation (EU) 2022/191",
    "https://tron.trade.ec.europa.eu/investigations/ongoing",
)
SANCTIONS = read.secondary(
    "Regulation (EU) No 833/2014; Regulation (EC) No 765/2006",
    "https://eur-lex.europa.eu/eli/reg/2014/833",
    article="Art. 3g, 3i, 3o and Annexes XVII, XXI, XXV, XXVI",
)
INTRINSIC = read.official(
    "Spanish Tax Agency, low-value consignments manual, intrinsic value",
    "https://sede.agenciatributaria.gob.es/Sede/en_gb/ayuda/manuales-videos-folletos/manuales-practicos/manual-importacion-exportacion-envios-escaso-valor/1-introduccion/1_3-definiciones-principales-conceptos-aduaneros/1_3_1-valor-intrinseco.html",
    article="Delegated Regulation (EU) 2015/2446, Art. 1(48)",
)
POSTAGE = read.secondary(
    "Implementing Regulation (EU) 2015/2447",
    "https://eur-lex.europa.eu/eli/reg_impl/2015/2447/oj",
    article="Art. 138(3)",
)
RELIEFS = read.official(
    "Council Regulation (EC) No 1186/2009",
    "https://eur-lex.europa.eu/eli/reg/2009/1186/oj",
    article="Art. 23-27",
)
NON_COMMERCIAL = read.official(
    "Irish Revenue, gifts and consignments of low value, procedure at importation",
    "https://revenue.ie/en/importing-vehicles-duty-free-allowances/gifts-and-consignments-of-low-value/procedure-at-importation.aspx",
    article="Regulation (EEC) No 2658/87, Annex I, Section II D",
)
NEGLIGIBLE = read.unchecked(
    "Directive 2009/132/EC", "https://eur-lex.europa.eu/eli/dir/2009/132/oj", article="Art. 23-24"
)
IRISH_RELIEF = read.secondary(
    "Irish Revenue, relief on gifts and consignments of low value",
    "https://revenue.ie/en/importing-vehicles-duty-free-allowances/gifts-and-consignments-of-low-value/index.aspx",
)
GERMAN_SMALL = read.official(
    "German Customs, internet orders",
    "https://zoll.de/EN/Private-individuals/Postal_consignments_internet_order/Shipments-from-a-non-EU-country/Duties-and-taxes/Internet-orders/internet-orders_node.html",
)
FINNISH_SMALL = read.secondary(
    "Dawn.fi, the least VAT that customs collects", "https://dawn.fi/t/alv"
)
IMPORT_BASE = read.official(
    "Directive 2006/112/EC", "https://eur-lex.europa.eu/eli/dir/2006/112/oj", article="Art. 85-86"
)
SUPPLY_BASE = read.official(
    "Directive 2006/112/EC",
    "https://eur-lex.europa.eu/eli/dir/2006/112/oj",
    article="Art. 73, 78-79",
)
IOSS = read.official(
    "Spanish Tax Agency, low-value consignments manual, import scheme (IOSS)",
    "https://sede.agenciatributaria.gob.es/Sede/en_gb/ayuda/manuales-videos-folletos/manuales-practicos/manual-importacion-exportacion-envios-escaso-valor/1-introduccion/1_1-conjunto-medidas-sobre-iva-electronico/1_1_2-normas-iva-que-afectan-aduanas/supresion-exencion-iva-importacion-bienes.html",
    article="Directive 2006/112/EC, Art. 369l-369x, 143(1)(ca)",
)
SPECIAL = read.official(
    "Spanish Tax Agency, low-value consignments manual, special arrangements",
    "https://sede.agenciatributaria.gob.es/Sede/en_gb/ayuda/manuales-videos-folletos/manuales-practicos/manual-importacion-exportacion-envios-escaso-valor/3-mecanismos-recaudacion-iva/3_2-regimen-especial/3_2_1-concepto-principal-descripcion-proceso/concepto-principal.html",
    article="Directive 2006/112/EC, Art. 369y-369zb",
)
SUPPLIER_LIABLE = day(2028, 7, 1)
"""The first day on which suppliers outside IOSS owe the VAT on import."""
SUPPLIER_LIABILITY = read.secondary(
    "Directive (EU) 2025/1539, by vatupdate.com", "https://www.vatupdate.com/?p=321739"
)
DEEMED_SUPPLIER = read.secondary(
    "Directive 2006/112/EC; Baker McKenzie on the e-commerce package",
    "https://insightplus.bakermckenzie.com/bm/tax/european-union-e-commerce-new-tools-to-understand-and-implement-the-new-eu-vat-regime",
    article="Art. 14a(1)",
)
DISTANCE_SALES = read.official(
    "Spanish Tax Agency, VAT manual, joint limit of distance sales",
    "https://sede.agenciatributaria.gob.es/Sede/en_gb/ayuda/manuales-videos-folletos/manuales-practicos/manual-iva-2023/capitulo-03-entregas-realizadas-empresarios-profesionales/entregas-bienes-servic-realizadas-empresarios-profesionales/operaciones-realizadas-territorio/lim-conj-ventas-distancia-servic-tv___.html",
    article="Directive 2006/112/EC, Art. 33, 59c",
)
OLD_DISTANCE_SALES = read.secondary(
    "Neal Ford, the EU VAT e-commerce package",
    "https://www.nealford.co.uk/eu-vat-ecommerce-package/",
    article="Directive 2006/112/EC, former Art. 34",
)
FLAT_DUTY_ACT = read.official(
    "Council Regulation (EU) 2026/382; Swedish Customs, changes to low-value consignments",
    "https://www.tullverket.se/en/startpage/business/infocus/futuredevelopmentsinthecustomsarea/changestolowvalueconsignments.4.389ee53119d71f234982f159.html",
    article="Art. 2; Delegated Regulation (EU) 2026/1022, Art. 1(61) of (EU) 2015/2446",
)
FLAT_DUTY_GUIDANCE = read.secondary(
    "DG TAXUD, EUR 3 temporary customs duty, guidance, 5 October 2026",
    "https://taxation-customs.ec.europa.eu/news/guidance-and-legal-text-temporary-flat-fee-low-value-imports-which-will-apply-until-1-july-2028-2026-06-08_en",
    article="section 3",
)
HANDLING = read.secondary(
    "Regulation (EU) 2026/2108; Commission delegated act C(2026)6694",
    "https://eur-lex.europa.eu/legal-content/AUTO/?uri=CELEX:32026R2108",
    article="Art. 20",
)
FRENCH_FEE = read.secondary(
    "French Customs, small-parcel tax, finance law 2026",
    "https://www.douane.gouv.fr/en/node/18396",
    article="Art. 82",
)
ITALIAN_FEE = read.secondary(
    "PwC TLS on Law 199/2025 and Decree-Law 38/2026",
    "https://blog.pwc-tls.it/en/2026/06/25/e-commerce-from-non-eu-countries-national-fee-postponed-eu-flat-rate-duty-and-handling-fee/amp/",
    article="Law 199/2025, Art. 1(126)-(128)",
)
ROMANIAN_TAX = read.secondary(
    "Digi24, the Romanian finance ministry on the tax of 25 lei, Law 239/2025",
    "https://www.digi24.ro/stiri/economie/ministerul-finantelor-explica-noua-taxa-de-25-de-lei-pentru-coletele-din-afara-ue-nu-e-taxa-vamala-ci-o-obligatie-fiscala-interna-3614117",
)
TERRITORIES = read.official(
    "Directive 2006/112/EC; Regulation (EU) No 952/2013",
    "https://eur-lex.europa.eu/eli/dir/2006/112/oj",
    article="Art. 6; Art. 4",
)
EXCISE = read.official(
    "Directive (EU) 2020/262", "https://eur-lex.europa.eu/eli/dir/2020/262/oj", article="Art. 1"
)
TEDB = read.secondary(
    "European Commission, Taxes in Europe Database and VAT rates booklet, by vatnode.dev, 2026-09-23",
    "https://github.com/vatnode/eu-vat-rates-data",
)
TEDB_BY_CODE = read.official(
    "European Commission, Taxes in Europe Database, answers by CN code of 2025-01-01 to 2025-08-26",
    "https://ec.europa.eu/taxation_customs/tedb/",
)
AUSTRIAN_FOOD = read.secondary(
    "European Commission, set of rates of 2026-08-22 (4.9 % since 2026-07-01); list of goods by krone.at, 2026-01-18",
    "https://ec.europa.eu/taxation_customs/tedb/",
)
AUSTRIAN_STAPLES = again.secondary(
    "Umsatzsteuergesetz 1994, Annex 3 (BGBl. I Nr. 37/2026), by an open note on the law as of 2026-08-05",
    "https://github.com/ThomasMoreAI/legal-skills-open/blob/main/at/tax/skills/steuer-at-clemensjl/references/steuersaetze.md",
    article="§ 10(1a); § 28(69)",
)
AUSTRIAN_HYGIENE = read.official(
    "Austrian women's ministry: menstrual products and contraceptives free of VAT",
    "https://www.bmfwf.gv.at/frauen-und-gleichstellung/frauengesundheit/faq_hygieneprodukte_steuerfreiheit.html",
)
CYPRIOT_DECREE = read.secondary(
    "OEB: zero VAT rate on basic items from 1 January to 31 December 2026, P.D.P. 337/2025",
    "https://www.oeb.org.cy/en/imposition-of-a-zero-vat-rate-on-basic-items-from-1-january-2026-to-31-december-2026",
)
FINNISH_RATES = read.secondary(
    "European Commission, set of rates of 2026-08-22 (10 % and 13.5 %)",
    "https://ec.europa.eu/taxation_customs/tedb/",
)
LITHUANIAN_RATES = read.secondary(
    "European Commission, set of rates of 2026-08-22 (5 % and 12 %)",
    "https://ec.europa.eu/taxation_customs/tedb/",
)
LATVIAN_FOOD = read.official(
    "Saeima: VAT will be reduced for certain food products, 2025-12-03",
    "https://www.saeima.lv/en/news/saeima-news/35340-vat-will-be-reduced-for-certain-food-products",
)
SLOVAK_SWEETS = read.secondary(
    "taxadvisory.sk, 2025-12-30: 23 % for sweet and salted goods from 2026",
    "https://www.taxadvisory.sk",
)
BULGARIAN_BREAD = again.secondary(
    "BNT, 2 January 2025, and BNR, June 2022: no VAT on bread and flour from July 2022 to the end of 2024",
    "https://bntnews.bg/news/vat-on-bread-flour-and-restaurant-services-in-bulgaria-restored-to-20-1320633news.html",
)
CROATIAN_WOOD = again.secondary(
    "24sata, 5 March 2026: 5 % on firewood to be prolonged to 31 March 2027, 13 % without that",
    "https://www.24sata.hr/news/vlada-zeli-zadrzati-pdv-od-5-na-energente-do-2027-godine-1112478",
)
DANISH_NEWSPAPERS = again.official(
    "Skattestyrelsen, on newspapers: Momsloven, § 34, stk. 1, nr. 18",
    "https://info.skat.dk/data.aspx?oid=96037&chk=205107",
)
ESTONIAN_PRESS = again.secondary(
    "Numeri, on the act of 18 May 2022: 5 % on the press from 1 August 2022; 9 % again from 2025",
    "https://www.numeri.ee/en/blogi/new-5-reduced-vat-rate-to-press-publications/",
)
ITALIAN_ART = again.secondary(
    "Eutekne, 1 July 2025: 5 % on art, antiques and collectors' pieces (D.L. 95/2025, Art. 9)",
    "https://www.eutekne.info/Sezioni/Articolo.aspx?ID=1060821",
)
ROMANIAN_SWEETS = again.secondary(
    "România TV, 15 January 2024: food with added sugar from 9 % to the standard rate on 1 January 2024",
    "https://www.romaniatv.net/care-sunt-produsele-cu-continut-ridicat-de-zahar-al-caror-pret-creste-prin-majorarea-tva_8048461.html",
)
ROMANIAN_DRINKS = again.secondary(
    "Teaha Management Consulting, 15 November 2022, on OG 16/2022: 2202 10 and 2202 99 out of the 9 % on food and drink",
    "https://teaha.ro/ro/2022/11/15/modificari-privind-tva-aplicabile-de-la-1-ianuarie-2023/",
    article="Codul fiscal, Art. 291(2)(e)",
)
CZECH_INFANTS = again.secondary(
    "Czech coeliac society, January 2015, quoting Act No. 360/2014 on Annex 3a: 10 % for infants' and gluten-free food",
    "https://celiak.cz/2015/01/05/novela-zakona-o-dph/",
    article="Zákon č. 235/2004 Sb., Annex 3a",
)
BELGIAN_LIST = again.secondary(
    "Royal Decree No. 20, Table A, I-IV, as Wolters Kluwer printed it in November 2017; TARBEL of January 2023",
    "https://vdocuments.fr/tableau-a-biens-et-services-soumis-au-taux-de-6-dterminant-la-2017-11-26.html",
)
ITALIAN_MEAT = again.secondary(
    "D.P.R. 633/1972, Table A, part III, no. 3-8: meat and fish at 10 %, as MisterFisco prints it",
    "https://misterfisco.it/normativa-fiscale/i-istituzione-e-disciplina-dell-imposta-sul-valore-aggiunto-i-dpr-del-26-10-1972-n-633-parte-iii-beni-e-servizi-soggetti-all-aliquota-del-10-35",
)
SWEDISH_MEDICINES = again.official(
    "Skatteverket, Rättslig vägledning 2023.12: medicines on prescription are exempt",
    "https://www4.skatteverket.se/rattsligvagledning/edition/2023.12/409563.html",
    article="Mervärdesskattelagen (2023:200), 10 kap.",
)
SPANISH_FOOD = read.official(
    "Agencia Tributaria, Manual práctico IVA 2025",
    "https://sede.agenciatributaria.gob.es/Sede/en_gb/ayuda/manuales-videos-folletos/manuales-practicos/manual-iva-2025/capitulo-01-novedades-destacar-2025/tipos-impositivos.html",
)
SPANISH_RELIEF = read.secondary(
    "Real Decreto-ley 20/2022, Art. 72, as an adviser lists it",
    "http://www.joanassessors.com/novedades-fiscales-2023-sobre-iva-de-alimentos/",
)
SPANISH_STEPS = read.secondary(
    "Real Decreto-ley 4/2024, in the press: food, pasta and oils to the end of 2024",
    "https://lavozdemedinadigital.com/wordpress/2024/10/se-implementan-los-aumentos-del-iva-en-alimentos-basicos-y-aceites",
)
SPANISH_OLIVE_OIL = read.secondary(
    "Oleum Xauen: VAT on olive oil from 10% to 4%",
    "https://oleumxauen.es/el-aceite-de-oliva-pasara-a-tributar-del-2-al-4-del-iva-superreducido-a-partir-del-1-de-enero",
)
SWEDISH_FOOD = read.official(
    "Government bill 2025/26:55, lower VAT on food",
    "https://rkrattsbaser.gov.se/prop?page=6&post_id=10",
)
GERMAN_LIST = again.secondary(
    "Umsatzsteuergesetz, Annex 2 and section 28, as the repository bundestag/gesetze printed it in 2022",
    "https://github.com/bundestag/gesetze/blob/master/u/ustg_1980/index.md",
    article="§ 12(2) no. 1; § 28(1) and (2) for July to December 2020",
)
AUSTRIAN_LIST = again.secondary(
    "Umsatzsteuergesetz 1994, Annex 1 as in force since 1 January 2021, as LexisNexis prints it",
    "https://360.lexisnexis.at/d/L-10004873-L1",
    article="§ 10(2)",
)
FRENCH_FOOD = again.official(
    "Bulletin officiel des finances publiques, BOI-TVA-LIQ-30-10-10: food for people",
    "https://bofip.impots.gouv.fr/bofip/2033-PGP.html/identifiant=BOI-TVA-LIQ-30-10-10-20240821",
    article="Code général des impôts, Art. 278-0 bis, A, 1°",
)
FINNISH_FOOD = again.official(
    "Finnish Ministry of Finance, value added tax: rates since 2013",
    "https://vm.fi/en/value-added-tax",
)
SWEDISH_LIST = again.official(
    "Skatteverket, Rättslig vägledning, editions 2018.9 to 2023.10: 12 % for food",
    "https://www4.skatteverket.se/rattsligvagledning/edition/2022.11/339619.html",
    article="Mervärdesskattelagen (1994:200), 7 kap. 1 §; (2023:200), 9 kap. 3 §",
)
IRISH_FOOD = again.official(
    "Irish Revenue, leaflet on food and drink: nothing on most food, the standard rate on sweets and drinks",
    "http://www.revenue.ie/en/tax/vat/leaflets/food-and-drink.html",
    article="Value-Added Tax Consolidation Act 2010, Schedule 2, para. 8",
)
DUTCH_FOOD = again.secondary(
    "btwberekening.nl: 9 % on food and drink, by Table I of the Wet op de omzetbelasting",
    "https://www.btwberekening.nl/btw-op-eten-en-drinken/",
    article="Tabel I, a.1",
)
POLISH_LIST = again.secondary(
    "dlahandlu.pl, January 2022, with the food of Annex 10; TVN24, March 2024, on the end of 0 %",
    "https://www.dlahandlu.pl/detal-hurt/sieci/tarcza-2-0-co-stanieje-od-lutego-po-obnizce-vat-na-zywnosc-lista-produktow,104908.html",
    article="Ustawa o VAT, Annex 10, in force since 1 July 2020",
)
POLISH_COFFEE = again.secondary(
    "infor.pl, June 2020: chapter 09 in the new list, coffee and tea 23 %, spices 8 %",
    "https://ksiegowosc.infor.pl/podatki/vat/stawki-vat/4608656,Nowa-matryca-stawek-VAT-kawa-herbata-mate-przyprawy-dzial-09-CN.html",
)
SPANISH_REDUCED = again.secondary(
    "vLex on the goods of 4 %: books, newspapers and reviews, medicines for people",
    "http://practicos-vlex.es/vid/tipos-gravamen-4-iva-539178738",
    article="Ley 37/1992, Art. 91.Dos.1",
)
SPANISH_HYGIENE = again.secondary(
    "Dirección General de Tributos, ruling V0416-23 of 23 February 2023 on goods of pharmacies from January 2023, as Prats Glas prints it",
    "https://www.pratsglas.com/consulta-vinculante/iva-v0416-23-23022023",
    article="Ley 37/1992, Art. 91.Dos.1.7",
)
ITALIAN_AIDS = again.secondary(
    "HandyLex, quoting the law on aids; occhiastella.it on chairs and vehicles for the disabled: 4 %",
    "http://handylex.org/quesiti/4001.shtml",
    article="D.P.R. 633/1972, Table A, part II, no. 30 and 31",
)
ITALIAN_PRESS = again.secondary(
    "consulenza.it on printed matter at 4 %, electronic books since 2015",
    "https://consulenza.it/Contenuti/Articoli/Articolo/2971/laliquota-iva-ridotta-per-i-prodotti-editoria",
    article="D.P.R. 633/1972, Table A, part II, no. 18; Law 190/2014, Art. 1(667)",
)
SWEDISH_CHEMICALS = again.official(
    "Skatteverket on goods under the tax on chemicals in certain electronics; Tullverket, 2017-05-17",
    "https://www4.skatteverket.se/rattsligvagledning/edition/2018.13/356028.html",
    article="Lag (2016:1067), 3 §",
)
NATIONAL_EXCISE = again.secondary(
    "Eurotax: excise duties on non-alcoholic products in Europe",
    "https://www.eurotax.fr/en/excise-duties-on-non-alcoholic-products-in-europe-an-overview/",
)
SUGAR_LEVIES = again.secondary(
    "European Public Health Alliance: countries with a levy on sugary products",
    "https://epha.org/living-environments-mapping-food-environments-sugar-levy/",
)
PORTUGUESE_BASKET = again.secondary(
    "Lei n.º 17/2023, Art. 2, as vLex prints it; to 4 January 2024 by Lei n.º 60-A/2023",
    "https://vlex.pt/vid/lei-n-17-2023-943207224",
)
PORTUGUESE_ISLANDS = read.secondary(
    "Portuguese tax authority, circular 25045/2024 on the rates in the Azores and Madeira, by APCMC",
    "https://www.apcmc.pt/?p=34244",
    article="VAT Code, Art. 18(3)",
)
AEGEAN_ISLANDS = read.secondary(
    "Greek VAT Code, Art. 21(4) (now 26), as acts that extend it print it",
    "https://syneconomy.gr/?m=201807",
    article="Law 5246/2025, Art. 26, for islands of up to 20,000 inhabitants",
)
CORSICA = read.official(
    "European Commission, Taxes in Europe Database, special regions, 2025",
    "https://ec.europa.eu/taxation_customs/tedb/",
)
TEDB_BY_GOODS = read.secondary(
    "European Commission, Taxes in Europe Database", "https://ec.europa.eu/taxation_customs/tedb/"
)
