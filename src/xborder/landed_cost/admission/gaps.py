"""Gaps: what a parcel leaves open before any rule is asked, and what is made of it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from xborder.goods import FreeOfCharge, HSCode
from xborder.goods.nomenclature import HEADING, is_subheading
from xborder.landed_cost.admission.addresses import destination, origin
from xborder.landed_cost.admission.gap import Gap
from xborder.messages import Text
from xborder.policy.doubt import State
from xborder.source import Evidence
from xborder.trade import Consignment
from xborder.trade.territory import Place

_NO_SHIPPING = Text("No shipping charge is given; none is counted.")
_NOTHING_SOLD = Text(
    "Nothing is paid for the goods, so that their customs value is not the price: it is the value "
    "of like goods."
)
_FREE_BESIDE_PAID = Text(
    "Goods at a price of zero beside others that are paid for are counted at zero; customs may "
    "count them at the value of like goods."
)
_ALL_TAKEN_OFF = Text(
    "Discounts take off all that the goods cost, so that nothing is paid for them: they are "
    "counted at zero, and customs may count them at the value of like goods. Give customs_value."
)
_NO_GIFT = Text(
    "A gift is sent free of charge by one private person to another: a business sends or receives "
    "this one, or a marketplace sold it, and it is taken for goods that are no gift."
)
_FREE_AS: Mapping[FreeOfCharge, Text] = MappingProxyType(
    {
        FreeOfCharge.SAMPLE: Text(
            "A free sample is not sold: its customs value is the value of like goods, which is "
            "not given."
        ),
        FreeOfCharge.REPLACEMENT: Text(
            "A free replacement is not sold: its customs value is the value of like goods, which "
            "is not given."
        ),
        FreeOfCharge.GIFT_WITH_PURCHASE: Text(
            "A gift with a purchase is not sold: its customs value is the value of like goods, "
            "which is not given."
        ),
    }
)


def gaps(consignment: Consignment) -> tuple[Gap, ...]:
    """Return what a parcel leaves open."""
    lines = tuple(range(len(consignment.items)))
    found = [*_of_prices(consignment, lines)]
    if consignment.gift and not consignment.is_private_gift:
        found.append(Gap(State.ESTIMATE, _NO_GIFT, lines))
    found += _of_codes(consignment)
    if any(item.programme or item.proof for item in consignment.items):
        from xborder.landed_cost.admission.claims import (  # noqa: PLC0415 - few parcels name one
            claim_gaps,
        )

        found += claim_gaps(consignment)
    for end in (origin(consignment), destination(consignment)):
        if _is_unread(end, consignment.on):
            reason = Text(
                "How {place} stands to customs and tax was not checked against a source.",
                place=Text(end.territory.name) if end.territory else end.code,
            )
            found.append(Gap(State.ESTIMATE, reason, lines))
    return tuple(found)


def _of_prices(consignment: Consignment, lines: tuple[int, ...]) -> Iterator[Gap]:
    """Yield what its prices leave open.

    A price of zero is no sale, and goods without a sale still have a customs value. Where nothing
    is paid at all, and where the parcel says why nothing is paid for a line, it has to be given;
    any other line at zero beside paid goods is taken at zero, and said. Discounts of the seller on
    the whole order may leave nothing to be paid either: the prices were agreed, so that these are
    not read as free goods, but that customs accept no value at all is doubtful.

    Source: Regulation (EU) No 952/2013, Art. 70 and 74; 19 U.S.C. 1401a; 19 CFR 152.104 to
    152.107; WTO Customs Valuation Agreement, Art. 1 to 7.
    """
    items = consignment.items
    if consignment.shipping is None:
        yield Gap(State.ESTIMATE, _NO_SHIPPING, lines)
    free = [
        place
        for place, item in enumerate(items)
        if item.customs_value is None and not item.is_paid_for
    ]
    for kind, reason in _FREE_AS.items():
        known = tuple(place for place in free if items[place].free is kind)
        if known:
            yield Gap(State.MISSING_FACT, reason, known, "item.customs_value")
    unexplained = tuple(place for place in free if items[place].free is None)
    if unexplained and len(free) == len(items):
        yield Gap(State.MISSING_FACT, _NOTHING_SOLD, unexplained, "item.customs_value")
    elif unexplained:
        yield Gap(State.ESTIMATE, _FREE_BESIDE_PAID, unexplained)
    if not free and _is_taken_off(consignment):
        yield Gap(State.ESTIMATE, _ALL_TAKEN_OFF, lines)


def _is_taken_off(consignment: Consignment) -> bool:
    """Return whether the seller's discounts on the order leave nothing of the price of goods."""
    parcel = consignment
    if not (parcel.coupon or parcel.discount):
        return False
    if all(item.customs_value is not None for item in parcel.items):
        return False
    left = parcel.goods_left
    if left is None:  # in several currencies, which only rates compare
        return False
    if parcel.discount:  # it falls on shipping too, in proportion: on all of it or on none alone
        for part, sign in ((parcel.shipping, 1), (parcel.shipping_discount, -1)):
            left = left + sign * part if part else left
        left = left - parcel.discount
    return left.amount <= 0


def _of_codes(consignment: Consignment) -> Iterator[Gap]:
    """Yield what the digits of the codes leave open, before any list is asked."""
    for place, item in enumerate(consignment.items):
        code = item.hs_code
        if code is not None and len(code) == _NINE and consignment.ship_to not in NINE_DIGITS:
            yield Gap(State.MISSING_FACT, _nine_digits(code), (place,), "item.hs_code")
    shared: dict[str, list[int]] = {}
    for place in shared_headings(consignment):
        shared.setdefault(str(consignment.items[place].hs_code), []).append(place)
    for heading, places in shared.items():
        reason = Text(
            "Other goods of the parcel stand under {code} too: give at least six digits, to tell "
            "whether they are goods of one code.",
            code=heading,
        )
        yield Gap(State.MISSING_FACT, reason, tuple(places), "item.hs_code")


def shared_headings(consignment: Consignment) -> tuple[int, ...]:
    """Return the lines of a heading under which another line stands too.

    Sums are paid for each distinct code and rounded for each, and the two may be one.
    """
    codes = [item.hs_code or "" for item in consignment.items]
    if all(len(code) != HEADING for code in codes):
        return ()
    counts = Counter(code[:HEADING] for code in codes)  # counted once: a parcel may be long
    return tuple(
        place for place, code in enumerate(codes) if len(code) == HEADING and counts[code] > 1
    )


def _is_unread(place: Place, on: dt.date) -> bool:
    """Return whether a special territory's standing on a day is known from nobody's page."""
    territory = place.territory
    return territory is not None and territory.areas.entry(on).evidence is Evidence.UNCHECKED


_NINE = 9
NINE_DIGITS = frozenset({"JP"})
"""The destinations whose tariff has nine digits: elsewhere a spreadsheet ate the first zero.

Source: Japan Customs, Japan's Tariff Schedule: six digits and a statistical suffix of three.
"""


def _nine_digits(code: HSCode) -> Text:
    padded = f"0{code}"
    if is_subheading(padded[:6]):
        return Text(
            "{code} has nine digits, as only the tariff of Japan has: write {padded} if the first "
            "zero was lost, else give eight or ten digits.",
            code=str(code),
            padded=padded,
        )
    return Text(
        "{code} has nine digits, as only the tariff of Japan has: give eight or ten digits.",
        code=str(code),
    )
