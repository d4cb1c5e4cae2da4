"""Indonesia: Peraturan Menteri Keuangan 199/2019, 96/2023 and 4/2025; 131/2024 on the base of the VAT."""

from decimal import Decimal

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import Parcel, Place, days

FLAT, LOW_VAT = days("2025-03-05", "2022-04-01")
QUARTER, FIFTEEN = {"t-shirt", "jeans", "handbag", "shoes"}, {"cream", "steel bowl"}


def due(parcel: Parcel) -> Due | None:
    """A parcel up to USD 3 before freight bears VAT alone, up to USD 1,500 a duty of 7.5% with freight.

    Clothes, bags and shoes bear 25%, cosmetics and steel 15%, and income tax of 5%, since 5 March 2025; the
    tariff's duty before, which was not read. VAT of 10%, 11% since April 2022, 12% of eleven twelfths
    since 2025, which is the same.
    """
    if parcel.goods > parcel.of(1500, "USD"):
        return None
    small = parcel.goods <= parcel.of(3, "USD")
    vat = Decimal("0.11" if parcel.on >= LOW_VAT else "0.10")
    duty = taxes = income = Decimal(0)
    for line in parcel.lines:
        named = line.good in QUARTER | FIFTEEN
        if named and parcel.on < FLAT:
            return None
        rate = "0.25" if line.good in QUARTER else "0.15" if named else "0.075"
        value = parcel.delivered(line)
        bears = Decimal(0) if small else value * Decimal(rate)
        duty += bears
        taxes += (value + bears) * vat
        income += (value + bears) * 5 / 100 if named and not small else 0
    return Due(duty, taxes, income)


PLACE = Place(
    due=due,
    currency="IDR",
    days=days("2024-12-30", "2025-03-04", "2025-03-05", "2026-09-15"),
    limits=(49_500, 2_000_000, 20_000_000),
    goods=("t-shirt", "jeans", "handbag", "shoes", "toy", "phone case", "cream", "steel bowl"),
)
