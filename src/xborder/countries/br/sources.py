"""Where Brazil's rules can be read, and the days on which they changed.

Laws 14.902/2024 and 15.502/2026 with the tables of Receita Federal, https://www.gov.br/receitafederal;
for older days newspapers and couriers.

Example:
    >>> print(BOOKS)
    Constitution of Brazil, Art. 150, VI, d
"""

import datetime as dt
from typing import Final

from xborder.source import Source

ICMS_17: Final = dt.date(2023, 6, 1)
"""The first day of the uniform ICMS of 17%."""
PROGRAMME: Final = dt.date(2023, 8, 1)
"""The first day of Remessa Conforme."""
LAW_14902: Final = dt.date(2024, 8, 1)
"""The first day of 20% up to USD 50."""
ICMS_20: Final = dt.date(2025, 4, 1)
"""The first day of 20% ICMS in ten states."""
LAW_15502: Final = dt.date(2026, 5, 12)
"""The first day without import tax up to USD 50."""
CHECKED: Final = dt.date(2026, 11, 21)
"""The day the sources were read."""

REGIME: Final = Source(
    title="Vextra Express: taxation of express remittances",
    url="https://vextraexpress.com/tributacao",
)
CIF: Final = Source(
    title="Guia Tributário: Lei 14.902/2024 and the ordinance on remittances",
    url="https://guiatributario.net/2024/07/01",
)
START: Final = Source(
    title="Folha de S.Paulo: purchases from abroad under Remessa Conforme",
    url="https://www1.folha.uol.com.br/mercado/2023/08/calculadora-mostra-como-ficam-as-compras-do-exterior-com-as-regras-do-remessa-conforme.shtml",
)
LAW_2024: Final = Source(
    title="Ecomex, with tables of Receita Federal on Lei 14.902/2024",
    url="https://ecomex.com.br/?p=6333244",
)
LAW_2026: Final = Source(
    title="Receita Federal: taxation of remittances, Lei 15.502/2026 and Portaria MF 1.342/2026",
    url="https://www.gov.br/receitafederal/pt-br/assuntos/aduana-e-comercio-exterior/manuais/remessas-postal-e-expressa/topicos/tributacao",
)
UNIFORM_ICMS: Final = Source(
    title="Correio Braziliense: ICMS on purchases abroad rises to 20% in ten states",
    url="https://www.correiobraziliense.com.br/economia/2025/03/7098360-icms-de-compras-internacionais-sobe-para-20-em-10-estados-a-partir-de-amanha.html",
)
PERSONS: Final = Source(
    title="Portaria MF 156/1999, as Portaria MF 1.086/2024 changed it from 2024-08-01, in summary",
    url="https://www.generaldock.com.br/post/portaria-mf-n%C2%BA-1086-de-28-de-junho-de-2024",
    article="Art. 1(2)",
)
MEDICINES: Final = Source(
    title="CliCPortela on Lei 14.902/2024 and MP 1.236/2024",
    url="https://www.clicportela.com.br/noticia/110285/taxacao-de-compras-de-ate-us-50-comeca-em-agosto-determina-mp",
)
BOOKS: Final = Source(
    title="Constitution of Brazil",
    url="https://www.planalto.gov.br/ccivil_03/constituicao/constituicao.htm",
    article="Art. 150, VI, d",
)
POST: Final = Source(title="Correios", url="https://www.correios.com.br/")
