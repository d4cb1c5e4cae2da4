"""Excise-like goods: alcohol, tobacco and perfume, which low-value schemes leave out."""

from typing import Final, Literal

from xborder.choice import Choice
from xborder.goods.hs_code import HSCode


class ExciseKind(Choice):
    """Whether goods are of a kind that excise law or a low-value scheme sets apart."""

    NONE = "none"
    ALCOHOL = "alcohol"
    """Beer, wine, spirits and whatever is made with them."""
    TOBACCO = "tobacco"
    """Tobacco, its products and what is smoked or inhaled in its place."""
    PERFUME = "perfume"
    """Perfume and toilet water: no excise, yet left out of the European low-value reliefs."""
    ENERGY = "energy"
    """Fuels, heating oil and lubricants."""


ExciseKindWord = Literal["none", "alcohol", "tobacco", "perfume", "energy"]


_CHAPTERS: Final = {"24": ExciseKind.TOBACCO}
_HEADINGS: Final = {
    "2203": ExciseKind.ALCOHOL,
    "2204": ExciseKind.ALCOHOL,
    "2205": ExciseKind.ALCOHOL,
    "2206": ExciseKind.ALCOHOL,
    "2207": ExciseKind.ALCOHOL,
    "2208": ExciseKind.ALCOHOL,
    "2710": ExciseKind.ENERGY,
    "2711": ExciseKind.ENERGY,
    "3303": ExciseKind.PERFUME,
}


_OPEN: Final = "2404"
_NICOTINE: Final = {
    "240411": ExciseKind.TOBACCO,
    "240412": ExciseKind.TOBACCO,
    "240419": ExciseKind.TOBACCO,
    "240492": ExciseKind.NONE,
}
"""What heading 2404 holds besides nicotine to be taken by mouth or otherwise: what is inhaled, and
patches. Gum and pouches share 2404.91, and no code tells them apart."""


def excise_kind_of(code: HSCode | str) -> ExciseKind | None:
    """Return the kind of excise goods that a tariff code stands for.

    Args:
        code: The HS code, or its digits alone.

    Returns:
        The kind by heading; ``NONE`` for every other code. Goods that contain alcohol under
        another heading, such as chocolates with liqueur, are for the caller to say. ``None`` where
        the code leaves it open: under 2404.91 and 2404.99 stand medicines to stop smoking, and
        pouches that some states tax as tobacco.

    Source: Directive 92/83/EEC (alcohol) and Directive 2003/96/EC (energy) name their goods by
    CN heading; Directive 2011/64/EU defines tobacco by use, here chapter 24; Regulation (EC)
    No 1186/2009, article 24, leaves perfume and toilet water out of the relief.

    Examples:
        >>> excise_kind_of(HSCode("330300")), excise_kind_of(HSCode("610910"))
        (<ExciseKind.PERFUME: 'perfume'>, <ExciseKind.NONE: 'none'>)
        >>> excise_kind_of(HSCode("240492")), excise_kind_of(HSCode("240491"))
        (<ExciseKind.NONE: 'none'>, None)
    """
    if code.startswith(_OPEN):
        return _NICOTINE.get(code[:6])
    return _HEADINGS.get(code[:4]) or _CHAPTERS.get(code[:2], ExciseKind.NONE)
