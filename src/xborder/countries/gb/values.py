"""What Great Britain's customs and VAT law calls the value of a parcel.

Customs value: the price with delivery to the border, by post all of the postage. Intrinsic value:
the goods alone. Import VAT falls on the price with delivery to the door, and the duty.
https://www.gov.uk/guidance/delivery-costs-to-include-in-the-customs-value,
https://www.legislation.gov.uk/ukpga/1994/23/section/21.

Example:
    >>> [timeline.name for timeline in VALUES][:3]
    ['intrinsic', 'supply_value', 'postal_freight']
"""

from xborder.countries.gb.scope import BORDER, FREE_OF_DUTY, GIFT, WITHIN_135
from xborder.countries.gb.sources import (
    ABROAD_UNTIL_2020,
    CONSIDERATION,
    CUSTOMS_CODE,
    DELIVERY,
    DIRECT,
    POST_CHARGES,
    POST_UNTIL_2020,
    TRANSITION_ENDS,
    VALUE_FOR_VAT,
)
from xborder.policy.vocabulary import *

VALUES = (
    Value(id="intrinsic", title="Intrinsic value", plus="goods", minus="seller_discount")
    .by(
        POST_UNTIL_2020,
        end=TRANSITION_ENDS,
        note="The price paid for the goods, without postage, packing and insurance. HMRC's text, "
        "read in quotations of it.",
    )
    .then(
        DIRECT,
        note="The price of the goods without transport and insurance, unless they are not shown "
        "apart, and without other identifiable taxes and charges. A discount that a platform pays "
        "for does not lower the price the goods are sold for.",
    ),
    Value(
        id="supply_value",
        title="Price charged, delivery included",
        plus="goods freight insurance taxable_fees",
        minus="seller_discount",
    )
    .by(
        CONSIDERATION,
        end=TRANSITION_ENDS,
        note="The consideration for a sale that is treated as made in the United Kingdom.",
    )
    .then(
        DIRECT,
        evidence="secondary",
        note="UK supply VAT is on what the customer is charged, with delivery, as for a sale in the "
        "country; an answer in HMRC's customer forum says so for these consignments.",
    ),
    Value(
        id="postal_freight",
        title="Postage from the border to the delivery address",
        plus="freight_after_border",
        when=All(Not(FREE_OF_DUTY), Is("transport", "post")),
    )
    .by(
        ABROAD_UNTIL_2020,
        end=TRANSITION_ENDS,
        note="The value for duty included postage, packaging and insurance.",
    )
    .then(
        DELIVERY,
        note="Goods sent by post are valued at the address for delivery, so all postage counts.",
        when=All(BORDER, Is("transport", "post")),
    ),
    Value(
        id="customs_value",
        title="Customs value",
        plus="goods freight_before_border postal_freight insurance taxable_fees",
        minus="seller_discount",
    )
    .by(
        CUSTOMS_CODE,
        end=TRANSITION_ENDS,
        note="Freight and insurance to the border of the European Union's customs territory, of "
        "which the United Kingdom was a part. Freight that is not split counts whole.",
    )
    .then(
        DELIVERY,
        note="Delivery to the place of introduction: the port for sea, the crossing of the border "
        "for air, the first customs office for road and rail. Freight that is not split counts whole.",
    ),
    Value(
        id="import_vat_value",
        title="Value for import VAT, before duty",
        plus="goods freight insurance taxable_fees",
        minus="seller_discount",
    ).by(
        VALUE_FOR_VAT,
        note="Incidental expenses count up to the first destination, and to a further one that is "
        "known: for a parcel, to the buyer's door.",
    ),
    Value(
        id="courier_freight",
        title="Freight to the border, other than postage",
        plus="freight_before_border",
        when=All(GIFT, Not(FREE_OF_DUTY), Not(Is("transport", "post"))),
    )
    .by(POST_CHARGES, end=TRANSITION_ENDS, evidence="secondary")
    .then(POST_CHARGES, when=All(GIFT, Not(WITHIN_135), Not(Is("transport", "post")))),
    Value(
        id="gift_value",
        title="Customs value of a gift, without postage",
        plus="goods courier_freight insurance taxable_fees",
        minus="seller_discount",
    )
    .by(
        POST_CHARGES,
        end=TRANSITION_ENDS,
        evidence="secondary",
        note="Taken to be as it is since 2021; of the older text only a reader's summary was seen.",
    )
    .then(
        POST_CHARGES,
        note="Postage is left out of the duty on gifts, except with the Express Mail Service, which "
        "is not told apart here.",
    ),
)
