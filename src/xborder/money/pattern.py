"""How a locale writes an amount: its pattern, with as many decimals as the amount has."""

import functools
from typing import Any
from unicodedata import category

from xborder.messages import babel_locale

_NO_BREAK = "\N{NO-BREAK SPACE}"


@functools.cache  # an explanation shows one currency many times, and babel parses a pattern anew
def pattern_of(locale: str, places: int, code: str) -> Any:
    """Return the pattern of a locale that shows ``places`` decimals of a currency.

    A currency that is written in letters does not touch the figures: babel leaves this rule of
    CLDR out, and would write "NOK350.00".

    Source: Unicode Technical Standard 35, part 3, section 2.3, ``currencySpacing``.
    """
    from babel.numbers import get_currency_symbol, parse_pattern  # noqa: PLC0415 - when asked

    written: str = babel_locale(locale).currency_formats["standard"].pattern
    symbol = get_currency_symbol(code, babel_locale(locale))
    if category(symbol[-1])[0] not in "SZ":
        written = written.replace("¤#", f"¤{_NO_BREAK}#")
    if category(symbol[0])[0] not in "SZ":
        written = written.replace("0¤", f"0{_NO_BREAK}¤")
    pattern = parse_pattern(written)
    pattern.frac_prec = (places, places)
    return pattern
