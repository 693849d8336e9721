# Every target installs the Debian packages that it needs and that are missing; the Swift toolchain must be there.
.DEFAULT_GOAL := help
.PHONY: help report demo sample test check workbook-check install deb format lint oracle browser sanitize bench chart-comparison build packages document-packages \
  bench-packages oracle-packages browser-packages workbook-packages deb-packages

PIPELINE ?= pipelines/ministerial.yaml
PACKAGES := libcsv-dev libgd-dev libxlsxwriter-dev libsqlite3-dev fonts-open-sans fonts-dejavu-core
# What some outputs and their tests call: PDF, documents to edit, and what counts pages.
DOCUMENT_PACKAGES := chromium pandoc poppler-utils
RAPPORTEUR := .build/release/rapporteur
# The seeds of the generated projects that are compared.
SEEDS ?= 1 300

define install
	@missing=""; \
	for package in $(1); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ]; then \
	    echo "installing$$missing"; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	  else \
	    echo "These packages are missing. Install them with: sudo apt-get install$$missing" >&2; exit 1; \
	  fi; \
	fi; \
	command -v swift >/dev/null || { echo "Swift 6.2 or later is missing: see https://www.swift.org/install" >&2; exit 1; }
endef

help: ## say what the targets do
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

report: build ## build, report on the public record (or PIPELINE=…), and say where the report is
	@$(RAPPORTEUR) run $(PIPELINE)
	@echo "Open reports/index.html, or reports/$(basename $(notdir $(PIPELINE)))/latest/index.html, in a browser."

# The four deliverables of the invented forum.
DEMO := illustrative illustrative-soc-annual illustrative-swg-progress illustrative-one-dimension-review

demo: build ## make the four deliverables of an invented forum, and say where they are
	@for name in $(DEMO); do $(RAPPORTEUR) run pipelines/$$name.yaml || exit 1; done
	@echo "Open reports/index.html in a browser, or one of them:"
	@for name in $(DEMO); do echo "  reports/$$name/latest/index.html"; done

sample: build ## make the committed sample of the public record again, where what is written has changed
	rm -rf reports/sample
	$(RAPPORTEUR) run pipelines/sample.yaml

test: packages document-packages lint ## lint, build with warnings as errors, and run all tests
	swift build --build-tests
	swift test --skip-build

check: build ## list every finding on the public record (or PIPELINE=…); publish nothing
	$(RAPPORTEUR) check $(PIPELINE)

workbook-check: build workbook-packages ## open a workbook in LibreOffice, and compare its cells with the tables
	/usr/bin/python3 Tests/Workbooks/open.py $(RAPPORTEUR)

PREFIX ?= /usr/local

install: build ## install program, manual, completions and units (PREFIX=/usr/local DESTDIR=)
	packaging/install $(RAPPORTEUR) $(PREFIX) $(DESTDIR)

# The time that stands in the package: that of the last change, so that the same sources give the same bytes.
deb: export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)
deb: build deb-packages ## make a Debian package in dist/, without a network
	@packaging/deb $(RAPPORTEUR) dist

format: packages ## put all Swift files into the project's form
	swift format --in-place --recursive --parallel Sources Tests Package.swift

lint: packages
	swift format lint --strict --recursive --parallel Sources Tests Package.swift

oracle: build oracle-packages ## compare every cell of generated projects with an independent computation (SEEDS="1 300")
	/usr/bin/python3 Tests/Oracle/check.py $(RAPPORTEUR) $(SEEDS)

# Names of tests, such as test_pages or test_pages.Pages.test_sorting; all where it is empty.
BROWSER ?=

browser: build browser-packages ## open the pages of editions in Chromium: axe-core, keys, phone, paper (BROWSER=test_pages)
	Tests/Browser/run $(RAPPORTEUR) $(BROWSER)

sanitize: packages ## run the tests of reading and counting under the thread and the address sanitizer
	swift test --disable-xctest --sanitize=thread --scratch-path .build-thread \
	  --filter "DifferentialTests|EventTableTests|AlgebraTests"
	swift test --disable-xctest --sanitize=address --scratch-path .build-address \
	  --filter "DelimitedTests|IngestTests|TallyTests"

# Options of Benchmarks/run.py, such as --write or "--cases small --runs 20".
BENCH ?=

bench: build bench-packages ## measure the program beside other tools (BENCH="--write")
	python3 Benchmarks/run.py --program $(RAPPORTEUR) $(BENCH)

chart-comparison: build bench-packages ## put four charts beside those of matplotlib and ggplot2, in docs/charts/comparison
	@PROGRAM=$(RAPPORTEUR) Benchmarks/charts/compare docs/charts/comparison

# The libraries of Swift are linked in: loading them would take as long as a small report.
build: packages
	swift build -c release --static-swift-stdlib --product rapporteur

packages:
	$(call install,$(PACKAGES))

document-packages:
	$(call install,$(DOCUMENT_PACKAGES))

bench-packages:
	$(call install,python3 python3-venv r-base-core r-cran-data.table r-cran-ggplot2 miller)

deb-packages:
	$(call install,binutils)

browser-packages:
	$(call install,chromium chromium-driver python3 python3-venv poppler-utils)

workbook-packages:
	$(call install,libreoffice-calc-nogui python3)

oracle-packages:
	$(call install,python3 python3-yaml)
