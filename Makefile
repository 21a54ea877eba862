# The short names of the commands; `make help` lists them.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
MKDOCS := NO_MKDOCS_2_WARNING=1 $(RUN) -m mkdocs
PYTEST = CHROMIUM="$${CHROMIUM:-$$(cat $(VENV)/chromium)}" $(RUN) -m pytest -c tests/pytest.ini tests --numprocesses auto

.PHONY: help site serve check test test-all bench pictures approve addresses pins clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

site: $(VENV)/site-installed ## build the whole site into site/
	@[ ! -L site ] || { echo "site is a link: remove it, and copy the finished folder to where it led." >&2; exit 1; }
	@[ -e site ] || [ ! -d .site-old ] || mv .site-old site
	@rm -rf .site-new
	@$(MKDOCS) build --strict --site-dir .site-new || { rm -rf .site-new; echo "The site was not built; site/ is as it was." >&2; exit 1; }
	@rm -rf .site-old; [ ! -d site ] || mv site .site-old; mv .site-new site || { mv .site-old site; exit 1; }; rm -rf .site-old
	@echo
	@echo "The site is in site/. Open site/index.html in a browser, or run: make serve"
	@echo "To publish it, copy the folder to any web server or file share."

serve: $(VENV)/site-installed ## show the site at http://127.0.0.1:8000 and follow every edit
	@$(MKDOCS) serve

check: $(VENV)/site-installed ## check the content without building
	@PYTHONPATH=hooks $(RUN) -m handbook

test: $(VENV)/tests-installed $(VENV)/chromium ## run the tests that need Python packages and a Chromium
	$(PYTEST) -m "not debian"

test-all: $(VENV)/tests-installed $(VENV)/chromium $(VENV)/debian ## run all tests, also those that need Debian packages
	$(PYTEST)

bench: $(VENV)/tests-installed ## measure time, memory and size, as ratios
	@$(RUN) tests/bench.py

pictures: $(VENV)/tests-installed ## show where sheets look different from the approved pictures
	@$(RUN) -m pytest -c tests/pytest.ini tests/test_pictures.py -q

approve: $(VENV)/tests-installed ## accept what the renderers make now (look at the difference before you commit)
	@$(RUN) -m pytest -c tests/pytest.ini tests/rendering tests/test_architecture.py tests/test_addresses.py tests/test_pictures.py -q --approve

addresses: $(VENV)/tests-installed ## add new addresses to the list of published ones
	@$(RUN) -m pytest -c tests/pytest.ini tests/test_addresses.py -q --approve

pins: ## bring the exact versions up to date with the .in files (needs uv)
	uv pip compile --universal --generate-hashes --python-version 3.11.2 --no-header --no-emit-index-url --upgrade requirements.in -o requirements.txt
	cd tests && uv pip compile --universal --generate-hashes --python-version 3.11.2 --no-header --no-emit-index-url --upgrade requirements.in -o requirements.txt

clean: ## delete everything that was made
	rm -rf site .site-new .site-old .cache $(VENV)

# Set-up: each step leaves a mark in .venv and is done again only when its list has changed.

$(VENV)/site-installed: requirements.txt
	@sh tests/setup/venv.sh $(PYTHON) $(VENV)
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/tests-installed: $(VENV)/site-installed tests/requirements.txt
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.txt
	@touch $@

$(VENV)/chromium: $(VENV)/tests-installed
	@sh tests/setup/chromium.sh $(RUN) > $@.new && mv $@.new $@

$(VENV)/debian: tests/setup/debian.sh $(VENV)/site-installed
	@sh tests/setup/debian.sh
	@touch $@
