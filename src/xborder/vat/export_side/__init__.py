"""China's export side: refund, exemption or tax of what leaves, and what it comes to in yuan."""

from xborder.vat.export_side.deemed_income import DeemedIncome, deemed_income
from xborder.vat.export_side.exempt_credit_refund import (
    ExemptCreditRefund,
    Export,
    Outcome,
    exempt_credit_refund,
)
from xborder.vat.export_side.exempt_refund import ExemptRefund, claim_by, exempt_refund
from xborder.vat.export_side.mode import Mode
from xborder.vat.export_side.overseas_warehouse import (
    Reconciliation,
    reconcile,
    reconciliation_due,
)
from xborder.vat.export_side.refund_rates import RefundRates
from xborder.vat.export_side.returned_goods import free_return_until
from xborder.vat.export_side.treatment import (
    ExportFacts,
    ExportTreatment,
    Treatment,
    treatment_of,
)

__all__ = [
    "DeemedIncome",
    "ExemptCreditRefund",
    "ExemptRefund",
    "Export",
    "ExportFacts",
    "ExportTreatment",
    "Mode",
    "Outcome",
    "Reconciliation",
    "RefundRates",
    "Treatment",
    "claim_by",
    "deemed_income",
    "exempt_credit_refund",
    "exempt_refund",
    "free_return_until",
    "reconcile",
    "reconciliation_due",
    "treatment_of",
]
