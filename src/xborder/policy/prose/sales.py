"""Rules of sales in sentences: how a law treats a sale, and the turnovers it counts."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from xborder.messages import Text
from xborder.policy.condition import ALWAYS
from xborder.policy.supply import Accountable, PlaceOf, Supplied, Taxation, TaxedOn
from xborder.policy.threshold import Bites, Counted, Joined, Threshold

_TAXATIONS: Mapping[Taxation, Text] = MappingProxyType(
    {
        Taxation.TAXABLE: Text("It is taxable"),
        Taxation.REVERSE_CHARGE: Text("It is taxable and the customer owes the tax"),
        Taxation.EXEMPT_WITH_CREDIT: Text("It is exempt and input tax is deductible"),
        Taxation.EXEMPT: Text("It is exempt and input tax is not deductible"),
        Taxation.OUTSIDE_SCOPE: Text("It is outside the scope of this tax"),
        Taxation.NOT_A_SUPPLY: Text("It is no supply"),
    }
)
_PLACES: Mapping[PlaceOf, Text] = MappingProxyType(
    {
        PlaceOf.DISPATCH: Text("where the goods leave"),
        PlaceOf.ARRIVAL: Text("where the goods arrive or the service is consumed"),
        PlaceOf.SELLER: Text("where the seller is established"),
    }
)
_ACCOUNTABLE: Mapping[Accountable, Text] = MappingProxyType(
    {
        Accountable.SELLER: Text("the seller"),
        Accountable.MARKETPLACE: Text("the marketplace"),
        Accountable.BUYER: Text("the customer"),
        Accountable.INTERMEDIARY: Text("the seller's intermediary"),
        Accountable.REDELIVERER: Text("the re-deliverer"),
    }
)
_COUNTED: Mapping[Counted, Text] = MappingProxyType(
    {
        Counted.PREVIOUS_OR_CURRENT_YEAR: Text("in the calendar year or the one before"),
        Counted.PREVIOUS_YEAR: Text("in the calendar year before"),
        Counted.YEAR_BEFORE_LAST: Text("in the calendar year two years before"),
        Counted.TWELVE_MONTHS: Text("in twelve months"),
        Counted.FOUR_QUARTERS: Text("in the four quarters before"),
        Counted.QUARTER_OR_FOUR: Text("in the quarter or the four quarters before"),
    }
)
_BITES: Mapping[Bites, Text] = MappingProxyType(
    {
        Bites.THIS_SALE: Text("The sale that crosses it is taxed the new way already."),
        Bites.NEXT_SALE: Text("It counts from the next sale on."),
        Bites.NEXT_MONTH: Text("It counts from the first day of the next month."),
        Bites.MONTH_AFTER_NEXT: Text("It counts from the first day of the second month after."),
        Bites.UNREAD: Text("From which sale on it counts was not read: the next one is taken."),
    }
)


def supply_says(rule: Supplied) -> Iterator[Text]:
    """Yield what a rule of sales says, sentence by sentence."""
    if rule.when is ALWAYS:
        yield Text("It takes every sale that no earlier rule takes.")
    else:
        yield Text("It takes a sale if {condition}.", condition=rule.when.words())
    what = _TAXATIONS[rule.taxation]
    place = _PLACES.get(rule.place)
    yield Text("{what}, {place}.", what=what, place=place) if place else Text("{what}.", what=what)
    who = _ACCOUNTABLE.get(rule.accountable)
    if who is not None:
        yield Text("The tax is declared by {who}.", who=who)
    if rule.taxed_on is TaxedOn.MARGIN:
        yield Text("The tax is computed on the margin.")
    for note in rule.keeps:
        yield Text(note)
    for other in rule.others:
        yield Text(
            "Beside it: {title}, {what}.", title=Text(other.title), what=_TAXATIONS[other.taxation]
        )
    if rule.doubt:
        yield Text(rule.doubt)


def threshold_says(rule: Threshold) -> Iterator[Text]:
    """Yield what a threshold says, sentence by sentence."""
    yield Text(rule.counts)
    if rule.from_the_first_sale:
        yield Text("There is no least turnover: the first sale counts.")
        yield Text("Register for: {what}", what=Text(rule.register))
        return
    when = _COUNTED[rule.counted]
    sentence = (
        "It is {limit} {when}, reached." if rule.reached else "It is {limit} {when}, exceeded."
    )
    yield Text(sentence, limit=rule.limit, when=when)
    if rule.count is not None:
        sentence = (
            "More than {count} sales are asked as well."
            if rule.joined is Joined.AND
            else "More than {count} sales are enough too."
        )
        yield Text(sentence, count=rule.count)
    yield _BITES[rule.bites]
    yield Text("Register for: {what}", what=Text(rule.register))
