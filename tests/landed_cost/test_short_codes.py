"""A short code is never surer than a longer one below it, over every code of whole tariffs.

A quote that is exact for six digits speaks for each line under them: all of them are exact, at the
same price. One that is an estimate has a figure for each of them.
"""

import datetime as dt
from bisect import bisect_right

import pytest

import xborder as xb
from xborder.countries.us import scope
from xborder.countries.us.lists import answers, codes
from xborder.landed_cost.admission import Supplied, admit, rules_for
from xborder.landed_cost.run import evaluate
from xborder.policy import PolicyBook, default_book
from xborder.policy.columns import lanes_for
from xborder.policy.compiled import CompiledPlan
from xborder.policy.doubt import State
from xborder.source import Source
from xborder.tariff import TariffSchedule
from xborder.tariff.snapshots.edition import EDITIONS
from xborder.tariff.snapshots.snapshot import snapshot
from xborder.tariff.snapshots.table import table

DAY = dt.date(2026, 11, 21)
TARIFFS = {"US": "us.general", "GB": "gb", "JP": "jp", "NO": "no.agreements"}
PRICES = {"US": "1000 USD", "GB": "1000 GBP", "JP": "150000 JPY", "NO": "10000 NOK"}
QUESTIONS = (
    *("china", "china_excluded", "car_parts", "chips_232", "medicines_232", "metals_2025"),
    *("metals_2026", "forced_labour_exempt", "brazil_301_exempt", "canada"),
)


def every_code(ship_to):
    """Return every code of six digits and more that a tariff or a list of a country names.

    Lines for use in aircraft are left out: goods are under one by an authorisation alone, so that a
    short code never speaks for them.
    """
    rows = table(EDITIONS[TARIFFS[ship_to]].table)
    own = {
        code
        for code in snapshot(TARIFFS[ship_to]).lines_on(DAY)
        if not _is_for_aircraft(rows, code)
    }
    lines = set(own)
    if ship_to == "US":
        for question in QUESTIONS:
            lines.update(codes(question, *answers(question)).split())
        for name in vars(scope):
            text = getattr(scope, name)
            if name.isupper() and isinstance(text, str):
                lines.update(text.split())
    edition = EDITIONS[TARIFFS[ship_to]]
    if edition.ends_column is not None:  # the last two digits of each code under a line of eight
        whole = set()
        for chapter in {line[:2] for line in lines}:
            for row in rows.chapter(chapter).rows.values():
                ends = row.cells[edition.ends_column :][:1]
                whole.update(row.code + end for cell in ends for end in cell.split())
        whole -= {code for code in whole if _is_for_aircraft(rows, code)}
        # A list may name a code of another edition, which is no line of this one.
        lines = whole.union(line for line in lines if len(line) < 10 or line in own)
    lines = {line for line in lines if len(line) >= 6}
    return sorted(lines | {line[:size] for line in lines for size in (6, 8) if len(line) >= size})


def _is_for_aircraft(rows, code):
    row = rows.chapter(code[:2]).rows.get(code)
    return row is not None and "u" in row.marks


def priced(ship_to, origin, every, *, preference=False):
    """Return the state and the charges of each code, from one run over all."""
    currency = PRICES[ship_to].split()[1]
    parcel = xb.Consignment(
        ship_from=origin,
        ship_to=ship_to,
        region="US-OR" if ship_to == "US" else None,
        on=DAY,
        items=[
            xb.Item(
                hs_code="610910",
                origin=origin,
                quantity=1,
                unit_price=PRICES[ship_to],
                weight="1 kg",
                preference=preference,
                personal_use=True,
                used=False,
            )
        ],
        prices="net",
        incoterm="DDP",
        transport="air",
        shipping=f"0 {currency}",
        insurance=f"0 {currency}",
        channel="own_shop",
        elections={"jp.general_tariff"} if ship_to == "JP" else set(),
        seller=xb.Seller(registrations=set()),
        buyer=xb.Buyer(kind="consumer"),
    )
    (item,) = parcel.items
    book = default_book()
    rules = rules_for(book, parcel)
    supplied = Supplied.beside(parcel, rates=None, tariff=None, assume=None, book=book)
    found = {}
    for some in batched(every, 200):
        parcels = [parcel.replace(items=[item.replace(hs_code=code)]) for code in some]
        found |= run_over(some, parcels, rules, supplied)
    return found


def batched(every, size):
    """Yield parts of a list: each duty of its own is one column over all lines of a run."""
    for place in range(0, len(every), size):
        yield every[place : place + size]


def run_over(every, parcels, rules, supplied):
    """Return the state and the charges of each code, from one run over some."""
    admitted = admit(parcels, rules, supplied)
    lanes = lanes_for(admitted.lines)
    found = evaluate(rules, admitted.facts(lanes), lanes)
    sums = [0] * len(every)
    for each in found.declarations:
        for entry in each.ledger.charges.values():
            for place, due in zip(each.places, each.ledger.lanes.entries(entry.due), strict=True):
                sums[place] += int(due)
    states = [State(int(state)) for state in lanes.entries(found.state)]
    return dict(zip(every, zip(states, sums, strict=True), strict=True))


def surer(found):
    """Yield each short code that is surer than a longer one, with that and what both come to."""
    every = sorted(found)
    for place, short in enumerate(every):
        state, due = found[short]
        if state > State.ESTIMATE:
            continue
        for longer in every[place + 1 : bisect_right(every, f"{short}~")]:
            other, its_due = found[longer]
            if (
                other > State.ESTIMATE
                or other > state
                or (state is other is State.EXACT and due != its_due)
            ):
                yield short, longer, found[short], found[longer]


@pytest.mark.parametrize(
    ("ship_to", "origin", "claims"),
    [
        ("US", "CN", False),
        ("US", "JP", True),
        ("GB", "VN", True),
        ("JP", "MX", True),
        ("NO", "CN", False),
    ],
)
def test_a_sample_of_short_codes_is_no_surer_than_what_is_below(ship_to, origin, claims):
    chapters = ("29", "39", "63", "8507", "8543", "94")
    every = [code for code in every_code(ship_to) if code.startswith(chapters)]
    found = priced(ship_to, origin, every, preference=claims)
    assert list(surer(found)) == []
    assert len(found) > 1_000


@pytest.mark.long
@pytest.mark.parametrize(
    ("ship_to", "origin", "claims"),
    [("US", "CN", False), ("US", "CA", True), ("GB", "VN", True), ("JP", "MX", True)],
)
def test_so_is_every_other(ship_to, origin, claims):
    """A whole tariff takes half a minute: four runs stand for all origins and claims."""
    found = priced(ship_to, origin, every_code(ship_to), preference=claims)
    assert list(surer(found)) == []
    assert len(found) > 11_000


def test_parcels_whose_codes_are_short_alike_look_up_the_longer_codes_once(monkeypatch):
    looked_up, sorted_out = [], CompiledPlan._sorts_of

    def counted(self, key, *beside):
        looked_up.append(key.hs_code)
        return sorted_out(self, key, *beside)

    monkeypatch.setattr(CompiledPlan, "_sorts_of", counted)
    laws = PolicyBook()  # it remembers nothing yet

    def asked(price, code="420221", **beside):
        goods = xb.Item(hs_code=code, origin="CN", quantity=1, unit_price=price)
        parcel = xb.Consignment(
            ship_from="CN",
            ship_to="US",
            on=DAY,
            items=[goods],
            shipping="4.50 USD",
            prices="net",
            buyer=xb.Buyer(kind="consumer"),
        )
        return xb.quote(parcel, book=laws, **beside).model_dump_json()

    first = asked("19.90 USD")
    assert asked("25.00 USD") != first
    assert asked("19.90 USD") == first
    assert looked_up == ["420221"]
    asked("19.90 USD", code="640399")
    assert looked_up == ["420221", "640399"]
    read = Source(title="Our broker's rates")
    own = TariffSchedule.from_rows([("4202219000", "0%")], source=read, checked_on=DAY)
    asked("19.90 USD", tariff=own)
    asked("19.90 USD", tariff=own)
    assert looked_up[2:] == ["420221", "420221"]
