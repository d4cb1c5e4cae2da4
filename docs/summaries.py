"""What a parcel costs in each jurisdiction: three prices, the cliffs, which scheme decides."""

import csv
import datetime as dt
import functools
import html
from collections.abc import Iterator
from pathlib import Path

import xborder as xb
from xborder.landed_cost.shown.words import STATE_TITLES
from xborder.messages import Text
from xborder.policy import default_book
from xborder.policy.prose import place

PRICES = (20, 200, 2_000)
"""In euros: below, about and above what most laws call low value."""
STEPS = [*range(5, 301, 5), *range(325, 1_001, 25)]
RATES = Path(__file__).parents[1] / "examples" / "data" / "rates.csv"
MARKS = {"taken": "✓", "not_met": "–", "open": "?", "not_reached": "·", "not_chosen": "○"}
WORDS = {
    "en": {
        "title": "What a parcel costs",
        "lead": "{article}, made in {origin} and sent from there by {transport} to a "
        "consumer{region} for personal use, carriage EUR 4.50 paid to the seller, who is "
        "registered where the law has a scheme for that; on {day}, at invented exchange rates. "
        "Duties, taxes and fees on top, and the total at the door:",
        "shirt": "A T-shirt of cotton",
        "keyboard": "A computer keyboard (the package lacks the duty on a T-shirt)",
        "post": "post",
        "express": "courier",
        "region": " in {region}",
        "price": "EUR {price:,}",
        "head": "| price | duties, taxes, fees | total at the door | how sure | by which scheme |",
        "chart": "What the law adds over the price; dashed where another scheme takes over",
        "grid": "By which scheme, at each price",
        "told": "In the order of the law: ✓ taken, – not met, · an earlier one was taken, ? a fact "
        "is missing, ○ only if elected.",
        "scheme": "scheme",
        "missing": "missing: {fact}",
    },
    "zh_CN": {
        "lead": "由中国寄给自用的消费者（寄往中国的自日本寄出，寄往墨西哥的走快递，其余走邮政；"
        "美国为加利福尼亚州，加拿大为安大略省，巴西为圣保罗州），"
        "原产地即寄出国，运费 4.50 欧元由卖家收取；凡法律设有相应制度的，卖家均已登记；"
        "日期 {day}，汇率为虚构。货品为棉制 T 恤；"
        "本库不含其税率的国家，改为电脑键盘，并在表前注明。"
        "表中为加收的关税、税款与费用，以及到手价。",
        "shirt": "货品：棉制 T 恤。",
        "keyboard": "货品：电脑键盘。",
        "price": "{price:,} 欧元",
        "head": "| 价格 | 关税、税款与费用 | 到手价 | 可靠程度 | 适用制度 |",
        "missing": "缺少：{fact}",
    },
}
TO = {"EU": "DE"}
"""A bloc is shown by a member."""
FROM = {"CN": "JP"}
"""Where it comes from, if not from China."""
BY = {"MX": "express"}
"""How it travels, if not by post: what Mexico's rules compute is a courier's entry."""
REGIONS = {"BR": ("BR-SP", "São Paulo"), "CA": ("CA-ON", "Ontario"), "US": ("US-CA", "California")}
"""Where states tax, one of them."""
ARTICLES = {"shirt": "61091000", "keyboard": "847160"}
"""What is sent: the first for which the rules hold a duty. Of many countries the package holds
those of the Information Technology Agreement alone, and a page without a figure helps nobody."""
CODES = {("JP", "shirt"): "610910020"}
"""Where the tariff has several duties under six digits: one of its lines."""


@functools.cache
def _rates(on: dt.date) -> xb.RateTable:
    with RATES.open(encoding="utf-8", newline="") as file:
        pairs = {row["pair"]: row["rate"] for row in csv.DictReader(file)}
    day = dt.timedelta(days=1)
    return xb.RateTable.from_mapping(
        pairs, start=on - 700 * day, end=on + day, source="invented", pivot="EUR"
    )


def _parcel(code: str, on: dt.date, article: str) -> xb.Consignment:
    to, origin = TO.get(code, code), FROM.get(code, "CN")
    return xb.Consignment(
        ship_from=origin,
        ship_to=to,
        region=REGIONS.get(code, (None, ""))[0],
        on=on,
        items=[
            xb.Item(
                hs_code=CODES.get((code, article), ARTICLES[article]),
                origin=origin,
                quantity=1,
                unit_price="20 EUR",
                weight="0.2 kg",
                gross_weight="0.3 kg",
                preference=False,
                used=False,
                personal_use=True,
            )
        ],
        shipping="4.50 EUR",
        insurance="0 EUR",
        prices="net",
        incoterm="DDP",
        transport=BY.get(code, "post"),
        seller=xb.Seller(registrations={"IOSS", "GB", "VOEC", to}),
        buyer=xb.Buyer(kind="consumer"),
    )


@functools.cache
def quoted(code: str, on: dt.date) -> tuple[str, tuple[xb.LandedCost, ...]]:
    """Return which article is sent, and its quotes at each price; none where none can be given.

    It is the article of which the most prices have a total, the first of several.
    """
    found = {article: _quotes(_parcel(code, on, article), on) for article in ARTICLES}
    return max(found.items(), key=lambda each: sum(quote.total is not None for quote in each[1]))


def _quotes(parcel: xb.Consignment, on: dt.date) -> tuple[xb.LandedCost, ...]:
    quoter = functools.partial(xb.quote, rates=_rates(on))
    try:
        curve = xb.price_curve(parcel, [f"{price} EUR" for price in PRICES], quoter=quoter)
        return tuple(point.quote for point in curve)
    except xb.XborderError:
        return ()


def quotes(code: str, on: dt.date) -> tuple[xb.LandedCost, ...]:
    """Return the quotes of a jurisdiction at each price; none where none can be given."""
    return quoted(code, on)[1]


def table(code: str, on: dt.date, locale: str) -> Iterator[str]:
    """Yield what a parcel costs at each price, as a table."""
    words = WORDS[locale]
    yield from (words["head"], "|---|---|---|---|---|")
    for price, quote in zip(PRICES, quotes(code, on), strict=True):
        yield _row(price, quote, locale)


def _row(price: int, quote: xb.LandedCost, locale: str) -> str:
    words = WORDS[locale]
    total, added = "–", "–"
    if quote.total is not None:
        total = quote.total.render(locale)
        added = (quote.total - quote.sum_of("goods", "freight")).render(locale)
    sure = STATE_TITLES[quote.state].render(locale)
    if quote.missing is not None:
        sure = words["missing"].format(fact=quote.missing.title.render(locale))
    taken = [
        Text(option.title).render(locale) for option in quote.options if option.verdict == "taken"
    ]
    scheme = _plain("; ".join(dict.fromkeys(taken)) or "–")
    return (
        f"| {words['price'].format(price=price)} | {added} | {total} | {_plain(sure)} | {scheme} |"
    )


def _plain(text: str) -> str:
    return html.escape(text).replace("|", "\\|")


def grid(code: str, on: dt.date) -> Iterator[str]:
    """Yield every scheme in the order of the law, and what becomes of it at each price."""
    words, found = WORDS["en"], quotes(code, on)
    rows: dict[str, dict[int, str]] = {}
    for price, quote in zip(PRICES, found, strict=True):
        for option in quote.options:
            title = Text(option.title).render()
            rows.setdefault(title, {})[price] = MARKS[option.verdict]
    yield from (f'<details markdown="1"><summary>{words["grid"]}</summary>', "", words["told"], "")
    yield f"| {words['scheme']} | {' | '.join(f'EUR {price:,}' for price in PRICES)} |"
    yield f"|---|{':-:|' * len(PRICES)}"
    for title, marks in rows.items():
        yield f"| {_plain(title)} | {' | '.join(marks.get(price, '') for price in PRICES)} |"
    yield from ("", "</details>", "")


def chart(code: str, on: dt.date, target: Path) -> bool:
    """Draw what the law adds over the price; return whether there is anything to draw."""
    quoter = functools.partial(xb.quote, rates=_rates(on))
    parcel = _parcel(code, on, quoted(code, on)[0])
    curve = xb.price_curve(parcel, [f"{price} EUR" for price in STEPS], quoter=quoter)
    if not any(point.on_top for point in curve):
        return False
    figure = curve.plot()
    figure.set_size_inches(7, 2.8)
    figure.savefig(target, dpi=90)
    return True


def summary(code: str, on: dt.date, folder: Path) -> str:
    """Return the summary of a jurisdiction's page, its chart written beside it.

    Args:
        code: The jurisdiction.
        on: The day of the parcels.
        folder: The folder of the page.
    """
    if not quotes(code, on):
        return ""
    words = WORDS["en"]
    region = REGIONS.get(code, ("", ""))[1]
    lead = words["lead"].format(
        article=words[quoted(code, on)[0]],
        origin=place(FROM.get(code, "CN")),
        transport=words[BY.get(code, "post")],
        region=words["region"].format(region=region) if region else "",
        day=on,
    )
    lines = [
        f"## {words['title']}",
        "",
        lead,
        "",
        *table(code, on, "en"),
        "",
    ]
    drawn = folder / f"{code.lower()}-prices.png"
    if chart(code, on, drawn):
        lines += [f"![{words['chart']}]({drawn.name})", ""]
    return "\n".join([*lines, *grid(code, on), ""])


def write_chinese_summaries(on: dt.date, target: Path) -> None:
    """Write the summaries of every jurisdiction in Chinese, on one page.

    Args:
        on: The day of the parcels.
        target: The page.
    """
    words = WORDS["zh_CN"]
    lines = ["# 各国概览", "", words["lead"].format(day=on), ""]
    for code in default_book().codes:
        if quotes(code, on):
            link = f"[英文规则全文](../countries/{code.lower()}.md)"
            lines += [
                f"## {place(code, 'zh_CN')}（{code}）",
                "",
                words[quoted(code, on)[0]],
                "",
                *table(code, on, "zh_CN"),
                "",
                link,
                "",
            ]
    target.write_text("\n".join(lines), encoding="utf-8")
