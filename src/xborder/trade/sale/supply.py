"""What is supplied, what sets a sale apart from an ordinary one, and what can be shown of it."""

from typing import Literal

from xborder.choice import Choice


class Supply(Choice):
    """What is supplied, as far as the place of supply depends on it."""

    GOODS = "goods"
    ELECTRONIC_SERVICE = "electronic_service"
    """Supplied over the internet, with little human help; telecommunications and broadcasting."""
    GENERAL_SERVICE = "general_service"
    """A service without a rule of its own: training by a person, a repair, a subscription box."""
    LISTED_SERVICE = "listed_service"
    """Advertising, consulting, data, licences and the like: Directive 2006/112/EC, Art. 59."""
    PROPERTY_SERVICE = "property_service"
    """Connected with immovable property: ``ship_to`` is where it lies."""
    ADMISSION = "admission"
    """Admission to an event, in person: ``ship_to`` is where it takes place."""
    RESTAURANT = "restaurant"
    """Meals eaten on the spot: ``ship_to`` is where."""


SupplyWord = Literal[
    "goods",
    "electronic_service",
    "general_service",
    "listed_service",
    "property_service",
    "admission",
    "restaurant",
]
"""What is sold, as written in a document."""


class SaleCase(Choice):
    """What sets a sale apart from an ordinary one."""

    ORDINARY = "ordinary"
    NEW_MEANS_OF_TRANSPORT = "new_means_of_transport"
    """A vehicle up to six months old or 6,000 km: Directive 2006/112/EC, Art. 2(2)."""
    INSTALLED = "installed"
    """Goods that the seller installs or assembles at the customer's."""
    MARGIN_SECOND_HAND = "margin_second_hand"
    """Second-hand goods taxed on the dealer's margin."""
    MARGIN_ART = "margin_art"
    """Works of art taxed on the dealer's margin."""
    MARGIN_COLLECTORS = "margin_collectors"
    """Collectors' items and antiques taxed on the dealer's margin."""
    TRIANGULATION = "triangulation"
    """The second sale of three parties in three member states, the goods sent from the first."""
    CALL_OFF_STOCK = "call_off_stock"
    """Taken by the customer it was meant for, from a stock in its member state."""
    CALL_OFF_LAPSED = "call_off_lapsed"
    """Call-off stock after twelve months, or lost, sold or sent elsewhere: its transfer is taxed
    as if it began then."""
    OWN_GOODS = "own_goods"
    """The seller moves its own stock to another state; prices are at cost."""
    FREE = "free"
    """Given away, outside a sample or a gift of small value; prices are at cost."""
    NO_SUPPLY = "no_supply"
    """A sample, a replacement under guarantee, stock sent back: nothing is supplied."""
    VOUCHER = "voucher"
    """A voucher of which place and rate are not known when it is sold: taxed when redeemed."""


SaleCaseWord = Literal[
    "ordinary",
    "new_means_of_transport",
    "installed",
    "margin_second_hand",
    "margin_art",
    "margin_collectors",
    "triangulation",
    "call_off_stock",
    "call_off_lapsed",
    "own_goods",
    "free",
    "no_supply",
    "voucher",
]
"""What is special about a sale, as written in a document."""


class Carriage(Choice):
    """Who has the goods carried to the buyer."""

    SELLER = "seller"
    """The seller, also where it only helps with the carriage or recommends a carrier."""
    BUYER = "buyer"
    """The buyer alone."""
    REDELIVERER = "redeliverer"
    """A business that takes the goods over abroad, at an address of its own, and sends them on to
    the buyer who engaged it; the seller has no part in that."""


CarriageWord = Literal["seller", "buyer", "redeliverer"]
"""Who arranges the carriage, as written in a document."""


class Proof(Choice):
    """What the seller can show, or not; what is not said will be shown."""

    EXPORT = "export"
    """That the goods left the customs territory."""
    TRANSPORT = "transport"
    """That they reached another member state: Regulation (EU) No 282/2011, Art. 45a."""
    STATEMENT = "statement"
    """A recapitulative statement that lists the sale."""
    RESALE = "resale"
    """A resale certificate of the buyer."""
