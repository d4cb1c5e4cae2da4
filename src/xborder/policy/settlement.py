"""Settlement: how a charge is rounded, and what is done to the sum of its declaration, in words."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from xborder.messages import Text
from xborder.money.rounding import Mode, Rounding, Stage
from xborder.policy.charge import MINOR_UNIT, Charge, Face

STAGES: Mapping[str, Text] = MappingProxyType(
    {
        Stage.LINE: Text("each line"),
        Stage.ENTRY_LINE: Text("each entry line"),
        Stage.DECLARATION: Text("the whole declaration"),
    }
)
_MODES: Mapping[Mode, Text] = MappingProxyType(
    {
        Mode.HALF_UP: Text("to the nearest {unit}, half up"),
        Mode.HALF_EVEN: Text("to the nearest {unit}, half to even"),
        Mode.DOWN: Text("down to the {unit}"),
        Mode.UP: Text("up to the {unit}"),
    }
)


def settlement(charge: Charge) -> Iterator[Text]:
    """Yield how a charge is rounded and settled, but for what goes without saying.

    It goes without saying that the base is not rounded, that each line is rounded half up to the
    minor unit, and that a declaration pays the sum of its lines.
    """
    if charge.base_rounding is not None:
        yield rounded("The base is rounded {way}, on {stage}.", charge.base_rounding)
    if charge.assessed != MINOR_UNIT:
        yield rounded("It is rounded {way}, on {stage}.", charge.assessed)
    yield from on_the_declaration(charge)


def on_the_declaration(charge: Charge) -> Iterator[Text]:
    """Yield what is done to the sum of a declaration."""
    if charge.due is not None:
        sentence = (
            "The sum of the unrounded lines is rounded {way}, on {stage}."
            if charge.due_of is Face.EXACT
            else "The sum of the rounded lines is rounded {way}, on {stage}."
        )
        yield rounded(sentence, charge.due)
    if charge.deduct is not None:
        yield Text("{money} is taken off a declaration's amount.", money=charge.deduct)
    if charge.least is not None:
        yield Text("A declaration pays at least {money}.", money=charge.least)
    if charge.most is not None:
        yield Text("A declaration pays at most {money}.", money=charge.most)


def rounded(sentence: str, rounding: Rounding) -> Text:
    """Return a sentence about a rounding, with its way and its stage."""
    unit = (
        Text("minor unit")
        if rounding.unit == 1
        else Text("{count} minor units", count=rounding.unit)
    )
    way = Text(_MODES[rounding.mode].id, unit=unit)
    return Text(sentence, way=way, stage=STAGES[rounding.stage])
