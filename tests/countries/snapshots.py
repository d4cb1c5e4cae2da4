"""Snapshots of the rules: one line a rule, so that a change is a readable diff.

Run ``python -m tests.countries.snapshots`` to accept the rules as they are.
"""

import json
from pathlib import Path

from xborder.policy import default_book
from xborder.policy.catalog import MODULES
from xborder.policy.document import to_data

FOLDER = Path(__file__).parent / "snapshots"


def lines(code):
    """Return the rules of a policy, one compact line each."""
    return [
        f"{path} [{entry.start or ''}, {entry.end or ''}) {entry.status} {entry.evidence} "
        f"{json.dumps(to_data(entry.value), ensure_ascii=False, separators=(',', ':'))}"
        for path, entry in default_book().policy(code).rules()
    ]


def stored(code):
    """Return the lines of the snapshot."""
    return (FOLDER / f"{code}.txt").read_text(encoding="utf-8").splitlines()


def main():
    """Write every snapshot."""
    FOLDER.mkdir(exist_ok=True)
    for code in MODULES:
        (FOLDER / f"{code}.txt").write_text("\n".join(lines(code)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
