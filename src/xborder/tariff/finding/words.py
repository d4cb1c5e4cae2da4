"""Words: how a shop's title and a line of the law are cut into stems that can be compared.

The stemmer is our own and small. Results must not depend on what happens to be installed, and the
law's wording is formal: plurals and the endings of participles are nearly all that separates it
from a shop's. What is excluded ("other than of cotton", "not roasted") names goods that a line is
*not* for, and what stands after "for" names a purpose ("machinery for roasting coffee"): the first
is no word of the line, the second a weak one.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")
_EXCLUDED: Final = re.compile(
    r"\((?:excl(?:uding|\.)|other than|not |except)[^()]*(?:\([^()]*\)[^()]*)*\)"
    r"|\b(?:excl(?:uding\b|\.)|(?:other than|except(?:ing)?|but not|not including)\b)[^;:)]*"
    # "whether or not" leaves it open; "not exceeding" and "not elsewhere" deny nothing of the goods
    r"|(?<!or )\bnot (?!exceeding|(?:more|less|fewer) than|over\b|under\b|elsewhere|only\b)"
    r"[^;:,()]*",
    re.IGNORECASE,
)
_JOINED: Final = re.compile(r"\b([et])-(?=[a-z])")
"""A letter that makes one word with what follows: t-shirt, e-bike."""
_PURPOSE: Final = frozenset(("for", "fitted", "with", "containing", "used", "without"))
_PURPOSE_ENDS: Final = re.compile(r"[;:,()]")

_WHOLE: Final = {
    **dict.fromkeys(("men", "mens", "man's", "men's"), "man"),
    **dict.fromkeys(("women", "womens", "women's", "woman's"), "woman"),
    **dict.fromkeys(("children", "childrens", "children's", "kid", "kids", "kids'"), "child"),
    **dict.fromkeys(("knives",), "knife"),
    **dict.fromkeys(("scarves", "scarfs"), "scarf"),
    **dict.fromkeys(("shelves", "shelving"), "shelf"),
    **dict.fromkeys(("leaves",), "leaf"),
    **dict.fromkeys(("loaves",), "loaf"),
    **dict.fromkeys(("mice",), "mouse"),
    **dict.fromkeys(("teeth",), "tooth"),
    **dict.fromkeys(("axes",), "axe"),
    **dict.fromkeys(("skis",), "ski"),
    **dict.fromkeys(("bikinis",), "bikini"),
    **dict.fromkeys(("tvs",), "tv"),
    **dict.fromkeys(("gpus",), "gpu"),
    **dict.fromkeys(("feet",), "foot"),
    **dict.fromkeys(("aluminum",), "aluminium"),
    **dict.fromkeys(("jewelry", "jewelery"), "jewellery"),
    **dict.fromkeys(("tire", "tires"), "tyre"),
    **dict.fromkeys(("fiber", "fibers"), "fibre"),
    **dict.fromkeys(("color", "colors", "colored", "coloured"), "colour"),
    **dict.fromkeys(("pajama", "pajamas"), "pyjama"),
    **dict.fromkeys(("gray",), "grey"),
    **dict.fromkeys(("woven", "weaving", "weave"), "woven"),
    **dict.fromkeys(("mold", "molds", "molded"), "mould"),
    **dict.fromkeys(("racquet", "racquets"), "racket"),
    **dict.fromkeys(("nappy", "nappies"), "napkin"),
}
"""Words that endings alone do not bring together: irregular plurals, and American spelling."""
_KEPT: Final = """
coated bearing lining dressing painting earring clothing covering bedding ceiling evening string
spring king ring wing glasses sunglasses eyeglasses binoculars scissors trousers pants shorts
jeans tights overalls bring thing sling bed red shed seed feed weed speed reed
"""
_AS_THEY_ARE: Final = frozenset(_KEPT.split())
"""Words whose ending is no ending, or whose stem is another thing: a coated fabric is no coat."""
_EMPTY: Final = """
pcs a an and any are as at be by from in including into is it its kind like n e c nec not of on or
other similar that the thereof therefor these this those to whether which whole wholly than them
their such same more less but no item heading subheading chapter having being been new sale free
style fashion quality high premium best cheap gift pair size large small medium big cm mm ml kg
inch
"""
_STOP: Final = frozenset(_EMPTY.split())
"""Words that say nothing about what goods are, in the law or in a shop."""


class Term(NamedTuple):
    """One word of a text.

    Attributes:
        word: The word as it stands there, in small letters.
        stem: Its stem.
        purpose: Whether it names what the goods are for, or come with.
    """

    word: str
    stem: str
    purpose: bool


def folded(text: str) -> str:
    """Return text in small letters without accents, full-width letters made narrow.

    Examples:
        >>> folded("Café ＵＳＢ")
        'cafe usb'
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(each for each in plain if not unicodedata.combining(each))


@functools.lru_cache(maxsize=32_768)
def stem(word: str) -> str:
    """Return the stem of an English word in small letters.

    Plurals lose their ending, participles theirs and a doubled consonant before it.

    Source: the plural rules are those of D. Harman, "How effective is suffixing?", JASIS 42 (1991).

    Examples:
        >>> [stem(word) for word in ("dresses", "babies'", "knitted", "women's", "glass")]
        ['dress', 'baby', 'knit', 'woman', 'glass']
    """
    if word in _WHOLE:
        return _WHOLE[word]
    word = re.sub(r"['’]s?$", "", word)
    if word in _AS_THEY_ARE or len(word) <= 3:
        return word
    singular = _singular(word)
    return singular if singular in _AS_THEY_ARE else _without_participle(singular)


def _singular(word: str) -> str:
    if word.endswith(("ies", "oes")):
        word = word[:-1]
    # hoodies and hoodie, batteries and battery, potatoes and potato each meet in one form
    if word.endswith("ie") and len(word) > 4:
        return word[:-2] + "y"
    if word.endswith("oe") and len(word) > 4:
        return word[:-1]
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_participle(word: str) -> str:
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) >= 3 and re.search("[aeiouy]", root):
            doubled = len(root) > 3 and root[-1] == root[-2] and root[-1] not in "lsz"
            return root[:-1] if doubled else root
    return word


def without_exclusions(text: str) -> str:
    """Return a line of the law without what it says it is not for.

    Examples:
        >>> without_exclusions("Dresses; of textile materials (other than cotton), knitted")
        'Dresses; of textile materials , knitted'
        >>> without_exclusions("Coffee; decaffeinated, not roasted")
        'Coffee; decaffeinated,  '
    """
    return _EXCLUDED.sub(" ", text)


def exclusions(text: str) -> str:
    """Return what a line of the law says it is not for.

    Examples:
        >>> exclusions("Dresses; of textile materials (other than cotton), knitted")
        '(other than cotton)'
    """
    return " ".join(_EXCLUDED.findall(text))


def is_empty(word: str) -> bool:
    """Return whether a word in small letters says nothing of what goods are.

    Examples:
        >>> is_empty("included"), is_empty("the"), is_empty("roasted")
        (True, True, False)
    """
    return word in _STOP or word in _PURPOSE or word == "included"


def terms(text: str) -> Iterator[Term]:
    """Yield the words of a text that say something, in their order.

    Examples:
        >>> [(term.stem, term.purpose) for term in terms("Cases for cameras; of leather")]
        [('case', False), ('camera', True), ('leather', False)]
    """
    plain = _JOINED.sub(r"\1", folded(text)).replace("-", " ")
    for part in _PURPOSE_ENDS.split(plain):
        purpose = False
        for found in _WORD.findall(part):
            if found in _PURPOSE:
                purpose = True
            elif found not in _STOP and not found.isdigit():
                yield Term(found, stem(found), purpose)
