"""Supervision codes: the gate through which goods leave China."""

from xborder.choice import Choice


class Mode(Choice):
    """The customs supervision code of an export declaration."""

    RETAIL = "9610"
    """Parcels to consumers, declared by list."""
    B2B = "9710"
    """Direct exports to businesses over a platform."""
    OVERSEAS_WAREHOUSE = "9810"
    """Exports to a warehouse abroad, sold from there."""
    BONDED = "1210"
    """Goods of a special customs zone."""
    GENERAL = "0110"
    """General trade."""
