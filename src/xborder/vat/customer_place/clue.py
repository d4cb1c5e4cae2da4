"""What tells where a customer is: items of evidence, and what the law presumes without them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import field, frozen

from xborder.choice import Choice
from xborder.kind import of_kind
from xborder.messages import Text
from xborder.trade.country import country_code


class ClueKind(Choice):
    """What an item of evidence is: Regulation (EU) No 282/2011, Art. 24f."""

    BILLING_ADDRESS = "billing_address"
    """Art. 24f(a)."""
    IP_ADDRESS = "ip_address"
    """Of the device, or another way of finding where it is: Art. 24f(b)."""
    BANK = "bank"
    """Where the account is, or the address that the bank holds: Art. 24f(c)."""
    SIM_CARD = "sim_card"
    """The country code of the card: Art. 24f(d)."""
    LAND_LINE = "land_line"
    """Where the line is through which the service comes: Art. 24f(e)."""
    OTHER = "other"
    """Other information from business: Art. 24f(f)."""


class Presumption(Choice):
    """What the law goes by without evidence: Art. 24a(1), 24b(a), (b) and (c)."""

    ON_THE_SPOT = "on_the_spot"
    """The customer has to be there: a hotspot, an internet cafe, a hotel's lobby."""
    LAND_LINE = "land_line"
    """Where the customer's fixed line is installed."""
    SIM_CARD = "sim_card"
    """The country of the card with which a mobile network is used."""
    DECODER = "decoder"
    """Where the decoder is, or where its card was sent to be used."""


TITLES: Final[Mapping[Choice, Text]] = MappingProxyType(
    {
        ClueKind.BILLING_ADDRESS: Text("the billing address"),
        ClueKind.IP_ADDRESS: Text("the IP address"),
        ClueKind.BANK: Text("the bank"),
        ClueKind.SIM_CARD: Text("the SIM card"),
        ClueKind.LAND_LINE: Text("the land line"),
        ClueKind.OTHER: Text("other information from business"),
        Presumption.ON_THE_SPOT: Text("the place where the customer has to be"),
        Presumption.LAND_LINE: Text("the land line"),
        Presumption.SIM_CARD: Text("the SIM card"),
        Presumption.DECODER: Text("the decoder"),
    }
)
"""What each is called in a sentence."""


@frozen(kw_only=True)
class Clue:
    """One item of evidence of where a customer is.

    Attributes:
        kind: What it is.
        country: The country that it points to.
        from_third_party: Whether somebody takes part in the supply from whom it comes, and who is
            neither the seller nor the customer: a payment provider, a network.

    Examples:
        >>> Clue(kind="ip_address", country="FR").country
        'FR'
    """

    kind: ClueKind = field(converter=ClueKind)
    country: str = field(converter=country_code)
    from_third_party: bool = False

    def __attrs_post_init__(self) -> None:
        of_kind(self.from_third_party, bool, "from_third_party")
