"""What customers are worth: today, over a horizon, and to each other.

Measures of the whole base (:func:`customer_base`), how value is spread (:func:`abc_classes`,
:func:`concentration`), tiers (:func:`value_tiers`); with the extra ``stats`` the value of a
purchase (:class:`GammaGamma`) and of a lifetime (:func:`lifetime_value`).
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.customers.value.gamma_gamma import GammaGamma, value_correlation
    from xborder.customers.value.overview import CustomerBase, customer_base
    from xborder.customers.value.spread import (
        AbcClass,
        AbcRule,
        Concentration,
        abc_classes,
        concentration,
    )
    from xborder.customers.value.tier import (
        Tier,
        TierBand,
        Tiering,
        TierRules,
        shares_above,
        value_tiers,
    )
    from xborder.customers.value.valuation import LifetimeValue, Timing, lifetime_value

_HOMES = {
    "AbcClass": "spread",
    "AbcRule": "spread",
    "Concentration": "spread",
    "CustomerBase": "overview",
    "GammaGamma": "gamma_gamma",
    "LifetimeValue": "valuation",
    "Tier": "tier",
    "TierBand": "tier",
    "TierRules": "tier",
    "Tiering": "tier",
    "Timing": "valuation",
    "abc_classes": "spread",
    "concentration": "spread",
    "customer_base": "overview",
    "lifetime_value": "valuation",
    "shares_above": "tier",
    "value_correlation": "gamma_gamma",
    "value_tiers": "tier",
}

__all__ = [
    "AbcClass",
    "AbcRule",
    "Concentration",
    "CustomerBase",
    "GammaGamma",
    "LifetimeValue",
    "Tier",
    "TierBand",
    "TierRules",
    "Tiering",
    "Timing",
    "abc_classes",
    "concentration",
    "customer_base",
    "lifetime_value",
    "shares_above",
    "value_correlation",
    "value_tiers",
]

front(globals(), _HOMES)
