"""Who is still a customer, and how often will they buy: models of repeat buying.

The extra ``stats`` (numpy and scipy) is needed, and loaded with the first name asked for.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.customers.lifetime.beta_bernoulli import BetaGeoBb, Pattern
    from xborder.customers.lifetime.beta_geo import BetaGeoNbd, ModifiedBetaGeoNbd
    from xborder.customers.lifetime.fit import Fit
    from xborder.customers.lifetime.maximum import Convergence, FitState
    from xborder.customers.lifetime.model import PurchaseModel
    from xborder.customers.lifetime.opinion import (
        Holdout,
        HoldoutGroup,
        Opinion,
        Opinions,
        compare_models,
        holdout,
    )
    from xborder.customers.lifetime.pareto import ParetoNbd

_HOMES = {
    "BetaGeoBb": "beta_bernoulli",
    "BetaGeoNbd": "beta_geo",
    "Convergence": "maximum",
    "Fit": "fit",
    "FitState": "maximum",
    "Holdout": "opinion",
    "HoldoutGroup": "opinion",
    "ModifiedBetaGeoNbd": "beta_geo",
    "Opinion": "opinion",
    "Opinions": "opinion",
    "ParetoNbd": "pareto",
    "Pattern": "beta_bernoulli",
    "PurchaseModel": "model",
    "compare_models": "opinion",
    "holdout": "opinion",
}

__all__ = [
    "BetaGeoBb",
    "BetaGeoNbd",
    "Convergence",
    "Fit",
    "FitState",
    "Holdout",
    "HoldoutGroup",
    "ModifiedBetaGeoNbd",
    "Opinion",
    "Opinions",
    "ParetoNbd",
    "Pattern",
    "PurchaseModel",
    "compare_models",
    "holdout",
]

front(globals(), _HOMES)
