"""A fact: its name and title, the answers there can be, and how each is said."""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from xborder.messages import Text, listed
from xborder.trade.country import EU_MEMBERS, CountryName
from xborder.trade.country_codes import COUNTRIES

UNKNOWN = -1
"""The code of a fact that is not known."""

YES_NO = ("no", "yes")
"""The answers of a fact that holds or does not."""
LOWEST = "lowest"
"""What may be assumed of goods that may bear several duties: that they bear the least."""
HIGHEST = "highest"
"""That they bear the most."""
ENDS = (LOWEST, HIGHEST)
"""Both of them."""
OPEN_DUTY = "open_duty"
"""The fact that settles the duty of a code that is newer than the tariff."""


def yes_no(answer: bool | None) -> str | None:  # noqa: FBT001 - a fact, not a switch
    """Return an answer as rules read it; ``None`` if it is not known."""
    return None if answer is None else YES_NO[answer]


@frozen
class Fact:
    """A fact a rule may ask for.

    Attributes:
        name: Its name, such as ``"buyer.kind"``.
        title: What it is, as a noun in English; a message id.
        answers: Every answer there can be; empty where there are too many to list.
        clauses: How no and yes are said, for a fact that is asked so.
    """

    name: str
    title: Text
    answers: tuple[str, ...] = ()
    clauses: tuple[Text, ...] = ()

    @property
    def of_line(self) -> bool:
        """Whether each line has its own."""
        return self.name.startswith("item.")

    def answer(self, value: str) -> Text:
        """Return an answer as a reader says it: a country by its name, ``own_shop`` in words.

        Examples:
            >>> from xborder.policy.fact import fact
            >>> print(fact("ship_from").answer("CN"), fact("channel").answer("own_shop"), sep="; ")
            China; the seller's own shop
        """
        if self.name in _PLACES:
            return place(value)
        if self.name in COUNTRY_FACTS:
            return Text("{country}", country=CountryName(value))
        plain = value.replace("_", " ")
        return _SAID.get(self.name, {}).get(value) or Text(plain)

    def clause(self, *values: str) -> Text:
        """Return, as a clause, that the fact is one of some values.

        Examples:
            >>> from xborder.policy.fact import fact
            >>> print(fact("transport").clause("post", "air", "sea"))
            the transport mode is post, air or sea
            >>> print(fact("gift").clause("yes"))
            it is a gift between private persons
        """
        if self.clauses and len(values) == 1:
            return self.clauses[values == ("yes",)]
        return Text("{fact} is {values}", fact=self.title, values=self._listed(values))

    def denial(self, *values: str) -> Text:
        """Return, as a clause, that the fact is none of some values.

        Examples:
            >>> from xborder.policy.fact import fact
            >>> print(fact("buyer.kind").denial("consumer"))
            the buyer is not a consumer
        """
        if self.clauses and len(values) == 1:
            return self.clauses[values != ("yes",)]
        return Text("{fact} is not {values}", fact=self.title, values=self._listed(values))

    def _listed(self, values: tuple[str, ...]) -> Text:
        whole = self.name in COUNTRY_FACTS and set(values) >= _UNION
        members = _UNION if whole else frozenset()
        said = [self.answer(value) for value in values if value not in members]
        if members:
            said.insert(0, Text("a member state of the European Union"))
        return listed(said, last="{left} or {right}")


def place(value: str) -> Text:
    """Return a place as a reader says it: a country, a territory or the European Union."""
    from xborder.trade.territories import TERRITORIES  # noqa: PLC0415 - only to word a place

    if value == "EU":
        return Text("the European Union")
    if value in TERRITORIES:
        return Text(TERRITORIES[value].name)
    return Text("{country}", country=CountryName(value)) if value in COUNTRIES else Text(value)


_UNION = frozenset(EU_MEMBERS)
COUNTRY_FACTS = frozenset({"ship_from", "destination", "item.origin", "dispatch", "arrival"})
"""The facts whose answers are codes of countries."""
_PLACES = frozenset(
    {"ship_from.customs", "ship_from.vat", "ship_from.territory", "territory", "arrival.vat"}
)
_SAID: Mapping[str, Mapping[str, Text]] = MappingProxyType(
    {
        "buyer.kind": {"consumer": Text("a consumer"), "business": Text("a business")},
        "sender.kind": {"consumer": Text("a private person"), "business": Text("a business")},
        "channel": {
            "own_shop": Text("the seller's own shop"),
            "marketplace": Text("a marketplace"),
        },
        "prices": {
            "net": Text("net of tax"),
            "tax_included": Text("tax included"),
            "landed": Text("all charges included"),
        },
        OPEN_DUTY: {LOWEST: Text("the lowest"), HIGHEST: Text("the highest")},
        "item.category": {
            "childrens_clothing": Text("children's clothing"),
            "ebooks": Text("electronic books"),
        },
    }
)
"""Answers whose plain word is not how a reader says them."""
