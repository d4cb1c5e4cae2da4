"""The FastAPI recipe, asked over ASGI as a server asks it.

The expected figures are those of the first quote: two at 19.90, shipping 4.50, EUR 3 of duty on one
heading (Regulation (EU) 2026/382) and 19 % of the price without it, 44.30, which is 8.417: EUR 8.42.
"""

import asyncio

import httpx
import pytest


@pytest.fixture(scope="module")
def ask(recipe):
    app = recipe("api").app

    def asked(method, path, **more):
        async def answer():
            transport = httpx.ASGITransport(app=app)
            async with httpx.AsyncClient(transport=transport, base_url="http://shop") as client:
                return await client.request(method, path, **more)

        return asyncio.run(answer())

    return asked


def test_a_parcel_is_answered_with_its_summary(ask, parcel):
    answer = ask("POST", "/quotes", json=parcel)
    assert answer.status_code == 200
    told = answer.json()
    assert (told["state"], told["total"]) == ("exact", "55.72 EUR")
    assert told["amounts"] == {
        "goods": "39.80 EUR",
        "freight": "4.50 EUR",
        "duty": "3.00 EUR",
        "vat": "8.42 EUR",
    }


def test_money_may_come_in_parts(ask, parcel):
    parcel["shipping"] = {"amount": "4.50", "currency": "EUR"}
    assert ask("POST", "/quotes", json=parcel).json()["total"] == "55.72 EUR"


def test_the_whole_quote_is_an_answer_too(ask, parcel):
    told = ask("POST", "/quotes/whole", json=parcel).json()
    assert {line["kind"] for line in told["lines"]} == {"goods", "freight", "duty", "vat"}


@pytest.mark.parametrize(
    ("change", "language", "told"),
    [
        ({"ship_to": "Germany"}, "en", ("country.unknown", "ship_to", "Write DE.")),
        ({"ship_to": "Germany"}, "zh-CN,zh", ("country.unknown", "ship_to", "DE")),
        ({"carrier": "post.ch"}, "en", ("carrier.unknown", "carrier", "swiss_post")),
        ({"ship_to": "\ud800"}, "en", ("country.unknown", "ship_to", "")),
    ],
)
def test_what_cannot_be_quoted_is_a_problem_with_its_remedy(ask, parcel, change, language, told):
    import json

    answer = ask(
        "POST",
        "/quotes",
        content=json.dumps(parcel | change),
        headers={"accept-language": language, "content-type": "application/json"},
    )
    assert answer.status_code == 422
    (problem,) = answer.json()
    code, where, remedy = told
    assert (problem["code"], problem["where"]) == (code, where)
    assert remedy in problem["remedy"]
    assert ("请" in problem["remedy"]) is language.startswith("zh")


def test_what_the_service_lacks_is_its_own_to_mend(ask, parcel, caplog):
    """The sender can do nothing about our table of rates, and is not told of our arguments."""
    answer = ask("POST", "/quotes", json=parcel | {"shipping": "4.50 CHF"})
    assert answer.status_code == 503
    (problem,) = answer.json()
    assert (problem["code"], problem["where"], problem["remedy"]) == ("rate.none", "rates", "")
    assert problem["message"].startswith("The parcel is priced in CHF")
    assert "Pass rates=" in caplog.text


CART = {
    "ship_to": "DE",
    "items": [{"hs_code": "610910", "origin": "CN", "quantity": 2, "unit_price": "19.90 EUR"}],
    "shipping": "4.50 EUR",
}


def test_a_cart_of_the_shop_s_own_lands_alike(ask):
    assert ask("POST", "/checkout", json=CART).json()["total"] == "55.72 EUR"


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        ({"ship_to": "Germany"}, "country.unknown", "ship_to"),
        ({"shipping": "4.50"}, "money.text", "shipping"),
        ({"shipping": 4.5}, "money.type", "shipping"),
        ({"items": []}, None, "items"),
    ],
)
@pytest.mark.parametrize("language", ["en", "ZH-CN"])
def test_a_cart_that_makes_no_parcel_is_refused_with_its_problems(
    ask, change, code, where, language
):
    answer = ask("POST", "/checkout", json=CART | change, headers={"accept-language": language})
    assert answer.status_code == 422
    (problem,) = answer.json()
    assert problem["where"] == where
    assert code in {None, problem["code"]}


@pytest.mark.parametrize(
    ("change", "state", "missing"),
    [
        ({"items": [{"quantity": 1, "unit_price": "19.90 EUR"}]}, "missing_fact", "item.hs_code"),
        ({"ship_to": "KZ"}, "unsupported", ""),
    ],
)
def test_a_cart_without_a_total_is_answered_all_the_same(ask, change, state, missing):
    """As the page tells: 200, and `total` is null, so that a shop never charges a silent zero."""
    answer = ask("POST", "/checkout", json=CART | change)
    told = answer.json()
    assert (answer.status_code, told["total"], told["amounts"]) == (200, None, {})
    assert (told["state"], told["missing"]) == (state, missing)
    assert told["reasons"]


def test_a_summary_gives_its_reasons_in_the_callers_language(ask, parcel):
    told = ask(
        "POST", "/quotes", json=parcel | {"on": "2027-01-05"}, headers={"accept-language": "zh-CN"}
    ).json()
    assert told["state"] == "estimate"
    assert any("\u4e00" <= letter <= "\u9fff" for letter in told["reasons"][0])


def test_the_api_describes_itself_without_a_warning_each_field_in_words(ask):
    """A warning is an error in this suite: FastAPI once warned of every deferred document."""
    schemas = ask("GET", "/openapi.json").json()["components"]["schemas"]
    documents = {name: told for name, told in schemas.items() if "properties" in told}
    assert {"Consignment-Input", "Item-Input", "LandedCost", "QuoteSummary", "Problem"} <= set(
        documents
    )
    bare = [
        (name, field)
        for name, told in documents.items()
        for field, one in told["properties"].items()
        if "description" not in one
    ]
    assert not bare


@pytest.mark.parametrize(
    ("body", "language", "code", "told"),
    [
        (b'"a string"', "en", "model_attributes_type", "Give a mapping of its fields"),
        (b'"a string"', "zh-CN", "model_attributes_type", "请给出各字段的映射"),
        (b"[1, 2]", "en", "model_attributes_type", "Give a mapping of its fields"),
        (b"{broken", "en", "json_invalid", "Send the document as JSON"),
        (b"{broken", "zh-CN", "json_invalid", "请以 UTF-8 编码的 JSON 发送单据"),
    ],
)
def test_a_body_that_is_no_document_is_a_problem_with_its_remedy(ask, body, language, code, told):
    headers = {"content-type": "application/json", "accept-language": language}
    answer = ask("POST", "/quotes", content=body, headers=headers)
    (problem,) = answer.json()
    assert (answer.status_code, problem["code"]) == (422, code)
    assert told in problem["remedy"]
