"""Names of headers, countries and units as they are compared, whoever wrote them."""

import unicodedata
from typing import Final

_LOOK_ALIKE: Final = str.maketrans(
    "АВЕКМНОРСТХУІЅЈавекмнорстхуіѕј", "ABEKMHOPCTXYISJaBeKMHopcTxyisj"
)


def plain(name: str) -> str:
    r"""Return a name as it is compared: without case, accents, marks around and look-alikes.

    Examples:
        >>> plain("\ufeffСustomer  Note") == plain("customer note"), plain("Île-de-France")
        (True, 'ile de france')
    """
    letters = unicodedata.normalize("NFKD", name.translate(_LOOK_ALIKE)).casefold()
    kept = "".join(
        each if each.isalnum() or each in "#%()/&+" else " "
        for each in letters
        if not unicodedata.combining(each)
    )
    return " ".join(kept.split())
