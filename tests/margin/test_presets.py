"""Every built-in price list: its rows regenerate from it, and floors hold when they are priced."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder import channels
from xborder.channels import ChannelLine, ChannelOrder, Event
from xborder.channels.settlement import SettledAmount, SettledKind, Settlement, check_settlement
from xborder.errors import InvalidInput
from xborder.margin import Offer, Step, price_for_margin, steps_of_bill
from xborder.money import Money

DAY = dt.date(2026, 11, 2)
SAID = {
    "fulfilment": "seller",
    "seller_country": "GB",
    "seller_level": "below_standard",
    "from_ad": "no",
    "cancelled_by": "buyer",
    "converted": "yes",
}
"""What a seller says; of every other fact the first answer."""
FULFILLED = ("amazon_de", "amazon_gb", "amazon_jp", "amazon_us")
NO_TOTAL = {"etsy_gb", "tiktok_shop_my", "tiktok_shop_ph", "tiktok_shop_vn"}
"""What these sites ask was not read whole."""


def known(name, **said):
    schedule = channels.schedule(name)
    facts = {
        fact: (SAID | said).get(fact, channels.FACTS[fact][0]) for fact in schedule.facts_asked()
    }
    return schedule.for_seller(**facts)


PRESETS = {name: known(name) for name in channels.SCHEDULES} | {
    f"{name}.sent": known(name, fulfilment="channel") for name in FULFILLED
}


def category(schedule, pick):
    names = schedule.categories(DAY)
    return names[pick % len(names)] if names else None


def rows_of(bill, event):
    """Return what a site writes of a bill: an amount for each fee."""
    return [
        SettledAmount(
            row=place, order="A", kind=SettledKind.FEE, covers=[line.fee.kind], event=event,
            amount=-line.amount, posted_on=DAY, words=line.fee.id,
        )
        for place, line in enumerate(bill.lines)
    ]  # fmt: skip


@given(
    name=st.sampled_from(sorted(PRESETS)),
    picks=st.tuples(st.integers(0, 30), st.integers(0, 30)),
    paid=st.tuples(st.integers(1, 90_000), st.integers(0, 3_000), st.integers(0, 9_000)),
    quantity=st.integers(1, 4),
    share=st.integers(1, 100),
    off=st.sampled_from([0, -1, 1]),
)
@settings(max_examples=40)
def test_the_rows_of_a_settlement_regenerate_from_the_schedule(
    name, picks, paid, quantity, share, off
):
    schedule = PRESETS[name]
    item, shipping, tax = (Money.of_minor(minor, schedule.currency) for minor in paid)
    lines = [
        ChannelLine(
            id=str(place), category=category(schedule, pick), item=item, shipping=shipping, tax=tax,
            quantity=quantity, packed="20 x 15 x 2 cm", packed_weight="200 g",
        )
        for place, pick in enumerate(picks)
    ]  # fmt: skip
    order = ChannelOrder(lines=lines, ordered_on=DAY)
    back = Money.of_minor(paid[0] * share // 100, schedule.currency)
    part = ChannelOrder(lines=[ChannelLine(id="1", item=back)], ordered_on=DAY)
    bills = {
        Event.SALE: schedule.bill(order),
        Event.REFUND: schedule.refund(order, refunded=part),
        Event.CANCEL: schedule.cancel(order),
        Event.DISPUTE: schedule.dispute(order),
    }
    for event, bill in bills.items():
        rows = rows_of(bill, event)
        written = Settlement(amounts=rows, left_out=())
        found = check_settlement(written, {"A": order}, schedule, refunded={"A": part})
        if bill.total is None:
            assert {each.reason for each in found.differences} <= {"no_total"}
            continue
        assert found.differences == (), (event, found)
        if rows and off:
            first = rows[0]
            wrong = SettledAmount(
                row=99, order="A", kind=first.kind, covers=first.covers, event=event,
                amount=Money.of_minor(off, schedule.currency), posted_on=DAY, words="one too many",
            )  # fmt: skip
            told = check_settlement(
                Settlement(amounts=[*rows, wrong], left_out=()), {"A": order}, schedule,
                refunded={"A": part},
            )  # fmt: skip
            assert [each.amount.minor_units() for each in told.differences] == [-off]


@pytest.mark.parametrize("name", PRESETS)
def test_floors_and_dead_zones_are_what_pricing_every_step_finds(name):
    schedule = PRESETS[name]
    scale = 50 if schedule.currency in {"JPY", "VND"} else 1
    unit = Money.of_minor(50 * scale if scale == 1 else scale, schedule.currency)
    last = 40

    def steps(price):
        order = ChannelOrder.of(
            price, category=category(schedule, 2), ordered_on=DAY, packed="30 x 20 x 4 cm",
            packed_weight="700 g",
        )  # fmt: skip
        return [Step(kind="sale", amount=price), *steps_of_bill(schedule.bill(order))]

    offer = Offer(steps=steps, currency=schedule.currency)
    if name in NO_TOTAL:
        with pytest.raises(InvalidInput, match="has no total"):
            offer.at(unit)
        return
    left = [offer.at(unit * number).margin_3.minor_units() for number in range(1, last + 1)]
    for target in (left[9], left[20], left[32]):
        found = price_for_margin(
            offer, Money.of_minor(target, schedule.currency), up_to=unit * last, step=unit
        )
        met = [number for number, margin in enumerate(left, start=1) if margin >= target]
        told = [
            number
            for number in range(1, last + 1)
            if any(each.low <= unit * number <= each.high for each in found.ranges)
        ]
        assert told == met
        assert found.floor == unit * met[0]
    # Wherever a dearer step leaves less than the one before it, a dead zone says so.
    for number in range(1, last):
        if left[number] < left[number - 1]:
            assert any(zone.low <= unit * (number + 1) <= zone.high for zone in found.dead), number
