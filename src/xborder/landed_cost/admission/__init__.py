"""Admission: documents in, plain numbers and words out.

Behind this room nothing sees a pydantic model, ``Money`` or ``Decimal``. Where a parcel goes, which
rules it comes under, what the caller supplies beside it, what each fact reads, what each line is
worth, which entries of the goods tables it finds and which exchange rates that takes: one module
each, and :class:`~xborder.landed_cost.admission.admitted.Admitted` holds what came of it.
"""

from xborder.landed_cost.admission.addresses import destination, origin
from xborder.landed_cost.admission.admitted import Admitted, admit
from xborder.landed_cost.admission.gap import Gap
from xborder.landed_cost.admission.gaps import gaps
from xborder.landed_cost.admission.rules import currency_of, rules_for
from xborder.landed_cost.admission.supplied import Supplied

__all__ = [
    "Admitted",
    "Gap",
    "Supplied",
    "admit",
    "currency_of",
    "destination",
    "gaps",
    "origin",
    "rules_for",
]
