"""Quotes in a Django project: a form whose fields say what is wrong with them, and a JSON view.

python examples/service/shop.py check
"""

import datetime as dt
import json
import sys

import django
import pydantic
from django import forms
from django.conf import settings
from django.core.management import execute_from_command_line
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import Context, Engine
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from pydantic import TypeAdapter

import xborder as xb

if not settings.configured:  # a project of one file; yours has its settings
    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"])
    django.setup()

PROBLEMS = TypeAdapter(tuple[xb.Problem, ...])
PAGE = Engine().from_string(
    "<form method=post>{{ form.as_div }}<button>Quote</button></form>{{ quote }}"
)


class ParcelForm(forms.Form):
    """One sort of goods, from China to a buyer's door."""

    ship_to = forms.CharField(initial="DE")
    hs_code = forms.CharField(initial="610910")
    quantity = forms.IntegerField(initial=1)
    unit_price = forms.CharField(initial="19.90 EUR")

    def clean(self) -> dict[str, object]:
        """Make the parcel, and put each problem beside the field it is about."""
        given = super().clean()
        item = {name: given.get(name) for name in ("hs_code", "quantity", "unit_price")}
        try:
            self.parcel = xb.Consignment(
                ship_from="CN",
                ship_to=given.get("ship_to", ""),
                on=dt.date(2026, 9, 1),
                items=[{**item, "origin": "CN"}],
                shipping="0 EUR",
                prices="net",
                incoterm="DDP",
                transport="post",
                seller=xb.Seller(registrations={"IOSS"}),
                buyer=xb.Buyer(kind="consumer"),
            )
        except pydantic.ValidationError as error:
            for problem in xb.problems(error):
                field = problem.where.rpartition(".")[2]
                self.add_error(field if field in self.fields else None, str(problem))
        return given


def page(request: HttpRequest) -> HttpResponse:
    """Show the form, and the quote once it is filled in."""
    form = ParcelForm(request.POST or None)
    shown = ""
    if form.is_valid():
        try:
            shown = xb.quote(form.parcel)._repr_html_()
        except xb.XborderError as error:  # there is no rate for the day
            for problem in xb.problems(error):
                form.add_error(None, str(problem))
    # what the quote shows is escaped already
    safe = forms.utils.mark_safe(shown)
    return HttpResponse(PAGE.render(Context({"form": form, "quote": safe})))


@csrf_exempt
@require_POST
def summary(request: HttpRequest) -> HttpResponse:
    """Answer a parcel in JSON with its summary, amounts as objects."""
    try:
        quote = xb.quote(xb.Consignment.model_validate_json(request.body))
    except (pydantic.ValidationError, xb.XborderError) as error:
        found = PROBLEMS.dump_python(xb.problems(error), mode="json")
        return JsonResponse({"problems": found}, status=422)
    shown = quote.summary().model_dump_json(context={"money": "parts"})
    return JsonResponse(json.loads(shown))


urlpatterns = [path("", page), path("quotes", summary)]

if __name__ == "__main__":
    execute_from_command_line(sys.argv)
