"""Accounting: what the standards ask of a hedge, its designation, effectiveness and reserve."""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.fx.accounting.designation import (
        AssessmentMethod,
        HedgeDesignation,
        TermsMatch,
        critical_terms_match,
    )
    from xborder.fx.accounting.differences import (
        BookedInvoice,
        ExchangeDifferences,
        PartPayment,
        exchange_differences,
    )
    from xborder.fx.accounting.effectiveness import (
        EconomicRelationship,
        OffsetBasis,
        OffsetDirection,
        OffsetResult,
        RegressionTest,
        dollar_offset,
        dollar_offset_series,
        economic_relationship,
        regression_test,
    )
    from xborder.fx.accounting.reserve import HedgeReserve, lower_of_test
    from xborder.fx.accounting.standard import (
        STANDARDS,
        Framework,
        HedgeAccountingPolicy,
        hedge_accounting_policy,
    )

_HOMES = {
    "AssessmentMethod": "designation",
    "BookedInvoice": "differences",
    "EconomicRelationship": "effectiveness",
    "ExchangeDifferences": "differences",
    "Framework": "standard",
    "HedgeAccountingPolicy": "standard",
    "HedgeDesignation": "designation",
    "HedgeReserve": "reserve",
    "OffsetBasis": "effectiveness",
    "OffsetDirection": "effectiveness",
    "OffsetResult": "effectiveness",
    "PartPayment": "differences",
    "RegressionTest": "effectiveness",
    "STANDARDS": "standard",
    "TermsMatch": "designation",
    "critical_terms_match": "designation",
    "dollar_offset": "effectiveness",
    "dollar_offset_series": "effectiveness",
    "economic_relationship": "effectiveness",
    "exchange_differences": "differences",
    "hedge_accounting_policy": "standard",
    "lower_of_test": "reserve",
    "regression_test": "effectiveness",
}

__all__ = [
    "STANDARDS",
    "AssessmentMethod",
    "BookedInvoice",
    "EconomicRelationship",
    "ExchangeDifferences",
    "Framework",
    "HedgeAccountingPolicy",
    "HedgeDesignation",
    "HedgeReserve",
    "OffsetBasis",
    "OffsetDirection",
    "OffsetResult",
    "PartPayment",
    "RegressionTest",
    "TermsMatch",
    "critical_terms_match",
    "dollar_offset",
    "dollar_offset_series",
    "economic_relationship",
    "exchange_differences",
    "hedge_accounting_policy",
    "lower_of_test",
    "regression_test",
]

front(globals(), _HOMES)
