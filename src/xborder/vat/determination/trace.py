"""The trace: how a determination was reached, step by step, each with its law; and it in words."""

from collections.abc import Iterator
from fractions import Fraction

from xborder.messages import Text
from xborder.policy.amount import percent_text
from xborder.policy.fact import fact
from xborder.policy.sentence import Sentence
from xborder.policy.supply import Accountable, Taxation
from xborder.trade import CountryName
from xborder.vat.determination.answer import Answer, Ruling, Step, TaxPart
from xborder.vat.thresholds.standing import Standing

TAXATIONS = {
    Taxation.TAXABLE: Text("taxable"),
    Taxation.REVERSE_CHARGE: Text("taxable, the customer owes the tax"),
    Taxation.EXEMPT_WITH_CREDIT: Text("exempt, input tax deductible"),
    Taxation.EXEMPT: Text("exempt, input tax not deductible"),
    Taxation.OUTSIDE_SCOPE: Text("outside the scope of the tax"),
    Taxation.NOT_A_SUPPLY: Text("no supply"),
}
"""What becomes of a sale, in words."""
ACCOUNTABLE = {
    Accountable.SELLER: Text("the seller"),
    Accountable.MARKETPLACE: Text("the marketplace"),
    Accountable.BUYER: Text("the customer"),
    Accountable.INTERMEDIARY: Text("the seller's intermediary"),
    Accountable.REDELIVERER: Text("the re-deliverer"),
    Accountable.CUSTOMS: Text("nobody; customs or the carrier take the tax of the import"),
    Accountable.NONE: Text("nobody"),
}
"""Who declares the tax, in words."""


def trace(found: Answer) -> tuple[Step, ...]:
    """Return the way to the answer: the border, the law that decides, the rates."""
    return tuple(_steps(found))


def _steps(found: Answer) -> Iterator[Step]:
    if found.border is not None:
        text = Text("At the border: {scheme}.", scheme=Text(found.border.title))
        yield Step(text=Sentence.of(text), rule=found.border.rule)
    for standing in found.thresholds:
        if standing.total is not None:
            yield Step(text=Sentence.of(_stands(standing)), rule=standing.rule)
    if found.ruling is not None:
        yield Step(text=Sentence.of(_ruled(found.ruling)), rule=found.ruling.rule)
    for part in found.parts:
        if part.rule is not None:
            yield Step(text=Sentence.of(_rated(part)), rule=part.rule)
    for ruling in found.elsewhere:
        yield Step(text=Sentence.of(_ruled(ruling)), rule=ruling.rule)


def _stands(standing: Standing) -> Text:
    """Return how far a threshold is; where this sale crosses it, what follows."""
    said: dict[str, object] = {
        "threshold": Text(standing.title),
        "sold_so_far": standing.total,
        "limit": standing.limit,
    }
    if not standing.applies:
        return Text(
            "{threshold}: {sold_so_far}; the limit of {limit} does not apply, since it is only for "
            "a seller established in one member state alone.",
            **said,
        )
    if standing.crossed and standing.exceeded:
        return Text(
            "{threshold}: {sold_so_far} of {limit}, exceeded with this sale. To register for: "
            "{what}",
            what=Text(standing.register_for),
            **said,
        )
    if standing.crossed:  # the law counts it from a later day or sale on
        return Text(
            "{threshold}: {sold_so_far} of {limit}, reached with this sale; it counts from later "
            "on. To register for: {what}",
            what=Text(standing.register_for),
            **said,
        )
    if standing.exceeded:
        return Text("{threshold}: {sold_so_far} of {limit}, exceeded.", **said)
    return Text("{threshold}: {sold_so_far} of {limit}, not exceeded.", **said)


def _ruled(ruling: Ruling) -> Text:
    what = TAXATIONS[ruling.taxation]
    if ruling.place is None:
        return Text("{title}: {what}.", title=Text(ruling.title), what=what)
    return Text(
        "{title}: supplied in {country}, {what}.",
        title=Text(ruling.title),
        country=CountryName(ruling.place),
        what=what,
    )


def _rated(part: TaxPart) -> Text:
    rate = percent_text(Fraction(part.rate or 0))
    return Text(
        "{without_tax} at {rate}: {tax_due} of tax.",
        without_tax=part.net,
        rate=rate,
        tax_due=part.tax,
    )


def explain(found: Answer, locale: str) -> str:
    """Return a determination in words, line by line."""
    return "\n".join(_lines(found, locale))


def _lines(found: Answer, locale: str) -> Iterator[str]:
    for text in (*_answer(found), *_paper(found), *_open(found)):
        yield text.render(locale)
    for step in trace(found):
        cited = f"{step.rule.title}, {step.rule.article}" if step.rule.article else step.rule.title
        yield f"- {Text('{step} ({law})', step=step.text, law=cited).render(locale)}"


def _answer(found: Answer) -> Iterator[Text]:
    """Yield what is decided: the rule, who declares, and what it comes to."""
    if found.ruling is not None:
        yield _ruled(found.ruling)
        yield Text("Declared by: {who}.", who=ACCOUNTABLE[found.ruling.accountable])
        if found.ruling.registration:
            yield Text("Registration needed: {what}.", what=found.ruling.registration)
    if found.net is not None:
        yield Text(
            "Net {net}, tax {tax}, gross {gross}.", net=found.net, tax=found.tax, gross=found.gross
        )


def _paper(found: Answer) -> Iterator[Text]:
    """Yield what is to be filed, written and kept."""
    filing = found.filing
    if filing is not None and filing.due is not None:
        sentence = "Return {kind} of {period}, due on {day}."
        yield Text(sentence, kind=filing.kind, period=filing.period, day=filing.due)
    for words in found.wording:
        yield Text("On the invoice: {words}", words=words.text)
    if found.ruling is not None:
        for other in found.ruling.others:
            what = TAXATIONS[other.taxation]
            yield Text("Beside it: {title}, {what}.", title=Text(other.title), what=what)
        for note in found.ruling.keeps:
            yield Text(note)


def _open(found: Answer) -> Iterator[Text]:
    """Yield what is in doubt, and what each answer to a missing fact leads to."""
    for reason in found.reasons:
        yield reason.text.text()
    if found.missing is not None:
        asked = fact(found.missing.fact)
        for each in found.missing.consequences:
            yield Text(
                "If {fact} is {answer}: {regime}.",
                fact=asked.title,
                answer=asked.answer(each.answer),
                regime=each.regime,
            )
