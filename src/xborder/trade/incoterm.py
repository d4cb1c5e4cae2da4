"""Incoterms: who of seller and buyer bears which leg of the journey.

Incoterms is a registered trade mark of the International Chamber of Commerce, which publishes
the rules. What follows says in our own words, leg by leg, who arranges and pays; it neither
quotes nor replaces the ICC's text, and says nothing of when risk passes.
"""

from typing import Final, Literal, NoReturn

from xborder.choice import Choice
from xborder.errors import InvalidInput


class Leg(Choice):
    """A leg of the journey, or a cost on the way."""

    PICKUP = "pickup"
    """From the seller's door to the main carrier."""
    EXPORT_CLEARANCE = "export_clearance"
    MAIN_CARRIAGE = "main_carriage"
    """From the country of export to the port, airport or place of destination."""
    INSURANCE = "insurance"
    """Cover for the main carriage: bought by whoever must, or else bears the loss."""
    IMPORT_CLEARANCE = "import_clearance"
    DUTY = "duty"
    TAX = "tax"
    """VAT, GST, excise and the like on import."""
    DELIVERY = "delivery"
    """From the place of arrival to the buyer's door."""


class Party(Choice):
    """A side of the sale."""

    SELLER = "seller"
    BUYER = "buyer"


class Incoterm(Choice):
    """One of the eleven Incoterms 2020 rules, by its three letters.

    Incoterms is a registered trade mark of the International Chamber of Commerce.

    Examples:
        >>> Incoterm.DAP.responsibility(Leg.DELIVERY), Incoterm.DAP.responsibility("duty")
        (<Party.SELLER: 'seller'>, <Party.BUYER: 'buyer'>)
    """

    EXW = "EXW"
    """Ex works: the buyer does everything."""
    FCA = "FCA"
    """Free carrier: the seller clears for export and hands over to the buyer's carrier."""
    FAS = "FAS"
    """Free alongside ship: the seller brings the goods, cleared, beside the vessel."""
    FOB = "FOB"
    """Free on board: the seller brings the goods, cleared, on board."""
    CFR = "CFR"
    """Cost and freight: as FOB, and the seller pays the sea freight."""
    CIF = "CIF"
    """Cost, insurance and freight: as CFR, and the seller insures."""
    CPT = "CPT"
    """Carriage paid to: the seller pays the carriage to the named place."""
    CIP = "CIP"
    """Carriage and insurance paid to: as CPT, and the seller insures."""
    DAP = "DAP"
    """Delivered at place: the seller brings the goods to the buyer, not cleared for import."""
    DPU = "DPU"
    """Delivered at place unloaded: as DAP, and the seller unloads."""
    DDP = "DDP"
    """Delivered duty paid: the seller does everything, duty and tax included."""

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        letters = str(value).strip().upper()
        followed = letters if letters in cls.__members__ else _FOLLOWED.get(letters, "")
        if followed:
            raise InvalidInput(
                "{value} is not one of the Incoterms 2020 rules.",
                code="incoterm.unknown",
                remedy="Write {meant}.",
                where="incoterm",
                value=value,
                meant=followed,
            )
        super()._missing_(value)

    def responsibility(self, leg: Leg | str) -> Party:
        """Return who arranges and pays a leg.

        Where a rule obliges neither side to insure, insurance falls to the side that bears the
        loss on the main carriage. With a named place of destination (C and D rules for any
        transport) that place is taken to be the buyer's door; for CFR and CIF it is the port. The
        seller is taken to bring the goods to the carrier under FCA.

        Raises:
            InvalidInput: There is no such leg.
        """
        return Party.SELLER if Leg(leg) in _SELLER[self] else Party.BUYER

    @property
    def seller_legs(self) -> frozenset[Leg]:
        """The legs that the seller arranges and pays, and that the price therefore covers."""
        return _SELLER[self]

    @property
    def sea_only(self) -> bool:
        """Whether the rule is for sea and inland waterways only."""
        return self in _SEA_ONLY


IncotermWord = Literal["EXW", "FCA", "FAS", "FOB", "CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP"]


_SEA_ONLY: Final = frozenset({Incoterm.FAS, Incoterm.FOB, Incoterm.CFR, Incoterm.CIF})
_TO_THE_CARRIER = frozenset({Leg.PICKUP, Leg.EXPORT_CLEARANCE})
_CARRIED = _TO_THE_CARRIER | {Leg.MAIN_CARRIAGE}
_TO_THE_DOOR = _CARRIED | {Leg.DELIVERY}
_SELLER: Final = {
    Incoterm.EXW: frozenset[Leg](),
    Incoterm.FCA: _TO_THE_CARRIER,
    Incoterm.FAS: _TO_THE_CARRIER,
    Incoterm.FOB: _TO_THE_CARRIER,
    Incoterm.CFR: _CARRIED,
    Incoterm.CIF: _CARRIED | {Leg.INSURANCE},
    Incoterm.CPT: _TO_THE_DOOR,
    Incoterm.CIP: _TO_THE_DOOR | {Leg.INSURANCE},
    Incoterm.DAP: _TO_THE_DOOR | {Leg.INSURANCE},
    Incoterm.DPU: _TO_THE_DOOR | {Leg.INSURANCE},
    Incoterm.DDP: frozenset(Leg),
}
_FOLLOWED = {"DAF": "DAP", "DAT": "DPU", "DDU": "DAP", "DEQ": "DPU", "DES": "DAP", "C&F": "CFR"}
