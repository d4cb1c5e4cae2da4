"""Who and what a rule of Brazil is about: the simplified regime, the programme, the USD 50.

https://www.gov.br/receitafederal/pt-br/assuntos/aduana-e-comercio-exterior/manuais/remessas-postal-e-expressa/topicos/tributacao.

Example:
    >>> print(SIMPLIFIED.words())
    the customs value of the consignment is at most $3,000.00
"""

from typing import Final

from xborder.money import Money
from xborder.policy.condition import All, AnyOf, AtMost, Is, Named, Reads, registered
from xborder.policy.country import Reading

SIMPLIFIED: Final = AtMost(value="customs_value", limit=Money("3000 USD"))
IN_PROGRAMME: Final = All(registered("REMESSA_CONFORME"), Is("buyer.kind", "consumer"), SIMPLIFIED)
FIFTY_CIF: Final = AtMost(value="customs_value", limit=Money("50 USD"))
FIFTY_GOODS: Final = AtMost(value="intrinsic", limit=Money("50 USD"))
LOW: Final = Named(
    AnyOf(
        All(Reads("br.low_band", "with_freight"), FIFTY_CIF),
        All(Reads("br.low_band", "goods_only"), FIFTY_GOODS),
    ),
    "the remittance is worth at most USD 50",
)
AT_20: Final = Is(
    "region",
    *("BR-AC", "BR-AL", "BR-BA", "BR-CE", "BR-MG", "BR-PB", "BR-PI", "BR-RN", "BR-RR", "BR-SE"),
)
AT_17: Final = Is(
    "region",
    *("BR-AM", "BR-AP", "BR-DF", "BR-ES", "BR-GO", "BR-MA", "BR-MS", "BR-MT", "BR-PA", "BR-PE"),
    *("BR-PR", "BR-RJ", "BR-RO", "BR-RS", "BR-SC", "BR-SP", "BR-TO"),
)
STATE_KNOWN: Final = Named(AnyOf(AT_20, AT_17), "the state of the destination is known")

READINGS: Final = (
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
