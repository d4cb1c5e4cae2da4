"""Rules in sentences: charges, waivers, schemes, values, and what is not computed.

Values and charges are called by their titles, amounts by their formula, and conditions by their
own words. Nothing is worded before it is asked for.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from xborder.messages import Text, listed
from xborder.money.rounding import Stage
from xborder.policy.amount import WHOLE, percent_text
from xborder.policy.charge import Charge, ChargeKind, Waiver
from xborder.policy.condition import ALWAYS, Condition
from xborder.policy.goods_table import Listed
from xborder.policy.not_computed import Doubtful, NotComputed
from xborder.policy.prose.formula import amount_says
from xborder.policy.prose.names import Names
from xborder.policy.prose.sales import supply_says, threshold_says
from xborder.policy.rule import Rule
from xborder.policy.scheme import Per, Scheme
from xborder.policy.settlement import STAGES, on_the_declaration, rounded
from xborder.policy.supply import Supplied
from xborder.policy.threshold import Threshold
from xborder.policy.value import Value
from xborder.trade import Collector, Moment

_KINDS: Mapping[ChargeKind, Text] = MappingProxyType(
    {
        ChargeKind.DUTY: Text("A duty"),
        ChargeKind.ADDITIONAL_DUTY: Text("An additional duty"),
        ChargeKind.EXCISE: Text("An excise"),
        ChargeKind.VAT: Text("A value added tax"),
        ChargeKind.GST: Text("A goods and services tax"),
        ChargeKind.SALES_TAX: Text("A sales tax"),
        ChargeKind.FEE: Text("A fee"),
    }
)
_COLLECTORS: Mapping[Collector, Text] = MappingProxyType(
    {
        Collector.SELLER: Text("the seller"),
        Collector.MARKETPLACE: Text("the marketplace"),
        Collector.CUSTOMS: Text("customs"),
        Collector.CARRIER: Text("the carrier"),
        Collector.TAX_AUTHORITY: Text("the tax authority"),
    }
)
_MOMENTS: Mapping[Moment, Text] = MappingProxyType(
    {
        Moment.CHECKOUT: Text("at checkout"),
        Moment.IMPORT: Text("on import"),
        Moment.DELIVERY: Text("on delivery"),
        Moment.RETURN: Text("with the tax return"),
    }
)
EVENTS: Mapping[str, Text] = MappingProxyType(
    {
        "on": Text("the date of the sale"),
        "order": Text("the date of the order"),
        "loading": Text("the date of loading"),
        "export": Text("the date of export"),
        "import_entry": Text("the date of import entry"),
        "release": Text("the date of release"),
    }
)
"""The dates that rules go by."""


def says(rule: Any, names: Names) -> Iterator[Text]:
    """Yield what a rule says, sentence by sentence; its title apart.

    Args:
        rule: A charge, waiver, scheme, value, something that is not computed, or a
            plain fact such as a sum, a date or yes and no.
        names: What the names in it are called.
    """
    match rule:
        case Charge():
            yield from _charge(rule, names)
        case Waiver():
            yield from _waiver(rule, names)
        case Scheme():
            yield from _scheme(rule, names)
        case Value():
            yield from _value(rule, names)
        case NotComputed() | Doubtful():
            yield from _not_computed(rule, names)
        case Supplied():
            yield from supply_says(rule)
        case Threshold():
            yield from threshold_says(rule)
        case _:
            yield _fact(rule)
    if isinstance(rule, Rule) and rule.dated_by is not None:
        yield Text("Whether it holds goes by {day}.", day=EVENTS[rule.dated_by])


def _fact(rule: Any) -> Text:
    """Return what a plain fact says: a tariff as it is printed, yes and no, a sum or a date."""
    match rule:
        case Listed():
            return Text(
                "Each of its {lines} lines holds as it is printed: {edition}; digest {digest}.",
                lines=rule.lines,
                edition=Text(rule.edition),
                digest=rule.digest,
            )
        case bool():
            return Text("yes") if rule else Text("no")
        case _:
            return Text("{value}", value=rule)


def title(rule: Any) -> Text | None:
    """Return what a rule is called; nothing for one that has no name of its own."""
    if isinstance(rule, NotComputed | Doubtful):
        return Text(rule.reason)
    if isinstance(rule, Charge | Waiver | Scheme | Value | Supplied | Threshold):
        return Text(rule.title)
    return None


def _charge(charge: Charge, names: Names) -> Iterator[Text]:
    base = names.summed(charge.base) if charge.base else None
    if len(charge.base) > 1:
        base = Text("({value})", value=base)
    yield from amount_says(charge.amount, names, base)
    if charge.base_rounding is not None:
        yield rounded("The base is rounded {way}, on {stage}.", charge.base_rounding)
    if charge.payable != 1:
        yield Text("{share} of it is due.", share=percent_text(charge.payable))
    if charge.when is not ALWAYS:
        yield Text("It is charged if {condition}.", condition=names.clause(charge.when))
    yield rounded("It is rounded {way}, on {stage}.", charge.assessed)
    yield from on_the_declaration(charge)
    yield _taken(charge)
    if charge.refundable is not None:
        yield (
            Text("It is given back when the goods are returned.")
            if charge.refundable
            else Text("It is not given back when the goods are returned.")
        )


def _taken(charge: Charge) -> Text:
    kind, moment = _KINDS[charge.kind], _MOMENTS[charge.moment]
    if charge.collector is Collector.BUYER:
        return Text("{kind}, declared by the buyer {moment}.", kind=kind, moment=moment)
    collector = _COLLECTORS[charge.collector]
    sentence = "{kind}, collected by {collector} {moment}."
    return Text(sentence, kind=kind, collector=collector, moment=moment)


def _waiver(waiver: Waiver, names: Names) -> Iterator[Text]:
    whole = waiver.of is Stage.DECLARATION
    sentence = (
        "{charges} of {stage} is not collected while it is at most {limit}."
        if waiver.inclusive
        else "{charges} of {stage} is not collected while it is below {limit}."
    )
    stage = STAGES[Stage.DECLARATION if whole else Stage.ENTRY_LINE]
    yield Text(sentence, charges=names.summed(waiver.charges), stage=stage, limit=waiver.limit)
    if waiver.when is not ALWAYS:
        yield Text("It acts if {condition}.", condition=names.clause(waiver.when))


def _scheme(scheme: Scheme, names: Names) -> Iterator[Text]:
    yield _applies(scheme.when, names, line_by_line=scheme.per is Per.LINE)
    if scheme.elective:
        yield Text("It is the importer's choice: it is taken only if it is elected.")
    if scheme.steps:
        steps = listed(map(names.called, scheme.steps), last="{left} and then {right}")
        yield Text("It asks for {steps}.", steps=steps)
    else:
        yield Text("It asks for no charge.")


def _applies(when: Condition, names: Names, *, line_by_line: bool) -> Text:
    if when is ALWAYS:
        return Text("It applies wherever no earlier scheme does.")
    sentence = (
        "It applies to each line if {condition}."
        if line_by_line
        else "It applies to the whole consignment if {condition}."
    )
    return Text(sentence, condition=names.clause(when))


def _value(value: Value, names: Names) -> Iterator[Text]:
    made = names.summed(value.plus)
    if value.minus:
        less = names.summed(value.minus)
        made = Text("{left} less {right}, never below zero", left=made, right=less)
    if value.share is not WHOLE:
        made = Text("{rate} of ({value})", rate=percent_text(value.share), value=made)
    yield Text("It is {value}.", value=made)
    if value.rounding is not None:
        yield rounded("It is rounded {way}, on {stage}.", value.rounding)
    if value.when is not ALWAYS:
        yield Text("It counts only if {condition}.", condition=names.clause(value.when))


def _not_computed(rule: NotComputed | Doubtful, names: Names) -> Iterator[Text]:
    if rule.when is not ALWAYS:
        yield Text("This concerns parcels if {condition}.", condition=names.clause(rule.when))
    yield (
        Text("The figures stand as an estimate.")
        if isinstance(rule, Doubtful)
        else Text("There is no total then.")
    )
