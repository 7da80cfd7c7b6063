# Two commands are enough: `make run` and `make test`. What they need goes into .venv, once.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
READY := $(VENV)/.ready

# Nothing that a library would report or look up, in set-up and tests either; the bot sets the same itself.
export HF_HUB_OFFLINE := 1
export HF_HUB_DISABLE_TELEMETRY := 1
export ORT_DISABLE_TELEMETRY := 1
export DO_NOT_TRACK := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help run test preview setup lint types layers tests doctor clean format learn screenshots
.PHONY: bench-quality score attribution attribution-rivals attribution-reliability attribution-parser certainty citron reported
.PHONY: pages folders duplicates forgeries answer-trade unsaid crowd overheard people alerts labels bench-speed startup indexing reindexing growth answers-at-scale drafts-at-scale vector-index load phone
.PHONY: bench-reliability chaos rot soak contacts histories corrections gold constraints quick coverage
.PHONY: learn-attribution learn-pronouns learn-reported learn-token-axes learn-answers learn-checks learn-alerts

# A heading is a line of `##@`; what a target with `##` is made of stands below it, indented, with a single `#`.
help: ## this list
	@awk '/^##@ / { printf "\n%s\n", substr($$0, 5) } \
		match($$0, /^[a-z-]+:[^#]*##? /) { text = substr($$0, RLENGTH + 1); name = $$0; sub(/:.*/, "", name); \
		printf "%-30s%s\n", (substr($$0, RLENGTH - 2, 1) == "#" ? "  " : "    ") name, text }' $(MAKEFILE_LIST)

##@ Use it
setup: $(READY) ## .venv with the pinned dependencies and the exported model

run: $(READY) ## index seeds/ where nothing is indexed, then answer: on Discord with DISCORD_TOKEN, else here
	@$(PY) -m bot start

preview: $(READY) ## the bot in a simulated Discord in the browser
	@$(PY) -m bot preview

##@ Change it
test: lint types layers tests ## everything a change has to pass

lint: $(READY) # ruff: faults and layout
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

types: $(READY) # mypy, strict
	$(PY) -m mypy

layers: $(READY) # no import against the order of packages and folders
	$(VENV)/bin/lint-imports

tests: $(READY) # every test, slow ones too
	$(PY) -m pytest -n auto --dist worksteal

quick: lint ## lint and every test without the model, Discord or a process: under 20 seconds
	$(PY) -m pytest -n auto --dist worksteal -m 'not slow' --hypothesis-profile quick --ignore tests/discord

# Left out: what coverage itself loads, and the time that it takes, are not the commands' own.
coverage: $(READY) ## which lines no test runs, processes included; fails below the floor in pyproject.toml (15 minutes)
	rm -f .coverage*
	$(PY) -m pytest -n auto --dist worksteal --cov --ignore tests/guards/imports/test_start.py

format: $(READY) ## lay every file out as `make lint` wants it
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

# Figures of the docs, each a bench: bench/README.md says what each measures and how long it takes. SHARED=DIR names the
# measuring data, INDEXES=DIR keeps what is indexed for the next time, SETS='NAME …' takes some of the sets alone, WRITE=1
# renews the weights.
bench = $(PY) -m bench.$(1) $(SHARED)
kept = $(if $(INDEXES),--indexes $(INDEXES))
sets = $(if $(SETS),--sets $(SETS))
write = $(if $(WRITE),--write)

##@ Measure it
gold: $(READY) ## every figure on the gold set that the tests hold, with the cases that it missed
	$(PY) -m pytest tests/figures/test_gold.py -rA

bench-quality: score pages folders duplicates forgeries attribution attribution-rivals attribution-reliability certainty reported labels answer-trade unsaid crowd overheard people alerts ## figures of answers, checks, attributions (bench/README.md: each alone)

score: $(READY) # answers, checks and attributions beside those of the alternatives
	$(call bench,quality.score) $(kept) $(sets) $(if $(KNOCK_OUT),--knock-out)

attribution: $(READY) # quotations found and in the right mouth, learnt and by rules alone
	$(call bench,quality.attribution)

pages: $(READY) # article, quotations and metadata of saved pages, beside trafilatura alone
	$(call bench,coverage.pages)

duplicates: $(READY) # versions of a story found at indexing, and how many of those found are none
	$(call bench,coverage.duplicates) $(sets)

forgeries: $(READY) # what a draft check finds of forged quotations (NUMBER=N of a kind and set, MISSES=1 shows what it does not)
	$(call bench,checks.forgeries) $(kept) $(sets) $(if $(NUMBER),--number $(NUMBER)) $(if $(MISSES),--misses)

folders: $(READY) # whole folders as people have them: FOLDERS='DIR …' names them, MISSES=1 shows what is counted as wrong
	$(PY) -m bench.coverage.folders $(FOLDERS) $(if $(MISSES),--misses)

labels: $(READY) # speakers called what names no person, organisation or role (SAMPLE=N prints N to be read by hand)
	$(call bench,quality.labels) $(sets) $(if $(SAMPLE),--sample $(SAMPLE))

attribution-rivals: $(READY) # the same of whom one would take instead (RIVAL=textacy needs an environment of its own)
	$(call bench,rivals.attribution) $(if $(RIVAL),--rival $(RIVAL))

certainty: $(READY) # of outlets that taught nothing: how much is shown as named, and how much of it is wrong
	$(call bench,quality.certainty)

attribution-reliability: $(READY) # how far the attribution's probabilities can be trusted
	$(call bench,quality.attribution_reliability)

attribution-parser: $(READY) # what a parser would add; needs spaCy
	$(call bench,rivals.parser)

citron: $(READY) # what Citron found (FOUND=FILE) in the same articles (ARTICLES=OUT writes them for it)
	$(call bench,rivals.citron) $(if $(ARTICLES),--articles $(ARTICLES)) $(if $(FOUND),--found $(FOUND))

reported: $(READY) # reported speech in articles that did not train it
	$(call bench,quality.reported)

answer-trade: $(READY) # what the line between answer and silence trades: docs/answers-trade.svg
	$(call bench,answers.answer_trade) $(kept) $(sets)

unsaid: $(READY) # who said what nobody said: how often there is silence
	$(call bench,answers.unsaid) $(kept) $(sets)

crowd: $(READY) # what is lost where many more articles are there
	$(call bench,answers.crowd) $(kept)

alerts: $(READY) # what 40 subscriptions bring of 840 articles that come in week by week (MISSES=1 shows what they should not)
	$(call bench,alerts.replay) $(if $(MISSES),--misses 9)

people: $(READY) # how much of a timeline is on its topic, and which descriptions are whole
	$(call bench,quality.people) $(kept) $(if $(MISSES),--misses)

overheard: $(READY) # which messages are answered that nobody said to the bot
	$(call bench,answers.overheard) $(kept)

bench-speed: startup indexing reindexing growth answers-at-scale drafts-at-scale vector-index load ## figures of time

startup: $(READY) # commands from nothing to their last line
	$(call bench,speed.startup) $(kept)

indexing: $(READY) # indexing beside the bare embedding of the same texts
	$(call bench,speed.indexing)

reindexing: $(READY) # what a reindex costs where nothing, and where one document, has changed
	$(call bench,speed.reindexing)

growth: $(READY) # how the time to read a document grows with its length, for texts of every odd shape, to 1 MB
	$(PY) -m bench.speed.growth

answers-at-scale: $(READY) # answers over 1,000 and over 100,000 passages
	$(call bench,speed.answers_at_scale) $(kept)

drafts-at-scale: $(READY) # a draft of 3,000 words checked over 100,000 passages (PROFILE=1 shows where the time goes)
	$(call bench,speed.drafts_at_scale) $(kept) $(if $(PROFILE),--profile)

vector-index: $(READY) # speed and recall of vector search
	$(call bench,speed.vector_index)

load: $(READY) # 50 people ask at once, at rest and while the index is rebuilt (SOURCES=DIR asks another folder)
	$(PY) -m bench.speed.discord_load $(if $(SOURCES),--sources $(SOURCES))

phone: $(READY) # how tall an answer is on a phone; needs Chromium
	$(call bench,pictures.answer_heights) $(kept)

bench-reliability: chaos rot soak contacts histories corrections ## kills, damage, reindexes under load: what is lost, what is served wrong

chaos: $(READY) # kill -9 at every step of indexing, at least 300 times: what was lost
	$(PY) -m bench.reliability.kill

rot: $(READY) # flip 500 bytes of index and model: what was found, mended, served wrong
	$(PY) -m bench.reliability.bit_flips

soak: $(READY) # eight clients ask through 20 reindexes, a rollback and a rebuild
	$(PY) -m bench.reliability.soak

contacts: $(READY) # what each process contacts in a minute, traced with strace
	CONTACT_SECONDS=60 $(PY) -m pytest tests/discord/test_contacts.py -rA

histories: $(READY) # 10,000 random histories of asking, forgetting, restarting: what a press is told
	RECORD_HISTORIES=10000 $(PY) -m pytest tests/discord/features/asking/test_record_histories.py -rA

corrections: $(READY) # 1,000 random histories of correcting, rewriting, indexing, rolling back: what is lost
	CORRECTION_HISTORIES=1000 $(PY) -m pytest tests/index/corrections/test_correction_histories.py -rA

##@ Learn its weights
learn: learn-attribution learn-pronouns learn-reported learn-token-axes learn-answers learn-checks learn-alerts ## all weights, measured held out; WRITE=1 renews them

learn-attribution: $(READY) # who said it: index/attribution/weights.json
	$(call bench,learn.attribution) $(write)

learn-pronouns: $(READY) # whom a pronoun means: index/attribution/coreference/pronouns.json
	$(call bench,learn.pronouns) $(write)

learn-reported: $(READY) # reported speech: index/attribution/reported/weights.json
	$(call bench,learn.reported) $(write)

learn-token-axes: $(READY) # on which axes the vectors of single words are kept: index/embedding/token_axes.npy
	$(call bench,learn.token_axes) $(write)

learn-answers: $(READY) # what answers, and when to be silent: retrieval/search/weights.json
	$(call bench,learn.answers) $(kept) $(sets) $(write)

learn-alerts: $(READY) # which words are on a topic that somebody asks to be told of
	$(call bench,learn.alerts) $(kept) $(sets) $(write) $(if $(MISSES),--misses 9)

learn-checks: $(READY) # a slip or another sentence: what near is told from not found by
	$(call bench,learn.checks) $(kept) $(write)

##@ Keep it
screenshots: $(READY) ## pictures of the bot for docs/; needs Chromium
	$(PY) -m bench.pictures.screenshots

doctor: $(READY) ## settings, model, index: what is wrong and what mends it
	@$(PY) -m bot doctor

# Versions stay as they are pinned unless UPGRADE names them. torch's CPU build is looked for where pip was told to look
# for files, or else where uv knows it.
constraints: ## pin what pyproject.toml asks for and what that brings along (UPGRADE='NAME …' or UPGRADE=all: newer ones)
	@$(venv)
	@$(call install,uv)
	$(PY) -m uv pip compile --quiet --universal --python-version 3.11 --all-extras --no-annotate \
		--custom-compile-command 'make constraints' \
		$(if $(filter all,$(UPGRADE)),--upgrade,$(addprefix --upgrade-package ,$(UPGRADE))) \
		$(if $(PIP_FIND_LINKS),$(addprefix --find-links ,$(PIP_FIND_LINKS)),--torch-backend cpu) \
		pyproject.toml constraints.in -o constraints.txt

clean: ## remove .venv and caches; the index stays
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Notices go to standard error: `make run` prints answers and nothing else.
$(READY): pyproject.toml constraints.txt
	@echo "Setting up $(VENV): a few minutes, once." >&2
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, and this is %d.%d: name another, as in make setup PYTHON=python3.12" % sys.version_info[:2] if sys.version_info < (3, 11) else 0)'
	@$(venv)
	@$(call install,torch) || $(torch-from-its-publisher)
	@$(PY) -c 'import sys, torch; sys.exit("This torch is a build for GPUs; remove $(VENV) and run make setup." if torch.version.cuda else 0)'
	@$(call install,-e '$(everything)')
	@find $(VENV)/lib -path '*/babel/locale-data/*.dat' ! -name 'en*.dat' ! -name root.dat -delete  # 33 MB that nothing reads
	@$(PY) -m index.embedding >&2
	@touch $@

everything := .[dev,bench]
venv = test -x $(PY) || $(PYTHON) -m venv $(VENV)
install = $(PY) -m pip install -c constraints.txt $(1) >&2

# Package indexes other than PyTorch's own carry no CPU build for Linux; uv knows where that one is.
torch-from-its-publisher = { \
	echo "No CPU build of torch where pip looks: asking PyTorch's own index." >&2; \
	$(call install,uv) && \
	$(PY) -m uv pip install --python $(PY) --torch-backend cpu -c constraints.txt torch >&2; }
