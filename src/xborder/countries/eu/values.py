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
    official,
    secondary,
)
from xborder.policy.value import Value
from xborder.timeline import Timeline

VALUES: tuple[Timeline[Value], ...] = (
    Timeline(
        [
            official(
                value=Value(
                    id="intrinsic",
                    title="Intrinsic value",
                    plus=("goods",),
                    minus=("seller_discount",),
                ),
                source=INTRINSIC,
            )
        ],
        name="intrinsic value",
    ),
    Timeline(
        [
            secondary(
                value=Value(
                    id="postage_after_border",
                    title="Postage after the border",
                    plus=("freight_after_border",),
                    when=BY_POST,
                ),
                source=POSTAGE,
                note="In postal traffic all postal charges to the destination count; a courier's freight counts to the border. Read in the older Regulation (EEC) No 2741/78 and in British guidance that kept the rule.",
            )
        ],
        name="postage after the border",
    ),
    Timeline(
        [
            official(
                value=Value(
                    id="customs_value",
                    title="Customs value",
                    plus=(
                        "intrinsic",
                        "freight_before_border",
                        "postage_after_border",
                        "insurance",
                    ),
                ),
                source=CUSTOMS_CODE,
                note="Freight that is not split counts as freight to the border.",
            )
        ],
        name="customs value",
    ),
    Timeline(
        [
            official(
                value=Value(
                    id="import_value",
                    title="Value for import VAT, before duties",
                    plus=("intrinsic", "freight", "insurance", "taxable_fees"),
                ),
                source=IMPORT_BASE,
            )
        ],
        name="value for import VAT",
    ),
    Timeline(
        [
            official(
                value=Value(
                    id="sale_value",
                    title="What is paid for the sale",
                    plus=("price", "freight", "insurance", "taxable_fees"),
                    minus=("seller_discount",),
                ),
                source=SUPPLY_BASE,
            )
        ],
        name="sale value",
    ),
    Timeline(
        [
            secondary(
                value=Value(
                    id="marketplace_value",
                    title="What is paid for the marketplace's sale",
                    plus=("sale_value",),
                    minus=("platform_discount",),
                ),
                source=SUPPLY_BASE,
                note="As deemed supplier the platform gives its own discount on its own sale (Art. 79).",
            )
        ],
        name="marketplace value",
    ),
)
