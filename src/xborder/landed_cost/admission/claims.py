"""Claims: whether a programme that is named is open to the goods, and whether it takes their proof.

A claim says that the goods originate in the partner; under which agreement, and by which proof, may
be said too. What cannot be had is not quoted: under a programme that is not open to the goods no
lower duty is due, and without a proof that it takes none is granted.
"""

from collections.abc import Iterator, Sequence

from xborder.goods import ProofKind
from xborder.landed_cost.admission.addresses import destination
from xborder.landed_cost.admission.gap import Gap
from xborder.messages import Text, listed
from xborder.money import Money
from xborder.policy.doubt import State
from xborder.tariff.preference import Programme, holds_rates_of, programmes
from xborder.tariff.programme import called
from xborder.trade import Consignment, CountryName, Item

_PROOF = "item.proof"


def claim_gaps(consignment: Consignment) -> Iterator[Gap]:
    """Yield what speaks against the programmes and proofs that a parcel's claims name.

    Args:
        consignment: The parcel.
    """
    importer = destination(consignment).code
    for line, item in enumerate(consignment.items):
        if item.preference and item.origin:
            known = programmes(importer, item.origin, consignment.on)
            named = [each for each in known if item.programme in (None, each.id)]
            if item.programme and not named:
                yield Gap(State.UNSUPPORTED, _not_open(consignment, item, known), (line,))
            elif item.programme and not holds_rates_of(named[0], known):
                yield Gap(State.UNSUPPORTED, _not_held(named[0], known[0]), (line,))
            elif item.proof:
                held = [each for each in named if holds_rates_of(each, known)]
                yield from _of_proof(consignment, line, item.proof, held)


def _not_open(consignment: Consignment, item: Item, known: Sequence[Programme]) -> Text:
    words = {
        "programme": str(item.programme),
        "origin": CountryName(str(item.origin)),
        "country": CountryName(destination(consignment).country),
        "day": consignment.on,
    }
    if not known:
        return Text(
            "Preference is claimed under {programme}; no programme of {country} for goods of "
            "{origin} is known here on {day}.",
            **words,
        )
    return Text(
        "Preference is claimed under {programme}, which is no programme of {country} for goods of "
        "{origin} on {day}: name {known}.",
        known=listed([Text("{code}", code=each.id) for each in known], last="{left} or {right}"),
        **words,
    )


def _not_held(named: Programme, held: Programme) -> Text:
    return Text(
        "The rates of {programme} are not held here, but those of {held} ({name}).",
        programme=Text(named.title),
        held=Text(held.title),
        name=held.id,
    )


def _of_proof(
    consignment: Consignment, line: int, kind: ProofKind, named: Sequence[Programme]
) -> Iterator[Gap]:
    origin = consignment.items[line].origin or ""
    limits = [
        proof.up_to for each in named for proof in each.proofs_of(origin) if proof.kind is kind
    ]
    value = _worth(consignment, line)
    if not named or any(_is_within(value, limit) for limit in limits):
        return
    limit = next((each for each in limits if _is_within(value, each) is None), None)
    if limit is not None:
        reason = Text(
            "Whether the goods are within {limit}, up to which {proof} will do, was not compared.",
            limit=limit,
            proof=called(kind),
        )
        yield Gap(State.ESTIMATE, reason, (line,))
        return
    options = [
        Text(
            "{programme} takes {proofs}",
            programme=Text(each.title),
            proofs=_proofs(each, value, origin),
        )
        for each in named
    ]
    reason = Text(
        "For goods of this value {proof} is no proof of origin: {options}.",
        proof=called(kind),
        options=listed(options, last="{left}; {right}", others="{left}; {right}"),
    )
    yield Gap(State.MISSING_FACT, reason, (line,), _PROOF)


def _is_within(value: Money | None, limit: Money | None) -> bool | None:
    """Return whether a value is within a limit; ``None`` if the two are not compared."""
    if limit is None:
        return True
    if value is None or value.currency != limit.currency:
        return None
    return value <= limit


def _proofs(programme: Programme, value: Money | None, origin: str) -> Text:
    found = programme.proofs_of(origin) if value is None else programme.proofs_for(value, origin)
    return listed([proof.says for proof in found], last="{left} or {right}")


def _worth(consignment: Consignment, line: int) -> Money | None:
    """Return the value of all goods of a parcel that are claimed to originate as those of a line.

    A proof counts the originating products of the consignment; sums of several currencies are not
    added.
    """
    own = consignment.items[line]
    alike = [
        item.line_value
        for item in consignment.items
        if item.preference and (item.origin, item.programme) == (own.origin, own.programme)
    ]
    currencies = {value.currency for value in alike}
    return sum(alike[1:], alike[0]) if len(currencies) == 1 else None
