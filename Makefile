# Everything runs in .venv, which the first target that needs it makes. Another Python: make PYTHON=python3.13
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed

.DEFAULT_GOAL := help
.PHONY: help generate test lint fmt check golden corpus soak bench clean

help: ## Show this help
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

generate: $(INSTALLED) ## Bring every client in generated/ up to date
	@$(BIN)/docs2client generate

test: $(INSTALLED) ## Run the tests
	@$(BIN)/pytest --numprocesses auto --dist loadfile

lint: $(INSTALLED) ## Check style, types and the direction of imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/lint-imports

fmt: $(INSTALLED) ## Format the sources
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

check: lint test ## Lint, test, and see that generated/ is up to date
	@$(BIN)/docs2client generate --check

golden: $(INSTALLED) ## Rewrite the expected output of the case folders, and show what changed
	@$(BIN)/pytest --golden -q || true
	@git diff --stat -- tests/cases
	@git status --short -- tests/cases

corpus: $(INSTALLED) ## Try every real document below DOCS2CLIENT_CORPUS, and print the table
	@$(BIN)/python -m tests.corpus

soak: $(INSTALLED) ## Try random examples: 500 edits that diff judges, and new ones for each property
	@$(BIN)/pytest -s -m slow tests/judge
	@$(BIN)/pytest -m "hypothesis and not slow" --hypothesis-profile=new

bench: $(INSTALLED) ## Measure generated clients and generating, into tests/bench/*.md
	@$(BIN)/python -m pip install --quiet --group bench || echo "Not installed: the table says what is missing."
	@$(BIN)/python -m tests.bench
	@$(BIN)/python -m tests.bench.generating

clean: ## Remove .venv and everything that tools left behind
	rm -rf .venv dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; v >= (3, 11) or sys.exit("docs2client needs Python 3.11 or newer, and $(PYTHON) is %d.%d: name another one, as in make PYTHON=python3.13" % v[:2])'
	@echo "Installing into .venv ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --editable . --group dev
	@# As pip compiles what it copies; later runs may be told not to.
	@$(BIN)/python -m compileall -q generator
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -c 'from generator.engine.writing.templates import compile_all; compile_all()'
	@touch $@
