# `make` alone prints what there is. Everything lives in .venv; nothing is installed beside it,
# but for a browser and python3-venv where Debian's apt-get can run.
#
#   make serve PORT=8080          another port (HOST, PORT and LEIDRAAD_* reach the program)
#   make serve PYTHON=python3.13  another Python
#   make test ARGS="-k gate -x"   arguments for pytest

PYTHON ?= python3
ARGS ?=
EDITION ?=
UV ?= .venv/bin/uv
BIN = .venv/bin

export PYTHON
.DEFAULT_GOAL = help
MAKEFLAGS += --no-print-directory
.PHONY: help install serve demo publish site pdf preview test cover check format lock compat bench bench-search clean

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' Makefile

install: ## install what Leidraad needs to run into .venv, and do nothing else
	@.ci/install run

serve: install ## serve handbook and forms on http://127.0.0.1:8000 (HOST, PORT)
	@exec $(BIN)/leidraad serve

demo: install ## the same with a sample organisation to look around in, apart from the real data
	@exec $(BIN)/leidraad demo

publish: install ## publish the working tree as an edition: make publish EDITION=2026.2
	@test -n "$(EDITION)" || { echo "leidraad: name the edition: make publish EDITION=2026.2" >&2; exit 1; }
	@$(BIN)/leidraad publish "$(EDITION)"

site: install ## build the handbook as plain files into site/
	@echo "Building the handbook ..."
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict -f mkdocs.yml --site-dir "$(CURDIR)/site"
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict -f mkdocs.nl.yml --site-dir "$(CURDIR)/site/nl"

preview: install ## show the handbook while you write it: both languages, reloaded after each save (HOST, PORT)
	@exec $(BIN)/leidraad preview

pdf: install ## the whole handbook as site/leidraad-en.pdf and site/leidraad-nl.pdf (EDITION)
	@.ci/install run pdf
	@.ci/pango
	@$(BIN)/leidraad pdf $(if $(EDITION),--edition "$(EDITION)")

test: ## install what the tests need, a browser included, and run all of them
	@.ci/install run test pdf
	@.ci/pango
	@LEIDRAAD_CHROMIUM=$$(.ci/browser) && export LEIDRAAD_CHROMIUM && $(BIN)/pytest $(ARGS)

cover: ## the pure rooms, definitions and runs: every branch taken by a test
	@.ci/install run test
	@$(BIN)/pytest --quiet --durations=0 --cov=app.definitions --cov=app.runs --cov-branch --cov-fail-under=100 \
	  tests/definitions tests/runs

check: ## everything to pass before a push: format, lint, types, import rules, content, site, tests
	@.ci/install run test
	@echo "Format ...";       $(BIN)/ruff format --check --quiet . || { echo "leidraad: run 'make format'." >&2; exit 1; }
	@echo "Lint ...";         $(BIN)/ruff check --quiet .
	@echo "Types ...";        $(BIN)/mypy --strict app
	@echo "Import rules ..."; $(BIN)/lint-imports
	@echo "Content ...";      $(BIN)/leidraad check
	@echo "Site ...";         .ci/check-site
	@$(MAKE) cover
	@$(MAKE) test

format: ## put all Python into the one format, and mend what can be mended
	@.ci/install run test
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --fix --quiet .

lock: ## renew the locks from requirements/*.in (ARGS=--upgrade for newer versions)
	@.ci/install run test bench
	@for layer in run test pdf bench compat compat-templates compat-whoosh; do \
	  echo "Locking $$layer ..."; \
	  $(UV) --no-config pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    --no-header --no-annotate --no-emit-index-url --no-emit-find-links $(ARGS) \
	    --override requirements/without.in \
	    requirements/$$layer.in --output-file requirements/$$layer.txt || exit 1; \
	done

compat: ## build with ProperDocs and Zensical too, and try the search with the older Whoosh
	@.ci/install run test
	@$(BIN)/python -m tests.compat $(ARGS)

bench: ## measure what pages and checks cost, as ratios in one run
	@.ci/install run test bench
	@$(BIN)/python -m tests.bench $(ARGS)

bench-search: ## the search beside other engines, and over HTTP (ARGS="--quick", "--sizes 1000", "--docs DIR")
	@.ci/install run test bench
	@LEIDRAAD_CHROMIUM=$$(.ci/browser) && export LEIDRAAD_CHROMIUM && $(BIN)/python -m tests.bench.search $(ARGS)

clean: ## throw away .venv and all that was built; the data in instance/ stays
	@rm -rf .venv site build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage
	@rm -rf *.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
