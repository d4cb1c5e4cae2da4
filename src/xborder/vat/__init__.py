"""VAT, GST and sales tax: which tax a sale bears, where, at what rate, and who accounts for it.

    found = xb.vat.determine(sale)      # place, taxation, rate, regime, return, words, with the law

A sale is :class:`~xborder.trade.Sale`. Its rules are those of the book: ``supplies`` and
``thresholds`` of each policy, and the schemes that landed cost goes by. The names below are loaded
when they are first used; each room holds what belongs to one concept.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.vat import (
        customer_place,
        determination,
        export_side,
        invoices,
        numbers,
        rates,
        reports,
        returns,
        thresholds,
        wording,
    )
    from xborder.vat.determination.answer import (
        Alternative,
        Certainty,
        ImportLeg,
        ReturnDue,
        Ruling,
        TaxPart,
        Verdict,
    )
    from xborder.vat.determination.determine import determine
    from xborder.vat.determination.result import Determination
    from xborder.vat.rates.history import RatePeriod, rate_changes, rate_history
    from xborder.vat.rates.rate import Rate, RateKind, rate
    from xborder.vat.thresholds.standing import Standing
    from xborder.vat.thresholds.watch import Sold, Watched, watch
    from xborder.vat.wording.wording import Point, Wording, invoice_words

_HOMES = {
    "Alternative": "determination.answer",
    "Certainty": "determination.answer",
    "Determination": "determination.result",
    "ImportLeg": "determination.answer",
    "Point": "wording.wording",
    "Rate": "rates.rate",
    "RateKind": "rates.rate",
    "RatePeriod": "rates.history",
    "ReturnDue": "determination.answer",
    "Ruling": "determination.answer",
    "Sold": "thresholds.watch",
    "Standing": "thresholds.standing",
    "TaxPart": "determination.answer",
    "Verdict": "determination.answer",
    "Watched": "thresholds.watch",
    "Wording": "wording.wording",
    "determine": "determination.determine",
    "invoice_words": "wording.wording",
    "rate": "rates.rate",
    "rate_changes": "rates.history",
    "rate_history": "rates.history",
    "watch": "thresholds.watch",
}
_ROOMS = (
    "customer_place",
    "determination",
    "export_side",
    "invoices",
    "numbers",
    "rates",
    "reports",
    "returns",
    "thresholds",
    "wording",
)

__all__ = [
    "Alternative",
    "Certainty",
    "Determination",
    "ImportLeg",
    "Point",
    "Rate",
    "RateKind",
    "RatePeriod",
    "ReturnDue",
    "Ruling",
    "Sold",
    "Standing",
    "TaxPart",
    "Verdict",
    "Watched",
    "Wording",
    "customer_place",
    "determination",
    "determine",
    "export_side",
    "invoice_words",
    "invoices",
    "numbers",
    "rate",
    "rate_changes",
    "rate_history",
    "rates",
    "reports",
    "returns",
    "thresholds",
    "watch",
    "wording",
]

front(globals(), _HOMES, rooms=_ROOMS)
