# Everything that is done with Lumbung from a checkout. `make run` and `make test` need only make,
# Python 3.11 or newer and a package registry; they install what is missing.
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate
TRANSLATIONS := $(wildcard resources/translations/*/*.ts)
ifneq ($(shell command -v dpkg-query 2>/dev/null),)
PACKAGES := sh packaging/linux/system-packages.sh
else
PACKAGES := true
endif

.PHONY: run test env dev lint format lock bench tour pictures translations crash-test chaos proof proof-import mutants clean

# A window on a platform that nobody sees would wait for ever: that is no display either.
UNSEEN := $(if $(filter offscreen% minimal%,$(QT_QPA_PLATFORM)),env -u QT_QPA_PLATFORM -u DISPLAY -u WAYLAND_DISPLAY)

run: env
	$(UNSEEN) $(BIN)/python main.py $(ARGS)

test: dev lint
	$(BIN)/python -m pytest -n 2 $(ARGS)

env: $(VENV)/ready
dev: $(VENV)/ready-for-tests

$(VENV)/ready: requirements.lock packaging/linux/system-packages.txt $(TRANSLATIONS)
	@$(PACKAGES) system-packages.txt
	@sh packaging/linux/environment.sh $(VENV) requirements.lock
	@$(BIN)/python -m desktop_app.shell.translation
	@touch $@

$(VENV)/ready-for-tests: requirements-dev.lock packaging/linux/test-packages.txt $(VENV)/ready
	@$(PACKAGES) test-packages.txt
	@sh packaging/linux/environment.sh $(VENV) requirements-dev.lock
	@touch $@

lint: dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(BIN)/uv
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) pyproject.toml --group dev -o requirements-dev.lock

$(BIN)/uv:
	python3 -m venv $(VENV) && $(BIN)/python -m pip install --quiet uv

bench: dev
	$(BIN)/python -m benchmarks $(ARGS)

tour: env
	$(BIN)/python -m desktop_app.tour $(ARGS)

# The user guide's pictures, in docs/pictures.
pictures: env
	$(BIN)/python -m desktop_app.tour.guide_pictures

# What takes too long for every run of the tests. ARGS="NAME..."
proof: dev
	$(BIN)/python -m tests.proof $(ARGS)

# Plants faults into the protocol of sharing; the tests must catch every one. ARGS="NAME..."
mutants: dev
	$(BIN)/python -m tests.db.sharing.mutants $(ARGS)

# ARGS="ROUNDS [SEED]"
crash-test: dev
	$(BIN)/python -m tests.crash_test $(ARGS)

# Several PCs and a hub on two servers, while everything breaks. MINUTES=N ARGS="--seed N"
MINUTES ?= 10
chaos: dev
	$(BIN)/python -m tests.chaos --minutes $(MINUTES) $(ARGS)

# ARGS="FILES [SEED]"
proof-import: dev
	$(BIN)/python -m tests.proof.import_fuzz $(ARGS)

# Collects the texts of every room anew; what is new in the .ts files then waits for its Indonesian.
translations: dev
	@for room in $$(ls desktop_app | grep -vE '__pycache__|\.py$$'); do \
	    $(BIN)/pyside6-lupdate -silent -no-obsolete -locations none $$(find desktop_app/$$room -name '*.py') \
	        -source-language en -target-language id -ts resources/translations/id/$$room.ts; done
	@$(BIN)/pyside6-lupdate -silent -no-obsolete -locations none desktop_app/*.py \
	    -source-language en -target-language id -ts resources/translations/id/application.ts

clean:
	rm -rf $(VENV) tour build
