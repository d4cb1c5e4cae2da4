"""The box above a table of goods, in a Chromium: what is typed hides rows, and cleared shows them."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = shutil.which("chromium")
SECONDS = 120
"""How long a browser may take to start on a busy machine."""
ROWS = {
    "free": "0101, 4901",
    "12% of the value": "610910, 6110",
    "4.7% of the value": "<details><summary>2 codes</summary>8517, 420222</details>",
    "8% of the value": "all other goods",
    "5% of the value (棉制)": "5208",
}
TYPED = [
    "610910",
    "6109.10 00",
    "HS 61",
    "→",
    "12%",
    "棉",
    "棉布",
    "999999",
    "FREE",
    "",
    "<b>",
    "4",
]
PAGE = """<!doctype html><meta charset="utf-8"><body><div class="md-content"><table>
<thead><tr><th>duty</th><th>goods, by HS code</th></tr></thead><tbody>{rows}</tbody></table></div>
<script>{script}</script>
<script>
document.addEventListener("DOMContentLoaded", () => {{
  const box = document.querySelector("input.goods-filter");
  const seen = {typed}.map((typed) => {{
    box.value = typed;
    box.dispatchEvent(new Event("input"));
    const rows = [...document.querySelectorAll("tbody tr")];
    return {{
      typed,
      rows: rows.map((row, place) => row.hidden ? -1 : place).filter((place) => place >= 0),
      said: document.querySelector(".goods-filter-said").textContent,
      codes: rows.map((row) => row.querySelector(".goods-filter-hit").textContent),
    }};
  }});
  document.body.append(Object.assign(document.createElement("pre"), {{
    id: "seen", textContent: encodeURIComponent(JSON.stringify(seen)),
  }}));
}});
</script>"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """What each word, typed one after another, leaves of the rows."""
    if CHROMIUM is None:
        pytest.skip("NOT TRIED: there is no Chromium here, and nobody knows whether a box filters")
    page = tmp_path_factory.mktemp("filter") / "page.html"
    rows = "".join(f"<tr><td>{rate}</td><td>{codes}</td></tr>" for rate, codes in ROWS.items())
    script = (ROOT / "docs/assets/filter.js").read_text(encoding="utf-8")
    page.write_text(PAGE.format(rows=rows, script=script, typed=json.dumps(TYPED)), "utf-8")
    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--dump-dom"]
    own = f"--user-data-dir={page.parent / 'profile'}"
    try:
        done = subprocess.run(  # noqa: S603 - a browser, and a page of our own
            [CHROMIUM, *flags, own, page.as_uri()],
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        pytest.skip("NOT TRIED: the Chromium that is here did not start")
    dom = done.stdout.decode("utf-8")
    if "goods, by HS code" not in dom:
        pytest.skip("NOT TRIED: the Chromium that is here showed no page")
    said = re.search(r'<pre id="seen">(.*?)</pre>', dom)
    assert said, "the script broke off"
    return {each["typed"]: each for each in json.loads(unquote(said[1]))}


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("610910", [1, 3]),  # its own row, and that of all other goods
        ("6109.10 00", [1, 3]),  # dots and spaces are those of a printed tariff
        ("HS 61", [1, 3]),  # codes below it
        ("12%", [1]),
        ("棉", [4]),
        ("棉布", []),
        ("999999", [3]),
        ("FREE", [0]),
        ("", [0, 1, 2, 3, 4]),
        ("<b>", []),
        ("→", []),  # what was found before is no part of a row
        ("4", [0, 2]),  # one figure is a word, and no code: it stands in 4901 and in 4.7%
    ],
)
def test_a_box_leaves_the_rows_with_a_code_or_a_word(seen, typed, rows):
    assert seen[typed]["rows"] == rows
    assert seen[typed]["said"] == (str(len(rows)) if typed else "")


def test_a_box_names_the_codes_it_found_and_forgets_them(seen):
    assert seen["610910"]["codes"][1] == "→ 610910"
    assert seen["HS 61"]["codes"][1] == "→ 610910, 6110"
    assert seen["610910"]["codes"][3] == "→ all other goods"
    assert set(seen[""]["codes"]) == {""}
