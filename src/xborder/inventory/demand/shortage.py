"""What becomes of demand that cannot be served at once."""

from xborder.choice import Choice


class Shortage(Choice):
    """What becomes of demand that cannot be served at once."""

    BACKORDERED = "backordered"
    """It waits, and takes the first units that arrive."""
    LOST = "lost"
    """The buyer goes elsewhere."""
