"""Tickets: documents that survive a round trip, and refuse what cannot be."""

import pickle
from decimal import Decimal

import numpy as np
import pytest
from pydantic import ValidationError
from tests.complaints.desks import FRIDAY, MONDAY, at, created, ticket

from xborder.complaints import Ticket
from xborder.errors import problems


class TestTicket:
    def test_it_survives_a_round_trip(self):
        one = created(country="DE", grade="urgent", tier="gold", sku="CUP")
        assert Ticket.model_validate_json(one.model_dump_json()) == one
        assert pickle.loads(pickle.dumps(one.history)) == one.history

    @pytest.mark.parametrize("number", [17850, 17850.0, np.int64(17850), Decimal(17850), "17850"])
    def test_the_numbers_of_frames_are_its_number(self, number):
        events = [{"at": "2026-11-20T09:00:00+01:00", "kind": "created", "id": number}]
        found = Ticket(id=number, order=number, sku=number, events=events)
        assert (found.id, found.order, found.sku, found.events[0].id) == ("17850",) * 4

    @pytest.mark.parametrize("number", [float("nan"), 12.5, True, None, ""])
    def test_what_is_no_number_is_refused(self, number):
        with pytest.raises(ValidationError) as caught:
            Ticket(id=number, events=[{"at": "2026-11-20T09:00:00+01:00", "kind": "created"}])
        assert [problem.where for problem in problems(caught.value)] == ["id"]

    def test_more_events_give_a_new_ticket(self):
        one = created()
        two = one.with_events({"at": FRIDAY, "kind": "assigned", "value": "Shanghai"})
        three = two.with_events(
            {"at": "2026-11-20T17:00:00+01:00", "kind": "graded", "value": "urgent"}
        )
        assert len(one.events) == 1
        assert (one.team_at(MONDAY), two.team_at(MONDAY)) == ("", "Shanghai")
        assert (two.grade_at(MONDAY), three.grade_at(MONDAY)) == ("normal", "urgent")
        assert three.grade_at(at("2026-11-20T16:30:00+01:00")) == "normal"
        assert one.replace(team="Berlin").team_at(MONDAY) == "Berlin"

    @pytest.mark.parametrize(
        ("build", "code", "where"),
        [
            (ticket, "events.creation", "events"),
            (lambda: ticket((FRIDAY, "replied", "")), "events.creation", "events"),
            (lambda: ticket((FRIDAY, "created", ""), ("2026-11-20T15:00:00+01:00", "replied", "")), "events.creation", "events"),
            (lambda: ticket((FRIDAY, "created", ""), (FRIDAY, "exploded", "")), "choice", "events.1.kind"),
            (lambda: ticket((FRIDAY, "created", ""), (FRIDAY, "graded", "")), "events.grade", "events.value"),
            (lambda: created(grade=""), "string_too_short", "grade"),
            (lambda: created(when="2026-11-20T16:00:00"), "timezone_aware", "events.0.at"),
            (lambda: created(colour="red"), "extra_forbidden", "colour"),
            (lambda: Ticket(id="x", events=[{"at": FRIDAY, "kind": "created", "id": "1"}, {"at": FRIDAY, "kind": "replied", "id": "1"}]), "events.id", "events.id"),
        ],
    )  # fmt: skip
    def test_bad_tickets_are_refused(self, build, code, where):
        with pytest.raises(ValidationError) as caught:
            build()
        (problem,) = problems(caught.value)
        assert (problem.code, problem.where) == (code, where)
