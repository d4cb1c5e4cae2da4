"""What the project itself asks for, without the project.

    python tools/requirements.py stats plots        one requirement a line, extras included
    python tools/requirements.py --lowest stats     the same at the lower bounds it declares

pip takes hashes for what it downloads, and has none for the folder it stands in: the lock can be
held to for these lines, and the project follows with ``--no-deps``.
"""

import re
import sys
import tomllib
from pathlib import Path

BOUND = re.compile(r"(?P<name>[\w.-]+)>=(?P<version>[\w.]+)")


def requirements(extras: list[str]) -> list[str]:
    """Return the requirements of the project and its ``extras``, in the order they stand in."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"]
    return [*project["dependencies"], *(line for extra in extras for line in optional[extra])]


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
    for line in requirements(extras):
        sys.stdout.write((lowest(line) if "--lowest" in sys.argv else line) + "\n")
