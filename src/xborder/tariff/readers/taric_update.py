"""TARIC's update files: records of measures and their components, as parsed XML or mappings.

A file tells what changed, record by record: a measure is inserted, changed or taken away again, and
its duty stands in records of its own. What is left when all have been read in their order is what
the file states.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from attrs import define, field

from xborder.errors import XborderError
from xborder.source import Status
from xborder.tariff.readers.cells import after, bare, cell, code_of, day_of, unit_of
from xborder.tariff.readers.components import Component, printed
from xborder.tariff.readers.file import Edition, TariffFile
from xborder.tariff.readers.intake import Errors, Intake
from xborder.tariff.readers.measures import ERGA_OMNES, kind_of, members_of
from xborder.tariff.readers.rate import RateKind
from xborder.tariff.readers.rows import Row
from xborder.tariff.readers.uk_table import nothing_stated
from xborder.trade.country import EU_MEMBERS

_UPDATED, _DELETED, _INSERTED = "1", "2", "3"
_RECORDS: Final = (
    "measure",
    "measure.component",
    "measure.condition",
    "measure.excluded.geographical.area",
)
_PART_KEYS: Final = {
    "measure.component": "duty.expression.id",
    "measure.condition": "measure.condition.sid",
    "measure.excluded.geographical.area": "excluded.geographical.area",
}
"""What tells the parts of one measure apart."""


def taric_records(tree: Any) -> list[dict[str, str]]:
    """Return the records of an update file that tell of measures, from its parsed XML.

    Args:
        tree: The root element, as ``xml.etree.ElementTree`` parses it. Each record becomes a
            mapping: ``record`` its name, ``update.type``, and its fields by their own names.

    Returns:
        The records in their order; those of other kinds are left out.

    Examples:
        >>> from xml.etree.ElementTree import fromstring
        >>> tree = fromstring("<r><record><update.type>3</update.type><measure>"
        ...                   "<measure.sid>1</measure.sid></measure></record></r>")
        >>> taric_records(tree)
        [{'record': 'measure', 'update.type': '3', 'measure.sid': '1'}]
    """
    found: list[dict[str, str]] = []
    for record in tree.iter():
        if _local(record) == "record":
            parts = {_local(part): part for part in record}
            name = next((each for each in _RECORDS if each in parts), "")
            if name:
                update = parts.get("update.type")
                found.append(
                    {
                        "record": name,
                        "update.type": "" if update is None else (update.text or ""),
                        **{_local(part): (part.text or "").strip() for part in parts[name]},
                    }
                )
    return found


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def read_taric_records(
    records: Iterable[object],
    *,
    edition: Edition,
    areas: Mapping[str, frozenset[str]] | None = None,
    errors: Errors | str = Errors.RAISE,
) -> TariffFile:
    """Return the rates that records of an update file leave in force.

    A stopped measure is law that is suspended, and not collected. A measure that the file deletes
    states nothing. One whose duty stands in no record of the file is kept and not computed.

    Args:
        records: Records, as :func:`taric_records` makes them of parsed XML.
        edition: Which file it is.
        areas: The countries of each group of origins.
        errors: Whether records that cannot be used are raised together or reported.

    Raises:
        InvalidRows: Records cannot be used: all of them at once.
        InvalidInput: The first has no ``record``, ``update.type`` or ``measure.sid``.
        InvalidType: These are no records.

    Source: European Commission, TARIC update files, records 430 (measure), 435 (component).
    """
    intake = Intake(layout="TARIC records", edition=edition, errors=errors, destinations=EU_MEMBERS)
    state = _State()
    good: list[int] = []
    for number, row in intake.each(records, ("record", "update.type", "measure.sid")):
        try:
            state.apply(number, row)
            good.append(number)
        except XborderError as error:
            intake.refuse(number, error)
    living = {row: sid for sid, (row, _) in state.measures.items()}
    for number in good:
        with intake.row(number):
            if number in living:
                _read(intake, number, living[number], state, areas or {})
    return intake.done()


@define
class _State:
    """What the records so far leave in force."""

    measures: dict[str, tuple[int, Row]] = field(factory=dict)
    parts: dict[tuple[str, str], dict[str, Row]] = field(factory=dict)

    def apply(self, number: int, row: Row) -> None:
        """Take a record's change."""
        name, sid = cell(row, "record"), cell(row, "measure.sid")
        update = unit_of(cell(row, "update.type"), (_UPDATED, _DELETED, _INSERTED), "update.type")
        if name == "measure":
            if update == _DELETED:
                self.measures.pop(sid, None)
            else:
                self.measures[sid] = (number, row)
            return
        key = _PART_KEYS[unit_of(name, _PART_KEYS, "record")]
        own = self.parts.setdefault((sid, name), {})
        if update == _DELETED:
            own.pop(cell(row, key), None)
        else:
            own[cell(row, key)] = row

    def of(self, sid: str, name: str) -> list[Row]:
        """Return the parts of a measure, by their keys."""
        return [row for _, row in sorted(self.parts.get((sid, name), {}).items())]


def _read(
    intake: Intake, number: int, sid: str, state: _State, areas: Mapping[str, frozenset[str]]
) -> None:
    row = state.measures[sid][1]
    code = bare(code_of(row.get("goods.nomenclature.item.id"), (10,), "goods.nomenclature.item.id"))
    area = cell(row, "geographical.area")
    measure_type = cell(row, "measure.type")
    kind = kind_of(measure_type, area)
    text = printed(map(_component, state.of(sid, "measure.component")))
    conditions = tuple(map(_condition, state.of(sid, "measure.condition")))
    excluded = state.of(sid, "measure.excluded.geographical.area")
    stopped = cell(row, "stopped.flag") == "1"
    intake.rate(
        number,
        code,
        kind,
        text,
        amount=None if text else nothing_stated("", RateKind.GENERAL, conditions),
        start=day_of(cell(row, "validity.start.date"), "%Y-%m-%d", "validity.start.date"),
        end=after(day_of(cell(row, "validity.end.date"), "%Y-%m-%d", "validity.end.date")),
        status=Status.SUSPENDED if stopped else Status.IN_FORCE,
        article=cell(row, "measure.generating.regulation.id"),
        programme="" if area == ERGA_OMNES else area,
        area="" if area == ERGA_OMNES else area,
        origins=members_of(area, areas),
        excluded=tuple(cell(each, "excluded.geographical.area") for each in excluded),
        conditions=conditions,
        order_number=cell(row, "ordernumber"),
        additional_code=cell(row, "additional.code.type") + cell(row, "additional.code"),
        measure_type=measure_type,
        collected=not stopped,
    )


def _component(row: Row) -> Component:
    return Component(
        expression=cell(row, "duty.expression.id"),
        amount=cell(row, "duty.amount"),
        currency=cell(row, "monetary.unit.code"),
        unit=cell(row, "measurement.unit.code"),
        qualifier=cell(row, "measurement.unit.qualifier.code"),
    )


def _condition(row: Row) -> str:
    names = (
        "condition.code",
        "certificate.type.code",
        "certificate.code",
        "condition.duty.amount",
        "action.code",
    )
    return " ".join(filter(None, (cell(row, name) for name in names)))
