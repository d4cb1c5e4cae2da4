# Everything runs in environments of its own, made from pyproject.toml; only Python 3.11+ and make are needed.
PYTHON ?= python3
TEST := .venv-test/bin
CHECK := .venv-check/bin
EXTRAS := stats,tables,calendars,identifiers,plots
WHEEL := $(wildcard src/xborder/*.py src/xborder/*/*.py src/xborder/*/*/*.py src/xborder/locale/*/*.po pyproject.toml)

.PHONY: demo test test-quick test-long check lint types docs bench clean

demo: .venv-demo/ready
	.venv-demo/bin/python examples/demo.py

test: test-quick test-long

test-quick: .venv-test/ready
	$(TEST)/python -m pytest -n 2 --dist worksteal -m "not long" --cov --cov-report= tests
	$(TEST)/python -m pytest -p no:randomly --doctest-modules --pyargs xborder --cov --cov-append --cov-report=

test-long: .venv-test/ready
	$(TEST)/python -m pytest -n 2 --dist worksteal -m long --cov --cov-append --cov-report=term tests

check: lint types docs

lint: .venv-check/ready
	$(CHECK)/ruff format --check .
	$(CHECK)/ruff check .
	$(CHECK)/lint-imports
	$(CHECK)/deptry src

types: .venv-check/ready
	$(CHECK)/mypy

docs: .venv-check/ready
	$(CHECK)/python docs/generate.py
	NO_MKDOCS_2_WARNING=1 $(CHECK)/mkdocs build --strict --quiet

bench: .venv-bench/ready
	.venv-bench/bin/python -m pytest benchmarks --benchmark-only

# The tests run against the wheel, as a user installs it.
.venv-test/ready: $(WHEEL)
	$(PYTHON) -m venv .venv-test
	$(TEST)/python -m pip install --quiet --upgrade pip
	$(TEST)/python -m pip install --quiet ".[$(EXTRAS)]" ./tests/plugin --group test
	$(TEST)/python -m pip install --quiet --no-deps --force-reinstall . ./tests/plugin
	touch $@

.venv-demo/ready: $(WHEEL)
	$(PYTHON) -m venv .venv-demo
	.venv-demo/bin/python -m pip install --quiet --upgrade pip
	.venv-demo/bin/python -m pip install --quiet .
	touch $@

.venv-check/ready: pyproject.toml
	$(PYTHON) -m venv .venv-check
	$(CHECK)/python -m pip install --quiet --upgrade pip
	$(CHECK)/python -m pip install --quiet --editable ".[$(EXTRAS)]" --group check
	touch $@

.venv-bench/ready: pyproject.toml
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --upgrade pip
	.venv-bench/bin/python -m pip install --quiet --editable ".[$(EXTRAS)]" --group bench
	touch $@

clean:
	rm -rf .venv-* site dist build .coverage* docs/countries docs/examples .mypy_cache .ruff_cache .pytest_cache
