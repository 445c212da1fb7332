# Linux with Python 3.11 or newer and make is all this assumes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLES := $(wildcard reports/samples/*/answers.yaml)
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test check fuzz bench bench-psplib samples docs pictures fonts clean
.DELETE_ON_ERROR:

demo: $(VENV)/installed  ## set up, score a sample team and write its report
	@.ci/system-packages pdf
	$(BIN)/advisor score reports/samples/churn-scoring/answers.yaml
	$(BIN)/advisor report reports/samples/churn-scoring/answers.yaml -o reports/demo --force

# Many tests wait for a screen, a process or a disk: three for two cores keep those busy.
test: $(VENV)/installed-test  ## everything CI runs
	@.ci/system-packages pdf browser
	$(MAKE) --no-print-directory check
	$(BIN)/pytest -n $$(( ($$(nproc) * 3 + 1) / 2 ))

check: $(VENV)/installed-test  ## style, types, import contract, rubric
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/advisor rubric lint

fuzz: $(VENV)/installed-test  ## ten thousand damaged files and command lines
	$(BIN)/python -m tests.fuzz

bench: $(VENV)/installed-test  ## the figures, as ratios measured in one run
	@.ci/system-packages pdf browser
	$(BIN)/python -m tests.benchmarks

bench-psplib: $(VENV)/installed-test  ## the scheduler on public instances; about an hour
	$(BIN)/python -m tests.benchmarks.planning

samples: $(VENV)/installed  ## write the sample reports anew
	@.ci/system-packages pdf
	@for answers in $(SAMPLES); do \
	  $(BIN)/advisor --quiet report --no-interactive "$$answers" -o "$$(dirname "$$answers")" || exit; done

docs: $(VENV)/installed  ## write docs/rubric.md and docs/rubric/ anew
	rm -rf docs/rubric
	$(BIN)/advisor --quiet rubric show --format md -o docs

pictures: $(VENV)/installed-test  ## draw docs/tui.png anew
	@.ci/system-packages browser
	$(BIN)/python -m tests.tui.picture docs/tui.png

fonts: $(VENV)/installed-test  ## cut the faces that the HTML carries anew
	$(BIN)/python -m tests.report.webfont templates/report/fonts

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/pip:
	@.ci/system-packages python
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name it with: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/pip pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --editable .
	$(BIN)/python -m compileall -q advisor
	@touch $@

$(VENV)/installed-test: $(VENV)/installed
	$(BIN)/pip install --quiet --editable '.[test]'
	@touch $@
