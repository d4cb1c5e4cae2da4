"""Traits: what the nomenclature sorts goods by once it knows what they are.

Chapters 61 and 62 part knitted from woven garments; within them lines part men's from women's and
fibre from fibre; elsewhere lines part leather from plastics, porcelain from other ceramics, parts
from machines. A shop's words and a line's words are brought to the same few traits here, so that
"polyester" meets "synthetic fibres" and never "of cotton".

Source: Harmonized System, note 1 to chapter 61 and note 1 to chapter 62 (knitted, or not), note 9
to chapter 61 and note 9 to chapter 62 (whose garments), note 2 to section XI (which fibre), note 4
to chapter 64 (the upper decides).
"""

import re
from collections.abc import Iterable
from typing import Final

from attrs import field, frozen

from xborder.tariff.finding.words import exclusions, folded, without_exclusions

_ABOVE: Final = {
    "synthetic": "man-made",
    "artificial": "man-made",
    "man-made": "textile",
    "cotton": "textile",
    "cashmere": "wool",
    "wool": "textile",
    "silk": "textile",
    "linen": "textile",
    "terry": "cotton",
    "stainless": "steel",
    "steel": "base metal",
    "aluminium": "base metal",
    "copper": "base metal",
    "zinc": "base metal",
    "titanium": "base metal",
    "gold": "precious metal",
    "silver": "precious metal",
    "platinum": "precious metal",
    "porcelain": "ceramic",
    "crystal": "glass",
    "imitation leather": "plastics",
}
"""What each material is a kind of."""

_NAMED: Final = {
    "synthetic": "polyester nylon polyamide acrylic spandex elastane lycra fleece microfibre polar",
    "artificial": "viscose rayon modal lyocell tencel acetate cupro",
    "cotton": "cotton denim corduroy muslin chambray flannelette",
    "terry": "terry",
    "cashmere": "cashmere kashmir",
    "wool": "wool woollen merino lambswool mohair alpaca angora",
    "silk": "silk satin-silk",
    "linen": "linen flax ramie hemp jute",
    "textile": "textile fabric cloth canvas mesh",
    "imitation leather": "pu leatherette pleather",
    "leather": "leather cowhide suede sheepskin nubuck",
    "plastics": "plastic pvc abs polycarbonate silicone tpu eva melamine resin polypropylene "
    "polyethylene vinyl pet",
    "rubber": "rubber latex neoprene",
    "wood": "wood wooden oak walnut pine teak beech acacia mdf plywood",
    "bamboo": "bamboo rattan cane",
    "paper": "paper paperboard cardboard kraft",
    "glass": "glass",
    "crystal": "crystal",
    "porcelain": "porcelain china bone-china",
    "ceramic": "ceramic stoneware earthenware pottery clay",
    "stainless": "stainless",
    "steel": "steel iron",
    "aluminium": "aluminium alloy",
    "copper": "copper brass bronze",
    "gold": "gold",
    "silver": "silver sterling 925",
    "platinum": "platinum",
    "titanium": "titanium",
    "down": "down feather",
}
MATERIALS: Final = {word: name for name, words in _NAMED.items() for word in words.split()}
"""The material that a word of a shop names."""

_LAW: Final = (
    ("cashmere", r"kashmir|cashmere"),
    ("wool", r"wool|fine animal hair"),
    ("cotton", r"cotton"),
    ("silk", r"\bsilk\b"),
    ("linen", r"\bflax\b"),
    ("synthetic", r"synthetic(?: \w+)? (?:fibres?|filaments?|staple|textile)|synthetic or"),
    ("artificial", r"artificial (?:fibres?|filaments?|staple)"),
    ("man-made", r"man-made"),
    ("textile", r"textile materials?|textile fabrics?"),
    ("leather", r"(?<!imitation )leather"),
    ("plastics", r"plastics?\b"),
    ("rubber", r"rubber"),
    ("wood", r"\bwood(?:en)?\b"),
    ("bamboo", r"bamboo|rattan"),
    ("paper", r"\bpaper"),
    ("crystal", r"lead crystal"),
    ("glass", r"\bglass\b"),
    ("porcelain", r"porcelain"),
    ("ceramic", r"ceramic"),
    ("stainless", r"stainless"),
    ("steel", r"\b(?:iron|steel)\b"),
    ("aluminium", r"aluminium"),
    ("copper", r"\bcopper\b"),
    ("silver", r"\bsilver\b"),
    ("gold", r"\bgold\b"),
    ("platinum", r"platinum"),
    ("precious metal", r"(?<!of )precious metal"),
    ("base metal", r"base metal"),
)

GENDERS: Final = {
    **dict.fromkeys(("man", "boy", "gentleman", "male", "husband", "dad"), "men"),
    **dict.fromkeys(
        ("woman", "girl", "lady", "female", "maternity", "mom", "pregnant", "feminine"), "women"
    ),
    **dict.fromkeys(("baby", "infant", "newborn", "toddler"), "babies"),
}
"""Whose garments a stem says they are."""
MAKES: Final = {
    **dict.fromkeys(("knit", "crochet", "jersey", "knitwear", "ribbed"), "knitted"),
    **dict.fromkeys(("woven", "denim", "poplin", "twill", "chiffon", "jeans"), "woven"),
}
"""How a stem says that a fabric is made."""
PARTS: Final = frozenset(("part", "accessory", "spare", "replacement", "component", "refill"))
"""Stems that say that goods are parts of others."""


def _names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(names)


@frozen(kw_only=True)
class Traits:
    """What goods are sorted by; what is empty is not said.

    Attributes:
        materials: What they are of.
        without: What a line or a title says they are not of.
        gender: Whose they are: men, women or babies.
        make: How their fabric is made: knitted or woven.
        parts: Whether they are parts of other goods.
        rest: Whether a line is for what its neighbours leave.
    """

    materials: frozenset[str] = field(default=frozenset(), converter=_names)
    without: frozenset[str] = field(default=frozenset(), converter=_names)
    gender: str = ""
    make: str = ""
    parts: bool = False
    rest: bool = False


def written(traits: Traits) -> str:
    """Return traits as the index keeps them.

    Examples:
        >>> written(Traits(materials=["cotton"], without=["wool"], gender="men", parts=True))
        'cotton;wool;men;;p'
    """
    marks = ("p" if traits.parts else "") + ("r" if traits.rest else "")
    named = (",".join(sorted(traits.materials)), ",".join(sorted(traits.without)))
    return ";".join((*named, traits.gender, traits.make, marks))


def read_traits(text: str) -> Traits:
    """Return traits that were written.

    Examples:
        >>> read_traits("cotton;wool;men;;p") == Traits(
        ...     materials=["cotton"], without=["wool"], gender="men", parts=True
        ... )
        True
    """
    materials, without, gender, make, marks = text.split(";")
    return Traits(
        materials=[name for name in materials.split(",") if name],
        without=[name for name in without.split(",") if name],
        gender=gender,
        make=make,
        parts="p" in marks,
        rest="r" in marks,
    )


def traits_of_line(code: str, text: str) -> Traits:
    """Return the traits of a line of the nomenclature.

    Args:
        code: Its code; chapters 61 and 62 decide between knitted and woven.
        text: Its text, exclusions and all.

    Examples:
        >>> found = traits_of_line("610442", "Dresses; women's or girls', of cotton, knitted")
        >>> sorted(found.materials), found.gender, found.make
        (['cotton'], 'women', 'knitted')
    """
    said, denied = folded(without_exclusions(text)), folded(exclusions(text))
    return Traits(
        materials=_materials(_upper(code, said)) or _material_of_chapter(code),
        without=_materials(denied) - _materials(said),
        gender=_gender(said),
        make=_make(code, said, denied),
        rest="n.e.c." in said,
        parts=bool(re.search(r"(?:^|;)\s*(?:parts|accessories)\b|\bparts n\.e\.c|: parts\b", said)),
    )


def _upper(code: str, said: str) -> str:
    """Return what a line of footwear says of its upper, which decides, and not of its sole."""
    _, upper, rest = said.partition("upper") if code.startswith("64") else ("", "", "")
    return rest if upper else said


def _materials(text: str) -> frozenset[str]:
    found = {name for name, pattern in _LAW if re.search(pattern, text)}
    return frozenset(found)


_CHAPTERS: Final = {
    **dict.fromkeys(map(str, range(50, 64)), "textile"),
    "39": "plastics",
    "40": "rubber",
    "44": "wood",
    "48": "paper",
    "69": "ceramic",
    "70": "glass",
    "72": "steel",
    "73": "steel",
    "74": "copper",
    "76": "aluminium",
}
"""The chapters that are made by their material, whatever their lines say."""


def _material_of_chapter(code: str) -> frozenset[str]:
    return frozenset({_CHAPTERS[code[:2]]} if code[:2] in _CHAPTERS else ())


def _gender(text: str) -> str:
    for name, pattern in (("babies", r"\bbabies"), ("men", r"\bmen's"), ("women", r"\bwomen's")):
        if re.search(pattern, text):
            return name
    return ""


def _make(code: str, said: str, denied: str) -> str:
    chapter = code[:2]
    if chapter in {"60", "61"}:
        return "knitted"
    if chapter in {"50", "51", "52", "62"} or "knitted" in denied or "not knitted" in said:
        return "woven"
    return "knitted" if chapter == "63" and "knitted" in said else ""


def kinds_of(material: str) -> tuple[str, ...]:
    """Return a material and whatever it is a kind of, closest first.

    Examples:
        >>> kinds_of("cashmere")
        ('cashmere', 'wool', 'textile')
    """
    found = [material]
    while found[-1] in _ABOVE:
        found.append(_ABOVE[found[-1]])
    return tuple(found)


def agreement(asked: Traits, line: Traits) -> tuple[float, tuple[str, ...]]:
    """Return by how much traits make a line more or less likely, and which of them agree.

    Each trait multiplies. The factors are judgements, not estimates: a line for the other sex, the
    other making or another material is a third to a half as likely as its words alone would have
    it, one that agrees a quarter more. They are not smaller, because shops get materials wrong.

    Args:
        asked: The traits of the goods.
        line: The traits of a line.

    Examples:
        >>> agreement(Traits(materials=["cotton"]), Traits(materials=["cotton", "textile"]))
        (1.35, ('cotton',))
        >>> agreement(Traits(gender="men"), Traits(gender="women"))
        (0.3, ())
    """
    factor, agreed = _material_agreement(asked.materials, line)
    if asked.without:
        factor *= _denied_factor(asked.without, line)
    for mine, theirs in ((asked.gender, line.gender), (asked.make, line.make)):
        if mine and theirs:
            factor *= 1.25 if mine == theirs else 0.3
            agreed += (mine,) if mine == theirs else ()
    if line.gender == "babies" and not asked.gender:
        factor *= 0.6  # most goods are not for babies, and those that are say so
    if line.rest:
        factor *= 1.06  # what no neighbour names stands there, and shops sell little that one names
    if asked.parts != line.parts:
        factor *= 0.45 if asked.parts else 0.35
    return factor, agreed


def _material_agreement(asked: Iterable[str], line: Traits) -> tuple[float, tuple[str, ...]]:
    found = {material: _material_factor(material, line) for material in sorted(asked)}
    if not found:
        return 1.0, ()
    best = max(found, key=found.__getitem__)
    return found[best], (best,) if found[best] > 1 else ()


def _denied_factor(denied: frozenset[str], line: Traits) -> float:
    """Return by how much a line is less likely for what it is of, or more for what it is not."""
    if not line.without.isdisjoint(denied):
        return 1.25
    above = {kind for each in line.materials for kind in kinds_of(each)[1:]}
    own = line.materials - above
    # A line of several materials is for goods of any of them.
    is_of_it = own and all(not denied.isdisjoint(kinds_of(each)) for each in own)
    return 0.3 if is_of_it else 1.0


def _material_factor(material: str, line: Traits) -> float:
    kinds = kinds_of(material)
    if not line.without.isdisjoint(kinds):
        return 0.3
    if not line.materials:
        return 1.0
    near = next((place for place, kind in enumerate(kinds) if kind in line.materials), None)
    return 0.4 if near is None else 1.35 - 0.1 * near
