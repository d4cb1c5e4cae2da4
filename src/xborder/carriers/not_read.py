"""Carriers that are known by name and whose price lists were not found: never taken for free.

Australia Post and China Post: no fee to the recipient is known; GLS: no page with an amount; Posten
Norge: prices from before VOEC alone; Poste Italiane: a page that names no amounts.
"""

from xborder.policy.vocabulary import *

FEES: tuple[Timeline[CarrierFees], ...] = ()
