"""The terminal tool of the examples runs, and is as short as it says."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLACE = ROOT / "examples" / "terminal.py"


@pytest.fixture(scope="module")
def terminal():
    spec = importlib.util.spec_from_file_location("terminal", PLACE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["quote", str(ROOT / "examples/data/parcel.json")], "Total at the door"),
        (["--locale", "zh_CN", "quote", str(ROOT / "examples/data/parcel.json")], "到手价"),
        (["rule", "gb.import_vat", "--on", "2026-11-21"], "Value Added Tax Act 1994"),
        (["rule", "GB", "import_vat", "--on", "2026-11-21"], "Value Added Tax Act 1994"),
        (["--locale", "zh_CN", "rule", "GB", "import_vat", "--on", "2026-11-21"], "进口增值税"),
        (["diff", "EU", "2026-06-30", "2026-07-01"], "4.9%"),
        (["coverage", "610910", "--on", "2026-11-21"], "US  "),
        (["code", "cotton dress", "--on", "2026-11-21"], "6104.42"),
    ],
)
def test_each_command_answers(terminal, words, shown, capsys):
    assert terminal.main(words) == 0
    assert shown in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        (["rule", "gb.imprt_vat"], "Did you mean gb.import_vat"),
        (["coverage", "61"], "hs_code"),
        (["quote", "nofile.json"], "nofile.json: No such file or directory. Give the path"),
    ],
)
def test_a_mistake_is_answered_with_its_remedy(terminal, words, remedy, capsys):
    assert terminal.main(words) == 1
    assert remedy in capsys.readouterr().err


def test_a_language_that_is_not_spoken_is_answered_with_those_that_are(terminal, capsys):
    with pytest.raises(SystemExit):
        terminal.main(["--locale", "xx", "coverage", "610910"])
    assert "zh_CN" in capsys.readouterr().err


def test_it_stays_short():
    assert len(PLACE.read_text(encoding="utf-8").splitlines()) < 150
