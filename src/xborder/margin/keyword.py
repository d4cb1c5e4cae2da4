"""Keywords: keep one, wait, change its match, mend the page, or bid less; and why."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

from attrs import field, frozen

from xborder.choice import Choice
from xborder.display import Shown
from xborder.errors import InvalidInput, known_locale
from xborder.kind import exact_share_field, of_kind, typed
from xborder.margin.advertising import AdLimits
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.money import Mode, Money, Rounding
from xborder.money.owed import not_below_zero
from xborder.number import whole

_DOWN: Final = Rounding(unit=1, mode=Mode.DOWN)
_EVEN: Final = Rounding(unit=1, mode=Mode.HALF_EVEN)
ENOUGH_ORDERS: Final = 3
"""How many orders a keyword's clicks must lead one to expect before it is judged.

Where none of n came about, the chance may still be as high as about 3/n (95 %).
Source: Hanley and Lippman-Hand, If Nothing Goes Wrong, Is Everything All Right?, JAMA 249 (1983),
1743-1745."""


class Match(Choice):
    """How near a search has to come to a keyword."""

    BROAD = "broad"
    PHRASE = "phrase"
    EXACT = "exact"


class Verdict(Choice):
    """What to do with a keyword."""

    KEEP = "keep"
    WAIT = "wait"
    """Too little happened to tell."""
    CHANGE_MATCH = "change_match"
    """It is shown to those who look for something else."""
    MEND_PAGE = "mend_page"
    """Those who click do not buy."""
    LOWER_BID = "lower_bid"


def _spend(given: Any) -> Money:
    return not_below_zero(given, "spend")


@frozen(kw_only=True, field_transformer=typed)
class Keyword:
    """What a keyword brought.

    Attributes:
        text: The keyword.
        match: How near a search has to come to it.
        impressions: How often it was shown.
        clicks: How often it was clicked.
        orders: How many orders followed.
        spend: What the clicks cost.
    """

    text: str
    match: Match = field(converter=Match)
    impressions: int
    clicks: int
    orders: int
    spend: Money = field(converter=_spend)

    def __attrs_post_init__(self) -> None:
        counts = ("impressions", "clicks", "orders")
        for where in counts:
            whole(getattr(self, where), where)
        for more, fewer in pairwise(counts):
            if getattr(self, fewer) > getattr(self, more):
                raise InvalidInput(
                    "There are {value} {fewer} of {count} {more}.",
                    code="margin.keyword",
                    remedy="Check the columns: each count holds the one after it.",
                    where=fewer,
                    value=getattr(self, fewer),
                    fewer=fewer,
                    count=getattr(self, more),
                    more=more,
                )


@frozen(kw_only=True, field_transformer=typed)
class KeywordRules:
    """From where on a keyword is judged; the shop's own, no law.

    Attributes:
        least_click_rate: The share of impressions below which it is shown to the wrong people.
        least_conversion: The share of clicks below which it is the page that does not sell.
    """

    least_click_rate: Decimal = field(default=Decimal("0.002"), converter=exact_share_field)
    least_conversion: Decimal = field(default=Decimal("0.01"), converter=exact_share_field)


@frozen(kw_only=True, repr=False)
class KeywordVerdict(Shown):
    """What to do with a keyword, and why.

    Attributes:
        verdict: What to do.
        keyword: The keyword.
        cpa: What an order cost; ``None`` where there was none.
        bid: The most a click may cost at the keyword's own conversion, where the bid is to be
            lowered.
        reason: Why, as a sentence.
    """

    verdict: Verdict
    keyword: Keyword
    cpa: Money | None
    bid: Money | None
    reason: Text

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the reason in a language."""
        return self.reason.render(known_locale(locale))


def judge_keyword(
    keyword: Keyword, limits: AdLimits, *, rules: KeywordRules | None = None
) -> KeywordVerdict:
    """Return what to do with a keyword: keep it, wait, change its match, mend the page, bid less.

    It is kept as long as an order costs no more than it may. Before its clicks lead one to expect
    three orders, nothing else is said. Then the first that is wrong decides: who sees it, whether
    those who click buy, what a click costs.

    Args:
        keyword: What it brought.
        limits: What an order may cost, with the usual conversion rate.
        rules: From where on it is judged.

    Raises:
        InvalidInput: The limits have no conversion rate.

    Examples:
        >>> from xborder.margin import Step, Waterfall, ad_limits
        >>> sale = Waterfall.of(home="USD", steps=[
        ...     Step(kind="sale", amount="50 USD"), Step(kind="goods", amount="30 USD")])
        >>> word = Keyword(text="hand lotion", match="phrase", impressions=9_000, clicks=200,
        ...                orders=5, spend="150 USD")
        >>> found = judge_keyword(word, ad_limits(sale, conversion_rate="0.025"))
        >>> found.verdict.value, found.explain()
        ('lower_bid', 'An order costs $30.00, and may cost $20.00: bid at most $0.50 a click.')
    """
    word, bounds = of_kind(keyword, Keyword, "keyword"), rules or KeywordRules()
    usual = of_kind(limits, AdLimits, "limits").conversion_rate
    if usual is None:
        raise InvalidInput(
            "The limits know no share of clicks that buy.",
            code="margin.conversion",
            remedy="Give conversion_rate= to ad_limits.",
            where="limits",
        )
    cpa = _per(word.spend, word.orders)
    verdict, bid, reason = _judged(word, limits, of_kind(bounds, KeywordRules, "rules"), usual)
    return KeywordVerdict(verdict=verdict, keyword=word, cpa=cpa, bid=bid, reason=reason)


def _judged(
    word: Keyword, limits: AdLimits, bounds: KeywordRules, usual: Decimal
) -> tuple[Verdict, Money | None, Text]:
    most = limits.highest_cpa
    if word.orders and word.spend <= most * word.orders:
        says = Text(
            "An order costs {cpa}, and may cost {most}.",
            cpa=_per(word.spend, word.orders),
            most=most,
        )
        return Verdict.KEEP, None, says
    if word.clicks * usual < ENOUGH_ORDERS:
        says = Text(
            "{clicks} clicks are too few to tell: at the usual rate they bring fewer than {orders} "
            "orders.",
            clicks=word.clicks,
            orders=ENOUGH_ORDERS,
        )
        return Verdict.WAIT, None, says
    shown = Fraction(word.clicks, word.impressions)
    if word.match is not Match.EXACT and shown < bounds.least_click_rate:
        says = Text(
            "Of {impressions} who saw it {clicks} clicked: it is shown to those who look for "
            "something else.",
            impressions=word.impressions,
            clicks=word.clicks,
        )
        return Verdict.CHANGE_MATCH, None, says
    bought = Fraction(word.orders, word.clicks)
    if bought < bounds.least_conversion:
        says = Text(
            "Of {clicks} who clicked {orders} bought: mend the page before the bid.",
            clicks=word.clicks,
            orders=word.orders,
        )
        return Verdict.MEND_PAGE, None, says
    click = Fraction(*most.as_ratio()) * bought
    bid = Money.of_minor(
        max(_DOWN.apply(click.numerator, click.denominator), 0), most.currency.code
    )
    says = Text(
        "An order costs {cpa}, and may cost {most}: bid at most {bid} a click.",
        cpa=_per(word.spend, word.orders),
        most=most,
        bid=bid,
    )
    return Verdict.LOWER_BID, bid, says


def _per(spend: Money, orders: int) -> Money | None:
    """Return what an order cost, rounded half to even; ``None`` where there was none."""
    if not orders:
        return None
    num, over = spend.as_ratio()
    return Money.of_minor(_EVEN.apply(num, over * orders), spend.currency)
