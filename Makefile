# Every command of the project. CI calls the same targets; nothing else is needed.
#
# Products are rebuilt only when what they are made of has changed. LITE_BUILD moves build/ elsewhere.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PORT ?= 8000
PYTHON ?= python3
LITE_BUILD ?= $(CURDIR)/build
export LITE_BUILD
export PYTHONPATH := $(CURDIR)
export PYTHONDONTWRITEBYTECODE := 1

BIN := .venv/bin
NPM := npm --prefix js_shim
JS := cd js_shim && node_modules/.bin

PYTHON_SOURCES := $(shell find lite -name '*.py' -not -path '*/__pycache__/*' 2>/dev/null)
BUNDLE_SOURCES := $(wildcard lite/bundle/*)
SCRIPT_SOURCES := $(shell find js_shim/src -type f -not -name '*.test.*' 2>/dev/null)
EXAMPLE_SOURCES := $(shell find site_example -type f -not -name '*.pyc' 2>/dev/null)

VENV := .venv/.installed
MODULES := js_shim/node_modules/.package-lock.json
CORE := wheels/wheels.json
RUNTIME := $(LITE_BUILD)/runtime/lite.js
SITE := $(LITE_BUILD)/.site
MINILM := $(LITE_BUILD)/models/Xenova/all-MiniLM-L6-v2

.PHONY: help setup check format test unit browser pyodide dev core wheel js models site protocol docs bench bench-peers demo lock clean

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | awk -F'\t' '{printf "  make %-12s %s\n", $$1, $$2}'

demo: site ## Build everything and serve the example site
	@exec $(BIN)/python -m lite.cli serve $(LITE_BUILD)/site --port $(PORT)

test: setup ## Install what is missing and run everything: checks, native, JavaScript, Pyodide and browser tests
	@$(BIN)/python scripts/run_tests.py

setup: $(VENV) $(MODULES) ## Install the pinned Python and JavaScript tools

$(VENV): requirements-dev.lock scripts/make_venv.sh
	@scripts/make_venv.sh "$(PYTHON)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@

# npm writes this file itself at the end of an install.
$(MODULES): js_shim/package-lock.json
	@scripts/check_node.sh
	@$(NPM) ci --no-audit --no-fund --loglevel=error
	@touch $@

check: setup ## Types, lint, format, spelling, generated files; under 30 s
	@$(BIN)/python scripts/check.py

format: setup ## Format Python and TypeScript, and mend what linters can mend
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format --quiet .
	@$(JS)/biome check --write src

unit: setup $(CORE) ## Native and JavaScript unit tests
	@$(BIN)/python -m pytest -q -m "not browser and not pyodide" --ignore=tests/browser --ignore=tests/pyodide
	@$(JS)/vitest run

pyodide: setup $(CORE) ## Tests of the built wheel in a real Pyodide
	@$(BIN)/python -m pytest -q -m pyodide --ignore=tests/browser

browser: site ## Tests of the built site in a real Chromium
	@$(BIN)/python -m pytest -q -m browser --ignore=tests/pyodide

dev: site ## Serve the example site and rebuild it whenever a source changes
	@$(BIN)/python scripts/dev.py --port $(PORT)

$(CORE): $(VENV) $(MODULES) $(PYTHON_SOURCES) $(BUNDLE_SOURCES)
	@$(BIN)/python -m lite.bundle core

core: $(CORE) ## Build the browser's wheel into wheels/

wheel: $(SITE) ## Build both wheels: the browser's into wheels/, the tooling wheel with the whole runtime into dist/
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist . > /dev/null
	@ls -l wheels/*.whl dist/*.whl

js: $(RUNTIME) ## Build lite.js, lite.css and their chunks

$(RUNTIME): $(MODULES) $(SCRIPT_SOURCES) js_shim/vite.config.ts js_shim/tsconfig.json
	@$(JS)/vite build --logLevel warn
	@touch $@

models: $(MINILM)/onnx/model.onnx ## Download and convert the examples' large model (84 MB), for the next `make site`

$(MINILM)/onnx/model.onnx: scripts/minilm.py | setup
	@$(BIN)/python scripts/minilm.py $(MINILM)

site: $(SITE) ## Build the example site, with its runtime, into build/site/

$(SITE): $(CORE) $(RUNTIME) $(EXAMPLE_SOURCES) $(wildcard $(MINILM)/onnx/model.onnx)
	@$(BIN)/python -m lite.bundle site
	@touch $@

protocol: setup ## Write js_shim/src/protocol/messages.ts from lite/protocol/messages.py
	@$(BIN)/python -m lite.protocol.typescript

docs: setup ## Write docs/components and check the documentation: links, examples, names
	@$(BIN)/python scripts/component_docs.py
	@$(BIN)/python -m pytest -q tests/docs

bench: site ## Measure boot, click, stream and sizes against their floors and budgets
	@$(BIN)/python -m benchmarks.chunks
	@$(BIN)/python -m benchmarks --date "$$(date -u +%F)"

bench-peers: site ## The same apps on Gradio's own server, in the same run
	@$(BIN)/python -m benchmarks --peers --date "$$(date -u +%F)"

lock: ## Pin what requirements-dev.txt asks for, from a fresh environment
	@scripts/lock.sh "$(PYTHON)"

clean: ## Remove everything that make has built (tools stay installed)
	@rm -rf build dist wheels/*.whl wheels/*.zip wheels/*.zst wheels/wheels.json .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find lite tests -name __pycache__ -type d -prune -exec rm -rf {} +
