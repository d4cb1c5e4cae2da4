"""Money in JSON: how documents write it, and the schema of what they read."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from xborder.money.reading import MONEY

if TYPE_CHECKING:
    from moneyed import Money


def written_money(money: "Money", info: Any) -> str | dict[str, str]:
    """Return money as JSON has it: text, or its parts where the caller's context asks for them."""
    if info.context is not None and info.context.get("money") == "parts":
        return {"amount": f"{money.amount:f}", "currency": money.currency.code}
    return str(money)


def money_schema(mode: str, *, examples: Sequence[str] = ("19.90 EUR",)) -> dict[str, Any]:
    """Return the JSON schema of money: text, and where it is read its parts as well.

    Args:
        mode: ``"validation"`` for what is read, ``"serialization"`` for what is written.
        examples: How it is written as text.
    """
    text = {"type": "string", "pattern": f"^{MONEY.pattern}$", "examples": list(examples)}
    if mode == "serialization":
        return {"title": "Money", **text}
    parts = {
        "type": "object",
        "properties": {
            "amount": {"type": "string", "pattern": "^-?[0-9]{1,24}(\\.[0-9]{1,24})?$"},
            "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
        },
        "required": ["amount", "currency"],
        "additionalProperties": False,
    }
    return {"title": "Money", "anyOf": [text, parts]}
