"""Where the rules of the United States were read.

Executive orders, memoranda and proclamations of 2025 and 2026 were read in their own words, in
copies of https://www.whitehouse.gov/presidential-actions/. Notices of the Federal Register after
July 2026 were read in notes that link them, fees with carriers and brokers.

Example:
    >>> print(SURCHARGE)
    Proclamation 11012, temporary import surcharge, (1)-(4)
"""

from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

RELIEF = read.official("19 U.S.C. 1321(a)(2)(C)", "https://thefederalregister.org/81-FR/58831")
GIFTS = read.secondary(
    "19 U.S.C. 1321(a)(2)(A), 19 CFR 10.152 under the conditions of 10.153",
    "https://www.customsmobile.com/regulations/19/10.152",
)
RELIEF_ENDS = read.official(
    "Executive Order 14324, suspending duty-free de minimis treatment for all countries",
    "https://www.whitehouse.gov/presidential-actions/2025/07/suspending-duty-free-de-minimis-treatment-for-all-countries/",
    article="sec. 2-4",
)
RELIEF_ENDS_FOR_GOOD = read.secondary(
    "Interim final rules on 19 CFR 10.151 and 145.31, 91 FR 37789 and 37801",
    "https://albawheelsup.com/trade_news/cbp-makes-it-official-de-minimis-is-gone-for-good-and-a-new-postal-entry-process-is-on-the-way/",
)
RELIEF_ENDS_CHINA = read.official(
    "Executive Order 14256, as amended by 14259, 14266 and 14298",
    "https://www.whitehouse.gov/presidential-actions/2025/05/modifying-reciprocal-tariff-rates-to-reflect-discussions-with-the-peoples-republic-of-china/",
    article="sec. 2(c); 14266, sec. 4; 14298, sec. 4",
)
POSTAL_2026 = read.official(
    "Executive Order 14388, continuing the suspension of duty-free de minimis treatment",
    "https://www.whitehouse.gov/presidential-actions/2026/02/continuing-the-suspension-of-duty-free-de-minimis-treatment-for-all-countries/",
    article="sec. 3",
)
INFORMAL = read.secondary(
    "19 CFR 143.21; CBP, merchandise processing fee",
    "https://lmchb.com/trade-news/merchandise-processing-fee.html",
)
VALUATION = read.secondary(
    "19 U.S.C. 1401a(b)",
    "https://www.law.cornell.edu/uscode/text/19/1401a",
    article="(b)(4)(A): international freight and insurance are left out",
)
WHOLE_DOLLARS = read.secondary(
    "CBP Form 7501 instructions; customs broker examination of April 2019, question 47",
    "https://www.cbp.gov/document/forms/form-7501-entry-summary-instructions",
    article="block 32",
)
TARIFF_SCHEDULE = read.secondary(
    "Harmonized Tariff Schedule of the United States",
    "https://hts.usitc.gov",
    article="general note 3",
)
SPECIAL_RATES = read.official(
    "Harmonized Tariff Schedule of the United States, 2026 revision 10: the special subcolumn",
    "https://hts.usitc.gov",
    article="general note 3(a)(iii) and 3(c)",
)
COLUMN_2 = read.official(
    "Harmonized Tariff Schedule of the United States, 2026 revision 10: column 2",
    "https://hts.usitc.gov",
    article="general note 3(b)",
)
CHINA_301 = read.secondary(
    "Section 301 action against China, U.S. note 20 to chapter 99",
    "https://hts.usitc.gov",
    article="9903.88.01-.04, .15, .16",
)
CHINA_301_REVIEW = read.secondary(
    "Section 301 action against China, four-year review",
    "https://www.federalregister.gov/documents/2024/09/18/2024-21217/notice-of-modification-chinas-acts-policies-and-practices-related-to-technology-transfer",
    article="9903.91.01-.11",
)
METALS_2025 = read.secondary(
    "Proclamations 10895, 10896, 10947 and the inclusions of 2025-06-23 and 2025-08-18",
    "https://www.federalregister.gov/documents/2025/08/19/2025-15819/adoption-and-procedures-of-the-section-232-steel-and-aluminum-tariff-inclusions-process",
)
METAL_CONTENT = read.secondary(
    "Proclamation 10947, 90 FR 24199; CSMS 65236645: chapter 76 by the value of its aluminium",
    "https://www.govinfo.gov/content/pkg/FR-2025-06-09/html/2025-10524.htm",
)
METAL_LAST = read.official(
    "Executive Order 14289, 90 FR 18907: the duties on Canada and Mexico come before those on metal",
    "https://www.whitehouse.gov/presidential-actions/2025/04/addressing-certain-tariffs-on-imported-articles/",
    article="sec. 3(a)(i), (ii)",
)
METAL_FIRST = read.official(
    "Executive Order 14289 as amended by Proclamation 10947: those on metal come first",
    "https://www.whitehouse.gov/presidential-actions/2025/06/adjusting-imports-of-aluminum-and-steel-into-the-united-states/",
    article="(5), the order of priority since 2025-06-04",
)
METALS_2026 = read.official(
    "Proclamation of 2026-04-02, strengthening actions on aluminum, steel and copper",
    "https://www.whitehouse.gov/presidential-actions/2026/04/strengthening-actions-taken-to-adjust-imports-of-aluminum-steel-and-copper-into-the-united-states/",
    article="(2)(b), (3)(b), (9); annex IV",
)
METALS_ANNEXES = read.official(
    "Proclamation of 2026-04-02, strengthening actions on aluminum, steel and copper, annexes",
    "https://www.whitehouse.gov/wp-content/uploads/2026/04/Metals-ANNEXES-I-A-I-B-II-III-IV.pdf",
    article="annexes I-A, I-B, II, III",
)
METALS_JUNE_2026 = read.secondary(
    "Proclamation 11032, adjusting imports of aluminum, steel and copper, 91 FR 34085",
    "https://www.federalregister.gov/presidential-documents/proclamations",
    article="annex IV",
)
WOOD_2025 = read.official(
    "Proclamation 10976 on timber, lumber and their derivatives; its codes by CSMS 66492057",
    "https://www.whitehouse.gov/presidential-actions/2025/09/adjusting-imports-of-timber-lumber-and-their-derivative-products-into-the-united-states/",
    article="(1)-(7); 9903.76.01-.03, .20-.22",
)
WOOD_STEP = read.official(
    "Proclamation of 2025-12-31, amending Proclamation 10976 on timber, lumber and their derivatives",
    "https://www.whitehouse.gov/presidential-actions/2025/12/amendments-to-adjusting-imports-of-timber-lumber-and-their-derivative-products-into-the-united-states/",
    article="(1), clause 5",
)
WOOD_PARTNERS = read.secondary(
    "Section 232 action on wood, partners; for Korea FR Doc. 2025-21940, for Taiwan HTS 2026 Revision 9",
    "https://www.govinfo.gov/content/pkg/FR-2025-12-04/html/2025-21940.htm",
    article="9903.76.21-.24",
)
CARS_2025 = read.secondary(
    "Proclamation 10908 on automobiles and their parts; its codes by chapter 99 of the tariff",
    "https://www.whitehouse.gov/presidential-actions/2025/03/adjusting-imports-of-automobiles-and-autombile-parts-into-the-united-states/",
    article="(1); 9903.94.01, .05",
)
DRONES_2026 = read.secondary(
    "Proclamation 11055 on unmanned aircraft, 91 FR 53699; its annexes in an open extraction",
    "https://www.whitehouse.gov/presidential-actions/2026/08/adjusting-imports-of-unmanned-aircraft-systems-and-unmanned-aircraft-systems-components-into-the-united-states/",
    article="(1), (4)",
)
CHIPS_2026 = read.secondary(
    "Section 232 action on semiconductors; its codes in an open extraction",
    "https://www.whitehouse.gov/presidential-actions/2026/01/adjusting-imports-of-semiconductors-semiconductor-manufacturing-equipment-and-their-derivative-products-into-the-united-states/",
    article="(3); 9903.79.01",
)
PHARMACEUTICALS_2026 = read.secondary(
    "Section 232 action on patented pharmaceuticals, with its codes and the British rate, 91 FR 49406, "
    "in an open extraction",
    "https://www.whitehouse.gov/presidential-actions/2026/04/adjusting-imports-of-pharmaceuticals-and-pharmaceutical-ingredients-into-the-united-states/",
    article="(3)-(5)",
)
METALS_2018 = read.unchecked(
    "Proclamations 9704, 9705 and 9980, superseded on 2025-03-12 by 10895 and 10896",
    "https://mmmlaw.com/news-resources/section-232-tariffs-announced-on-february-10-2025",
    article="9903.80, 9903.85",
)
FENTANYL = read.official(
    "Executive Orders 14193, 14194 and 14195, as 14197, 14198, 14228, 14231, 14232, 14325 and the "
    "order of 2025-11-04 amend them",
    "https://www.whitehouse.gov/presidential-actions/2025/11/modifying-duties-addressing-the-synthetic-opioid-supply-chain-in-the-peoples-republic-of-china/",
    article="sec. 2 of each",
)
RECIPROCAL = read.official(
    "Executive Orders 14257, 14259, 14266 and 14298",
    "https://www.whitehouse.gov/presidential-actions/2025/04/modifying-reciprocal-tariff-rates-to-reflect-trading-partner-retaliation-and-alignment/",
)
RECIPROCAL_RATES = read.official(
    "Executive Order 14326, further modifying the reciprocal tariff rates",
    "https://www.whitehouse.gov/presidential-actions/2025/07/further-modifying-the-reciprocal-tariff-rates/",
    article="sec. 2 and annex I",
)
ELECTRONICS = read.secondary(
    "Presidential memorandum of 2025-04-11, exceptions under Executive Order 14257",
    "https://www.whitehouse.gov/presidential-actions/2025/04/clarification-of-exceptions-under-executive-order-14257-of-april-2-2025-as-amended/",
)
INFORMATION = read.secondary("50 U.S.C. 1702(b)", "https://www.law.cornell.edu/uscode/text/50/1702")
BRAZIL_2025 = read.official(
    "Executive Order 14323, threats by the Government of Brazil; order of 2025-11-20",
    "https://www.whitehouse.gov/presidential-actions/2025/07/addressing-threats-to-the-us/",
    article="sec. 2(a), 3(a), 3(b)",
)
INDIA_2025 = read.official(
    "Executive Order 14329, ended by the order of 2026-02-06 on duties about Russia",
    "https://www.whitehouse.gov/presidential-actions/2026/02/modifying-duties-to-address-threats-to-the-united-states-by-the-government-of-the-russian-federation-04b2/",
    article="sec. 2(b), 3; the order of 2026-02-06, sec. 2",
)
SURCHARGE = read.official(
    "Proclamation 11012, temporary import surcharge",
    "https://www.whitehouse.gov/presidential-actions/2026/02/imposing-a-temporary-import-surcharge-to-address-fundamental-international-payments-problems/",
    article="(1)-(4)",
)
FORCED_LABOUR = read.official(
    "Memorandum of 2026-07-23 on Section 301 and forced labor, 91 FR 47717; 91 FR 47318",
    "https://www.whitehouse.gov/presidential-actions/2026/07/actions-by-the-united-states-in-the-investigations-under-section-301-of-the-trade-act-of-1974-of-the-acts-policies-and-practices-of-60-economies-related-to-the-failure-of-each-economy-to-impose-and/",
    article="sec. 1(a)",
)
FORCED_LABOUR_LISTS = read.secondary(
    "Final notice on Section 301 and forced labor, 91 FR 47318, in an open extraction of its lists",
    "https://www.govinfo.gov/content/pkg/FR-2026-07-28/html/2026-15181.htm",
    article="9903.05.85, .86, .92; U.S. note 52",
)
BRAZIL_2026 = read.secondary(
    "Section 301 action against Brazil, 91 FR 45516, with its lists in an open extraction",
    "https://www.federalregister.gov/documents/2026/07/20/2026-14542/notice-of-action-brazils-acts-policies-and-practices-related-to-digital-trade-and-electronic-payment",
    article="U.S. note 50(a)",
)
CANADA_338 = read.official(
    "Proclamations 11046, 11047 and 11048 of 2026-07-20 on Canada under Section 338, as that of "
    "2026-08-18 put them off",
    "https://www.whitehouse.gov/presidential-actions/2026/07/imposing-additional-duties-to-offset-canadian-discrimination-against-the-commerce-of-the-united-states-with-respect-to-alcoholic-beverages/",
    article="annexes I and II; U.S. note 51",
)
CANADA_338_WIDENED = read.secondary(
    "Section 338 action against Canada, Proclamations 11064 and 11065, by open calculators that "
    "quote the tariff",
    "https://hts.usitc.gov",
    article="U.S. note 51(b), (c), edition of 2026-09-15",
)
SURCHARGE_LIST = read.official(
    "Proclamation 11012, temporary import surcharge, annex II",
    "https://www.whitehouse.gov/wp-content/uploads/2026/02/2026Section122.prc_.ANNEX2_.Final_.pdf",
    article="goods that the action leaves out",
)
EMERGENCY_LIST = read.secondary(
    "Executive Orders 14257, annex II, 14346 and the order of 2025-11-14, as U.S. note 2(v)(iii) had "
    "them by revision, in the data of The Budget Lab at Yale",
    "https://www.federalregister.gov/presidential-documents/executive-orders",
    article="9903.01.32",
)
SOLAR_2026 = read.official(
    "Proclamation of 2026-08-06 on polysilicon and its derivatives",
    "https://www.whitehouse.gov/presidential-actions/2026/08/adjusting-imports-of-polysilicon-and-its-derivatives-into-the-united-states/",
    article="(4)",
)
SOLAR_2018 = read.unchecked(
    "Proclamations 9693 and 10339, safeguard on solar cells",
    "https://www.federalregister.gov/presidential-documents/proclamations",
    article="9903.45.21-.25, to 2026-02-06",
)
QUARTZ_2026 = read.official(
    "Proclamation of 2026-07-31 on quartz surface products",
    "https://www.whitehouse.gov/presidential-actions/2026/07/to-facilitate-positive-adjustment-to-competition-from-imports-of-quartz-surface-products/",
    article="(1)",
)
NICARAGUA_301 = read.secondary(
    "Section 301 action against Nicaragua, 90 FR 57807 and 60850",
    "https://www.federalregister.gov/documents/2025/12/12/2025-22690/notice-of-action-nicaraguas-acts-policies-and-practices-related-to-labor-rights-human-rights-and",
    article="9903.89.01, U.S. note 29(b)",
)
USER_FEES = read.secondary(
    "Customs user fees, 19 CFR 24.23, adjusted each fiscal year",
    "https://www.govinfo.gov/content/pkg/FR-2025-07-23/html/2025-13869.htm",
)
USER_FEES_2027 = read.secondary(
    "Customs user fees for fiscal year 2027, FR Doc. 2026-15530",
    "https://www.federalregister.gov/documents/2026/07/31/2026-15530/customs-user-fees-to-be-adjusted-for-inflation-in-fiscal-year-2027",
)
HARBOR = read.secondary(
    "Harbor maintenance fee, 26 U.S.C. 4461; 19 CFR 24.24",
    "https://www.customsbrokerexamprep.com/what-are-merchandise-processing-fee-mpf-and-harbor-maintenance-fee-hmf/",
)
STATE_RATES = read.secondary(
    "State sales tax rates", "https://taxfoundation.org/data/all/state/sales-tax-rates/"
)
FACILITATORS = read.secondary(
    "Economic nexus and marketplace facilitator laws, state by state",
    "https://www.salestaxinstitute.com/resources/economic-nexus-state-guide",
)
CLOTHING = read.secondary(
    "State sales tax on clothing, as advisers list it",
    "https://www.avalara.com/blog/en/north-america/2020/02/how-to-handle-sales-tax-on-clothing-a--state-by-state-guide.html",
)
GROCERIES = read.secondary(
    "State sales tax on groceries, as the trade press lists it",
    "https://www.grocerydive.com/news/more-states-cut-grocery-taxes/808791",
)
BOOKS_TAXED = read.unchecked(
    "State sales tax on books and required textbooks", "https://taxjar.com/sales-tax"
)
SHIPPING = read.secondary(
    "State sales tax on shipping; for New York TB-ST-838, for Texas 34 TAC 3.303, in copies",
    "https://taxhero.net/blog/sales-tax-on-shipping",
)
COLORADO_DELIVERY = read.official(
    "Colorado Department of Revenue: retail delivery fee rates",
    "https://tax.colorado.gov/retail-delivery-fee-rates",
)
MINNESOTA_DELIVERY = read.secondary(
    "Minnesota Statutes ch. 168E, retail delivery fee",
    "https://www.aafcpa.com/2023/10/03/colorado-and-minnesota-impose-retail-delivery-fee/",
)
EXCISE = read.secondary(
    "26 U.S.C. chapters 51 and 52", "https://www.law.cornell.edu/uscode/text/26"
)
RELIEF_EXCLUDES = read.secondary(
    "19 CFR 10.151 and 10.153: perfume, alcohol, tobacco and quota goods are outside the relief",
    "https://www.law.cornell.edu/cfr/text/19/10.153",
)
TRADE_REMEDIES = read.secondary(
    "Antidumping and countervailing duty orders, 19 U.S.C. 1671 and 1673",
    "https://www.trade.gov/data-visualization/adcvd-proceedings",
)
RUSSIA = read.secondary(
    "Executive Orders 14066, 14068 and 14114: prohibited imports from Russia",
    "https://www.federalregister.gov/documents/2022/03/15/2022-05554/prohibiting-certain-imports-exports-and-new-investment-with-respect-to-continued-russian-federation",
)
