"""Where Great Britain's rules can be read, and the days on which they changed.

HMRC's guides, https://www.gov.uk, and the law, https://www.legislation.gov.uk. Guides as they stood
before 2021 were read in quotations of them.

Example:
    >>> print(VALUE_FOR_VAT)
    Value Added Tax Act 1994, s. 21
"""

from xborder.policy.vocabulary import *

TRANSITION_ENDS = day(2021, 1, 1)
"""The first day without the European Union's customs and VAT rules."""
ZERO_RATED_PPE = (day(2020, 5, 1), day(2020, 11, 1))
"""The first day on which protective equipment was free of VAT, and the first on which it no longer was."""
read: Reader = Reader(day(2026, 11, 21))
RELIEF_MAY_END = day(2028, 10, 1)
"""The first day on which the relief for GBP 135 may have ended."""

DIRECT = read.official(
    "HMRC: VAT and overseas goods sold directly to customers in the UK",
    "https://www.gov.uk/guidance/vat-and-overseas-goods-sold-directly-to-customers-in-the-uk",
)
BY_MARKETPLACE = read.official(
    "HMRC: VAT and overseas goods sold to customers in the UK using online marketplaces",
    "https://www.gov.uk/guidance/vat-and-overseas-goods-sold-to-customers-in-the-uk-using-online-marketplaces",
)
POST = read.secondary(
    "nibusinessinfo.co.uk: Calculating customs charges when importing by post",
    "https://www.nibusinessinfo.co.uk/content/calculating-customs-charges-when-importing-post",
)
POST_CHARGES = read.secondary(
    "nibusinessinfo.co.uk: Pay outstanding charges on goods imported by post",
    "https://www.nibusinessinfo.co.uk/content/pay-outstanding-charges-goods-imported-post",
)
DELIVERY = read.official(
    "HMRC: Delivery costs to include in the customs value",
    "https://www.gov.uk/guidance/delivery-costs-to-include-in-the-customs-value",
)
VALUE_FOR_VAT = read.official(
    "Value Added Tax Act 1994",
    "https://www.legislation.gov.uk/ukpga/1994/23/section/21",
    article="s. 21",
)
RATES = read.secondary(
    "HMRC: VAT rates on different goods and services",
    "https://www.gov.uk/guidance/rates-of-vat-on-different-goods-and-services",
)
CHILDREN = read.secondary(
    "HMRC: VAT Notice 714, Zero rating young children's clothing and footwear",
    "https://www.gov.uk/guidance/young-childrens-clothing-and-footwear-and-vat-notice-714",
)
TRADE_REMEDIES = read.secondary(
    "The Trade Remedies (Dumping and Subsidisation) (EU Exit) Regulations 2019; the authority's cases",
    "https://www.trade-remedies.service.gov.uk/public/cases/",
)
SANCTIONS = read.secondary(
    "The Customs (Additional Duty) (Russia and Belarus) Regulations 2022, S.I. 2022/376; the Russia (Sanctions) (EU Exit) Regulations 2019",
    "https://www.legislation.gov.uk/uksi/2022/376",
)
FOOD = read.secondary(
    "HMRC: VAT Notice 701/14, Food products",
    "https://www.gov.uk/guidance/food-products-and-vat-notice-70114",
)
POSTPONED = read.secondary(
    "HMRC: Check when you can account for import VAT on your VAT Return",
    "https://www.gov.uk/guidance/check-when-you-can-account-for-import-vat-on-your-vat-return",
)
TRADE_AGREEMENT = read.secondary(
    "Trade and Cooperation Agreement between the European Union and the United Kingdom",
    "https://eur-lex.europa.eu/eli/agree_internation/2021/689(1)/oj",
    article="Art. 21",
)
RECORDS = read.official(
    "HMRC: VAT Traders' Records Manual",
    "https://www.gov.uk/hmrc-internal-manuals/vat-trader-records/vatrec12010",
    article="VATREC12010",
)
NOTICE_143 = read.secondary(
    "HMRC: Notice 143, A guide for international post users",
    "https://www.gov.uk/government/publications/notice-143-a-guide-for-international-post-users",
    article="2.4, 2.7",
)
REFORM = read.secondary(
    "HM Treasury: Reforming customs rules for low value imports, 13 July 2026",
    "https://www.gov.uk/government/publications/reforming-customs-rules-for-low-value-imports",
)

ABROAD_UNTIL_2020 = read.official(
    "GOV.UK: Tax and customs for goods sent from abroad, tax and duty, as it stood before 2021",
    "https://www.gov.uk/goods-sent-from-abroad/tax-and-duty",
)
POST_UNTIL_2020 = read.secondary(
    "HMRC: Notice 143, A guide for international post users, as it stood before 2021",
    "https://www.gov.uk/government/publications/notice-143-a-guide-for-international-post-users",
    article="2.3",
)
CUSTOMS_CODE = read.secondary(
    "Regulation (EU) No 952/2013 (Union Customs Code)",
    "https://eur-lex.europa.eu/eli/reg/2013/952/oj",
    article="Art. 4, 70, 71",
)
CONTRACEPTIVES = read.secondary(
    "Croner-i: contraceptive products at 5 % from 1 July 2006, by shops and over the internet; Value Added Tax "
    "Act 1994, Sch. 7A, Group 8",
    "https://library.croneri.co.uk/cch_uk/bvr/32-500",
)
SMOKING_CESSATION = read.secondary(
    "HMRC: VAT Notice 701/57, 3.4, quoted by PKF Francis Clark; Value Added Tax Act 1994, Sch. 7A, "
    "Group 11",
    "https://www.pkf-francisclark.co.uk/blog/e-cigarettes-are-they-smoking-cessation-products-for-vat-purposes/",
)
AGREEMENTS = read.secondary(
    "Reference documents for the Customs Tariff (Preferential Trade Arrangements) Regulations 2020, "
    "master list of March 2022, in a copy",
    "https://www.gov.uk/government/collections/reference-documents-for-the-customs-tariff-preferential-trade-arrangements-eu-exit-regulations-2020",
)
DEVELOPING = read.unchecked(
    "Trade Preference Scheme (Developing Countries Trading Scheme) Regulations 2023",
    "https://www.legislation.gov.uk/uksi/2023/561",
)
PREFERENCES = read.secondary(
    "Regulation (EU) No 952/2013 (Union Customs Code)",
    "https://eur-lex.europa.eu/eli/reg/2013/952/oj",
    article="Art. 56, 64",
)
CONSIDERATION = read.secondary(
    "Value Added Tax Act 1994",
    "https://www.legislation.gov.uk/ukpga/1994/23/section/19",
    article="s. 19",
)
DISTANCE_SALES = read.official(
    "HMRC: VAT Registration Manual, distance selling from other member states",
    "https://www.gov.uk/hmrc-internal-manuals/vat-registration-manual/vatreg41050",
    article="VATREG41050",
)
DISTANCE_THRESHOLD = read.secondary(
    "HMRC: Overseas business selling goods in the UK, in a copy of 2020",
    "http://brexitlegalguide.co.uk/overseas-business-selling-goods-in-the-uk/",
)
MAIL_ORDER = read.official(
    "Value Added Tax (Imported Goods) Relief (Amendment) Order 2014",
    "https://www.legislation.gov.uk/uksi/2014/2364/made",
    article="art. 2; S.I. 1984/746, Sch. 2, Group 8, item 8",
)
EBOOKS = read.official(
    "HMRC: Revenue and Customs Brief 3 (2020), VAT liability of supplies of electronic publications",
    "https://www.gov.uk/government/publications/revenue-and-customs-brief-3-2020-vat-liability-of-supplies-of-electronic-publications",
)
SANITARY = read.official(
    "HMRC: VAT Notice 701/18, Women's sanitary products",
    "https://www.gov.uk/government/publications/revenue-and-customs-brief-1-2021-introduction-of-the-zero-rate-of-vat-for-womens-sanitary-products",
    article="1.3, 2.1",
)
VAPING_STARTS = day(2026, 10, 1)
"""The first day of vaping products duty."""
VAPING = read.secondary(
    "Vaping Products (Production, Duty Stamps and Commencement) Regulations 2026, in summary",
    "https://www.legislationtracker.co.uk/article/vaping-products-production-duty-stamps-commencement-regulations-2026-25-03-26",
)
PPE = read.secondary(
    "BKL: Temporary zero rating of personal protective equipment",
    "https://bkl.co.uk/insights/coronavirus-and-vat-relief-temporary-zero-rating-of-ppe/",
)

REFORM_NOTE = (
    "The duty relief is to end by October 2028 at the latest; the day is set by regulations, "
    "and what takes its place was not seen."
)
