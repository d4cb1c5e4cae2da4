"""Factors: what turns minor units that parcels state into parts of the destination's own.

They are looked up once for each sort of parcel and the currencies that it names: a table of a
million parcels names a few.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from xborder.landed_cost.admission.parcel_columns import ParcelColumns
from xborder.landed_cost.admission.rates import RatesUsed
from xborder.policy.columns.combinations import combined, integers


@frozen(kw_only=True, eq=False)
class Factors:
    """What turns minor units of parcels into parts of ours, one a parcel.

    Attributes:
        scale: The parts of our minor unit; ``None`` where it is one everywhere.
        of_amounts: The factor of prices, shipping and insurance; absent where it is one everywhere.
        purchases: What buyers bought this year, in parts of ours; ``None`` if none says.
    """

    scale: Any
    of_amounts: Mapping[str, Any]
    purchases: Any

    @classmethod
    def of(cls, parcels: ParcelColumns, ours: Sequence[str], rates: RatesUsed) -> "Factors":
        """Return the factors of parcels, looked up once for each sort of parcel and currencies."""
        codes = {"price": parcels.currency}
        codes.update({name: each.currency for name, each in parcels.stated.items()})
        places = len(parcels.currencies) + 1
        columns = [(parcels.head_of, len(parcels.heads))]
        columns += [(each + 1, places) for each in codes.values()]
        number, first = combined(columns, len(parcels.head_of))
        scales: list[int] = []
        found: dict[str, list[int]] = {name: [] for name in codes}
        purchases: list[int] = []
        for parcel in first.tolist():
            which = parcels.head_of[parcel]
            head = parcels.heads[which]
            bought = head.buyer.purchases_this_year
            named = {
                name: parcels.currencies[each[parcel]]
                for name, each in codes.items()
                if each[parcel] >= 0
            }
            stated = {*named.values(), *({bought.currency.code} if bought else ())}
            scale, factors = rates.factors(stated, head, ours[which])
            scales.append(scale)
            for name, each in found.items():
                each.append(factors[named[name]] if name in named else 1)
            purchases.append(bought.minor_units() * factors[bought.currency.code] if bought else 0)
        columns_ = {name: integers(each)[number] for name, each in found.items()}
        return cls(
            scale=integers(scales)[number] if set(scales) != {1} else None,
            of_amounts={name: each for name, each in columns_.items() if set(found[name]) != {1}},
            purchases=integers(purchases)[number] if any(purchases) else None,
        )
