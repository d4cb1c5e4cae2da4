"""What Great Britain's customs and VAT law calls the value of a parcel.

Customs value: the price with delivery to the border, by post all of the postage. Intrinsic value:
the goods alone. Import VAT falls on the price with delivery to the door, and the duty.
https://www.gov.uk/guidance/delivery-costs-to-include-in-the-customs-value,
https://www.legislation.gov.uk/ukpga/1994/23/section/21.

Example:
    >>> [timeline.name for timeline in VALUES][:3]
    ['intrinsic', 'supply_value', 'postal_freight']
"""

from typing import Final

from attrs import evolve

from xborder.countries.gb.scope import BORDER, FREE_OF_DUTY, GIFT, WITHIN_135
from xborder.countries.gb.sources import (
    ABROAD_UNTIL_2020,
    CHECKED,
    CONSIDERATION,
    CUSTOMS_CODE,
    DELIVERY,
    DIRECT,
    POST_CHARGES,
    POST_UNTIL_2020,
    TRANSITION_ENDS,
    VALUE_FOR_VAT,
)
from xborder.policy.condition import All, Is, Not
from xborder.policy.value import Value
from xborder.source import Evidence
from xborder.timeline import Dated, Timeline

_POSTAL_FREIGHT: Final = Dated(
    value=Value(
        id="postal_freight",
        title="Postage from the border to the delivery address",
        plus=("freight_after_border",),
        when=All(BORDER, Is("transport", "post")),
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.OFFICIAL,
    source=DELIVERY,
    checked_on=CHECKED,
    note="Goods sent by post are valued at the address for delivery, so all postage counts.",
)
_INTRINSIC: Final = Dated(
    value=Value(
        id="intrinsic",
        title="Intrinsic value",
        plus=("goods",),
        minus=("seller_discount",),
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.OFFICIAL,
    source=DIRECT,
    checked_on=CHECKED,
    note="The price of the goods without transport and insurance, unless they are not shown "
    "apart, and without other identifiable taxes and charges. A discount that a platform pays "
    "for does not lower the price the goods are sold for.",
)
_SUPPLY_VALUE: Final = Dated(
    value=Value(
        id="supply_value",
        title="Price charged, delivery included",
        plus=("goods", "freight", "insurance", "taxable_fees"),
        minus=("seller_discount",),
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.SECONDARY,
    source=DIRECT,
    checked_on=CHECKED,
    note="UK supply VAT is on what the customer is charged, with delivery, as for a sale in the "
    "country; an answer in HMRC's customer forum says so for these consignments.",
)
_CUSTOMS_VALUE: Final = Dated(
    value=Value(
        id="customs_value",
        title="Customs value",
        plus=("goods", "freight_before_border", "postal_freight", "insurance", "taxable_fees"),
        minus=("seller_discount",),
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.OFFICIAL,
    source=DELIVERY,
    checked_on=CHECKED,
    note="Delivery to the place of introduction: the port for sea, the crossing of the border "
    "for air, the first customs office for road and rail. Freight that is not split counts whole.",
)
_IMPORT_VAT_VALUE: Final = Dated(
    value=Value(
        id="import_vat_value",
        title="Value for import VAT, before duty",
        plus=("goods", "freight", "insurance", "taxable_fees"),
        minus=("seller_discount",),
    ),
    evidence=Evidence.OFFICIAL,
    source=VALUE_FOR_VAT,
    checked_on=CHECKED,
    note="Incidental expenses count up to the first destination, and to a further one that is "
    "known: for a parcel, to the buyer's door.",
)
_GIFT_VALUE: Final = Dated(
    value=Value(
        id="gift_value",
        title="Customs value of a gift, without postage",
        plus=("goods", "courier_freight", "insurance", "taxable_fees"),
        minus=("seller_discount",),
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.OFFICIAL,
    source=POST_CHARGES,
    checked_on=CHECKED,
    note="Postage is left out of the duty on gifts, except with the Express Mail Service, which "
    "is not told apart here.",
)
_COURIER_FREIGHT: Final = Dated(
    value=Value(
        id="courier_freight",
        title="Freight to the border, other than postage",
        plus=("freight_before_border",),
        when=All(GIFT, Not(WITHIN_135), Not(Is("transport", "post"))),
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.OFFICIAL,
    source=POST_CHARGES,
    checked_on=CHECKED,
)

_INTRINSIC_UNTIL_2020: Final = evolve(
    _INTRINSIC,
    start=None,
    end=TRANSITION_ENDS,
    evidence=Evidence.SECONDARY,
    source=POST_UNTIL_2020,
    note="The price paid for the goods, without postage, packing and insurance. HMRC's text, "
    "read in quotations of it.",
)
_SUPPLY_VALUE_UNTIL_2020: Final = evolve(
    _SUPPLY_VALUE,
    start=None,
    end=TRANSITION_ENDS,
    source=CONSIDERATION,
    note="The consideration for a sale that is treated as made in the United Kingdom.",
)
_POSTAL_FREIGHT_UNTIL_2020: Final = evolve(
    _POSTAL_FREIGHT,
    value=evolve(_POSTAL_FREIGHT.value, when=All(Not(FREE_OF_DUTY), Is("transport", "post"))),
    start=None,
    end=TRANSITION_ENDS,
    source=ABROAD_UNTIL_2020,
    note="The value for duty included postage, packaging and insurance.",
)
_CUSTOMS_VALUE_UNTIL_2020: Final = evolve(
    _CUSTOMS_VALUE,
    start=None,
    end=TRANSITION_ENDS,
    evidence=Evidence.SECONDARY,
    source=CUSTOMS_CODE,
    note="Freight and insurance to the border of the European Union's customs territory, of "
    "which the United Kingdom was a part. Freight that is not split counts whole.",
)
_COURIER_FREIGHT_UNTIL_2020: Final = evolve(
    _COURIER_FREIGHT,
    value=evolve(
        _COURIER_FREIGHT.value,
        when=All(GIFT, Not(FREE_OF_DUTY), Not(Is("transport", "post"))),
    ),
    start=None,
    end=TRANSITION_ENDS,
    evidence=Evidence.SECONDARY,
)
_GIFT_VALUE_UNTIL_2020: Final = evolve(
    _GIFT_VALUE,
    start=None,
    end=TRANSITION_ENDS,
    evidence=Evidence.SECONDARY,
    note="Taken to be as it is since 2021; of the older text only a reader's summary was seen.",
)

VALUES: Final[tuple[Timeline[Value], ...]] = (
    Timeline([_INTRINSIC_UNTIL_2020, _INTRINSIC], name="intrinsic"),
    Timeline([_SUPPLY_VALUE_UNTIL_2020, _SUPPLY_VALUE], name="supply_value"),
    Timeline([_POSTAL_FREIGHT_UNTIL_2020, _POSTAL_FREIGHT], name="postal_freight"),
    Timeline([_CUSTOMS_VALUE_UNTIL_2020, _CUSTOMS_VALUE], name="customs_value"),
    Timeline([_IMPORT_VAT_VALUE], name="import_vat_value"),
    Timeline([_COURIER_FREIGHT_UNTIL_2020, _COURIER_FREIGHT], name="courier_freight"),
    Timeline([_GIFT_VALUE_UNTIL_2020, _GIFT_VALUE], name="gift_value"),
)
