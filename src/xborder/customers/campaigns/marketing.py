"""The usual ratios of a campaign, and what they are where nothing was clicked, sold or spent."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from xborder import number
from xborder.customers import arguments
from xborder.errors import InvalidInput
from xborder.messages import Text


def _exact(value: Any) -> Fraction:
    if isinstance(value, float):
        raise InvalidInput(
            "{value} is a float, which is not exact.",
            code="customers.float",
            remedy='Give "19.90", a Decimal or an int.',
            where="campaign",
            value=value,
        )
    return number.ratio(value, "campaign")


_COUNT = number.checks(number.whole, least=-(10**12), most=10**15)


@frozen(kw_only=True, field_transformer=number.checked)
class Campaign:
    """What a campaign cost and brought, amounts in one currency.

    Attributes:
        impressions: How often it was shown.
        clicks: How often it was clicked.
        orders: Orders it brought.
        new_customers: Customers it brought.
        cost: What it cost.
        revenue: The revenue of its orders.
        margin: Their contribution margin before the campaign's cost.

    Raises:
        InvalidInput: A number is below 0, a float, or clicks exceed impressions.
    """

    impressions: int = field(default=0, metadata=_COUNT)
    clicks: int = field(default=0, metadata=_COUNT)
    orders: int = field(default=0, metadata=_COUNT)
    new_customers: int = field(default=0, metadata=_COUNT)
    cost: Fraction = field(converter=_exact, default=Fraction(0))
    revenue: Fraction = field(converter=_exact, default=Fraction(0))
    margin: Fraction = field(converter=_exact, default=Fraction(0))

    def __attrs_post_init__(self) -> None:
        counts = (self.impressions, self.clicks, self.orders, self.new_customers)
        if (
            min(counts) < 0
            or min(self.cost, self.revenue) < 0
            or self.clicks > self.impressions > 0
        ):
            raise InvalidInput(
                "The numbers {value} of the campaign cannot be.",
                code="customers.campaign",
                remedy="Give counts and amounts of 0 or more, and no more clicks than impressions.",
                where="campaign",
                value=[str(number) for number in (*counts, self.cost, self.revenue)],
            )


@frozen
class Ratio:
    """A ratio, or why it has no value.

    Attributes:
        value: The value, exact; ``None`` where it is not defined.
        undefined: Why not.
    """

    value: Fraction | None
    undefined: Text | None = None


def _ratio(part: Fraction | int, whole: Fraction | int, undefined: Text) -> Ratio:
    return Ratio(Fraction(part) / whole) if whole else Ratio(None, undefined)


@frozen(kw_only=True)
class CampaignRatios:
    """The usual ratios of a campaign; each is a fraction or an amount, never a percent.

    Attributes:
        ctr: Click-through rate: clicks / impressions.
        cvr: Conversion rate: orders / clicks.
        cpc: Cost per click.
        cpm: Cost per thousand impressions.
        cpa: Cost per order (cost per action).
        cac: Cost per new customer.
        roas: Return on ad spend: revenue / cost.
        roi: Return on investment: (margin - cost) / cost.
    """

    ctr: Ratio
    cvr: Ratio
    cpc: Ratio
    cpm: Ratio
    cpa: Ratio
    cac: Ratio
    roas: Ratio
    roi: Ratio


def campaign_ratios(campaign: Campaign) -> CampaignRatios:
    """Return the ratios of a campaign; one over nothing is undefined, and says why.

    Args:
        campaign: What it cost and brought.

    Examples:
        >>> shown = Campaign(impressions=1000, clicks=50, cost="25.00", revenue="100")
        >>> found = campaign_ratios(shown)
        >>> float(found.ctr.value), float(found.cpc.value), float(found.roas.value)
        (0.05, 0.5, 4.0)
        >>> str(found.cpa.undefined)
        'Undefined: there was no order.'
    """
    unseen = Text("Undefined: there was no impression.")
    unclicked = Text("Undefined: there was no click.")
    unsold = Text("Undefined: there was no order.")
    nobody = Text("Undefined: there was no new customer.")
    free = Text("Undefined: there was no cost.")
    cost = arguments.an(Campaign, campaign, "campaign").cost
    return CampaignRatios(
        ctr=_ratio(campaign.clicks, campaign.impressions, unseen),
        cvr=_ratio(campaign.orders, campaign.clicks, unclicked),
        cpc=_ratio(cost, campaign.clicks, unclicked),
        cpm=_ratio(1000 * cost, campaign.impressions, unseen),
        cpa=_ratio(cost, campaign.orders, unsold),
        cac=_ratio(cost, campaign.new_customers, nobody),
        roas=_ratio(campaign.revenue, cost, free),
        roi=_ratio(campaign.margin - cost, cost, free),
    )


@frozen(kw_only=True)
class Payback:
    """When what was spent on a customer has come back.

    Attributes:
        periods: The first period at whose end it has; ``None`` if never within those given.
        left: What is still missing after the last period given; 0 once paid back.
    """

    periods: int | None
    left: float


def payback(cost_per_customer: float, margins: Sequence[float]) -> Payback:
    """Return after how many periods a customer has paid back the cost of winning one.

    Args:
        cost_per_customer: What a new customer cost.
        margins: The expected margin of each period, in order: expected purchases times expected
            value times margin rate, as from :func:`lifetime_value` by period.

    Examples:
        >>> payback(10.0, [4.0, 4.0, 4.0]).periods
        3
    """
    left = number.finite(cost_per_customer, "cost_per_customer")
    each = [
        number.finite(m, f"margins.{n}") for n, m in enumerate(arguments.rows(margins, "margins"))
    ]
    if left <= 0:
        return Payback(periods=0, left=0.0)
    for place, margin in enumerate(each, start=1):
        left -= margin
        if left <= 0:
            return Payback(periods=place, left=0.0)
    return Payback(periods=None, left=left)
