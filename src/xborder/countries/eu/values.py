"""What the Union's customs and VAT law calls the value of a parcel.

Customs value: the price with carriage and insurance to the Union's border; by post, all of the
postage. Intrinsic value: the goods alone. Import VAT falls on the customs value, the duties and
the carriage to the buyer's door; VAT at checkout on all that the buyer pays. Union Customs Code,
https://eur-lex.europa.eu/eli/reg/2013/952/oj, Art. 70-72; Implementing Regulation (EU)
2015/2447, Art. 138; Directive 2006/112/EC, https://eur-lex.europa.eu/eli/dir/2006/112/oj,
Art. 73-79, 85-86.

A discount that a platform pays for is a third party's part of the price, so it lowers none of
these, except where the platform itself is the supplier.

Example:
    >>> [timeline.entries[0].value.id for timeline in VALUES]
    ['intrinsic', 'postage_after_border', 'customs_value', 'import_value', 'sale_value', 'marketplace_value']
"""

from xborder.countries.eu.scope import BY_POST
from xborder.countries.eu.sources import (
    CUSTOMS_CODE,
    IMPORT_BASE,
    INTRINSIC,
    POSTAGE,
    SUPPLY_BASE,
)
from xborder.policy.vocabulary import *

VALUES = (
    Value(id="intrinsic", title="Intrinsic value", plus="goods", minus="seller_discount").by(
        INTRINSIC
    ),
    Value(
        id="postage_after_border",
        title="Postage after the border",
        plus="freight_after_border",
        when=BY_POST,
    ).by(
        POSTAGE,
        note="In postal traffic all postal charges to the destination count; a courier's freight counts to the border. Read in the older Regulation (EEC) No 2741/78 and in British guidance that kept the rule.",
    ),
    Value(
        id="customs_value",
        title="Customs value",
        plus="intrinsic freight_before_border postage_after_border insurance",
    ).by(CUSTOMS_CODE, note="Freight that is not split counts as freight to the border."),
    Value(
        id="import_value",
        title="Value for import VAT, before duties",
        plus="intrinsic freight insurance taxable_fees",
    ).by(IMPORT_BASE),
    Value(
        id="sale_value",
        title="What is paid for the sale",
        plus="price freight insurance taxable_fees",
        minus="seller_discount",
    ).by(SUPPLY_BASE),
    Value(
        id="marketplace_value",
        title="What is paid for the marketplace's sale",
        plus="sale_value",
        minus="platform_discount",
    ).by(
        SUPPLY_BASE,
        evidence="secondary",
        note="As deemed supplier the platform gives its own discount on its own sale (Art. 79).",
    ),
)
