"""DHL Express: duty and tax processing, a share of what is advanced with a minimum a shipment.

Read on DHL's own pages for Germany and Slovenia; elsewhere in a shop's table of 2021, whose
minimums have risen since, so that it holds for that year alone. Under DDP the sender's account is
billed by the list of the country of dispatch: read for Germany only.
"""

from xborder.carriers import UNDER_IOSS, VAT_NOT_STATED, YEAR_READ, crossing
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
GERMANY = read.official(
    "DHL Express Germany: Duty Billing Services",
    "https://dhl.de/en/geschaeftskunden/express/produkte-und-services/duty-billing-services.html",
)
SLOVENIA = read.official(
    "MyDHL+ Slovenia: Customs services",
    "https://mydhl.express.dhl/si/en/ship/customs-services.html",
)
UNITED_STATES = read.secondary(
    "Airhouse: DHL Express disbursement and advance payment",
    "https://help.airhouse.io/international-surcharges/dhl-express-surcharges/disbursement",
)
SHOP_TABLE = read.secondary(
    "Foldabox: DHL administration cost by country",
    "https://foldabox.co.uk/pages/administration-cost",
)
CANADA = read.secondary(
    "Zonos: UPS, FedEx and DHL brokerage fees decoded",
    "https://zonos.com/blog/2019/05/02/ups-fedex-and-dhl-canada-brokerage-fees",
)
NOT_READ = read.unchecked("DHL Express: its own list is to be checked")

_DDP = Stated(Is("incoterm", "DDP"))
_FROM_GERMANY = All(_DDP, Is("ship_from", "DE"))
DUTY_TAX_PAID = asked(
    "dhl_express_duty_tax_paid",
    ADVANCE,
    Estimate(Percent("0.02"), VAT_NOT_STATED),
    base="advanced",
    when=_FROM_GERMANY,
    least=Money("16 EUR"),
)
"""Billed to a sender in Germany who pays duty and tax for the buyer, whatever the destination."""
OTHER_DDP = NotComputed(
    id="dhl_express_ddp",
    when=All(_DDP, Not(Is("ship_from", "DE"))),
    reason="Under DDP the carrier bills the sender by the list of the country of dispatch, which "
    "is not known.",
)


def _advance(share: str, least: str) -> Charge:
    return asked(
        "dhl_express_advance",
        ADVANCE,
        Percent(share),
        base="advanced",
        when=NOT_DDP,
        least=Money(least),
    )


def _advance_without_vat(share: str, least: str) -> Charge:
    return asked(
        "dhl_express_advance",
        ADVANCE,
        Estimate(Percent(share), VAT_NOT_STATED),
        base="advanced",
        when=NOT_DDP,
        least=Money(least),
    )


def _vat(rate: str) -> Charge:
    return asked("dhl_express_vat", VAT_ON_FEE, Percent(rate), base="dhl_express_advance.due")


def _of_2021(destination: str, share: str, least: str, vat: str) -> Timeline[CarrierFees]:
    return CarrierFees(
        id="dhl_express",
        destinations=destination,
        charges=(_advance(share, least), _vat(vat)),
        not_computed=(OTHER_DDP,),
    ).by(
        SHOP_TABLE,
        start=day(2021, 1, 1),
        end=day(2022, 1, 1),
        note="A shop's table after Brexit, with VAT of the country added.",
    )


FEES = (
    CarrierFees(
        id="dhl_express",
        destinations="DE",
        charges=(_advance_without_vat("0.02", "12.50 EUR"),),
        not_computed=(OTHER_DDP, UNDER_IOSS),
    )
    .by(SHOP_TABLE, start=day(2021, 1, 1), end=day(2022, 1, 1))
    .then(
        GERMANY,
        start=YEAR_READ,
        charges=(_advance_without_vat("0.02", "16 EUR"), DUTY_TAX_PAID),
    ),
    CarrierFees(
        id="dhl_express",
        destinations="SI",
        charges=(
            asked("dhl_express_clearance", CLEARANCE, Flat(Money("10 EUR")), when=NOT_DDP),
            asked(
                "dhl_express_advance",
                ADVANCE,
                Estimate(
                    Sum(Flat(Money("12 EUR")), Percent("0.02")),
                    "The list says EUR 12 and 2%, where DHL elsewhere takes the greater of two.",
                ),
                base="advanced",
                when=NOT_DDP,
            ),
            DUTY_TAX_PAID,
        ),
        not_computed=(OTHER_DDP, UNDER_IOSS),
    ).by(
        SLOVENIA,
        start=YEAR_READ,
        note="EUR 5 for each tariff line beyond those included is not counted: how many are "
        "included the page does not say.",
    ),
    CarrierFees(
        id="dhl_express",
        destinations="US",
        charges=(_advance("0.02", "17 USD"), DUTY_TAX_PAID),
        not_computed=(OTHER_DDP,),
    ).by(
        UNITED_STATES,
        start=day(2025, 2, 7),
        note="A bill of 2025-02-07 showed USD 17 on USD 26.88 of duty; the page bears no date.",
    ),
    CarrierFees(
        id="dhl_express",
        destinations="GB",
        charges=(_advance("0.025", "12 GBP"), _vat("0.20"), DUTY_TAX_PAID),
        not_computed=(OTHER_DDP,),
    ).by(NOT_READ, start=YEAR_READ),
    CarrierFees(
        id="dhl_express",
        destinations="CA",
        charges=(
            asked(
                "dhl_express_processing",
                CLEARANCE,
                Estimate(Flat(Money("11.25 CAD")), VAT_NOT_STATED),
                when=NOT_DDP,
            ),
            asked(
                "dhl_express_advance",
                ADVANCE,
                Estimate(Flat(Money("5.25 CAD")), VAT_NOT_STATED),
                when=NOT_DDP,
            ),
            DUTY_TAX_PAID,
        ),
        not_computed=(OTHER_DDP,),
    ).by(CANADA, start=YEAR_READ, note="An example for goods of CAD 110 by air."),
    _of_2021("AT", "0.03", "15 EUR", "0.20"),
    _of_2021("BE", "0.0275", "14.50 EUR", "0.21"),
    _of_2021("BG", "0.02", "20 BGN", "0.20"),
    _of_2021("CY", "0.02", "8 EUR", "0.19"),
    _of_2021("CZ", "0.02", "300 CZK", "0.21"),
    _of_2021("DK", "0.02", "100 DKK", "0.25"),
    _of_2021("EE", "0.02", "10 EUR", "0.20"),
    _of_2021("FI", "0.05", "20 EUR", "0.24"),
    _of_2021("FR", "0.0255", "14.60 EUR", "0.20"),
    _of_2021("HR", "0.02", "75 HRK", "0.25"),
    _of_2021("HU", "0.025", "5990 HUF", "0.27"),
    _of_2021("IE", "0.025", "14.50 EUR", "0.23"),
    _of_2021("IT", "0.02", "13.50 EUR", "0.22"),
)


def _slovenian(name: str, price: str) -> Timeline[CarrierService]:
    charge = asked(f"dhl_express_{name}", SERVICE, Estimate(Flat(Money(price)), VAT_NOT_STATED))
    return CarrierService(id=name, carrier="dhl_express", destinations="SI", charges=(charge,)).by(
        SLOVENIA, start=YEAR_READ
    )


SERVICES = (
    *crossing("dhl_express", PerUnit(Money("0.25 GBP"), Quantity.GROSS_KG), least="4.50 GBP"),
    _slovenian("bonded_transit", "45 EUR"),
    _slovenian("broker_notification", "12 EUR"),
    _slovenian("non_routine_entry", "45 EUR"),
    _slovenian("other_agency", "45 EUR"),
    _slovenian("permits", "45 EUR"),
    _slovenian("preferential_origin", "10 EUR"),
    _slovenian("release_to_broker", "45 EUR"),
    _slovenian("temporary_import", "45 EUR"),
    CarrierService(
        id="storage",
        carrier="dhl_express",
        destinations="SI",
        daily=(
            Daily(
                charge=asked(
                    "dhl_express_storage",
                    STORAGE,
                    Estimate(
                        Sum(
                            Flat(Money("11 EUR")),
                            PerUnit(Money("0.22 EUR"), Quantity.GROSS_KG),
                        ),
                        VAT_NOT_STATED,
                    ),
                ),
                after=3,
            ),
        ),
    ).by(
        SLOVENIA,
        start=YEAR_READ,
        note="From the fourth working day: EUR 11 a shipment and day, and 0.22 a kilogram.",
    ),
)
