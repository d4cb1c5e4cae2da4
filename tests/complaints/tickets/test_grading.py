"""Grading: the default table, conditions, grades of one's own."""

import pytest

from xborder.complaints.tickets import Facts, GradeRule, grade
from xborder.errors import InvalidInput, InvalidPolicy
from xborder.messages import Text
from xborder.money import Money

SERIOUS = [
    (Facts(), "normal", 0),
    (Facts(category="damaged", channel="email"), "normal", 0),
    (Facts(safety=True), "urgent", 1),
    (Facts(audience=10_000), "urgent", 1),
    (Facts(audience=9_999), "normal", 0),
    (Facts(days_to_legal_deadline=2), "urgent", 2),
    (Facts(days_to_legal_deadline=3), "serious", 1),
    (Facts(days_to_legal_deadline=8), "normal", 0),
    (Facts(earlier_complaints=1), "serious", 1),
    (Facts(channel="marketplace"), "serious", 1),
    (Facts(value_at_stake=Money("200", "EUR")), "serious", 1),
    (Facts(value_at_stake=Money("199.99", "EUR")), "normal", 0),
    (Facts(value_at_stake=Money("90000", "JPY")), "normal", 0),
    (Facts(safety=True, earlier_complaints=2, channel="authority"), "urgent", 3),
]


class TestGrading:
    @pytest.mark.parametrize(("facts", "expected", "reasons"), SERIOUS)
    def test_the_default_table(self, facts, expected, reasons):
        found = grade(facts)
        assert (found.grade, len(found.reasons)) == (expected, reasons)
        assert all(reason.render("zh_CN") != str(reason) for reason in found.reasons)

    def test_every_condition_given_must_hold(self):
        rule = GradeRule(
            grade="serious", reason=Text("toys that broke"), categories=["broken"], goods=["toys"]
        )
        assert grade(Facts(category="broken", goods="toys"), [rule]).grade == "serious"
        assert grade(Facts(category="broken", goods="cups"), [rule]).grade == "normal"
        assert grade(Facts(category="late", goods="toys"), [rule]).grade == "normal"

    def test_a_rule_without_a_condition_is_refused(self):
        with pytest.raises(InvalidPolicy) as caught:
            GradeRule(grade="serious", reason=Text("why not"))
        assert caught.value.code == "grading.empty"

    @pytest.mark.parametrize("facts", [Facts(earlier_complaints=-1), Facts(audience=-1)])
    def test_counts_are_not_negative(self, facts):
        with pytest.raises(InvalidInput, match="-1"):
            grade(facts)


class TestGradesOfOnesOwn:
    RULES = (
        GradeRule(grade="P1", reason=Text("no wheels"), categories=["wheels"]),
        GradeRule(grade="P2", reason=Text("said it before"), earlier_complaints_from=1),
    )
    GRADES = ("P3", "P2", "P1")

    def test_the_list_says_which_presses_more(self):
        both = Facts(category="wheels", earlier_complaints=2)
        assert grade(both, self.RULES, grades=self.GRADES).grade == "P1"
        assert [str(r) for r in grade(both, self.RULES, grades=self.GRADES).reasons] == [
            "no wheels",
            "said it before",
        ]
        assert grade(Facts(), self.RULES, grades=self.GRADES).grade == "P3"

    def test_a_rule_for_a_grade_there_is_not_is_refused(self):
        with pytest.raises(InvalidInput) as caught:
            grade(Facts(category="wheels"), self.RULES)
        assert caught.value.code == "grading.grade"
        with pytest.raises(InvalidInput):
            grade(Facts(), (), grades=())
