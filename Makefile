# Two commands: `make demo` shows it working, `make test` tests it.
# Each sets up .venv by itself; ARGS is handed on, e.g. `make demo ARGS=--no-serve`.

PYTHON ?= python3
BIN := .venv/bin
ARGS ?=

.PHONY: demo test check lock figures

demo: .venv/ready
	$(BIN)/287g demo $(ARGS)

test: .venv/ready
	$(BIN)/pytest --cov $(ARGS)

# Lint, format, types and the import rule.
check: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# After a change of what the taggers find: the figures that the site publishes.
figures: .venv/ready
	$(BIN)/python -m benchmarks.figures

# After a change of the dependencies in pyproject.toml.
lock:
	$(PYTHON) -m venv .venv/lock
	.venv/lock/bin/pip install --quiet pip-tools
	.venv/lock/bin/pip-compile --quiet --extra dev --generate-hashes --allow-unsafe --no-strip-extras \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--output-file requirements.lock pyproject.toml

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("The archive needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@echo "Setting up .venv (a few minutes, the first time only) …"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
