# Two commands: `make demo` and `make test`. Both build .venv from the locks, and start in seconds when run again.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: demo test check bench clean

demo: $(VENV)/.runtime ## watch the whole job in the sandbox
	@$(BIN)/lightkeeper demo

test: $(VENV)/.dev ## the whole suite, both backends; the pure rooms at 100 % line and branch coverage
	@$(BIN)/python -m coverage run -m pytest
	@$(BIN)/python -m coverage report

check: $(VENV)/.dev ## lint, types, import rules, wheel
	@scripts/check

bench: $(VENV)/.dev ## ratios against named baselines
	@scripts/bench

clean:
	rm -rf $(VENV) dist .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	@echo "Lightkeeper: making a virtual environment in $(VENV) …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Lightkeeper needs Python 3.11 or newer, this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 demo")'
	@$(PYTHON) -m venv $(VENV)

# A hidden stamp a lock: changed locks install again, unchanged ones cost nothing.
$(VENV)/.runtime: requirements/runtime.lock pyproject.toml | $(BIN)/python
	@echo "Lightkeeper: installing what is locked (once; a minute or two) …"
	@$(PIP) install --progress-bar on --require-hashes -r requirements/runtime.lock
	@$(PIP) install --quiet --no-deps --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.lock requirements/torch.txt pyproject.toml | $(BIN)/python
	@echo "Lightkeeper: installing what the tests need, torch among it (once; some minutes) …"
	@$(PIP) install --progress-bar on --require-hashes -r requirements/dev.lock
	@$(PIP) install --progress-bar on -r requirements/torch.txt
	@$(PIP) install --quiet --no-deps --editable .
	@touch $@ $(VENV)/.runtime
