"""Quotes over HTTP, with FastAPI: its documents are the request and response models.

pip install "fastapi[standard]" xborder
fastapi dev examples/service/api.py
"""

import datetime as dt
import logging

import attrs
import pydantic
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import TypeAdapter

import xborder as xb

app = FastAPI(title="Landed cost")
PROBLEMS = TypeAdapter(tuple[xb.Problem, ...])
RATES = xb.RateTable.from_mapping(
    {"EUR/GBP": "0.86"}, start=dt.date(2026, 9, 1), end=dt.date(2026, 10, 1), source="invented"
)


def language_of(request: Request) -> str:
    """Return the language that the caller reads."""
    spoken = request.headers.get("accept-language", "en")
    return "zh_CN" if spoken.lower().startswith("zh") else "en"


async def refused(request: Request, error: Exception) -> JSONResponse:
    """Answer what cannot be quoted: each problem with its remedy, in the caller's language."""
    found = tuple(
        # FastAPI names the body before the field, the documents do not: the field is what is meant
        attrs.evolve(problem, where=problem.where.removeprefix("body."))
        for problem in xb.problems(error, locale=language_of(request))
    )
    status = 422
    if isinstance(error, xb.XborderError) and error.is_for_program:
        logging.getLogger(__name__).error("%s", error)  # there is no rate for the day
        found = tuple(attrs.evolve(problem, remedy="") for problem in found)  # ours to mend
        status = 503
    return JSONResponse(PROBLEMS.dump_python(found, mode="json"), status_code=status)


app.add_exception_handler(RequestValidationError, refused)  # the document is not valid
app.add_exception_handler(xb.XborderError, refused)  # or a fact of it cannot be used
app.add_exception_handler(pydantic.ValidationError, refused)  # or a cart makes no parcel


class Cart(pydantic.BaseModel):
    """What a shop of yours sends: the rest of the parcel is the shop's own to say."""

    ship_to: str = pydantic.Field(description="Two letters of ISO 3166.")
    items: list[xb.Item] = pydantic.Field(description="What is in it.")
    shipping: xb.Money = pydantic.Field(
        default=xb.Money("0 EUR"), description="What the buyer pays for it."
    )


@app.post("/quotes", responses={422: {"model": list[xb.Problem]}})
def summary(parcel: xb.Consignment, request: Request) -> xb.QuoteSummary:
    """Return what a parcel lands at, in a dozen fields."""
    return xb.quote(parcel, rates=RATES).summary(locale=language_of(request))


@app.post("/quotes/whole", responses={422: {"model": list[xb.Problem]}})
def whole(parcel: xb.Consignment) -> xb.LandedCost:
    """Return every line with its law."""
    return xb.quote(parcel, rates=RATES)


@app.post("/checkout", responses={422: {"model": list[xb.Problem]}})
def checkout(cart: Cart, request: Request) -> xb.QuoteSummary:
    """Return what a cart lands at, sent from China by post with everything paid."""
    parcel = xb.Consignment(
        ship_from="CN",
        ship_to=cart.ship_to,
        on=dt.date(2026, 9, 1),  # put today here, and rates that hold today
        items=cart.items,
        shipping=cart.shipping,
        prices="net",
        incoterm="DDP",
        transport="post",
        seller=xb.Seller(registrations={"IOSS"}),
        buyer=xb.Buyer(kind="consumer"),
    )
    return xb.quote(parcel, rates=RATES).summary(locale=language_of(request))
