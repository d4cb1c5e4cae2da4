"""A sale: what one trader supplies to one customer, as the law of VAT, GST and sales tax asks.

A consignment is what crosses a border; a sale is what is taxed. It may be goods or a service, it
knows where the seller is established and registered, and what the seller sold before it.
"""

from xborder.trade.sale.sale import PartyWord, Proofs, RunningTotal, Sale
from xborder.trade.sale.supply import (
    Carriage,
    CarriageWord,
    Proof,
    SaleCase,
    SaleCaseWord,
    Supply,
    SupplyWord,
)
from xborder.trade.sale.traders import Customer, Marketplace, Trader, number_prefix

__all__ = [
    "Carriage",
    "CarriageWord",
    "Customer",
    "Marketplace",
    "PartyWord",
    "Proof",
    "Proofs",
    "RunningTotal",
    "Sale",
    "SaleCase",
    "SaleCaseWord",
    "Supply",
    "SupplyWord",
    "Trader",
    "number_prefix",
]
