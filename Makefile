# Set up, show, test. Only Python 3.11 or newer and make are needed; all goes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check
# Byte code is made once here, as it is for every other package: some environments forbid it at run time.
COMPILE := @$(BIN)/python -m compileall -q src/factcheck

.PHONY: install demo test lint man docs clean

install: $(VENV)/.base

# Each stamp is one set of packages, made anew when the dependencies change.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("factcheck needs Python 3.11 or newer: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.base: pyproject.toml | $(BIN)/python
	$(PIP) install --editable .
	$(COMPILE)
	@touch $@

$(VENV)/.test: pyproject.toml | $(BIN)/python
	$(PIP) install --editable '.[test]'
	$(COMPILE)
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(PIP) install --editable '.[test,dev]'
	$(COMPILE)
	@touch $@

$(VENV)/.docs: pyproject.toml | $(BIN)/python
	$(PIP) install --editable '.[docs]'
	$(COMPILE)
	@touch $@

# Print the command, then its answer; exit 1 is an answer too.
define ask
@echo '$$ factcheck verify "$(1)"'
@$(BIN)/factcheck verify "$(1)" || [ $$? -eq 1 ]
@echo
endef

demo: $(VENV)/.base
	$(call ask,Syria is a state member)
	$(call ask,The Quds Force belongs to the Islamic Revolutionary Guard Corps)
	$(call ask,Hezbollah was founded in the late 1990s)
	$(call ask,Hezbollah has forty thousand fighters)

test: $(VENV)/.test
	$(BIN)/pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict

# The manual page: man -l man/factcheck.1, or into share/man/man1 of where programs are installed.
man: $(VENV)/.base
	$(BIN)/python publish/manual.py man/factcheck.1

# The pages of docs/ as a site in build/site.
docs: $(VENV)/.docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

clean:
	rm -rf $(VENV) build man .pytest_cache .mypy_cache .ruff_cache .hypothesis claims/.cache
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
