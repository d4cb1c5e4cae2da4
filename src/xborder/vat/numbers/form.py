"""Forms: how each tax number is written, and what of it can be checked without asking anybody."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from xborder.choice import Choice
from xborder.source import Source


class NumberKind(Choice):
    """What a number is for."""

    VAT = "vat"
    """A number for VAT, GST or their like in one country."""
    IOSS = "ioss"
    """The Union's import scheme: who sells parcels of at most EUR 150 from outside the Union."""
    IOSS_INTERMEDIARY = "ioss_intermediary"
    """Who represents sellers in the import scheme. It is no VAT number and goes on no parcel."""
    OSS_NON_UNION = "oss_non_union"
    """The Union's scheme for services of sellers from outside it."""
    EORI = "eori"
    """Economic operators in the customs of the Union and of the United Kingdom."""
    INVOICE_ISSUER = "invoice_issuer"
    """Japan's issuers of qualified invoices: ``T`` and the corporate number."""
    BUSINESS = "business"
    """A register of businesses whose number also serves the tax office."""


@frozen(kw_only=True)
class NumberForm:
    """How one kind of number is written in one country.

    Attributes:
        kind: What it is for.
        country: Whose number it is; empty for the Union's own schemes.
        shape: The form, where 9 stands for a digit, L for a letter and X for either.
        module: The checks of python-stdnum, below ``stdnum``; empty where there are none.
        prefix: The letters that the normalised number starts with, where the check leaves them off.
        check: The check digits, in the words of who defined them; empty where none are public.
        source: Where the form can be read.
    """

    kind: NumberKind
    country: str
    shape: str
    module: str = ""
    prefix: str = ""
    check: str = ""
    source: Source


_VIES: Final = Source(
    title="European Commission, VIES: structure of VAT identification numbers",
    url="https://ec.europa.eu/taxation_customs/vies/",
    article="FAQ, question 11",
)
_SCHEMES: Final = Source(
    title="Council Directive 2006/112/EC; Commission Implementing Regulation (EU) 2020/194",
    url="https://eur-lex.europa.eu/eli/reg_impl/2020/194/oj",
    article="articles 362, 369d and 369q of the Directive",
)
_HMRC: Final = Source(
    title="HM Revenue and Customs, VAT registration manual",
    url="https://www.gov.uk/hmrc-internal-manuals/vat-registration-manual",
)

_UNION: Final = """
AT ATU99999999 | Modulus 10
BE BE9999999999 | Modulus 97
BG BG9999999999 | Modulus 11
CY CY99999999L | a letter by weights, modulus 26
CZ CZ9999999999 | Modulus 11
DE DE999999999 | ISO 7064 Mod 11, 10
DK DK99999999 | Modulus 11
EE EE999999999 | Modulus 10
ES ESX9999999X | a letter or digit by the kind of holder
FI FI99999999 | Modulus 11
FR FRXX999999999 | Modulus 97, and Luhn for the SIREN
GR EL999999999 | Modulus 11
HR HR99999999999 | ISO 7064 Mod 11, 10
HU HU99999999 | Modulus 10
IE IE9999999LL | a letter by weights, modulus 23
IT IT99999999999 | Luhn
LT LT999999999 | Modulus 11
LU LU99999999 | Modulus 89
LV LV99999999999 | Modulus 11
MT MT99999999 | Modulus 37
NL NL999999999B99 | Modulus 11, or Modulus 97 with its letters
PL PL9999999999 | Modulus 11
PT PT999999999 | Modulus 11
RO RO9999999999 | Modulus 11
SE SE999999999901 | Luhn
SI SI99999999 | Modulus 11
SK SK9999999999 | divisible by 11
"""

_ELSEWHERE: Final = """
vat AU au.abn 99999999999 | Modulus 89
    Australian Business Register: format of the ABN | https://abr.business.gov.au
vat BR br.cnpj 99999999999999 | Modulus 11
    Receita Federal: CNPJ | https://www.gov.br/receitafederal
vat CA ca.bn 999999999RT9999 | Luhn
    Canada Revenue Agency: business number and program account | https://www.canada.ca/en/revenue-agency.html
vat CH ch.vat CHE999999999MWST | Modulus 11
    Federal Statistical Office: UID | https://www.uid.admin.ch
vat CL cl.rut 99999999X | Modulus 11
    Servicio de Impuestos Internos: RUT | https://www.sii.cl
business CN cn.uscc 99XXXXXXXXXXXXXXXX | Modulus 31
    GB 32100-2015, unified social credit code | https://openstd.samr.gov.cn
vat CO co.nit 9999999999 | Modulus 11
    DIAN: NIT | https://www.dian.gov.co
vat ID id.npwp 999999999999999 | Luhn
    Direktorat Jenderal Pajak: NPWP | https://www.pajak.go.id
vat IN in_.gstin 99LLLLL9999LXZX | Luhn, modulus 36
    GST Network: GSTIN | https://www.gst.gov.in
business JP jp.cn 9999999999999 | Modulus 9
    National Tax Agency: corporate number | https://www.houjin-bangou.nta.go.jp
business KR kr.brn 9999999999 | Modulus 10
    National Tax Service: business registration number | https://www.hometax.go.kr
vat MX mx.rfc LLLL999999XXX
    SAT: RFC | https://www.sat.gob.mx
vat NO no.mva 999999999MVA | Modulus 11
    Bronnoysund Register Centre: organisation number | https://www.brreg.no
vat NZ nz.ird 999999999 | Modulus 11
    Inland Revenue: IRD number | https://www.ird.govt.nz
business SG sg.uen 99999999L | a letter by weights, modulus 11
    ACRA: unique entity number | https://www.uen.gov.sg
vat TH th.tin 9999999999999 | Modulus 11
    Revenue Department: taxpayer identification number | https://www.rd.go.th
vat TR tr.vkn 9999999999 | Modulus 10
    Gelir Idaresi Baskanligi: VKN | https://www.gib.gov.tr
vat TW tw.ubn 99999999 | Modulus 10
    Ministry of Finance: unified business number | https://www.etax.nat.gov.tw
vat UA ua.edrpou 99999999 | Modulus 11
    Unified State Register: EDRPOU | https://usr.minjust.gov.ua
vat VN vn.mst 9999999999 | Modulus 11
    General Department of Taxation: MST | https://www.gdt.gov.vn
vat RS rs.pib 999999999 | ISO 7064 Mod 11, 10
    Poreska uprava: PIB | https://www.purs.gov.rs
vat ZA za.tin 9999999999 | Luhn
    SARS: tax reference number | https://www.sars.gov.za
business US us.ein 999999999
    Internal Revenue Service: EIN | https://www.irs.gov
"""


def _union() -> Iterator[NumberForm]:
    for line in _UNION.strip().splitlines():
        country, _, rest = line.partition(" ")
        shape, check = (part.strip() for part in rest.split("|"))
        yield NumberForm(
            kind=NumberKind.VAT,
            country=country,
            shape=shape,
            module="eu.vat",
            check=check,
            source=_VIES,
        )


def _elsewhere() -> Iterator[NumberForm]:
    lines = _ELSEWHERE.strip().splitlines()
    for first, second in zip(lines[::2], lines[1::2], strict=True):
        head, _, check = (part.strip() for part in first.partition("|"))
        title, url = (part.strip() for part in second.split("|"))
        kind, country, module, shape = head.split()
        yield NumberForm(
            kind=NumberKind(kind),
            country=country,
            shape=shape,
            module=module,
            check=check,
            source=Source(title=title, url=url),
        )


FORMS: Final[tuple[NumberForm, ...]] = (
    *_union(),
    NumberForm(
        kind=NumberKind.VAT,
        country="GB",
        shape="GB999999999",
        module="gb.vat",
        prefix="GB",
        check="Modulus 97, with or without 55",
        source=_HMRC,
    ),
    NumberForm(
        kind=NumberKind.VAT,
        country="XI",
        shape="XI999999999",
        module="eu.vat",
        check="Modulus 97, with or without 55",
        source=_HMRC,
    ),
    NumberForm(
        kind=NumberKind.INVOICE_ISSUER,
        country="JP",
        shape="T9999999999999",
        module="jp.cn",
        prefix="T",
        check="Modulus 9",
        source=Source(
            title="National Tax Agency: issuers of qualified invoices",
            url="https://www.invoice-kohyo.nta.go.jp",
        ),
    ),
    *_elsewhere(),
    NumberForm(kind=NumberKind.IOSS, country="", shape="IM9999999999", source=_SCHEMES),
    NumberForm(
        kind=NumberKind.IOSS_INTERMEDIARY, country="", shape="IN9999999999", source=_SCHEMES
    ),
    NumberForm(kind=NumberKind.OSS_NON_UNION, country="", shape="EU999999999", source=_SCHEMES),
)
"""Every form we know, but for EORI numbers, which have a table of their own."""


def _by_country() -> dict[str, tuple[NumberForm, ...]]:
    found: dict[str, list[NumberForm]] = {}
    for form in FORMS:
        found.setdefault(form.country, []).append(form)
    return {country: tuple(forms) for country, forms in found.items()}


FORMS_OF: Final[Mapping[str, tuple[NumberForm, ...]]] = MappingProxyType(_by_country())
"""The forms of each country, that for its VAT first; under ``""`` those of the Union's schemes."""
