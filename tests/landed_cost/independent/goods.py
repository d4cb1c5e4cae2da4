"""Nine ordinary goods of China (for China: of Germany), each country's code and duty as read.

Sources: EU, Common Customs Tariff 2021, and GB, UK Global Tariff 2021, as the Department for
International Trade published both side by side; Norway, tolltariffen.toll.no (clothing 10.7 %);
United States, HTS 2026 (https://hts.usitc.gov), column 1 general and the footnotes to lists 9903.88.03
(list 3, 25 %) and 9903.88.15 (list 4A, 7.5 %); Japan, customs' simplified tariff and 1204 Duty Rates for
Major Products; China, GACC notice of 2018-10-30 with the rates of 2019-04-09.
"""

from decimal import Decimal

EU = {
    "book": ("49019900", "0"),
    "t-shirt": ("61091000", "0.12"),
    "jeans": ("62034231", "0.12"),
    "handbag": ("42022100", "0.03"),
    "shoes": ("64041100", "0.169"),
    "steel bowl": ("73239300", "0.032"),
    "toy": ("95030099", "0"),
    "phone case": ("39269097", "0.065"),
    "cream": ("33049900", "0"),
}
GB = {
    "book": ("49019900", "0"),
    "t-shirt": ("61091000", "0.12"),
    "jeans": ("62034231", "0.12"),
    "handbag": ("42022100", "0.02"),
    "shoes": ("64041100", "0.16"),
    "steel bowl": ("73239300", "0"),
    "toy": ("95030099", "0"),
    "phone case": ("39269097", "0.06"),
    "cream": ("33049900", "0"),
}
US = {
    "book": ("4901990093", "0", "0.075"),
    "t-shirt": ("6109100012", "0.165", "0.075"),
    "jeans": ("6203424511", "0.166", "0.075"),
    "handbag": ("4202219000", "0.09", "0.25"),
    "shoes": ("6404119080", "0.20", "0.075"),
    "steel bowl": ("7323930080", "0.02", "0"),
    "toy": ("9503000090", "0", "0"),
    "phone case": ("3926909989", "0.053", "0.075"),
    "cream": ("3304995000", "0", "0.25"),
}
NORWEGIAN_CLOTHING = {"t-shirt": "0.107", "jeans": "0.107"}

SIX = {good: code[:6] for good, (code, _) in EU.items()}


def rate(text: str) -> Decimal:
    """Return a share of one."""
    return Decimal(text)
