"""Rates: one rate of an official tariff, as its row has it, with what it is and where it stands."""

from attrs import field, frozen

from xborder.choice import Choice
from xborder.policy.amount import Amount, Unsupported
from xborder.timeline import Dated


class RateKind(Choice):
    """What a rate of a tariff is."""

    GENERAL = "general"
    """The ordinary duty: third country, most favoured nation, basic."""
    BOUND = "bound"
    """The rate bound in the World Trade Organization, where a tariff prints it beside its own."""
    TEMPORARY = "temporary"
    """A rate that stands in place of the ordinary one for a time."""
    OTHER_COUNTRIES = "other_countries"
    """The duty of countries without most-favoured-nation treatment: the American column 2."""
    PREFERENCE = "preference"
    """A lower duty for goods of some origin, if it is claimed and proven."""
    QUOTA = "quota"
    """The duty inside a quota, while it lasts."""
    SUSPENSION = "suspension"
    """A duty lowered or lifted for everybody, often for an end use."""
    END_USE = "end_use"
    """A duty for goods put to a use that customs authorised."""
    REMEDY = "remedy"
    """A duty against dumping or subsidies."""
    ADDITIONAL = "additional"
    """A duty on top of others: safeguards, chapter 99 of the American tariff."""
    OTHER = "other"
    """No duty: a tax, an excise, a fee."""


def _codes(codes: "frozenset[str] | set[str] | tuple[str, ...] | list[str]") -> frozenset[str]:
    return frozenset(codes)


@frozen(kw_only=True)
class OfficialRate:
    """One rate that a row of an official file states.

    Attributes:
        row: The place of the row in what was given, the first at 0.
        code: The digits it is for, the noughts that only fill up taken off.
        kind: What it is.
        text: The rate as the file has it.
        amount: The rate as an amount, with its days, its source and its legal status.
        measure_type: The code of its measure type, where the tariff has such.
        programme: The agreement or column, as the file names it; empty if it needs none.
        area: The group of origins, as the file names it; empty for all.
        origins: The countries of origin, where they are known; empty for all, or if not known.
        excluded: Countries that the file takes out of the area.
        units: The units that goods of the line are counted in.
        inherited_from: The code whose row states the rate, if it is not its own row.
        conditions: What else it hangs on, as the file has it.
        order_number: The number of its quota.
        additional_code: The code that tells firms or goods apart.
        see: Other headings that the row points to.
        collected: Whether it is collected at all. What is suspended, or bound and not applied, is
            law all the same, and keeps its status.
    """

    row: int
    code: str
    kind: RateKind
    text: str
    amount: Dated[Amount]
    measure_type: str = ""
    programme: str = ""
    area: str = ""
    origins: frozenset[str] = field(default=frozenset(), converter=_codes)
    excluded: frozenset[str] = field(default=frozenset(), converter=_codes)
    units: tuple[str, ...] = ()
    inherited_from: str = ""
    conditions: tuple[str, ...] = ()
    order_number: str = ""
    additional_code: str = ""
    see: tuple[str, ...] = ()
    collected: bool = True

    @property
    def is_computed(self) -> bool:
        """Whether the rate's text was understood."""
        return not isinstance(self.amount.value, Unsupported)

    @property
    def same_thing(self) -> tuple[object, ...]:
        """What two rates share that cannot both hold on one day."""
        return (
            self.code,
            self.kind,
            self.measure_type,
            self.programme,
            self.area,
            self.origins,
            self.order_number,
            self.additional_code,
            self.conditions,
        )
