# Every target is a line or two that can be pasted into a shell. `make demo` and `make test` need nothing but python3.
.PHONY: help demo test check fix quality bench docs pictures golden lock clean
.DEFAULT_GOAL := help
BIN := .venv/bin

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

.venv/ready: pyproject.toml requirements.lock scripts/make_venv.sh
	./scripts/make_venv.sh

demo: .venv/ready  ## reconstruct the bundled story; leaves demo/case/report.html
	$(BIN)/stemma demo

test: .venv/ready  ## all tests
	$(BIN)/pytest -n 2

check: .venv/ready  ## what to run before a push: format, lint, types, imports, docs in step, quick tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check
	$(BIN)/python -m tests.house.rooms
	$(BIN)/pytest -n 2 -m "not slow and not browser"

fix: .venv/ready  ## format, and mend what the linter can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

quality: .venv/ready  ## measured accuracy per layer against pinned floors
	$(BIN)/python -m quality

bench: .venv/ready  ## speed and memory, peers side by side
	$(BIN)/python -m bench

docs: .venv/ready  ## write the generated reference pages
	$(BIN)/python docs/generate.py

pictures: .venv/ready  ## take the pictures of README and how-to anew; needs Chromium
	$(BIN)/python docs/pictures.py

golden: .venv/ready  ## write the golden story's expected output anew; read the diff before you commit it
	$(BIN)/python -m tests.stories.golden --update

lock: .venv/ready  ## resolve requirements.lock anew
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group dev --all-extras --universal --python-version 3.11 --quiet -o requirements.lock

clean:  ## remove what was made here
	rm -rf .venv demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
