/* A box above each table of goods that shows only the rows with a code or a word.

   Figures are taken for a code: a row stays if one of its codes is the code, above it or below it,
   or if it is for all other goods. Without this script the tables are whole. */
(function () {
  "use strict";
  const CODE = /\b\d{2,10}\b/g;
  const FEWEST = 4;

  function codesOf(row) {
    return row.cells[row.cells.length > 2 ? 1 : row.cells.length - 1].textContent.match(CODE) || [];
  }

  function hits(row, query) {
    if (!/^\d{2,}$/.test(query)) {
      return row.textContent.toLowerCase().includes(query) ? [""] : [];
    }
    const found = codesOf(row).filter((code) => query.startsWith(code) || code.startsWith(query));
    return found.length || !/all other goods/.test(row.textContent) ? found : ["all other goods"];
  }

  function box(tables, place, label) {
    const input = document.createElement("input");
    input.type = "search";
    input.className = "goods-filter";
    input.placeholder = label;
    input.setAttribute("aria-label", label);
    const said = document.createElement("output");
    said.className = "goods-filter-said";
    place.before(input, said);
    input.addEventListener("input", () => {
      const query = input.value.trim().toLowerCase().replace(/^hs\s*/, "").replace(/(?<=\d)[. ](?=\d)/g, "");
      let shown = 0;
      tables.forEach((table) => {
        Array.from(table.tBodies[0].rows).forEach((row) => {
          let note = row.querySelector(".goods-filter-hit");
          if (!note) {
            note = document.createElement("div");
            note.className = "goods-filter-hit";
            row.cells[row.cells.length > 2 ? 1 : row.cells.length - 1].append(note);
          }
          note.textContent = ""; // else what was found before would be looked through
          const found = query ? hits(row, query) : [""];
          row.hidden = found.length === 0;
          shown += row.hidden ? 0 : 1;
          const codes = query ? [...new Set(found.filter(Boolean))] : [];
          note.textContent = codes.length ? "→ " + codes.slice(0, 12).join(", ") + (codes.length > 12 ? " …" : "") : "";
        });
        const fold = table.closest("details");
        if (fold && query) {
          fold.open = Array.from(table.tBodies[0].rows).some((row) => !row.hidden);
        }
      });
      said.textContent = query ? String(shown) : "";
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    const tables = Array.from(document.querySelectorAll(".md-content table")).filter(
      (table) => table.tBodies.length === 1 && /\bHS\b|goods, by HS code/.test(table.textContent)
    );
    const whole = tables.filter((table) => /goods, by HS code/.test(table.textContent));
    if (whole.length) {
      box(whole, whole[0], "610910, 12%, free …");
    }
    tables
      .filter((table) => !whole.includes(table) && table.tBodies[0].rows.length >= FEWEST)
      .filter(() => /\/countries\//.test(window.location.pathname))
      .forEach((table) => box([table], table, "610910, 12%, free …"));
  });
})();
