# The course's whole vocabulary. Each command sets up by itself what it needs and finds missing.

PYTHON ?= python3
CHAPTER ?=
NAME ?=

READY = @$(PYTHON) tools/setup.py --quiet
OURS = @.venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help setup lab run html slides sheets report hand-in restore handout bundle ready test test-all bench lock format clean

help: ## this list
	@$(PYTHON) tools/vocabulary.py

setup: ## set up what is missing: Python packages, library, kernel
	@$(PYTHON) tools/setup.py

lab: ## open the course in JupyterLab
	@$(PYTHON) tools/open_lab.py

run: ## run chapters without a browser and print their verdicts (CHAPTER=02, all without)
	$(READY)
	$(OURS) tools/run.py $(CHAPTER)

html: ## run chapters and make pages of them in build/html (CHAPTER=02, all without)
	$(READY)
	$(OURS) tools/pages.py html $(CHAPTER)

slides: ## run chapters and make slides of them in build/slides (CHAPTER=02, all without)
	$(READY) --dev
	$(OURS) tools/pages.py slides $(CHAPTER)

sheets: ## run chapters and make sheets of them to print, and flash cards, in build/sheets (CHAPTER=02, all without: ten minutes)
	$(READY)
	$(OURS) tools/sheets.py $(CHAPTER)

report: ## make one page of all that your machine showed: build/report.html
	$(READY)
	$(OURS) tools/report.py

hand-in: ## write one file of your results, for a class or a friend (NAME=Ada: a nickname)
	$(READY)
	$(OURS) tools/report.py hand-in "$(NAME)"

restore: ## a fresh chapter; yours is kept beside it, named (CHAPTER=05)
	@$(PYTHON) tools/restore.py $(CHAPTER)

handout: ## write a chapter and its page without solutions and hints to build/handout (CHAPTER=05)
	$(READY)
	$(OURS) tools/handout.py $(CHAPTER)

bundle: ## pack the course with all it needs into one file, for machines without a network
	$(READY)
	$(OURS) tools/bundle.py

ready: ## say in one line whether this machine is ready for class, or what it lacks
	@$(PYTHON) tools/ready.py

test: ## what must hold before a change goes in
	@$(PYTHON) tools/lanes.py

test-all: ## the whole product: every chapter in every way
	@$(PYTHON) tools/lanes.py --all

bench: ## measure the instruments themselves, against JMH too; prints ratios, judges nothing
	$(READY) --dev
	$(OURS) tools/bench.py

lock: ## write the lock files anew from requirements*.in and package.json
	$(READY) --dev
	$(OURS) tools/lock.py

format: ## format Java and Python, strip the outputs of notebooks
	$(READY) --dev
	$(OURS) tools/format.py

clean: ## remove all that these commands made, but not your results and progress
	@$(PYTHON) tools/clean.py
