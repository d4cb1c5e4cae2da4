# ruff: noqa: E501 - titles of law and long addresses stay whole
"""The Americas: terms for delivery, refunds, withdrawal, faults, billing errors and data."""

from xborder.complaints.law.term import clock, read
from xborder.policy.vocabulary import *

_2020 = day(2020, 1, 1)
_MITOR = day(2014, 12, 8)
_FTC = read.official(
    "FTC Mail, Internet, or Telephone Order Merchandise Rule, 16 CFR 435",
    "https://www.ecfr.gov/current/title-16/chapter-I/subchapter-D/part-435",
)
_REGZ = read.unchecked(
    "Regulation Z, 12 CFR 1026.13",
    "https://www.consumerfinance.gov/rules-policy/regulations/1026/13/",
)
_CCPA = read.unchecked("California Consumer Privacy Act", "https://oag.ca.gov/privacy/ccpa")

US = (
    clock(
        "us.ship",
        "delivery",
        "seller",
        "30 calendar days from order",
        scope="where no time for shipping was stated",
    ).by(
        _FTC.at("435.2(a)"),
        start=_MITOR,
        note="To be shipped by then, from a complete order; 50 days where the buyer applied for credit.",
    ),
    clock(
        "us.refund",
        "refund",
        "seller",
        "7 working days from withdrawal",
        scope="unshipped orders, the seller not being the creditor",
    ).by(
        _FTC.at("435.1(b)(1)"),
        start=_MITOR,
        note="One billing cycle where the seller gave the credit.",
    ),
    clock(
        "us.billing_error",
        "complain",
        "buyer",
        "60 calendar days from statement",
        scope="credit cards",
    ).by(_REGZ, start=_2020, evidence="secondary"),
    clock(
        "us.billing_acknowledge",
        "acknowledge",
        "bank",
        "30 calendar days from billing notice",
        scope="credit cards",
    ).by(_REGZ, start=_2020),
    clock(
        "us.billing_resolve",
        "decide",
        "bank",
        "90 calendar days from billing notice",
        scope="credit cards",
    ).by(_REGZ, start=_2020, note="Two complete billing cycles, never over 90 days."),
    clock(
        "us.ccpa_acknowledge",
        "acknowledge",
        "seller",
        "10 working days from data request",
        counting="US California",
        scope="businesses under the Act, buyers in California",
    ).by(_CCPA, start=day(2020, 8, 14)),
    clock(
        "us.ccpa_response",
        "data_access",
        "seller",
        "45 calendar days from data request",
        counting="US California",
        extension=45,
        scope="businesses under the Act, buyers in California",
    ).by(_CCPA, start=_2020),
    clock(
        "us.ccpa_opt_out",
        "opt_out",
        "seller",
        "15 working days from data request",
        counting="US California",
        scope="businesses under the Act, buyers in California",
    ).by(_CCPA, start=day(2020, 8, 14)),
)

_ONTARIO = read.secondary(
    "Ontario Consumer Protection Act, 2002, as Community Legal Education Ontario explains it",
    "https://www.cleo.on.ca/en/publications/otmshop/how-do-i-cancel-agreement",
)
_QUEBEC = read.official(
    "Quebec Consumer Protection Act (chapter P-40.1)",
    "http://legisquebec.gouv.qc.ca/fr/showversion/cs/P-40.1?code=se:54_13&pointInTime=20170517&langCont=en",
    article="s. 54.13",
)
_IN_ONTARIO = "agreements of more than CAD 50, buyer or seller in Ontario"
_IN_QUEBEC = "distance contracts of buyers in Quebec"

CA = (
    clock(
        "ca.late_delivery_ontario",
        "delivery",
        "seller",
        "30 calendar days from expected delivery",
        counting="CA Ontario",
        scope=_IN_ONTARIO,
    ).by(
        _ONTARIO,
        start=_2020,
        note="Later than that the buyer may cancel, unless they agreed to late delivery. Consumer law is the provinces'; those of the others were not read, nor whether Ontario's Act of 2023 has begun.",
    ),
    clock(
        "ca.refund_ontario",
        "refund",
        "seller",
        "15 calendar days from withdrawal",
        counting="CA Ontario",
        scope=_IN_ONTARIO,
    ).by(
        _ONTARIO,
        start=_2020,
        note="There is no withdrawal without a reason: the buyer may cancel 7 days after the copy of the agreement if they were not told what they had to be.",
    ),
    clock(
        "ca.return_ontario",
        "return_goods",
        "buyer",
        "15 calendar days from withdrawal",
        counting="CA Ontario",
        scope=_IN_ONTARIO,
    ).by(_ONTARIO, start=_2020),
    clock(
        "ca.refund_quebec",
        "refund",
        "seller",
        "15 calendar days from withdrawal",
        counting="CA Quebec",
        scope=_IN_QUEBEC,
    ).by(_QUEBEC, start=_2020, note="All that was paid, also to third persons."),
    clock(
        "ca.return_quebec",
        "return_goods",
        "buyer",
        "15 calendar days from withdrawal",
        counting="CA Quebec",
        scope=_IN_QUEBEC,
    ).by(
        _QUEBEC,
        start=_2020,
        note="From the delivery if it is later; the merchant bears the reasonable cost.",
    ),
    clock(
        "ca.data_access",
        "data_access",
        "seller",
        "30 calendar days from data request",
        extension=30,
    ).by(
        read.secondary(
            "Personal Information Protection and Electronic Documents Act, quoted word for word",
            "https://www.canadastudentdebt.ca/printer_friendly_posts.asp?TID=4229",
            article="s. 8(3), (4)",
        ),
        start=_2020,
        note="Alberta, British Columbia and Quebec have acts of their own.",
    ),
)

MX = (
    clock("mx.withdrawal", "withdrawal", "buyer", "5 working days from delivery").by(
        read.unchecked(
            "Mexican Federal Consumer Protection Law",
            "https://www.gob.mx/profeco",
            article="Art. 56",
        ),
        start=_2020,
    ),
)

_SINCE_1991 = day(1991, 3, 11)
_CDC = read.unchecked(
    "Brazilian Consumer Defence Code (Lei 8.078/1990)",
    "https://www.planalto.gov.br/ccivil_03/leis/l8078compilado.htm",
)

BR = (
    clock("br.withdrawal", "withdrawal", "buyer", "7 calendar days from delivery").by(
        _CDC.at("Art. 49"),
        start=_SINCE_1991,
        evidence="secondary",
        note="Everything paid is refunded at once, freight included.",
    ),
    clock("br.repair", "repair", "seller", "30 calendar days from complaint").by(
        _CDC.at("Art. 18"), start=_SINCE_1991
    ),
    clock(
        "br.durable", "complain", "buyer", "90 calendar days from delivery", scope="durable goods"
    ).by(
        _CDC.at("Art. 26"),
        start=_SINCE_1991,
        note="30 days for others; hidden faults count from when they show.",
    ),
    clock(
        "br.answer",
        "answer",
        "seller",
        "7 calendar days from complaint",
        scope="federally regulated services",
    ).by(
        read.secondary(
            "Decreto 11.034/2022 (SAC)",
            "https://www.planalto.gov.br/ccivil_03/_ato2019-2022/2022/decreto/D11034.htm",
            article="Art. 13",
        ),
        start=day(2022, 10, 3),
        note="Calendar days from registration; a law blog wrongly says working days. First day of force: 180 days after 6 April 2022, not read.",
    ),
    clock("br.data_access", "data_access", "seller", "15 calendar days from data request").by(
        read.unchecked(
            "Brazilian General Data Protection Law (Lei 13.709/2018)",
            "https://www.planalto.gov.br/ccivil_03/_ato2015-2018/2018/lei/l13709.htm",
            article="Art. 19(II)",
        ),
        start=day(2020, 9, 18),
    ),
)

CL = (
    clock("cl.withdrawal", "withdrawal", "buyer", "10 calendar days from delivery").by(
        read.unchecked(
            "Chilean Consumer Protection Law 19.496",
            "https://www.bcn.cl/leychile/navegar?idNorma=61438",
            article="Art. 3 bis",
        ),
        start=day(2021, 12, 24),
    ),
)

_CO = read.secondary(
    "Colombian Ley 1480 of 2011",
    "https://albertopreciado.com/en/actualidad/el-derecho-de-retracto-como-ejercerlo-y-sus-consecuencias",
    article="Art. 47",
)

CO = (
    clock("co.withdrawal", "withdrawal", "buyer", "5 working days from delivery").by(
        _CO, start=day(2012, 4, 12)
    ),
    clock("co.refund", "refund", "seller", "30 calendar days from withdrawal").by(
        _CO,
        start=day(2012, 4, 12),
        status=Status.UNCLEAR,
        note="A change of 2024 may have shortened it; not verified.",
    ),
)
