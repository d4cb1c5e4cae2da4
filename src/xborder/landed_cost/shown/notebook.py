"""Notebook display: a quote as a table and a waterfall, every word of the user's escaped."""

from html import escape

from xborder.landed_cost.breakdown import Breakdown, CostLine, QuoteState
from xborder.landed_cost.shown.waterfall import waterfall
from xborder.landed_cost.shown.words import (
    STATE_TITLES,
    cited,
    ends_told,
    grouped,
    heading,
    how_read,
    known_told,
    name,
    readable,
    summed,
)
from xborder.messages import Text, localized

STATE_COLOURS = {
    QuoteState.EXACT: "#3d7a4a",
    QuoteState.ESTIMATE: "#a8701a",
    QuoteState.MISSING_FACT: "#9c3d3d",
    QuoteState.UNSUPPORTED: "#9c3d3d",
}
LONGEST_SOURCE = 60


def as_html(quote: Breakdown, *, locale: str = "en") -> str:
    """Return a quote as an HTML table beside an inline SVG waterfall."""
    shade = STATE_COLOURS[quote.state]
    rows = "".join(_row(group, quote, locale) for group in grouped(quote.lines))
    total = "-" if quote.total is None else quote.total.render(locale)
    told = [readable(reason.text.text()) for reason in quote.reasons] + [*ends_told(quote)]
    told += [notice.text.text() for notice in quote.notices] + [*known_told(quote)]
    reasons = "".join(f"<li>{escape(text.render(locale))}</li>" for text in told)
    read = how_read(quote.evidence).render(locale) if quote.evidence is not None else ""
    return (
        f'<div class="xborder-quote"><p style="border-left:6px solid {shade};padding-left:8px">'
        f"<b>{escape(heading(quote).render(locale))}</b>"
        f"{f'<br><small>{escape(read)}</small>' if read else ''}</p>"
        f"<table><thead><tr><th></th>{_heads(locale)}</tr></thead><tbody>{rows}"
        f"<tr><th>{escape(Text('Total').render(locale))}</th>"
        f'<th style="text-align:right">{escape(total)}</th><th></th><th></th><th></th></tr>'
        f"</tbody></table>{waterfall(quote, locale=locale)}"
        f"{f'<ul>{reasons}</ul>' if reasons else ''}{_answers(quote, locale)}</div>"
    )


def _heads(locale: str) -> str:
    titles = (Text("Amount"), Text("Formula"), Text("Goods"), Text("Source"))
    return "".join(f"<th>{escape(title.render(locale))}</th>" for title in titles)


def _answers(quote: Breakdown, locale: str) -> str:
    """Return what each answer to the missing fact leads to, as a table of its own."""
    if quote.missing is None or not quote.missing.consequences:
        return ""
    rows = "".join(
        f"<tr><td>{escape(str(each.answer))}</td>"
        f"<td>{escape('-' if each.total is None else each.total.render(locale))}</td>"
        f"<td>{escape(STATE_TITLES[each.state].render(locale))}</td></tr>"
        for each in quote.missing.consequences
    )
    title = quote.missing.title.text().render(locale)
    return f"<table><caption>{escape(title)}</caption><tbody>{rows}</tbody></table>"


def _row(group: tuple[CostLine, ...], quote: Breakdown, locale: str) -> str:
    first = group[0]
    amount = summed(line.amount for line in group).render(locale)
    names = localized(tuple(name(line, quote) for line in group), locale)
    formula = first.formula.text().render(locale) if first.formula is not None else ""
    source, rule = "", first.waived or first.rule
    if rule is not None:
        whole = cited(rule.title, rule.article).render(locale)
        long = len(whole) > LONGEST_SOURCE
        shown = escape(f"{whole[:LONGEST_SOURCE].rstrip(' ,;')}…" if long else whole)
        url, tip = escape(rule.url, quote=True), escape(whole, quote=True)
        source = (
            f'<a href="{url}" title="{tip}">{shown}</a>'
            if url
            else f'<span title="{tip}">{shown}</span>'
        )
    return (
        f"<tr><td>{escape(Text(first.title).render(locale))}</td>"
        f'<td style="text-align:right">{escape(amount)}</td>'
        f"<td>{escape(formula)}</td><td>{escape(names)}</td><td>{source}</td></tr>"
    )
