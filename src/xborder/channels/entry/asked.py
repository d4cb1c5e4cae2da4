"""What is asked of a seller in a country and on a site, and the steps that it holds up."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

from xborder.channels.entry.documents import STEPS, EntryDocument
from xborder.channels.entry.laws import LAWS
from xborder.channels.entry.plan import EntryStep
from xborder.channels.entry.sites import SITES
from xborder.channels.place import country_of
from xborder.errors import NotFound
from xborder.kind import all_of_kind, of_kind
from xborder.named import all_known
from xborder.timeline import Dated, Timeline, civil_date

DOCUMENTS: Final[tuple[Timeline[EntryDocument], ...]] = (*LAWS, *SITES)
"""What laws and sites ask for that was read; other laws, and forms of sites, ask for more."""


def _every() -> Iterable[EntryDocument]:
    return (entry.value for each in DOCUMENTS for entry in each)


def entry_documents(
    country: str, *, on: dt.date, site: str = "", goods: Iterable[str] = ()
) -> tuple[Dated[EntryDocument], ...]:
    """Return the documents that laws, and a site, ask for, each with its source and evidence.

    Args:
        country: Where the goods are sold to.
        on: The day of the first sale, which decides what holds.
        site: The site, such as ``"amazon"``; with none the law alone.
        goods: The kinds of goods, for documents that are for some alone.

    Raises:
        InvalidInput: There is no such kind of goods or site.
        NotFound: What the site asks for in the country was not read.

    Examples:
        >>> found = entry_documents("DE", on=dt.date(2026, 12, 1), goods=["electrical"])
        >>> [each.value.id for each in found if each.value.goods]
        ['de_electrical_register']
    """
    place, first = country_of(country, "country"), civil_date(on, where="on")
    sold = set(all_of_kind(goods, str, "goods"))
    all_known(sold, sorted({kind for each in _every() for kind in each.goods}), "goods")
    shop = of_kind(site, str, "site")
    if shop:
        where = sorted({at for each in _every() if each.site == shop for at in each.countries})
        all_known([shop], sorted({each.site for each in _every()} - {""}), "site")
        if place not in where:
            raise NotFound(
                "What {value} asks for in {country} was not read.",
                code="channels.entry_site",
                remedy="Leave site= out for the law alone; it was read for {known}.",
                where="site",
                value=shop,
                country=place,
                known=", ".join(where),
            )
    entries = (entry for each in DOCUMENTS if (entry := each.find(first)) is not None)
    return tuple(
        entry
        for entry in entries
        if entry.value.site in {"", shop} and is_asked(entry.value, place, sold)
    )


def is_asked(document: EntryDocument, country: str, goods: set[str]) -> bool:
    """Return whether a document is asked for in a country and for kinds of goods."""
    of_goods = not document.goods or bool(goods & set(document.goods))
    return country in document.countries and of_goods


def entry_steps(
    country: str,
    *,
    on: dt.date,
    site: str = "",
    goods: Iterable[str] = (),
    more: Iterable[EntryDocument] = (),
) -> tuple[EntryStep, ...]:
    """Return the steps to a first sale in a country, each with the documents that are asked for.

    Args:
        country: Where the goods are sold to.
        on: The day of the first sale, which decides what holds.
        site: The site, such as ``"amazon"``; with none the law alone.
        goods: The kinds of goods, for documents that are for some alone.
        more: Documents that another law or site asks for.

    Raises:
        InvalidInput: There is no such kind of goods or site.
        NotFound: What the site asks for in the country was not read.

    Examples:
        >>> steps = entry_steps("GB", site="tiktok_shop", on=dt.date(2026, 12, 1))
        >>> [(step.name, step.documents) for step in steps if step.documents]
        [('account', ('gb_vat_number', 'tiktok_shop_registration'))]
    """
    own = all_of_kind(more, EntryDocument, "more")
    theirs = {kind for each in own for kind in each.goods}
    sold = set(all_of_kind(goods, str, "goods"))
    built_in = {kind for each in _every() for kind in each.goods}
    all_known(sold, sorted(built_in | theirs), "goods")
    found = [
        entry.value for entry in entry_documents(country, on=on, site=site, goods=sold & built_in)
    ]
    found += [each for each in own if is_asked(each, country, sold)]
    return tuple(
        EntryStep(
            name=name,
            after=STEPS[number - 1 : number] if number else (),
            documents=[each.id for each in found if each.step == name],
        )
        for number, name in enumerate(STEPS)
    )
