# pyright: strict
"""A name that a front lacks is refused before it runs."""

import xborder as xb

xb.qoute  # refused
xb.fx.Frward  # refused
xb.inventory.safety_stok  # refused
xb.customers.rmf  # refused
