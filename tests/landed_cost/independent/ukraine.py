"""Ukraine: Митний кодекс, Art. 234 and 374; Податковий кодекс, Art. 190.1 and 196.1.16."""

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import Parcel, Place, days, on_value


def due(parcel: Parcel) -> Due:
    """What the goods cost above EUR 150, without delivery, bears a duty of 10% and VAT of 20% on both."""
    return on_value(max(parcel.goods - parcel.of(150, "EUR"), 0 * parcel.goods), "0.1", "0.2")


PLACE = Place(
    due=due,
    currency="UAH",
    days=days("2025-03-03", "2026-09-15"),
    limits=(7200, 30_000),
    transports=("express", "post"),
)
