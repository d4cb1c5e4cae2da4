"""Who and what a rule of Japan is about: small consignments, goods left out, own use.

https://www.customs.go.jp/english/c-answer_e/imtsukan/1006_e.htm for JPY 10,000,
https://www.customs.go.jp/english/c-answer_e/imtsukan/1001_e.htm for JPY 200,000.

Example:
    >>> print(UP_TO_10000.words())
    the customs value of the consignment is at most ¥10,000
"""

from typing import Final

from xborder.money import Money
from xborder.policy.condition import All, AtMost, EveryLine, HsIn, Is, Not, Reads
from xborder.policy.country import Reading

FREIGHT_INSIDE: Final = Reads("jp.personal_freight", "inside")
LEFT_OUT: Final = HsIn(
    *("0401", "0402", "0403", "0404", "0405", "0406", "10", "11", "1601", "1602", "1901"),
    *("1902", "1904", "1905", "2501"),
    *("420211", "420221", "420231", "420291", "420321", "420329"),
    *("61", "6401", "6402", "6403", "6404", "6405", "711790"),
)
"""Goods that are never exempt by value: Cabinet Order for Enforcement of the Customs Tariff Act, Art.
16-3, as advisers give its list, https://katosatoshi.jp/blog/knowhow/startup/import/208. The HS code alone
tells them: no category is as narrow as the list, so goods without a code are asked for it."""
SUITABLE: Final = EveryLine(Not(LEFT_OUT))
_FREE_EITHER_WAY: Final = All(AtMost(value="price_paid", limit=Money("10000 JPY")), SUITABLE)
"""Exempt at the whole price, so that it does not matter who will use the goods."""
FOR_OWN_USE: Final = All(
    Is("buyer.kind", "consumer"), Not(_FREE_EITHER_WAY), Is("item.personal_use", "yes")
)
UP_TO_10000: Final = AtMost(value="customs_value", limit=Money("10000 JPY"))
UP_TO_200000: Final = AtMost(value="customs_value", limit=Money("200000 JPY"))
EXCISE: Final = Is("item.excise", "alcohol", "tobacco", "energy")

READINGS: Final = (
    Reading(
        id="jp.personal_freight",
        question="Does the value of goods for personal use hold freight?",
        options={
            "outside": "No: 60% of the retail price abroad, without carriage.",
            "inside": "Yes: freight and insurance are added before the 60% are taken.",
        },
        default="outside",
    ),
)
