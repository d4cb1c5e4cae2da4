"""Payment methods: what one costs in all, and which set of them earns the most.

A fee is a part of it. A payment that fails loses the order's margin, a dispute costs its fee and
often the money, and money that comes late has a price.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from typing import Any, ClassVar, Final

from attrs import field, frozen

from xborder.channels.fees.bill import FeeBill
from xborder.channels.fees.order import ChannelOrder
from xborder.channels.fees.schedule import FeeSchedule
from xborder.display import Figures
from xborder.errors import InvalidInput, NotFound, nearest
from xborder.kind import all_of_kind, exact_share_field, mapping_of, of_kind, typed
from xborder.money import Mode, Money, Rounding
from xborder.money.amount import as_money
from xborder.named import all_known
from xborder.number import DECIMAL, WHOLE, exact_share, whole

_DAYS_A_YEAR: Final = 365
_BASIS_POINTS: Final = 10_000
_TO_THE_CENT: Final = Rounding(mode=Mode.HALF_UP)
_MOST_METHODS: Final = 16
"""Sets are tried one by one: 65,536 of them are a second's work."""


@frozen(kw_only=True, field_transformer=typed)
class PaymentMethod:
    """One way to pay, and what goes with it.

    Attributes:
        name: Its name.
        schedule: What its provider asks.
        failed: The share of payments that fail and lose the order.
        disputed: The share that is disputed.
        lost: The share of disputes that are lost.
        fraud: The share of the money that fraud takes and nobody disputes with success.
        days: Days until the money is there.
    """

    name: str
    schedule: FeeSchedule
    failed: Decimal = field(default=Decimal(0), converter=exact_share_field)
    disputed: Decimal = field(default=Decimal(0), converter=exact_share_field)
    lost: Decimal = field(default=Decimal(1), converter=exact_share_field)
    fraud: Decimal = field(default=Decimal(0), converter=exact_share_field)
    days: int = field(default=0, metadata=WHOLE)


@frozen(kw_only=True, repr=False)
class PaymentCost(Figures):
    """What a payment by one method costs, part by part.

    Attributes:
        method: Its name.
        paid: What the buyer pays.
        fees: What the provider asks.
        failure: The margin that failed payments lose.
        disputes: Fees of disputes and the money that is lost with them.
        fraud: The money that fraud takes.
        waiting: What the money costs until it is there.
    """

    _titles: ClassVar = {
        "method": "payment method",
        "failure": "failed payments",
        "waiting": "waiting for the money",
    }

    method: str
    paid: Money
    fees: Money
    failure: Money
    disputes: Money
    fraud: Money
    waiting: Money

    @property
    def total(self) -> Money:
        """Fees, failures, disputes, fraud and waiting together."""
        return self.fees + self.failure + self.disputes + self.fraud + self.waiting

    @property
    def basis_points(self) -> Decimal | None:
        """All of it in hundredths of a percent of what the buyer pays, to two decimals.

        ``None`` where the buyer pays nothing.
        """
        if not self.paid:
            return None
        share = self.total.ratio_to(self.paid) * _BASIS_POINTS
        return Decimal(_TO_THE_CENT.apply(share.numerator * 100, share.denominator)).scaleb(
            -2, DECIMAL
        )


def payment_cost(
    method: PaymentMethod,
    order: ChannelOrder,
    *,
    margin: Decimal | str = "0",
    yearly_rate: Decimal | str = "0",
) -> PaymentCost:
    """Return what a payment costs in all.

    Args:
        method: The method.
        order: The order, with the facts that the provider's fees ask for.
        margin: The share of the price that is earned on an order, which a failed payment loses.
        yearly_rate: What money costs a year, a fraction.

    Raises:
        InvalidInput: The provider's bill has no total: a fact is not stated, or a fee not known.

    Examples:
        >>> import datetime as dt
        >>> from xborder.channels import schedule
        >>> card = PaymentMethod(
        ...     name="card", schedule=schedule("stripe_us"), disputed="0.002", days=2
        ... )
        >>> order = ChannelOrder.of(
        ...     "100.00 USD", ordered_on=dt.date(2026, 11, 2), card="abroad", converted="yes"
        ... )
        >>> cost = payment_cost(card, order, yearly_rate="0.08")
        >>> str(cost.fees), str(cost.total), cost.basis_points
        ('5.70 USD', '5.97 USD', Decimal('597.00'))
    """
    of_kind(method, PaymentMethod, "method")
    sold = _total(method, method.schedule.bill(order))
    disputed = _total(method, method.schedule.dispute(order)) if method.disputed else sold * 0
    paid = sum(
        (money for line in order.lines for money in _parts(line)), Money.of_minor(0, order.currency)
    )

    def part(money: Money, *shares: Decimal | Fraction) -> Money:
        num, over = money.as_ratio()
        found = Fraction(num, over)
        for share in shares:
            found *= Fraction(share)
        return Money.of_minor(
            _TO_THE_CENT.apply(found.numerator, found.denominator), money.currency
        )

    wait = Fraction(method.days, _DAYS_A_YEAR)
    return PaymentCost(
        method=method.name,
        paid=paid,
        fees=sold,
        failure=part(paid, method.failed, exact_share(margin, "margin")),
        disputes=part(disputed, method.disputed) + part(paid, method.disputed, method.lost),
        fraud=part(paid, method.fraud),
        waiting=part(paid, exact_share(yearly_rate, "yearly_rate"), wait),
    )


def _parts(line: Any) -> Iterable[Money]:
    return (m for m in (line.item, line.shipping, line.gift_wrap, line.tax) if m is not None)


def _total(method: PaymentMethod, bill: FeeBill) -> Money:
    if bill.total is None:
        raise InvalidInput(
            "The fees of {value} have no total: {why}",
            code="channels.payment",
            remedy="State the facts that its fees ask for, or add the fee.",
            where=f"method.{method.name}",
            value=method.name,
            why=str(bill),
        )
    return bill.total


def _costs(given: Any) -> dict[str, Money]:
    return {str(name): as_money(cost) for name, cost in mapping_of(given, "costs").items()}


def _methods(given: Any) -> tuple[str, ...]:
    # A text is one name: taken as letters it would be methods that nobody offers.
    return (given,) if isinstance(given, str) else tuple(given)


@frozen(kw_only=True, field_transformer=typed)
class Payers:
    """Buyers of one kind: where they are, what they will pay with, and what they bring.

    Attributes:
        name: Their name, such as a country.
        orders: How many orders they place where they can pay.
        accept: The methods they take, the one they would rather take first.
        earned: What an order earns before payment costs.
        costs: What an order costs by each method.
    """

    name: str
    orders: int = field(metadata=WHOLE)
    accept: tuple[str, ...] = field(converter=_methods)
    earned: Money = field(converter=as_money)
    costs: Mapping[str, Money] = field(hash=False, converter=_costs)


@frozen(kw_only=True)
class MethodSet:
    """A set of methods and what it earns.

    Attributes:
        methods: The methods, by name.
        earned: What is left of all orders after payment costs and what the methods cost a month.
        orders: How many orders can be paid.
    """

    methods: tuple[str, ...]
    earned: Money
    orders: int


def best_methods(
    payers: Iterable[Payers],
    monthly: Mapping[str, Money | str],
    *,
    most: int | None = None,
) -> tuple[MethodSet, ...]:
    """Return the sets of payment methods, what earns the most first.

    Buyers pay by the first method they accept that is offered; where none is, the order is lost.

    Args:
        payers: The kinds of buyers of a month.
        monthly: The methods there are to choose from, and what each costs a month.
        most: The most methods of a set.

    Raises:
        InvalidInput: There are more than 16 methods to choose from, or buyers accept what nobody
            has a cost for and what is spelt nearly as one of the methods.
        NotFound: Buyers have no cost for a method that they accept and that is offered.

    Examples:
        >>> [germany] = [
        ...     Payers(
        ...         name="DE", orders=100, accept=("invoice", "card"), earned="10 EUR",
        ...         costs={"card": "0.50 EUR", "invoice": "0.90 EUR"},
        ...     )
        ... ]
        >>> sets = best_methods([germany], {"card": "0 EUR", "invoice": "50 EUR"})
        >>> [(each.methods, str(each.earned)) for each in sets[:2]]
        [(('card',), '950.00 EUR'), (('invoice',), '860.00 EUR')]
    """
    groups = all_of_kind(payers, Payers, "payers")
    fixed = _costs(monthly)
    names = sorted(fixed)
    if len(names) > _MOST_METHODS:
        raise InvalidInput(
            "{value} methods are more than can be tried in all sets.",
            code="channels.methods",
            remedy="Give at most {most}: leave out those that nobody prefers.",
            where="monthly",
            value=len(names),
            most=_MOST_METHODS,
        )
    for group in groups:
        # one that is not offered loses the order; so does a slip, without a word
        for method in group.accept:
            if method not in fixed and method not in group.costs and nearest(method, fixed):
                all_known([method], fixed, f"payers.{group.name}")
    size = len(names) if most is None else min(whole(most, "most", least=1), len(names))
    found = [
        _earned(groups, chosen, fixed)
        for count in range(1, size + 1)
        for chosen in combinations(names, count)
    ]
    return tuple(sorted(found, key=lambda each: (-each.earned.amount, len(each.methods))))


def _earned(
    groups: Sequence[Payers], chosen: tuple[str, ...], monthly: Mapping[str, Money]
) -> MethodSet:
    earned = -sum((monthly[name] for name in chosen[1:]), monthly[chosen[0]])
    orders = 0
    for group in groups:
        method = next((name for name in group.accept if name in chosen), None)
        if method is None:
            continue
        if method not in group.costs:
            meant = nearest(method, group.costs)
            raise NotFound(
                "{name} have no cost for {value}.",
                code="channels.method",
                remedy="Did you mean {meant}?" if meant else "Give what an order costs by it.",
                where=f"payers.{group.name}",
                name=group.name,
                value=method,
                meant=meant,
            )
        orders += group.orders
        earned += (group.earned - group.costs[method]) * group.orders
    return MethodSet(methods=chosen, earned=earned, orders=orders)
