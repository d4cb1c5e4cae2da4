"""Amazon in Europe: who supplies its services to sellers."""

from xborder.channels.fees.supplier import FeeSupplier
from xborder.channels.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
BRANCHES = read.secondary(
    "Cottons: Amazon VAT changes from 1 August 2024", "https://cottonsgroup.com/?p=17229637"
)

SUPPLIER = (
    FeeSupplier(id="amazon_europe", title="Amazon Services Europe S.à r.l.", country="LU")
    .by(
        BRANCHES,
        end=day(2024, 8, 1),
        note="By reverse charge, but for advertising in the United Kingdom.",
    )
    .then(
        BRANCHES,
        title="Amazon EU S.à r.l. and its branches",
        branches=("GB", "DE", "FR", "IT", "ES", "NL", "PL", "BE", "SE"),
        note="Fulfilment of parcels that leave the country was seen zero-rated.",
    )
)
