# Linux with Python 3.11 or newer and make is all this assumes. Any path will do for the checkout:
# nothing here names it, and the programs of .venv are called as Python's modules.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ADVISOR := $(BIN)/python -m advisor
SAMPLE := reports/samples/churn-scoring
export PYTHON
export PIP_CONSTRAINT := constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# What Python has compiled it keeps: else each of a test run's workers and processes compiles anew.
unexport PYTHONDONTWRITEBYTECODE

# What a goal needs that pip cannot install; all of it is asked for at once, before anything else.
of_demo := pdf-if-possible
of_samples := pdf
of_test := pdf browser
of_suite := pdf browser
of_bench := pdf browser
of_pictures := browser
NEEDED := python $(sort $(foreach goal,$(or $(MAKECMDGOALS),demo),$(of_$(goal))))

.PHONY: demo test suite check fuzz bench bench-psplib samples docs pictures fonts clean help system-packages
.DELETE_ON_ERROR:

demo: $(VENV)/installed  ## set up, score a sample team and write its report (the default)
	$(ADVISOR) score $(SAMPLE)/answers.yaml
	$(ADVISOR) report $(SAMPLE)/answers.yaml -o reports/demo --force

# Types are judged beside the tests: the one keeps a single core busy, the others wait now and then.
test: $(VENV)/installed-test  ## everything CI runs
	@$(MAKE) --no-print-directory -j 2 check suite

# What waits for a screen, a browser or a killed process is tried once more, alone: what fails then
# as well is broken.
suite: $(VENV)/installed-test  ## the tests alone
	$(BIN)/python -m pytest -n auto --dist worksteal || $(BIN)/python -m pytest --last-failed --last-failed-no-failures none

check: $(VENV)/installed-test  ## style, types, import contract, rubric
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy
	$(BIN)/python -c 'from importlinter.cli import lint_imports_command as main; main()'
	$(ADVISOR) rubric lint

fuzz: $(VENV)/installed-test  ## ten thousand damaged files and command lines
	$(BIN)/python -m tests.fuzz

bench: $(VENV)/installed-test  ## the figures, as ratios measured in one run
	$(BIN)/python -m tests.benchmarks

bench-psplib: $(VENV)/installed-test  ## the scheduler on public instances; about an hour
	$(BIN)/python -m tests.benchmarks.planning

samples: $(VENV)/installed-test  ## write the sample report and the pictures of reports anew
	$(ADVISOR) --quiet report --no-interactive --format html,pdf,md,json \
	  $(SAMPLE)/answers.yaml -o $(SAMPLE)
	$(BIN)/python -m tests.report.pictures

docs: $(VENV)/installed-test  ## write docs/rubric.md, docs/rubric/, docs/keys.md and the facts of docs/detectors.md anew
	rm -rf docs/rubric
	$(ADVISOR) --quiet rubric show --format md -o docs
	$(BIN)/python -m tests.tui.keyboard.keys_page docs/keys.md
	$(BIN)/python -m tests.scan.facts_page docs/detectors.md

pictures: $(VENV)/installed-test  ## draw docs/architecture.svg and docs/tui.png anew
	$(BIN)/python -m tests.architecture.picture docs/architecture.svg
	$(BIN)/python -m tests.tui.picture docs/tui.png

fonts: $(VENV)/installed-test  ## cut the faces that the HTML carries anew
	$(BIN)/python -m tests.report.webfont templates/report/fonts

clean:  ## remove all that the other goals made, but for reports and pictures that are kept
	rm -rf $(VENV) dist build reports/demo
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find advisor tests -name __pycache__ -prune -exec rm -rf {} +

help:  ## these lines
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 14

system-packages:
	@.ci/system-packages $(NEEDED)

$(VENV)/bin/pip: | system-packages
	"$$PYTHON" -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/pip pyproject.toml constraints.txt | system-packages
	@$(BIN)/python .ci/install.py "about 120 MB to download" --editable '.[scripts]'
	@$(BIN)/python -m compileall -q advisor
	@touch $@

$(VENV)/installed-test: $(VENV)/installed | system-packages
	@$(BIN)/python .ci/install.py "about 110 MB more, for the tests" --editable '.[test]'
	@touch $@
