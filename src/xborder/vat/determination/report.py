"""The report: what follows from a ruling for returns, invoices and the border, as documents."""

import datetime as dt
import functools
from collections.abc import Callable
from decimal import Decimal

from xborder.document import written
from xborder.errors import NoRuleInForce
from xborder.policy.amount import Bands, Percent
from xborder.policy.charge import Charge
from xborder.policy.supply import Accountable, Filing, Supplied, Taxation
from xborder.trade import Collector, Moment, Party
from xborder.trade.vat_state import UNION, counted_as
from xborder.vat.determination.answer import ImportLeg, ReturnDue, Ruling
from xborder.vat.determination.crossing import Crossing
from xborder.vat.determination.situation import Situation
from xborder.vat.rates import Rate
from xborder.vat.rates.rate import exact_decimal
from xborder.vat.wording import Point, Wording, invoice_words

_ONE_STOP_SHOPS = ("union_oss", "non_union_oss", "ioss")
_RELIEF = "import_relief"
_MARGIN_WORDS = frozenset({"margin_second_hand", "margin_art", "margin_collectors"})


def filing_of(rule: Supplied, filing: Filing, ruling: Ruling, situation: Situation) -> ReturnDue:
    """Return the return that takes a sale, with its period and the day it is due.

    Args:
        rule: The rule that takes the sale.
        filing: The return that it names.
        ruling: What the rule makes of the sale.
        situation: The sale.
    """
    day = situation.day
    between = situation.goods and situation.dispatch_area == situation.arrival_area
    return _return_due(
        filing,
        day,
        _filed_in(rule, filing, ruling, situation),
        ruling.place,
        situation.dispatch_state if between else None,
        "goods" if situation.goods else "services",
    )


# The sales of a day go into a few returns.
@functools.lru_cache(maxsize=8_192)
def _return_due(
    filing: Filing,
    day: dt.date,
    country: str | None,
    consumption: str | None,
    dispatch: str | None,
    supply: str,
) -> ReturnDue:
    return ReturnDue(
        kind=filing.kind,
        country=country,
        period=filing.period(day),
        due=filing.due(day),
        consumption=consumption,
        dispatch=dispatch,
        supply=supply,
    )


def _filed_in(rule: Supplied, filing: Filing, ruling: Ruling, situation: Situation) -> str | None:
    seller, marketplace = situation.sale.seller, situation.sale.marketplace
    if filing.kind in _ONE_STOP_SHOPS:
        if rule.accountable is Accountable.MARKETPLACE and marketplace is not None:
            place = counted_as(marketplace.country or "")
            return marketplace.identification or (place if place in UNION else None)
        through = seller.intermediary if filing.kind == "ioss" else None
        home = through or seller.identification or _seat(situation)
        return home or (_only_number(situation) if filing.kind == "union_oss" else None)
    country: str | None = ruling.place
    if rule.taxation in (Taxation.REVERSE_CHARGE, Taxation.OUTSIDE_SCOPE):
        country = _seat(situation) or _only_number(situation) or seller.country
    # A domestic return of Northern Ireland is the United Kingdom's.
    return "GB" if country == "XI" else country


def _seat(situation: Situation) -> str | None:
    """Return the member state in which a seller is established."""
    return next((state for state in situation.seller_states if state in UNION), None)


def _only_number(situation: Situation) -> str | None:
    """Return the member state of a seller's number, where it has one alone.

    A seller from outside uses the Union scheme where its goods leave; of several such states it
    has chosen one, which is not known here (Directive 2006/112/EC, Art. 369a, point 2).
    """
    held = UNION.intersection(situation.registrations or ())
    return next(iter(held)) if len(held) == 1 else None


def words_of(
    rule: Supplied, ruling: Ruling, situation: Situation, language: str | None
) -> tuple[Wording, ...]:
    """Return the words that the invoice of a sale carries.

    An invoice follows the law of the seller's state where the customer owes the tax, else that of
    the place of supply (Directive 2006/112/EC, Art. 219a). A triangle is named where the law of
    either asks for it: the middleman's rule is that of the state of arrival.
    """
    case = str(situation.sale.case)
    home = next(iter(situation.seller_states), None)
    by_seller = rule.taxation is Taxation.REVERSE_CHARGE and home
    country = by_seller or ruling.place or "IE"
    found = []
    for name in rule.wording:
        point = case if name == "margin" and case in _MARGIN_WORDS else name
        countries = (country, ruling.place) if point == Point.TRIANGULATION else (country,)
        said = (
            invoice_words(point, on=situation.day, country=one or country, language=language)
            for one in countries
        )
        found.append(next((words for words in said if words is not None), None))
    return tuple(words for words in found if words is not None)


def import_of(
    crossing: Crossing,
    situation: Situation,
    rates_at: Callable[[str, str | None], list[Rate]],
    ruling: Ruling | None,
    others: tuple[Ruling, ...],
) -> ImportLeg | None:
    """Return what happens to goods at the border; ``None`` where a fact is missing to tell.

    Args:
        crossing: How they cross it.
        situation: The sale.
        rates_at: Finds the rates of its lines in a place.
        ruling: What the law that decides makes of it, if one does.
        others: What other laws make of it.
    """
    scheme, charge = crossing.schemes[0], crossing.tax
    if scheme is None or situation.arrival is None:
        return None
    if ruling is not None and ruling.accountable is Accountable.CUSTOMS:
        # A scheme may tax at the sale or at the border, by line: here nobody took it at the sale.
        at_the_border = (tax for tax in crossing.taxes if tax.moment is not Moment.CHECKOUT)
        charge = next(at_the_border, charge)
    if any(each and each.regime == _RELIEF for each in (ruling, *others)) and crossing.due == 0:
        charge = None  # a tax that is small enough is asked for and not collected
    elsewhere = situation.sale.imported_in
    state = elsewhere or situation.arrival.place.code
    at_border = charge is not None and charge.moment is not Moment.CHECKOUT
    payer = Party(situation.fact("importer") or Party.BUYER) if at_border else None
    rate = None
    if charge is not None:
        region = None if elsewhere else situation.arrival_region
        rate = _rate_of(charge, lambda: rates_at(state, region)[0].rate)
    return written(
        ImportLeg,
        {
            "country": state,
            "scheme": scheme.entry.value.id,
            "title": scheme.entry.value.title,
            "rule": scheme.reference,
            "charge": "" if charge is None else charge.id,
            "rate": rate,
            "collector": None if charge is None else Collector(charge.collector),
            "moment": None if charge is None else charge.moment,
            "payer": payer,
            "deductible": payer is Party.SELLER if at_border else None,
        },
        _NAMED,
    )


_NAMED = set(ImportLeg.model_fields)


def _rate_of(charge: Charge, of_the_goods: Callable[[], Decimal]) -> Decimal | None:
    """Return the rate of a tax at the border; ``None`` where no single one is known.

    A scheme can have a rate of its own (Indian goods for personal use), or one by the price of a
    piece (Indian clothing for trade): then the country's rates by goods say nothing of it.
    """
    match charge.amount:
        case Percent(share) if _ENDS % share.denominator == 0:
            return exact_decimal(share)
        case Bands():
            return None
        case _:
            try:
                return of_the_goods()
            except NoRuleInForce:
                return None


_ENDS = 10**9
"""What the denominator of a share divides that ends as a decimal: 22/78 does not."""
