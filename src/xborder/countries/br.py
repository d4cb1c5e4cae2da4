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
    >>> import datetime as dt
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

from typing import Any

from xborder.countries.tobacco import VAPES
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

ICMS_17 = day(2023, 6, 1)
"""The first day of the uniform ICMS of 17%."""
PROGRAMME = day(2023, 8, 1)
"""The first day of Remessa Conforme."""
LAW_14902 = day(2024, 8, 1)
"""The first day of 20% up to USD 50."""
ICMS_20 = day(2025, 4, 1)
"""The first day of 20% ICMS in ten states."""
LAW_15502 = day(2026, 5, 12)
"""The first day without import tax up to USD 50."""

REGIME = read.secondary(
    "Vextra Express: taxation of express remittances", "https://vextraexpress.com/tributacao"
)
CIF = read.secondary(
    "Guia Tributário: Lei 14.902/2024 and the ordinance on remittances",
    "https://guiatributario.net/2024/07/01",
)
START = read.secondary(
    "Folha de S.Paulo: purchases from abroad under Remessa Conforme",
    "https://www1.folha.uol.com.br/mercado/2023/08/calculadora-mostra-como-ficam-as-compras-do-exterior-com-as-regras-do-remessa-conforme.shtml",
)
LAW_2024 = read.secondary(
    "Ecomex, with tables of Receita Federal on Lei 14.902/2024", "https://ecomex.com.br/?p=6333244"
)
LAW_2026 = read.secondary(
    "Receita Federal: taxation of remittances, Lei 15.502/2026 and Portaria MF 1.342/2026",
    "https://www.gov.br/receitafederal/pt-br/assuntos/aduana-e-comercio-exterior/manuais/remessas-postal-e-expressa/topicos/tributacao",
)
UNIFORM_ICMS = read.secondary(
    "Correio Braziliense: ICMS on purchases abroad rises to 20% in ten states",
    "https://www.correiobraziliense.com.br/economia/2025/03/7098360-icms-de-compras-internacionais-sobe-para-20-em-10-estados-a-partir-de-amanha.html",
)
PERSONS = read.secondary(
    "Portaria MF 156/1999, as Portaria MF 1.086/2024 changed it from 2024-08-01, in summary",
    "https://www.generaldock.com.br/post/portaria-mf-n%C2%BA-1086-de-28-de-junho-de-2024",
    article="Art. 1(2)",
)
VAPING = Reader(day(2026, 11, 30)).official(
    "Anvisa, Resolução da Diretoria Colegiada RDC 855/2024, as the press and Santa Catarina's health office print it",
    "https://www.in.gov.br/en/web/dou/-/resolucao-da-diretoria-colegiada-rdc-n-855-de-23-de-abril-de-2024-555721206",
)
FREE_TRADE_AREAS = Reader(day(2026, 11, 30)).secondary(
    "Reiko Muto: Zona Franca de Manaus and the areas of free trade, after the Regulamento Aduaneiro",
    "https://vdocuments.com.br/216-zfm-e-amaz-ocidental.html",
    article="RA, Art. 452; Decreto-lei 288/1967",
)
MEDICINES = read.secondary(
    "CliCPortela on Lei 14.902/2024 and MP 1.236/2024",
    "https://www.clicportela.com.br/noticia/110285/taxacao-de-compras-de-ate-us-50-comeca-em-agosto-determina-mp",
)
CBS_STARTS = day(2027, 1, 1)
"""The first day of the contribution CBS."""
CBS = read.secondary(
    "Murayama Advogados on Lei Complementar 214/2025, international remittances",
    "https://murayama.com.br/2025/09/20/reforma-tributaria-ibs-cbs-e-os-regimes-aduaneiros-especiais-3/",
    article="Art. 95-98",
)
BOOKS = read.unchecked(
    "Constitution of Brazil",
    "https://www.planalto.gov.br/ccivil_03/constituicao/constituicao.htm",
    article="Art. 150, VI, d",
)
POST = read.unchecked("Correios", "https://www.correios.com.br/")

# Who and what

SIMPLIFIED = AtMost(value="customs_value", limit=Money("3000 USD"))
IN_PROGRAMME = All(registered("REMESSA_CONFORME"), Is("buyer.kind", "consumer"), SIMPLIFIED)
FIFTY_CIF = AtMost(value="customs_value", limit=Money("50 USD"))
FIFTY_GOODS = AtMost(value="intrinsic", limit=Money("50 USD"))
LOW = Named(
    AnyOf(
        All(Reads("br.low_band", "with_freight"), FIFTY_CIF),
        All(Reads("br.low_band", "goods_only"), FIFTY_GOODS),
    ),
    "the remittance is worth at most USD 50",
)
AT_20 = Is(
    "region",
    *("BR-AC", "BR-AL", "BR-BA", "BR-CE", "BR-MG", "BR-PB", "BR-PI", "BR-RN", "BR-RR", "BR-SE"),
)
AT_17 = Is(
    "region",
    *("BR-AM", "BR-AP", "BR-DF", "BR-ES", "BR-GO", "BR-MA", "BR-MS", "BR-MT", "BR-PA", "BR-PE"),
    *("BR-PR", "BR-RJ", "BR-RO", "BR-RS", "BR-SC", "BR-SP", "BR-TO"),
)
STATE_KNOWN = Named(AnyOf(AT_20, AT_17), "the state of the destination is known")

READINGS = (
    Reading(
        id="br.low_band",
        question="Do freight and insurance count towards the USD 50?",
        options={
            "with_freight": "The ordinance of 2024: yes, as part of the customs value.",
            "goods_only": "A courier's page: no, the goods alone.",
        },
        default="with_freight",
    ),
)

# Values

VALUES = (
    Value(id="intrinsic", title="Price of the goods", plus="goods", minus="seller_discount").by(
        CIF
    ),
    Value(
        id="customs_value",
        title="Customs value with freight and insurance",
        plus="intrinsic freight insurance taxable_fees",
    ).by(CIF),
)

# Charges

_CENT = Rounding(unit=1, mode=Mode.HALF_UP, stage=Stage.DECLARATION)

_ICMS_BASE = ("customs_value", "low_import_tax.due", "high_import_tax.due", "import_tax.due")

_IMPORT_TAX = Charge(
    id="import_tax",
    kind=ChargeKind.DUTY,
    title="Import tax of the simplified regime",
    amount=Percent("0.60"),
    base="customs_value",
    due=_CENT,
    collector=Collector.CARRIER,
    moment=Moment.DELIVERY,
).by(REGIME, note="Outside Remessa Conforme: no deduction, whatever the value.")
_LOW_IMPORT_TAX = Charge(
    id="low_import_tax",
    kind=ChargeKind.DUTY,
    title="Import tax up to USD 50",
    amount=Percent("0.20"),
    base="customs_value",
    when=LOW,
    due=_CENT,
    collector=Collector.SELLER,
    moment=Moment.CHECKOUT,
).by(LAW_2024, start=LAW_14902, end=LAW_15502)
_HIGH_IMPORT_TAX = (
    Charge(
        id="high_import_tax",
        kind=ChargeKind.DUTY,
        title="Import tax above USD 50",
        amount=Percent("0.60"),
        base="customs_value",
        when=Not(LOW),
        due=_CENT,
        collector=Collector.SELLER,
        moment=Moment.CHECKOUT,
    )
    .by(START, start=PROGRAMME, end=LAW_14902)
    .then(
        LAW_2024,
        end=LAW_15502,
        note="The deduction is taken off the tax, not off the base.",
        title="Import tax above USD 50, less USD 20",
        deduct=Money("20 USD"),
    )
    .then(
        LAW_2026,
        note="So the tax begins at nothing at USD 50. The official page was read through notes that cite it.",
        title="Import tax above USD 50, less USD 30",
        deduct=Money("30 USD"),
    )
)
_ICMS = (
    Charge(
        id="icms",
        kind=ChargeKind.VAT,
        title="ICMS of the state",
        amount=ByGoods("icms"),
        base=_ICMS_BASE,
        due=_CENT,
        collector=Collector.CARRIER,
        moment=Moment.DELIVERY,
    )
    .by(LAW_2024, end=ICMS_20)
    .then(LAW_2024, when=STATE_KNOWN)
)
_PROGRAMME_ICMS = (
    Charge(
        id="programme_icms",
        kind=ChargeKind.VAT,
        title="ICMS of the state, at checkout",
        amount=ByGoods("icms"),
        base=_ICMS_BASE,
        due=_CENT,
        collector=Collector.SELLER,
        moment=Moment.CHECKOUT,
    )
    .by(START, start=PROGRAMME, end=ICMS_20)
    .then(LAW_2024, when=STATE_KNOWN)
)

STEPS = (
    _IMPORT_TAX,
    _LOW_IMPORT_TAX,
    _HIGH_IMPORT_TAX,
    _ICMS,
    _PROGRAMME_ICMS,
)

# Icms

ICMS_TABLE = goods(
    "icms",
    GoodsRate(
        "br.icms",
        Unsupported(
            "Before June 2023 each state had its own ICMS on remittances, which is not in the table."
        ),
    ).by(UNIFORM_ICMS, end=ICMS_17),
    GoodsRate("br.icms", PercentInside("0.17")).by(UNIFORM_ICMS, start=ICMS_17),
    GoodsRate("br.icms.ten_states", PercentInside("0.20"), regions=AT_20.values).by(
        UNIFORM_ICMS, start=ICMS_20
    ),
)

# Regimes, in the order the law tries them

SCHEMES = (
    Scheme(
        id="br.person_to_person",
        title="Remittance between private persons, up to USD 50",
        when=All(Is("gift", "yes"), FIFTY_CIF),
    ).by(
        PERSONS,
        end=LAW_14902,
        note="Revoked by Portaria MF 1.086/2024. The relief itself was read in the press: Band, August 2023.",
    ),
    Scheme(
        id="br.remessa_conforme",
        title="Remessa Conforme: taxes at the checkout",
        when=IN_PROGRAMME,
        steps="low_import_tax high_import_tax programme_icms",
    ).by(
        START,
        start=PROGRAMME,
        note="The day of the registration of the import counts, not that of the order.",
    ),
    Scheme(
        id="br.simplified",
        title="Simplified regime for remittances, up to USD 3,000",
        when=SIMPLIFIED,
        steps="import_tax icms",
    ).by(REGIME),
    Scheme(id="br.ordinary", title="Ordinary import", when=ALWAYS).by(REGIME),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="inside",
        when=Is("ship_from", "BR"),
        reason="Goods that are already in Brazil are not imported.",
    ).by(REGIME),
    NotComputed(
        id="above_3000",
        when=Not(SIMPLIFIED),
        reason="Above USD 3,000 an ordinary import is declared; its taxes are not computed.",
    ).by(REGIME),
    NotComputed(
        id="excise",
        when=Is("item.excise", "alcohol", "tobacco", "energy"),
        reason="Alcohol, tobacco and fuels cannot come as a remittance under the simplified regime.",
    ).by(REGIME),
    NotComputed(
        id="vapes",
        when=Stated(VAPES),
        reason="Electronic cigarettes may not be imported into Brazil.",
    ).by(VAPING, note="Any import, for own use too. RDC 46/2009 had banned them before."),
    NotComputed(
        id="state",
        when=Stated(Not(STATE_KNOWN)),
        reason="The region is no state of Brazil; write it as BR-SP.",
    ).by(LAW_2024, start=ICMS_20),
    Doubtful(
        id="low_band_contested",
        when=All(IN_PROGRAMME, FIFTY_GOODS, Not(FIFTY_CIF)),
        reason="Sources disagree whether freight and insurance count towards the USD 50.",
        reading="br.low_band",
    ).by(CIF, start=PROGRAMME),
    Doubtful(
        id="cbs",
        when=Not(All(Is("gift", "yes"), FIFTY_CIF)),
        reason="From 2027 remittances bear the contribution CBS by Lei Complementar 214/2025; "
        "its rate was not seen, and it is left out.",
    ).by(
        CBS,
        start=CBS_STARTS,
        note="The foreign supplier or the platform is liable; free between private persons "
        "without a platform, where import tax is.",
    ),
    Doubtful(
        id="free_trade_areas",
        when=Stated(Is("region", "BR-AC", "BR-AM", "BR-AP", "BR-RO", "BR-RR")),
        reason="This state has a free zone or free trade areas, such as Manaus and Macapá: whether their relief "
        "reaches a parcel was not read, and the full charges are shown.",
    ).by(FREE_TRADE_AREAS),
    Doubtful(
        id="medicines",
        when=Stated(GoodsIn(hs="3003 3004", categories="medicines")),
        reason="Medicines for a person's own use can be free of import tax, which is not computed.",
    ).by(MEDICINES),
    Doubtful(
        id="books",
        when=Stated(GoodsIn(hs="4901 4902", categories="books newspapers")),
        reason="Books and newspapers are immune from taxes by the Constitution, which is not computed.",
    ).by(BOOKS),
)

# Figures

FIGURES: dict[str, Timeline[Any]] = {
    "cbs.starts": figure(
        "first day of the CBS on remittances",
        CBS_STARTS,
        CBS,
        start=CBS_STARTS,
        status=Status.SCHEDULED,
        note="No rule after 2026-12-31 was read: rates of CBS and IBS for 2027 are not known here.",
    ),
    "post.handling": figure(
        "fee of the post",
        Money("15 BRL"),
        POST,
        note="The post's fee outside the programme; give it as a fee of your own.",
    ),
}

POLICY = CountryPolicy(
    code="BR",
    currency="BRL",
    opens=day(2020, 1, 1),
    dated_by="import_entry",
    converted_by="on",
    values=VALUES,
    steps=STEPS,
    schemes=SCHEMES,
    tables={"icms": ICMS_TABLE},
    not_computed=NOT_COMPUTED,
    readings=READINGS,
    figures=FIGURES,
)
"""The rules of Brazil for remittances."""
