"""Duties of the United States: column 1, and the actions that add to it.

Every duty falls on the entered value and they are added, not compounded. An action that another
one pushes aside says so as a difference: the reciprocal duty less what is exempt, less the part on
metal. Floors ("top up to 15%") count the ordinary duty exactly. https://hts.usitc.gov, chapter 99.

Example:
    >>> [charge.on(day(2026, 11, 21)).id for charge in DUTIES if charge.find(day(2026, 11, 21))]
    ['duty', 'preferential_duty', 'column_2_duty', 's301', 's232', 's301_brazil', 's301_forced_labour', 's338']
"""

from xborder.countries.us import days, facts, origins, scope, sources
from xborder.countries.us.china import EXCLUDED
from xborder.countries.us.metals import BURDENED_WHOLE
from xborder.policy.vocabulary import *

CENTS = Rounding(unit=1, mode=Mode.HALF_UP, stage=Stage.ENTRY_LINE)
"""Duty is shown in cents, half up, on each line of the entry."""


def _added(id: str, title: str, amount: Amount, when: Condition) -> Charge:  # noqa: A002 - its id
    """Return an additional duty on the entered value."""
    return Charge(
        id=id,
        kind=ChargeKind.ADDITIONAL_DUTY,
        title=title,
        amount=amount,
        base="entered_value",
        when=when,
        assessed=CENTS,
    )


def _less(whole: Amount, *tables: str) -> Amount:
    """Return an amount less what the tables take off."""
    for table in tables:
        whole = Difference(whole, ByGoods(table))
    return whole


_COLUMN_2_BEFORE_2022 = Is("item.origin", *origins.COLUMN_2_BEFORE_2022.split())
_COLUMN_2 = Is("item.origin", *origins.NO_NORMAL_RELATIONS.split())
_UNDER_FENTANYL = All(
    Is("item.origin", "CN", "HK", "CA", "MX"),
    Not(HsIn(scope.BOOKS)),
)


_NEIGHBOUR_BURDENED = All(facts.NORTH_AMERICA, Not(facts.UNDER_USMCA))
"""Goods of Canada and Mexico under their emergency duty, until 2025-06-03 free of that on metal."""
_RECIPROCAL = All(
    facts.NOT_AMERICAN,
    Not(facts.ON_THE_WATER_APRIL_2025),
    AnyOf(facts.ALL_CHINA, Not(facts.ON_THE_WATER_AUGUST_2025)),
)
_NOT_SPARED = All(facts.NOT_AMERICAN, Not(facts.UNDER_USMCA))
_COLUMN_1 = All(Not(facts.CLAIMS_A_PROGRAMME), Not(_COLUMN_2))


def _postal(
    id: str,  # noqa: A002 - its id
    title: str,
    amount: Amount,
    when: Condition = facts.NOT_AMERICAN,
) -> Charge:
    """Return a duty that a postal carrier collects instead of all others."""
    return Charge(
        id=id,
        kind=ChargeKind.DUTY,
        title=title,
        amount=amount,
        base="customs_value",
        when=when,
        collector=Collector.CARRIER,
        moment=Moment.IMPORT,
    )


_POSTAL_ENDS = days.EMERGENCY_ENDS
_ENDS = day(2025, 8, 29)
_TRUCE = day(2025, 5, 14)


DUTIES = (
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base="entered_value",
        when=All(Not(facts.CLAIMS_A_PROGRAMME), Not(_COLUMN_2_BEFORE_2022)),
        assessed=CENTS,
    )
    .by(sources.TARIFF_SCHEDULE, end=days.NORMAL_RELATIONS_END, evidence="official")
    .then(sources.TARIFF_SCHEDULE, evidence="official", when=_COLUMN_1),
    Charge(
        id="preferential_duty",
        kind=ChargeKind.DUTY,
        title="Customs duty, preferential",
        amount=ByGoods("preference"),
        base="entered_value",
        when=facts.CLAIMS_A_PROGRAMME,
        assessed=CENTS,
    ).by(sources.SPECIAL_RATES),
    Charge(
        id="column_2_duty",
        kind=ChargeKind.DUTY,
        title="Customs duty, column 2",
        amount=ByGoods("column_2"),
        base="entered_value",
        when=_COLUMN_2_BEFORE_2022,
        assessed=CENTS,
    )
    .by(sources.COLUMN_2, end=days.NORMAL_RELATIONS_END)
    .then(sources.COLUMN_2, when=_COLUMN_2),
    _added(
        "s301", "Section 301 duty on China", ByGoods("s301"), All(facts.CHINA, Not(EXCLUDED))
    ).by(sources.CHINA_301),
    _added(
        "s232",
        "Section 232 duty",
        ByGoods("s232"),
        All(facts.NOT_AMERICAN, Not(_NEIGHBOUR_BURDENED)),
    )
    .by(
        sources.METAL_LAST,
        start=days.METALS,
        end=days.CAR_PARTS,
        note="The order of 2025-04-29 acts back to 2025-03-04.",
    )
    .then(
        sources.METAL_LAST,
        end=days.METALS_DOUBLED,
        when=All(facts.NOT_AMERICAN, Not(All(_NEIGHBOUR_BURDENED, Not(HsIn(scope.CAR_PARTS))))),
    )
    .then(sources.METAL_FIRST, when=facts.NOT_AMERICAN),
    _added("ieepa_fentanyl", "IEEPA fentanyl duty", ByGoods("ieepa_fentanyl"), _UNDER_FENTANYL)
    .by(sources.FENTANYL, start=days.FENTANYL, end=days.USMCA_SPARED)
    .then(
        sources.FENTANYL,
        end=days.METALS_DOUBLED,
        note="Goods under the agreement with Canada and Mexico were spared from 2025-03-07.",
        when=All(_UNDER_FENTANYL, Not(facts.UNDER_USMCA)),
    )
    .then(
        sources.METAL_FIRST,
        end=days.EMERGENCY_ENDS,
        amount=_less(ByGoods("ieepa_fentanyl"), "fentanyl_metal"),
    ),
    _added(
        "ieepa_reciprocal",
        "IEEPA reciprocal duty",
        _less(ByGoods("ieepa_reciprocal"), "ieepa_exempt", "ieepa_metal"),
        All(_RECIPROCAL, Not(BURDENED_WHOLE)),
    )
    .by(sources.RECIPROCAL, start=days.RECIPROCAL, end=days.METALS_DOUBLED)
    .then(sources.RECIPROCAL_RATES, end=days.EMERGENCY_ENDS, when=_RECIPROCAL),
    _added(
        "ieepa_reciprocal_in_transit",
        "IEEPA reciprocal duty, goods in transit",
        _less(Percent("0.10"), "in_transit_exempt", "in_transit_metal"),
        All(
            facts.NOT_AMERICAN,
            Not(facts.ALL_CHINA),
            Not(facts.NORTH_AMERICA),
            facts.ON_THE_WATER_AUGUST_2025,
        ),
    ).by(sources.RECIPROCAL_RATES, start=days.RECIPROCAL_BY_COUNTRY, end=days.IN_TRANSIT_ENDS),
    _added(
        "ieepa_brazil",
        "IEEPA duty on Brazil",
        _less(Percent("0.40"), "brazil_exempt", "brazil_metal"),
        All(Is("item.origin", "BR"), Not(facts.ON_THE_WATER_FROM_BRAZIL)),
    ).by(sources.BRAZIL_2025, start=days.BRAZIL, end=days.EMERGENCY_ENDS),
    _added(
        "ieepa_india",
        "IEEPA duty on India",
        _less(Percent("0.25"), "india_exempt", "india_metal"),
        Is("item.origin", "IN"),
    ).by(sources.INDIA_2025, start=days.INDIA, end=days.INDIA_ENDS),
    _added(
        "s122",
        "Section 122 surcharge",
        _less(Percent("0.10"), "surcharge_exempt", "surcharge_metal"),
        All(
            facts.NOT_AMERICAN,
            Not(facts.UNDER_USMCA),
            Not(facts.CENTRAL_AMERICAN_TEXTILES),
            Not(facts.ON_THE_WATER_FEBRUARY_2026),
        ),
    ).by(sources.SURCHARGE, start=days.EMERGENCY_ENDS, end=days.SURCHARGE_ENDS),
    _added(
        "s301_brazil",
        "Section 301 duty on Brazil",
        _less(Percent("0.25"), "brazil_301_exempt", "brazil_301_metal"),
        All(Is("item.origin", "BR"), Not(facts.ON_THE_WATER_FROM_BRAZIL_2026)),
    ).by(sources.BRAZIL_2026, start=days.BRAZIL_301),
    _added(
        "s301_forced_labour",
        "Section 301 duty, forced labour",
        _less(ByGoods("s301_forced_labour"), "forced_labour_exempt", "forced_labour_metal"),
        All(
            facts.NOT_AMERICAN,
            Not(facts.UNDER_USMCA),
            Not(facts.CENTRAL_AMERICAN_TEXTILES),
            Not(facts.ON_THE_WATER_JULY_2026),
        ),
    ).by(sources.FORCED_LABOUR, start=days.SURCHARGE_ENDS),
    _added(
        "s338",
        "Section 338 duty on Canada",
        _less(ByGoods("s338"), "s338_metal"),
        Is("item.origin", "CA"),
    )
    .by(sources.CANADA_338, start=days.CANADA_338, end=days.CANADA_WIDENED)
    .then(sources.CANADA_338_WIDENED, amount=ByGoods("s338")),
    _added(
        "s301_nicaragua",
        "Section 301 duty on Nicaragua",
        Percent("0.10"),
        All(Is("item.origin", "NI"), Not(facts.CLAIMED)),
    )
    .by(
        sources.NICARAGUA_301,
        start=day(2027, 1, 1),
        end=day(2028, 1, 1),
        status="scheduled",
        note="Not on originating goods of the agreement with Central America.",
    )
    .then(sources.NICARAGUA_301, status="scheduled", amount=Percent("0.15")),
)
"""The duties of an ordinary entry, in the order they are computed."""

POSTAL = (
    _postal("postal_china", "Postal duty on China, by value", Percent("1.20"))
    .by(sources.RELIEF_ENDS_CHINA, start=day(2025, 5, 2), end=_TRUCE)
    .then(sources.RELIEF_ENDS_CHINA, end=_ENDS, amount=Percent("0.54")),
    _postal("postal_china_item", "Postal duty on China, by item", Flat(Money("100 USD"))).by(
        sources.RELIEF_ENDS_CHINA, start=day(2025, 5, 2), end=_ENDS
    ),
    _postal(
        "postal_duty",
        "Postal duty, by value",
        Highest(ByGoods("postal_duty")),
        _NOT_SPARED,
    ).by(sources.RELIEF_ENDS, start=_ENDS, end=_POSTAL_ENDS),
    _postal("postal_item_duty", "Postal duty, by item", ByGoods("postal_sum")).by(
        sources.RELIEF_ENDS, start=_ENDS, end=_POSTAL_ENDS
    ),
    _postal("postal_surcharge", "Postal duty, surcharge only", Percent("0.10"), _NOT_SPARED).by(
        sources.POSTAL_2026, start=days.EMERGENCY_ENDS, end=days.SURCHARGE_ENDS
    ),
)
"""What postal parcels paid instead, from 2025-05-02 to 2026-07-23."""
