# `make` alone lists what there is to do. Everything works in a fresh clone with
# python3 (3.11 or newer) and make; nothing is installed outside this folder (pip keeps
# what it downloads in its own cache).

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
RUNTIME := $(VENV)/.runtime-installed
DEV := $(VENV)/.dev-installed
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes

.DEFAULT_GOAL := help
.PHONY: help run test test-fast check format lint types build docs quality screenshots benchmarks lock clean

help: ## Show this list
	@echo "Storysides: make TARGET"
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /\1|/' \
	  | while IFS='|' read -r target text; do printf '  %-12s %s\n' "$$target" "$$text"; done

run: $(RUNTIME) ## Set up and open the dashboard (port: STREAMLIT_SERVER_PORT)
	@$(PY) -m streamlit run app.py

test: $(DEV) ## Set up and run every test
	@$(PY) tests/browser/chromium.py
	@$(PY) -m pytest; status=$$?; $(PY) tests/browser/chromium.py; exit $$status

test-fast: $(DEV) ## Run the tests that need neither language model nor browser
	@$(PY) -m pytest -m "not model and not browser"

check: lint types test ## Run what CI runs: format, lint, types and tests

format: $(DEV) ## Rewrite the code in the house format
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

lint: $(DEV) ## Check format and lint
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .

types: $(DEV) ## Check types
	@$(PY) -m mypy

build: $(RUNTIME) ## Rebuild data/built from data/raw
	@$(PY) -m analysis build --input data/raw --output data/built

docs: $(RUNTIME) ## Write docs/methods.md and the codebook's tables from the code
	@PYTHONPATH=. $(PY) docs/write_reference.py

quality: $(DEV) ## Measure the quality of annotation against its floors
	@$(PY) -m pytest -m model tests/quality

screenshots: $(DEV) ## Take docs/screenshots anew, light and dark (needs Chromium)
	@$(PY) -m tests.browser.screenshots

benchmarks: $(DEV) ## Print the speed ratios (needs Chromium; two more with ARTICLES=some.csv)
	@$(PY) -m benchmarks.first_chart
	@$(PY) -m benchmarks.visitors
	@$(PY) -m benchmarks.filter_change
ifdef ARTICLES
	@$(PY) -m benchmarks.build_ratio "$(ARTICLES)"
	@$(PY) -m benchmarks.build_memory "$(ARTICLES)"
endif

lock: $(DEV) ## Pin and hash all dependencies anew from requirements/*.in (needs uv)
	@requirements/lock

clean: ## Remove the virtual environment and all caches
	@rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(PY):
	@command -v $(PYTHON) >/dev/null || { echo "Storysides needs Python 3.11 or newer, and there is no '$(PYTHON)' here: install it, or name yours with 'make PYTHON=/path/to/python3'." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Storysides needs Python 3.11 or newer, but '$(PYTHON)' is $$($(PYTHON) -V 2>&1): install a newer one, or name it with 'make PYTHON=/path/to/python3'." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing, so no virtual environment can be made: install it (Debian, Ubuntu: apt-get install python3-venv)." >&2; exit 1; }
	@echo "Making the virtual environment $(VENV) ..."
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

# Without a Python that runs (an upgrade leaves a link to nowhere) the stamps mean nothing.
NEW_PY := $(shell test -x $(PY) || echo $(PY))

$(RUNTIME): requirements.txt $(NEW_PY) | $(PY)
	@echo "Installing what Storysides needs; the first time takes a minute ..."
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

$(DEV): requirements.txt requirements-dev.txt $(NEW_PY) | $(PY)
	@echo "Installing what Storysides and its tests need; the first time takes a minute ..."
	@$(PIP_INSTALL) -r requirements.txt -r requirements-dev.txt
	@touch $(RUNTIME) $@
