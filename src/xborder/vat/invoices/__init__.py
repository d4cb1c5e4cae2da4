"""Invoices: what the law of their case asks for, and whether they add up."""

from xborder.vat.invoices.check import InvoiceCheck, check, simplified_up_to
from xborder.vat.invoices.document import (
    Invoice,
    InvoiceCase,
    InvoiceLine,
    InvoiceParty,
    TaxCategory,
    VatGroup,
)
from xborder.vat.invoices.fault import Fault

__all__ = [
    "Fault",
    "Invoice",
    "InvoiceCase",
    "InvoiceCheck",
    "InvoiceLine",
    "InvoiceParty",
    "TaxCategory",
    "VatGroup",
    "check",
    "simplified_up_to",
]
