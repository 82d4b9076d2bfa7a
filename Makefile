# The first target is what a bare `make` does. Each target says what it does after ##.
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
PY := $(BIN)/python
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --generate-hashes --universal --python-version 3.11 \
  --fork-strategy fewest --no-emit-index-url --no-annotate --custom-compile-command "make lock"
JOBS ?= 2
# A core whose Python dies ends the run and says in which test; replacing it would leave the others waiting for ever.
TESTS = $(PY) -m pytest --numprocesses $(JOBS) --max-worker-restart 0

.NOTPARALLEL:
.PHONY: help demo test fuzz check format docs site approve ace bench lock coverage wheel clean setup setup-test

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

demo: setup ## install what is missing, then check, retime, burn and print the sample film into dist/
	@$(PY) scripts/demo.py

test: setup-test check ## install what the tests need, then run all checks and all tests
	@$(TESTS) --dist loadfile --no-loadscope-reorder

fuzz: setup-test ## try the properties of exact time and the formats on thousands of new inputs
	@$(TESTS) -m hypothesis --hypothesis-profile fuzz

check: setup-test ## style, types and layers
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

format: setup-test ## put the code into the house's form
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

docs: setup-test ## write the reference pages anew from the code
	@$(PY) scripts/make_docs.py

site: setup-test ## write docs/ as a site into build/site
	@$(PY) -m sphinx --fail-on-warning --quiet docs build/site
	@echo build/site/index.html

approve: setup-test ## keep the sample booklets' pages as they look now; the tests compare with them
	@$(PY) scripts/approve_pages.py

ace: setup-test ## install Ace by DAISY for the tests of EPUBs (Node; Chromium is the system's, no other is fetched)
	@mkdir -p .venv/ace && cp tests/support/ace/*.json .venv/ace/
	@cd .venv/ace && npm ci --ignore-scripts --no-audit --no-fund

bench: setup-test ## measure kit beside its peers and write docs/benchmarks.md
	@$(PY) bench/run.py

coverage: setup-test ## run the tests and show which branches they miss
	@$(TESTS) --dist loadfile --no-loadscope-reorder --cov --cov-report=term-missing:skip-covered

wheel: setup-test ## build the wheel into build/
	@$(PY) -m hatchling build --target wheel --directory build

lock: setup-test ## write requirements*.txt from pyproject.toml (newest versions: make lock UPGRADE=--upgrade)
	@$(LOCK) $(UPGRADE) --group build --output-file requirements.txt
	@$(LOCK) $(UPGRADE) --group dev --constraints requirements.txt --output-file requirements-dev.txt

clean: ## remove results and caches; .venv stays
	@rm -rf dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	@find kit tests scripts bench -name __pycache__ -type d -prune -exec rm -rf {} +

setup:
	@sh scripts/setup.sh run

setup-test:
	@sh scripts/setup.sh test
