"""The fronts of packages, whose names are loaded when they are first asked for.

A front is a literal table of public names and the modules they live in. Importing the package
reads the table and nothing else, so that ``import xborder`` costs what one small file costs.
Type checkers never see this module at work: they read the imports that the front mirrors under
``TYPE_CHECKING``, and refuse a name that is not there.
"""

import sys
from collections.abc import Collection, Mapping
from importlib import import_module
from typing import Any


def front(
    namespace: dict[str, Any], homes: Mapping[str, str], *, rooms: Collection[str] = ()
) -> None:
    """Give a package the names of ``homes`` and ``rooms``, each loaded when first asked for.

    Call it last in a package's ``__init__.py``, once ``__all__`` stands.

    Args:
        namespace: The package's ``globals()``.
        homes: The module of each public name, relative to the package, such as
            ``{"quote": "landed_cost.quotation"}``.
        rooms: Sub-packages that are public by their own names.
    """
    package = namespace["__name__"]

    def __getattr__(name: str) -> Any:  # noqa: N807 - what Python calls a module's own look-up
        if name in homes:
            value = getattr(import_module(f"{package}.{homes[name]}"), name)
        elif name in rooms:
            value = import_module(f"{package}.{name}")
        else:
            raise _foreign(package, name, namespace["__all__"])
        namespace[name] = value  # found at once from now on: Python asks here for absent names only
        return value

    def __dir__() -> list[str]:  # noqa: N807 - what Python calls when it lists a module
        return list(namespace["__all__"])

    namespace.update(__getattr__=__getattr__, __dir__=__dir__)


def _foreign(package: str, name: str, known: Collection[str]) -> AttributeError:
    message = f"module {package!r} has no attribute {name!r}"
    # Python and its tools look for many dunders that a module may lack; nobody mistyped those.
    if not name.startswith("__"):
        from xborder.errors import nearest  # noqa: PLC0415 - only where a name was mistaken

        meant = nearest(name, known)
        message += f". Did you mean {meant!r}?" if meant else ""
    # The object is given without the name, or a traceback would add the same question once more.
    return AttributeError(message, obj=sys.modules[package])
