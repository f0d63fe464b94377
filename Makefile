# Sitrep on one machine: only Python 3.11+ and pip are needed. `make` lists the targets.
# PYTHON=/path/to/python3 picks the Python that .venv is made of.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.SUFFIXES:

BIN := .venv/bin
LOCAL := PYTHONPATH=include $(BIN)/python -m local_stack

# Runs a module of include/local_stack with the first Python that runs at all; that module
# looks for a better one if this one is too old.
WITH_ANY_PYTHON = for python in $(PYTHON) python3 python3.13 python3.12 python3.11 python; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 6))' >/dev/null 2>&1 \
	&& { PYTHONPATH=include "$$python" $(1); exit $$?; }; done; \
	echo "Sitrep needs Python 3.11 or newer, and no python3 was found on PATH; install it (Debian, Ubuntu: apt install python3 python3-venv) and run make again." >&2; exit 1

# Changed requirements wait: what runs must be seen and stopped with what it was started with.
IF_INSTALLED = if [ -e .venv/sitrep-installed.json ]; then $(1); \
	elif [ -e .venv ]; then $(MAKE) --no-print-directory .ready && $(1); \
	else echo "Nothing is installed, so nothing runs."; fi

.PHONY: help
help: ## list the targets
	@echo "Sitrep: news into an event warehouse with evidence. Start with 'make demo'."
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

# -- Set up ---------------------------------------------------------------------------------

.PHONY: install install-dev
install: ## install into .venv what the other targets need (they do it by themselves)
	@$(call WITH_ANY_PYTHON,-m local_stack.bootstrap)

install-dev: ## the same with what contributors need
	@$(call WITH_ANY_PYTHON,-m local_stack.bootstrap --dev)

.PHONY: .ready .ready-dev
.ready:
	@$(call WITH_ANY_PYTHON,-m local_stack.bootstrap --quiet)

.ready-dev:
	@$(call WITH_ANY_PYTHON,-m local_stack.bootstrap --quiet --dev)

# -- Run ------------------------------------------------------------------------------------

.PHONY: demo up down status report psql
demo: .ready ## run the main Dag once on sample news, from nothing to the warehouse
	@$(LOCAL) demo

up: .ready ## start Airflow on the live sources, with its pages
	@$(LOCAL) up

down: ## stop Airflow and PostgreSQL
	@$(call IF_INSTALLED,$(LOCAL) down)

status: ## show what runs, since when, where and how it is
	@$(call IF_INSTALLED,$(LOCAL) status)

report: .ready ## print what the warehouse holds, and write it as a page
	@$(LOCAL) report

psql: .ready ## open psql on the warehouse; ARGS='-c "select 1"' hands options on
	@$(LOCAL) psql $(ARGS)

# -- Develop --------------------------------------------------------------------------------

.PHONY: test lint format types bench migration docs lock
test: .ready-dev ## run every test
	@$(BIN)/python -m pytest $(or $(ARGS),--numprocesses 2 --dist loadfile)

lint: .ready-dev ## check the style of the code
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: .ready-dev ## correct the style of the code where that can be done
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

types: .ready-dev ## check the types
	@$(BIN)/mypy

bench: .ready-dev ## measure accuracy and speed
	@PYTHONPATH=include $(BIN)/python -m benchmarks $(ARGS)

migration: .ready-dev ## write a migration for changed tables: make migration m="what for"
	@$(LOCAL) migration "$(m)"

docs: .ready-dev ## write columns and answers of the demo's warehouse into docs; after make demo
	@$(LOCAL) docs

UV_COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header $(if $(UPGRADE),--upgrade)
lock: .ready-dev ## lock requirements*.in into requirements*.txt; UPGRADE=1 takes newer versions
	@$(UV_COMPILE) requirements.in -o requirements.txt
	@$(UV_COMPILE) requirements-dev.in -o requirements-dev.txt
	@$(UV_COMPILE) requirements-s3.in -o requirements-s3.txt

# -- The language model ---------------------------------------------------------------------

# Training shares the packages of .venv and adds its own, so that torch stays out of the rest.
TRAINING := PYTHONPATH=include .venv-training/bin/python -m training

.PHONY: train refine train-cnn train-smoke
.venv-training/installed: include/training/requirements.txt | .ready
	@$(BIN)/python -m venv --clear .venv-training
	@$(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))' \
		> "$$(.venv-training/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/sitrep.pth"
	@.venv-training/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

train: .venv-training/installed ## train the language model: make train SITREP_CORPORA=folder VERSION=1.1.0
	@test -n "$(VERSION)" || { echo "Give the model a version: make train VERSION=1.1.0"; exit 2; }
	@$(TRAINING) convert
	@$(TRAINING) train
	@$(TRAINING) quantise
	@$(TRAINING) package --version $(VERSION)
	@$(TRAINING) evaluate

refine: .venv-training/installed ## refine the shipped model: make refine SITREP_CORPORA=folder VERSION=1.1.0
	@test -n "$(VERSION)" || { echo "Give the model a version: make refine VERSION=1.1.0"; exit 2; }
	@$(TRAINING) convert
	@$(TRAINING) unpack
	@$(TRAINING) refine
	@$(TRAINING) fit-names
	@$(TRAINING) quantise
	@$(TRAINING) package --version $(VERSION)
	@$(TRAINING) evaluate

train-cnn: .venv-training/installed ## train spaCy's small CNN on the same corpora, to compare with
	@$(TRAINING) convert
	@$(TRAINING) cnn

train-smoke: .venv-training/installed ## run the whole recipe on a handful of sentences
	@$(TRAINING) smoke

.PHONY: clean
clean: ## remove .venv and .sitrep with all data, after asking (YES=1 does not ask)
	@$(call WITH_ANY_PYTHON,-m local_stack.clean $(if $(YES),--yes))
