"""What the project itself asks for, without the project.

    python tools/requirements.py stats plots        one requirement a line, extras included
    python tools/requirements.py --lowest stats     the same at the lower bounds it declares, with
                                                    the frames that the tests bring at theirs

pip takes hashes for what it downloads, and has none for the folder it stands in: the lock can be
held to for these lines, and the project follows with ``--no-deps``.
"""

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

FRAMES = ("pandas", "polars")
"""What callers make tables with; nobody has the newest beside the oldest of what reads them."""
BOUND = re.compile(r"(?P<name>[\w.-]+)>=(?P<version>[\w.]+)")


def requirements(extras: list[str]) -> list[str]:
    """Return the requirements of the project and its ``extras``, in the order they stand in."""
    project = _pyproject()["project"]
    optional = project["optional-dependencies"]
    return [*project["dependencies"], *(line for extra in extras for line in optional[extra])]


def frames() -> list[str]:
    """Return the requirements of the tests for the tables that callers bring."""
    group = _pyproject()["dependency-groups"]["test"]
    return [line for line in group if isinstance(line, str) and line.startswith(FRAMES)]


def _pyproject() -> dict[str, Any]:
    return tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))


def lowest(requirement: str) -> str:
    """Return the requirement pinned to its lower bound.

    Examples:
        >>> lowest("numpy>=1.26,<3")
        'numpy==1.26'
    """
    bound = BOUND.match(requirement)
    if bound is None:
        message = f"{requirement} declares no lower bound"
        raise SystemExit(message)
    return f"{bound['name']}=={bound['version']}"


if __name__ == "__main__":
    extras = [word for word in sys.argv[1:] if word != "--lowest"]
    wanted = requirements(extras)
    if "--lowest" in sys.argv:
        wanted = [lowest(line) for line in (*wanted, *frames())]
    sys.stdout.writelines(f"{line}\n" for line in wanted)
