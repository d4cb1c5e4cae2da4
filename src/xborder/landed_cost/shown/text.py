"""A quote as plain text: a line each charge, the total, and how sure it is."""

from xborder.landed_cost.breakdown import Breakdown
from xborder.landed_cost.shown.words import STATE_TITLES, grouped, known_told, summed
from xborder.messages import Text

_WIDTH = 42
_TOTAL = Text("Total at the door")


def as_text(quote: Breakdown, *, locale: str = "en") -> str:
    """Return a quote as the lines of a table, without its sources; of no rules, what is known."""
    rows = [
        f"{_cell(group[0].title, locale)}{summed(line.amount for line in group)}"
        for group in grouped(quote.lines)
    ]
    state = STATE_TITLES[quote.state].render(locale)
    total = "-" if quote.total is None else str(quote.total)
    sure = Text("{total} ({state})", total=total, state=state).render(locale)
    rows.append(f"{_cell(_TOTAL.id, locale)}{sure}")
    rows += [text.render(locale) for text in known_told(quote)]
    return "\n".join(rows)


def _cell(title: str, locale: str) -> str:
    text = Text(title).render(locale)
    # a Chinese letter is two columns wide in a terminal
    wide = sum(1 for letter in text if ord(letter) > 0x2E7F)
    return text + " " * max(1, _WIDTH - len(text) - wide)


def in_brief(quote: Breakdown) -> str:
    """Return a quote in one line, as a list or a debugger shows it."""
    parcel = quote.consignment
    told = quote.state if quote.total is None else f"{quote.total}, {quote.state}"
    return f"<LandedCost {parcel.ship_from} to {parcel.ship_to} on {parcel.on}: {told}>"
