"""Evri, formerly Hermes: the surcharge for the border. What it asks for clearance was not found."""

from xborder.carriers import crossing
from xborder.policy.vocabulary import *

FEES: tuple[Timeline[CarrierFees], ...] = ()
SERVICES = crossing("evri", Flat(Money("2.50 GBP")))
