"""All that a result holds, as text: what two results are compared by where a line would hide it."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

import attrs


def told(value):
    """Return a result with everything in it as text; its own line at a prompt is short.

    >>> @attrs.frozen(repr=False)
    ... class Box:
    ...     rows: tuple
    >>> told(Box((1, {"a": 2.5})))
    "Box(rows=(1, {'a': 2.5}))"
    """
    kind = type(value)
    if attrs.has(kind):
        held = (f"{part.name}={told(getattr(value, part.name))}" for part in attrs.fields(kind))
        return f"{kind.__name__}({', '.join(held)})"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{told(key)}: {told(held)}' for key, held in value.items())}}}"
    if isinstance(value, tuple | list):
        return f"({', '.join(map(told, value))})"
    if isinstance(value, AbstractSet):
        return f"{{{', '.join(sorted(map(told, value)))}}}"
    return repr(value)
