"""Where China's rules can be read, and the days on which they changed.

Laws were read in copies of them, https://github.com/LawRefBook/Laws; the e-commerce notices at
http://www.mof.gov.cn.

Example:
    >>> print(VAT_LAW)
    Value-Added Tax Law of the People's Republic of China, Art. 10, 14
"""

from xborder.policy.vocabulary import *

TARIFF_LAW_STARTS = day(2024, 12, 1)
"""The first day of the Tariff Law, which took the place of the Regulations on Import and Export Duties."""
VAT_LAW_STARTS = day(2026, 1, 1)
"""The first day of the VAT Law."""
ARTICLES_2024 = day(2024, 12, 1)
"""The first day of the revised classification of imported articles."""
read: Reader = Reader(day(2026, 11, 21))

CBEC_2016 = read.official(
    "MOF, GACC and SAT: Cai Guan Shui [2016] No. 18 on the tax policy for cross-border "
    "e-commerce retail import",
    "http://www.mof.gov.cn/gp/xxgkml/gss/201603/t20160324_2510682.htm",
    article="Art. 1-3",
)
CBEC_2018 = read.official(
    "MOF, GACC and SAT: Cai Guan Shui [2018] No. 49 on completing the tax policy for "
    "cross-border e-commerce retail import",
    "https://www.cceeccic.org/1452613053.html",
    article="Art. 1-2",
)
TARIFF_LAW = read.secondary(
    "Tariff Law of the People's Republic of China",
    "https://github.com/LawRefBook/Laws",
    article="Art. 3, 5, 32",
)
VAT_LAW = read.secondary(
    "Value-Added Tax Law of the People's Republic of China",
    "https://github.com/LawRefBook/Laws",
    article="Art. 10, 14",
)
CONSUMPTION_TAX = read.secondary(
    "Interim Regulations on Consumption Tax of the People's Republic of China",
    "https://github.com/LawRefBook/Laws",
    article="Art. 9",
)
PREMIUM_COSMETICS = read.secondary(
    "MOF and SAT: Cai Shui [2016] No. 103 on consumption tax on cosmetics",
    "https://shanghai.chinatax.gov.cn/zcfw/zcfgk/xfs/201610/t427459.html",
)
CATALOGUE = read.secondary(
    "Catalogue of taxable items and rates of consumption tax in import",
    "http://asianlii.org/cn/legis/cen/laws/cotmofasaotoricctitil1336",
)
MAIL = read.official(
    "GACC Announcement 2010 No. 43 on articles in personal mail",
    "http://english.wuhan.gov.cn/Visa_1/CR_1/202003/t20200316_950451.shtml",
)
MAIL_RATES = read.secondary(
    "Tariff Commission of the State Council: Shui Wei Hui [2019] No. 17, table of rates "
    "for imported articles",
    "https://knudsencrc.com/2019/05/28/new-tax-reductions-on-imported-personal-articles-in-china/",
)
MAIL_CLASSES_2024 = read.secondary(
    "China personal import tax rates, with the classification of articles of December 2024",
    "https://support.spaceshipapp.com/en/china-personal-import-tax-rates",
)
POSITIVE_LIST = read.secondary(
    "List of goods for cross-border e-commerce retail import, 2022 edition, with its remarks",
    "https://ssopdot.com/blog/6801.html",
)
SMALL_GOODS = read.secondary(
    "Regulations on Import and Export Duties of the People's Republic of China, in a copy",
    "https://github.com/LawRefBook/Laws",
    article="Art. 45(1)",
)
TARIFF_2026 = read.unchecked(
    "Customs Import and Export Tariff of the People's Republic of China",
    "https://htshub.com/cn-hs/compare-htscode/3304990099-3304990091",
)

TARIFF_MAKE_UP = read.secondary(
    "China import tariff, lines 3304100092 and 3304200091, as listed by e-to-china.com in January 2024",
    "http://hs.e-to-china.com/hs-code-glaze-colours-ashtray-d_3-t_1.html",
)
TARIFF_PERFUME = read.secondary(
    "China import tariff, line 3303000020, as listed by china-gacc.agency",
    "https://registry.china-gacc.agency/China_HS_code/China_HS_Search.asp?page=28&word=c",
)
TARIFF_TOYS = read.secondary(
    "China import tariff of 2024, lines 8471301000 and 9503008900, as listed by HTSHub and china-gacc.agency",
    "https://htshub.com/cn-hs/detail/9503008900",
)
