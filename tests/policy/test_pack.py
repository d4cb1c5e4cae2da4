"""Rule packs read back by type: equal rules and equal quotes, and no fault but InvalidPolicy."""

import copy
import datetime as dt
import json
import pickle
import random

import pytest
from tests.mini import DAY, always, book, charge, parcel, policy, scheme, table

import xborder as xb
from xborder.errors import InvalidPolicy, UnsoundPolicy
from xborder.money import Mode
from xborder.policy import PolicyBook, default_book
from xborder.policy.amount import FREE, ByGoods, Percent
from xborder.policy.condition import ALWAYS
from xborder.policy.document import to_data
from xborder.policy.pack import MOST_DEPTH, MOST_TEXT, from_data
from xborder.policy.value import Value

CODES = default_book().codes


def pack_of(rules):
    return json.loads(json.dumps(to_data(rules)))


def own(policies):
    made = PolicyBook(builtin=False)
    for each in policies:
        made = made.with_policy(each)
    return made


PARCELS = [
    ("NO", "640411", "1600 NOK", {"VOEC"}),
    ("DE", "610910", "120 EUR", {"IOSS"}),
    ("GB", "610910", "300 GBP", set()),
    ("US", "610910", "900 USD", set()),
    ("CH", "490199", "900 CHF", set()),
    ("JP", "610910", "30000 JPY", set()),
]


@pytest.mark.parametrize("trip", [pack_of, pickle.dumps], ids=["json", "pickle"])
def test_a_policy_that_was_read_back_gives_the_same_quote_to_the_letter(trip):
    back = from_data if trip is pack_of else pickle.loads
    codes = ("CH", "EU", "GB", "JP", "NO", "US")
    again = own(back(trip(default_book().policy(code))) for code in codes)
    for destination, code, price, registrations in PARCELS:
        sent = xb.Consignment(
            ship_from="CN",
            ship_to=destination,
            on=dt.date(2026, 11, 21),
            items=[xb.Item(sku="A", hs_code=code, origin="CN", quantity=1, unit_price=price)],
            shipping=price.replace(price.split()[0], "10"),
            prices="net",
            buyer=xb.Buyer(kind="consumer"),
            seller=xb.Seller(registrations=registrations),
        )
        first, second = xb.quote(sent), xb.quote(sent, book=again)
        assert second.model_dump_json() == first.model_dump_json()


@pytest.mark.parametrize("code", CODES)
def test_every_policy_is_equal_after_either_trip(code):
    rules = default_book().policy(code)
    assert from_data(pack_of(rules)) == rules
    assert pickle.loads(pickle.dumps(rules)) == rules


def test_a_book_goes_to_another_process_small_and_comes_back_equal():
    plain = default_book()
    assert len(pickle.dumps(plain)) < 500
    assert pickle.loads(pickle.dumps(plain)) == plain
    mine = book(charge("tax", Percent("0.1"))).with_uncertain("exclude")
    again = pickle.loads(pickle.dumps(mine))
    assert again == mine
    assert hash(again) == hash(mine)
    assert again != plain
    assert mine != "a book"
    assert xb.quote(parcel(), book=again) == xb.quote(parcel(), book=mine)


def test_what_is_compared_by_identity_is_the_same_object_after_a_trip():
    value = Value(id="v", title="v", plus="goods")
    for again in (pickle.loads(pickle.dumps(value)), from_data(pack_of(value))):
        assert again.when is ALWAYS
        assert again.share is value.share
    assert pickle.loads(pickle.dumps(FREE)) is from_data(pack_of(FREE)) is FREE


PACK = pack_of(
    policy(
        charge("duty", ByGoods("tariff"), base="customs"),
        values=(Value(id="customs", title="v", plus="goods freight", share="3/5"),),
        tables=(table("tariff", ("61", Percent("0.1"))),),
    )
)


def changed(path, part):
    """Return the pack with another part at a path."""
    pack = copy.deepcopy(PACK)
    *inner, last = path
    place = pack
    for step in inner:
        place = place[step]
    place[last] = part
    return pack


VALUE = ("values", 0, "entries", 0, "value")
STEP = ("steps", 0, "entries", 0, "value")
SOURCE = ("values", 0, "entries", 0, "source")


@pytest.mark.parametrize(
    ("path", "part", "where", "says"),
    [
        ((*VALUE, "share"), {"ratio": "1/0"}, "values.0.entries.0.value.share", "not a rate"),
        (
            (*VALUE, "share"),
            {"ratio": "1e10000000"},
            "values.0.entries.0.value.share",
            "not a rate",
        ),
        ((*VALUE, "share"), {"ratio": "7/5"}, "values.0.entries.0.value", "not a share of one"),
        ((*VALUE, "share"), 0.6, "values.0.entries.0.value.share", "not written under"),
        ((*VALUE, "plus"), "goods", "values.0.entries.0.value.plus", "not a list"),
        ((*VALUE, "plus"), [1], "values.0.entries.0.value.plus.0", "not text"),
        ((*VALUE, "titel"), "V", "values.0.entries.0.value.titel", "Did you mean title"),
        ((*VALUE, "is"), "Valeu", "values.0.entries.0.value", "Did you mean Value"),
        ((*VALUE, "is"), "Charge", "values.0.entries.0.value", "does not belong here"),
        ((*VALUE, "is"), "Per", "values.0.entries.0.value", "does not belong here"),
        ((*VALUE, "when"), {"is": "Percent"}, "values.0.entries.0.value.when", "does not belong"),
        ((*VALUE, "rounding"), None, None, None),
        ((*VALUE, "rounding"), 5, "values.0.entries.0.value.rounding", "is no rule"),
        ((*STEP, "amount", "table"), 5, "steps.0.entries.0.value.amount.table", "not text"),
        ((*STEP, "kind"), {"Percent": "vat"}, "steps.0.entries.0.value.kind", "not written under"),
        ((*SOURCE, "title"), "", ".".join(map(str, SOURCE)), "cannot be made: Length of 'title'"),
        ((*STEP, "kind"), {"ChargeKind": "bribe"}, "steps.0.entries.0.value.kind", "not a choice"),
        ((*STEP, "refundable"), "no", "steps.0.entries.0.value.refundable", "neither true nor"),
        ((*STEP, "title"), "x" * (MOST_TEXT + 1), "steps.0.entries.0.value.title", "too long"),
        ((*STEP, "title"), "half \ud800", "steps.0.entries.0.value.title", "cannot be shown"),
        ((*STEP, "title"), "a\nTotal: 0", "steps.0.entries.0.value.title", "cannot be shown"),
        ((*STEP, "title"), "\u202egnp", "steps.0.entries.0.value.title", "cannot be shown"),
        ((*VALUE, "plus"), [], "values.0.entries.0.value", "A sum names nothing"),
        (VALUE, {"is": "Value", "id": "v"}, ".".join(map(str, VALUE)), "A Value needs title"),
        ((*STEP, "most"), {"money": "1e9 CHF"}, "steps.0.entries.0.value.most", "sum of money"),
        ((*STEP, "most"), {"money": "1 ZZZ"}, "steps.0.entries.0.value.most", "ZZZ"),
        (("opens",), {"date": "2020-13-01"}, "opens", "not a date"),
        (("tables",), {"mapping": []}, "tables", "not written under"),
        (("code",), True, "code", "not text"),
        (("figures",), {"mapping": {"x": 1}}, "figures.x", "is no rule"),
    ],
)
def test_a_fault_in_a_pack_says_where_it_is(path, part, where, says):
    pack = changed(path, part)
    if where is None:
        assert from_data(pack) == from_data(PACK)
        return
    with pytest.raises(InvalidPolicy, match=says) as caught:
        from_data(pack)
    assert caught.value.where.startswith(where)
    assert caught.value.problem("zh_CN").message != caught.value.problem().message


def test_names_that_dangle_in_a_pack_are_all_named():
    with pytest.raises(UnsoundPolicy) as caught:
        from_data(changed((*STEP, "base"), ["customz", "prise"]))
    assert [problem.where for problem in caught.value.problems()] == ["step.duty", "step.duty"]


def test_any_part_may_stand_alone_and_anything_else_is_refused():
    assert from_data([1, True, None, "a", {"text": "b"}]) == (1, True, None, "a", xb_text("b"))
    assert from_data({"mapping": {"a": {"set": ["b"]}}}) == {"a": frozenset({"b"})}
    assert from_data({"date": "2026-05-04"}) == DAY
    assert from_data({"Mode": "half_up"}) is Mode.HALF_UP
    for stranger in (1.5, {"a": 1, "b": 2}, 10**12, {"Percent": "x"}, {"set": "ab"}, {"is": 5}):
        with pytest.raises(InvalidPolicy):
            from_data(stranger)


def xb_text(words):
    from xborder.messages import Text

    return Text(words)


def test_depth_is_limited_before_python_gives_up():
    deep = {"is": "Always"}
    for _ in range(500):
        deep = {"is": "Not", "condition": deep}
    with pytest.raises(InvalidPolicy, match="too deep"):
        from_data(deep)
    shallow = {"is": "Always"}
    for _ in range(MOST_DEPTH - 1):
        shallow = {"is": "Not", "condition": shallow}
    assert from_data(shallow).parts()


# --- the fuzzer ----------------------------------------------------------------------------------

ODD = [None, True, 0, -1, 2**70, 1.5, float("nan"), "", "x", "0", "1/0", "-1", "1e9", [], {}]
ODD += [[[]], {"is": "Percent"}, {"is": []}, {"ratio": "1/0"}, {"money": "x"}, {"date": "0"}]
ODD += [{"set": [1]}, {"mapping": []}, {"Per": "line"}, {"text": 1}, "\x00", "９", {"is": "Sum"}]
ODD += [{"is": "All", "conditions": []}, {"is": "Is", "fact": "x"}, ["goods"], {"is": "Bands"}]


def places(data, path=()):
    """Yield the path of every part."""
    yield path
    parts = data.items() if isinstance(data, dict) else enumerate(data)
    for name, part in parts:
        if isinstance(part, dict | list):
            yield from places(part, (*path, name))
        else:
            yield (*path, name)


def mutate(pack, draw):
    """Return a pack with one to three parts replaced, dropped, renamed or moved."""
    pack = copy.deepcopy(pack)
    for _ in range(draw.randint(1, 3)):
        paths = [path for path in places(pack) if path]
        if not paths:
            break
        path = draw.choice(paths)
        place = pack
        for step in path[:-1]:
            place = place[step]
        name = path[-1]
        match draw.randrange(4):
            case 0:
                place[name] = copy.deepcopy(draw.choice(ODD))
            case 1:
                del place[name]
            case 2 if isinstance(place, dict):
                place[draw.choice(["is", "x", "when", "amount", "id", "value"])] = place.pop(name)
            case _:
                place[name] = [place[name]]
    return pack


@pytest.mark.long
@pytest.mark.parametrize("code", ["BR", "CH", "CN", "JP", "NO"])
def test_whatever_is_in_a_pack_nothing_but_an_invalid_policy_comes_out(code):
    draw = random.Random(f"packs of {code}")  # noqa: S311 - a fuzzer, the same each time
    pack = pack_of(default_book().policy(code))
    told = []
    for _ in range(150):
        try:
            from_data(mutate(pack, draw))
        except InvalidPolicy as error:
            told.append(error.problems())
    assert len(told) > 75
    assert all(problems and all(each.where for each in problems) for problems in told)


@pytest.mark.long
def test_small_packs_of_every_rule_are_refused_alike():
    draw = random.Random("small packs")  # noqa: S311 - a fuzzer, the same each time
    rules = [PACK, pack_of(scheme("s", ("a",))), pack_of(always(Percent("0.1")))]
    for _ in range(4_000):
        pack = mutate(draw.choice(rules), draw)
        try:
            from_data(pack)
        except InvalidPolicy:
            continue
