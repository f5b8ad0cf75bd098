# Two commands do everything on a fresh machine: `make demo`, `make test`.
PYTHON := .venv/bin/python
SCREEN := $(shell command -v xvfb-run >/dev/null && echo "xvfb-run -a -s '-screen 0 3200x2000x24'" || echo "env QT_QPA_PLATFORM=offscreen")
MADE_FROM := pyproject.toml uv.lock scripts/setup
EXTRACT := .venv/bin/pybabel -q extract -F babel.cfg --no-default-keywords \
	-k _ -k mark -k texts -k _texts -k several:1,2 --no-location --omit-header

.PHONY: setup demo run test check bench soak texts bundle screenshots

.venv/ready-to-run: $(MADE_FROM)
	@sh scripts/setup run
	@touch $@

.venv/ready-to-test: $(MADE_FROM)
	@sh scripts/setup test
	@touch $@ .venv/ready-to-run

setup: .venv/ready-to-run ## make everything ready to run

demo: .venv/ready-to-run ## the main job on example photos, in demo-output/
	@$(PYTHON) -m tests.demo demo-output

run: .venv/ready-to-run ## start the window
	@$(PYTHON) -m consent_desk

test: .venv/ready-to-test ## all tests, with a small count of kills, faults and fuzz
	@$(SCREEN) $(PYTHON) -m pytest -n logical --maxprocesses 4 --dist loadgroup

check: .venv/ready-to-test ## style, types, layers, texts
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/pyright
	@.venv/bin/lint-imports
	@$(PYTHON) -m pytest tests/test_catalogues.py tests/test_house.py

bench: .venv/ready-to-test ## measured beside what a school could install instead
	@$(SCREEN) $(PYTHON) -m tests.benchmarks

soak: .venv/ready-to-test ## full counts; takes up where it was stopped
	@$(SCREEN) $(PYTHON) -m tests.soak

bundle: .venv/ready-to-test ## the program in one folder, dist/consent-desk, without Python
	@.venv/bin/pyinstaller --noconfirm --log-level WARN --distpath dist \
		--workpath build/pyinstaller build.spec

screenshots: .venv/ready-to-test ## every page and dialog, in build/screenshots
	@$(SCREEN) $(PYTHON) -m tests.screenshots build/screenshots

texts: .venv/ready-to-test ## bring new texts into the catalogues, to be translated
	@mkdir -p build
	@$(EXTRACT) -o build/consent_desk.pot consent_desk ui reports
	@.venv/bin/pybabel -q update -N -w 100 -l nl -i build/consent_desk.pot \
		-o consent_desk/locale/nl/LC_MESSAGES/consent_desk.po
