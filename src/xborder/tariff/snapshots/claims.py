"""Claims to preference: what a printed line leaves goods to pay that originate with a partner.

A line without a rate under any programme of the origin leaves the general duty. Of several
programmes the law of the United States takes the lowest rate (general note 3(a)(iii)); elsewhere it
is for the importer to say which one is claimed, so that rates that differ make an estimate.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from xborder.policy.amount import FREE, Amount, ByGoods, Estimate, NoMoreThan, Percent, Unavailing
from xborder.tariff.duty_text import read_or_unsupported
from xborder.tariff.programme import Programme
from xborder.tariff.snapshots.agreements import groups
from xborder.tariff.snapshots.edition import Edition
from xborder.tariff.snapshots.table import Row

Programmes: TypeAlias = tuple[Programme, ...]

NO_PROGRAMME: Final = (
    "No preference is known to be in force for this origin on the day: the general duty is shown."
)
NOTHING_WON: Final = (
    "The claim wins nothing: no programme that it may go by has a lower duty for these goods than "
    "the general one, which is shown."
)
SEVERAL: Final = (
    "Several preferences are open to goods of this origin, and the claim names none: the lowest "
    "duty among them is shown."
)
_GENERAL: Final = ByGoods("tariff")


def claimed(edition: Edition, row: Row, open_to: Programmes) -> Amount:
    """Return the duty of a line for goods that claim preference.

    Args:
        edition: The edition of rates under agreements.
        row: Its line.
        open_to: The programmes that run for the origin on the day.
    """
    place = edition.general_column
    general = None if place is None else read_or_unsupported(row.cells[place])
    if general == FREE:
        return _GENERAL
    if not open_to:
        return Estimate(_GENERAL, NO_PROGRAMME)
    printed = list(groups(row.cells[edition.column]))
    # A programme that names no rate for the line leaves the general duty to its own goods.
    under = [_under(each, printed, general) or _GENERAL for each in open_to]
    rates = [rate for rate in under if rate != _GENERAL]
    doubts = [each.doubt for each in open_to if each.doubt]
    if len(set(under)) > 1 and not edition.gives_the_lowest:
        doubts.append(SEVERAL)
    found = lowest(rates) if rates else Unavailing(_GENERAL, NOTHING_WON)
    for doubt in dict.fromkeys(doubts):
        found = Estimate(found, doubt)
    return found


def _under(
    programme: Programme, printed: Sequence[tuple[str, tuple[str, ...]]], general: Amount | None
) -> Amount | None:
    """Return the rate under one programme; none where the general duty is as low, or lower."""
    rates = [
        read_or_unsupported(text)
        for text, who in printed
        if not set(who).isdisjoint(programme.symbols)
    ]
    if not rates:
        return None
    rate = lowest(rates)
    share, agreed = share_of(general), share_of(rate)
    # Nobody claims what is no less; where either counts pieces or weight, both stand.
    return None if share is not None and agreed is not None and share <= agreed else rate


def lowest(amounts: Sequence[Amount]) -> Amount:
    """Return the lowest of some duties.

    Args:
        amounts: The duties, at least one.

    Examples:
        >>> lowest([Percent("0.05"), FREE, Percent("0.03")])
        Nothing()
    """
    distinct = list(dict.fromkeys(amounts))
    shares = {each: share_of(each) for each in distinct}
    if None not in shares.values():
        return min(distinct, key=lambda each: shares[each] or Fraction(0))
    found = distinct[0]
    for each in distinct[1:]:
        found = NoMoreThan(found, each)
    return found


def share_of(amount: Amount | None) -> Fraction | None:
    """Return the share of the value that a duty is; ``None`` if it is something else.

    Args:
        amount: The duty; ``None`` if it is not known.
    """
    if isinstance(amount, Percent):
        return amount.share
    return Fraction(0) if amount == FREE else None
