"""How quotes and documents show themselves: short, in the language of the context, and hashable."""

import contextvars
import datetime as dt
import threading

import pytest

import xborder as xb
from xborder.landed_cost.shown.waterfall import waterfall
from xborder.spoken import spoken


def parcel(**changes):
    facts = {
        "ship_from": "CN",
        "ship_to": "DE",
        "on": dt.date(2026, 9, 1),
        "items": [
            xb.Item(sku="TEE", hs_code="610910", origin="CN", quantity=2, unit_price="19.90 EUR")
        ],
        "shipping": "4.50 EUR",
        "prices": "net",
        "incoterm": "DDP",
        "transport": "post",
        "seller": xb.Seller(registrations={"IOSS"}),
        "buyer": xb.Buyer(kind="consumer"),
    }
    return xb.Consignment(**(facts | changes))


def test_a_quote_is_one_line_in_a_list_and_a_table_in_print():
    quote = xb.quote(parcel())
    assert repr([quote]) == "[<LandedCost CN to DE on 2026-09-01: 55.72 EUR, exact>]"
    assert str(quote).splitlines() == [
        "Goods                                     39.80 EUR",
        "Shipping                                  4.50 EUR",
        "EUR 3 customs duty on low-value parcels   3.00 EUR",
        "VAT at checkout under IOSS                8.42 EUR",
        "Total at the door                         55.72 EUR (exact)",
    ]
    open_quote = xb.quote(parcel(seller=xb.Seller()))
    assert repr(open_quote).endswith(": missing_fact>")
    assert str(open_quote).endswith("- (a fact is missing)")


def test_equal_quotes_are_one_in_a_set():
    assert len({xb.quote(parcel()), xb.quote(parcel())}) == 1
    assert len({xb.quote(parcel()), xb.quote(parcel(shipping="4.51 EUR"))}) == 2


def test_a_document_shows_what_was_said():
    assert repr(xb.Item(quantity=2, unit_price="19.90 EUR")) == (
        "Item(quantity=2, unit_price=Money('19.90 EUR'))"
    )
    assert str(xb.Seller()) == "Seller()"
    assert "region" not in repr(parcel())


def test_answers_of_a_search_are_short():
    assert len(repr(xb.price_for_landed(parcel(), "49.90 EUR"))) < 400


def test_the_language_is_the_contexts():
    with xb.language("zh_CN"):
        assert "到手价" in str(xb.quote(parcel()))
        assert "计算方式" in xb.quote(parcel())._repr_html_()
        with xb.language("en"):
            assert "Total at the door" in str(xb.quote(parcel()))
        assert spoken() == "zh_CN"
    assert spoken() == "en"
    assert repr(contextvars.copy_context().run(xb.language, "zh_CN")) == "language('zh_CN')"
    assert spoken() == "en"
    with pytest.raises(ValueError, match="klingon"):
        xb.language("klingon")


def test_a_thread_has_a_language_of_its_own():
    heard = []
    with xb.language("zh_CN"):
        thread = threading.Thread(target=lambda: heard.append(spoken()))
        thread.start()
        thread.join()
    assert heard == ["en"]


def test_the_picture_is_as_wide_as_its_place_and_cuts_no_label_short_of_its_title():
    picture = waterfall(xb.quote(parcel()))
    assert "width:100%" in picture
    assert "<title>EUR 3 customs duty on low-value parcels</title>" in picture
    assert "EUR 3 customs duty on low-value p…" in picture
    assert "#333" not in picture


def test_the_table_holds_each_formula_and_what_each_answer_leads_to():
    table = xb.quote(parcel())._repr_html_()
    assert "19% of the base" in table
    answers = xb.quote(parcel(seller=xb.Seller()))._repr_html_()
    assert "<caption>" in answers
    assert "€55.72" in answers


def test_a_slip_in_a_charges_name_is_no_zero():
    quote = xb.quote(parcel())
    assert str(quote.charge("ioss_vat")) == "8.42 EUR"
    assert str(quote.charge("import_vat")) == "0.00 EUR"
    for slip in ("imprt_vat", "iosss_vat"):
        with pytest.raises(LookupError, match="Did you mean"):
            quote.charge(slip)
    assert str(quote.charge("my_fee")) == "0.00 EUR"
