"""Brazil: postal and express remittances.

A remittance of at most USD 3,000 is taxed by the simplified regime: 60% import tax on the customs
value (goods, freight and insurance). A shop in the programme Remessa Conforme collects the taxes
at the checkout: from 2023-08-01 nothing up to USD 50; from 2024-08-01 20% up to USD 50 and above
it 60% less USD 20; since 2026-05-12 nothing up to USD 50 and above it 60% less USD 30. The sum is
taken off the tax, not off the base. The states' ICMS sits inside its own base: 17%, and since
2025-04-01 20% in ten states. The day that counts is the one on which the import is registered.

Not computed: ordinary imports, ICMS before June 2023, reliefs for medicines and books.

Official: https://www.gov.br/receitafederal/pt-br/assuntos/aduana-e-comercio-exterior/manuais/remessas-postal-e-expressa/topicos/tributacao

Example:
    >>> from xborder.landed_cost import quote
    >>> from xborder.exchange import Quotation, RateTable
    >>> from xborder.trade import Buyer, Consignment, Item, Seller
    >>> day = dt.date(2025, 3, 31)
    >>> rates = RateTable([
    ...     Quotation.of("USD", "BRL", "5.50", start=day, kind="customs", source="example"),
    ... ])
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="BR", on=day, prices="net", shipping="0 BRL",
    ...     items=[Item(hs_code="610910", quantity=1, unit_price="330 BRL")],
    ...     seller=Seller(registrations={"REMESSA_CONFORME"}), buyer=Buyer(kind="consumer"),
    ... )
    >>> quote(parcel, rates=rates).total  # 330 + (198 - 110) + 17/83 of 418
    Money('503.61 BRL')
"""

import datetime as dt
from typing import Final

from xborder.money import Money
from xborder.money.rounding import Mode, Rounding, Stage
from xborder.policy.amount import ByGoods, Percent, PercentInside, Unsupported
from xborder.policy.charge import Charge, ChargeKind, Moment
from xborder.policy.condition import (
    ALWAYS,
    All,
    AnyOf,
    AtMost,
    GoodsIn,
    Is,
    Named,
    Not,
    Reads,
    Stated,
    registered,
)
from xborder.policy.country import CountryPolicy, Limit, Reading, Step
from xborder.policy.goods_table import ALL_GOODS, GoodsRule, GoodsTable, Scope
from xborder.policy.scheme import Scheme
from xborder.policy.value import Value
from xborder.source import Evidence, Source, Status
from xborder.timeline import Dated, Timeline
from xborder.trade import Collector

OPENS: Final = dt.date(2020, 1, 1)
_ICMS_17: Final = dt.date(2023, 6, 1)
_PROGRAMME: Final = dt.date(2023, 8, 1)
_LAW_14902: Final = dt.date(2024, 8, 1)
_ICMS_20: Final = dt.date(2025, 4, 1)
_LAW_15502: Final = dt.date(2026, 5, 12)
_CHECKED: Final = dt.date(2026, 11, 21)

_REGIME: Final = Source(
    title="Vextra Express: taxation of express remittances",
    url="https://vextraexpress.com/tributacao",
)
_CIF: Final = Source(
    title="Guia Tributário: Lei 14.902/2024 and the ordinance on remittances",
    url="https://guiatributario.net/2024/07/01",
)
_START: Final = Source(
    title="Folha de S.Paulo: purchases from abroad under Remessa Conforme",
    url="https://www1.folha.uol.com.br/mercado/2023/08/calculadora-mostra-como-ficam-as-compras-do-exterior-com-as-regras-do-remessa-conforme.shtml",
)
_LAW_2024: Final = Source(
    title="Ecomex, with tables of Receita Federal on Lei 14.902/2024",
    url="https://ecomex.com.br/?p=6333244",
)
_LAW_2026: Final = Source(
    title="Receita Federal: taxation of remittances, Lei 15.502/2026 and Portaria MF 1.342/2026",
    url="https://www.gov.br/receitafederal/pt-br/assuntos/aduana-e-comercio-exterior/manuais/remessas-postal-e-expressa/topicos/tributacao",
)
_UNIFORM_ICMS: Final = Source(
    title="Correio Braziliense: ICMS on purchases abroad rises to 20% in ten states",
    url="https://www.correiobraziliense.com.br/economia/2025/03/7098360-icms-de-compras-internacionais-sobe-para-20-em-10-estados-a-partir-de-amanha.html",
)
_PERSONS: Final = Source(
    title="Band: new rules for international purchases, August 2023",
    url="https://band.uol.com.br/economia/noticias/novas-regras-para-compras-internacionais-passam-a-valer-em-agosto-16620789/amp",
)
_MEDICINES: Final = Source(
    title="CliCPortela on Lei 14.902/2024 and MP 1.236/2024",
    url="https://www.clicportela.com.br/noticia/110285/taxacao-de-compras-de-ate-us-50-comeca-em-agosto-determina-mp",
)
_BOOKS: Final = Source(
    title="Constitution of Brazil",
    url="https://www.planalto.gov.br/ccivil_03/constituicao/constituicao.htm",
    article="Art. 150, VI, d",
)
_POST: Final = Source(title="Correios", url="https://www.correios.com.br/")

_CENT: Final = Rounding(unit=1, mode=Mode.HALF_UP, stage=Stage.DECLARATION)
_SIMPLIFIED: Final = AtMost(value="customs_value", limit=Money("3000 USD"))
_IN_PROGRAMME: Final = All(
    registered("REMESSA_CONFORME"), Is("buyer.kind", "consumer"), _SIMPLIFIED
)
_FIFTY_CIF: Final = AtMost(value="customs_value", limit=Money("50 USD"))
_FIFTY_GOODS: Final = AtMost(value="intrinsic", limit=Money("50 USD"))
_LOW: Final = Named(
    AnyOf(
        All(Reads("br.low_band", "with_freight"), _FIFTY_CIF),
        All(Reads("br.low_band", "goods_only"), _FIFTY_GOODS),
    ),
    "the remittance is worth at most USD 50",
)
_AT_20: Final = Is(
    "region",
    *("BR-AC", "BR-AL", "BR-BA", "BR-CE", "BR-MG", "BR-PB", "BR-PI", "BR-RN", "BR-RR", "BR-SE"),
)
_ICMS_BASE: Final = ("customs_value", "low_import_tax.due", "high_import_tax.due", "import_tax.due")
_STATE_KNOWN: Final = Named(AnyOf(_AT_20, Not(_AT_20)), "the state of the destination is known")

_VALUES: Final[tuple[Timeline[Value], ...]] = (
    Timeline(
        [
            Dated(
                value=Value(
                    id="intrinsic",
                    title="Price of the goods",
                    plus=("goods",),
                    minus=("seller_discount",),
                ),
                evidence=Evidence.SECONDARY,
                source=_CIF,
                checked_on=_CHECKED,
            )
        ],
        name="price of the goods",
    ),
    Timeline(
        [
            Dated(
                value=Value(
                    id="customs_value",
                    title="Customs value with freight and insurance",
                    plus=("intrinsic", "freight", "insurance", "taxable_fees"),
                ),
                evidence=Evidence.SECONDARY,
                source=_CIF,
                checked_on=_CHECKED,
            )
        ],
        name="customs value",
    ),
)

_IMPORT_TAX: Final[Timeline[Step]] = Timeline(
    [
        Dated(
            value=Charge(
                id="import_tax",
                kind=ChargeKind.DUTY,
                title="Import tax of the simplified regime",
                amount=Percent("0.60"),
                base=("customs_value",),
                due=_CENT,
                collector=Collector.CARRIER,
                moment=Moment.DELIVERY,
            ),
            evidence=Evidence.SECONDARY,
            source=_REGIME,
            checked_on=_CHECKED,
            note="Outside Remessa Conforme: no deduction, whatever the value.",
        )
    ],
    name="import tax",
)
_LOW_IMPORT_TAX: Final[Timeline[Step]] = Timeline(
    [
        Dated(
            value=Charge(
                id="low_import_tax",
                kind=ChargeKind.DUTY,
                title="Import tax up to USD 50",
                amount=Percent("0.20"),
                base=("customs_value",),
                when=_LOW,
                due=_CENT,
                collector=Collector.SELLER,
                moment=Moment.CHECKOUT,
            ),
            start=_LAW_14902,
            end=_LAW_15502,
            evidence=Evidence.SECONDARY,
            source=_LAW_2024,
            checked_on=_CHECKED,
        )
    ],
    name="import tax up to USD 50",
)
_HIGH_IMPORT_TAX: Final[Timeline[Step]] = Timeline(
    [
        Dated(
            value=Charge(
                id="high_import_tax",
                kind=ChargeKind.DUTY,
                title="Import tax above USD 50",
                amount=Percent("0.60"),
                base=("customs_value",),
                when=Not(_LOW),
                due=_CENT,
                collector=Collector.SELLER,
                moment=Moment.CHECKOUT,
            ),
            start=_PROGRAMME,
            end=_LAW_14902,
            evidence=Evidence.SECONDARY,
            source=_START,
            checked_on=_CHECKED,
        ),
        Dated(
            value=Charge(
                id="high_import_tax",
                kind=ChargeKind.DUTY,
                title="Import tax above USD 50, less USD 20",
                amount=Percent("0.60"),
                base=("customs_value",),
                when=Not(_LOW),
                due=_CENT,
                deduct=Money("20 USD"),
                collector=Collector.SELLER,
                moment=Moment.CHECKOUT,
            ),
            start=_LAW_14902,
            end=_LAW_15502,
            evidence=Evidence.SECONDARY,
            source=_LAW_2024,
            checked_on=_CHECKED,
            note="The deduction is taken off the tax, not off the base.",
        ),
        Dated(
            value=Charge(
                id="high_import_tax",
                kind=ChargeKind.DUTY,
                title="Import tax above USD 50, less USD 30",
                amount=Percent("0.60"),
                base=("customs_value",),
                when=Not(_LOW),
                due=_CENT,
                deduct=Money("30 USD"),
                collector=Collector.SELLER,
                moment=Moment.CHECKOUT,
            ),
            start=_LAW_15502,
            evidence=Evidence.SECONDARY,
            source=_LAW_2026,
            checked_on=_CHECKED,
            note="So the tax begins at nothing at USD 50. The official page was read through notes that cite it.",
        ),
    ],
    name="import tax above USD 50",
)
_ICMS: Final[Timeline[Step]] = Timeline(
    [
        Dated(
            value=Charge(
                id="icms",
                kind=ChargeKind.VAT,
                title="ICMS of the state",
                amount=ByGoods("icms"),
                base=_ICMS_BASE,
                due=_CENT,
                collector=Collector.CARRIER,
                moment=Moment.DELIVERY,
            ),
            end=_ICMS_20,
            evidence=Evidence.SECONDARY,
            source=_LAW_2024,
            checked_on=_CHECKED,
        ),
        Dated(
            value=Charge(
                id="icms",
                kind=ChargeKind.VAT,
                title="ICMS of the state",
                amount=ByGoods("icms"),
                base=_ICMS_BASE,
                when=_STATE_KNOWN,
                due=_CENT,
                collector=Collector.CARRIER,
                moment=Moment.DELIVERY,
            ),
            start=_ICMS_20,
            evidence=Evidence.SECONDARY,
            source=_LAW_2024,
            checked_on=_CHECKED,
        ),
    ],
    name="ICMS",
)
_PROGRAMME_ICMS: Final[Timeline[Step]] = Timeline(
    [
        Dated(
            value=Charge(
                id="programme_icms",
                kind=ChargeKind.VAT,
                title="ICMS of the state, at checkout",
                amount=ByGoods("icms"),
                base=_ICMS_BASE,
                due=_CENT,
                collector=Collector.SELLER,
                moment=Moment.CHECKOUT,
            ),
            start=_PROGRAMME,
            end=_ICMS_20,
            evidence=Evidence.SECONDARY,
            source=_START,
            checked_on=_CHECKED,
        ),
        Dated(
            value=Charge(
                id="programme_icms",
                kind=ChargeKind.VAT,
                title="ICMS of the state, at checkout",
                amount=ByGoods("icms"),
                base=_ICMS_BASE,
                when=_STATE_KNOWN,
                due=_CENT,
                collector=Collector.SELLER,
                moment=Moment.CHECKOUT,
            ),
            start=_ICMS_20,
            evidence=Evidence.SECONDARY,
            source=_LAW_2024,
            checked_on=_CHECKED,
        ),
    ],
    name="ICMS at checkout",
)

_SCHEMES: Final[tuple[Timeline[Scheme], ...]] = (
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="br.person_to_person",
                    title="Remittance between private persons, up to USD 50",
                    when=All(Is("gift", "yes"), _FIFTY_CIF),
                    steps=(),
                ),
                end=_LAW_14902,
                evidence=Evidence.SECONDARY,
                source=_PERSONS,
                checked_on=_CHECKED,
            ),
            Dated(
                value=Scheme(
                    id="br.person_to_person",
                    title="Remittance between private persons, up to USD 50",
                    when=All(Is("gift", "yes"), _FIFTY_CIF),
                    steps=(),
                ),
                start=_LAW_14902,
                status=Status.UNCLEAR,
                evidence=Evidence.SECONDARY,
                source=_PERSONS,
                checked_on=_CHECKED,
                note="Whether the relief survived Lei 14.902/2024 was not established.",
            ),
        ],
        name="between private persons",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="br.remessa_conforme",
                    title="Remessa Conforme: taxes at the checkout",
                    when=_IN_PROGRAMME,
                    steps=("low_import_tax", "high_import_tax", "programme_icms"),
                ),
                start=_PROGRAMME,
                evidence=Evidence.SECONDARY,
                source=_START,
                checked_on=_CHECKED,
                note="The day of the registration of the import counts, not that of the order.",
            )
        ],
        name="Remessa Conforme",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="br.simplified",
                    title="Simplified regime for remittances, up to USD 3,000",
                    when=_SIMPLIFIED,
                    steps=("import_tax", "icms"),
                ),
                evidence=Evidence.SECONDARY,
                source=_REGIME,
                checked_on=_CHECKED,
            )
        ],
        name="simplified regime",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="br.ordinary",
                    title="Ordinary import",
                    when=ALWAYS,
                    steps=(),
                ),
                evidence=Evidence.SECONDARY,
                source=_REGIME,
                checked_on=_CHECKED,
            )
        ],
        name="ordinary import",
    ),
)

_ICMS_TABLE: Final = GoodsTable(
    "icms",
    (
        GoodsRule(
            id="br.icms",
            scope=ALL_GOODS,
            amount=Dated(
                value=Unsupported(
                    "Before June 2023 each state had its own ICMS on remittances, which is not in the table."
                ),
                end=_ICMS_17,
                evidence=Evidence.SECONDARY,
                source=_UNIFORM_ICMS,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="br.icms",
            scope=ALL_GOODS,
            amount=Dated(
                value=PercentInside("0.17"),
                start=_ICMS_17,
                evidence=Evidence.SECONDARY,
                source=_UNIFORM_ICMS,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="br.icms.ten_states",
            scope=Scope(regions=_AT_20.values),
            amount=Dated(
                value=PercentInside("0.20"),
                start=_ICMS_20,
                evidence=Evidence.SECONDARY,
                source=_UNIFORM_ICMS,
                checked_on=_CHECKED,
            ),
        ),
    ),
)

POLICY: Final = CountryPolicy(
    code="BR",
    currency="BRL",
    opens=OPENS,
    dated_by="import_entry",
    values=_VALUES,
    steps=(_IMPORT_TAX, _LOW_IMPORT_TAX, _HIGH_IMPORT_TAX, _ICMS, _PROGRAMME_ICMS),
    schemes=_SCHEMES,
    tables={"icms": _ICMS_TABLE},
    limits=(
        Timeline(
            [
                Dated(
                    value=Limit(
                        id="inside",
                        when=Is("ship_from", "BR"),
                        reason="Goods that are already in Brazil are not imported.",
                    ),
                    evidence=Evidence.SECONDARY,
                    source=_REGIME,
                    checked_on=_CHECKED,
                )
            ],
            name="inside",
        ),
        Timeline(
            [
                Dated(
                    value=Limit(
                        id="above_3000",
                        when=Not(_SIMPLIFIED),
                        reason="Above USD 3,000 an ordinary import is declared; its taxes are not computed.",
                    ),
                    evidence=Evidence.SECONDARY,
                    source=_REGIME,
                    checked_on=_CHECKED,
                )
            ],
            name="ordinary imports",
        ),
        Timeline(
            [
                Dated(
                    value=Limit(
                        id="excise",
                        when=Is("item.excise", "alcohol", "tobacco", "energy"),
                        reason="Alcohol, tobacco and fuels cannot come as a remittance under the simplified regime.",
                    ),
                    evidence=Evidence.SECONDARY,
                    source=_REGIME,
                    checked_on=_CHECKED,
                )
            ],
            name="goods barred from the regime",
        ),
        Timeline(
            [
                Dated(
                    value=Limit(
                        id="low_band_contested",
                        when=All(_IN_PROGRAMME, _FIFTY_GOODS, Not(_FIFTY_CIF)),
                        reason="Sources disagree whether freight and insurance count towards the USD 50.",
                        estimate=True,
                    ),
                    start=_PROGRAMME,
                    evidence=Evidence.SECONDARY,
                    source=_CIF,
                    checked_on=_CHECKED,
                )
            ],
            name="what counts towards USD 50",
        ),
        Timeline(
            [
                Dated(
                    value=Limit(
                        id="medicines",
                        when=Stated(GoodsIn(hs=("3003", "3004"), categories=("medicines",))),
                        reason="Medicines for a person's own use can be free of import tax, which is not computed.",
                        estimate=True,
                    ),
                    evidence=Evidence.SECONDARY,
                    source=_MEDICINES,
                    checked_on=_CHECKED,
                )
            ],
            name="medicines",
        ),
        Timeline(
            [
                Dated(
                    value=Limit(
                        id="books",
                        when=Stated(
                            GoodsIn(hs=("4901", "4902"), categories=("books", "newspapers"))
                        ),
                        reason="Books and newspapers are immune from taxes by the Constitution, which is not computed.",
                        estimate=True,
                    ),
                    source=_BOOKS,
                    checked_on=_CHECKED,
                )
            ],
            name="books",
        ),
    ),
    readings=(
        Reading(
            id="br.low_band",
            question="Do freight and insurance count towards the USD 50?",
            options={
                "with_freight": "The ordinance of 2024: yes, as part of the customs value.",
                "goods_only": "A courier's page: no, the goods alone.",
            },
            default="with_freight",
        ),
    ),
    figures={
        "post.handling": Timeline(
            [
                Dated(
                    value=Money("15 BRL"),
                    source=_POST,
                    checked_on=_CHECKED,
                    note="The post's fee outside the programme; give it as a fee of your own.",
                )
            ],
            name="fee of the post",
        ),
    },
)
"""The rules of Brazil for remittances."""
