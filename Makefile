# Everything is set up by the target that is asked for. Needs Python 3.11 or newer
# with venv and pip; whatever else is used is taken from the hash-locked files.
#
#   make PYTHON=python3.12 …   chooses another Python
#   make trygghet ANTALL=2000  tries the store so many times with each harness
#   make bench NAME=durable    takes one table of measurements

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
# A locked file names every package there is to install, so nothing is left to resolve. To resolve nonetheless is to fail
# on the day a newer coverage is published: what asks for coverage[toml] is shown that one, whose hash nobody has locked.
LOCKED := --no-deps --require-hashes
UV := UV_NO_CONFIG=1 UV_PYTHON_DOWNLOADS=never UV_PYTHON=$(BIN)/python $(BIN)/uv
EXPORT := $(UV) export --quiet --frozen --format requirements.txt --no-emit-project --no-header
RUNTIME := --no-default-groups --group install
PEERS := --only-group peers
PM4PY := --only-group pm4py
SOURCES := engine cli.py tests $(wildcard bench)

# An environment that was copied along with its tree points back at the old one.
ifneq ($(shell cat $(VENV)/.place 2>/dev/null),$(CURDIR))
STALE := stale
endif

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo test test-slow editor drawings trygghet bench lock venv dev clean stale format lint types walls locks tests wheel

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/.runtime ## walk a case from opening to closing in a practice store
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh demo.sh

test: format lint types walls locks tests wheel ## run every gate
	@echo "== every gate passed"

test-slow: $(VENV)/.dev $(VENV)/.editor $(VENV)/.drawings ## run what takes longer: simulations, and both commands in a bare copy
	@echo "== slow tests"
	@$(BIN)/python -m pytest -n 2 -m slow
	@echo "== make demo and make test in a bare copy"
	@$(BIN)/python -m tests.house.bare_copy demo test

editor: $(VENV)/.editor ## install the language server of stock editors, which test-slow drives

drawings: $(VENV)/.drawings ## install the programs that read our drawings as text, which test-slow asks

trygghet: $(VENV)/.dev ## run every harness of trust in the store, each ANTALL times
	@$(BIN)/python -m tests.safety.every $(ANTALL)

bench: $(VENV)/.dev $(VENV)/.peers $(VENV)/.pm4py ## take the measurements, beside floors and peers
	@$(BIN)/python -m bench $(NAME)

lock: $(VENV)/.dev ## resolve the dependencies anew and write the locked files
	$(UV) lock --upgrade
	$(EXPORT) $(RUNTIME) --output-file requirements.lock >/dev/null
	$(EXPORT) --output-file requirements-dev.lock >/dev/null
	$(EXPORT) $(PEERS) --output-file requirements-peers.lock >/dev/null
	$(EXPORT) $(PM4PY) --output-file requirements-pm4py.lock >/dev/null

venv: $(VENV)/.runtime ## make .venv with what the program needs; .venv/bin/bti exists afterwards

dev: $(VENV)/.dev ## make .venv with what the gates need too

clean: ## take away .venv and the caches
	rm -rf $(VENV) dist build htmlcov .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis \
	  .import_linter_cache

# ---------------------------------------------------------------- the gates, each alone too

format: $(VENV)/.dev
	@echo "== format"
	@$(BIN)/ruff format --check $(SOURCES)

lint: $(VENV)/.dev
	@echo "== lint"
	@$(BIN)/ruff check $(SOURCES)

types: $(VENV)/.dev
	@echo "== types"
	@$(BIN)/mypy $(SOURCES)

walls: $(VENV)/.dev
	@echo "== walls"
	@$(BIN)/lint-imports --no-logo

locks: $(VENV)/.dev
	@echo "== locked files: the project file, uv.lock and both exports say the same (else: make lock)"
	@$(UV) lock --quiet --check --offline
	@$(EXPORT) $(RUNTIME) | diff requirements.lock -
	@$(EXPORT) | diff requirements-dev.lock -
	@$(EXPORT) $(PEERS) | diff requirements-peers.lock -
	@$(EXPORT) $(PM4PY) | diff requirements-pm4py.lock -
	@$(BIN)/python -m pip --disable-pip-version-check check

tests: $(VENV)/.dev
	@echo "== tests"
	@$(BIN)/python -m pytest -q -n 2 -m "not slow" --cov

wheel: $(VENV)/.dev
	@echo "== wheel, built and run in a fresh environment"
	@$(BIN)/python -m tests.house.fresh_environment

# ---------------------------------------------------------------- the environment

stale:

$(VENV)/.place: $(STALE)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "BTI needs Python 3.11 or newer, and $(PYTHON) is not that."; \
	  echo "Install one, or name one you have: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; } >&2
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "This Python lacks its venv module, which BTI is installed with."; \
	  echo "On Debian and Ubuntu: apt-get install python3-venv. Then run make again."; exit 1; } >&2
	@echo "Making $(VENV)"
	@$(PYTHON) -m venv --clear $(VENV)
	@printf '%s\n' "$(CURDIR)" > $@

$(VENV)/.runtime: requirements.lock pyproject.toml $(VENV)/.place
	@echo "Installing what BTI needs"
	@$(PIP) install $(LOCKED) -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	@echo "Installing what the gates need"
	@$(PIP) install $(LOCKED) -r requirements-dev.lock
	@touch $@

# Peers need other versions of what we need ourselves, so they stand apart; pm4py does so for its licence as well.
$(VENV)/.peers $(VENV)/.pm4py: $(VENV)/.%: requirements-%.lock $(VENV)/.place
	@echo "Installing what we are measured beside: $*"
	@$(PYTHON) -m venv --clear $(VENV)/$*
	@$(VENV)/$*/bin/python -m pip --disable-pip-version-check -qq install $(LOCKED) -r requirements-$*.lock
	@touch $@

# Beside the environment, not in the tree: nothing of it is ours. The lock files have the hash of each package.
$(VENV)/.editor $(VENV)/.drawings: $(VENV)/.%: tests/%/package.json tests/%/package-lock.json $(VENV)/.place
	@command -v node >/dev/null && command -v npm >/dev/null || { \
	  echo "What stock editors and other programs make of our files is tried with Node.js and npm."; \
	  echo "On Debian and Ubuntu: apt-get install nodejs npm. Then run make again."; exit 1; } >&2
	@echo "Installing what is tried with Node.js in tests/$*"
	@mkdir -p $(VENV)/$*
	@cp tests/$*/package.json tests/$*/package-lock.json $(VENV)/$*
	@npm ci --prefix $(VENV)/$* --ignore-scripts --no-audit --no-fund --silent
	@touch $@
