"""The front page: what xborder answers, shown by a quote that is computed while the site is built."""

import datetime as dt
from pathlib import Path

import xborder as xb
from xborder.policy import default_book
from xborder.policy.prose import place

PAGE = Path(__file__).parent / "index.md"

HEAD = """---
title: xborder
hide: [navigation, toc]
---

# What a parcel costs at the buyer's door, and by which law

<p class="front-lead">xborder answers offline and to the cent, with the source beside every figure. And it
goes on where the parcel stops: which VAT goes into which return, how much currency risk to hedge, how
much stock to hold when customs sits in the lead time, which customers are worth what, and whether a
complaint is on time.</p>

## Two T-shirts from China to Germany

A shop registered for the Import One-Stop Shop sells two T-shirts on 1 September 2026. This is the
quote as a notebook shows it, computed when this page was built:

"""

CODE = """
```python
import datetime as dt

import xborder as xb

quote = xb.quote(
    xb.Consignment(
        ship_from="CN",
        ship_to="DE",
        on=dt.date(2026, 9, 1),
        items=[
            xb.Item(sku="TEE", hs_code="610910", origin="CN", quantity=2, unit_price="19.90 EUR")
        ],
        shipping="4.50 EUR",
        prices="net",
        incoterm="DDP",
        transport="post",
        seller=xb.Seller(registrations={"IOSS"}),
        buyer=xb.Buyer(kind="consumer"),
    )
)
```

## Installation

```sh
pip install xborder                 # attrs, babel, py-moneyed, pydantic; Python 3.11 or later
pip install "xborder[stats,plots]"  # numpy, scipy and matplotlib: arrays, fits, charts
```

From a fresh clone of [the repository](https://github.com/xborder/xborder), two commands show and
prove everything: `make demo` prices real parcels, each line
with its law, and `make test` runs every test.

## Every result says how sure it is

| state | meaning |
|---|---|
| `exact` | every fact was given; every rule used is in force and was read with a source |
| `estimate` | an assumption was made, or a rule is scheduled, unclear, unchecked or old; the result says which, and its lowest and highest end |
| `missing_fact` | a fact decides that was not given; the result names it, and what each answer leads to |
| `unsupported` | there are no rules, or they are not computed; never a silent zero |

How well the rules were read is said apart: [how sure is this figure?](how-to/how-sure-is-this-figure.md)

"""

DOORS = """
## Where to go

<div class="front-doors" markdown>

- **You build a shop or an ERP.** [Your first quote](tutorial/first-quote.md), then
  [from a shop export to quotes](how-to/from-a-shop-export.md) and
  [the price that lands on 49.90](how-to/price-that-lands.md).
- **You work in notebooks.** [A Monday queue](examples/monday_queue.md),
  [orders to segments](how-to/order-export-to-segments.md),
  [protect next quarter](examples/protect_next_quarter.md).
- **You know customs or tax.** [Every rule with its source](countries/index.md),
  [what changes and what it costs](how-to/what-does-this-change-cost-me.md),
  [your first OSS return](tutorial/first-oss-return.md).
- **You sell.** [Which route?](how-to/which-route.md),
  [what the carrier adds at the door](how-to/what-the-carrier-adds.md),
  [stock with late orders](how-to/stock-with-late-orders.md).
- **You want to add a country.** [Your own country's rules](how-to/your-own-country.md),
  [how it is built](explanation/architecture.md), [how to contribute](contributing/index.md).

</div>

Nothing here is legal advice. Rules carry the day they were last checked; tariffs go stale.
"""


def write_front_page() -> None:
    """Write the page."""
    PAGE.write_text(HEAD + quote() + CODE + coverage() + DOORS, encoding="utf-8")


def parcel() -> xb.Consignment:
    """Return the parcel that the page's code makes."""
    return xb.Consignment(
        ship_from="CN",
        ship_to="DE",
        on=dt.date(2026, 9, 1),
        items=[
            xb.Item(sku="TEE", hs_code="610910", origin="CN", quantity=2, unit_price="19.90 EUR")
        ],
        shipping="4.50 EUR",
        prices="net",
        incoterm="DDP",
        transport="post",
        seller=xb.Seller(registrations={"IOSS"}),
        buyer=xb.Buyer(kind="consumer"),
    )


def quote() -> str:
    """Return the first quote as a notebook shows it."""
    return f'<div class="front-quote">{xb.quote(parcel())._repr_html_()}</div>\n'


def coverage() -> str:
    """Return the jurisdictions that have rules, each with the way to its page."""
    book = default_book()
    rows = ["## Where it computes", "", "| jurisdiction | rules | since |", "|---|---|---|"]
    for code in book.codes:
        policy = book.policy(code)
        count = sum(1 for _ in policy.rules())
        link = f"[{place(code)}](countries/{code.lower()}.md)"
        rows.append(f"| {link} | {count:,} | {policy.opens:%Y} |")
    rows += [
        "",
        "The European Union's page holds its 27 members, each with its rates and fees.",
        "",
    ]
    return "\n".join(rows)
