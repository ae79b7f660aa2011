# Assay: `make run` opens the application, `make test` passes the tests. Both set everything up first.

PYTHON := .venv/bin/python
# Programs that a test begins would compile every module again where nothing compiled is kept.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run setup test search check format bench checkers screenshots validate template clean

run:
	@tools/setup.sh run
	@tools/run.sh

setup:
	@tools/setup.sh develop

test: setup
	@$(PYTHON) -m compileall -q -j 2 main.py domain export proofing resources store ui  # once, not in each process
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -q -n 3 --dist worksteal

search: setup
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -q -n 2 -m hypothesis --hypothesis-profile search

check: setup
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy

format: setup
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

bench: setup
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m benchmarks

# The free checkers that docs/checks.md compares with, in an environment of their own: `make bench` leaves out what is not there.
checkers: build/tools-venv/.installed

build/tools-venv/.installed: requirements-checkers.txt
	python3 -m venv build/tools-venv
	build/tools-venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	touch $@

screenshots: setup
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m tools.screenshots

validate: setup
	@tools/validate.sh

template: setup
	$(PYTHON) -m tools.make_template

clean:
	rm -rf build .pytest_cache .mypy_cache .ruff_cache .hypothesis
