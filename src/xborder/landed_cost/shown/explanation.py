"""Explanations: a quote in words, in English or Chinese, each figure with its law."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

from xborder.errors import known_locale
from xborder.landed_cost.breakdown import Breakdown, Candidate, CostLine, LineKind, Verdict
from xborder.landed_cost.shown.words import (
    COLLECTOR_TITLES,
    MOMENT_TITLES,
    STATE_TITLES,
    cited,
    ends_told,
    grouped,
    heading,
    how_read,
    item_name,
    known_told,
    name,
    readable,
    summed,
)
from xborder.messages import Text, listed, spoken_instead
from xborder.policy.amount import percent_text
from xborder.policy.fact import fact
from xborder.trade import Collector, Moment

_VERDICT_MARKS = {
    Verdict.TAKEN: "+",
    Verdict.NOT_MET: "-",
    Verdict.OPEN: "?",
    Verdict.NOT_REACHED: "-",
    Verdict.NOT_CHOSEN: "o",
}


def explain(quote: Breakdown, locale: str) -> str:
    """Return the whole quote in words.

    Args:
        quote: The quote.
        locale: The language, ``"en"`` or ``"zh_CN"``.

    Raises:
        InvalidInput: There is no such locale.
    """
    told = chain(_told(quote, known_locale(locale)), spoken_instead(locale))
    return "\n".join(text if isinstance(text, str) else text.render(locale) for text in told)


def _told(quote: Breakdown, locale: str) -> Iterator[str | Text]:
    yield heading(quote)
    if quote.total is None:
        yield Text("No total can be given.")
    else:
        yield Text("Total at the door: {total}", total=quote.total)
    yield from ends_told(quote)
    yield ""
    for group in grouped(quote.lines):
        yield from _charge_told(group, quote)
    yield from _schemes_told(quote)
    yield from _doubts_told(quote, locale)
    yield from _known_told(quote)
    yield from _notices_told(quote)
    yield ""
    if quote.evidence is not None:
        yield how_read(quote.evidence)
    if quote.checked_on is None:
        yield Text(
            "No rules were asked; xborder {version}. No legal advice.", version=quote.version
        )
        return
    yield Text(
        "Rules checked on {day} or later; rules {fingerprint}, xborder {version}. No legal advice.",
        day=quote.checked_on,
        fingerprint=quote.fingerprint,
        version=quote.version,
    )


def _charge_told(group: tuple[CostLine, ...], quote: Breakdown) -> Iterator[str | Text]:
    first = group[0]
    total = summed(line.amount for line in group)
    yield Text("{title}: {amount}", title=Text(first.title), amount=total)
    if first.rule is not None:
        yield from _law_told(group, quote)
    elif first.formula is not None:
        yield Text("    {formula}", formula=readable(first.formula.text()))


def _law_told(group: tuple[CostLine, ...], quote: Breakdown) -> Iterator[str | Text]:
    first = group[0]
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
    yield from _settled_told(group)
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


def _settled_told(group: tuple[CostLine, ...]) -> Iterator[Text]:
    """Yield how a charge is rounded, and what its declaration's sum does to the lines."""
    for sentence in group[0].settled:
        yield Text("    {sentence}", sentence=sentence.text())
    adjusted = [line.adjustment for line in group if line.adjustment is not None]
    if adjusted:
        yield Text("    {amount} of it by the sum of the declaration", amount=summed(adjusted))


def _taken(collector: Collector, moment: Moment) -> Text:
    if collector is Collector.BUYER:
        return Text("    declared by the buyer {moment}", moment=MOMENT_TITLES[moment])
    return Text(
        "    collected by {collector} {moment}",
        collector=COLLECTOR_TITLES[collector],
        moment=MOMENT_TITLES[moment],
    )


def _schemes_told(quote: Breakdown) -> Iterator[str | Text]:
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


def _known_told(quote: Breakdown) -> Iterator[str | Text]:
    if quote.known:
        yield ""
        yield Text("What is known all the same, and makes no total:")
    for known, told in zip(quote.known, known_told(quote), strict=True):
        yield Text("  = {text}", text=told)
        yield Text("    by {source}", source=cited(known.rule.title, known.rule.article))
        if known.rule.note:
            yield Text("    {sentence}", sentence=Text(known.rule.note))


def _notices_told(quote: Breakdown) -> Iterator[str | Text]:
    if quote.notices:
        yield ""
        yield Text("Besides charges, which are all that this quote is about:")
    for notice in quote.notices:
        yield Text(
            "  ! {text} ({items}; {source})",
            text=notice.text.text(),
            items=tuple(item_name(item, quote) for item in notice.items),
            source=cited(notice.rule.title, notice.rule.article),
        )


def _without_total(candidate: Candidate) -> Text:
    """Return what is told of a code under which there is no total, with the reason."""
    state = STATE_TITLES[candidate.state]
    if candidate.why is None:
        return state
    return Text("{state} ({reason})", state=state, reason=readable(candidate.why.text()))


def _doubts_told(quote: Breakdown, locale: str) -> Iterator[str | Text]:
    if quote.reasons:
        yield ""
        yield Text("Why it is not exact:")
    for reason in quote.reasons:
        yield f"  * {readable(reason.text.text()).render(locale)}"
    if quote.missing is not None:
        asked = fact(quote.missing.fact)
        for candidate in quote.missing.candidates:
            yield Text(
                "    if the code of {item} is {code}: {outcome}",
                item=name(candidate, quote),
                code=candidate.code,
                outcome=candidate.total or _without_total(candidate),
            )
        without = [each.code for each in quote.missing.candidates if each.total is None]
        if without:
            codes = listed([Text("{code}", code=each) for each in without], last="{left}, {right}")
            yield Text("    no range is given, for there is no total under {codes}", codes=codes)
        for consequence in quote.missing.consequences:
            yield Text(
                "    if {condition}: {outcome}",
                condition=asked.clause(consequence.answer),
                outcome=consequence.total or STATE_TITLES[consequence.state],
            )
