# The program's commands; `make` lists them. PYTHON names another interpreter for setup.

BIN := .venv/bin
TRACKER := $(BIN)/cooperation-tracker
SAMPLE := build/sample.register
# Where a window can be shown; without one the same window is drawn into a picture.
SCREEN := $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(filter Darwin,$(shell uname -s)))

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run test bench bundle catalogues lock clean
ifeq ($(SCREEN),)
# Drawn from a new sample each time; with a screen, what was tried in it is kept.
.PHONY: $(SAMPLE)
endif

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

setup: ## install everything the program needs, in .venv
	@PYTHON="$(PYTHON)" sh packaging/setup.sh

run: setup $(SAMPLE) ## open the sample register; without a screen, draw its window and a brief
ifneq ($(SCREEN),)
	@$(TRACKER) --register $(SAMPLE) open
else
	@QT_QPA_PLATFORM=offscreen $(TRACKER) --register $(SAMPLE) open --language kk \
		--partner TR --brief build/brief-TR-kk.pdf --picture build/window.png
endif

$(SAMPLE): | setup
	@mkdir -p build
	@rm -f $@ $@-wal $@-shm
	@$(TRACKER) sample $@

test: setup ## run every check: format, lint, types, imports, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest

bench: setup ## measure speed and memory; N= records, ONLY= areas, FULL=1, PEERS=1, BENCH_REGISTER=
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench \
		--commitments $(or $(N),1000000) --register "$(BENCH_REGISTER)" \
		$(if $(ONLY),--only $(ONLY)) $(if $(FULL),--full) $(if $(PEERS),--peers)

bundle: setup ## make dist/cooperation-tracker, a folder that runs without Python
	$(BIN)/python -m pip install --quiet --require-hashes -r packaging/bundle-requirements.lock
	$(BIN)/python -m PyInstaller --noconfirm --log-level WARN \
		--distpath dist --workpath build/bundle packaging/cooperation-tracker.spec

catalogues: setup ## bring the catalogues up to date with the texts in the code
	$(BIN)/python packaging/catalogues.py

lock: ## pin anew what pyproject.toml asks for; UPGRADE=1 takes the newest of each
	@PYTHON="$(PYTHON)" UPGRADE="$(UPGRADE)" sh packaging/lock.sh

clean: ## remove what was built; .venv stays
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
