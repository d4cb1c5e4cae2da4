"""What a table has to come to: each consignment quoted alone, as the rows of a frame."""

import re
from decimal import Decimal

import xborder as xb
from xborder.errors import XborderError, problems
from xborder.landed_cost.breakdown import LineKind
from xborder.tables import columns_of

KINDS = [str(kind) for kind in LineKind]
BESIDE = re.compile(r"Row (\d+) of the same consignment cannot be used\.")
"""What a row says whose parcel another row spoils."""


def amount(money):
    return None if money is None else Decimal(str(money.amount))


def alone(parcels, **beside):
    """Return one row a line of each parcel, told by its own quote."""
    rows = []
    for name, parcel in parcels.items():
        try:
            quote = xb.quote(parcel, **beside)
            low, high = quote.low, quote.high
        except XborderError as error:
            reason = problems(error)[0].message
            rows += [
                {"consignment": name, "state": None, "reason": reason if k == 0 else None}
                for k in range(len(parcel.items))
            ]
            continue
        for place in range(len(parcel.items)):
            row = {
                "consignment": name,
                "state": str(quote.state),
                "currency": quote.currency or None,
                "total": amount(quote.total),
                "low": amount(low),
                "high": amount(high),
                "scheme": (quote.schemes[place] if quote.schemes else "") or None,
                "reasons": [str(reason.text) for reason in quote.reasons],
                "missing_fact": quote.missing.fact if quote.missing else None,
                "evidence": str(quote.evidence) if quote.evidence else None,
                "checked_on": quote.checked_on,
                "reason": None,
            }
            known = quote.total is not None
            mine = [line for line in quote.lines if line.item == place]
            row["line_total"] = sum(amount(x.amount) for x in mine) if known else None
            for kind in KINDS:
                of_kind = [amount(x.amount) for x in mine if x.kind == kind]
                row[kind] = sum(of_kind, Decimal(0)) if known else None
            for name_ in {line.id for line in mine} if known else ():
                row[f"charge.{name_}"] = sum(amount(x.amount) for x in mine if x.id == name_)
            rows.append(row)
    return rows


def as_rows(found):
    """Return a table's rows, each with what it says of what its quote would say."""
    rows = found.to_pylist()
    for row in rows:
        row["reason"] = row.pop("problem.reason")
    _without_neighbours(rows)
    for row in rows:
        for name in ("problem.column", "problem.value", "problem.remedy"):
            del row[name]
        for name in [each for each in row if each.startswith("charge.")]:
            if not row[name]:
                del row[name]
        if row["state"] is None:
            for name in [each for each in row if each not in {"consignment", "state", "reason"}]:
                del row[name]
    return rows


def _without_neighbours(rows):
    """Check what rows say that another row of their parcel spoils, and take it out."""
    spoilt = [BESIDE.fullmatch(row["reason"] or "") for row in rows]
    for row, by in zip(rows, spoilt, strict=True):
        if by:
            bad = int(by[1])
            assert rows[bad]["consignment"] == row["consignment"]
            assert rows[bad]["reason"] is not None
            assert spoilt[bad] is None
    for row, by in zip(rows, spoilt, strict=True):
        if by:
            row["reason"] = None


def without_nothing(rows):
    return [
        {k: v for k, v in row.items() if not (k.startswith("charge.") and not v)} for row in rows
    ]


def amounts_alone(parcels, **beside):
    """Return every line of every quote, in order, by consignment."""
    found, first = [], 0
    for name, parcel in parcels.items():
        quote = xb.quote(parcel, **beside)
        found += [
            (first + line.item, name, str(line.kind), line.id, amount(line.amount))
            for line in quote.lines
        ]
        first += len(parcel.items)
    return found


def shuffled(columns, order):
    return {name: [cells[row] for row in order] for name, cells in columns.items()}


def table_of(parcels):
    return columns_of(parcels)
