"""What is not computed for the United States, and what is left out of an estimate.

Column 2 (general note 3), 26 U.S.C. chapters 51 and 52, https://www.law.cornell.edu/uscode/text/26,
and the lists of https://hts.usitc.gov that were not read.

Example:
    >>> "us.excise" in [timeline.name for timeline in NOT_COMPUTED]
    True
"""

from xborder.countries.trade_remedies import SANCTION_OTHER, US, remedy
from xborder.countries.us import days, facts, origins, scope, sources
from xborder.countries.us.china import MAY_BE_EXCLUDED
from xborder.countries.us.lists import codes, other_codes
from xborder.countries.us.sales_tax import IN_A_STATE
from xborder.policy.vocabulary import *


def _several(group: Condition) -> Condition:
    """Return the condition that some goods are of a group of origins, and some are not."""
    return All(SomeLine(group), SomeLine(Not(group)))


MARITIME = "Ship-to-shore cranes, and since 2026-11-10 chassis for containers, pay more under Section 301, 25% to 100%; that is left out."
_OTHER_CLAIM = All(facts.CLAIMED, Not(facts.CLAIMS_A_PROGRAMME))
_DERIVED = other_codes("metals_2026", "none", "1a", "none then 1b")
_ADDED = codes("metals_2026", "none then 1b")
_WEIGHED = tuple(code for code in _DERIVED.split() if not code.startswith(("72", "73", "74", "76")))
_METALS_2026 = HsIn(_DERIVED, codes("metals_2026", "1a"))

NOT_COMPUTED = (
    NotComputed(
        id="us.inside",
        when=Is("ship_from", "US", "PR"),
        reason="Goods that are already in the customs territory of the United States are not imported.",
    ).by(sources.TARIFF_SCHEDULE),
    Doubtful(
        id="us.puerto_rico",
        when=Is("territory", "US-PR"),
        reason="Puerto Rico's own sales and use tax and excises are left out.",
    ).by(sources.TARIFF_SCHEDULE),
    NotComputed(
        id="us.excise",
        when=Is("item.excise", "alcohol", "tobacco"),
        reason="Federal excise tax on alcohol and tobacco is not computed.",
    ).by(sources.EXCISE),
    NotComputed(
        id="us.russia_column_2",
        when=All(Is("item.origin", "RU"), facts.ORDINARY_ENTRY),
        reason="Goods of Russia pay column 2, or 35% to 200% by lists that were not read.",
    ).by(sources.COLUMN_2, start=days.NORMAL_RELATIONS_END),
    Doubtful(
        id="us.column_2_surcharge",
        when=All(Is("item.origin", *origins.NO_NORMAL_RELATIONS.split()), facts.ORDINARY_ENTRY),
        reason="Whether the surcharge falls on goods that pay column 2 was not read; it is charged.",
    ).by(sources.SURCHARGE, start=days.EMERGENCY_ENDS, end=days.SURCHARGE_ENDS),
    Doubtful(
        id="us.japanese_claim",
        when=All(facts.CLAIMED, Is("item.origin", "JP"), facts.ORDINARY_ENTRY),
        reason="Whether the rate under the agreement with Japan counts towards a floor of the additional duties was not read; it is counted.",
    ).by(sources.SPECIAL_RATES, start=days.RECIPROCAL_BY_COUNTRY),
    NotComputed(
        id="us.preference",
        when=All(_OTHER_CLAIM, facts.ORDINARY_ENTRY),
        reason="The United States has no programme of preference for this origin that is known here.",
    ).by(sources.TARIFF_SCHEDULE),
    Doubtful(
        id="us.returned",
        when=All(Stated(Is("item.origin", "US")), Not(facts.CLAIMED), facts.ORDINARY_ENTRY),
        reason="Goods of the United States that come back as they left are free if 9801.00.10 is claimed (preference=True); no claim is made, and the duty is shown.",
    ).by(sources.TARIFF_SCHEDULE.at("9801.00.10")),
    NotComputed(
        id="us.metal_before_2025",
        when=All(
            facts.NOT_AMERICAN,
            HsIn(scope.METAL_BEFORE_MARCH_2025),
            facts.ORDINARY_ENTRY,
        ),
        reason="The metal duty before 2025-03-12, with its quotas and exclusions, is not computed.",
    ).by(sources.METALS_2018, end=days.METALS),
    Doubtful(
        id="us.chips",
        when=All(
            facts.NOT_AMERICAN, Possibly(HsIn(codes("chips_232", "listed"))), facts.ORDINARY_ENTRY
        ),
        reason="Some advanced chips and computers are under Section 232, at 25%, which is left out.",
    ).by(sources.CHIPS_2026, start=days.CHIPS),
    NotComputed(
        id="us.pharmaceuticals",
        when=All(
            Not(Is("item.origin", "GB", "US")),
            HsIn(codes("medicines_232", "listed")),
            Not(Stated(Is("elected:us.generic_medicine", "yes"))),
            facts.ORDINARY_ENTRY,
        ),
        reason="Patented medicines are under Section 232, up to 100%, which is not computed.",
    ).by(sources.PHARMACEUTICALS_2026, start=days.PHARMACEUTICALS),
    Doubtful(
        id="us.metal_weight",
        when=All(HsIn(*_WEIGHED), facts.ORDINARY_ENTRY),
        reason="The goods are counted as at least 15% metal by weight; below that Section 232 falls away.",
    )
    .by(sources.METALS_2026, start=days.METALS_WHOLE_VALUE, end=days.STEEL_RACKS)
    .then(sources.METALS_JUNE_2026, when=All(HsIn(*_WEIGHED, _ADDED), facts.ORDINARY_ENTRY)),
    Doubtful(
        id="us.british_metal",
        when=All(Is("item.origin", "GB"), _METALS_2026, facts.ORDINARY_ENTRY),
        reason="The lower rate for metal melted or smelted in the United Kingdom is left out.",
    ).by(sources.METALS_2026, start=days.METALS_WHOLE_VALUE),
    Doubtful(
        id="us.china_exclusion",
        when=All(facts.CHINA, MAY_BE_EXCLUDED, facts.ORDINARY_ENTRY),
        reason="Some goods of this number are excluded from the duty on China by their description; it is charged.",
    ).by(
        sources.CHINA_301,
        start=days.REVIEW_2024,
        note="The exclusions ran to 2026-11-09; what followed was not seen.",
    ),
    Doubtful(
        id="us.maritime",
        when=All(facts.CHINA, Possibly(HsIn("84261900")), facts.ORDINARY_ENTRY),
        reason=MARITIME,
    )
    .by(sources.CHINA_301_REVIEW, start=days.REVIEW_2024, end=days.MARITIME)
    .then(
        sources.CHINA_301_REVIEW,
        evidence="secondary",
        note="9903.91.12 and .14, as scheduled on 2025-11-10; a further delay was not seen.",
        when=All(facts.CHINA, Possibly(HsIn("84261900 871639 871690")), facts.ORDINARY_ENTRY),
    ),
    Doubtful(
        id="us.parts_of_cars",
        when=All(
            facts.NOT_AMERICAN,
            Possibly(HsIn(codes("car_parts", "perhaps"))),
            facts.ORDINARY_ENTRY,
        ),
        reason="If the goods are parts of a vehicle they are under Section 232, which is left out.",
    ).by(sources.CARS_2025, start=days.CAR_PARTS),
    Doubtful(
        id="us.for_medicines",
        when=All(
            facts.NOT_AMERICAN,
            Possibly(HsIn(codes("forced_labour_exempt", "medicine"))),
            facts.ORDINARY_ENTRY,
        ),
        reason="For use in medicines these goods are exempt from the duty on forced labour; it is charged.",
    ).by(sources.FORCED_LABOUR_LISTS, start=days.SURCHARGE_ENDS),
    Doubtful(
        id="us.for_aircraft",
        when=All(facts.NOT_AMERICAN, Possibly(HsIn(scope.AIRCRAFT)), facts.ORDINARY_ENTRY),
        reason="As civil aircraft or parts of it these goods are exempt from the duty on forced "
        "labour; it is charged.",
    ).by(sources.FORCED_LABOUR_LISTS, start=days.SURCHARGE_ENDS),
    NotComputed(
        id="us.solar_safeguard",
        when=All(facts.NOT_AMERICAN, HsIn("854142 854143"), facts.ORDINARY_ENTRY),
        reason="The safeguard on solar cells, with its quota, is not computed.",
    ).by(sources.SOLAR_2018, end=day(2026, 2, 7)),
    NotComputed(
        id="us.polysilicon",
        when=All(facts.NOT_AMERICAN, HsIn(scope.SOLAR), facts.ORDINARY_ENTRY),
        reason="Polysilicon and its derivatives are under Section 232 by annexes that were not read.",
    ).by(sources.SOLAR_2026, start=day(2026, 12, 4), status="scheduled"),
    Doubtful(
        id="us.quartz",
        when=All(facts.NOT_AMERICAN, HsIn(scope.QUARTZ), facts.ORDINARY_ENTRY),
        reason="Quartz surface products are under a tariff-rate quota, which is left out.",
    ).by(sources.QUARTZ_2026, start=day(2026, 8, 15)),
    Doubtful(
        id="us.postal_origins",
        when=All(
            facts.BY_POST,
            Stated(Is("elected:us.postal_by_item", "yes")),
            AnyOf(_several(facts.NOT_LOW), _several(facts.HIGH)),
        ),
        reason="Which of the sums a postal item with several origins pays was not read.",
    ).by(
        sources.RELIEF_ENDS, start=days.RELIEF_ENDS, end=days.EMERGENCY_ENDS, evidence="secondary"
    ),
    Doubtful(
        id="us.postal_preference",
        when=All(SomeLine(facts.UNDER_USMCA), facts.POSTAL_METHOD),
        reason="Which postal duty is due with goods under the agreement with Canada and Mexico was not read.",
    ).by(
        sources.RELIEF_ENDS, start=days.RELIEF_ENDS, end=days.EMERGENCY_ENDS, evidence="secondary"
    ),
    Doubtful(
        id="us.prints_by_post",
        when=All(HsIn(scope.PRINTS_AND_ART), facts.POSTAL_METHOD, Not(facts.GIFT)),
        reason="Prints and works of art may be informational materials, which kept the relief.",
    ).by(sources.INFORMATION, start=days.RELIEF_ENDS_CHINA, end=days.SURCHARGE_ENDS),
    Doubtful(
        id="us.information",
        when=All(Not(facts.GIFT), facts.RELIEVED),
        reason="Whether the rules of 2026-06-24 keep the relief for informational materials was not read.",
    ).by(sources.RELIEF_ENDS_FOR_GOOD, start=days.CFR_ENDS_RELIEF, end=days.RELIEF_REPEALED),
    NotComputed(
        id="us.region",
        when=All(facts.TAXED, Not(IN_A_STATE)),
        reason="The region is no state with its sales tax in the table; write it as US-CA.",
    ).by(sources.STATE_RATES),
    Doubtful(
        id="us.local_sales_tax",
        when=All(facts.TAXED, Not(facts.LOCAL_TAX_GIVEN)),
        reason="Only the state's part of the sales tax is computed: local rates are left out.",
    ).by(sources.STATE_RATES),
    remedy("us.trade_remedies", US, sources.TRADE_REMEDIES, Not(facts.GIFT)),
    Doubtful(
        id="us.quota",
        when=All(facts.RELIEVED, Not(facts.GIFT), HsIn(scope.QUOTA)),
        reason="Goods under a quota are outside the relief for small parcels; whether these are was not read.",
    ).by(sources.RELIEF_EXCLUDES, end=days.RELIEF_REPEALED),
    NotComputed(
        id="us.russia_banned",
        when=All(
            Is("item.origin", "RU"),
            HsIn("0302 0303 0304 0305 0306 0307 1604 1605 2208 2709 2710 2711 2701 7102 7103"),
        ),
        reason="The import of these goods of Russia is prohibited.",
    ).by(sources.RUSSIA, start=day(2022, 3, 11)),
    Doubtful(
        id="us.russia",
        when=All(
            Stated(Is("item.origin", "BY", "RU")), AnyOf(facts.RELIEVED, facts.ORDINARY_ENTRY)
        ),
        reason=SANCTION_OTHER,
    ).by(sources.RUSSIA, start=day(2022, 3, 11)),
)
"""What is not computed, and what is left out of an estimate."""
