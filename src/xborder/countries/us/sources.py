"""Where the rules of the United States were read.

Executive orders, memoranda and proclamations of 2025 and 2026 were read in their own words, in
copies of https://www.whitehouse.gov/presidential-actions/. Notices of the Federal Register after
July 2026 were read in notes that link them, fees with carriers and brokers.

Example:
    >>> print(SURCHARGE)
    Proclamation 11012, temporary import surcharge, (1)-(4)
"""

import datetime as dt
from functools import partial
from typing import Any, Final

from xborder.source import Evidence, Source
from xborder.timeline import Dated

CHECKED: Final = dt.date(2026, 11, 21)
"""The day the sources were read."""

official: partial[Dated[Any]] = partial(Dated, evidence=Evidence.OFFICIAL, checked_on=CHECKED)
"""A rule read in the authority's own words."""
secondary: partial[Dated[Any]] = partial(Dated, evidence=Evidence.SECONDARY, checked_on=CHECKED)
"""A rule read with an adviser, a carrier, or in an open data set."""

RELIEF: Final = Source(
    title="19 U.S.C. 1321(a)(2)(C)", url="https://thefederalregister.org/81-FR/58831"
)
GIFTS: Final = Source(
    title="19 U.S.C. 1321(a)(2)(A)",
    url="https://www.law.cornell.edu/uscode/text/19/1321",
)
RELIEF_ENDS: Final = Source(
    title="Executive Order 14324, suspending duty-free de minimis treatment for all countries",
    url="https://www.whitehouse.gov/presidential-actions/2025/07/suspending-duty-free-de-minimis-treatment-for-all-countries/",
    article="sec. 2-4",
)
RELIEF_ENDS_FOR_GOOD: Final = Source(
    title="Interim final rules on 19 CFR 10.151 and 145.31, 91 FR 37789 and 37801",
    url="https://albawheelsup.com/trade_news/cbp-makes-it-official-de-minimis-is-gone-for-good-and-a-new-postal-entry-process-is-on-the-way/",
)
RELIEF_ENDS_CHINA: Final = Source(
    title="Executive Order 14256, as amended by 14259, 14266 and 14298",
    url="https://www.whitehouse.gov/presidential-actions/2025/05/modifying-reciprocal-tariff-rates-to-reflect-discussions-with-the-peoples-republic-of-china/",
    article="sec. 2(c); 14266, sec. 4; 14298, sec. 4",
)
POSTAL_2026: Final = Source(
    title="Executive Order 14388, continuing the suspension of duty-free de minimis treatment",
    url="https://www.whitehouse.gov/presidential-actions/2026/02/continuing-the-suspension-of-duty-free-de-minimis-treatment-for-all-countries/",
    article="sec. 3",
)
INFORMAL: Final = Source(
    title="19 CFR 143.21; CBP, merchandise processing fee",
    url="https://lmchb.com/trade-news/merchandise-processing-fee.html",
)
VALUATION: Final = Source(
    title="19 U.S.C. 1401a(b)",
    url="https://www.law.cornell.edu/uscode/text/19/1401a",
    article="(b)(4)(A): international freight and insurance are left out",
)
WHOLE_DOLLARS: Final = Source(
    title="CBP Form 7501 instructions; customs broker examination of April 2019, question 47",
    url="https://www.cbp.gov/document/forms/form-7501-entry-summary-instructions",
    article="block 32",
)
TARIFF_SCHEDULE: Final = Source(
    title="Harmonized Tariff Schedule of the United States",
    url="https://hts.usitc.gov",
    article="general note 3",
)
CHINA_301: Final = Source(
    title="Section 301 action against China, U.S. note 20 to chapter 99",
    url="https://hts.usitc.gov",
    article="9903.88.01-.04, .15, .16",
)
CHINA_301_REVIEW: Final = Source(
    title="Section 301 action against China, four-year review",
    url="https://www.federalregister.gov/documents/2024/09/18/2024-21217/notice-of-modification-chinas-acts-policies-and-practices-related-to-technology-transfer",
    article="9903.91.01-.11",
)
METALS_2025: Final = Source(
    title="Proclamations 10895, 10896, 10947 and the inclusions of 2025-06-23 and 2025-08-18",
    url="https://www.federalregister.gov/documents/2025/08/19/2025-15819/adoption-and-procedures-of-the-section-232-steel-and-aluminum-tariff-inclusions-process",
)
METALS_2026: Final = Source(
    title="Proclamation of 2026-04-02, strengthening actions on aluminum, steel and copper",
    url="https://www.whitehouse.gov/presidential-actions/2026/04/strengthening-actions-taken-to-adjust-imports-of-aluminum-steel-and-copper-into-the-united-states/",
    article="(1)-(5), annexes I-A, I-B, II, III",
)
WOOD_2025: Final = Source(
    title="Section 232 action on timber, lumber and their derivatives",
    url="https://hts.usitc.gov",
    article="9903.76.02, .03",
)
CARS_2025: Final = Source(
    title="Section 232 action on automobile parts",
    url="https://hts.usitc.gov",
    article="9903.94.05",
)
DRONES_2026: Final = Source(
    title="Proclamation 11055 on unmanned aircraft, 91 FR 53699", url="https://hts.usitc.gov"
)
CHIPS_2026: Final = Source(
    title="Section 232 action on semiconductors", url="https://hts.usitc.gov", article="9903.79.01"
)
PHARMACEUTICALS_2026: Final = Source(
    title="Section 232 action on patented pharmaceuticals; 91 FR 49406",
    url="https://github.com/Budget-Lab-Yale/tariff-rate-tracker/blob/master/config/policy_params.yaml",
)
METALS_2018: Final = Source(
    title="Proclamations 9704, 9705 and 9980, superseded on 2025-03-12 by 10895 and 10896",
    url="https://mmmlaw.com/news-resources/section-232-tariffs-announced-on-february-10-2025",
    article="9903.80, 9903.85",
)
FENTANYL: Final = Source(
    title="Executive Orders 14193, 14194 and 14195, as amended",
    url="https://www.federalregister.gov/presidential-documents/executive-orders",
    article="9903.01.01-.24",
)
RECIPROCAL: Final = Source(
    title="Executive Orders 14257, 14259, 14266 and 14298",
    url="https://www.whitehouse.gov/presidential-actions/2025/04/modifying-reciprocal-tariff-rates-to-reflect-trading-partner-retaliation-and-alignment/",
)
RECIPROCAL_RATES: Final = Source(
    title="Executive Order 14326, further modifying the reciprocal tariff rates",
    url="https://www.whitehouse.gov/presidential-actions/2025/07/further-modifying-the-reciprocal-tariff-rates/",
    article="sec. 2 and annex I",
)
ELECTRONICS: Final = Source(
    title="Presidential memorandum of 2025-04-11, exceptions under Executive Order 14257",
    url="https://www.whitehouse.gov/presidential-actions/2025/04/clarification-of-exceptions-under-executive-order-14257-of-april-2-2025-as-amended/",
)
INFORMATION: Final = Source(
    title="50 U.S.C. 1702(b)", url="https://www.law.cornell.edu/uscode/text/50/1702"
)
BRAZIL_2025: Final = Source(
    title="Executive Order 14323, threats by the Government of Brazil; order of 2025-11-20",
    url="https://www.whitehouse.gov/presidential-actions/2025/07/addressing-threats-to-the-us/",
    article="sec. 2(a), 3(a), 3(b)",
)
INDIA_2025: Final = Source(
    title="Executive Order 14329, ended by the order of 2026-02-06 on duties about Russia",
    url="https://www.whitehouse.gov/presidential-actions/2026/02/modifying-duties-to-address-threats-to-the-united-states-by-the-government-of-the-russian-federation/",
)
EMERGENCY_ENDS: Final = Source(
    title="Learning Resources v. Trump; order of 2026-02-20 ending certain tariff actions",
    url="https://www.whitehouse.gov/presidential-actions/2026/02/ending-certain-tariff-actions/",
)
SURCHARGE: Final = Source(
    title="Proclamation 11012, temporary import surcharge",
    url="https://www.whitehouse.gov/presidential-actions/2026/02/imposing-a-temporary-import-surcharge-to-address-fundamental-international-payments-problems/",
    article="(1)-(4)",
)
FORCED_LABOUR: Final = Source(
    title="Memorandum of 2026-07-23 on Section 301 and forced labor, 91 FR 47717; 91 FR 47318",
    url="https://www.whitehouse.gov/presidential-actions/2026/07/actions-by-the-united-states-in-the-investigations-under-section-301-of-the-trade-act-of-1974-of-the-acts-policies-and-practices-of-60-economies-related-to-the-failure-of-each-economy-to-impose-and/",
    article="sec. 1(a)",
)
BRAZIL_2026: Final = Source(
    title="Section 301 action against Brazil, 91 FR 45516",
    url="https://info.expeditors.com/newsflash/ustr-proposes-25-section-301-tariff-on-brazil",
)
CANADA_338: Final = Source(
    title="Section 338 action against Canada, Proclamations 11056, 11064, 11065",
    url="https://hts.usitc.gov",
    article="9903.03.12-.14",
)
USER_FEES: Final = Source(
    title="Customs user fees, 19 CFR 24.23, adjusted each fiscal year",
    url="https://www.govinfo.gov/content/pkg/FR-2025-07-23/html/2025-13869.htm",
)
USER_FEES_2027: Final = Source(
    title="Customs user fees for fiscal year 2027, FR Doc. 2026-15530",
    url="https://www.federalregister.gov/documents/2026/07/31/2026-15530/customs-user-fees-to-be-adjusted-for-inflation-in-fiscal-year-2027",
)
HARBOR: Final = Source(
    title="Harbor maintenance fee, 26 U.S.C. 4461; 19 CFR 24.24",
    url="https://www.customsbrokerexamprep.com/what-are-merchandise-processing-fee-mpf-and-harbor-maintenance-fee-hmf/",
)
STATE_RATES: Final = Source(
    title="State sales tax rates",
    url="https://taxfoundation.org/data/all/state/sales-tax-rates/",
)
FACILITATORS: Final = Source(
    title="Economic nexus and marketplace facilitator laws, state by state",
    url="https://www.salestaxinstitute.com/resources/economic-nexus-state-guide",
)
EXCISE: Final = Source(
    title="26 U.S.C. chapters 51 and 52", url="https://www.law.cornell.edu/uscode/text/26"
)
