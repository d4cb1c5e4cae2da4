"""Places: where an end of a sale lies, as rules and tables name it."""

import datetime as dt
import functools

from attrs import field, frozen

from xborder.trade.gazetteer import locate
from xborder.trade.territory import MAINLAND, Place

EU = "EU"
TAXED_BY_STATES = frozenset({"US"})
"""Countries whose states tax sales, each for itself."""


@frozen(eq=False)
class Where:
    """Where an end of a sale lies, as rules and tables name it, read once for each address.

    Attributes:
        place: The place.
        state: The state as VAT sees it: a member state, another country, or a territory of its own.
        area: The VAT area.
        kind: All that rules see of it: equal ones are treated alike.
    """

    place: Place
    state: str | None = field(init=False)
    area: str | None = field(init=False)
    customs: str | None = field(init=False)
    sender: str | None = field(init=False)
    territory: str | None = field(init=False)
    kind: tuple[str | None, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        place, areas = self.place, self.place.areas
        known = not place.candidates
        named = place.territory.codes if place.territory else ()
        apart = areas is not None and areas.vat not in (EU, place.code)
        here = {
            "state": named[0] if apart and named else place.code,
            "sender": named[0] if named else place.code,
            "territory": place.territory.id if place.territory else MAINLAND,
        }
        for name, value in here.items():
            object.__setattr__(self, name, value if known else None)
        object.__setattr__(self, "area", None if areas is None else areas.vat)
        object.__setattr__(self, "customs", None if areas is None else areas.customs)
        kind = (self.state, self.area, self.customs, self.sender, self.territory, place.region)
        object.__setattr__(self, "kind", (place.code, *kind))


# An address stands on every line of an order file; the same few thousand come again and again.
@functools.lru_cache(maxsize=8_192)
def where(country: str, region: str | None, postcode: str | None, on: dt.date) -> Where:
    """Return where an address lies on a day."""
    return Where(locate(country, region, postcode, on=on))
