"""The drawing of schemes, the timeline of changes, and lists of codes that a reader can search."""

import datetime as dt
import re

from attrs import evolve
from tests.mini import DAY, OPENS, book, charge, law, scheme, table

from xborder.policy import default_book
from xborder.policy.amount import FREE, Percent
from xborder.policy.condition import Is
from xborder.policy.prose import page
from xborder.policy.prose.decision import decision
from xborder.policy.prose.history import MOST, history
from xborder.policy.scheme import Per
from xborder.timeline import Timeline

JULY = dt.date(2026, 7, 1)
LATER = dt.date(2027, 1, 1)
POST = Is("transport", "post")
REST = scheme("rest", ())


def words(drawn):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", drawn)).strip()


def drawn(*schemes, on=DAY, locale="en"):
    made = book(charge("tax", Percent("0.1")), charge("<fee>", FREE), schemes=schemes)
    return decision(made.law("CH"), locale, on=on)


def test_schemes_are_asked_from_the_top_and_a_yes_leads_to_its_charges():
    shown = drawn(scheme("small", (), when=POST), scheme("import", ("tax", "<fee>")))
    assert words(shown) == (
        "small the transport mode is post → yes no charge ↓ no "
        "import whatever no earlier scheme takes → yes tax &lt;fee&gt;"
    )
    assert '<a href="#small">' in shown


def test_a_last_scheme_that_is_not_computed_is_not_called_free():
    """Above USD 3,000 Brazil asks for an ordinary declaration."""
    shown = words(decision(default_book().law("BR"), on=dt.date(2026, 11, 30)))
    assert shown.endswith(
        "Ordinary import whatever no earlier scheme takes → yes "
        "Above USD 3,000 an ordinary import is declared; its taxes are not computed."
    )
    free = drawn(scheme("small", ("tax",), when=POST), REST)
    assert free.count("no charge") == 1


def test_a_scheme_by_line_or_by_choice_says_so():
    by_line = drawn(scheme("a", ("tax",), when=POST, per=Per.LINE), REST)
    assert "for each line: the transport mode is post" in by_line
    chosen = drawn(scheme("a", ("tax",), elective=True), REST)
    assert "only if elected" in chosen
    assert "dashed" in chosen
    assert "dashed" not in by_line


def test_charges_of_one_name_are_told_once_and_those_not_in_force_not_at_all():
    early = Timeline([law(charge("tax", Percent("0.1")), end=JULY)])
    same = Timeline([law(evolve(charge("other", FREE), title="tax"), end=JULY)])
    made = book(early, same, schemes=(scheme("import", ("tax", "other")),))
    assert words(decision(made.law("CH"), on=DAY)).endswith("→ yes tax")
    assert words(decision(made.law("CH"), on=JULY)).endswith("→ yes no charge")


def test_a_day_without_schemes_has_no_drawing():
    opened = Timeline([law(scheme("import", ()), start=OPENS)])
    before = OPENS - dt.timedelta(days=1)
    assert drawn(opened, on=before) == ""
    assert "Which scheme decides" not in page(book(schemes=(opened,)).law("CH"), on=before)
    assert words(drawn(opened, on=None)).startswith("import")


def test_a_drawing_is_chinese_in_chinese():
    shown = words(drawn(scheme("import", ("tax",)), locale="zh_CN"))
    assert shown == "import 前面各项制度均不适用时 → 是 tax"


def test_every_built_in_law_is_drawn_with_all_schemes_of_the_day():
    """Counted in the policies themselves."""
    for code in default_book().codes:
        law_ = default_book().law(code)
        held = {
            entry.value.id
            for timeline in law_.policy.schemes
            for entry in timeline.entries
            if entry.holds_on(DAY)
        }
        assert decision(law_, on=DAY).count("<li ") == len(held)


def timeline(law_, on=DAY):
    return "".join(history(law_, on=on))


def test_what_begins_changes_and_ends_stands_by_its_day():
    """The rate changes in July, a fee ends then, and a tax begins with the year."""
    made = book(
        Timeline([law(charge("a", FREE), end=JULY), law(charge("a", Percent("0.1")), start=JULY)]),
        Timeline([law(charge("b", FREE), end=JULY)]),
        Timeline([law(charge("c", FREE), start=LATER)]),
        schemes=(scheme("import", ("a", "b", "c")),),
    )
    assert words(timeline(made.law("CH"))) == (
        "2027-01-01 c (begins) 2026-07-01 b (ends) a (changes) as read on 2026-05-04"
    )
    assert words(timeline(made.law("CH"), on=LATER)).startswith("as read on 2027-01-01 2027")
    assert '<a href="#ch.a">a</a>' in timeline(made.law("CH"))
    assert "Changes, past and ahead" in page(made.law("CH"), on=DAY)
    assert "Changes, past and ahead" not in page(made.law("CH"))


def test_what_lies_years_back_is_folded():
    made = book(Timeline([law(charge("a", FREE), start=dt.date(2021, 1, 1))]))
    shown = timeline(made.law("CH"))
    assert "days of earlier changes: 1" in shown
    assert shown.index("<details>") < shown.index("2021-01-01")


def test_many_rules_of_one_day_are_counted_and_folded():
    many = [Timeline([law(charge(f"a{n}", FREE), start=JULY)]) for n in range(MOST + 2)]
    shown = timeline(book(*many).law("CH"))
    assert "<summary>2 more</summary>" in shown
    assert shown.count("(begins)") == MOST + 2


def test_entries_of_a_table_that_change_together_are_told_by_their_table():
    entry = law(Percent("0.1"), start=JULY)
    made = book(charge("a", FREE), tables=(table("vat", ("61", entry), ("62", entry)),))
    assert words(timeline(made.law("CH"))).startswith(
        "2026-07-01 Table &quot;VAT&quot; (begins, 2 entries)"
    )
    assert '<a href="#table.vat">' in timeline(made.law("CH"))


def test_a_fact_without_an_anchor_is_no_link():
    shown = timeline(default_book().law("GB"), on=dt.date(2026, 11, 30))
    assert 'href=""' not in shown
    assert "low value relief ends" in shown


def test_a_list_that_is_cut_short_in_its_sentence_is_whole_below_it():
    codes = [f"{code}" for code in range(1001, 1101)]
    made = book(charge("a", FREE), tables=(table("vat", (" ".join(codes), Percent("0.1"))),))
    shown = page(made.law("CH"))
    assert "and 80 more" in shown
    assert f"<summary>all 100 codes</summary>{', '.join(codes)}</details>" in shown
    assert "全部 100 个编码" in page(made.law("CH"), "zh_CN")
