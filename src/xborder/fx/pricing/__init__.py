"""Pricing: what currencies do to a margin, when to reprice, and what converting costs."""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.fx.pricing.conversion import (
        ConversionCost,
        ConversionOffer,
        ProviderKind,
        compare_providers,
        conversion_cost,
        tier_rate,
    )
    from xborder.fx.pricing.margin import Keep, UnitEconomics, margin_at_risk
    from xborder.fx.pricing.repricing import RateCorridor, Repricing, reprice

_HOMES = {
    "ConversionCost": "conversion",
    "ConversionOffer": "conversion",
    "Keep": "margin",
    "ProviderKind": "conversion",
    "RateCorridor": "repricing",
    "Repricing": "repricing",
    "UnitEconomics": "margin",
    "compare_providers": "conversion",
    "conversion_cost": "conversion",
    "margin_at_risk": "margin",
    "reprice": "repricing",
    "tier_rate": "conversion",
}

__all__ = [
    "ConversionCost",
    "ConversionOffer",
    "Keep",
    "ProviderKind",
    "RateCorridor",
    "Repricing",
    "UnitEconomics",
    "compare_providers",
    "conversion_cost",
    "margin_at_risk",
    "reprice",
    "tier_rate",
]

front(globals(), _HOMES)
