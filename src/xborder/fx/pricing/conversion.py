"""What a conversion costs with each provider, in basis points against one reference rate."""

import datetime as dt
from collections.abc import Iterable, Sequence

from attrs import field, frozen

from xborder.choice import Choice
from xborder.display import Figures
from xborder.errors import CurrencyMismatch, InvalidInput
from xborder.fx.rates.pair import CurrencyPair, currency_pair
from xborder.fx.rates.quote import LockedQuote
from xborder.kind import all_of_kind, of_kind, typed
from xborder.number import NOT_NEGATIVE, POSITIVE, SHARE, not_negative, positive


class ProviderKind(Choice):
    """Who converts."""

    MARKETPLACE = "marketplace"
    """The marketplace's own currency converter."""
    PAYMENT_PROVIDER = "payment_provider"
    BANK = "bank"
    LOCKED_QUOTE = "locked_quote"
    """A rate held for a while."""


@frozen(kw_only=True, field_transformer=typed)
class ConversionOffer:
    """What a provider asks for selling the base currency of a pair to it.

    Attributes:
        name: The provider.
        kind: What it is.
        pair: The pair; its base is sold, its quote received.
        base_rate: The provider's rate before its markup, such as a bid.
        markup: Its markup as a fraction of the rate.
        fixed_fee: A fee per conversion, in quote currency.
    """

    name: str
    kind: ProviderKind = field(converter=ProviderKind)
    pair: CurrencyPair = field(converter=currency_pair)
    base_rate: float = field(metadata=POSITIVE)
    markup: float = field(default=0.0, metadata=SHARE)
    fixed_fee: float = field(default=0.0, metadata=NOT_NEGATIVE)

    @classmethod
    def of_lock(cls, lock: LockedQuote, *, at: dt.datetime, name: str) -> "ConversionOffer":
        """Return the offer of a locked quote at a moment.

        Raises:
            InvalidInput: The quote does not hold at that moment, or buys the base currency.
        """
        of_kind(lock, LockedQuote, "lock").rate_at(at)
        if not lock.rate.sells_base:
            raise InvalidInput(
                "The quote {value} buys {base} instead of selling it.",
                code="fx.lock_side",
                remedy="Ask for a quote that sells {base}.",
                where="lock",
                value=lock.quote_id,
                base=lock.rate.pair.base,
            )
        return cls(
            name=name,
            kind=ProviderKind.LOCKED_QUOTE,
            pair=lock.rate.pair,
            base_rate=lock.rate.base_rate,
            markup=lock.rate.fee_rate,
        )


@frozen(kw_only=True, repr=False)
class ConversionCost(Figures):
    """What one offer comes to.

    Attributes:
        offer: The offer.
        proceeds: What is received, fee taken off, in quote currency.
        all_in_rate: Proceeds per unit sold.
        cost: What the reference rate would have given beyond that, in quote currency.
        cost_bp: The same in basis points of the amount at the reference rate.
    """

    offer: ConversionOffer
    proceeds: float
    all_in_rate: float
    cost: float
    cost_bp: float


def conversion_cost(
    offer: ConversionOffer, *, amount: float, reference_rate: float
) -> ConversionCost:
    """Return what selling an amount to a provider costs against a reference rate.

    ``proceeds = A r (1 - m) - fee``, ``cost = A R - proceeds``.

    Args:
        offer: The provider's terms.
        amount: A, base currency sold.
        reference_rate: R, the rate all are measured against, such as a published mid.

    Examples:
        >>> bank = ConversionOffer(name="bank", kind="bank", pair="GBPUSD", base_rate=1.2948,
        ...                        markup=0.005, fixed_fee=12)
        >>> found = conversion_cost(bank, amount=25_000, reference_rate=1.295)
        >>> round(found.proceeds, 2), round(found.cost_bp, 2)
        (32196.15, 55.24)
    """
    of_kind(offer, ConversionOffer, "offer")
    sold = positive(amount, where="amount")
    fair = sold * positive(reference_rate, where="reference_rate")
    proceeds = sold * offer.base_rate * (1.0 - offer.markup) - offer.fixed_fee
    return ConversionCost(
        offer=offer,
        proceeds=proceeds,
        all_in_rate=proceeds / sold,
        cost=fair - proceeds,
        cost_bp=(fair - proceeds) / fair * 1e4,
    )


def compare_providers(
    offers: Iterable[ConversionOffer], *, amount: float, reference_rate: float
) -> tuple[ConversionCost, ...]:
    """Return the cost of every offer, cheapest first, all against one reference rate.

    Args:
        offers: What each provider asks, all for one pair.
        amount: How much is changed, in the base currency.
        reference_rate: The mid rate that all are measured against, quote for one base.

    Raises:
        InvalidInput: There are no offers.
        CurrencyMismatch: They are for different pairs.
    """
    known = all_of_kind(offers, ConversionOffer, "offers")
    if not known:
        raise InvalidInput(
            "There are no offers to compare in {value}.",
            code="fx.no_offers",
            remedy="Give at least one.",
            where="offers",
            value=known,
        )
    for offer in known[1:]:
        if offer.pair != known[0].pair:
            raise CurrencyMismatch(
                "{value} and {other} cannot be compared.",
                remedy="Give offers for one pair, the same way round.",
                where="offers",
                value=str(offer.pair),
                other=str(known[0].pair),
            )
    costs = [
        conversion_cost(offer, amount=amount, reference_rate=reference_rate) for offer in known
    ]
    return tuple(sorted(costs, key=lambda cost: (cost.cost, cost.offer.name)))


def tier_rate(volume: float, tiers: Sequence[tuple[float, float]]) -> float:
    """Return the markup of the tier a volume falls in.

    Args:
        volume: The turnover that decides, such as that of twelve months.
        tiers: ``(from_volume, rate)``; the first starts at zero.

    Raises:
        InvalidInput: The tiers do not start at zero or do not rise.

    Examples:
        >>> tier_rate(600_000, [(0, 0.015), (500_000, 0.0125), (1_000_000, 0.01)])
        0.0125
    """
    turnover = not_negative(volume, where="volume")
    steps = [_step(tier) for tier in all_of_kind(tiers, tuple, "tiers")]
    starts = [start for start, _ in steps]
    if not starts or starts[0] != 0 or starts != sorted(set(starts)):
        raise InvalidInput(
            "The tiers {value} do not rise from zero.",
            code="fx.tiers",
            remedy="Give (from_volume, rate) in rising order, the first from 0.",
            where="tiers",
            value=starts,
        )
    return [rate for start, rate in steps if start <= turnover][-1]


def _step(tier: tuple[object, ...]) -> tuple[float, float]:
    if len(tier) != 2:
        raise InvalidInput(
            "The tier {value} is not (from_volume, rate).",
            code="fx.tiers",
            remedy="Give (from_volume, rate) in rising order, the first from 0.",
            where="tiers",
            value=str(tier)[:80],
        )
    return not_negative(tier[0], where="tiers"), not_negative(tier[1], where="tiers")
