"""The notebooks run, whole and from a clean start; what is kept beside the scripts is theirs."""

import importlib.util
import sys
from pathlib import Path

import pytest

pytest.importorskip("matplotlib")

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
KEPT = sorted(EXAMPLES.glob("*.ipynb"))
PAIRED = sorted(
    each for each in EXAMPLES.glob("*.py") if each.read_text(encoding="utf-8").startswith("# ---")
)


@pytest.fixture(scope="module")
def notebooks():
    spec = importlib.util.spec_from_file_location("notebooks", ROOT / "docs" / "notebooks.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["notebooks"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("script", PAIRED, ids=lambda script: script.stem)
def test_a_notebook_runs_from_its_first_cell_to_its_last(notebooks, script, tmp_path):
    """What a library beside us deprecates is not our cell's fault: warnings are no errors here."""
    pytest.importorskip("pandas")
    notebook = notebooks.executed(script)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert any(cell.outputs for cell in code)
    notebooks.nbformat.validate(notebook)
    page = "\n".join(notebooks.page(notebook, script.stem, tmp_path))
    assert f"{script.stem}.ipynb" in page
    for cell in notebook.cells:
        assert cell.source.splitlines()[0] in page


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.stem)
def test_a_kept_notebook_is_its_scripts_with_outputs(notebooks, kept):
    script = kept.with_suffix(".py")
    found = notebooks.nbformat.read(kept, 4)
    cells = [(cell.cell_type, cell.source) for cell in found.cells]
    made = [(cell.cell_type, cell.source) for cell in notebooks.paired(script).cells]
    assert cells == made, f"run python docs/notebooks.py {script.stem}"
    outputs = [each for cell in found.cells for each in cell.get("outputs", [])]
    assert outputs
    assert "error" not in {each.output_type for each in outputs}
    assert kept.stat().st_size < 300_000


def test_what_people_come_for_is_there():
    wanted = {
        "first_quote", "forty_countries", "what_a_rule_change_costs", "protect_next_quarter",
        "ship_before_peak", "segment_plan", "monday_queue", "first_oss_return",
    }  # fmt: skip
    assert wanted <= {each.stem for each in KEPT}
    for name in wanted:
        shown = (EXAMPLES / f"{name}.ipynb").read_text(encoding="utf-8")
        assert '"image/png"' in shown, f"{name} shows no picture"
        assert 'use("Agg")' not in shown


def test_data_of_the_notebooks_ship_with_their_terms():
    told = (EXAMPLES / "data" / "README.md").read_text(encoding="utf-8")
    for file in (EXAMPLES / "data").glob("*.csv"):
        assert f"`{file.name}`" in told
