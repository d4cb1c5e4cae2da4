# Each target makes the environment it runs in; only make and Python 3.11 or later are needed.
# What is installed stands, with hashes, in requirements.lock, for every environment alike.
PYTHON ?= python3
EXTRAS := stats tables calendars identifiers plots
SOURCES := $(shell find src tests/plugin/src -name '*.py' -o -name '*.po') pyproject.toml
LOCK := requirements.lock
TEST := .venv-test/bin
CHECK := .venv-check/bin
# Names are spelt in several ways; here in one.
pins = tr 'A-Z_.' 'a-z--' | grep -oE '^[a-z0-9-]+==[^ ;]+'
COVER := --cov --cov-report= --cov-fail-under=0
QUICK := -n 2 --dist worksteal -m "not long and not spark"

.PHONY: pictures help demo test test-quick test-long test-spark test-latest test-lowest check lint types docs wheel bench bench-openfisca \
	lock changelog stale links clean

help: ## Say what there is to make
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' Makefile | expand -t 14

demo: .venv-demo/ready ## Run examples/demo.py, the library with its four dependencies alone
	.venv-demo/bin/python examples/demo.py

test: test-quick test-long ## Run every test against the installed wheel, with the coverage gate

test-quick: .venv-test/ready ## Run the tests that take minutes, and the doctests
	$(TEST)/python -m pytest $(QUICK) $(COVER) tests
	$(TEST)/python -m pytest -p no:randomly -p tests.hostile_context --doctest-modules --pyargs xborder $(COVER) --cov-append

test-long: .venv-test/ready ## Run the slow tests after the quick ones, and measure coverage of both
	$(TEST)/python -m pytest -n 2 --dist worksteal -m long --cov --cov-append --cov-report=term tests

test-spark: .venv-spark/ready ## Run tables on a local Spark (it needs Java 17 or later) and a local Dask
	@command -v java > /dev/null || echo "No Java runtime is here: the tests of Spark will fail and say so."
	.venv-spark/bin/python -m pytest -n 0 -p no:randomly -W default -m spark tests/clusters

test-latest: .venv-latest/ready ## Run the quick tests on the newest releases, if any is newer than the lock
	@$(pins) < $(LOCK) > .venv-latest/locked.pins
	@.venv-latest/bin/python -m pip freeze --exclude xborder --exclude xborder-nz | $(pins) > .venv-latest/pins
	@if grep -vxFf .venv-latest/locked.pins .venv-latest/pins; \
	then .venv-latest/bin/python -m pytest $(QUICK) tests; \
	else echo "Nothing is newer than the lock."; fi

test-lowest: .venv-lowest/ready ## Run the quick tests on the lower bounds of pyproject.toml
	.venv-lowest/bin/python -m pytest $(QUICK) tests

check: lint types docs ## Run every gate that is not a test

lint: .venv-check/ready ## Check form, imports and dependencies
	$(CHECK)/ruff format --check .
	$(CHECK)/ruff check .
	$(CHECK)/lint-imports
	$(CHECK)/deptry src

lock: .venv-lock/ready ## Write requirements.lock from pyproject.toml (LOCK_FLAGS=--upgrade: newest of all)
	.venv-lock/bin/uv pip compile --quiet --universal --generate-hashes --all-extras --group dev \
		--fork-strategy fewest --python-version 3.11 --custom-compile-command "make lock" \
		$(LOCK_FLAGS) --output-file $(LOCK) pyproject.toml

changelog: .venv-demo/ready ## Fold changes/ into CHANGELOG.md, for the version in version.py
	.venv-demo/bin/python tools/changelog.py

stale: .venv-demo/ready ## List the rules that nobody has checked for 300 days
	.venv-demo/bin/python tools/stale.py

links: .venv-demo/ready ## List every address the rules and the docs cite, for a link checker
	@.venv-demo/bin/python tools/links.py

types: .venv-check/ready ## Check types: the library, README, docs and typing_tests, by mypy and basedpyright
	$(CHECK)/mypy
	$(CHECK)/python tools/check_types.py
	$(CHECK)/python tools/check_types.py --complete

docs: .venv-check/ready ## Build the site into site/
	$(CHECK)/python docs/generate.py
	NO_MKDOCS_2_WARNING=1 $(CHECK)/mkdocs build --strict --quiet

pictures: .venv-check/ready ## Look at the site's pages as a reader does: widths, heights, the console; needs a Chromium
	@if test -d site && command -v chromium > /dev/null && command -v chromedriver > /dev/null; \
	then wrong=0; $(CHECK)/python tools/behaviour.py site || wrong=1; \
		$(CHECK)/python tools/pictures.py site --seconds 190 || wrong=1; exit $$wrong; \
	else echo "NOT LOOKED AT: there is no Chromium here or no site, and nobody knows whether a page is too wide or too tall."; fi

wheel: .venv-check/ready ## Build the distributions into dist/
	$(CHECK)/python -m build --no-isolation --outdir dist

bench: .venv-bench/ready ## Measure, peers in the same run
	.venv-bench/bin/python -m pytest benchmarks --benchmark-only

bench-openfisca: .venv-bench/ready ## Measure tables beside OpenFisca-core, in an environment of its own
	test -x .venv-openfisca/bin/python || python3 -m venv .venv-openfisca
	.venv-openfisca/bin/python -m pip install --quiet openfisca-core
	.venv-bench/bin/python -m pytest benchmarks/test_tables.py --benchmark-only -s

clean: ## Remove everything that was made
	rm -rf .venv-* site dist build .coverage* .mypy_cache .ruff_cache .pytest_cache
	rm -rf docs/index.md docs/how-to/index.md docs/countries docs/examples docs/explanation/coverage-of-goods.md docs/explanation/how-well-it-is-read.md

# An environment in four steps: the lock's own pip; what builds the project; what the project needs
# (for extras and groups); and the project. Nothing but the project comes without a hash.
PIP = $(@D)/bin/python -m pip --quiet --disable-pip-version-check
define environment
	$(PYTHON) -m venv --clear $(@D)
	sed '/^pip==/,/# via/!d' $(LOCK) > $(@D)/pip.lock
	$(PIP) install --require-hashes --requirement $(@D)/pip.lock
	$(PIP) install --require-hashes --constraint $(LOCK) --group build
endef
define locked
	$(@D)/bin/python tools/requirements.py $(1) > $(@D)/needs
	$(PIP) install --require-hashes --constraint $(LOCK) --requirement $(@D)/needs $(2)
endef
define project
	$(PIP) install --no-index --no-deps --no-build-isolation --force-reinstall $(1)
	touch $@
endef

.venv-demo/ready: $(SOURCES) $(LOCK)
	$(environment)
	$(call locked)
	$(call project,.)

# The tests run against the wheel, as a user installs it.
.venv-test/ready: $(SOURCES) .venv-test/locked
	$(call project,. ./tests/plugin)

.venv-test/locked: pyproject.toml $(LOCK)
	$(environment)
	$(call locked,$(EXTRAS),--group test)
	touch $@

# Type checkers and the site read the wheel too; ruff and mypy read src.
.venv-check/ready: $(SOURCES) .venv-check/locked
	$(call project,. ./tests/plugin)

.venv-check/locked: pyproject.toml $(LOCK)
	$(environment)
	$(call locked,$(EXTRAS) testing,--group check)
	touch $@

.venv-lock/ready: pyproject.toml
	$(environment)
	$(PIP) install --require-hashes --constraint $(LOCK) --group lock
	touch $@

.venv-bench/ready: pyproject.toml $(LOCK)
	$(environment)
	$(call locked,$(EXTRAS),--group bench)
	$(call project,--editable .)

.venv-spark/ready: $(SOURCES) $(LOCK)
	$(environment)
	$(call locked,$(EXTRAS),--group clusters)
	$(call project,.)

.venv-latest/ready: $(SOURCES) $(LOCK)
	$(environment)
	$(@D)/bin/python tools/requirements.py $(EXTRAS) > $(@D)/needs
	$(PIP) install --upgrade --upgrade-strategy eager --requirement $(@D)/needs --group test
	$(call project,. ./tests/plugin)

.venv-lowest/ready: PYTHON := $(or $(shell command -v python3.11),$(PYTHON))
.venv-lowest/ready: $(SOURCES) $(LOCK)
	$(environment)
	$(@D)/bin/python tools/requirements.py --lowest $(EXTRAS) > $(@D)/needs
	$(PIP) install --requirement $(@D)/needs --group test
	$(call project,. ./tests/plugin)
