# Two commands set everything up on a bare machine: `make run` and `make test`.
DOCS ?= examples
HOST ?= 127.0.0.1
PORT ?= 8000
REGISTER ?= var/register.sqlite3
PY := .venv/bin/python
POBRATIM := .venv/bin/pobratim

.DEFAULT_GOAL := help
.PHONY: help run test check score quality speed town load accept lock clean

help:            ## what can be made
	@grep -hE '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

run: .venv/runtime   ## read DOCS (a folder, by default examples) into a fresh register and open the pages on 127.0.0.1:8000
	@mkdir -p $(dir $(REGISTER)) && rm -f $(REGISTER) $(REGISTER)-wal $(REGISTER)-shm
	DATABASE_URL=sqlite:///$(REGISTER) $(POBRATIM) read $(DOCS)
	DATABASE_URL=sqlite:///$(REGISTER) $(POBRATIM) serve --host $(HOST) --port $(PORT)

test: .venv/dev .venv/system   ## set up what is missing, check the code, pass every test
	@scripts/check.sh
	$(PY) -m pytest -n 2 --dist loadscope

check: .venv/dev   ## style, types, import contracts; no tests
	@scripts/check.sh

score: .venv/dev   ## score reading on the repository's cases and on the gold folders where they are; fail below the floors
	$(PY) -m benchmarks.quality $(SCORE)

quality: .venv/dev   ## write docs/quality.md: gold, cases, FACTRUEVAL (a checkout of it) and NEREL (dev, test) where they are named
	$(PY) -m benchmarks.quality.page $(if $(FACTRUEVAL),--factrueval "$(FACTRUEVAL)") $(if $(NEREL),--nerel "$(NEREL)") \
	  $(if $(FACTRUEVAL_TEST),--factrueval-test "$(FACTRUEVAL_TEST)") $(if $(NEREL_TEST),--nerel-test "$(NEREL_TEST)") \
	  $(if $(UNSEEN),--unseen "$(UNSEEN)")

speed: .venv/dev   ## documents a second beside natasha on the .txt files of TEXTS (a folder)
	$(PY) -m benchmarks.speed $(or $(TEXTS),$(error назовите папку с текстами: make speed TEXTS=папка))

town: .venv/dev   ## how well facts of N invented documents (a town whose truth is known) become entries
	$(PY) -m benchmarks.register $(or $(N),20000)

load: .venv/dev .venv-load/ready   ## pages under twenty people at once: REGISTER_URL=postgres://… (filled by python -m benchmarks.load.fill)
	$(PY) -m benchmarks.load $(or $(REGISTER_URL),$(error назовите реестр: make load REGISTER_URL=postgres://…)) $(or $(USERS),20) $(or $(SECONDS),120)

accept: .venv/dev   ## rewrite the expected facts of tests/cases from what is read now; review the diff
	$(PY) -m tests.cases.accept $(CASES)

lock: .venv/dev   ## pin every library by version and hash again
	@scripts/lock.sh

clean:           ## remove the environment and the local register
	rm -rf .venv .venv-load var

.venv/runtime: requirements/runtime.txt pyproject.toml scripts/setup.sh
	@scripts/setup.sh runtime

.venv/dev: requirements/dev.txt pyproject.toml scripts/setup.sh
	@scripts/setup.sh dev

.venv-load/ready: requirements/load.txt
	python3 -m venv .venv-load
	.venv-load/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/load.txt
	@touch $@

.venv/system: scripts/system.sh
	@scripts/system.sh
	@touch $@
