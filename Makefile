# Everything a newcomer needs, with Python 3.11 or later (with venv), make and git only.
#   make demo    set up, then write chronology.pdf from examples/
#   make test    set up, then run every check and every test
#   make bench   speed, as ratios measured in one run
#   make bench-large  memory and speed of the command on exports of 100 MB; a quarter of an hour
#   make eval    how right the reading is, against tables of real values where they are there
#   make pictures  draw the README's pictures anew from the example case
#   make docs    write the reference of the interface anew from the code
#   make taught  learn anew what everyday words weigh, when a sentence of benchmarks/corpus/taught was added
#   make golden  write the golden texts anew, to be read as a diff
#   make lock    resolve requirements*.txt anew from pyproject.toml

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
RUN := $(BIN)/python -P

.PHONY: demo test bench bench-large eval docs golden pictures lock taught clean

demo: $(VENV)/.demo
	@$(BIN)/chronology build examples/family --cover examples/family/cover.toml -o chronology.pdf
	@echo "The chronology is in $(CURDIR)/chronology.pdf"

test: $(VENV)/.dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(RUN) -m pytest -n auto

bench: $(VENV)/.dev
	@$(RUN) -m benchmarks

bench-large: $(VENV)/.dev
	@$(RUN) -m benchmarks.large

eval: $(VENV)/.dev
	@$(RUN) -m benchmarks.eval

golden: $(VENV)/.dev
	@CHRONOLOGY_GOLDEN=write $(RUN) -m pytest -q tests -k golden

docs: $(VENV)/.dev
	@$(RUN) docs/api.py
	@$(RUN) docs/welsh.py

pictures: demo $(VENV)/.dev
	@$(RUN) docs/pictures.py chronology.pdf

# Needed by nobody who only runs or tests: scikit-learn is fetched when somebody teaches.
taught: $(VENV)/.dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check scikit-learn==1.9.1
	@$(RUN) -m benchmarks.teaching

# Not part of test: it asks the package index what is newest.
lock: $(VENV)/.dev
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --group build pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --group dev pyproject.toml -o requirements-dev.txt

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or later is needed; name one with: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { \
	  echo "This Python has no venv. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

# hatchling is pinned with the rest, so that building our own package fetches nothing unpinned.
$(VENV)/.demo: $(VENV)/.made requirements.txt pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.made requirements-dev.txt pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@ $(VENV)/.demo

clean:
	@rm -rf $(VENV) chronology.pdf
