"""Duty and consumption tax on a parcel into Japan, cut as customs cuts them.

https://www.customs.go.jp/english/c-answer_e/imtsukan/1111_e.htm.

Example:
    >>> [timeline.name for timeline in STEPS]
    ['simplified_duty', 'duty', 'consumption_tax', 'local_consumption_tax']
"""

from typing import Final

from xborder.countries.jp.sources import CALCULATION, CHECKED, SIMPLIFIED
from xborder.money import Rounding
from xborder.policy.amount import ByGoods, Percent
from xborder.policy.charge import Charge, ChargeKind, Face
from xborder.policy.country import Step
from xborder.source import Evidence
from xborder.timeline import Dated, Timeline

_THOUSAND_A_LINE: Final = Rounding(unit=1000, mode="down", stage="entry_line")
_HUNDRED_A_LINE: Final = Rounding(unit=100, mode="down", stage="entry_line")
_YEN_A_LINE: Final = Rounding(unit=1, mode="down", stage="entry_line")
_HUNDRED: Final = Rounding(unit=100, mode="down", stage="declaration")

STEPS: Final[tuple[Timeline[Step], ...]] = (
    Timeline(
        [
            Dated(
                value=Charge(
                    id="simplified_duty",
                    kind=ChargeKind.DUTY,
                    title="Customs duty by the simplified tariff",
                    amount=ByGoods("simplified_tariff"),
                    base=("customs_value",),
                    base_rounding=_THOUSAND_A_LINE,
                    assessed=_HUNDRED_A_LINE,
                    due=_HUNDRED,
                ),
                evidence=Evidence.OFFICIAL,
                source=SIMPLIFIED,
                checked_on=CHECKED,
            )
        ],
        name="simplified_duty",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="duty",
                    kind=ChargeKind.DUTY,
                    title="Customs duty",
                    amount=ByGoods("tariff"),
                    base=("customs_value",),
                    base_rounding=_THOUSAND_A_LINE,
                    assessed=_HUNDRED_A_LINE,
                    due=_HUNDRED,
                ),
                evidence=Evidence.OFFICIAL,
                source=CALCULATION,
                checked_on=CHECKED,
            )
        ],
        name="duty",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="consumption_tax",
                    kind=ChargeKind.VAT,
                    title="National consumption tax",
                    amount=ByGoods("consumption_tax"),
                    base=("customs_value", "simplified_duty", "duty"),
                    base_rounding=_THOUSAND_A_LINE,
                    assessed=_HUNDRED_A_LINE,
                    due=_HUNDRED,
                ),
                evidence=Evidence.OFFICIAL,
                source=CALCULATION,
                checked_on=CHECKED,
            )
        ],
        name="consumption_tax",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="local_consumption_tax",
                    kind=ChargeKind.VAT,
                    title="Local consumption tax",
                    amount=Percent("22/78"),
                    base=("consumption_tax",),
                    assessed=_YEN_A_LINE,
                    due=_HUNDRED,
                    due_of=Face.ASSESSED,
                ),
                evidence=Evidence.OFFICIAL,
                source=CALCULATION,
                checked_on=CHECKED,
            )
        ],
        name="local_consumption_tax",
    ),
)
