"""What to do with customers, and what it brought.

The next action of each (:func:`next_actions`), funnels and paths (:func:`funnel`, :func:`paths`),
tests of two variants (:func:`compare_rates`, :func:`compare_means`) and their size, the ratios of a
campaign (:func:`campaign_ratios`) and its payback.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.customers.campaigns.action import (
        STANDARD_ACTIONS,
        ActionRule,
        CustomerFacts,
        NextAction,
        next_actions,
    )
    from xborder.customers.campaigns.conversion import (
        Funnel,
        FunnelEvent,
        FunnelStep,
        Paths,
        funnel,
        paths,
    )
    from xborder.customers.campaigns.experiment import (
        MeanTest,
        RateTest,
        SampleMean,
        compare_means,
        compare_rates,
    )
    from xborder.customers.campaigns.marketing import (
        Campaign,
        CampaignRatios,
        Payback,
        Ratio,
        campaign_ratios,
        payback,
    )
    from xborder.customers.campaigns.trial import peeking, rate_power, sample_size

_HOMES = {
    "ActionRule": "action",
    "Campaign": "marketing",
    "CampaignRatios": "marketing",
    "CustomerFacts": "action",
    "Funnel": "conversion",
    "FunnelEvent": "conversion",
    "FunnelStep": "conversion",
    "MeanTest": "experiment",
    "NextAction": "action",
    "Paths": "conversion",
    "Payback": "marketing",
    "RateTest": "experiment",
    "Ratio": "marketing",
    "STANDARD_ACTIONS": "action",
    "SampleMean": "experiment",
    "campaign_ratios": "marketing",
    "compare_means": "experiment",
    "compare_rates": "experiment",
    "funnel": "conversion",
    "next_actions": "action",
    "paths": "conversion",
    "payback": "marketing",
    "peeking": "trial",
    "rate_power": "trial",
    "sample_size": "trial",
}

__all__ = [
    "STANDARD_ACTIONS",
    "ActionRule",
    "Campaign",
    "CampaignRatios",
    "CustomerFacts",
    "Funnel",
    "FunnelEvent",
    "FunnelStep",
    "MeanTest",
    "NextAction",
    "Paths",
    "Payback",
    "RateTest",
    "Ratio",
    "SampleMean",
    "campaign_ratios",
    "compare_means",
    "compare_rates",
    "funnel",
    "next_actions",
    "paths",
    "payback",
    "peeking",
    "rate_power",
    "sample_size",
]

front(globals(), _HOMES)
