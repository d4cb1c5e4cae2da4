"""What type checkers are told a document takes agrees with what it holds."""

import ast
import inspect
import textwrap
from typing import get_args

import pytest

from xborder.complaints.tickets import event
from xborder.complaints.tickets.ticket import EventRecord, Ticket
from xborder.customers.campaigns.action import ActionRule
from xborder.goods import category, excise, hazard
from xborder.trade import Buyer, Consignment, Fee, HomeTax, Item, Seller, incoterm, party, terms

DOCUMENTS = [ActionRule, Buyer, Consignment, EventRecord, Fee, HomeTax, Item, Seller, Ticket]
WORDS = [
    (module, name)
    for module in (category, event, excise, hazard, incoterm, party, terms)
    for name in vars(module)
    if name.endswith("Word") and module.__name__ == getattr(module, name[:-4]).__module__
]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_signature_for_checkers_has_the_fields_of_the_document(document):
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(document))).body
    (guarded,) = [node for node in tree.body if isinstance(node, ast.If)]
    (shown,) = guarded.body
    assert shown.name == "__init__"
    told = zip(shown.args.kwonlyargs, shown.args.kw_defaults, strict=True)
    assert {argument.arg: default is None for argument, default in told} == {
        name: field.is_required() for name, field in document.model_fields.items()
    }


@pytest.mark.parametrize(
    ("module", "name"), WORDS, ids=lambda part: getattr(part, "__name__", part)
)
def test_the_words_for_checkers_are_those_of_the_choice(module, name):
    choice = getattr(module, name.removesuffix("Word"))
    assert list(get_args(getattr(module, name))) == [str(word) for word in choice]


def test_no_words_were_missed():
    assert len(WORDS) == 12
