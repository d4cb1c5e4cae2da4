"""Quotes over HTTP, with FastAPI: its documents are the request and response models.

fastapi dev examples/service/api.py
"""

import datetime as dt

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


async def refused(request: Request, error: Exception) -> JSONResponse:
    """Answer what cannot be quoted: each problem with its remedy, in the caller's language."""
    spoken = request.headers.get("accept-language", "en")
    found = xb.problems(error, locale="zh_CN" if spoken.startswith("zh") else "en")
    return JSONResponse(PROBLEMS.dump_python(found, mode="json"), status_code=422)


app.add_exception_handler(RequestValidationError, refused)  # the document is not valid
app.add_exception_handler(xb.XborderError, refused)  # or there is no rate for the day


@app.post("/quotes", responses={422: {"model": list[xb.Problem]}})
def summary(parcel: xb.Consignment) -> xb.QuoteSummary:
    """Return what a parcel lands at, in a dozen fields."""
    return xb.quote(parcel, rates=RATES).summary()


@app.post("/quotes/whole", responses={422: {"model": list[xb.Problem]}})
def whole(parcel: xb.Consignment) -> xb.LandedCost:
    """Return every line with its law."""
    return xb.quote(parcel, rates=RATES)
