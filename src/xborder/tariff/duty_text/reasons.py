"""Reasons: why a duty text that was read is not computed, told by what it says."""

import re
from typing import Final

UNREAD: Final = "The duty text of these goods is not understood."
MEURSING: Final = "The duty has an agricultural component, which is not computed."
ENTRY_PRICE: Final = "The duty depends on an entry price, which is not computed."
QUOTA: Final = "The duty depends on what is left of a quota, which is not computed."
ELSEWHERE: Final = "The duty goes by another line or note of the tariff, which is not followed."
NOT_LISTED: Final = "The duty is that of goods described further than by their code."
END_USE: Final = "The duty depends on the use of the goods, which is not computed."
STANDARD_QUALITY: Final = "The duty counts sugar of a standard quality, which is not computed."
UNCOUNTED: Final = "The duty counts something that is not asked of goods."
RANGE: Final = "The tariff prints a range here: a longer code has one of its rates."
MARKED: Final = "The tariff marks this rate with a note that was not read."
VALUE: Final = "The duty is on another value than the customs value, which is not computed."
BARE_NUMBER: Final = "A number in the duty text has no unit, so that it may be a rate or a sum."

_KNOWN: Final = (
    (r"^[0-9.]+ (?:\+|MIN|MAX) ", BARE_NUMBER),
    (r"\bEA\b|AD ?S/?Z|AD ?F/?M", MEURSING),
    (r"^quota$", QUOTA),
    (r"^marked$", MARKED),
    (r"^range$", RANGE),
    (r"^described$", NOT_LISTED),
    (r"[Ee]ntry [Pp]rice|基準輸入価格|課税価格", ENTRY_PRICE),
    (r"関税割当", QUOTA),
    (r"又は非譲許", NOT_LISTED),  # some of the goods have no rate here
    (r"乳糖", UNCOUNTED),
    (r"〜", RANGE),
    (r"\(end-use\)", END_USE),
    (r"std qual", STANDARD_QUALITY),
    (
        (
            r"applicable|[Nn]o [Cc]hange|See |such subheading|in heading|in subheading|separately|"
            r"under bond|under the terms|complete movement|absence of"
        ),
        ELSEWHERE,
    ),
    (r"value of|fair retail|cost of|upon the|full value", VALUE),
    (r"[◎●※*◆]", MARKED),
    (r"もの|協定|[\u3000-\u9fff]", NOT_LISTED),
    (r"\bkg\b|gross|line/|L of (?:gaso|bio)?(?:line|diesel)", UNCOUNTED),  # blends of fuels
)
_PATTERNS: Final = tuple((re.compile(pattern), reason) for pattern, reason in _KNOWN)


def why_not(text: str) -> str:
    """Return why a text that does not parse is not computed; a message id.

    Examples:
        >>> why_not("8.30% + EA MAX 18.70% + ADSZ")
        'The duty has an agricultural component, which is not computed.'
    """
    return next((reason for pattern, reason in _PATTERNS if pattern.search(text)), UNREAD)
