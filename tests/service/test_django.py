"""The Django recipe: a form and a JSON view, asked as Django's own test client asks."""

import json

import pytest


@pytest.fixture(scope="module")
def client(recipe):
    recipe("shop")
    from django.test import Client

    return Client()


FORM = {"ship_to": "DE", "hs_code": "610910", "quantity": "1", "unit_price": "19.90 EUR"}


def test_the_form_shows_the_quote(client):
    """19.90 and EUR 3 of duty, and 19 % of 19.90: 3.78."""
    page = client.post("/", FORM).content.decode()
    assert "26.68" in page
    assert "errorlist" not in page


@pytest.mark.parametrize(
    ("change", "field", "remedy"),
    [
        ({"unit_price": "19,90"}, "unit_price", "19.90"),
        ({"hs_code": "61"}, "hs_code", "digits"),
        ({"ship_to": "Germany"}, "ship_to", "Write DE."),
    ],
)
def test_a_problem_stands_beside_its_field(client, recipe, change, field, remedy):
    form = recipe("shop").ParcelForm(FORM | change)
    assert not form.is_valid()
    assert set(form.errors) == {field}
    assert remedy in str(form.errors[field])
    assert "errorlist" in client.post("/", FORM | change).content.decode()


def test_a_price_without_a_rate_is_a_problem_and_no_crash(client):
    answer = client.post("/", FORM | {"unit_price": "19.90 GBP"})
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()


def test_the_empty_form_is_shown(client):
    assert 'name="unit_price"' in client.get("/").content.decode()


def test_the_json_view_answers_in_parts(client, parcel):
    answer = client.post("/quotes", json.dumps(parcel), content_type="application/json")
    assert answer.json()["total"] == {"amount": "55.72", "currency": "EUR"}


def test_the_json_view_says_what_is_wrong(client, parcel):
    del parcel["prices"]
    answer = client.post("/quotes", json.dumps(parcel), content_type="application/json")
    assert answer.status_code == 422
    assert [each["where"] for each in answer.json()["problems"]] == ["prices"]
