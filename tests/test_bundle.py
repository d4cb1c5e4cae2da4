"""The bundle of JSON schemas: whole, in words, and true to what is read and written."""

import datetime as dt
import json
import pickle

import jsonschema
import pytest
from attrs import field, frozen
from pydantic import TypeAdapter, ValidationError

import xborder as xb
from xborder.document import Document
from xborder.errors import InvalidInput, InvalidType
from xborder.landed_cost.solvers.price import PriceAnswer
from xborder.landed_cost.solvers.routes import RoutePlace, WhatIf
from xborder.messages import Text
from xborder.record import Record, attributes_of, sentence_of

PARCEL = xb.Consignment(
    ship_from="CN",
    ship_to="DE",
    on=dt.date(2026, 9, 1),
    items=[xb.Item(hs_code="610910", origin="CN", quantity=2, unit_price="19.90 EUR")],
    shipping="4.50 EUR",
    prices="net",
    incoterm="DDP",
    transport="post",
    seller=xb.Seller(registrations={"IOSS"}),
    buyer=xb.Buyer(kind="consumer"),
)
QUOTE = xb.quote(PARCEL)
ROUTES = xb.compare_routes(
    [xb.Route(name="post", parcel=PARCEL, legs=[xb.RouteLeg(name="pick", cost="1 EUR")])]
)
SENT = [
    ("Consignment", xb.Consignment, PARCEL),
    ("LandedCost", xb.LandedCost, QUOTE),
    ("QuoteSummary", xb.QuoteSummary, QUOTE.summary()),
    ("PriceAnswer", PriceAnswer, xb.price_for_landed(PARCEL, "60 EUR")),
    ("Refund", xb.Refund, xb.refund_on_return(QUOTE)),
    ("Route", xb.Route, ROUTES[0].route),
    ("RoutePlace", RoutePlace, ROUTES[0]),
    ("Source", xb.Source, xb.Source(title="Directive 2006/112/EC", article="Art. 86")),
    ("Problem", xb.Problem, InvalidInput("{value} is bad.", value=3).problem()),
    ("WhatIf", WhatIf, xb.under_rules_of([PARCEL], dt.date(2026, 6, 1))[0]),
]
MODES = ["validation", "serialization"]
ADAPTERS = {name: TypeAdapter(kind) for name, kind, _ in SENT}
BUNDLES = {mode: xb.schema(mode=mode) for mode in MODES}


@pytest.mark.parametrize("mode", MODES)
def test_the_bundle_is_a_json_schema_and_every_reference_in_it_leads_somewhere(mode):
    bundle = BUNDLES[mode]
    jsonschema.Draft202012Validator.check_schema(bundle)
    text = json.dumps(bundle)
    for reference in {part.split('"')[0] for part in text.split('"#/$defs/')[1:]}:
        assert reference in bundle["$defs"]


@pytest.mark.parametrize("mode", MODES)
def test_every_field_of_every_document_is_described(mode):
    bare = [
        (name, field)
        for name, told in BUNDLES[mode]["$defs"].items()
        for field, one in told.get("properties", {}).items()
        if not one.get("description")
    ]
    assert not bare


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("name", "_kind", "value"), SENT, ids=[name for name, *_ in SENT])
def test_what_is_written_keeps_to_the_schema_and_can_be_read_again(name, _kind, value, mode):
    """jsonschema reads what pydantic wrote: two implementations agree on it."""
    bundle = BUNDLES[mode]
    written = json.loads(ADAPTERS[name].dump_json(value))
    jsonschema.validate({name: written}, bundle)


@pytest.mark.parametrize(("name", "_kind", "value"), SENT, ids=[name for name, *_ in SENT])
def test_what_was_written_reads_as_what_it_was(name, _kind, value):
    again = ADAPTERS[name].validate_json(ADAPTERS[name].dump_json(value))
    if name == "RoutePlace":  # its sentences travel as they read in English
        assert (str(again.reason), again.total, again.quote) == (
            str(value.reason),
            value.total,
            value.quote,
        )
    else:
        assert again == value


@pytest.mark.parametrize(("name", "_kind", "value"), SENT, ids=[name for name, *_ in SENT])
def test_money_in_parts_reads_as_money_in_text(name, _kind, value):
    parts = ADAPTERS[name].dump_json(value, context={"money": "parts"})
    text = ADAPTERS[name].dump_json(value)
    if name not in {"Source", "Problem"}:
        assert b'"currency":"EUR"' in parts
    again = ADAPTERS[name].dump_json(ADAPTERS[name].validate_json(parts))
    assert json.loads(again) == json.loads(text)
    jsonschema.validate({name: json.loads(parts)}, BUNDLES["validation"])


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"amount": 19.9, "currency": "EUR"}, "money.float"),
        ({"amount": "19.90", "currency": "EURO"}, "currency.unknown"),
        ({"amount": "19.90"}, "money.type"),
        ({"amount": "19.90", "currency": "EUR", "unit": "x"}, "money.type"),
    ],
)
def test_parts_that_are_no_money_are_refused(given, code):
    with pytest.raises(ValidationError) as caught:
        xb.Item(hs_code="610910", quantity=1, unit_price=given)
    assert xb.problems(caught.value)[0].code == code


def test_there_are_two_sides_of_a_document():
    with pytest.raises(InvalidInput, match="validation, serialization"):
        xb.schema(mode="both")


@frozen(kw_only=True)
class Box(Record):
    """A box.

    Attributes:
        pieces: How many things
            are in it.
        name: What it is called.
    """

    pieces: int = field()
    name: Text = field(factory=lambda: Text("a box"))

    @pieces.validator
    def _counted(self, _attribute, pieces):
        if pieces == 0:
            raise InvalidType(
                "{value} is nothing.", where="pieces", remedy="Give one.", value=pieces
            )
        if pieces < 0:
            raise KeyError(pieces)


def test_a_record_is_read_by_its_own_checks():
    adapter = TypeAdapter(Box)
    assert adapter.validate_python({"pieces": 2}) == Box(pieces=2)
    assert adapter.validate_python(Box(pieces=3)).pieces == 3
    with pytest.raises(ValidationError) as caught:
        adapter.validate_json('{"pieces": 0}')
    (problem,) = xb.problems(caught.value)
    assert (problem.where, problem.remedy) == ("pieces", "Give one.")
    with pytest.raises(KeyError):  # what is no error of ours is nobody's to hide
        adapter.validate_python({"pieces": -1})
    with pytest.raises(ValidationError, match="extra"):
        adapter.validate_python({"pieces": 1, "colour": "red"})


def test_a_record_tells_what_its_docstring_tells():
    assert attributes_of(Box) == {
        "pieces": "How many things are in it.",
        "name": "What it is called.",
    }
    assert sentence_of(Box) == "A box."
    told = TypeAdapter(Box).json_schema()
    assert told["properties"]["pieces"]["description"] == "How many things are in it."


def test_a_class_without_a_docstring_says_nothing():
    @frozen
    class Bare(Record):
        pieces: int = 1

    Bare.__doc__ = None
    assert "description" not in TypeAdapter(Bare).json_schema()["properties"]["pieces"]


def test_a_text_reads_from_what_it_was_written_as():
    adapter = TypeAdapter(Text)
    assert adapter.validate_json(adapter.dump_json(Text("{n} of them", n=2))) == Text("2 of them")
    assert adapter.validate_python(Text("x")) == adapter.validate_python("x")


def test_the_remedy_travels_in_english_and_is_told_in_any_language():
    with pytest.raises(ValidationError) as caught:
        PARCEL.replace(ship_to="Atlantis")
    remedy = caught.value.errors()[0]["ctx"]["remedy"]
    assert remedy == 'Give the two letters of ISO 3166 as text, such as "DE".'
    assert pickle.loads(pickle.dumps(remedy)).message == "{value} is not a country code."
    assert "请" in xb.problems(caught.value, locale="zh_CN")[0].remedy


def test_a_signature_shows_the_fields_of_a_document_that_is_not_built():
    import inspect

    class Fresh(Document, defer_build=True):
        pieces: int
        name: str = "x"

    assert str(inspect.signature(Fresh)).startswith("(*, pieces: int, name: str = 'x')")
    with pytest.raises(AttributeError):
        Fresh(pieces=1).__signature__  # noqa: B018 - a document has none of its own


def test_a_summary_without_a_total_has_no_amounts():
    tee = xb.Item(hs_code="610910", quantity=1, unit_price="199 NOK")
    missing = xb.quote(
        PARCEL.replace(ship_to="NO", items=[tee], shipping=None, incoterm=None, seller=xb.Seller())
    )
    assert missing.missing is not None
    summary = missing.summary(locale="zh_CN")
    assert (summary.total, summary.amounts) == (None, {})
    assert summary.missing == missing.missing.fact
    assert summary.reasons == tuple(reason.text.render("zh_CN") for reason in missing.reasons)
