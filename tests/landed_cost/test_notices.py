"""Notices: what a parcel may meet besides charges, which change no figure."""

import datetime as dt

import pytest
from pydantic import ValidationError

import xborder as xb
from xborder.errors import InvalidPolicy
from xborder.goods.nomenclature import is_subheading
from xborder.landed_cost import LandedCost
from xborder.messages import catalogue
from xborder.policy.catalog import load_notices
from xborder.policy.vocabulary import Notice

TODAY = dt.date(2026, 11, 25)
MONEY = {"DE": "EUR", "GB": "GBP", "US": "USD", "JP": "JPY", "CH": "CHF", "NO": "NOK", "FJ": "FJD"}


def parcel(*codes, to="GB", origin="CN", on=TODAY, **facts):
    items = [
        xb.Item(hs_code=code, origin=origin, quantity=1, unit_price=f"20 {MONEY[to]}", **facts)
        for code in codes
    ]
    return xb.Consignment(
        ship_from="CN",
        ship_to=to,
        on=on,
        items=items,
        shipping=f"0 {MONEY[to]}",
        prices="net",
        transport="express",
        seller=xb.Seller(registrations={"CH", "GB", "US", "VOEC"}),
        buyer=xb.Buyer(kind="consumer"),
    )


def told(*codes, **facts):
    return {notice.id: notice.items for notice in xb.quote(parcel(*codes, **facts)).notices}


# What the review of prohibited goods tried, and what else an owner of such goods sends.
CASES = [
    ("930200", "GB", "CN", {"firearms"}),  # revolvers: UN Firearms Protocol, Art. 10
    ("930621", "CH", "CN", {"firearms"}),  # cartridges
    ("930700", "CH", "CN", {"blades"}),  # swords
    ("930200", "JP", "CN", {"firearms", "narcotics_japan"}),  # Customs Act, Art. 69-11
    ("360410", "GB", "CN", {"explosives"}),  # fireworks: Universal Postal Convention, Art. 19
    ("130219", "DE", "US", {"narcotics"}),  # extracts, cannabidiol among them: 1961 Convention
    ("300490", "GB", "CN", {"medicines"}),
    ("020130", "CH", "BR", {"animals"}),  # beef
    ("040900", "DE", "CN", {"animals"}),  # honey
    ("120991", "NO", "CN", {"plants"}),  # seeds
    ("430310", "GB", "CN", {"endangered"}),  # fur: CITES
    ("854340", "US", "CN", {"nicotine"}),  # vapes: 18 U.S.C. 1716E
    ("854340", "GB", "CN", set()),
    ("710231", "CH", "BW", {"rough_diamonds"}),
    ("970521", "DE", "EG", {"cultural_goods"}),
    ("970521", "GB", "EG", set()),
    ("610910", "GB", "KP", {"north_korea"}),
    ("610910", "US", "KP", {"north_korea", "american_embargoes"}),
    ("610910", "US", "CU", {"american_embargoes"}),
    ("610910", "DE", "CU", set()),
    ("610910", "DE", "RU", {"russia_eu"}),
    ("610910", "GB", "BY", {"russia_gb"}),
    ("610910", "US", "RU", set()),
    ("710812", "US", "RU", {"russia_us"}),
    ("930200", "FJ", "CN", {"firearms"}),  # where there are no rules, it is told too
    ("610910", "GB", "CN", set()),
    ("080430", "GB", "CN", set()),  # pineapples need no certificate
]


@pytest.mark.parametrize(("code", "to", "origin", "ids"), CASES)
def test_what_is_commonly_banned_or_licensed_is_told(code, to, origin, ids):
    assert set(told(code, to=to, origin=origin)) == ids


@pytest.mark.parametrize(
    ("code", "to", "origin", "name", "first"),
    [
        ("854340", "US", "CN", "nicotine", dt.date(2021, 10, 21)),
        ("970521", "DE", "EG", "cultural_goods", dt.date(2025, 6, 28)),
        ("610910", "DE", "RU", "russia_eu", dt.date(2022, 4, 9)),
        ("270900", "US", "RU", "russia_us", dt.date(2022, 3, 8)),
    ],
)
def test_a_notice_starts_with_its_law(code, to, origin, name, first):
    before = first - dt.timedelta(days=1)
    assert name in told(code, to=to, origin=origin, on=first)
    assert name not in told(code, to=to, origin=origin, on=before)


def test_it_names_its_lines_its_kind_and_its_source_and_changes_no_figure():
    quote = xb.quote(parcel("610910", "930200", "420221", "930330"))
    (notice,) = quote.notices
    assert (notice.id, notice.items, str(notice.kind)) == ("firearms", (1, 3), "licensed")
    assert notice.rule.title.startswith("Protocol against the Illicit Manufacturing")
    plain = xb.quote(parcel("610910", "950300", "420221", "950300"))
    assert quote.total == plain.total
    assert quote.state == plain.state


def test_goods_of_a_category_are_meant_without_a_code():
    assert set(told(None, to="GB", category="medicines")) == {"medicines"}
    assert told(None, to="GB") == {}
    assert told("610910", to="DE", origin=None) == {}  # nothing is said of an unknown origin


def test_it_is_shown_in_words_in_two_languages_in_html_and_in_json():
    quote = xb.quote(parcel("930200", to="CH"))
    assert "Besides charges" in quote.explain()
    assert "  ! Firearms, their parts and ammunition" in quote.explain()
    assert "枪支" in quote.explain(locale="zh_CN")
    assert "Firearms, their parts" in quote._repr_html_()
    stored = quote.model_dump_json()
    assert '"notices":[{"id":"firearms"' in stored
    assert LandedCost.model_validate_json(stored) == quote
    assert "Besides charges" not in xb.quote(parcel("610910")).explain()


def test_a_stored_notice_about_no_line_is_refused():
    quote = xb.quote(parcel("930200", to="CH"))
    (notice,) = quote.notices
    with pytest.raises(ValidationError, match="has no item 7"):
        quote.replace(notices=(notice.replace(items=(7,)),))


def test_every_notice_has_its_chinese_an_address_and_codes_that_exist():
    known = catalogue("zh_CN")
    names = set()
    for timeline in load_notices():
        for entry in timeline:
            notice = entry.value
            names.add(notice.id)
            assert notice.text in known
            assert entry.source.url
            assert all(
                len(code) < 6 or is_subheading(code[:6]) for code in notice.hs + notice.except_hs
            ), notice.id
    assert len(names) == len(load_notices())


@pytest.mark.parametrize(
    "facts", [{"hs": "93x"}, {"origins": "ZZ"}, {"category": "weapons"}, {"kind": "odd"}]
)
def test_a_notice_that_means_nothing_is_refused(facts):
    with pytest.raises((InvalidPolicy, ValueError)):
        Notice(id="n", text="N", **{"kind": "banned"} | facts)
