"""Words: what every showing of a quote says alike, and the lines it shows as one."""

from collections.abc import Iterable
from itertools import groupby

from xborder.landed_cost.breakdown import Breakdown, Candidate, CostLine, KnownFact, QuoteState
from xborder.messages import Text, listed
from xborder.money import Money
from xborder.source import Evidence, Status
from xborder.trade import CountryName

STATE_TITLES = {
    QuoteState.EXACT: Text("exact"),
    QuoteState.ESTIMATE: Text("an estimate"),
    QuoteState.MISSING_FACT: Text("a fact is missing"),
    QuoteState.UNSUPPORTED: Text("not supported"),
}
EVIDENCE_TITLES = {
    Evidence.OFFICIAL: Text("every rule in the authority's own words"),
    Evidence.SECONDARY: Text(
        "some rules with an adviser, a carrier, in the press or in a copy of the data"
    ),
    Evidence.UNCHECKED: Text("some rules were not checked against a source"),
}
READ_TITLES = {
    Evidence.OFFICIAL: Text("read in the authority's own words"),
    Evidence.SECONDARY: Text("read at second hand"),
    Evidence.UNCHECKED: Text("not checked against its source"),
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
_ENDS = ("At least {total}: if {conditions}.", "At most {total}: if {conditions}.")


def heading(quote: Breakdown) -> Text:
    """Return what was asked and how sure the answer is, in one sentence."""
    parcel = quote.consignment
    return Text(
        "Parcel from {origin} to {destination} on {day}: {state}.",
        origin=CountryName(parcel.ship_from),
        destination=CountryName(parcel.ship_to),
        day=parcel.on,
        state=STATE_TITLES[quote.state],
    )


def how_read(evidence: Evidence) -> Text:
    """Return how well the rules of a quote were read, in one sentence."""
    return Text("How well its rules were read: {evidence}.", evidence=EVIDENCE_TITLES[evidence])


def sureness(quote: Breakdown) -> Text:
    """Return how sure a quote is and how well its rules were read, as two things."""
    state = STATE_TITLES[quote.state]
    if quote.evidence is None:
        return state
    return Text("{left}; {right}", left=state, right=EVIDENCE_TITLES[quote.evidence])


def ends_told(quote: Breakdown) -> tuple[Text, ...]:
    """Return the lowest and the highest total that is left, and what each takes."""
    return tuple(
        Text(
            said,
            total=end.total,
            conditions=listed((each.text.text() for each in end.under), last="{left} and {right}"),
        )
        for said, end in zip(_ENDS, quote.ends, strict=False)
    )


def known_told(quote: Breakdown) -> tuple[Text, ...]:
    """Return what is known of a destination without rules, each fact with how well it was read."""
    return tuple(map(_known_told, quote.known))


def _known_told(known: KnownFact) -> Text:
    told, read = known.text.text(), READ_TITLES[known.rule.evidence]
    if known.rule.status is Status.IN_FORCE:
        return Text("{fact} [{evidence}]", fact=told, evidence=read)
    return Text(
        "{fact} [{status}; {evidence}]", fact=told, status=Text("its state unclear"), evidence=read
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


def cited(title: str, article: str) -> Text:
    """Return a source in words."""
    named = Text(title)
    return Text("{title}, {article}", title=named, article=Text(article)) if article else named


def name(line: CostLine | Candidate, quote: Breakdown) -> str:
    """Return what a line's item is called."""
    return item_name(line.item, quote)


def item_name(place: int, quote: Breakdown) -> str:
    """Return what the item at a place is called."""
    item = quote.consignment.items[place]
    return item.sku or item.description or f"#{place + 1}"
