# Two commands for a reader (make demo, make test), one for a contributor (make check).
# All set up .venv by themselves, from a machine with only Python 3.11 or newer and make.

DEMO := tracegraph-demo
BIN := .venv/bin

# The first of these that is Python 3.11 or newer; PYTHON=/some/python chooses another.
PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)

.PHONY: demo test check format readme clean

demo: .venv/run.stamp
	$(BIN)/tracegraph build data/solihull --graph $(DEMO)/graph
	$(BIN)/tracegraph trace "return home interviews" --graph $(DEMO)/graph
	$(BIN)/tracegraph map --quiet --graph $(DEMO)/graph -o $(DEMO)/map.html
	@echo
	@echo "The map lies at $(CURDIR)/$(DEMO)/map.html: open it in any browser."
	@echo "Next: $(BIN)/tracegraph issues --graph $(DEMO)/graph"

test: .venv/dev.stamp
	$(BIN)/python -m pytest -n auto --dist loadfile

check: .venv/dev.stamp node_modules/.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	node_modules/.bin/biome lint --error-on-warnings
	$(BIN)/python tools/lint_pages.py

format: .venv/dev.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Writes the README's trace again from data/solihull.
readme: .venv/dev.stamp
	$(BIN)/python tools/update_readme.py

clean:
	rm -rf .venv node_modules $(DEMO) dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp says that .venv holds what pyproject.toml asks for, at the versions of constraints.txt.
.venv/run.stamp: pyproject.toml constraints.txt tools/setup.sh
	sh tools/setup.sh "$(PYTHON)" .
	@touch $@

.venv/dev.stamp: pyproject.toml constraints.txt tools/setup.sh
	sh tools/setup.sh "$(PYTHON)" ".[dev]"
	@touch .venv/run.stamp $@

# What lints the map's scripts, styles and pages, at the versions of package.json.
node_modules/.stamp: package.json
	@command -v npm >/dev/null || { \
		echo "make check needs npm for the linters of the map's scripts and pages: install Node.js 18 or newer with npm" \
			"(Debian: apt-get install nodejs npm)" >&2; exit 1; }
	npm install --silent
	@touch $@
