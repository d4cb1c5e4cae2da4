"""Long lists of codes in sentences: a few are told, of thousands the first ones and their number.

An action names thousands of codes. A sentence with all of them is read by nobody, and a change in
them is seen in the list itself, not in the sentence.
"""

from typing import Final

from xborder.messages import Text

TOLD: Final = 60
"""The most codes that a sentence names."""
FIRST: Final = 20
"""How many of a longer list it names."""


def told(codes: tuple[str, ...]) -> tuple[str, ...] | Text:
    """Return codes as a sentence tells them.

    Examples:
        >>> told(("61", "62"))
        ('61', '62')
        >>> print(str(told(tuple(map(str, range(10, 99)))))[-22:])
        27, 28, 29 and 69 more
    """
    if len(codes) <= TOLD:
        return codes
    return Text("{codes} and {count} more", codes=codes[:FIRST], count=len(codes) - FIRST)
