"""Snapshots: the law of each jurisdiction in words, and what its canonical parcels come to.

Run ``python -m tests.countries.snapshots`` to accept the rules and the results as they are. They
say what changed, not what is right: that is what the tables of sourced cases are for.
"""

from pathlib import Path

from tests.countries.canonical import quotes, told
from xborder.policy import default_book
from xborder.policy.catalog import MODULES
from xborder.policy.document import fingerprint

FOLDER = Path(__file__).parent / "snapshots"
WIDTH = 100


def law(code):
    """Return the rules of a jurisdiction in words, and a digest that misses no field of them."""
    told = default_book().law(code).render(width=WIDTH)
    return f"{told}\n\nDigest of the rules as data: {fingerprint(default_book().policy(code))}\n"


def results(code):
    """Return what each canonical parcel of a jurisdiction comes to, under what it is for."""
    lines = []
    for why, quote in quotes(code):
        lines += [f"{quote.consignment.on} {why}", f"    {told(quote)}"]
    return "\n".join(lines) + "\n"


def stored(kind, code):
    """Return what is written down of a jurisdiction; nothing of a new one.

    Args:
        kind: ``"law"`` or ``"results"``.
        code: The jurisdiction.
    """
    path = FOLDER / kind / f"{code}.txt"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def main():
    """Write every snapshot."""
    for kind, made in (("law", law), ("results", results)):
        (FOLDER / kind).mkdir(parents=True, exist_ok=True)
        for code in MODULES:
            (FOLDER / kind / f"{code}.txt").write_text(made(code), encoding="utf-8")


if __name__ == "__main__":
    main()
