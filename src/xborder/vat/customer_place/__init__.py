"""Where the customer of an electronic service is, by the evidence that a shop holds."""

from xborder.vat.customer_place.clue import Clue, ClueKind, Presumption
from xborder.vat.customer_place.place import CustomerPlace, customer_place

__all__ = ["Clue", "ClueKind", "CustomerPlace", "Presumption", "customer_place"]
