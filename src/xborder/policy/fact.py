"""Facts: what a rule may ask about a sale, by name, and the answers there can be.

A fact may be unknown. Facts about a line start with ``item.``; all others hold for the whole
consignment. A closed fact lists its answers, so that a quote can say what each would lead to.
"""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from xborder.errors import InvalidPolicy
from xborder.messages import Text, listed
from xborder.trade.country import COUNTRIES, EU_MEMBERS, CountryName

UNKNOWN = -1
"""The code of a fact that is not known."""

YES_NO = ("no", "yes")


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
            >>> print(fact("ship_from").answer("CN"), fact("channel").answer("own_shop"), sep="; ")
            China; the seller's own shop
        """
        if self.name in _PLACES:
            return _place(value)
        if self.name in COUNTRY_FACTS:
            return Text("{country}", country=CountryName(value))
        plain = value.replace("_", " ")
        return _SAID.get(self.name, {}).get(value) or Text(plain)

    def clause(self, *values: str) -> Text:
        """Return, as a clause, that the fact is one of some values.

        Examples:
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


def _place(value: str) -> Text:
    from xborder.trade.territories import TERRITORIES  # noqa: PLC0415 - only to word a place

    if value == "EU":
        return Text("the European Union")
    if value in TERRITORIES:
        return Text(TERRITORIES[value].name)
    return Text("{country}", country=CountryName(value)) if value in COUNTRIES else Text(value)


_UNION = frozenset(EU_MEMBERS)
COUNTRY_FACTS = frozenset({"ship_from", "destination", "item.origin", "dispatch", "arrival"})
_PLACES = frozenset({"ship_from.customs", "ship_from.vat", "territory", "arrival.vat"})
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
        "item.category": {
            "childrens_clothing": Text("children's clothing"),
            "ebooks": Text("electronic books"),
        },
    }
)
"""Answers whose plain word is not how a reader says them."""


_CONTENTS = (
    ("sugar", Text("the weight of sugar in it")),
    ("lactic_matter", Text("the weight of lactic matter in it")),
    ("dry_lactic_matter", Text("the weight of dry lactic matter in it")),
    ("dry_matter", Text("the weight of dry matter in it")),
    ("alcohol", Text("the weight of alcohol in it")),
    ("morphine", Text("the weight of morphine in it")),
    ("clean_wool", Text("the weight of clean wool in it")),
    ("copper", Text("the weight of copper in it")),
    ("lead", Text("the weight of lead in it")),
    ("magnesium", Text("the weight of magnesium in it")),
    ("manganese", Text("the weight of manganese in it")),
    ("molybdenum", Text("the weight of molybdenum in it")),
    ("silicon", Text("the weight of silicon in it")),
    ("tungsten", Text("the weight of tungsten in it")),
    ("zinc", Text("the weight of zinc in it")),
)
_PARTS = (
    ("case", Text("the share of the case in the value")),
    ("strap", Text("the share of the strap in the value")),
    ("battery", Text("the share of the battery in the value")),
    ("movement", Text("the share of the movement in the value")),
    ("apparatus", Text("the share of the apparatus in the value")),
    ("rifle", Text("the share of the rifle in the value")),
    ("telescopic_sight", Text("the share of the telescopic sight in the value")),
    ("lead", Text("the share of lead in the value")),
)
FACTS = (
    Fact("item.hs_code", Text("the HS code")),
    Fact("item.origin", Text("the country of origin")),
    Fact("item.customs_value", Text("the customs value of one piece")),
    Fact("item.category", Text("the goods category")),
    Fact(
        "item.excise", Text("the excise class"), ("none", "alcohol", "tobacco", "perfume", "energy")
    ),
    Fact(
        "item.preference",
        Text("the claim to preferential origin"),
        YES_NO,
        (Text("no preferential origin is claimed"), Text("preferential origin is claimed")),
    ),
    Fact(
        "item.used",
        Text("second-hand goods"),
        YES_NO,
        (Text("the goods are not second-hand"), Text("the goods are second-hand")),
    ),
    Fact(
        "item.personal_use",
        Text("goods for personal use"),
        YES_NO,
        (Text("the goods are not for personal use"), Text("the goods are for personal use")),
    ),
    Fact("ship_from", Text("the country of dispatch")),
    Fact("ship_from.customs", Text("the customs territory of dispatch")),
    Fact("ship_from.vat", Text("the VAT area of dispatch")),
    Fact("destination", Text("the destination")),
    Fact("territory", Text("the territory of the destination")),
    Fact("region", Text("the region")),
    Fact("channel", Text("the sales channel"), ("own_shop", "marketplace")),
    Fact(
        "transport",
        Text("the transport mode"),
        ("post", "express", "air", "sea", "road", "rail"),
    ),
    Fact("buyer.kind", Text("the buyer"), ("consumer", "business")),
    Fact(
        "buyer.tax_number",
        Text("a tax number given by the buyer"),
        YES_NO,
        (Text("the buyer gives no tax number"), Text("the buyer gives a tax number")),
    ),
    Fact("sender.kind", Text("the sender"), ("business", "consumer")),
    Fact(
        "gift",
        Text("a gift between private persons"),
        YES_NO,
        (
            Text("it is not a gift between private persons"),
            Text("it is a gift between private persons"),
        ),
    ),
    Fact(
        "supply",
        Text("what is supplied"),
        (
            "goods",
            "electronic_service",
            "general_service",
            "listed_service",
            "property_service",
            "admission",
            "restaurant",
        ),
    ),
    Fact(
        "case",
        Text("the case"),
        (
            "ordinary",
            "new_means_of_transport",
            "installed",
            "margin_second_hand",
            "margin_art",
            "margin_collectors",
            "triangulation",
            "call_off_stock",
            "call_off_lapsed",
            "own_goods",
            "free",
            "no_supply",
            "voucher",
        ),
    ),
    Fact("dispatch", Text("the state of dispatch")),
    Fact("arrival", Text("the state of arrival or consumption")),
    Fact("arrival.vat", Text("the VAT area of arrival")),
    Fact("import.scheme", Text("the scheme at the border")),
    Fact("import.tax", Text("the tax at the border"), ("none", "due")),
    Fact(
        "buyer.identified",
        Text("where the buyer's tax number is from"),
        ("none", "dispatch", "arrival", "member", "elsewhere"),
    ),
    Fact(
        "buyer.number_valid",
        Text("the check of the buyer's tax number"),
        YES_NO,
        (
            Text("the buyer's tax number was not valid on the day"),
            Text("the buyer's tax number was valid on the day"),
        ),
    ),
    Fact(
        "seller.members",
        Text("the number of member states in which the seller is established"),
        ("none", "one", "several"),
    ),
    Fact(
        "seller.intermediary",
        Text("an intermediary for IOSS"),
        YES_NO,
        (
            Text("the seller has no intermediary for IOSS"),
            Text("the seller has an intermediary for IOSS"),
        ),
    ),
    Fact(
        "destination_chosen",
        Text("the choice of taxation at destination"),
        YES_NO,
        (
            Text("the seller did not choose taxation at destination"),
            Text("the seller chose taxation at destination"),
        ),
    ),
    Fact("carrier", Text("who has the goods carried"), ("seller", "buyer")),
    Fact("importer", Text("the importer"), ("seller", "buyer")),
    Fact(
        "imported_elsewhere",
        Text("import in another country than the destination"),
        YES_NO,
        (
            Text("the goods are imported in the state of arrival"),
            Text("the goods are imported in another member state than that of arrival"),
        ),
    ),
    Fact(
        "marketplace.designated",
        Text("a platform that the authority has named"),
        YES_NO,
        (
            Text("the authority has not named the platform"),
            Text("the authority has named the platform as accountable"),
        ),
    ),
    Fact(
        "sold",
        Text("a sale, in which something is paid for the goods"),
        YES_NO,
        (Text("nothing is paid for the goods"), Text("the goods are sold")),
    ),
    Fact("prices", Text("the price basis"), ("net", "tax_included", "landed")),
    Fact("incoterm", Text("the Incoterm")),
    Fact("buyer.purchases", Text("what the buyer bought this year")),
    Fact("item.weight", Text("the net weight")),
    Fact("item.gross_weight", Text("the gross weight")),
    Fact("item.volume", Text("the volume")),
    Fact("item.alcohol", Text("the alcohol by volume")),
    Fact("item.cigarettes", Text("the number of cigarettes")),
    Fact("item.drained_weight", Text("the drained weight")),
    Fact("item.length", Text("the length")),
    Fact("item.area", Text("the area")),
    Fact("item.jewels", Text("the number of jewels in the movement")),
    Fact("item.polarisation", Text("the polarisation of the sugar")),
    *(Fact(f"item.contents.{name}", title) for name, title in _CONTENTS),
    *(Fact(f"item.parts.{name}", title) for name, title in _PARTS),
    Fact("item.steel_share", Text("the share of steel in the value")),
    Fact("item.aluminium_share", Text("the share of aluminium in the value")),
    Fact("item.copper_share", Text("the share of copper in the value")),
    Fact("date.on", Text("the date of the sale")),
    Fact("date.order", Text("the date of the order")),
    Fact("date.loading", Text("the date of loading")),
    Fact("date.export", Text("the date of export")),
    Fact("date.import_entry", Text("the date of import entry")),
    Fact("date.release", Text("the date of release")),
)
"""Every fact but registrations, elections and rates, of which there is one for each name."""
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
        title, no, yes = _OF_A_PLACE[kind]
        place = _ROLES.get(which) or _place(which)
        clauses = (Text(no, place=place), Text(yes, place=place))
        return Fact(name, Text(title, place=place), YES_NO, clauses)
    if which and kind == "threshold":
        clauses = (
            Text("the threshold {threshold} is not exceeded", threshold=which),
            Text("the threshold {threshold} is exceeded", threshold=which),
        )
        return Fact(name, Text("the total for {threshold}", threshold=which), YES_NO, clauses)
    if which and kind == "proof":
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
