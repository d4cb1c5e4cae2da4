"""Check what type checkers tell a user: the README, every page's code, and typing_tests/.

    python tools/check_types.py [mypy] [basedpyright]   both unless said otherwise
    python tools/check_types.py --complete              how much of what is public has a type

A page's code becomes one module, line for line, so that an error names the page's own line. The
modules of typing_tests/accepted must pass. Each line that ends in ``# refused``, on a page or in
typing_tests/refused, must be an error for both, and no other line may be. Neither checker has a
plug-in: as in a user's project, not as in ours.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TESTS = ROOT / "typing_tests"
PAGES = ROOT / "build" / "typing_tests"
MARK = "# refused"
LEAST_COMPLETE = 0.999
"""The share of public names whose types must be known to every checker alike."""
Place = tuple[str, int]


def write_pages() -> None:
    """Write the code of each page as a module of the page's length."""
    shutil.rmtree(PAGES, ignore_errors=True)
    PAGES.mkdir(parents=True)
    for page in [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md"))]:
        place = page.relative_to(ROOT)
        code = code_of(page.read_text(encoding="utf-8"))
        if code.strip() and not {"countries", "examples"} & set(place.parts):
            name = re.sub(r"\W", "_", str(place.with_suffix("")).lower())
            (PAGES / f"{name}.py").write_text(code, encoding="utf-8")


def code_of(text: str) -> str:
    r"""Return a page with everything but its Python blocks blanked.

    Examples:
        >>> code_of("Say\n```python\nx = 1\n```\nso")
        '\n\nx = 1\n\n\n'
    """
    lines, inside = [], False
    for line in text.splitlines():
        fence = line.startswith("```")
        lines.append(line if inside and not fence else "")
        inside = line == "```python" if fence else inside
    return "\n".join(lines) + "\n"


def expected() -> set[Place]:
    """Return the places that must be refused."""
    return {
        (str(module.relative_to(ROOT)), number)
        for module in [*TESTS.glob("refused/*.py"), *PAGES.glob("*.py")]
        for number, line in enumerate(module.read_text(encoding="utf-8").splitlines(), start=1)
        if line.endswith(MARK)
    }


def by_mypy() -> Iterator[tuple[Place, str]]:
    """Yield each error of mypy: its place, and what mypy says."""
    done = subprocess.run(  # noqa: S603 - the checker of this environment
        [sys.executable, *["-m", "mypy", "--config-file", "typing_tests/mypy.ini", "--no-pretty"]]
        + [str(folder.relative_to(ROOT)) for folder in (PAGES, TESTS)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    for line in done.stdout.splitlines():
        found = re.match(r"(?P<path>[^:]+):(?P<line>\d+): error: (?P<text>.*)", line)
        if found is not None:
            yield (found["path"], int(found["line"])), found["text"]
    if done.returncode not in {0, 1}:
        raise SystemExit(done.stdout + done.stderr)


def by_basedpyright() -> Iterator[tuple[Place, str]]:
    """Yield each error of basedpyright: its place, and what basedpyright says."""
    command = [sys.executable, "-m", "basedpyright", "--outputjson", "--project", "typing_tests"]
    done = subprocess.run(  # noqa: S603 - the checker of this environment
        [*command, "--pythonpath", sys.executable],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(done.stdout)
    if not report["summary"]["filesAnalyzed"]:
        raise SystemExit(done.stdout + done.stderr)
    for found in report["generalDiagnostics"]:
        if found["severity"] == "error":
            path = str(Path(found["file"]).relative_to(ROOT))
            yield (path, found["range"]["start"]["line"] + 1), found["message"]


CHECKERS = {"mypy": by_mypy, "basedpyright": by_basedpyright}


def main(names: list[str]) -> int:
    """Run the checkers, print what surprises, and return how much did."""
    write_pages()
    surprises = 0
    for name in names:
        found = list(CHECKERS[name]())
        wanted = expected()
        for place, text in found:
            if place not in wanted:
                print(f"{name}: {place[0]}:{place[1]}: {text}")
                surprises += 1
        for path, line in sorted(wanted - {place for place, _ in found}):
            print(f"{name}: {path}:{line}: is accepted, and must be refused")
            surprises += 1
        print(f"{name}: {len(wanted)} lines are to be refused, {surprises} surprises so far")
    return surprises


def completeness() -> int:
    """Print how much of the public interface has types, and return 1 if that is too little."""
    command = [sys.executable, "-m", "basedpyright", "--verifytypes", "xborder"]
    here = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(  # noqa: S603 - the checker of this environment
        [*command, "--ignoreexternal", "--outputjson"],
        cwd=TESTS,  # away from the sources: what is installed is what a user sees
        env={**os.environ, "PATH": here},  # it looks for the package beside the first python there
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(done.stdout)["typeCompleteness"]
    counts, score = report["exportedSymbolCounts"], report["completenessScore"]
    print(f"public names with a type: {score:.2%} of {sum(counts.values()):,}")
    for symbol in report["symbols"]:
        for found in symbol["diagnostics"] if symbol["isExported"] else ():
            if found["severity"] == "error" and "partially unknown" not in found["message"]:
                print(f"{symbol['name']}: {found['message'].splitlines()[0]}")
    return int(score < LEAST_COMPLETE)


if __name__ == "__main__":
    if sys.argv[1:] == ["--complete"]:
        sys.exit(completeness())
    sys.exit(1 if main(sys.argv[1:] or list(CHECKERS)) else 0)
