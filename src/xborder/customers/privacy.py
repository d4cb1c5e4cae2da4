"""Privacy as rules: what the law says of profiling customers, by country and day.

Three facts matter to a segmentation: whether an objection ends profiling for marketing, what
holds for decisions made by machine alone, and whether prices may differ by profile. How small a
group may be is no law but the caller's own rule. These are facts to work with, not legal advice.
"""

import datetime as dt
import hashlib
import hmac
from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from attrs import field, frozen

from xborder import number
from xborder.choice import Choice
from xborder.customers import arguments
from xborder.errors import InvalidInput
from xborder.messages import Text
from xborder.policy.rule import figure
from xborder.source import Reader
from xborder.timeline import Dated, Timeline
from xborder.trade.country import EEA_MEMBERS

_read = Reader(dt.date(2026, 11, 21))


class AutomatedDecisions(Choice):
    """What holds for decisions by machine alone that weigh on a person."""

    PROHIBITED_SAVE_EXCEPTIONS = "prohibited_save_exceptions"
    """Not without contract, law or explicit consent, and a human on request."""
    ALLOWED_WITH_SAFEGUARDS = "allowed_with_safeguards"
    """Allowed, with notice, a hearing and a human on request."""
    MAY_BE_REFUSED = "may_be_refused"
    """The person may ask for an explanation and refuse a decision by machine alone."""


@frozen(kw_only=True)
class PrivacyLaw:
    """What a privacy law says of profiling.

    Attributes:
        name: Its short name.
        objection_ends_marketing: Whether whoever objects may no longer be profiled for marketing.
        automated_decisions: What holds for decisions by machine alone.
        fair_prices: Whether unreasonable differences in price by profile are forbidden.
        untargeted_option: Whether marketing by machine must come with an untargeted option or an
            easy way to refuse.
        objection_article: Where the objection stands in the law.
        decisions_article: Where decisions by machine alone stand in it, and the two duties above.
    """

    name: str
    objection_ends_marketing: bool
    automated_decisions: AutomatedDecisions
    fair_prices: bool
    untargeted_option: bool
    objection_article: str
    decisions_article: str


_GDPR_TEXT = _read.secondary(
    "Regulation (EU) 2016/679 (GDPR)",
    "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
    article="Art. 21(2)-(3), 22, 99(2)",
)
_UK_TEXT = _read.secondary(
    "UK GDPR", "https://www.legislation.gov.uk/eur/2016/679/contents", article="Art. 21, 22"
)
_UK_REFORM = _read.secondary(
    "Data (Use and Access) Act 2025, in force by SI 2026/82",
    "https://bratby.law/data-use-and-access-act-2025-commencement/",
    article="s. 80 (UK GDPR Art. 22A to 22D)",
)
_PIPL_TEXT = _read.secondary(
    "Personal Information Protection Law of the People's Republic of China",
    "https://pipl.xllawconsulting.com/personal-information-protection-law-of-the-peoples-republic-"
    "of-china-pipl/chapter-ii-personal-information-processing-rules/section-1-general-rules/"
    "article-24/",
    article="Art. 24",
)
_GDPR_APPLIES = dt.date(2018, 5, 25)

_GDPR = PrivacyLaw(
    name="GDPR",
    objection_ends_marketing=True,
    automated_decisions=AutomatedDecisions.PROHIBITED_SAVE_EXCEPTIONS,
    fair_prices=False,
    untargeted_option=False,
    objection_article="Art. 21(2)-(3)",
    decisions_article="Art. 22",
)
_PIPL = PrivacyLaw(
    name="PIPL",
    objection_ends_marketing=True,
    automated_decisions=AutomatedDecisions.MAY_BE_REFUSED,
    fair_prices=True,
    untargeted_option=True,
    objection_article="Art. 24",
    decisions_article="Art. 24",
)

PRIVACY_LAWS: Mapping[str, Timeline[PrivacyLaw]] = {
    "EU": figure(
        "privacy law of the EU",
        _GDPR,
        _GDPR_TEXT,
        start=_GDPR_APPLIES,
        note="Articles 21 and 22 read in a reprint, not on EUR-Lex itself.",
    ),
    "GB": figure(
        "privacy law of the United Kingdom",
        _GDPR,
        _GDPR_TEXT,
        start=_GDPR_APPLIES,
        end=dt.date(2021, 1, 1),
        note="Applied in the United Kingdom until the end of the transition period.",
    )
    .then(
        _UK_TEXT,
        end=dt.date(2026, 2, 5),
        name="UK GDPR",
        note="State before the Data (Use and Access) Act 2025, read with law firms.",
    )
    .then(
        _UK_REFORM,
        automated_decisions=AutomatedDecisions.ALLOWED_WITH_SAFEGUARDS,
        decisions_article="Art. 22A to 22D",
        note="Read with law firms; special categories of data stay restricted.",
    ),
    "CN": figure(
        "privacy law of China",
        _PIPL,
        _PIPL_TEXT,
        start=dt.date(2021, 11, 1),
        note="Read in two English translations. Art. 24 gives a way to refuse marketing by "
        "machine; we read a refusal as ending it.",
    ),
}
"""Privacy laws by jurisdiction; ``EU`` stands for its members and the EEA."""


def jurisdiction(country: str) -> str:
    """Return the key of a country in :data:`PRIVACY_LAWS`: ``EU`` for the EEA, else its own."""
    return "EU" if country in EEA_MEMBERS else country


_SHORTEST_KEY = 16


def pseudonym(identifier: str, *, key: bytes) -> str:
    """Return a pseudonym of an e-mail address or another name: HMAC-SHA-256, 32 hex digits.

    Without the key nobody can tell whose it is, or find out by trying addresses; with the same key
    the same customer keeps the same pseudonym in every export. Keep the key apart from the data:
    whoever has both can link them (GDPR, Art. 4(5)).

    Args:
        identifier: The address; blanks around it and upper case are ignored.
        key: A secret of 16 bytes or more.

    Raises:
        InvalidInput: The key is shorter, or the identifier empty.

    Source: RFC 2104; NIST FIPS 198-1, which asks for a key of the strength wanted.

    Examples:
        >>> pseudonym(" Ann@Example.com", key=b"0123456789abcdef") == pseudonym(
        ...     "ann@example.com", key=b"0123456789abcdef")
        True
    """
    name = arguments.an(str, identifier, "identifier").strip().casefold()
    if not name or len(arguments.an(bytes, key, "key")) < _SHORTEST_KEY:
        raise InvalidInput(
            "No pseudonym can be made: the name is empty, or the key has {value} bytes.",
            code="customers.pseudonym",
            remedy="Give pseudonym_key, a secret of 16 bytes or more.",
            where="key",
            value=len(key),
        )
    return hmac.new(key, name.encode(), hashlib.sha256).hexdigest()[:32]


class Purpose(Choice):
    """What a segmentation is for."""

    MARKETING = "marketing"
    """To address people by segment."""
    PRICING = "pricing"
    """To set prices or terms by segment."""
    STATISTICS = "statistics"
    """To look at groups only."""


def _countries(value: Any) -> Mapping[str, str]:
    return arguments.by_name(value, "countries", arguments.text)


def _ids(value: Any) -> frozenset[str]:
    return arguments.identifiers(value, "objected_ids")


def _machine(value: Any) -> bool:
    return arguments.flag(value, "decided_by_machine")


@frozen(kw_only=True, field_transformer=number.checked)
class Use:
    """What a segmentation is for, and on whom.

    Args:
        purpose: What it is for.
        countries: The country of each customer, ISO 3166 alpha-2; read here, not kept.
        objected_ids: Customers who objected to profiling.
        decided_by_machine: Whether decisions that weigh on a person follow without a human.
        minimum_group_size: Smaller groups are not shown; your own rule, 1 for none.

    Raises:
        InvalidInput: The minimum is below 1.
    """

    purpose: Purpose = field(converter=Purpose)
    countries: Mapping[str, str] = field(converter=_countries)
    objected_ids: Collection[str] = field(default=frozenset(), converter=_ids)
    decided_by_machine: bool = field(default=False, converter=_machine)
    minimum_group_size: int = field(
        default=1, metadata=number.checks(number.whole, least=-1, most=10**12)
    )

    def __attrs_post_init__(self) -> None:
        if self.minimum_group_size < 1:
            raise InvalidInput(
                "A minimum group size of {value} means nothing.",
                code="customers.group_size",
                remedy="Give 1 or more.",
                where="minimum_group_size",
                value=self.minimum_group_size,
            )


@frozen(kw_only=True)
class PrivacyCheck:
    """What may not be shown of a segmentation, and what to mind in the rest.

    Attributes:
        withheld: Customers left without a segment, and why.
        notes: Duties and doubts, one sentence each, by jurisdiction.
    """

    withheld: Mapping[str, Text]
    notes: tuple[Text, ...]


def check_use(segments: Mapping[str, str], use: Use, *, on: dt.date) -> PrivacyCheck:
    """Return what the law and the caller's own minimum hold back of a segmentation.

    Args:
        segments: The segment of each customer.
        use: What it is for, and on whom.
        on: The day, for the law in force.

    Examples:
        >>> use = Use(purpose="marketing", countries={"a": "DE"}, objected_ids={"a"})
        >>> check = check_use({"a": "LOYAL"}, use, on=dt.date(2026, 11, 21))
        >>> str(check.withheld["a"])
        'a objected: under the GDPR no profiling for marketing (Art. 21(2)-(3)).'
    """
    segments = arguments.by_name(segments, "segments", arguments.text)
    arguments.an(Use, use, "use")
    on = arguments.day(on, "on")
    withheld: dict[str, Text] = {}
    laws: dict[str, Dated[PrivacyLaw] | None] = {}
    for name in segments:
        place = jurisdiction(use.countries.get(name, ""))
        if place not in laws:
            timeline = PRIVACY_LAWS.get(place)
            laws[place] = timeline.find(on) if timeline else None
        if name in use.objected_ids and use.purpose is not Purpose.STATISTICS:
            withheld[name] = _objection(name, laws[place])
    sizes = Counter(group for name, group in segments.items() if name not in withheld)
    for name, group in segments.items():
        if name not in withheld and sizes[group] < use.minimum_group_size:
            withheld[name] = Text(
                "The group {group} has {count} customers, fewer than {least}.",
                group=group,
                count=sizes[group],
                least=use.minimum_group_size,
            )
    return PrivacyCheck(
        withheld=withheld,
        notes=tuple(note for place in sorted(laws) for note in _notes(place, laws[place], use)),
    )


def _objection(name: str, law: Dated[PrivacyLaw] | None) -> Text:
    if law is None or not law.value.objection_ends_marketing:
        return Text("{customer} objected; the objection is honoured everywhere.", customer=name)
    return Text(
        "{customer} objected: under the {law} no profiling for marketing ({article}).",
        customer=name,
        law=law.value.name,
        article=law.value.objection_article,
    )


def _notes(place: str, law: Dated[PrivacyLaw] | None, use: Use) -> list[Text]:
    if law is None:
        where = place or "-"
        return [Text("No privacy law is on file for {place}: not checked.", place=where)]
    found = []
    name, article = law.value.name, law.value.decisions_article
    if use.decided_by_machine:
        found.append(
            Text(
                "{law}, {article}: {rule}",
                law=name,
                article=article,
                rule=_DECISIONS[law.value.automated_decisions],
            )
        )
    if use.purpose is Purpose.PRICING and law.value.fair_prices:
        found.append(
            Text(
                "{law}, {article}: no unreasonable differences in price or terms by profile.",
                law=name,
                article=article,
            )
        )
    if use.purpose is Purpose.MARKETING and law.value.untargeted_option:
        found.append(
            Text(
                "{law}, {article}: offer an untargeted option or an easy way to refuse.",
                law=name,
                article=article,
            )
        )
    return found


_DECISIONS = {
    AutomatedDecisions.PROHIBITED_SAVE_EXCEPTIONS: Text(
        "decisions by machine alone that weigh on a person need a contract, a law or explicit "
        "consent, and a human on request."
    ),
    AutomatedDecisions.ALLOWED_WITH_SAFEGUARDS: Text(
        "decisions by machine alone are allowed with notice, a hearing and a human on request."
    ),
    AutomatedDecisions.MAY_BE_REFUSED: Text(
        "the person may ask for an explanation and refuse a decision by machine alone."
    ),
}
