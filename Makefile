# The verbs of the project. `make help` lists them; PYTHON chooses the interpreter for a new environment.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
UV := $(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python
PORT ?= 8000
HOST ?= 127.0.0.1
HTML := _build/html
# Every start reads hundreds of modules: compiled once, they are read in a third of the time.
unexport PYTHONDONTWRITEBYTECODE

# Another language goes into a folder of its own: LACTATION_LANGUAGE=es make build, see docs/translating.md.
OTHER := $(filter-out en,$(LACTATION_LANGUAGE))

HERE := $(if $(OTHER),_build/$(OTHER)/_build/html,$(HTML))

.DEFAULT_GOAL := help
.PHONY: help serve build print offline check-content give-away check-cases check-histories quick test test-browsers test-everywhere messages test-languages lab lint hub bench calibrate mothers lock clean browser notebooks quoted

help: ## List the verbs
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

# uv takes seconds where pip takes minutes; where uv does not reach the packages, pip it is.
$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 10) else f"found Python {sys.version.split()[0]}, expected 3.10 or newer (make PYTHON=...)")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) uv --constraint requirements.txt
	$(UV) -r requirements.txt || $(PIP) -r requirements.txt
	$(UV) --no-deps --editable . || $(PIP) --no-deps --editable .
	@touch $@

# HOST=0.0.0.0 answers phones on the same network too, and says where: docs/workshop.md.
serve: build ## Make the environment, build the course and serve it; HOST=0.0.0.0 for a room of phones
	@$(BIN)/python -m lactation.serve $(HTML) $(PORT) $(HOST)

build: $(READY) ## Build the course site in _build/html, warnings as errors
	$(BIN)/jupyter-book build . -W -n --keep-going --quiet$(if $(OTHER), --path-output _build/$(OTHER))

print: build browser ## Print the instructor's pack into _build/print: job aids, forms, cards, keys, plans, to print and cut
	@$(BIN)/python -m lactation.printing $(HTML)

offline: build ## Pack the course into _build/offline for where there is no network; FORM="folder file" for some of the forms
	@$(BIN)/python -m lactation.offline $(HERE) $(FORM)

check-content: $(READY) ## Check what authors write, in seconds: names, ranges, ids, sources
	@$(BIN)/python -m lactation.content.checked notebooks

give-away: $(READY) ## How often guessers are right who know nothing, and which questions tell; LESSONS="empathy judging" for their options
	@$(BIN)/python -m tests.content.give_away $(LESSONS)

# CASE=c3 for one case with all its numbers; ARGS="--fast", ARGS="--show expert 3"
check-cases: $(READY) ## Play every case with learners of all kinds and hold it against its limits; CASE=c3 for one
	@$(BIN)/python -m lactation.counselling.check $(CASE) $(ARGS)

check-histories: $(READY) ## Take every history with learners of all kinds and hold it against its limits; HISTORY=flor for one
	@$(BIN)/python -m lactation.counselling.histories $(HISTORY) $(ARGS)

quick: $(READY) browser ## Run in two minutes what your changes touch; say what was chosen, why, and what was left out
	@$(BIN)/python -m tests.quick

test: $(READY) browser ## Run every check: lint, model, notebooks, site and the built pages in Chromium
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy lactation
	$(BIN)/python -m tests.lint_script
	$(BIN)/python -m tests.floor.check
	@$(BIN)/python -m tests.chromium
	$(BIN)/python -m pytest

# What only this verb needs is no part of requirements.txt.
test-browsers: $(READY) browser build ## Try the built site in Chromium, Firefox and WebKit (as root on Debian it installs them)
	@$(BIN)/python -m tests.engines.installed
	$(UV) --constraint requirements.txt --editable ".[browsers]" || $(PIP) --constraint requirements.txt --editable ".[browsers]"
	MILK_SITE=$(HTML) $(BIN)/python -m pytest tests/engines/every_engine.py -o addopts="-q" -p no:cacheprovider

# A part installs what it needs, and says what it could not. Minutes; the parts are the files tests/everywhere/every_PART.py.
test-everywhere: $(READY) browser build ## Try the course where it goes, in the real thing; PART=readers for one of tests/everywhere
	$(if $(filter hub,$(or $(PART),hub)),@$(MAKE) --no-print-directory $(VENV)/ready-hub)
	MILK_SITE=$(HTML) $(BIN)/python -m pytest $(if $(PART),tests/everywhere/every_$(PART).py,tests/everywhere/every_*.py) -o addopts="-q" -n 0 -p no:cacheprovider

messages: $(READY) ## Write the templates of all messages for translators; LANGUAGES="es vi": bring their files up to date
	$(BIN)/python -m lactation.translation.templates $(LANGUAGES)

test-languages: $(READY) browser ## Build the course in the language nobody speaks; look through every page, and at what fits
	$(BIN)/python -m pytest -n 0 tests/translation/built.py

browser: $(READY)
	@$(BIN)/python -m lactation.chromium

lab: $(READY) ## Open the lessons in JupyterLab
	$(BIN)/jupyter lab --LabApp.default_url=/lab/tree/notebooks

# What only this verb needs is no part of requirements.txt; once it is there, the hub starts without the internet.
$(VENV)/ready-hub: $(READY)
	$(UV) --constraint requirements.txt --editable ".[hub]" || $(PIP) --constraint requirements.txt --editable ".[hub]"
	@touch $@

hub: $(VENV)/ready-hub ## Start a JupyterHub for a workshop (Linux, macOS); HOST=0.0.0.0 for a room: deploy/jupyterhub/README.md
	@MILK_HUB_HOST=$(HOST) MILK_HUB_PORT=$(PORT) $(BIN)/python -m lactation.hub start

lint: $(READY) ## Format the code and mend what the linter can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/mypy lactation
	$(BIN)/python -m tests.lint_script
	$(BIN)/python -m tests.floor.check

bench: $(READY) browser ## Measure speed, weight, building and peers, in four minutes or more; keep the tables in docs/performance.md
	$(BIN)/python -m bench.run

calibrate: $(READY) ## Fit the model anew; writes parameters and ensemble into lactation/content
	$(BIN)/python -m lactation.calibrate

mothers: $(READY) ## Draw anew how mothers differ, from lactation/content/spreads.csv
	$(BIN)/python -m lactation.mothers

notebooks: $(READY) ## Run the lessons and keep their outputs, as the notebook tests expect
	$(BIN)/python -m tests.execute

quoted: $(READY) ## Work out anew every number of the model that words quote; name those to mend
	@$(BIN)/python -m lactation.content.quoted

lock: $(READY) ## Make requirements.txt anew from pyproject.toml, for every supported Python
	$(BIN)/uv pip compile --universal --python-version 3.10 --extra dev --upgrade --no-header --no-annotate --no-emit-index-url pyproject.toml -o requirements.txt

clean: ## Remove what was built (the environment stays; remove .venv by hand)
	rm -rf _build .pytest_cache .ruff_cache .mypy_cache .hypothesis
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
