"""The canonical parcels of each jurisdiction, on each side of every limit and date of its law.

They are listed in ``parcels/``, each with a word what it is for. A fact that is an empty text there
is one that nobody knows.
"""

import datetime as dt
import tomllib
from pathlib import Path

import xborder as xb
from xborder.exchange import Quotation, RateTable
from xborder.source import Source
from xborder.tariff import TariffSchedule

FOLDER = Path(__file__).parent / "parcels"
OF_ITEM = (
    "hs_code", "origin", "category", "excise", "weight", "gross_weight", "quantity", "personal_use", "preference",
    "steel_share",
)  # fmt: skip
AS_IT_IS = ("ship_from", "ship_to", "region", "on", "channel", "gift", "sender", "transport",
            "elections")  # fmt: skip


def quotes(code):
    """Yield what each parcel of a jurisdiction is for, and its quote."""
    path = FOLDER / f"{code.lower()}.toml"
    assert path.is_file(), f"{path}: list 30 parcels, on each side of what its law has, as no.toml"
    listed = tomllib.loads(path.read_text(encoding="utf-8"))
    rates = rate_table(listed.get("rates", {}))
    for own in listed["parcel"]:
        facts = {**listed["usual"], **own}
        book = xb.policy.default_book()
        if "reading" in facts:
            book = book.with_reading(*facts["reading"].split(":"))
        tariff = None
        if "duty" in facts:  # what the caller gives where no duty is built in
            row = (facts["hs_code"], facts["duty"])
            tariff = TariffSchedule.from_rows(
                [row], source=Source(title="made up"), checked_on=facts["on"]
            )
        yield facts.pop("why"), xb.quote(consignment(facts), rates=rates, book=book, tariff=tariff)


def rate_table(rates):
    """Return made-up rates by pair, the same on every day."""
    days = {"start": dt.date(2020, 1, 1), "end": dt.date(2030, 1, 1)}
    quotations = [
        Quotation.of(*pair.split("/"), rate, kind="customs", source="made up", **days)
        for pair, rate in rates.items()
    ]
    return RateTable(quotations) if quotations else None


def consignment(facts):
    """Return a parcel of one line from its facts by name, or of one for each of its prices."""
    known = {name: value for name, value in facts.items() if value != ""}
    currency = facts["currency"]
    buyer = {"kind": known.get("buyer"), "tax_number": known.get("tax_number")}
    if "purchases" in known:
        buyer["purchases_this_year"] = f"{known['purchases']} {currency}"
    days = {event: known[event] for event in ("loading", "import_entry") if event in known}
    named = {"marketplace": "A marketplace"} if known.get("channel") == "marketplace" else {}
    return xb.Consignment(
        items=[
            xb.Item(
                **{"quantity": 1, **{name: known[name] for name in OF_ITEM if name in known}},
                unit_price=f"{price} {currency}",
                customs_value=f"{known['worth']} {currency}" if "worth" in known else None,
            )
            for price in (facts["price"], *facts.get("other_prices", ()))
        ],
        shipping=f"{facts['shipping']} {currency}",
        prices="net",
        seller=xb.Seller(registrations=known.get("registrations")),
        buyer=xb.Buyer(**buyer),
        dates=days,
        **named,
        **{name: known[name] for name in AS_IT_IS if name in known},
    )


def told(quote):
    """Return a quote in one line: scheme, state, total, and what it is made of."""
    total = "no total" if quote.total is None else str(quote.total)
    missing = f" {quote.missing.fact}" if quote.missing else ""
    sums = {}
    for line in quote.lines:
        sums[line.id] = sums.get(line.id, 0) + line.amount
    lines = ", ".join(f"{name} {amount.amount:f}" for name, amount in sums.items())
    return f"{quote.schemes[0] or 'no scheme'} | {quote.state}{missing} | {total} | {lines}"
