# Two commands do all on a fresh machine: `make demo` shows the product, `make test` proves it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
DEMO := demo

.DELETE_ON_ERROR:
.PHONY: install demo test check soak evaluate clean

install: $(INSTALLED)

$(INSTALLED): requirements.txt requirements-dev.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Communique needs Python 3.11 or newer")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements.txt -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
		--editable .
	touch $@

demo: install
	@mkdir -p $(DEMO)
	@$(BIN)/communique read communique/samples --record $(DEMO)/samples.db
	@echo
	@COMMUNIQUE_RECORD=$(DEMO)/samples.db $(BIN)/communique brief --as-of 2023-09-30
	@echo
	@echo "The record lies at $(DEMO)/samples.db. Try next:"
	@echo "  export COMMUNIQUE_RECORD=$(DEMO)/samples.db"
	@echo "  $(BIN)/communique brief --about Taliban --as-of 2021-04-20"
	@echo "  $(BIN)/communique talks --party Russia --as-of 2021-06-01"
	@echo "  $(BIN)/communique show 2021-03-19-moscow-talks-end"
	@echo "  $(BIN)/communique read YOUR-REPORTS/"

test: install check
	$(BIN)/python -m pytest -q -m "not soak" --numprocesses logical --maxprocesses 4 --dist loadfile

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

soak: install
	$(BIN)/python -m pytest -q -m soak

evaluate: install
	$(BIN)/communique evaluate

clean:
	rm -rf $(VENV) $(DEMO) build *.egg-info .mypy_cache .ruff_cache .hypothesis
