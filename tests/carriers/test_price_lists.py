"""Carriers' price lists: each worked by hand from the figures that the carrier prints."""

import datetime as dt

import pytest

import xborder as xb
from xborder.errors import InvalidInput
from xborder.landed_cost import quote
from xborder.money import Money
from xborder.policy import default_book
from xborder.policy.catalog import CARRIERS, load_carrier, load_services
from xborder.source import Evidence

BOOK = default_book()


def parcel(carrier, ship_to, price, shipping="0", *, on, ship_from="CN", **facts):
    currency = {
        "CH": "CHF",
        "GB": "GBP",
        "SE": "SEK",
        "DK": "DKK",
        "US": "USD",
        "JP": "JPY",
        "NO": "NOK",
    }
    code = currency.get(ship_to, "EUR")
    item = xb.Item(
        hs_code="420221",
        origin="CN",
        quantity=1,
        unit_price=f"{price} {code}",
        weight="1 kg",
        gross_weight=facts.pop("gross_weight", "2 kg"),
    )
    known = {
        "seller": xb.Seller(registrations=set()),
        "buyer": xb.Buyer(kind="consumer"),
        "transport": "express",
    }
    return xb.Consignment(
        ship_from=ship_from,
        ship_to=ship_to,
        on=on,
        items=[item],
        shipping=f"{shipping} {code}",
        prices="net",
        carrier=carrier,
        **(known | facts),
    )


SPRING_2021, AUTUMN_2021 = dt.date(2021, 3, 1), dt.date(2021, 9, 1)
SUMMER_2025, MARCH = dt.date(2025, 6, 2), dt.date(2026, 3, 2)
IOSS = {"seller": xb.Seller(registrations={"IOSS"})}

EURO = xb.RateTable.from_mapping(
    {"EUR/SEK": "11", "EUR/DKK": "7.45"},
    start=dt.date(2021, 1, 1),
    end=dt.date(2027, 1, 1),
    source="fixed for the tests",
)

WORKED = [
    # Swiss Post: 16 + 3% of 210 = 22.30, inside the base: 8.1% of 232 (whole francs) = 18.79,
    # to five centimes.
    ("swiss_post", "CH", "200", "10", {"on": MARCH}, {"swiss_post_far": "22.30"}, "251.10"),
    # From a neighbour 11.50 + 3% of 312 = 20.86; 8.1% of 333 = 26.97.
    (
        "swiss_post",
        "CH",
        "300",
        "12",
        {"on": MARCH, "ship_from": "DE"},
        {"swiss_post_near": "20.86"},
        "359.81",
    ),
    # 16 + 3% of 2,500 = 91: at most 70; 8.1% of 2,570 = 208.17.
    ("swiss_post", "CH", "2500", "0", {"on": MARCH}, {"swiss_post_far": "70.00"}, "2778.15"),
    # VAT of 4.05 is not collected, so nothing is cleared for money, although 5 + 16 would be.
    ("swiss_post", "CH", "40", "10", {"on": MARCH}, {}, "50.00"),
    # bpost 2025: 19.50 to EUR 150, inside the base: 21% of 110 + 19.50 = 27.195.
    ("bpost", "BE", "100", "10", {"on": SUMMER_2025}, {"bpost_to_150": "19.50"}, "156.70"),
    # 40 above: duty 3% of 210 = 6.30; 21% of 256.30 = 53.82.
    ("bpost", "BE", "200", "10", {"on": SUMMER_2025}, {"bpost_above_150": "40.00"}, "310.12"),
    # Nothing under IOSS: 21% of 110, paid in the shop.
    ("bpost", "BE", "100", "10", {"on": SUMMER_2025} | IOSS, {}, "133.10"),
    # Before July 2021 EUR 24 up to 150: 21% of 124 = 26.04.
    ("bpost", "BE", "100", "0", {"on": SPRING_2021}, {"bpost_to_150": "24.00"}, "150.04"),
    # Österreichische Post: 6 net, a parcel of 2 kg being universal service; VAT 20% of 110.
    (
        "austrian_post",
        "AT",
        "100",
        "10",
        {"on": MARCH},
        {"austrian_post_to_150": "6.00"},
        "138.00",
    ),
    # 7.20 gross, as printed, for a parcel of 12 kg.
    (
        "austrian_post",
        "AT",
        "100",
        "10",
        {"on": MARCH, "gross_weight": "12 kg"},
        {"austrian_post_to_150": "6.00", "austrian_post_vat": "1.20"},
        "139.20",
    ),
    # 12 to EUR 1,000: duty 12, VAT 20% of 412 = 82.40.
    (
        "austrian_post",
        "AT",
        "400",
        "0",
        {"on": MARCH},
        {"austrian_post_to_1000": "12.00"},
        "506.40",
    ),
    # 43.20 gross above: duty 60, VAT 20% of 2,060 = 412.
    (
        "austrian_post",
        "AT",
        "2000",
        "0",
        {"on": MARCH, "gross_weight": "12 kg"},
        {"austrian_post_above_1000": "36.00", "austrian_post_vat": "7.20"},
        "2515.20",
    ),
    # Deutsche Post: 6 with VAT inside; 19% of 110 = 20.90.
    (
        "deutsche_post",
        "DE",
        "100",
        "10",
        {"on": AUTUMN_2021},
        {"deutsche_post_advance": "6.00"},
        "136.90",
    ),
    # DHL Express Germany: 2% of 30 + 195.70 is 4.51: at least 16.
    ("dhl_express", "DE", "1000", "0", {"on": MARCH}, {"dhl_express_advance": "16.00"}, "1241.70"),
    # 2% of 150 + 978.50 = 22.57.
    ("dhl_express", "DE", "5000", "0", {"on": MARCH}, {"dhl_express_advance": "22.57"}, "6151.07"),
    # Austria in 2021: 3% of 6 + 41.20 = 1.42: at least 15, and 20% VAT.
    (
        "dhl_express",
        "AT",
        "200",
        "0",
        {"on": AUTUMN_2021},
        {"dhl_express_advance": "15.00", "dhl_express_vat": "3.00"},
        "265.20",
    ),
    # Italy in 2021: 2% of 150 + 22% of 5,150 (1,133) = 25.66, and 22% of it = 5.65.
    (
        "dhl_express",
        "IT",
        "5000",
        "0",
        {"on": AUTUMN_2021},
        {"dhl_express_advance": "25.66", "dhl_express_vat": "5.65"},
        "6314.31",
    ),
    # Parcelforce: 12 below GBP 900: duty 2% of 210 = 4.20, VAT 20% of 214.20 = 42.84.
    ("parcelforce", "GB", "200", "10", {"on": MARCH}, {"parcelforce_below_900": "12.00"}, "269.04"),
    # 25 from 900: duty 18, VAT 183.60.
    ("parcelforce", "GB", "900", "0", {"on": MARCH}, {"parcelforce_from_900": "25.00"}, "1126.60"),
    # FedEx in 2022: 2.5% of 20 + 204 is 5.60: at least 10.50.
    (
        "fedex",
        "GB",
        "1000",
        "0",
        {"on": dt.date(2022, 3, 1)},
        {"fedex_advance": "10.50"},
        "1234.50",
    ),
    # UPS: 2.5%, at least 12 in Germany, and 19%: duty 6 and VAT 39.14; duty 270 and VAT 1,761.30.
    ("ups", "DE", "200", "0", {"on": MARCH}, {"ups_advance": "12.00", "ups_vat": "2.28"}, "259.42"),
    (
        "ups",
        "DE",
        "9000",
        "0",
        {"on": MARCH},
        {"ups_advance": "50.78", "ups_vat": "9.65"},
        "11091.73",
    ),
    # At least 11 in Great Britain, and 20%: duty 20 and VAT 204.
    (
        "ups",
        "GB",
        "1000",
        "0",
        {"on": MARCH},
        {"ups_advance": "11.00", "ups_vat": "2.20"},
        "1237.20",
    ),
    # FedEx in France: 2.5% of 6 + 41.20 is 1.18: at least 12.
    ("fedex", "FR", "200", "0", {"on": MARCH}, {"fedex_advance": "12.00"}, "259.20"),
    # PostNL: 6 online, 11 at the door; 21% of 110 = 23.10.
    ("postnl_online", "NL", "100", "10", {"on": MARCH}, {"postnl_online_to_150": "6.00"}, "139.10"),
    (
        "postnl_at_delivery",
        "NL",
        "100",
        "10",
        {"on": MARCH},
        {"postnl_at_delivery_to_150": "11.00"},
        "144.10",
    ),
    # 10 online above EUR 150: duty 6, VAT 21% of 206 = 43.26.
    (
        "postnl_online",
        "NL",
        "200",
        "0",
        {"on": MARCH},
        {"postnl_online_above_150": "10.00"},
        "259.26",
    ),
    # PostNord Sweden: 75 to SEK 1,700; 25% of 1,100.
    ("postnord", "SE", "1000", "100", {"on": MARCH}, {"postnord_to_1700": "75.00"}, "1450.00"),
    # PostNord Denmark: 160 for any value; 25% of 550.
    (
        "postnord",
        "DK",
        "500",
        "50",
        {"on": AUTUMN_2021},
        {"postnord_import": "160.00"},
        "847.50",
    ),
    # Posti: 2.90; 25.5% of 100.
    ("posti", "FI", "100", "0", {"on": MARCH}, {"posti_handling": "2.90"}, "128.40"),
    # Correos' own case: goods 100, VAT 21.00, fee 18.13, 39.13 in all.
    (
        "correos",
        "ES",
        "100",
        "0",
        {"on": SPRING_2021},
        {"correos_declaration": "14.98", "correos_vat": "3.15"},
        "139.13",
    ),
]


@pytest.mark.parametrize(
    ("carrier", "ship_to", "price", "shipping", "facts", "fees", "total"), WORKED
)
def test_fees_worked_by_hand_from_the_printed_lists(
    carrier, ship_to, price, shipping, facts, fees, total
):
    found = quote(parcel(carrier, ship_to, price, shipping, **facts), rates=EURO)
    own = {charge.id for fees in load_carrier(carrier) for e in fees for charge in e.value.charges}
    lines = {line.id: str(line.amount.amount) for line in found.lines if line.id in own}
    assert lines == fees
    assert str(found.total.amount) == total


@pytest.mark.parametrize(
    ("carrier", "share", "least"), [("dhl_express", 2, "17.00"), ("fedex", 2, "11.00")]
)
@pytest.mark.parametrize("price", ["900", "9000"])
def test_american_disbursement_is_a_share_of_duty_and_fees_or_the_minimum(
    carrier, share, least, price
):
    sent = parcel(carrier, "US", price, on=dt.date(2026, 3, 2), region="US-OR", ship_from="VN")
    sent = sent.replace(items=[sent.items[0].replace(hs_code="42022190", origin="VN")])
    plain, found = quote(sent.replace(carrier=None)), quote(sent)
    advanced = sum(
        (line.amount for line in plain.lines if line.collector in {"customs", "carrier"}),
        Money(0, "USD"),
    )
    cents = int(advanced.minor_units()) * share
    expected = max(Money(least + " USD"), Money.of_minor((cents + 50) // 100, "USD"))
    assert advanced > Money(0, "USD")
    assert found.total - plain.total == expected


def test_every_fee_under_ddp_is_the_senders_or_not_known():
    ddp = {"on": MARCH, "incoterm": "DDP"}
    assert quote(parcel("deutsche_post", "DE", "100", **ddp)).total == Money("119 EUR")
    found = quote(parcel("dhl_express", "GB", "200", **ddp, ship_from="CN"))
    assert found.state == "unsupported"
    assert "country of dispatch" in str(found.reasons[0].text)
    rates = xb.RateTable.from_mapping(
        {"GBP/EUR": "1.15"}, start=MARCH, end=dt.date(2026, 4, 1), source="fixed"
    )
    billed = quote(parcel("dhl_express", "GB", "200", **ddp, ship_from="DE"), rates=rates)
    (line,) = [line for line in billed.lines if line.id == "dhl_express_duty_tax_paid"]
    assert line.amount == Money("13.91 GBP")  # EUR 16 at 1.15: 2% of 44.80 is less
    assert line.payer == "seller"


@pytest.mark.parametrize(
    ("carrier", "ship_to", "on"),
    [
        ("posten", "NO", MARCH),
        ("gls", "DE", MARCH),
        ("swiss_post", "DE", MARCH),  # a carrier that is known, and not there
        ("usps", "US", MARCH),  # its later lists were not read
        ("correos", "ES", AUTUMN_2021),
        ("dhl_express", "AT", MARCH),
        ("bpost", "BE", dt.date(2023, 3, 1)),
        ("swiss_post", "CH", dt.date(2022, 3, 1)),
    ],
)
def test_a_fee_that_no_list_tells_leaves_no_total(carrier, ship_to, on):
    found = quote(parcel(carrier, ship_to, "200", on=on))
    assert (found.state, found.total) == ("unsupported", None)
    assert any("What this carrier asks" in str(reason.text) for reason in found.reasons)


def test_correos_offers_a_price_above_150():
    found = quote(parcel("correos", "ES", "151", on=SPRING_2021))
    assert found.state == "unsupported"
    assert [str(r.text) for r in found.reasons] == [
        "Above EUR 150 Correos offers a price for each declaration."
    ]


@pytest.mark.parametrize(
    ("carrier", "ship_to"),
    [("royal_mail", "GB"), ("dpd", "GB"), ("ups", "GB"), ("ups", "DE"), ("fedex", "IT")],
)
def test_an_amount_of_general_knowledge_is_an_estimate(carrier, ship_to):
    found = quote(parcel(carrier, ship_to, "200", on=MARCH))
    assert (found.state, found.evidence) == ("estimate", Evidence.UNCHECKED)


def test_under_ioss_since_july_2026_no_fee_is_counted_and_the_doubt_is_told():
    sent = parcel("austrian_post", "AT", "100", on=dt.date(2026, 7, 6), **IOSS)
    found, plain = quote(sent), quote(sent.replace(carrier=None))
    assert found.total == plain.total
    assert plain.state == "exact"
    (reason,) = found.reasons
    assert str(reason.text) == (
        "Whether the carrier asks a fee for the EUR 3 that is due under IOSS was not "
        "established: none is counted."
    )


@pytest.mark.parametrize("weight", [None, "2 kg"])
def test_whether_austria_taxes_the_fee_needs_the_parcels_weight(weight):
    found = quote(parcel("austrian_post", "AT", "100", on=MARCH, gross_weight=weight))
    if weight is None:
        assert (found.state, found.missing.fact) == ("missing_fact", "item.gross_weight")
    else:
        assert found.state == "exact"


def test_a_misspelt_carrier_is_told_which_is_meant():
    with pytest.raises(InvalidInput, match=r"Did you mean swiss_post\?") as caught:
        quote(parcel("swisspost", "CH", "200", on=MARCH))
    assert caught.value.code == "carrier.unknown"
    with pytest.raises(InvalidInput, match="Use one of an_post, australia_post"):
        quote(parcel("xyzzy", "CH", "200", on=MARCH))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("dhl", "dhl_express"),
        ("DHL Express", "dhl_express"),
        ("UPS", "ups"),
        ("ups_express", "ups"),
        ("DPD UK", "dpd"),
        ("GLS", "gls"),
        ("postnl", "postnl_online"),
        ("La Poste", "la_poste_online"),
        ("ROYALMAIL", "royal_mail"),
        ("Swiss-Post", "swiss_post"),
        ("fedx", "fedex"),
        ("parcel_force", "parcelforce"),
        ("post.ch", "swiss_post"),
        ("https://www.post.at/s/preise", "austrian_post"),
        ("post.de", "deutsche_post"),
        ("laposte.fr", "la_poste_online"),
        ("royalmail.co.uk", "royal_mail"),
        ("dhl.com", "dhl_express"),
        ("postnord.dk", "postnord"),
        ("hermes.de", ""),  # no carrier of that name is known, and none is guessed by letters
        ("Post", ""),  # of Finland, Norway, Denmark, the Netherlands or Italy
        ("xyzzy", ""),
        (".", ""),
    ],
)
def test_a_carrier_is_known_by_the_way_people_write_it(written, meant):
    with pytest.raises(InvalidInput) as caught:
        quote(parcel(written, "CH", "200", on=MARCH))
    said = f"Did you mean {meant}?" if meant else "Use one of an_post, "
    assert said in str(caught.value)


GREAT_BRITAIN = {"ship_from": "GB"}

SERVED = [
    # Parcelforce: ten days free, GBP 5.50 after them, and 1.35 a day after twenty; duty 2% of 210
    # is 4.20, VAT 20% of 214.20 is 42.84, clearance 12.
    ("parcelforce", "GB", "210", {"on": MARCH, "storage_days": 0}, {}, "269.04", "exact"),
    ("parcelforce", "GB", "210", {"on": MARCH, "storage_days": 10}, {}, "269.04", "exact"),
    (
        "parcelforce",
        "GB",
        "210",
        {"on": MARCH, "storage_days": 11},
        {"parcelforce_storage": "5.50"},
        "274.54",
        "exact",
    ),
    (
        "parcelforce",
        "GB",
        "210",
        {"on": MARCH, "storage_days": 22},
        {"parcelforce_storage": "5.50", "parcelforce_further_storage": "2.70"},
        "277.24",
        "estimate",
    ),
    # DHL Express in Slovenia: three working days free, then EUR 11 and 0.22 for each of 2 kg:
    # 2 x 11.44. Clearance 10, 12 + 2% of the duty 6 and the VAT 22% of 206 = 45.32: 13.03.
    (
        "dhl_express",
        "SI",
        "200",
        {"on": MARCH, "storage_days": 5},
        {"dhl_express_storage": "22.88"},
        "297.23",
        "estimate",
    ),
    # Swiss Post: 16 + 3% of 210 = 22.30; the notification is in the base too: 8.1% of 245.
    (
        "swiss_post",
        "CH",
        "210",
        {"on": MARCH, "carrier_services": {"notification"}},
        {"swiss_post_notification": "13.00"},
        "265.15",
        "exact",
    ),
    # Österreichische Post: 34.56 gross; 6 for clearance, VAT 20% of 110.
    (
        "austrian_post",
        "AT",
        "110",
        {"on": MARCH, "carrier_services": ["contact"]},
        {"austrian_post_contact": "28.80", "austrian_post_contact_vat": "5.76"},
        "172.56",
        "exact",
    ),
    # bpost: plants 60 beside 19.50, both inside the base: 21% of 179.50 = 37.70 (37.695).
    (
        "bpost",
        "BE",
        "100",
        {"on": SUMMER_2025, "carrier_services": ["phytosanitary"]},
        {"bpost_phytosanitary": "60.00"},
        "217.20",
        "exact",
    ),
    # GBP 0.25 for each of 20 kg, 5.00, are EUR 5.75 of transport: duty 3% of 205.75 = 6.17; VAT 20%
    # of 211.92 = 42.38; DHL 15 and its VAT 3.
    (
        "dhl_express",
        "AT",
        "200",
        {
            "on": AUTUMN_2021,
            "carrier_services": ["border_surcharge"],
            "gross_weight": "20 kg",
            **GREAT_BRITAIN,
        },
        {"dhl_express_border": "5.75"},
        "272.30",
        "exact",
    ),
    # At least GBP 4.50, EUR 5.18 (5.175): duty 6.16 (3% of 205.18 = 6.1554); VAT 42.27 (20% of
    # 211.34 = 42.268).
    (
        "dhl_express",
        "AT",
        "200",
        {"on": AUTUMN_2021, "carrier_services": ["border_surcharge"], **GREAT_BRITAIN},
        {"dhl_express_border": "5.18"},
        "271.61",
        "exact",
    ),
    # UPS from France into Great Britain: 4.50 in the base; duty 2% of 1,004.50 = 20.09; VAT 20% of
    # 1,024.59 = 204.92; UPS at least 11 and 2.20. Neither was confirmed.
    (
        "ups",
        "GB",
        "1000",
        {"on": MARCH, "carrier_services": ["border_surcharge"], "ship_from": "FR"},
        {"ups_border": "4.50"},
        "1242.71",
        "estimate",
    ),
]
POUND = xb.RateTable.from_mapping(
    {"GBP/EUR": "1.15"}, start=dt.date(2021, 1, 1), end=dt.date(2027, 1, 1), source="fixed"
)


@pytest.mark.parametrize(
    ("carrier", "ship_to", "price", "facts", "services", "total", "state"), SERVED
)
def test_services_worked_by_hand_from_the_printed_lists(
    carrier, ship_to, price, facts, services, total, state
):
    sent = parcel(carrier, ship_to, price, **facts)
    found, plain = (
        quote(sent, rates=POUND),
        quote(sent.replace(carrier_services=(), storage_days=None), rates=POUND),
    )
    ordinary = {line.id for line in plain.lines}
    lines = {line.id: str(line.amount.amount) for line in found.lines if line.id not in ordinary}
    assert lines == services
    assert (str(found.total.amount), str(found.state)) == (total, state)


@pytest.mark.parametrize(
    ("carrier", "ship_to", "facts", "says"),
    [
        ("bpost", "BE", {"on": SUMMER_2025, "storage_days": 5}, "What this carrier asks"),
        ("swiss_post", "CH", {"on": SPRING_2021, "storage_days": 5}, "What this carrier asks"),
        ("evri", "GB", {"on": MARCH, "carrier_services": ["border_surcharge"]}, "What this carrie"),
        (
            "dhl_express",
            "AT",
            {"on": AUTUMN_2021, "carrier_services": ["border_surcharge"]},  # from China
            "between Great Britain and the Union alone",
        ),
        (
            "ups",
            "GB",
            {"on": MARCH, "carrier_services": ["border_surcharge"], "ship_from": "NO"},
            "between Great Britain and the Union alone",
        ),
    ],
)
def test_a_service_whose_price_is_not_told_leaves_no_total(carrier, ship_to, facts, says):
    found = quote(parcel(carrier, ship_to, "200", **facts), rates=POUND)
    assert (found.state, found.total) == ("unsupported", None)
    assert any(says in str(reason.text) for reason in found.reasons)


def test_a_misspelt_service_is_told_which_is_meant():
    def asking(service):
        return quote(parcel("bpost", "BE", "200", on=MARCH, carrier_services=[service]))

    with pytest.raises(InvalidInput, match=r"Did you mean phytosanitary\?") as caught:
        asking("fitosanitary")
    assert caught.value.code == "carrier.service"
    with pytest.raises(InvalidInput, match="Use one of phytosanitary, regularisation, storage"):
        asking("xyzzy")


@pytest.mark.parametrize("name", sorted(CARRIERS))
def test_every_service_fits_its_destinations_names_its_carrier_and_has_a_source(name):
    for service in load_services(name):
        for entry in service:
            assert entry.value.carrier == name
            assert entry.start is not None
            assert entry.source.url
            charges = (*entry.value.charges, *(each.charge for each in entry.value.daily))
            assert charges
            assert all(charge.id.startswith(name) for charge in charges)
            for code in entry.value.destinations:
                plan = BOOK.compiled(
                    code,
                    max(entry.start, BOOK.policy(code).opens),
                    carrier=name,
                    services={entry.value.id} - {"storage"},
                    storage_days=30 if entry.value.id == "storage" else None,
                ).plan
                asked = {charge.id for charge in charges}
                assert all(
                    asked <= {step.value.id for step in scheme.steps} for scheme in plan.schemes
                )


@pytest.mark.parametrize("name", sorted(CARRIERS))
def test_every_list_names_its_carrier_holds_no_gap_by_chance_and_has_a_place_to_check(name):
    for fees in load_carrier(name):
        for entry in fees:
            assert entry.value.id == name
            assert entry.start is not None  # before it was read to hold, it is not known
            assert all(
                charge.id.startswith(name.split("_online")[0].split("_at_")[0][:6])
                for charge in entry.value.charges
            )
            assert all("." not in charge.id for charge in entry.value.charges)
            assert entry.source.url or entry.evidence is Evidence.UNCHECKED


@pytest.mark.parametrize("name", sorted(CARRIERS))
def test_every_list_fits_the_rules_of_its_destinations(name):
    for fees in load_carrier(name):
        for entry in fees:
            for code in entry.value.destinations:
                if BOOK.covers(code) and entry.start >= BOOK.policy(code).opens:
                    assert BOOK.compiled(code, entry.start, carrier=name).plan.schemes


def test_chinese():
    found = quote(parcel("swiss_post", "CH", "200", "10", on=MARCH))
    assert "承运人的清关费" in found.explain(locale="zh_CN")
    assert "承运人" in quote(parcel("posten", "CH", "9", on=MARCH)).explain(locale="zh_CN")
