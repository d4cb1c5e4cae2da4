"""Facts of an order that fees ask for beside its amounts, and their answers."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from xborder.errors import InvalidInput, NotFound, nearest
from xborder.trade.country_codes import COUNTRIES

_YES_OR_NO: Final = ("no", "yes")

FACTS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "buyer_abroad": _YES_OR_NO,
        "cancelled_by": ("buyer", "seller"),
        "card": ("domestic", "premium", "eea", "gb", "abroad"),
        "converted": _YES_OR_NO,
        "from_ad": ("no", "low_volume", "high_volume"),
        "fulfilment": ("seller", "channel"),
        "listing": ("classico", "premium"),
        "method": ("checkout", "card", "micropayment"),
        "plan": ("basic", "grow", "advanced", "plus"),
        "seller_country": tuple(sorted(COUNTRIES)),
        "seller_level": ("top_rated", "above_standard", "below_standard"),
        "store": ("none", "starter", "basic", "premium", "anchor", "enterprise"),
    }
)
"""The facts that the built-in schedules ask for. A fee of your own may ask for others."""

ASKS_NOTHING: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "buyer_abroad": frozenset({"no"}),
        "cancelled_by": frozenset({"buyer", "seller"}),
        "card": frozenset({"domestic"}),
        "converted": frozenset({"no"}),
        "from_ad": frozenset({"no"}),
        "fulfilment": frozenset({"seller"}),
        "seller_country": frozenset(COUNTRIES),
        "seller_level": frozenset({"top_rated", "above_standard"}),
    }
)
"""The answers for which a schedule may well ask nothing; a fee of its own must tell any other."""


def known_answer(fact: str, answer: str) -> str:
    """Return an answer to a fact, if it is one.

    A slip would mean that none of the fees for the right answer is asked.

    Raises:
        InvalidInput: The built-in fact has no such answer.
    """
    answers = FACTS.get(fact)
    if answers is None or answer in answers:
        return answer
    meant = nearest(answer, answers)
    raise InvalidInput(
        "{value} is no answer to {fact}.",
        code="channels.answer",
        remedy="Did you mean {meant}?" if meant else "Use one of {known}.",
        where=f"facts.{fact}",
        value=answer,
        fact=fact,
        meant=meant,
        known=", ".join(answers),
    )


def check_answers(
    facts: Mapping[str, str], asked: Mapping[str, tuple[str, ...]], channel: str
) -> None:
    """Refuse an answer that a channel tells no fee for.

    A card of a kind that the list does not tell would cost nothing at all.

    Args:
        facts: The facts of an order and its seller.
        asked: The facts that fees ask for, with the answers that make one due.
        channel: The channel, for the message.

    Raises:
        NotFound: The channel tells no fee for an answer.
    """
    for name, answer in facts.items():
        nothing = ASKS_NOTHING.get(name)
        told = asked.get(name, ())
        silent = nothing is None and name not in FACTS
        if told and not silent and answer not in told and answer not in (nothing or ()):
            raise NotFound(
                "{channel} tells no fee for {fact} {value}.",
                code="channels.answer",
                remedy="Use one of {known}, or add the fee.",
                where=f"facts.{name}",
                value=answer,
                fact=name,
                channel=channel,
                known=", ".join(sorted({*told, *(nothing or ())})),
            )
