"""Northern Ireland: the United Kingdom's VAT, and the European Union's customs rules for goods.

Goods that come from Great Britain to a consumer move as inside the United Kingdom: the seller
charges UK VAT, and no duty and no declaration is asked of the parcel. Goods from the rest of the
world are imported: up to GBP 135 free of customs duty, with VAT under IOSS, through the
marketplace or at import (not the supply VAT of Great Britain); above it with the duty of the
Common Customs Tariff and import VAT.

Since 2026-07-01 the European Union charges EUR 3 for each tariff heading in such parcels. How the
United Kingdom applies it to Northern Ireland was not seen: it stands behind the reading
``xi.flat_duty`` and is left out by default, and such a quote is an estimate. For parcels from
Great Britain the Government has said that nothing changes.

Until the end of 2020, the transition period, Northern Ireland was under the same rules as the rest
of the United Kingdom; the entries of those days are Great Britain's own.

Not computed: goods from a member of the European Union (no import), goods from Great Britain to a
business (duty depends on the risk that they move on to the Union), excise duty, preferences.

Official:
    https://www.nibusinessinfo.co.uk/content/calculating-customs-charges-when-importing-post
    https://www.gov.uk/government/collections/the-windsor-framework-further-detail-and-publications

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item, Seller
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="XI", on=dt.date(2025, 11, 21), prices="net",
    ...     items=[Item(hs_code="610910", origin="CN", quantity=1, unit_price="100.00 GBP")],
    ...     shipping="10.00 GBP", buyer=Buyer(kind="consumer"), seller=Seller(registrations=()),
    ... )
    >>> print(quote(parcel).total)  # 110.00 and import VAT of 20 %
    132.00 GBP
"""

import datetime as dt
from collections.abc import Iterable
from typing import Final, TypeVar

from attrs import evolve

from xborder.countries import gb
from xborder.countries.gb import CLAIMED, EU_MEMBERS, EXCISE, TRANSITION_ENDS, VALUES, VAT
from xborder.money import Money
from xborder.policy.amount import ByGoods, Flat, NoMoreThan, Percent
from xborder.policy.charge import Charge, ChargeKind, Moment
from xborder.policy.condition import (
    ALWAYS,
    All,
    AtMost,
    EveryLine,
    Is,
    Not,
    Reads,
    registered,
)
from xborder.policy.country import CountryPolicy, Limit, Reading, Step
from xborder.policy.scheme import Scheme
from xborder.source import Evidence, Source
from xborder.tariff.builtin_eu import TARIFF
from xborder.timeline import Dated, Timeline
from xborder.trade import Collector

_FLAT_DUTY_STARTS: Final = dt.date(2026, 7, 1)
_FLAT_DUTY_ENDS: Final = dt.date(2028, 7, 1)
_CHECKED: Final = dt.date(2026, 11, 21)

_POST: Final = Source(
    title="nibusinessinfo.co.uk: Calculating customs charges when importing by post",
    url="https://www.nibusinessinfo.co.uk/content/calculating-customs-charges-when-importing-post",
)
_POST_CHARGES: Final = Source(
    title="nibusinessinfo.co.uk: Pay outstanding charges on goods imported by post",
    url="https://www.nibusinessinfo.co.uk/content/pay-outstanding-charges-goods-imported-post",
)
_FROM_GB: Final = Source(
    title="nibusinessinfo.co.uk: Temporary arrangements for moving goods from Great Britain to "
    "Northern Ireland",
    url="https://www.nibusinessinfo.co.uk/content/temporary-arrangements-moving-goods-great-britain-northern-ireland",
)
_MARKETPLACE_GUIDE: Final = Source(
    title="HMRC: VAT and overseas goods sold to customers in the UK using online marketplaces",
    url="https://www.gov.uk/guidance/vat-and-overseas-goods-sold-to-customers-in-the-uk-using-online-marketplaces",
)
_IOSS_GUIDE: Final = Source(
    title="HMRC: Register to report and pay VAT on distance sales of goods to the EU or Northern "
    "Ireland",
    url="https://www.gov.uk/guidance/register-to-report-and-pay-vat-on-distance-sales-of-goods-from-northern-ireland-to-the-eu",
)
_VALUE_FOR_VAT: Final = Source(
    title="Value Added Tax Act 1994",
    url="https://www.legislation.gov.uk/ukpga/1994/23/section/21",
    article="s. 21",
)
_FRAMEWORK: Final = Source(
    title="Windsor Framework (Protocol on Ireland/Northern Ireland)",
    url="https://www.legislation.gov.uk/eut/withdrawal-agreement/attachment/1",
    article="Art. 5",
)
_LORDS: Final = Source(
    title="House of Lords, 26 February 2026: Duty Relief Exemption: Small Parcels",
    url="https://parallelparliament.co.uk/debate/2026-02-26/lords/lords-chamber/duty-relief-exemption-small-parcels",
)
_FLAT_DUTY: Final = Source(
    title="Council Regulation (EU) 2026/382",
    url="https://eur-lex.europa.eu/eli/reg/2026/382/oj",
    article="Art. 2",
)

_CONSUMER: Final = Is("buyer.kind", "consumer")
_VAT_REGISTERED: Final = All(Is("buyer.kind", "business"), Is("buyer.tax_number", "yes"))
_GIFT: Final = Is("gift", "yes")
_FROM_BRITAIN: Final = Is("ship_from", "GB", "IM")
_NO_EXCISE: Final = EveryLine(Not(EXCISE))
_LOW_VALUE: Final = All(AtMost(value="intrinsic", limit=Money("135 GBP")), _NO_EXCISE)
_FLAT_DUTY_APPLIED: Final = Reads("xi.flat_duty", "applied")

_STEPS: Final[tuple[Timeline[Step], ...]] = (
    Timeline(
        [
            Dated(
                value=Charge(
                    id="domestic_vat",
                    kind=ChargeKind.VAT,
                    title="UK VAT charged by the seller",
                    amount=ByGoods("vat"),
                    base=("supply_value",),
                    collector=Collector.SELLER,
                    moment=Moment.CHECKOUT,
                    refundable=True,
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=_FROM_GB,
                checked_on=_CHECKED,
                note="Treated and reported as a sale inside the United Kingdom.",
            )
        ],
        name="domestic_vat",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="ioss_vat",
                    kind=ChargeKind.VAT,
                    title="VAT under IOSS",
                    amount=ByGoods("vat"),
                    base=("supply_value",),
                    collector=Collector.SELLER,
                    moment=Moment.CHECKOUT,
                    refundable=True,
                ),
                start=dt.date(2021, 7, 1),
                evidence=Evidence.SECONDARY,
                source=_IOSS_GUIDE,
                checked_on=_CHECKED,
            )
        ],
        name="ioss_vat",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="marketplace_vat",
                    kind=ChargeKind.VAT,
                    title="UK VAT charged by the marketplace",
                    amount=ByGoods("vat"),
                    base=("supply_value",),
                    collector=Collector.MARKETPLACE,
                    moment=Moment.CHECKOUT,
                    refundable=True,
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_MARKETPLACE_GUIDE,
                checked_on=_CHECKED,
            )
        ],
        name="marketplace_vat",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="flat_duty",
                    kind=ChargeKind.DUTY,
                    title="Customs duty of EUR 3 for each tariff heading",
                    amount=Flat(Money("3 EUR"), distinct=("hs6",)),
                    base=("intrinsic",),
                    when=All(_FLAT_DUTY_APPLIED, _CONSUMER),
                ),
                start=_FLAT_DUTY_STARTS,
                end=_FLAT_DUTY_ENDS,
                evidence=Evidence.SECONDARY,
                source=_FLAT_DUTY,
                checked_on=_CHECKED,
            )
        ],
        name="flat_duty",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="duty",
                    kind=ChargeKind.DUTY,
                    title="Customs duty",
                    amount=ByGoods("tariff"),
                    base=("customs_value",),
                    refundable=True,
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=_FRAMEWORK,
                checked_on=_CHECKED,
                note="Goods from outside the United Kingdom and the European Union bear the "
                "duty of the Common Customs Tariff.",
            )
        ],
        name="duty",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="gift_flat_duty",
                    kind=ChargeKind.DUTY,
                    title="Customs duty on a gift, at most 2.5%",
                    amount=NoMoreThan(ByGoods("tariff"), Percent("0.025")),
                    base=("gift_value",),
                    refundable=True,
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_POST_CHARGES,
                checked_on=_CHECKED,
            )
        ],
        name="gift_flat_duty",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="import_vat",
                    kind=ChargeKind.VAT,
                    title="Import VAT",
                    amount=ByGoods("vat"),
                    base=("import_vat_value", "flat_duty", "duty", "gift_flat_duty"),
                    refundable=True,
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_VALUE_FOR_VAT,
                checked_on=_CHECKED,
            )
        ],
        name="import_vat",
    ),
)

_SCHEMES: Final[tuple[Timeline[Scheme], ...]] = (
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="xi.gift_from_britain",
                    title="Gift from Great Britain",
                    when=All(_FROM_BRITAIN, _GIFT),
                    steps=(),
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_FROM_GB,
                checked_on=_CHECKED,
            )
        ],
        name="xi.gift_from_britain",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="xi.from_britain",
                    title="Sale from Great Britain to a consumer, free of duty",
                    when=All(_FROM_BRITAIN, _CONSUMER),
                    steps=("domestic_vat",),
                ),
                start=TRANSITION_ENDS,
                end=_FLAT_DUTY_STARTS,
                evidence=Evidence.OFFICIAL,
                source=_FROM_GB,
                checked_on=_CHECKED,
                note="Since 1 May 2025 through a carrier of the UK Carrier Scheme. Goods under "
                "trade defence measures and heavy parcels are not told apart.",
            ),
            Dated(
                value=Scheme(
                    id="xi.from_britain",
                    title="Sale from Great Britain to a consumer, free of duty",
                    when=All(_FROM_BRITAIN, _CONSUMER),
                    steps=("domestic_vat",),
                ),
                start=_FLAT_DUTY_STARTS,
                evidence=Evidence.OFFICIAL,
                source=_LORDS,
                checked_on=_CHECKED,
                note="The end of the European Union's relief leaves the UK Carrier Scheme and "
                "the UK Internal Market Scheme as they are.",
            ),
        ],
        name="xi.from_britain",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="xi.gift_relief",
                    title="Gift up to GBP 39, free",
                    when=All(_GIFT, AtMost(value="intrinsic", limit=Money("39 GBP")), _NO_EXCISE),
                    steps=(),
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_POST,
                checked_on=_CHECKED,
            )
        ],
        name="xi.gift_relief",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="xi.gift_flat_rate",
                    title="Gift from GBP 135 to below GBP 630, duty of at most 2.5%",
                    when=All(
                        _GIFT,
                        _NO_EXCISE,
                        Not(_LOW_VALUE),
                        AtMost(value="intrinsic", limit=Money("630 GBP"), inclusive=False),
                    ),
                    steps=("gift_flat_duty", "import_vat"),
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_POST_CHARGES,
                checked_on=_CHECKED,
            )
        ],
        name="xi.gift_flat_rate",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="xi.ioss",
                    title="Up to GBP 135 under IOSS",
                    when=All(_LOW_VALUE, Not(_GIFT), Not(_VAT_REGISTERED), registered("IOSS")),
                    steps=("flat_duty", "ioss_vat"),
                ),
                start=dt.date(2021, 7, 1),
                evidence=Evidence.SECONDARY,
                source=_IOSS_GUIDE,
                checked_on=_CHECKED,
            )
        ],
        name="xi.ioss",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="xi.marketplace",
                    title="Up to GBP 135, VAT charged by the marketplace",
                    when=All(
                        _LOW_VALUE,
                        Not(_GIFT),
                        Not(_VAT_REGISTERED),
                        Is("channel", "marketplace"),
                    ),
                    steps=("flat_duty", "marketplace_vat"),
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_MARKETPLACE_GUIDE,
                checked_on=_CHECKED,
            )
        ],
        name="xi.marketplace",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="xi.low_value",
                    title="Up to GBP 135 with import VAT",
                    when=_LOW_VALUE,
                    steps=("flat_duty", "import_vat"),
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_POST,
                checked_on=_CHECKED,
                note="The European Union's limit of EUR 150, which HMRC's guides give as GBP 135.",
            )
        ],
        name="xi.low_value",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="xi.import",
                    title="Import with duty and VAT",
                    when=ALWAYS,
                    steps=("duty", "import_vat"),
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=_FRAMEWORK,
                checked_on=_CHECKED,
            )
        ],
        name="xi.import",
    ),
)

_LIMITS: Final[tuple[Timeline[Limit], ...]] = (
    Timeline(
        [
            Dated(
                value=Limit(
                    id="xi.excise",
                    when=EXCISE,
                    reason="Excise duty on alcohol, tobacco and fuels is not computed.",
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_POST_CHARGES,
                checked_on=_CHECKED,
            )
        ],
        name="xi.excise",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="xi.from_union",
                    when=Is("ship_from", *EU_MEMBERS),
                    reason="Goods from a member of the European Union are not imported into "
                    "Northern Ireland.",
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=_FRAMEWORK,
                checked_on=_CHECKED,
            )
        ],
        name="xi.from_union",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="xi.inside",
                    when=Is("ship_from", "XI"),
                    reason="Goods that are already in Northern Ireland are not imported.",
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=_FRAMEWORK,
                checked_on=_CHECKED,
            )
        ],
        name="xi.inside",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="xi.business_from_britain",
                    when=All(_FROM_BRITAIN, Is("buyer.kind", "business")),
                    reason="Duty on goods from Great Britain to a business depends on the risk "
                    "that they move on to the European Union, which is not computed.",
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_FROM_GB,
                checked_on=_CHECKED,
            )
        ],
        name="xi.business_from_britain",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="xi.parcel_charges",
                    when=All(_LOW_VALUE, Not(_GIFT), Not(_FROM_BRITAIN), _CONSUMER),
                    reason="Whether the European Union's charges on parcels apply to Northern "
                    "Ireland was not established.",
                    estimate=True,
                ),
                start=_FLAT_DUTY_STARTS,
                evidence=Evidence.SECONDARY,
                source=_LORDS,
                checked_on=_CHECKED,
                note="The EUR 3 duty since 2026-07-01 and the handling fee planned from "
                "2026-11-01: asked about both, the Government spoke of Great Britain only.",
            )
        ],
        name="xi.parcel_charges",
    ),
    Timeline(
        [
            evolve(
                gb.WHOLE_ITEMS,
                value=evolve(
                    gb.WHOLE_ITEMS.value,
                    id="xi.gift_whole_items",
                    when=All(gb.WHOLE_ITEMS.value.when, Not(_FROM_BRITAIN)),
                ),
            )
        ],
        name="xi.gift_whole_items",
    ),
    Timeline(
        [
            evolve(
                gb.GIFT_PERFUME,
                value=evolve(
                    gb.GIFT_PERFUME.value,
                    id="xi.gift_perfume",
                    when=All(gb.GIFT_PERFUME.value.when, Not(_FROM_BRITAIN)),
                ),
            )
        ],
        name="xi.gift_perfume",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="xi.preference",
                    when=All(CLAIMED, Not(_LOW_VALUE), Not(_FROM_BRITAIN)),
                    reason="A preference for this origin is not computed: "
                    "the general duty is shown.",
                    estimate=True,
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=_FRAMEWORK,
                checked_on=_CHECKED,
            )
        ],
        name="xi.preference",
    ),
)

T = TypeVar("T")


def _until_2020(timelines: Iterable[Timeline[T]]) -> dict[str, tuple[Dated[T], ...]]:
    """Return by name what of Great Britain's rules held in the transition period."""
    return {
        timeline.name: tuple(
            evolve(entry, end=min(entry.end or TRANSITION_ENDS, TRANSITION_ENDS))
            for entry in timeline
            if entry.start is None or entry.start < TRANSITION_ENDS
        )
        for timeline in timelines
    }


def _after(early: Iterable[Timeline[T]], late: Iterable[Timeline[T]]) -> tuple[Timeline[T], ...]:
    """Return the timelines of both times, those of one name as one, in the order of the law."""
    before, since = _until_2020(early), {timeline.name: tuple(timeline) for timeline in late}
    names = (*before, *(name for name in since if name not in before))
    return tuple(
        Timeline(entries, name=name)
        for name in names
        if (entries := (*before.get(name, ()), *since.get(name, ())))
    )


POLICY: Final = CountryPolicy(
    code="XI",
    currency="GBP",
    opens=gb.OPENS,
    values=VALUES,
    steps=_after(gb.STEPS, _STEPS),
    schemes=_after(gb.SCHEMES, _SCHEMES),
    tables={"tariff": TARIFF, "vat": VAT},
    limits=_after(gb.LIMITS, _LIMITS),
    readings=(
        gb.VAT_ROUNDING,
        Reading(
            id="xi.flat_duty",
            question="Does the European Union's duty of EUR 3 apply to parcels from the rest of "
            "the world to Northern Ireland?",
            options={
                "not_applied": "Not seen to be applied: no text of the United Kingdom was found.",
                "applied": "Yes: the Union's customs law applies to such goods under the "
                "Windsor Framework.",
            },
            default="not_applied",
        ),
    ),
)
