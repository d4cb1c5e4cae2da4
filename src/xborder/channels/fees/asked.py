"""Whether a rule of a schedule is meant: by the facts of an order, and by what is not stated."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from xborder.channels.fees.cancellation import Cancellation
from xborder.channels.fees.fee import WITH_TAX, Fee, NotPriced
from xborder.channels.fees.order import ChannelOrder
from xborder.channels.fees.reckoning import is_for
from xborder.channels.fees.size import SizeTable
from xborder.money import Currency
from xborder.timeline import Dated


def unstated(
    rule: Fee | NotPriced | Cancellation, order: ChannelOrder, facts: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the facts on which it hangs whether a fee is asked."""
    if any(name in facts and facts[name] not in answers for name, answers in rule.only):
        return ()
    unstated = tuple(name for name, _ in rule.only if name not in facts)
    if isinstance(rule, Fee) and isinstance(rule.scale, SizeTable):
        meant = [line for line in order.lines if is_for(rule, line)]
        if any(line.packed is None or line.packed_weight is None for line in meant):
            return (*unstated, "packed")
    return unstated


def beyond(fee: Fee) -> NotPriced:
    """Return what stands for a fee whose table does not hold a unit of the order."""
    return NotPriced(
        id=fee.id,
        title=fee.title,
        kind=fee.kind,
        reason="A unit fits no tier of the table that is built in: add its fee.",
        event=fee.event,
    )


def lies_between(rule: NotPriced, order: ChannelOrder) -> bool:
    """Return whether an order straddles the bound of a rule: a unit below it, the sum above.

    Where there is no bound the rule is for every order.
    """
    if rule.straddles is None:
        return True
    meant = [line for line in order.lines if is_for(rule, line)]
    paid = [sum(line.paid(part) for part in WITH_TAX) for line in meant]
    bound = Fraction(rule.straddles) * 10 ** Currency.of(order.currency).digits
    units = [Fraction(each, line.quantity) for each, line in zip(paid, meant, strict=True)]
    return bool(min(units) <= bound < sum(paid))


def is_asked(rule: Fee | NotPriced | Cancellation, facts: Mapping[str, str]) -> bool:
    """Return whether the facts of an order meet a rule."""
    return all(facts.get(name) in answers for name, answers in rule.only)


def chosen(
    rules: Iterable[Dated[Cancellation]], order: ChannelOrder, facts: Mapping[str, str]
) -> tuple[Dated[Cancellation] | None, dict[str, Dated[Cancellation]]]:
    """Return the first rule of a cancellation that holds, and the facts that decide before it.

    Args:
        rules: The rules of a day, in their order.
        order: The order.
        facts: What is known of it and its seller.
    """
    missing: dict[str, Dated[Cancellation]] = {}
    for rule in rules:
        open_facts = unstated(rule.value, order, facts)
        missing |= dict.fromkeys(open_facts, rule)
        if not open_facts and is_asked(rule.value, facts):
            # what stands before it may hold instead, by a fact that is not stated
            return (None if missing else rule), missing
    return None, missing
