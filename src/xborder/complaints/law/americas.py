# ruff: noqa: E501 - titles of law and long addresses stay whole
"""The Americas: terms for delivery, refunds, withdrawal, faults, billing errors and data."""

import datetime as dt

from xborder.complaints.law.term import law
from xborder.source import Evidence, Source, Status

A, B, C = Evidence.OFFICIAL, Evidence.SECONDARY, Evidence.UNCHECKED

_2020 = dt.date(2020, 1, 1)
_MITOR = dt.date(2014, 12, 8)


def _ftc(article: str) -> Source:
    return Source(
        title="FTC Mail, Internet, or Telephone Order Merchandise Rule, 16 CFR 435",
        url="https://www.ecfr.gov/current/title-16/chapter-I/subchapter-D/part-435",
        article=article,
    )


_REGZ = Source(
    title="Regulation Z, 12 CFR 1026.13",
    url="https://www.consumerfinance.gov/rules-policy/regulations/1026/13/",
)
_CCPA = Source(title="California Consumer Privacy Act", url="https://oag.ca.gov/privacy/ccpa")

US = (
    law("us.ship", "delivery", "seller", 30, "calendar_days", "order", start=_MITOR, source=_ftc("435.2(a)"), evidence=A, scope="where no time for shipping was stated", note="To be shipped by then, from a complete order; 50 days where the buyer applied for credit."),
    law("us.refund", "refund", "seller", 7, "working_days", "withdrawal", start=_MITOR, source=_ftc("435.1(b)(1)"), evidence=A, scope="unshipped orders, the seller not being the creditor", note="One billing cycle where the seller gave the credit."),
    law("us.billing_error", "complain", "buyer", 60, "calendar_days", "statement", start=_2020, source=_REGZ, evidence=B, scope="credit cards"),
    law("us.billing_acknowledge", "acknowledge", "bank", 30, "calendar_days", "billing_notice", start=_2020, source=_REGZ, evidence=C, scope="credit cards"),
    law("us.billing_resolve", "decide", "bank", 90, "calendar_days", "billing_notice", start=_2020, source=_REGZ, evidence=C, scope="credit cards", note="Two complete billing cycles, never over 90 days."),
    law("us.ccpa_acknowledge", "acknowledge", "seller", 10, "working_days", "data_request", start=dt.date(2020, 8, 14), source=_CCPA, evidence=C, scope="businesses under the Act, buyers in California"),
    law("us.ccpa_response", "data_access", "seller", 45, "calendar_days", "data_request", start=_2020, extension=45, source=_CCPA, evidence=C, scope="businesses under the Act, buyers in California"),
    law("us.ccpa_opt_out", "opt_out", "seller", 15, "working_days", "data_request", start=dt.date(2020, 8, 14), source=_CCPA, evidence=C, scope="businesses under the Act, buyers in California"),
)  # fmt: skip

MX = (law("mx.withdrawal", "withdrawal", "buyer", 5, "working_days", "delivery", start=_2020, source=Source(title="Mexican Federal Consumer Protection Law", url="https://www.gob.mx/profeco", article="Art. 56"), evidence=C),)  # fmt: skip

_CDC = dt.date(1991, 3, 11)


def _cdc(article: str) -> Source:
    return Source(
        title="Brazilian Consumer Defence Code (Lei 8.078/1990)",
        url="https://www.planalto.gov.br/ccivil_03/leis/l8078compilado.htm",
        article=article,
    )


BR = (
    law("br.withdrawal", "withdrawal", "buyer", 7, "calendar_days", "delivery", start=_CDC, source=_cdc("Art. 49"), evidence=B, note="Everything paid is refunded at once, freight included."),
    law("br.repair", "repair", "seller", 30, "calendar_days", "complaint", start=_CDC, source=_cdc("Art. 18"), evidence=C),
    law("br.durable", "complain", "buyer", 90, "calendar_days", "delivery", start=_CDC, source=_cdc("Art. 26"), evidence=C, scope="durable goods", note="30 days for others; hidden faults count from when they show."),
    law("br.answer", "answer", "seller", 7, "calendar_days", "complaint", start=dt.date(2022, 10, 3), source=Source(title="Decreto 11.034/2022 (SAC)", url="https://www.planalto.gov.br/ccivil_03/_ato2019-2022/2022/decreto/D11034.htm", article="Art. 13"), evidence=B, scope="federally regulated services only", note="Calendar days from registration; a law blog wrongly says working days. First day of force: 180 days after 6 April 2022, not read."),
    law("br.data_access", "data_access", "seller", 15, "calendar_days", "data_request", start=dt.date(2020, 9, 18), source=Source(title="Brazilian General Data Protection Law (Lei 13.709/2018)", url="https://www.planalto.gov.br/ccivil_03/_ato2015-2018/2018/lei/l13709.htm", article="Art. 19(II)"), evidence=C),
)  # fmt: skip

CL = (law("cl.withdrawal", "withdrawal", "buyer", 10, "calendar_days", "delivery", start=dt.date(2021, 12, 24), source=Source(title="Chilean Consumer Protection Law 19.496", url="https://www.bcn.cl/leychile/navegar?idNorma=61438", article="Art. 3 bis"), evidence=C),)  # fmt: skip

_CO = Source(
    title="Colombian Ley 1480 of 2011",
    url="https://albertopreciado.com/en/actualidad/el-derecho-de-retracto-como-ejercerlo-y-sus-consecuencias",
    article="Art. 47",
)

CO = (
    law("co.withdrawal", "withdrawal", "buyer", 5, "working_days", "delivery", start=dt.date(2012, 4, 12), source=_CO, evidence=B),
    law("co.refund", "refund", "seller", 30, "calendar_days", "withdrawal", start=dt.date(2012, 4, 12), source=_CO, evidence=B, status=Status.UNCLEAR, note="A change of 2024 may have shortened it; not verified."),
)  # fmt: skip
