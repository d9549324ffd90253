# make help lists the targets. Everything is installed into .venv and .venv-rasa; nothing else is touched.
.DEFAULT_GOAL := help
PYTHON := .venv/bin/python
.PHONY: help setup run test check bench soak pictures lock clean

help: ## List the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

setup: ## Install Debian packages and both Python environments (only what is missing)
	@bash setup/install

run: setup ## Start the whole system and print its address
	@exec $(PYTHON) -m cli run

test: setup ## Check everything and run all tests
	@bash setup/test

check: setup ## Fast checks: style, types, architecture, content (no Rasa)
	@$(PYTHON) -m ruff check . && $(PYTHON) -m mypy && .venv/bin/lint-imports && $(PYTHON) -m cli content check

bench: setup ## Measure speed against the bare Rasa server and print tables
	@$(PYTHON) -m tests.load.bench

soak: setup ## The long form of the proofs: fifty rounds of races, more bookings killed, a longer state machine
	@IEUM_LONG=1 $(PYTHON) -m pytest tests/appointments tests/notices

lock: ## Compile the lock files again (needs uv)
	@bash setup/lock

clean: ## Remove environments, models and data of this checkout
	rm -rf .venv .venv-rasa .venv-bench models var build

pictures: setup ## Take the screenshots of the README from the running system
	@$(PYTHON) -m tests.browser.pictures
