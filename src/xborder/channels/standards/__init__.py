"""Account standards of sites and card networks, and what ratings are worth."""

from xborder.channels.standards.presets import STANDARDS
from xborder.channels.standards.ratings import bayesian_average, five_stars_needed, wilson_interval
from xborder.channels.standards.standard import AccountStandard, Keep, Window
from xborder.channels.standards.standing import AccountStanding, StandingState, account_standing

__all__ = [
    "STANDARDS",
    "AccountStandard",
    "AccountStanding",
    "Keep",
    "StandingState",
    "Window",
    "account_standing",
    "bayesian_average",
    "five_stars_needed",
    "wilson_interval",
]
