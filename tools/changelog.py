"""Fold the fragments of changes/ into CHANGELOG.md, at a release.

    python tools/changelog.py [YYYY-MM-DD]      the day of the release; today if not given

``changes/<slug>.code.md`` tells what the code does now, ``changes/<slug>.policy.md`` what the
rules say now: whoever recomputes an old parcel reads the second alone. Each holds one to three
plain lines; this makes them one item each, under the version that stands in version.py.
"""

import datetime as dt
import re
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SECTIONS = {"code": "Code", "policy": "Policy data"}
FRAGMENT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.(?P<section>code|policy)\.md")
WIDTH = 118


def fragments(folder: Path) -> dict[str, list[Path]]:
    """Return the fragments of each section, in the order of their names.

    Raises:
        SystemExit: A file of the folder is no fragment.
    """
    found: dict[str, list[Path]] = {section: [] for section in SECTIONS}
    for path in sorted(folder.glob("*.md")):
        if path.name == "README.md":
            continue
        named = FRAGMENT.fullmatch(path.name)
        if named is None:
            message = f"{path.name}: call it what-changed.code.md or what-changed.policy.md"
            raise SystemExit(message)
        found[named["section"]].append(path)
    return found


def item(text: str) -> str:
    r"""Return a fragment's text as one item of a list.

    Examples:
        >>> item("GB: the relief ends.\nImports\npay from then on.")
        '- GB: the relief ends. Imports pay from then on.'
    """
    words = " ".join(text.split()).removeprefix("- ")
    return "\n".join(textwrap.wrap(f"- {words}", WIDTH, subsequent_indent="  "))


def folded(changelog: str, found: dict[str, list[str]], *, version: str, on: dt.date) -> str:
    """Return the changelog with what was found under a new version, the newest first.

    What already stood under "Unreleased" goes with it, section by section.

    Args:
        changelog: The changelog so far, with a heading "Unreleased".
        found: The fragments' texts, by section.
        version: The version that is released.
        on: The day of the release.
    """
    head, _, rest = changelog.partition("## Unreleased\n")
    waiting, mark, older = rest.partition("\n## ")
    released = [f"## {version} - {on.isoformat()}"]
    for section, title in SECTIONS.items():
        _, _, after = waiting.partition(f"### {title}\n")
        written = after.partition("\n### ")[0].strip()
        lines = [*([written] if written else []), *map(item, found[section])]
        if lines:
            released += [f"### {title}", "\n".join(lines)]
    return f"{head}## Unreleased\n\n" + "\n\n".join(released) + "\n" + mark + older


def main(on: dt.date) -> None:
    """Fold the fragments of the repository, and remove them."""
    found = fragments(ROOT / "changes")
    version = re.search(
        r'VERSION = "(.+)"', (ROOT / "src/xborder/version.py").read_text(encoding="utf-8")
    )
    if version is None:
        raise SystemExit("src/xborder/version.py names no version")
    changelog = ROOT / "CHANGELOG.md"
    texts = {
        section: [path.read_text(encoding="utf-8") for path in paths]
        for section, paths in found.items()
    }
    changelog.write_text(
        folded(changelog.read_text(encoding="utf-8"), texts, version=version[1], on=on),
        encoding="utf-8",
    )
    for paths in found.values():
        for path in paths:
            path.unlink()


if __name__ == "__main__":
    main(dt.date.fromisoformat(sys.argv[1]) if sys.argv[1:] else dt.date.today())
