"""Where the rules of Switzerland can be read, and the days on which they changed.

Customs, https://bazg.admin.ch, and the tax administration, https://www.estv.admin.ch.

Example:
    >>> print(MAIL_ORDER)
    Federal Tax Administration: Mail-order trade, VAT Act, Art. 7(3)(b)
"""

import datetime as dt
from typing import Final

from xborder.source import Source

FREE_INDUSTRY: Final = dt.date(2024, 1, 1)
"""The first day on which industrial goods are free of duty."""
NEW_RATES: Final = dt.date(2024, 1, 1)
"""The first day of the rates of 8.1% and 2.6%."""
PLATFORMS: Final = dt.date(2025, 1, 1)
"""The first day on which a platform is the supplier, and women's hygiene bears the reduced rate."""
CHECKED: Final = dt.date(2026, 11, 21)
"""The day the sources were read."""

ORDERS: Final = Source(
    title="Federal Office for Customs and Border Security: postal, courier and online orders",
    url="https://bazg.admin.ch/bazg/de/home/informationen-firmen/einfuhr-in-die-schweiz/verkehrsarten-strasse_post_kurier_bahn_luft-und-schiffsverkehr/postversand-interneteinkauf-kurierverkehr.html",
)
SAMPLE: Final = Source(
    title="Federal Office for Customs and Border Security: sample calculation of the taxable value",
    url="https://bazg.admin.ch/bazg/en/home/information-individuals/online-shopping--mail-and-courier-consignments/onlineshopping--sample-calculation---taxable-goods-value.html",
)
BASE: Final = Source(
    title="VAT Act (SR 641.20); Federal Office for Customs and Border Security: bases of the import tax",
    url="https://bazg.admin.ch/bazg/de/home/informationen-firmen/einfuhr-in-die-schweiz/steuern-und-abgaben_einfuhr/mehrwertsteuer/bemessungsgrundlagen.html",
    article="Art. 54",
)
ABROAD: Final = Source(
    title="ch.ch: Ordering goods abroad", url="https://ch.ch/en/ordering-goods-abroad"
)
GROSS_WEIGHT: Final = Source(
    title="Federal Customs Administration: customs duties",
    url="https://www.ezv.admin.ch/ezv/en/home/information-companies/taxes-and-duties/importation-into-switzerland/customs-duties.html",
)
ABOLITION: Final = Source(
    title="vatupdate.com: Abolition of import duties on industrial goods and VAT rate increase",
    url="https://www.vatupdate.com/2023/09/27/switzerland-abolition-of-import-duties-on-industrial-goods-and-vat-rate-increase-as-of-01-01-2024",
)
OLD_TARIFF: Final = Source(
    title="saldo 14/2017: Duties make clothes expensive",
    url="https://saldo.ch/artikel/artikeldetail/zoelle-sie-machen-kleider-teuer",
)
RATES: Final = Source(title="vatupdate.com: Swiss VAT rates", url="https://vatupdate.com/?p=264017")
REDUCED: Final = Source(
    title="20 Minuten, with the list of the Federal Tax Administration",
    url="https://20min.ch/story/hygieneartikel-darum-senkt-coop-die-preise-fuer-binden-und-tampons-103150318",
    article="VAT Act, Art. 25(2)",
)
MAIL_ORDER: Final = Source(
    title="Federal Tax Administration: Mail-order trade",
    url="https://www.estv.admin.ch/estv/en/home/value-added-tax/vat-tax-liability/mail-order-trade.html",
    article="VAT Act, Art. 7(3)(b)",
)
PLATFORM: Final = Source(
    title="Swiss Post: Platform taxation",
    url="https://international.post.ch/en/blog-test-dev-pch-migration2023/platform-taxation",
    article="VAT Act, Art. 20a",
)
REFUND: Final = Source(
    title="saldo: Ten questions on customs charges",
    url="https://www.saldo.ch/beratung/rechtsberatung/rechtsberatung-detail/artikeldetail/zehn-fragen-zu-zollgebuehren/",
)
