"""Rules in words: what each kind of rule says, in English and Chinese, with source and standing."""

import datetime as dt
import json
import re
from fractions import Fraction

import attrs
import pytest
from tests.mini import DAY, always, book, charge, law, policy, scheme, table

from xborder.errors import NoRuleInForce, NotFound
from xborder.messages import catalogue
from xborder.money import Money, Rounding
from xborder.money.rounding import Mode, Stage
from xborder.policy import PolicyBook, default_book
from xborder.policy.amount import (
    FREE,
    AtLeast,
    Band,
    Bands,
    ByGoods,
    Difference,
    Estimate,
    Flat,
    Highest,
    NoMoreThan,
    OfShare,
    Percent,
    PercentInside,
    PerUnit,
    Quantity,
    Sum,
    TopUp,
    Unsupported,
)
from xborder.policy.catalog import MODULES
from xborder.policy.charge import ChargeKind, Face, Waiver
from xborder.policy.condition import All, Is, Named, Not, Reads, elected
from xborder.policy.country import Member, Reading
from xborder.policy.goods_table import GoodsRule, GoodsTable, Scope
from xborder.policy.not_computed import Doubtful, NotComputed
from xborder.policy.prose import Names, page, pages, says
from xborder.policy.prose.formula import formula, goods
from xborder.policy.prose.provision import anchor
from xborder.policy.scheme import Per
from xborder.policy.value import Value
from xborder.source import Evidence, Source, Status
from xborder.timeline import Timeline
from xborder.trade import Collector, Moment

POST = Is("transport", "post")
NAMES = Names({"duty": "Customs duty", "worth": "Customs value"})
GOODS = NAMES.called("goods")
JULY = dt.date(2026, 7, 1)
FRANC, FIVER = Money("1 CHF"), Money("5 CHF")


def told(rule, names=NAMES):
    return [str(text).replace("\xa0", " ") for text in says(rule, names)]


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Percent("0.19"), "19% of the goods value"),
        (PercentInside("0.17"), "17% of the goods value with this charge in it"),
        (FREE, "free"),
        (ByGoods("vat"), 'the goods\' rate in the table "VAT", of the goods value'),
        (Flat(FRANC), "CHF 1.00 for each declaration"),
        (PerUnit(FRANC, Quantity.NET_KG, 100), "CHF 1.00 per 100 kg net"),
        (Sum(Percent("0.1"), Flat(FRANC)), "10% of the goods value + CHF 1.00 for each declaration"),
        (
            Difference(Percent("0.1"), Percent("0.04")),
            "10% of the goods value less 4% of the goods value, never below zero",
        ),
        (
            AtLeast(Percent("0.1"), PerUnit(FRANC, Quantity.PIECE)),
            "10% of the goods value, at least CHF 1.00 per piece",
        ),
        (
            NoMoreThan(Percent("0.1"), PerUnit(FRANC, Quantity.PIECE)),
            "10% of the goods value, at most CHF 1.00 per piece",
        ),
        (Highest(Percent("0.1")), "10% of the goods value, at the highest rate in the declaration"),
        (
            OfShare(Percent("0.5"), "steel_share"),
            "50% of the goods value, on the value of the steel in it only",
        ),
        (
            TopUp("0.15", ("duty",)),
            'what is missing to 15% of the goods value after "Customs duty"',
        ),
        (Estimate(Percent("0.1"), "Nobody knows."), "10% of the goods value"),
        (Unsupported("It is secret."), "not computed (It is secret.)"),
        (
            Bands("worth", (Band(FRANC, FREE), Band(FIVER, Percent("0.1"), inclusive=False), Band(None, FREE))),
            (
                'by "Customs value": up to CHF 1.00, free; '
                "below CHF 5.00, 10% of the goods value; above that, free"
            ),
        ),
        (
            Bands("goods", (Band(None, FREE),), per=(Quantity.LITRE, Quantity.NET_KG)),
            "by the goods value per litre or kg net: above that, free",
        ),
    ],
)  # fmt: skip
def test_an_amount_is_a_formula_whatever_the_goods_are(amount, words):
    assert str(formula(amount, NAMES, GOODS)).replace("\xa0", " ") == words


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("goods", "duty"), 'the goods value plus "Customs duty"'),
        (("duty.exact",), '"Customs duty" (unrounded)'),
        (("duty.due", "duty.assessed"), '"Customs duty" (as due) plus "Customs duty"'),
        (("import_vat",), "import VAT"),
    ],
)
def test_values_and_charges_are_called_by_their_titles_and_faces(names, words):
    assert str(NAMES.summed(names)) == words


def test_a_charge_says_formula_condition_roundings_and_who_takes_it():
    rule = charge(
        "tax",
        Estimate(Percent("0.1"), "The rate is not settled."),
        base=("goods", "duty"),
        kind=ChargeKind.VAT,
        when=POST,
        base_rounding=Rounding(unit=100, mode=Mode.DOWN),
        payable="0.7",
        assessed=Rounding(unit=1, mode=Mode.HALF_EVEN),
        due=Rounding(unit=5, mode=Mode.UP, stage=Stage.DECLARATION),
        deduct=FRANC,
        least=FRANC,
        most=FIVER,
        refundable=True,
    )
    assert told(rule) == [
        'It is 10% of (the goods value plus "Customs duty").',
        "It is an estimate: The rate is not settled.",
        "The base is rounded down to the 100 minor units, on each line.",
        "70% of it is due.",
        "It is charged if the transport mode is post.",
        "It is rounded to the nearest minor unit, half to even, on each line.",
        "The sum of the unrounded lines is rounded up to the 5 minor units, on the whole declaration.",
        "CHF 1.00 is taken off a declaration's amount.",
        "A declaration pays at least CHF 1.00.",
        "A declaration pays at most CHF 5.00.",
        "A value added tax, collected by customs on import.",
        "It is given back when the goods are returned.",
    ]


def test_a_charge_of_the_buyers_own_return_and_rounded_lines():
    rule = charge(
        "tax",
        Percent("0.1"),
        base=(),
        due=Rounding(unit=1, mode=Mode.HALF_UP),
        due_of=Face.ASSESSED,
        collector=Collector.BUYER,
        moment=Moment.RETURN,
        refundable=False,
    )
    assert told(rule) == [
        "It is 10% of the base.",
        "It is rounded to the nearest minor unit, half up, on each line.",
        "The sum of the rounded lines is rounded to the nearest minor unit, half up, on each line.",
        "A fee, declared by the buyer with the tax return.",
        "It is not given back when the goods are returned.",
    ]


def test_waivers_schemes_values_and_what_is_not_computed():
    small = Waiver(id="w", title="w", charges=("duty",), limit=FIVER, when=POST)
    assert told(small) == [
        '"Customs duty" of the whole declaration is not collected while it is at most CHF 5.00.',
        "It acts if the transport mode is post.",
    ]
    line = Waiver(
        id="w",
        title="w",
        charges=("duty",),
        limit=FIVER,
        inclusive=False,
        of=Stage.ENTRY_LINE,
    )
    assert told(line) == [
        '"Customs duty" of each entry line is not collected while it is below CHF 5.00.'
    ]
    assert told(scheme("s", ("duty", "vat"), when=POST, per=Per.LINE, elective=True)) == [
        "It applies to each line if the transport mode is post.",
        "It is the importer's choice: it is taken only if it is elected.",
        'It asks for "Customs duty" and then VAT.',
    ]
    assert told(scheme("s", (), when=POST)) == [
        "It applies to the whole consignment if the transport mode is post.",
        "It asks for no charge.",
    ]
    assert told(scheme("s", ())) == [
        "It applies wherever no earlier scheme does.",
        "It asks for no charge.",
    ]
    value = Value(
        id="v",
        title="v",
        plus=("goods", "freight"),
        minus=("seller_discount",),
        share=Fraction(3, 5),
        rounding=Rounding(unit=100, mode=Mode.HALF_UP),
        when=POST,
    )
    assert told(value) == [
        (
            "It is 60% of (the goods value plus the freight "
            "less the seller's discount, never below zero)."
        ),
        "It is rounded to the nearest 100 minor units, half up, on each line.",
        "It counts only if the transport mode is post.",
    ]
    assert told(NotComputed(id="n", when=POST, reason="No.")) == [
        "This concerns parcels if the transport mode is post.",
        "There is no total then.",
    ]
    assert told(Doubtful(id="n", when=scheme("s", ()).when, reason="No.")) == [
        "The figures stand as an estimate."
    ]


@pytest.mark.parametrize(
    ("fact", "words"),
    [(True, "yes"), (False, "no"), (Money("35 EUR"), "€35.00"), (JULY, "2026-07-01"), ("EUR", "EUR")],
)  # fmt: skip
def test_a_plain_fact_is_said_as_it_is(fact, words):
    assert told(fact) == [words]


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        (Scope(), "all other goods"),
        (Scope(hs=("61", "62")), "HS 61, 62"),
        (Scope(hs="49", categories={"books", "ebooks"}), "HS 49, books or electronic books"),
        (Scope(hs="61", except_hs="6109"), "HS 61 but not HS 6109"),
        (Scope(origins={"CN", "US"}), "all other goods from China, the United States"),
        (
            Scope(hs="61", destinations="AT", regions="AT-X"),
            "HS 61 to Austria in AT-X",
        ),
    ],
)
def test_goods_are_said_by_code_kind_and_place(scope, words):
    assert str(goods([scope])) == words


def test_goods_that_differ_by_codes_alone_are_told_at_once():
    scopes = [Scope(hs="61"), Scope(categories="books"), Scope(hs="62"), Scope(hs="61")]
    assert str(goods(scopes)) == "HS 61, 62; books"


READING = Reading(
    id="ch.scope", question="Which parcels?", options={"all": "Some say all.", "few": "Few."},
    default="all",
)  # fmt: skip
NOTED = law(
    charge("tax", ByGoods("vat"), when=Named(POST, "it goes by post")),
    start=JULY,
    note="A remark.",
    known_since=JULY,
)
RATES = GoodsTable(
    "vat",
    [
        GoodsRule(id="vat.61", scope=Scope(hs="61"), amount=law(Percent("0.1"))),
        GoodsRule(id="vat.62", scope=Scope(hs="62"), amount=law(Percent("0.1"))),
        GoodsRule(id="vat.all", scope=Scope(), amount=law(Percent("0.2"), end=JULY)),
        GoodsRule(id="vat.all", scope=Scope(), amount=law(Percent("0.3"), start=JULY)),
    ],
)
OLD = law(charge("tax", Percent("0.1")), end=JULY)
RULES = policy(
    Timeline([OLD, NOTED]),
    not_computed=[NotComputed(id="no", when=POST, reason="Not computed.")],
    values=[Value(id="worth", title="Customs value", plus=("goods",))],
    tables=[RATES],
    readings=[READING],
    dated_by="import_entry",
    members={
        code: Member(code=code, currency=always("CHF"), tables={"vat": RATES})
        for code in ("AT", "LI")
    },
    figures={"threshold": always(Money("100 CHF"))},
)
BOOK = PolicyBook(builtin=False).with_policy(RULES)


def test_a_rule_is_found_with_its_source_its_days_and_its_standing():
    rule = BOOK.rule("ch.tax", on=JULY)
    assert (rule.id, str(rule.title), str(rule.days)) == ("tax", "tax", "from 2026-07-01")
    assert rule.source == Source(
        title="Law of Atlantis", article="s. 1", url="https://example.org/law"
    )
    assert (rule.status, rule.evidence) == (Status.IN_FORCE, Evidence.OFFICIAL)
    assert rule.checked_on == dt.date(2026, 11, 1)
    assert json.loads(json.dumps(rule.data)) == rule.data
    assert str(rule) == (
        "tax: tax\n"
        "  from 2026-07-01\n"
        '    It is the goods\' rate in the table "VAT", of the goods value.\n'
        "    It is charged if it goes by post.\n"
        "    It is rounded to the nearest minor unit, half up, on each line.\n"
        "    A fee, collected by customs on import.\n"
        "    Note: A remark.\n"
        "    Source: Law of Atlantis, s. 1\n"
        "    https://example.org/law\n"
        "    Law: in force, known since 2026-07-01; read in the authority's own words; "
        "checked on 2026-11-01."
    )
    assert "依据：Law of Atlantis, s. 1" in rule.render("zh_CN")


@pytest.mark.parametrize("name", ["ch.tax", "ch.step.tax", "ch.scheme.import"])
def test_a_rule_answers_to_its_id_and_to_its_path(name):
    assert name.endswith(BOOK.rule(name, on=JULY).id)


def test_an_entry_of_a_table_is_named_by_its_table():
    rule = BOOK.rule("ch.table.vat.vat.61", on=JULY)
    assert str(rule).splitlines()[:3] == ['Table "VAT"', "  always", "    10% of the base: HS 61."]
    own = BOOK.rule("li.table.vat.vat.62", on=JULY)
    assert str(own).splitlines()[0] == 'Liechtenstein: table "VAT"'
    assert str(BOOK.rule("li.currency", on=JULY)).splitlines()[0] == "LI.currency"


def test_a_rule_that_is_not_there_or_not_then_says_what_is():
    with pytest.raises(NotFound, match=r"Did you mean ch\.tax"):
        BOOK.rule("ch.taxx", on=JULY)
    with pytest.raises(NotFound, match=r"book\.describe"):
        BOOK.rule("ch.zzzzzz", on=JULY)
    with pytest.raises(NotFound, match="no rules for FR"):
        BOOK.rule("fr.vat", on=JULY)
    late = book(Timeline([law(charge("tax", Percent("0.1")), start=JULY)]))
    with pytest.raises(NoRuleInForce, match="from 2026-07-01"):
        late.rule("ch.tax", on=DAY)
    with pytest.raises(NoRuleInForce, match="known from"):
        BOOK.rule("ch.tax", on=dt.date(2019, 1, 1))


def test_a_law_tells_readings_phrases_and_all_rules_and_folds_its_tables():
    shown = str(BOOK.law("CH"))
    assert shown.splitlines()[:11] == [
        "Switzerland: the rules",
        "",
        "Currency CHF; rules known from 2020-01-01.",
        "The rules go by the date of import entry, not by the day of the sale.",
        "Members: Austria, Liechtenstein.",
        "",
        "Which parcels?",
        "  all (taken by default): Some say all.",
        "  few: Few.",
        "",
        '"it goes by post" means that the transport mode is post.',
    ]
    assert shown.count("10% of the base: HS 61, 62.") == 3  # its own table, and two of members
    assert "AT.currency, LI.currency\n  always\n    CHF" in shown
    assert shown.count("\ntax: tax\n") == 1  # both times under one heading
    assert "before 2026-07-01\n    20% of the base: all other goods." in shown
    assert "threshold\n  always\n    CHF\xa0100.00" in shown
    assert "Which date" not in str(book(charge("tax", Percent("0.1"))).law("CH"))


def test_a_law_is_wrapped_where_it_is_asked_and_never_within_an_address():
    url = "https://example.org/" + "a" * 80
    long = attrs.evolve(law(scheme("s", ())), source=Source(title="Act " * 20, url=url))
    shown = book(charge("t", FREE), schemes=(Timeline([long]),)).law("CH").render(width=40)
    lines = shown.splitlines()
    assert f"    {url}" in lines
    assert max(len(line) for line in lines if url not in line) <= 40
    assert "      Act Act" in shown


def test_what_holds_on_a_day_is_prose_and_data():
    before, after = (BOOK.describe("CH", on=day) for day in (DAY, JULY))
    assert str(before).startswith("Switzerland: the rules on 2026-05-04\n")
    assert ("It is 10% of the goods value." in str(before), "A remark." in str(before)) == (
        True,
        False,
    )
    assert "A remark." in str(after)
    assert before.data["step.tax"] != after.data["step.tax"]
    assert len(before.rules) == len(before.data)
    with pytest.raises(NoRuleInForce):
        BOOK.describe("CH", on=dt.date(2019, 1, 1))


def test_what_changed_is_told_line_by_line():
    changed = BOOK.diff("CH", DAY, JULY)
    assert str(changed).splitlines()[:9] == [
        "Switzerland: what changed between 2026-05-04 and 2026-07-01",
        "",
        '~ Austria: table "VAT", all other goods',
        "  -   before 2026-07-01",
        "  +   from 2026-07-01",
        "  -     20% of the base: all other goods.",
        "  +     30% of the base: all other goods.",
        "        Source: Law of Atlantis, s. 1",
        "        https://example.org/law",
    ]
    assert "  -     It is 10% of the goods value." in str(changed)
    assert "  +     Note: A remark." in str(changed)
    assert len(changed) == len(list(changed)) == 4  # the charge, and the rate of three tables
    assert json.loads(json.dumps(changed.data)) == changed.data
    assert "的规则" not in changed.render("zh_CN")
    assert "之间的变化" in changed.render("zh_CN")


def test_what_starts_and_what_ends_is_told_whole():
    laws = book(
        Timeline([law(charge("old", Percent("0.1")), end=JULY)]),
        Timeline([law(charge("new", Percent("0.1")), start=JULY)]),
        schemes=(scheme("import", ("old",)),),
    )
    shown = str(laws.diff("CH", DAY, JULY))
    assert "\n+ new\n  from 2026-07-01\n" in shown
    assert "\n- old\n  before 2026-07-01\n" in shown
    assert str(laws.diff("CH", JULY, JULY)).endswith("\n\nNothing changed.")


def test_entries_of_a_table_that_change_alike_are_told_once():
    old, new = law(Percent("0.1"), end=JULY), law(Percent("0.2"), start=JULY)
    rates = table("rates")
    rules = [
        GoodsRule(id=f"rates.{hs}", scope=Scope(hs=hs), amount=amount)
        for hs in ("61", "62")
        for amount in (old, new)
    ]
    laws = book(charge("tax", ByGoods("rates")), tables=[attrs.evolve(rates, rules=rules)])
    shown = str(laws.diff("CH", DAY, JULY))
    assert shown.count('~ Table "rates"') == 1
    assert "20% of the base: HS 61, 62." in shown


@pytest.mark.parametrize("code", sorted(MODULES))
def test_what_changes_is_called_by_no_id_and_each_by_a_name_of_its_own(code):
    laws = default_book()
    policy = laws.policy(code)
    ids = re.compile(rf"\b{code.lower()}\.\w|\w_\w")
    for day in policy.changes():
        if day <= policy.opens:
            continue
        for locale in ("en", "zh_CN"):
            told = laws.diff(code, day - dt.timedelta(days=1), day).render(locale).splitlines()
            headings = [line for line in told if line[:2] in {"+ ", "- ", "~ "}]
            assert not [line for line in headings if ids.search(line)]
            goods = [
                line for line in headings if "HS" in line
            ]  # titles are the law's, and may meet
            assert len(goods) == len(set(goods)), (day, goods)


def test_conditions_call_schemes_and_disputed_questions_by_their_words():
    reading = Reading(
        id="ch.waiver",
        question="Is it waived?",
        options={"yes": "Yes: some say.", "no": "No: others say."},
        default="yes",
    )
    tax = charge("tax", Percent("0.1"), when=All(Reads("ch.waiver", "yes"), elected("own")))
    fee = charge("fee", Percent("0.1"), when=Not(Reads("ch.waiver", "no")))
    laws = book(
        tax,
        fee,
        schemes=(scheme("own", ("tax",), elective=True), scheme("rest", ("fee",))),
        readings=(reading,),
    )
    assert (
        'charged if the answer to "Is it waived?" is "Yes: some say." and "own" is chosen.'
        in str(laws.rule("ch.tax", on=DAY))
    )
    assert 'if the answer to "Is it waived?" is not "No: others say."' in str(
        laws.rule("ch.fee", on=DAY)
    )


def test_remarks_on_the_books_rules_read_in_chinese():
    """A new remark may wait for its Chinese, but few do: it is then told in English."""
    laws, known = default_book(), catalogue("zh_CN")
    notes = {rule.note for code in laws.codes for _, rule in laws.policy(code).rules() if rule.note}
    waiting = sorted(note for note in notes if note not in known)
    assert len(waiting) <= len(notes) // 20, waiting


@pytest.mark.parametrize("code", sorted(MODULES))
def test_every_rule_of_the_book_reads_in_both_languages(code):
    law_ = default_book().law(code)
    english, chinese = str(law_), law_.render("zh_CN")
    assert "{" not in english + chinese
    assert len(english.splitlines()) == len(chinese.splitlines())
    for word in ("It is ", "It asks", "Source:", "checked on"):
        assert word not in chinese


def test_a_source_in_print_has_no_address():
    printed = attrs.evolve(law(charge("tax", FREE)), source=Source(title="A book"))
    shown = str(book(Timeline([printed])).rule("ch.tax", on=DAY))
    assert "    Source: A book\n    Law: in force" in shown


def test_a_law_is_a_page_with_an_anchor_for_every_rule():
    shown = page(BOOK.law("CH"))
    assert shown.startswith("# Switzerland\n\n## Which scheme decides\n")
    assert "\n\n## How its rules are read\n\nCurrency CHF;" in shown
    assert "**Which parcels?** (`ch.scope`)" in shown
    assert "- `all` (taken by default): Some say all.\n- `few`: Few." in shown
    assert shown.count("### tax { #ch.tax }") == 1  # both times under one heading
    assert "`tax`, **from 2026-07-01**" in shown
    assert "*A remark.*" in shown
    assert "Source: [Law of Atlantis, s. 1](https://example.org/law)<br>Law: in force" in shown
    table = '## Table "VAT" { #table.vat }\n\n| | | |\n|---|---|---|\n'
    assert f"{table}| always | 10% of the base: HS 61, 62." in shown
    assert "依据：[Law of Atlantis, s. 1](https://example.org/law)" in page(BOOK.law("CH"), "zh_CN")


def test_a_rule_that_had_ended_by_a_day_is_folded():
    ended = '<details markdown="1"><summary>before 2026-07-01</summary>\n\n`tax`'
    assert ended in page(BOOK.law("CH"), on=JULY)
    assert ended not in page(BOOK.law("CH"), on=JULY - dt.timedelta(days=1))
    assert "<details" not in page(BOOK.law("CH"))


def test_a_long_law_is_a_list_of_rules_and_a_page_for_each_part():
    law = default_book().law("EU")
    shown = pages(law)
    first = shown["eu.md"]
    assert shown["eu/at.md"].startswith("[European Union](../eu.md)\n\n# Austria: table")
    assert "supply-2" in " ".join(shown)
    for rule in law.rules:
        if rule.title is not None:
            assert first.count(f'<a id="{anchor(rule)}"></a>') == 1
            assert sum(f"{{ #{anchor(rule)} }}" in text for text in shown.values()) == 1
    for target, name in re.findall(r"\]\((eu/[a-z0-9_-]+\.md)(?:#([^)]+))?\)", first):
        assert not name or f"{{ #{name} }}" in shown[target]


def test_no_page_of_a_law_is_long():
    """A character takes at most 0.55 px at a desktop's width; none may be over 20,000 px tall."""
    day = dt.date(2026, 11, 30)
    folded = re.compile(r"<details(?:(?!<details).)*?</details>", re.DOTALL)  # of folds, the inmost
    tag = re.compile(r"<[^>]+>")
    for code in default_book().codes:
        for path, text in pages(default_book().law(code), on=day).items():
            seen = folded.sub("", folded.sub("", text))
            assert len(tag.sub("", seen)) < 36_000, path


def test_times_with_a_gap_between_them_are_told_apart():
    early, late = dt.date(2020, 1, 1), dt.date(2021, 1, 1)
    times = [
        attrs.evolve(law(charge("tax", FREE)), start=None, end=early),
        attrs.evolve(law(charge("tax", FREE)), start=late, end=None),
    ]
    first = pages(book(Timeline(times)).law("CH"), long=0)["ch.md"]
    assert "(`tax`), before 2020-01-01; from 2021-01-01" in first


def test_the_tables_of_one_member_stand_on_one_page_one_below_the_other():
    own = {name: table(name, ("", FREE)) for name in ("tariff", "vat")}
    bloc = book(
        charge("tax", ByGoods("vat")),
        tables=own.values(),
        code="BLOC",
        currency="EUR",
        members={"DE": Member(code="DE", currency=always("EUR"), tables=own)},
    )
    shown = pages(bloc.law("BLOC"), long=0)["bloc/de.md"]
    levels = [line.split()[0] for line in shown.splitlines() if line.startswith("#")]
    assert levels == ["#", "##"]


def test_a_page_shows_a_source_in_print_and_signs_as_they_are():
    printed = attrs.evolve(law(charge("tax", FREE)), source=Source(title="Notice [2018] *1*"))
    shown = page(book(Timeline([printed])).law("CH"))
    assert "Source: Notice \\[2018\\] \\*1\\*<br>" in shown


def test_a_law_with_its_first_day_to_come_is_not_said_to_be_in_force():
    laws = default_book()
    ahead = laws.rule("eu.supplier_liability", on=dt.date(2028, 7, 1)).standing
    assert str(ahead).startswith("Law: adopted, not yet in force; read at second hand;")
    assert ahead.render("zh_CN").startswith("法律状态：已通过，尚未生效；")
    today = laws.rule("gb.import_vat", on=dt.date(2026, 12, 1)).standing
    assert str(today).startswith("Law: in force;")
