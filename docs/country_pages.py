"""The pages of the jurisdictions and the README's table of them, written from the rules."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from babel import Locale

from xborder.money import Money, Rounding
from xborder.policy import amount as amounts
from xborder.policy import default_book
from xborder.policy.charge import Charge, Waiver
from xborder.policy.condition import ALWAYS
from xborder.policy.country import CountryPolicy
from xborder.policy.goods_table import GoodsRule, GoodsTable
from xborder.policy.not_computed import Doubtful, NotComputed
from xborder.policy.scheme import Per, Scheme
from xborder.policy.value import Value
from xborder.timeline import Dated

DOCS = Path(__file__).parent
README = DOCS.parent / "README.md"
OPENING = "<!-- jurisdictions: written by docs/generate.py -->"
CLOSING = "<!-- end of jurisdictions -->"
NAMES = {
    "BR": "Brazil",
    "CH": "Switzerland",
    "CN": "China",
    "EU": "European Union",
    "GB": "Great Britain",
    "JP": "Japan",
    "NO": "Norway",
    "US": "United States",
    "XI": "Northern Ireland",
}
KINDS = {
    "scheme": "Schemes, in the order of the law",
    "step": "Charges and waivers",
    "value": "Named values",
    "limit": "What is not computed",
    "figure": "Other dated facts",
}
COLLECTORS = {"tax_authority": "the tax authority", "buyer": "the buyer's own tax return"}
MOMENTS = {
    "checkout": "at checkout",
    "import": "on import",
    "delivery": "on delivery",
    "tax_return": "with the tax return",
}
MODES = {
    "half_up": "to the nearest, half up",
    "half_even": "to the nearest, half to even",
    "down": "down",
    "up": "up",
}
STAGES = {
    "line": "each line",
    "entry_line": "each entry line",
    "declaration": "the whole declaration",
}
BOUNDS = {True: "up to", False: "below"}
ACRONYMS = {"vat": "VAT", "gst": "GST", "icms": "ICMS", "ioss": "IOSS", "cbec": "CBEC"}
TERRITORIES = Locale("en").territories


def write_country_pages() -> None:
    """Write a page for each jurisdiction, their list, and the table in the README."""
    book = default_book()
    target = DOCS / "countries"
    target.mkdir(exist_ok=True)
    policies = [book.policy(code) for code in book.codes]
    for policy in policies:
        page = "\n".join(country_page(policy))
        (target / f"{policy.code.lower()}.md").write_text(page, encoding="utf-8")
    (target / "index.md").write_text("\n".join(index_page(policies)), encoding="utf-8")
    README.write_text(readme(policies), encoding="utf-8")


def readme(policies: list[CountryPolicy]) -> str:
    """Return the README with the table of jurisdictions as the book has it now."""
    text = README.read_text(encoding="utf-8")
    before, rest = text.split(OPENING)
    after = rest.split(CLOSING)[1]
    table = "\n".join(jurisdiction_table(policies, link=False))
    return f"{before}{OPENING}\n\n{table}\n\n{CLOSING}{after}"


def index_page(policies: list[CountryPolicy]) -> list[str]:
    """Return the list of jurisdictions."""
    return [
        "# Jurisdictions",
        "",
        "Every rule below is dated and sourced. The pages are written from the rules themselves.",
        "",
        *jurisdiction_table(policies, link=True),
        "",
    ]


def jurisdiction_table(policies: list[CountryPolicy], *, link: bool) -> list[str]:
    """Return the table of jurisdictions that the README and the site show."""
    rows = ["| jurisdiction | rules from | rules | oldest check | official | unchecked |"]
    rows.append("|---|---|---|---|---|---|")
    for policy in policies:
        rules = [entry for _, entry in policy.rules()]
        name = NAMES.get(policy.code, policy.code)
        shown = f"[{name}]({policy.code.lower()}.md)" if link else name
        official = sum(entry.evidence == "official" for entry in rules)
        unchecked = sum(entry.evidence == "unchecked" for entry in rules)
        oldest = min(entry.checked_on for entry in rules)
        rows.append(
            f"| {shown} ({policy.code}) | {policy.opens} | {len(rules)} | {oldest} "
            f"| {official} | {unchecked} |"
        )
    return rows


def country_page(policy: CountryPolicy) -> list[str]:
    """Return one jurisdiction's rules with their sources."""
    name = NAMES.get(policy.code, policy.code)
    lines = [f"# {name}", "", f"Currency {policy.currency}; rules known from {policy.opens}.", ""]
    if policy.dated_by != "on":
        day = policy.dated_by.replace("_", " ")
        lines += [f"Rules go by the day of {day}, not by the day of the sale.", ""]
    if policy.members:
        shown = (str(TERRITORIES.get(code, code)) for code in policy.members)
        lines += ["Members: " + ", ".join(sorted(shown)) + ".", ""]
    for reading in policy.readings:
        lines += [f'!!! question "{reading.question}"', ""]
        lines += [
            f"    - `{option}`{' (default)' if option == reading.default else ''}: {who}"
            for option, who in reading.options.items()
        ]
        lines += ["", f"    Choose with `book.with_reading({reading.id!r}, ...)`.", ""]
    grouped: dict[str, list[tuple[str, Dated[Any]]]] = {}
    for path, entry in policy.rules():
        kind = next((part for part in path.split(".") if part in {*KINDS, "table"}), "figure")
        grouped.setdefault(kind, []).append((path, entry))
    for kind, title in KINDS.items():
        if kind in grouped:
            lines += [f"## {title}", "", *rules_table(grouped[kind]), ""]
    return lines + goods_section(policy)


def goods_section(policy: CountryPolicy) -> list[str]:
    """Return the goods tables of a jurisdiction and of its members."""
    lines = []
    if policy.tables:
        lines += ["## Rates by goods", ""]
        for table in policy.tables.values():
            lines += [f"### Table {spoken(table.name)}", "", *goods_rows(table), ""]
    for code, member in sorted(policy.members.items()):
        for table in member.tables.values():
            place = TERRITORIES.get(code, code)
            lines += [f"### {place}: {spoken(table.name)}", "", *goods_rows(table), ""]
    return lines


def rules_table(rules: list[tuple[str, Dated[Any]]]) -> list[str]:
    """Return rules as a table of what holds when, and by which source."""
    lines = ["| rule | what it says | source |", "|---|---|---|"]
    for path, entry in rules:
        name = path.split(".", 1)[-1] if path.split(".")[0] in KINDS else path
        note = [f"*{entry.note}*"] if entry.note else []
        said = "<br>".join(
            _cell(part[:1].upper() + part[1:]) for part in [*told(entry.value), *note]
        )
        code = name.replace("_", "_<wbr>").replace(".", ".<wbr>")
        lines.append(f"| <code>{code}</code><br>{days(entry)} | {said} | {cited(entry)} |")
    return lines


def goods_rows(table: GoodsTable) -> list[str]:
    """Return a goods table with one row for each rate, its days and its source."""
    rows: dict[tuple[str, str, str], list[GoodsRule]] = {}
    for rule in table.rules:
        key = (formula(rule.amount.value), days(rule.amount), cited(rule.amount))
        rows.setdefault(key, []).append(rule)
    lines = ["| rate | goods | days | source |", "|---|---|---|---|"]
    for (rate, when, source), rules in rows.items():
        goods = _cell(goods_text(rules))
        lines.append(f"| {_cell(rate)} | {goods} | {when} | {source} |")
    return lines


def goods_text(rules: Iterable[GoodsRule]) -> str:
    """Return the goods of some rules: rules that differ by their HS codes only are told at once."""
    codes: dict[str, list[str]] = {}
    for rule in rules:
        scope = rule.scope
        parts = [
            f"{word} {', '.join(sorted(values))}"
            for word, values in (
                ("but not HS", scope.except_hs),
                ("or category" if scope.hs else "category", scope.categories),
                ("from", scope.origins),
                ("to", scope.destinations),
                ("in", scope.regions),
            )
            if values
        ]
        codes.setdefault(" ".join(parts), []).extend(scope.hs)
    told_goods = []
    for rest, found in codes.items():
        hs = f"HS {', '.join(dict.fromkeys(found))}" if found else ""
        told_goods.append(" ".join(filter(None, (hs, rest))) or "all other goods")
    return "; ".join(told_goods)


def days(entry: Dated[Any]) -> str:
    """Return the days on which a rule holds."""
    match (entry.start, entry.end):
        case (None, None):
            return "always"
        case (None, end):
            return f"before {whole(end)}"
        case (start, None):
            return f"from {whole(start)}"
        case (start, end):
            return f"from {whole(start)} until before {whole(end)}"


def whole(part: object) -> str:
    """Return a part that no line break falls into."""
    return f'<span style="white-space: nowrap">{part}</span>'


def cited(entry: Dated[Any]) -> str:
    """Return the source of a rule, what the law is and how well it was read."""
    source = _cell(str(entry.source))
    link = f"[{source}]({entry.source.url})" if entry.source.url else source
    known = f", known since {entry.known_since}" if entry.known_since else ""
    read = f"{entry.status.replace('_', ' ')}{known}; evidence: {entry.evidence}"
    return f"{link}<br>{read}; checked {whole(entry.checked_on)}"


def told(value: Any) -> list[str]:
    """Return what a rule says, in sentences."""
    match value:
        case Charge():
            return list(charge_told(value))
        case Waiver():
            limit = f"{'at most' if value.inclusive else 'below'} {value.limit.render()}"
            sum_of = f"{spoken(value.charges)} of {STAGES[value.of]}"
            return [
                f"**{value.title}**",
                f"Not collected while {sum_of} is {limit}.",
                *when_told(value.when),
            ]
        case Scheme():
            asked = ["Only if it is elected."] if value.elective else []
            per = "line by line" if value.per is Per.LINE else "for the whole consignment"
            steps = ", ".join(f"`{step}`" for step in value.steps) or "none"
            needs = "no condition" if value.when is ALWAYS else value.when.words()
            when = [f"Needs, {per}: {needs}."]
            return [f"**{value.title}**", *when, *asked, f"Charges: {steps}."]
        case Value():
            made = spoken(value.plus)
            if value.minus:
                made = f"{made}, less {spoken(value.minus)}"
            if value.share != 1:
                made = f"{amounts.percent_text(value.share)} of ({made})"
            rounded = [f"Rounded {rounding_text(value.rounding)}."] if value.rounding else []
            return [f"**{value.title}**", f"{made}.", *rounded, *when_told(value.when)]
        case NotComputed() | Doubtful():
            estimated = isinstance(value, Doubtful)
            kept = ["The figures stand as an estimate."] if estimated else []
            return [f"**{value.reason}**", *when_told(value.when), *kept]
        case bool():
            return ["yes" if value else "no"]
        case Money():
            return [value.render()]
        case _:
            return [str(value)]


def charge_told(charge: Charge) -> Iterable[str]:
    """Yield what a charge says: formula, rounding, condition, and who takes it when."""
    yield f"**{charge.title}**"
    said = formula(charge.amount)
    base = spoken(charge.base)
    if "the base" in said:
        yield said.replace("the base", f"({base})" if len(charge.base) > 1 else base) + "."
    elif charge.base and any(isinstance(part, amounts.ByGoods) for part in tree(charge.amount)):
        yield f"{said}, on {base}."
    else:
        yield f"{said}."
    if charge.base_rounding is not None:
        yield f"The base is rounded {rounding_text(charge.base_rounding)}."
    if charge.payable != 1:
        yield f"{amounts.percent_text(charge.payable)} of it is due."
    yield from when_told(charge.when)
    yield f"Rounded {rounding_text(charge.assessed)}."
    if charge.due is not None:
        yield f"The amount due is rounded {rounding_text(charge.due)}."
    for word, money in (
        ("Less", charge.deduct),
        ("At least", charge.least),
        ("At most", charge.most),
    ):
        if money is not None:
            yield f"{word} {money.render()} on a declaration."
    collector = COLLECTORS.get(charge.collector, f"the {charge.collector}")
    yield f"Taken by {collector.replace('the customs', 'customs')} {MOMENTS[charge.moment]}."


def when_told(when: Any) -> list[str]:
    """Return the condition of a rule, if it has one."""
    return [] if when is ALWAYS else [f"When {when.words()}."]


def tree(amount: amounts.Amount) -> Iterable[amounts.Amount]:
    """Yield an amount and those inside it."""
    yield amount
    for part in amount.children():
        yield from tree(part)


def formula(amount: Any) -> str:
    """Return an amount in words, whatever the goods are."""
    match amount:
        case amounts.ByGoods():
            return f"by the goods, table `{amount.table}`"
        case amounts.Highest():
            return f"{formula(amount.amount)}, at the highest rate in the declaration"
        case amounts.OfShare():
            return f"{formula(amount.amount)}, on the {spoken(amount.share)} of it only"
        case amounts.Sum():
            return " + ".join(map(formula, amount.parts))
        case amounts.Difference():
            return f"{formula(amount.whole)} less {formula(amount.less)}, never below zero"
        case amounts.AtLeast():
            return f"{formula(amount.amount)}, at least {formula(amount.floor)}"
        case amounts.NoMoreThan():
            return f"{formula(amount.amount)}, at most {formula(amount.ceiling)}"
        case amounts.Bands():
            unit = " for each unit" if amount.per else ""
            steps = (
                f"{BOUNDS[band.inclusive]} {band.upto.render()}: {formula(band.amount)}"
                if band.upto
                else f"above: {formula(band.amount)}"
                for band in amount.bands
            )
            return f"by {spoken(amount.value)}{unit}: " + "; ".join(steps)
        case _:
            return str(amount.words(None, 0))


def rounding_text(rounding: Rounding) -> str:
    """Return a rounding in words."""
    unit = "the minor unit" if rounding.unit == 1 else f"{rounding.unit:,} minor units"
    return f"to {unit}, {MODES[rounding.mode]}, on {STAGES[rounding.stage]}"


def spoken(names: Iterable[str] | str) -> str:
    """Return the names of values and charges as a reader says them."""
    listed = (names,) if isinstance(names, str) else tuple(names)
    faces = {"exact": " (unrounded)", "due": " (as due)"}
    shown = []
    for name in listed:
        word, _, face = name.partition(".")
        plain = " ".join(ACRONYMS.get(part, part) for part in word.split("_"))
        shown.append(plain + faces.get(face, ""))
    return " + ".join(shown)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
