"""Who and what a rule of Northern Ireland is about, and what is contested.

https://www.nibusinessinfo.co.uk/content/temporary-arrangements-moving-goods-great-britain-northern-ireland.

Example:
    >>> FROM_BRITAIN.values
    ('GB', 'IM')
"""

from typing import Final

from xborder.countries.gb.scope import NO_EXCISE, VAT_ROUNDING, WITHIN_135
from xborder.policy.condition import All, Is, Reads
from xborder.policy.country import Reading

CONSUMER: Final = Is("buyer.kind", "consumer")
FROM_BRITAIN: Final = Is("ship_from", "GB", "IM")
LOW_VALUE: Final = All(WITHIN_135, NO_EXCISE)
FLAT_DUTY_APPLIED: Final = Reads("xi.flat_duty", "applied")

READINGS: Final = (
    VAT_ROUNDING,
    Reading(
        id="xi.flat_duty",
        question="Does the European Union's duty of EUR 3 apply to parcels from the rest of "
        "the world to Northern Ireland?",
        options={
            "not_applied": "Not seen to be applied: no text of the United Kingdom was found.",
            "applied": "Yes: the Union's customs law applies to such goods under the "
            "Windsor Framework.",
        },
        default="not_applied",
    ),
)
