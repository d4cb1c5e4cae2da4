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

from xborder.countries.br.charges import STEPS
from xborder.countries.br.figures import FIGURES
from xborder.countries.br.icms import ICMS_TABLE
from xborder.countries.br.limits import LIMITS
from xborder.countries.br.schemes import SCHEMES
from xborder.countries.br.scope import READINGS
from xborder.countries.br.values import VALUES
from xborder.policy.country import CountryPolicy

OPENS: Final = dt.date(2020, 1, 1)

POLICY: Final = CountryPolicy(
    code="BR",
    currency="BRL",
    opens=OPENS,
    dated_by="import_entry",
    values=VALUES,
    steps=STEPS,
    schemes=SCHEMES,
    tables={"icms": ICMS_TABLE},
    limits=LIMITS,
    readings=READINGS,
    figures=FIGURES,
)
"""The rules of Brazil for remittances."""
