"""The Union's flow charts for the place of supply, as plain questions in their order.

Written from Directive 2006/112/EC, Art. 14, 14a, 31-39, 44-45, 58, 59c, 138, 146, 193-196 and
369a-369zb, and from the Commission's explanatory notes on the VAT e-commerce rules (September
2020). Nothing of the library is imported: facts come in as they stand here, and what is decided
goes out as plain words.
"""

import datetime as dt
from dataclasses import dataclass

_RATES = {
    "AT": 200, "BE": 210, "BG": 200, "CY": 190, "CZ": 210, "DE": 190, "DK": 250, "EE": 240,
    "ES": 210, "FI": 255, "FR": 200, "GR": 240, "HR": 250, "HU": 270, "IE": 230, "IT": 220,
    "LT": 210, "LU": 170, "LV": 210, "MT": 180, "NL": 210, "PL": 230, "PT": 230, "RO": 210,
    "SE": 250, "SI": 220, "SK": 230,
}  # fmt: skip
UNION = frozenset(_RATES)
_BEFORE = {
    "EE": (dt.date(2025, 7, 1), 220),
    "FI": (dt.date(2024, 9, 1), 240),
    "RO": (dt.date(2025, 8, 1), 190),
    "SK": (dt.date(2025, 1, 1), 200),
}
SHIFTED_BY_ART_194 = frozenset({"ES", "FR", "IT", "NL"})
"""CGI, Art. 283-1; Wet OB 1968, Art. 12(3); Ley 37/1992, Art. 84.Uno.2; DPR 633/1972, Art. 17(2)."""
NOT_SHIFTED = frozenset({"AT", "DE"})
SMALL_CONSIGNMENT = 150_00
LIMIT_59C = 10_000_00


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is asked of a sale; money in euro cents, without tax."""

    supply: str
    on: dt.date
    origin: str
    destination: str
    seller: str
    branches: frozenset[str] = frozenset()
    identified: frozenset[str] = frozenset()
    oss: bool = False
    ioss: bool = False
    non_union_oss: bool = False
    intermediary: bool = False
    buyer: str = "consumer"
    """``consumer``; ``valid`` or ``invalid`` for a business by its number; ``unnumbered``."""
    number_of: str = ""
    platform: bool = False
    seller_imports: bool = False
    value: int = 100_00
    sold_last_year: int = 0
    sold_this_year: int = 0
    chose_destination: bool = False

    @property
    def homes(self) -> frozenset[str]:
        """Where the seller is established."""
        return self.branches | {self.seller}


@dataclass(frozen=True)
class Decision:
    """Place, what becomes of the sale, the regime, who declares, and the tax in cents."""

    place: str | None
    taxation: str
    regime: str
    declares: str
    tax: int


def rate(state: str, on: dt.date) -> int:
    """Return the standard rate of a member state, in thousandths."""
    if state in _BEFORE and on < _BEFORE[state][0]:
        return _BEFORE[state][1]
    return _RATES[state]


def decide(facts: Facts) -> Decision | None:
    """Return what the law makes of a sale; ``None`` where a state's option is not read."""
    return _goods(facts) if facts.supply == "goods" else _service(facts)


def _taxed(facts: Facts, place: str, regime: str, declares: str = "seller") -> Decision:
    doubled = 2 * facts.value * rate(place, facts.on) + 1000
    return Decision(place, "taxable", regime, declares, doubled // 2000)


def _untaxed(place: str | None, taxation: str, regime: str, declares: str) -> Decision:
    return Decision(place, taxation, regime, declares, 0)


def _goods(facts: Facts) -> Decision | None:
    inside = facts.origin in UNION, facts.destination in UNION
    if inside == (True, False):
        return _untaxed(facts.origin, "exempt_with_credit", "export", "seller")  # Art. 146(1)(a)
    if inside == (False, True):
        return _imported(facts)
    if facts.platform and facts.buyer == "consumer" and not facts.homes & UNION:
        # Art. 14a(2): also where the goods stay in one state, Art. 369b(b).
        return _taxed(facts, facts.destination, "union_oss", "marketplace")
    if facts.origin == facts.destination:
        return _in_one_state(facts)
    if facts.buyer != "consumer":
        return _to_a_business(facts)
    return _distance_sale(facts)


def _imported(facts: Facts) -> Decision | None:
    consumer, small = facts.buyer == "consumer", facts.value <= SMALL_CONSIGNMENT
    if consumer and small and facts.platform:
        return _taxed(facts, facts.destination, "ioss", "marketplace")  # Art. 14a(1), 33(c)
    if consumer and small and facts.ioss:
        # Art. 369m: one who is established in the Union, or in Norway and sends from there, may
        # do without an intermediary.
        direct = bool(facts.homes & UNION) or ("NO" in facts.homes and facts.origin == "NO")
        if direct:
            return _taxed(facts, facts.destination, "ioss")
        if facts.intermediary:
            return _taxed(facts, facts.destination, "ioss", "intermediary")
    if facts.seller_imports:  # Art. 32, second paragraph
        return _declared_by_someone(facts)
    regime = "import_special_arrangements" if consumer and small else "import_standard"
    return _untaxed(None, "outside_scope", regime, "customs")  # Art. 31, 32: supplied elsewhere


def _declared_by_someone(facts: Facts) -> Decision | None:
    """Return who declares a supply in a state, by Art. 193 and 194."""
    state, known = (
        facts.destination,
        facts.buyer == "valid" and facts.number_of == facts.destination,
    )
    if state in facts.homes:
        return _taxed(facts, state, "domestic")
    if known and state in SHIFTED_BY_ART_194:
        return _untaxed(state, "reverse_charge", "reverse_charge_domestic", "buyer")
    if known and state not in NOT_SHIFTED:
        return None
    return _taxed(facts, state, "local_registration")


def _in_one_state(facts: Facts) -> Decision | None:
    return _declared_by_someone(facts)  # Art. 31 or 32


def _to_a_business(facts: Facts) -> Decision:
    # Art. 138(1)(b): identified in another state than the one that the goods leave.
    if facts.buyer == "valid" and facts.number_of in UNION - {facts.origin}:
        return _untaxed(facts.origin, "exempt_with_credit", "intra_community_supply", "seller")
    at_home = facts.origin in facts.homes
    return _taxed(facts, facts.origin, "domestic" if at_home else "local_registration")


def _below(facts: Facts, leaves: str) -> bool:
    """Art. 59c: one member state only, which the goods leave, both years within EUR 10,000."""
    return (
        facts.homes & UNION == {leaves}
        and not facts.chose_destination
        and facts.sold_last_year <= LIMIT_59C
        and facts.sold_this_year + facts.value <= LIMIT_59C
    )


def _distance_sale(facts: Facts) -> Decision:
    if _below(facts, facts.origin):
        return _taxed(facts, facts.origin, "domestic")
    local = facts.destination in facts.identified and not facts.oss
    return _taxed(facts, facts.destination, "local_registration" if local else "union_oss")


def _service(facts: Facts) -> Decision | None:
    state, homes = facts.destination, facts.homes & UNION
    if state not in UNION:
        if facts.supply == "electronic_service" or facts.buyer != "consumer":
            return _untaxed(None, "outside_scope", "none", "none")  # Art. 44, 58
        return _at_the_seller(facts)
    if facts.buyer == "valid":  # Art. 44, 196
        if state in homes:
            return _taxed(facts, state, "domestic")
        return _untaxed(state, "reverse_charge", "reverse_charge", "buyer")
    if facts.supply != "electronic_service":
        return _at_the_seller(facts)  # Art. 45
    if state in homes:
        return _taxed(facts, state, "domestic")
    if len(homes) == 1 and _below(facts, next(iter(homes))):
        return _taxed(facts, next(iter(homes)), "domestic")
    shop = facts.oss if homes else facts.non_union_oss
    if state in facts.identified and not shop:
        return _taxed(facts, state, "local_registration")
    return _taxed(facts, state, "union_oss" if homes else "non_union_oss")


def _at_the_seller(facts: Facts) -> Decision | None:
    if facts.branches - {facts.seller}:
        return None  # Art. 45: it depends on the establishment that supplies
    if facts.seller not in UNION:
        return _untaxed(None, "outside_scope", "none", "none")
    return _taxed(facts, facts.seller, "domestic")
