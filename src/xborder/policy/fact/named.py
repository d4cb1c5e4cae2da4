"""A fact by its name, also where there is one for each registration, scheme, threshold or place."""

from collections.abc import Mapping
from types import MappingProxyType

from xborder.errors import InvalidPolicy, nearest
from xborder.messages import Text
from xborder.policy.fact.table import FACTS
from xborder.policy.fact.wording import YES_NO, Fact, place
from xborder.trade.country import CountryName
from xborder.trade.country_codes import COUNTRIES

_FACTS = {fact.name: fact for fact in FACTS}


def fact(name: str) -> Fact:
    """Return the fact of that name.

    ``seller.registered:IOSS`` and ``elected:...`` are made for any registration and scheme.

    Raises:
        InvalidPolicy: There is no such fact.
    """
    found = _FACTS.get(name)
    if found is not None:
        return found
    kind, _, which = name.partition(":")
    if which and kind == "seller.registered":
        return Fact(name, *_registration(which))
    if which and kind in _OF_A_PLACE:
        if which not in _ROLES and which != "EU" and which not in COUNTRIES:
            raise InvalidPolicy(
                "There is no place {value}.",
                code="policy.place",
                remedy="Give the two letters of ISO 3166, EU, dispatch or arrival.",
                value=which,
            )
        title, no, yes = _OF_A_PLACE[kind]
        where = _ROLES.get(which) or place(which)
        clauses = (Text(no, place=where), Text(yes, place=where))
        return Fact(name, Text(title, place=where), YES_NO, clauses)
    if which and kind == "threshold":
        clauses = (
            Text("the threshold {threshold} is not exceeded", threshold=which),
            Text("the threshold {threshold} is exceeded", threshold=which),
        )
        return Fact(name, Text("the total for {threshold}", threshold=which), YES_NO, clauses)
    if which and kind == "proof":
        if which not in _PROOFS:
            meant = nearest(which, _PROOFS)
            raise InvalidPolicy(
                "There is no proof called {value}.",
                code="policy.fact",
                remedy="Did you mean {meant}?" if meant else "Use one of {known}.",
                value=which,
                meant=meant,
                known=", ".join(_PROOFS),
            )
        proof = _PROOFS[which]
        clauses = (
            Text("there is no {proof}", proof=proof),
            Text("there is {proof}", proof=proof),
        )
        return Fact(name, proof, YES_NO, clauses)
    if which and kind == "elected":
        clauses = (
            Text("{scheme} is not chosen", scheme=which),
            Text("{scheme} is chosen", scheme=which),
        )
        return Fact(name, Text("the choice of {scheme}", scheme=which), YES_NO, clauses)
    if name.startswith("rate."):
        return Fact(name, Text("the exchange rate of {currency}", currency=name[5:]))
    raise InvalidPolicy(
        "No rule can ask for {value}.",
        code="policy.fact",
        remedy="Use one of {known}, or seller.registered:..., elected:... of any scheme.",
        value=name,
        known=", ".join(_FACTS),
    )


_ROLES: Mapping[str, Text] = MappingProxyType(
    {
        "dispatch": Text("the state of dispatch"),
        "arrival": Text("the state of arrival or consumption"),
    }
)
_OF_A_PLACE: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "seller.established": (
            Text("the seller's establishment in {place}").id,
            Text("the seller is not established in {place}").id,
            Text("the seller is established in {place}").id,
        ),
        "seller.identified": (
            Text("the seller's tax number in {place}").id,
            Text("the seller has no tax number in {place}").id,
            Text("the seller has a tax number in {place}").id,
        ),
        "seller.exempt": (
            Text("the seller's exemption as a small enterprise in {place}").id,
            Text("the seller is not exempt as a small enterprise in {place}").id,
            Text("the seller is exempt as a small enterprise in {place}").id,
        ),
        "buyer.established": (
            Text("the buyer's establishment in {place}").id,
            Text("the buyer is not established in {place}").id,
            Text("the buyer is established in {place}").id,
        ),
    }
)
_PROOFS: Mapping[str, Text] = MappingProxyType(
    {
        "export": Text("proof of export"),
        "transport": Text("proof of transport to the other member state"),
        "statement": Text("a recapitulative statement that lists the sale"),
        "resale": Text("a resale certificate"),
    }
)


def _registration(which: str) -> tuple[Text, tuple[str, ...], tuple[Text, Text]]:
    """Return the title, answers and clauses of a registration: in a country, or for a scheme."""
    if which in COUNTRIES:
        country = CountryName(which)
        return (
            Text("the seller's registration for tax in {country}", country=country),
            YES_NO,
            (
                Text("the seller is not registered for tax in {country}", country=country),
                Text("the seller is registered for tax in {country}", country=country),
            ),
        )
    scheme = which.replace("_", " ").title() if "_" in which else which
    return (
        Text("the seller's registration for {scheme}", scheme=scheme),
        YES_NO,
        (
            Text("the seller is not registered for {scheme}", scheme=scheme),
            Text("the seller is registered for {scheme}", scheme=scheme),
        ),
    )
