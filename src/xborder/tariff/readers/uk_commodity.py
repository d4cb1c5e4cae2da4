"""One commodity of the UK Trade Tariff, as its interface answers: JSON:API, or flattened."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from xborder.errors import InvalidInput, InvalidType
from xborder.source import Status
from xborder.tariff.readers.cells import after, bare, code_of, day_of
from xborder.tariff.readers.components import Component, printed
from xborder.tariff.readers.file import Edition, TariffFile
from xborder.tariff.readers.intake import Errors, Intake
from xborder.tariff.readers.measures import ERGA_OMNES, kind_of
from xborder.tariff.readers.uk_table import nothing_stated
from xborder.trade.country import country_code


def read_uk_commodity(
    answer: Mapping[str, Any],
    *,
    edition: Edition,
    destination: str = "GB",
    errors: Errors | str = Errors.RAISE,
) -> TariffFile:
    """Return the rates of one commodity, from an answer of the UK Trade Tariff.

    Both forms are taken: JSON:API with ``data`` and ``included``, and the flattened one with
    ``import_measures``. Preferences, quotas, suspensions and trade remedies come with the area they
    are for and the countries taken out of it, with their order numbers, additional codes and
    conditions. A measure whose legal act is suspended keeps that status and is not collected. The
    European tariff for Northern Ireland comes in the same form: say ``destination="XI"``.

    Args:
        answer: The answer.
        edition: Which edition it is, or the day it was asked.
        destination: Whose tariff was asked: GB, or XI for Northern Ireland.
        errors: Whether measures that cannot be used are raised together or reported.

    Raises:
        InvalidRows: Measures cannot be used: all of them at once, counted from 0 as they stand.
        InvalidInput: The answer holds no commodity, or the destination is no country.
        InvalidType: It is no mapping.

    Source: https://www.trade-tariff.service.gov.uk/, documentation of the API, version 2.
    """
    if not isinstance(answer, Mapping):
        raise InvalidType(
            "{value} is no answer of the Trade Tariff.",
            code="tariff.answer",
            remedy="Give the JSON object of one commodity as a mapping.",
            where="answer",
            value=type(answer).__name__,
        )
    try:
        commodity = _flattened(answer) if "data" in answer else answer
    except (AttributeError, KeyError, TypeError) as error:  # parts that point nowhere
        raise _no_commodity("data") from error
    code = commodity.get("goods_nomenclature_item_id")
    measures = commodity.get("import_measures")
    if code is None or not isinstance(measures, list):
        raise _no_commodity("goods_nomenclature_item_id" if code is None else "import_measures")
    country_code(destination)
    digits = bare(code_of(code, (10,), "goods_nomenclature_item_id"))
    intake = Intake(
        layout="UK commodity", edition=edition, errors=errors, destinations=(destination,)
    )
    for number, measure in intake.each(measures, ("measure_type", "duty_expression")):
        with intake.row(number):
            _read(intake, number, digits, measure)
    return intake.done()


def _no_commodity(name: str) -> InvalidInput:
    return InvalidInput(
        "The answer holds no commodity with {value}.",
        code="tariff.answer",
        remedy="Ask for one commodity: /commodities/6109100010.",
        where="answer",
        value=name,
    )


def _read(intake: Intake, number: int, code: str, measure: Mapping[str, Any]) -> None:
    area = _text(_part(measure, "geographical_area"), "id")
    measure_type = _text(_part(measure, "measure_type"), "id")
    kind = kind_of(measure_type, area)
    conditions = tuple(_conditions(measure))
    parts = printed(_components(measure))  # also where a text is there: its units must be known
    text = _text(_part(measure, "duty_expression"), "base").strip() or parts
    amount = nothing_stated(text, kind, conditions)
    if not text and amount is None:
        return
    suspended = bool(measure.get("suspension_legal_act"))
    acts = _parts(measure, "legal_acts")
    intake.rate(
        number,
        code,
        kind,
        text,
        amount=amount,
        start=_day(measure, "effective_start_date"),
        end=after(_day(measure, "effective_end_date")),
        status=Status.SUSPENDED if suspended else Status.IN_FORCE,
        article=", ".join(_text(act, "regulation_code") for act in acts),
        programme=""
        if area == ERGA_OMNES
        else _text(_part(measure, "geographical_area"), "description"),
        area="" if area == ERGA_OMNES else area,
        origins=_members(_part(measure, "geographical_area"), area),
        excluded=tuple(_text(each, "id") for each in _parts(measure, "excluded_countries")),
        conditions=conditions,
        order_number=_text(_part(measure, "order_number"), "number"),
        additional_code=_text(_part(measure, "additional_code"), "code"),
        measure_type=measure_type,
        collected=not suspended,
    )


def _members(area: Mapping[str, Any], code: str) -> frozenset[str]:
    """Return the countries of an area; none for all, and none that the answer does not list."""
    if code == ERGA_OMNES:
        return frozenset()
    if len(code) == 2:
        return frozenset({code})
    return frozenset(_text(child, "id") for child in _parts(area, "children_geographical_areas"))


def _components(measure: Mapping[str, Any]) -> Iterator[Component]:
    for part in _parts(measure, "measure_components"):
        amount = part.get("duty_amount")
        yield Component(
            expression=_text(part, "duty_expression_id"),
            amount="" if amount is None else str(amount),
            currency=_text(part, "monetary_unit_code"),
            unit=_text(part, "measurement_unit_code"),
            qualifier=_text(part, "measurement_unit_qualifier_code"),
        )


def _conditions(measure: Mapping[str, Any]) -> Iterator[str]:
    for each in _parts(measure, "measure_conditions"):
        said = (
            _text(each, "condition_code"),
            _text(each, "document_code"),
            _text(each, "duty_expression"),
            _text(each, "action"),
        )
        yield " ".join(filter(None, said))


def _part(measure: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    return _a_mapping(measure.get(name) or {}, name)


def _parts(measure: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    parts = measure.get(name) or []
    if not isinstance(parts, list):
        raise _no_part(parts, name)
    return [_a_mapping(part, name) for part in parts]


def _a_mapping(part: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(part, Mapping):
        raise _no_part(part, name)
    return part


def _no_part(part: object, name: str) -> InvalidType:
    return InvalidType(
        "{value} is no part of a measure.",
        code="tariff.part",
        remedy="Give the answer as it came.",
        where=name,
        value=part,
    )


def _text(part: Mapping[str, Any], name: str) -> str:
    value = part.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InvalidType(
            "{value} is not text.",
            code="tariff.cell",
            remedy="Give the answer as it came.",
            where=name,
            value=value,
        )
    return value


def _day(measure: Mapping[str, Any], name: str) -> Any:
    return day_of(_text(measure, name)[:10], "%Y-%m-%d", name)


def _flattened(answer: Mapping[str, Any]) -> dict[str, Any]:
    """Return a JSON:API answer with its parts put where they belong."""
    included = {(each["type"], each["id"]): each for each in answer.get("included", ())}
    data = answer["data"]
    measures = _related(data, "import_measures", included)
    return {
        **data.get("attributes", {}),
        "import_measures": [_measure(each, included) for each in measures],
    }


_ONE: Final = (
    "duty_expression",
    "measure_type",
    "geographical_area",
    "order_number",
    "additional_code",
    "suspension_legal_act",
)
_MANY: Final = ("legal_acts", "measure_conditions", "measure_components", "excluded_countries")


def _measure(measure: Mapping[str, Any], included: Mapping[Any, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {**measure["attributes"]}
    for name in _ONE:
        found[name] = next(
            (_whole(each, included) for each in _related(measure, name, included)), None
        )
    for name in _MANY:
        found[name] = [_whole(each, included) for each in _related(measure, name, included)]
    return found


def _whole(part: Mapping[str, Any], included: Mapping[Any, Any]) -> dict[str, Any]:
    children = _related(part, "children_geographical_areas", included)
    own = {"id": part["id"], **part.get("attributes", {})}
    return own | {"children_geographical_areas": [dict(each) for each in children]}


def _related(
    part: Mapping[str, Any], name: str, included: Mapping[Any, Any]
) -> Iterable[Mapping[str, Any]]:
    """Return the parts that a part points to; one that the answer leaves out stands by its id."""
    data = part.get("relationships", {}).get(name, {}).get("data")
    pointers = data if isinstance(data, list) else [data] if data else []
    return [included.get((each["type"], each["id"]), each) for each in pointers]
