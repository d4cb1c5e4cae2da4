"""Explanations: a quote in words, in English or Chinese, each figure with its law."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import groupby

from xborder.errors import known_locale
from xborder.landed_cost.result import CostLine, LandedCost, LineKind, QuoteState, Verdict
from xborder.messages import Text
from xborder.money import Money
from xborder.policy.amount import percent_text
from xborder.policy.fact import fact
from xborder.trade import Collector, CountryName, Moment

STATE_TITLES = {
    QuoteState.EXACT: Text("exact"),
    QuoteState.ESTIMATE: Text("an estimate"),
    QuoteState.MISSING_FACT: Text("a fact is missing"),
    QuoteState.UNSUPPORTED: Text("not supported"),
}
COLLECTOR_TITLES = {
    "seller": Text("the seller"),
    "marketplace": Text("the marketplace"),
    "customs": Text("customs"),
    "carrier": Text("the carrier"),
    "tax_authority": Text("the tax authority"),
}
MOMENT_TITLES = {
    "checkout": Text("at checkout"),
    "import": Text("on import"),
    "delivery": Text("on delivery"),
    "tax_return": Text("with the tax return"),
}
MOST_LISTED = 6
_VERDICT_MARKS = {
    Verdict.TAKEN: "+",
    Verdict.NOT_MET: "-",
    Verdict.OPEN: "?",
    Verdict.NOT_REACHED: "-",
    Verdict.NOT_CHOSEN: "o",
}


def explain(quote: LandedCost, locale: str) -> str:
    """Return the whole quote in words.

    Args:
        quote: The quote.
        locale: The language, ``"en"`` or ``"zh_CN"``.

    Raises:
        InvalidInput: There is no such locale.
    """
    told = _told(quote, known_locale(locale))
    return "\n".join(text if isinstance(text, str) else text.render(locale) for text in told)


def _told(quote: LandedCost, locale: str) -> Iterator[str | Text]:
    yield heading(quote)
    if quote.total is None:
        yield Text("No total can be given.")
    else:
        yield Text("Total at the door: {total}", total=quote.total)
    yield ""
    for group in grouped(quote.lines):
        yield from _charge_told(group, quote)
    yield from _schemes_told(quote)
    yield from _doubts_told(quote, locale)
    yield ""
    yield Text(
        "Rules checked on {day} or later; rules {fingerprint}, xborder {version}. No legal advice.",
        day=quote.checked_on or "-",
        fingerprint=quote.fingerprint or "-",
        version=quote.version,
    )


def heading(quote: LandedCost) -> Text:
    """Return what was asked and how sure the answer is, in one sentence."""
    parcel = quote.consignment
    return Text(
        "Parcel from {origin} to {destination} on {day}: {state}.",
        origin=CountryName(parcel.ship_from),
        destination=CountryName(parcel.ship_to),
        day=parcel.on,
        state=STATE_TITLES[quote.state],
    )


def grouped(lines: Iterable[CostLine]) -> list[tuple[CostLine, ...]]:
    """Return the lines by charge, formula and waiver, in the order of the quote."""

    def key(line: CostLine) -> tuple[str, str, str]:
        formula = line.formula.model_dump_json() if line.formula else ""
        return (line.id, formula, line.waived.id if line.waived else "")

    ordered = {key(line): position for position, line in reversed(list(enumerate(lines)))}
    in_order = sorted(lines, key=lambda line: ordered[key(line)])
    return [tuple(group) for _, group in groupby(in_order, key=key)]


def summed(amounts: Iterable[Money]) -> Money:
    """Return the sum of at least one amount."""
    first, *others = amounts
    return sum(others, first)


def readable(text: Text) -> Text:
    """Return a sentence with its long lists of HS codes and of countries cut."""
    return Text(text.id, **{place: _readable(value) for place, value in text.values})


def _readable(value: object) -> object:
    match value:
        case Text(id="{left} or {right}" | "{left}, {right}"):
            words = _listed(value)
            if len(words) > MOST_LISTED and all(word.id == "{country}" for word in words):
                shown, more = tuple(words[:MOST_LISTED]), len(words) - MOST_LISTED
                return Text("{codes} and {count} more", codes=shown, count=more)
            return readable(value)
        case Text():
            return readable(value)
        case tuple() if len(value) > MOST_LISTED:
            more = len(value) - MOST_LISTED
            return Text("{codes} and {count} more", codes=value[:MOST_LISTED], count=more)
    return value


def _listed(text: Text) -> list[Text]:
    """Return the words that a list joins, in order."""
    words: list[Text] = []
    while text.id in {"{left} or {right}", "{left}, {right}"}:
        places = dict(text.values)
        words.append(places["right"])
        text = places["left"]
    return [text, *reversed(words)]


def _charge_told(group: tuple[CostLine, ...], quote: LandedCost) -> Iterator[str | Text]:
    first = group[0]
    total = summed(line.amount for line in group)
    yield Text("{title}: {amount}", title=Text(first.title), amount=total)
    if first.rule is None:
        return
    base = summed(line.base for line in group if line.base is not None)
    if first.rate is not None and first.share_due is not None:
        share = Fraction(first.share_due)
        yield Text(
            "    {rate} of {base}, {share} of it due",
            rate=percent_text(Fraction(first.rate) / share),
            base=base,
            share=percent_text(share),
        )
    elif first.rate is not None and first.kind is not LineKind.FEE:
        yield Text("    {rate} of {base}", rate=percent_text(Fraction(first.rate)), base=base)
    elif first.formula is not None:
        formula = readable(first.formula.text())
        if first.share_due is not None:
            part = percent_text(Fraction(first.share_due))
            formula = Text("{formula}, {share} of it due", formula=formula, share=part)
        yield Text("    {formula}", formula=formula)
    if first.waived is not None:
        source = cited(first.waived.title, first.waived.article)
        yield Text("    not collected, by {source}", source=source)
    if len(group) < len(quote.consignment.items):
        yield Text("    on {items}", items=tuple(name(line, quote) for line in group))
    if first.collector is not None and first.moment is not None:
        yield _taken(first.collector, first.moment)
    rules = (rule for rule in (first.rule, first.goods_rule) if rule is not None)
    for source in dict.fromkeys(cited(rule.title, rule.article) for rule in rules):
        yield Text("    by {source}", source=source)


def _taken(collector: Collector, moment: Moment) -> Text:
    if collector is Collector.BUYER:
        return Text("    declared by the buyer {moment}", moment=MOMENT_TITLES[moment])
    return Text(
        "    collected by {collector} {moment}",
        collector=COLLECTOR_TITLES[collector],
        moment=MOMENT_TITLES[moment],
    )


def cited(title: str, article: str) -> Text:
    """Return a source in words."""
    named = Text(title)
    return Text("{title}, {article}", title=named, article=Text(article)) if article else named


def name(line: CostLine, quote: LandedCost) -> str:
    """Return what a line's item is called."""
    item = quote.consignment.items[line.item]
    return item.sku or item.description or f"#{line.item + 1}"


def _schemes_told(quote: LandedCost) -> Iterator[str | Text]:
    if quote.options:
        yield ""
        yield Text("Schemes considered, in the order of the law:")
    for option in quote.options:
        yield Text(
            "  {mark} {title}: {reason}",
            mark=_VERDICT_MARKS[option.verdict],
            title=Text(option.title),
            reason=readable(option.reason.text()),
        )
        if option.total is not None:
            yield Text("      the total would be {total}", total=option.total)


def _doubts_told(quote: LandedCost, locale: str) -> Iterator[str | Text]:
    if quote.reasons:
        yield ""
        yield Text("Why it is not exact:")
    for reason in quote.reasons:
        yield f"  * {readable(reason.text.text()).render(locale)}"
    if quote.missing is not None:
        asked = fact(quote.missing.fact)
        for consequence in quote.missing.consequences:
            yield Text(
                "    if {condition}: {outcome}",
                condition=asked.clause(consequence.answer),
                outcome=consequence.total or STATE_TITLES[consequence.state],
            )
