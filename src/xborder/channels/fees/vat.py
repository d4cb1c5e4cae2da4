"""VAT on a channel's fees: who supplies them to whom, and who accounts for the tax."""

import datetime as dt
from decimal import Decimal

from attrs import frozen

from xborder.channels.fees.schedule import FeeSchedule
from xborder.channels.fees.supplier import FeeSupplier
from xborder.channels.place import country_of
from xborder.errors import NotFound
from xborder.kind import of_kind
from xborder.timeline import Dated, Timeline, civil_date
from xborder.vat.rates.rate import rate


@frozen(kw_only=True)
class VatOnFees:
    """The VAT on fees for one seller.

    Attributes:
        rate: Its rate, a fraction; nothing where the seller accounts for it, or it is outside.
        country: Whose VAT it is; ``None`` where none is charged.
        seller_accounts: Whether the seller declares it by reverse charge at home.
        supplier: Who supplies the services, since when and by which source.
    """

    rate: Decimal
    country: str | None
    seller_accounts: bool
    supplier: Dated[FeeSupplier]


def vat_on_fees(
    schedule: FeeSchedule, *, seller_country: str, has_number: bool, on: dt.date
) -> VatOnFees:
    """Return the VAT that a channel adds to its fees.

    A branch in the seller's country invoices with that country's standard rate. From elsewhere a
    business with a number is invoiced without VAT and accounts for it at home.

    Args:
        schedule: The channel's schedule.
        seller_country: Where the seller is established.
        has_number: Whether the channel knows the seller as a business, by its VAT number or,
            outside the Union, by its registration.
        on: The day of the fees.

    Raises:
        NotFound: Who supplies the channel's services is not known, or the seller is none that they
            are known for.

    Source: Directive 2006/112/EC, Art. 44 and 196.

    Examples:
        >>> from xborder.channels import schedule
        >>> amazon = schedule("amazon_de")
        >>> day = dt.date(2026, 11, 2)
        >>> german = vat_on_fees(amazon, seller_country="DE", has_number=True, on=day)
        >>> german.rate, german.country
        (Decimal('0.19'), 'DE')
        >>> vat_on_fees(amazon, seller_country="CN", has_number=True, on=day).seller_accounts
        True
    """
    home = country_of(seller_country, "seller_country")
    day = civil_date(on, where="on")
    known: Timeline[FeeSupplier] | None = of_kind(schedule, FeeSchedule, "schedule").supplier
    if known is None:
        raise NotFound(
            "Who supplies the services of {value} is not known here.",
            code="channels.supplier",
            remedy="Give vat= yourself, from an invoice of the channel.",
            where="schedule",
            value=schedule.channel,
        )
    entry = known.entry(day)
    if home in entry.value.branches:
        return VatOnFees(
            rate=rate(home, on=day).rate, country=home, seller_accounts=False, supplier=entry
        )
    if not has_number:
        raise NotFound(
            "What VAT {value} adds for a seller without a number is not known here.",
            code="channels.no_number",
            remedy="Give the channel your number, or give vat= from one of its invoices.",
            where="has_number",
            value=schedule.channel,
        )
    return VatOnFees(rate=Decimal(0), country=None, seller_accounts=True, supplier=entry)
