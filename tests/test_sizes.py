"""A module is read in one sitting and a function on one screen: what is longer is a table."""

import ast
from pathlib import Path

import xborder

SOURCE = Path(str(xborder.__file__)).parent
MODULES = sorted(SOURCE.rglob("*.py"))
MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 60
TABLES = {
    "carriers/": "price lists, row by row as printed",
    "channels/sites/": "fees of a site, row by row as published",
    "complaints/law/": "the law of many countries, clause by clause",
    "countries/": "the law of a country, read from top to bottom in its own order",
    "tariff/builtin": "rows of tariffs",
    "trade/territories.py": "every customs territory with its article",
    "vat/wording/words.py": "the words of invoices, language by language",
}
"""Where a module may be longer, since a table of rules is not read faster in two halves."""


def name_of(module):
    return module.relative_to(SOURCE).as_posix()


def is_table(name):
    return name.startswith(tuple(TABLES))


def test_a_module_has_at_most_four_hundred_lines_unless_it_is_a_table_of_rules():
    lines = {name_of(each): len(each.read_text(encoding="utf-8").splitlines()) for each in MODULES}
    too_long = {name for name, count in lines.items() if count > MOST_LINES}
    assert [name for name in sorted(too_long) if not is_table(name)] == []


def test_every_place_for_tables_has_one():
    names = [name_of(each) for each in MODULES]
    assert [place for place in TABLES if not any(name.startswith(place) for name in names)] == []


def test_a_function_has_at_most_sixty_lines_beside_its_docstring():
    long = []
    for module in MODULES:
        text = module.read_text(encoding="utf-8")
        if len(text.splitlines()) <= MOST_LINES_OF_A_FUNCTION:
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                if body and node.end_lineno - body[0].lineno >= MOST_LINES_OF_A_FUNCTION:
                    long.append(f"{name_of(module)}:{node.name}")
    assert long == []
