"""The waterfall: from the goods to the total, step by step, as an inline SVG."""

from html import escape

from xborder.landed_cost.breakdown import Breakdown, LineKind
from xborder.landed_cost.shown.words import grouped, summed
from xborder.messages import Text
from xborder.money import Money

COLOURS = {
    LineKind.GOODS: "#4c6a92",
    LineKind.DISCOUNT: "#8fa8c4",
    LineKind.FREIGHT: "#7d8f69",
    LineKind.INSURANCE: "#a3b18a",
    LineKind.SELLER_FEE: "#b5a27f",
    LineKind.DUTY: "#b5651d",
    LineKind.ADDITIONAL_DUTY: "#d08c4a",
    LineKind.EXCISE: "#8c4a5b",
    LineKind.VAT: "#9c3d3d",
    LineKind.GST: "#9c3d3d",
    LineKind.SALES_TAX: "#9c3d3d",
    LineKind.FEE: "#6d6875",
}
_ROW, _LABEL, _CHART, _FIGURE = 24, 216, 310, 110
_LETTERS = 34


def steps(quote: Breakdown) -> list[tuple[str, LineKind, Money]]:
    """Return the waterfall's steps: one for each charge that is not zero, in order."""
    sums: dict[tuple[str, LineKind], Money] = {}
    for group in grouped(quote.lines):
        key = (group[0].title, group[0].kind)
        amount = summed(line.amount for line in group)
        sums[key] = sums[key] + amount if key in sums else amount
    return [(title, kind, amount) for (title, kind), amount in sums.items() if amount.amount]


def waterfall(quote: Breakdown, *, locale: str = "en") -> str:
    """Return the waterfall from the goods to the total as an inline SVG; empty if no total."""
    if quote.total is None or not quote.total.amount:
        return ""
    found = steps(quote)
    peak = max(_running(found))
    parts, level = [], 0
    for row, (title, kind, amount) in enumerate(found):
        minor = amount.minor_units()
        parts.append(
            _bar(
                row,
                title,
                amount,
                (min(level, level + minor), abs(minor), peak),
                COLOURS[kind],
                locale,
            )
        )
        level += minor
    parts.append(_bar(len(found), "Total", quote.total, (0, level, peak), "currentColor", locale))
    width, height = _LABEL + _CHART + _FIGURE, _ROW * (len(found) + 1) + 8
    label = escape(Text("Waterfall from the goods to the total").render(locale), quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{label}" '
        f'viewBox="0 0 {width} {height}" style="width:100%;max-width:{width}px;height:auto" '
        f'font-family="sans-serif" font-size="12">{"".join(parts)}</svg>'
    )


def _running(found: list[tuple[str, LineKind, Money]]) -> list[int]:
    levels, level = [1], 0
    for _, _, amount in found:
        level += amount.minor_units()
        levels.append(level)
    return levels


def _bar(
    row: int, title: str, amount: Money, place: tuple[int, int, int], colour: str, locale: str
) -> str:
    start, length, peak = place
    left = _LABEL + start * _CHART / peak
    width = max(1.0, length * _CHART / peak)
    top = row * _ROW + 4
    text = top + _ROW / 2
    label = Text(title).render(locale)
    return (
        f'<text x="{_LABEL - 8}" y="{text}" text-anchor="end" fill="currentColor">'
        f"<title>{escape(label)}</title>{escape(_fitting(label))}</text>"
        f'<rect x="{left:.1f}" y="{top}" width="{width:.1f}" height="{_ROW - 8}" fill="{colour}"/>'
        f'<text x="{left + width + 6:.1f}" y="{text}" fill="currentColor">'
        f"{escape(amount.render(locale))}</text>"
    )


def _fitting(label: str) -> str:
    """Return as much of a label as fits; the whole of it is in its title."""
    room = 0
    for place, letter in enumerate(label):
        room += 2 if ord(letter) > 0x2E7F else 1  # a Chinese letter is two Latin ones wide
        if room > _LETTERS:
            return f"{label[: place - 1].rstrip()}…"
    return label
