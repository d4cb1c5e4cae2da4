"""What kind of goods, coarsely: the fallback where a rule has no HS code to go by."""

from typing import Literal

from xborder.choice import Choice


class Category(Choice):
    """A coarse category of goods.

    Rates of VAT and bars to low-value schemes follow the tariff code where the law names one;
    these few words serve where it names goods in words, or where no code is known.
    """

    GENERAL = "general"
    """None of the others."""
    BOOKS = "books"
    """Printed books."""
    NEWSPAPERS = "newspapers"
    """Printed newspapers and periodicals."""
    EBOOKS = "ebooks"
    """Electronic publications: a service, never in a parcel, but named by VAT rates."""
    FOOD = "food"
    """Basic food for people."""
    FOOD_SUPPLEMENTS = "food_supplements"
    """Vitamins and the like, which many rates and schemes do not count as food."""
    CHILDRENS_CLOTHING = "childrens_clothing"
    """Clothing and footwear of children's sizes."""
    MEDICINES = "medicines"
    """Pharmaceutical products for people."""
    MEDICAL_DEVICES = "medical_devices"
    """Equipment and aids for the sick and the disabled."""
    FEMININE_HYGIENE = "feminine_hygiene"
    """Sanitary protection."""
    COSMETICS = "cosmetics"
    """Cosmetics and toiletries without perfume and toilet water, which are excise-like goods."""
    WORKS_OF_ART = "works_of_art"
    """Works of art, antiques and collectors' pieces."""


CategoryWord = Literal[
    "general",
    "books",
    "newspapers",
    "ebooks",
    "food",
    "food_supplements",
    "childrens_clothing",
    "medicines",
    "medical_devices",
    "feminine_hygiene",
    "cosmetics",
    "works_of_art",
]
