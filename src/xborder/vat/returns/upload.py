"""Upload layouts: a return as the rows and the text that a portal takes.

Only layouts that could be read in public are written. The German portal's file for the one-stop
shop was read in two programs that write it, not on the portal, which has since moved to another
edition: look at what the portal shows before it is handed in. No public layout of the portals of
Ireland, the Netherlands and France was found; the plain layout holds what they ask for, to be typed
in.
"""

import csv
import io
from typing import Final

from attrs import frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.messages import Text
from xborder.source import Evidence
from xborder.vat.returns.declaration import OneStopShopReturn
from xborder.vat.returns.taxed_sale import RateType

_GREECE: Final = "EL"


class Portal(Choice):
    """A portal whose layout is known."""

    GERMANY = "de"
    """BZSt, one-stop shop, CSV edition 1.1.0."""
    PLAIN = "plain"
    """No portal's: every field of a line under its English name, for typing it in."""


@frozen(kw_only=True)
class Upload:
    """A return as a portal takes it.

    Attributes:
        header: The lines above the rows.
        rows: The rows.
        evidence: How well the layout was read; ``None`` where it is no portal's.
        notes: What the layout cannot hold.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    evidence: Evidence | None
    notes: tuple[Text, ...] = ()

    @property
    def text(self) -> str:
        """The file, in UTF-8 when it is written."""
        out = io.StringIO()
        for line in self.header:
            out.write(f"{line}\r\n")
        csv.writer(out, lineterminator="\r\n").writerows(self.rows)
        return out.getvalue()


def upload(filed: OneStopShopReturn, portal: Portal | str) -> Upload:
    """Return a return in the layout of a portal.

    Args:
        filed: The return.
        portal: The portal.

    Raises:
        InvalidInput: The return is not in euros, which the German layout is for.
    """
    return _WRITERS[Portal(portal)](filed)


def _germany(filed: OneStopShopReturn) -> Upload:
    if filed.currency != "EUR":
        raise InvalidInput(
            "The German layout is in euros, the return in {value}.",
            code="return.upload",
            remedy='Make the return with currency="EUR".',
            where="currency",
            value=filed.currency,
        )
    notes = []
    if filed.corrections:
        notes.append(Text("Corrections are not in the file: enter them in the portal by hand."))
    dispatches = {line.dispatch_from for line in filed.lines if line.dispatch_from}
    if dispatches - {filed.identification}:
        notes.append(
            Text("The file has no column for the place of dispatch: enter other places by hand.")
        )
    if any(not line.vat for line in filed.lines):
        notes.append(Text("The portal takes no line without tax: such lines are left out."))
    rows = [
        (
            "Land des Verbrauchs",
            "Umsatzsteuertyp",
            "Umsatzsteuersatz",
            "Steuerbemessungsgrundlage, Nettobetrag",
            "Umsatzsteuerbetrag",
        )
    ]
    rows += [
        (
            _GREECE if line.consumption == "GR" else line.consumption,
            "STANDARD" if line.rate_type is RateType.STANDARD else "REDUCED",
            f"{line.rate * 100:.2f}",
            f"{line.taxable.amount:.2f}",
            f"{line.vat.amount:.2f}",
        )
        for line in filed.lines
        if line.vat and line.dispatch_from in {"", filed.identification}
    ]
    return Upload(
        header=("#v1.0", "#ve1.1.0"),
        rows=tuple(rows),
        evidence=Evidence.SECONDARY,
        notes=tuple(notes),
    )


def _plain(filed: OneStopShopReturn) -> Upload:
    rows: list[tuple[str, ...]] = [
        (
            "part",
            "consumption",
            "dispatch_from",
            "supply",
            "rate_type",
            "rate",
            "taxable",
            "vat",
            "period",
            "currency",
        )
    ]
    rows += [
        (
            "line",
            line.consumption,
            line.dispatch_from,
            line.supply.value,
            line.rate_type.value,
            str(line.rate),
            str(line.taxable.amount),
            str(line.vat.amount),
            str(filed.period),
            filed.currency,
        )
        for line in filed.lines
    ]
    rows += [
        (
            "correction",
            each.consumption,
            "",
            "",
            "",
            "",
            "",
            str(each.vat.amount),
            str(each.period),
            filed.currency,
        )
        for each in filed.corrections
    ]
    return Upload(header=(), rows=tuple(rows), evidence=None)


_WRITERS: Final = {Portal.GERMANY: _germany, Portal.PLAIN: _plain}
