"""Import tax and ICMS on a remittance into Brazil.

https://www.gov.br/receitafederal/pt-br/assuntos/aduana-e-comercio-exterior/manuais/remessas-postal-e-expressa/topicos/tributacao.

Example:
    >>> [timeline.entries[0].value.id for timeline in STEPS][:3]
    ['import_tax', 'low_import_tax', 'high_import_tax']
"""

from typing import Final

from xborder.countries.br.scope import LOW, STATE_KNOWN
from xborder.countries.br.sources import (
    CHECKED,
    ICMS_20,
    LAW_2024,
    LAW_2026,
    LAW_14902,
    LAW_15502,
    PROGRAMME,
    REGIME,
    START,
)
from xborder.money import Money
from xborder.money.rounding import Mode, Rounding, Stage
from xborder.policy.amount import ByGoods, Percent
from xborder.policy.charge import Charge, ChargeKind
from xborder.policy.condition import Not
from xborder.policy.country import Step
from xborder.source import Evidence
from xborder.timeline import Dated, Timeline
from xborder.trade import Collector, Moment

_CENT: Final = Rounding(unit=1, mode=Mode.HALF_UP, stage=Stage.DECLARATION)

_ICMS_BASE: Final = ("customs_value", "low_import_tax.due", "high_import_tax.due", "import_tax.due")

_IMPORT_TAX: Final[Timeline[Step]] = Timeline(
    [
        Dated(
            value=Charge(
                id="import_tax",
                kind=ChargeKind.DUTY,
                title="Import tax of the simplified regime",
                amount=Percent("0.60"),
                base=("customs_value",),
                due=_CENT,
                collector=Collector.CARRIER,
                moment=Moment.DELIVERY,
            ),
            evidence=Evidence.SECONDARY,
            source=REGIME,
            checked_on=CHECKED,
            note="Outside Remessa Conforme: no deduction, whatever the value.",
        )
    ],
    name="import tax",
)
_LOW_IMPORT_TAX: Final[Timeline[Step]] = Timeline(
    [
        Dated(
            value=Charge(
                id="low_import_tax",
                kind=ChargeKind.DUTY,
                title="Import tax up to USD 50",
                amount=Percent("0.20"),
                base=("customs_value",),
                when=LOW,
                due=_CENT,
                collector=Collector.SELLER,
                moment=Moment.CHECKOUT,
            ),
            start=LAW_14902,
            end=LAW_15502,
            evidence=Evidence.SECONDARY,
            source=LAW_2024,
            checked_on=CHECKED,
        )
    ],
    name="import tax up to USD 50",
)
_HIGH_IMPORT_TAX: Final[Timeline[Step]] = Timeline(
    [
        Dated(
            value=Charge(
                id="high_import_tax",
                kind=ChargeKind.DUTY,
                title="Import tax above USD 50",
                amount=Percent("0.60"),
                base=("customs_value",),
                when=Not(LOW),
                due=_CENT,
                collector=Collector.SELLER,
                moment=Moment.CHECKOUT,
            ),
            start=PROGRAMME,
            end=LAW_14902,
            evidence=Evidence.SECONDARY,
            source=START,
            checked_on=CHECKED,
        ),
        Dated(
            value=Charge(
                id="high_import_tax",
                kind=ChargeKind.DUTY,
                title="Import tax above USD 50, less USD 20",
                amount=Percent("0.60"),
                base=("customs_value",),
                when=Not(LOW),
                due=_CENT,
                deduct=Money("20 USD"),
                collector=Collector.SELLER,
                moment=Moment.CHECKOUT,
            ),
            start=LAW_14902,
            end=LAW_15502,
            evidence=Evidence.SECONDARY,
            source=LAW_2024,
            checked_on=CHECKED,
            note="The deduction is taken off the tax, not off the base.",
        ),
        Dated(
            value=Charge(
                id="high_import_tax",
                kind=ChargeKind.DUTY,
                title="Import tax above USD 50, less USD 30",
                amount=Percent("0.60"),
                base=("customs_value",),
                when=Not(LOW),
                due=_CENT,
                deduct=Money("30 USD"),
                collector=Collector.SELLER,
                moment=Moment.CHECKOUT,
            ),
            start=LAW_15502,
            evidence=Evidence.SECONDARY,
            source=LAW_2026,
            checked_on=CHECKED,
            note="So the tax begins at nothing at USD 50. The official page was read through notes that cite it.",
        ),
    ],
    name="import tax above USD 50",
)
_ICMS: Final[Timeline[Step]] = Timeline(
    [
        Dated(
            value=Charge(
                id="icms",
                kind=ChargeKind.VAT,
                title="ICMS of the state",
                amount=ByGoods("icms"),
                base=_ICMS_BASE,
                due=_CENT,
                collector=Collector.CARRIER,
                moment=Moment.DELIVERY,
            ),
            end=ICMS_20,
            evidence=Evidence.SECONDARY,
            source=LAW_2024,
            checked_on=CHECKED,
        ),
        Dated(
            value=Charge(
                id="icms",
                kind=ChargeKind.VAT,
                title="ICMS of the state",
                amount=ByGoods("icms"),
                base=_ICMS_BASE,
                when=STATE_KNOWN,
                due=_CENT,
                collector=Collector.CARRIER,
                moment=Moment.DELIVERY,
            ),
            start=ICMS_20,
            evidence=Evidence.SECONDARY,
            source=LAW_2024,
            checked_on=CHECKED,
        ),
    ],
    name="ICMS",
)
_PROGRAMME_ICMS: Final[Timeline[Step]] = Timeline(
    [
        Dated(
            value=Charge(
                id="programme_icms",
                kind=ChargeKind.VAT,
                title="ICMS of the state, at checkout",
                amount=ByGoods("icms"),
                base=_ICMS_BASE,
                due=_CENT,
                collector=Collector.SELLER,
                moment=Moment.CHECKOUT,
            ),
            start=PROGRAMME,
            end=ICMS_20,
            evidence=Evidence.SECONDARY,
            source=START,
            checked_on=CHECKED,
        ),
        Dated(
            value=Charge(
                id="programme_icms",
                kind=ChargeKind.VAT,
                title="ICMS of the state, at checkout",
                amount=ByGoods("icms"),
                base=_ICMS_BASE,
                when=STATE_KNOWN,
                due=_CENT,
                collector=Collector.SELLER,
                moment=Moment.CHECKOUT,
            ),
            start=ICMS_20,
            evidence=Evidence.SECONDARY,
            source=LAW_2024,
            checked_on=CHECKED,
        ),
    ],
    name="ICMS at checkout",
)

STEPS: Final[tuple[Timeline[Step], ...]] = (
    _IMPORT_TAX,
    _LOW_IMPORT_TAX,
    _HIGH_IMPORT_TAX,
    _ICMS,
    _PROGRAMME_ICMS,
)
