# Everything is made inside the checkout: .venv, output and the tools' caches. Stamps in .venv make a second run fast.
PYTHON := .venv/bin/python
CORPUS ?= .
SIZE ?= 1000
PEERS ?= hugo
ROUNDS ?= 5
# The user's pip configuration counts (index, certificates), but for a `user = true`.
PIP := $(PYTHON) -m pip install -qq --disable-pip-version-check --no-input --no-user
LOCK = .venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url \
       --custom-compile-command 'make lock' $(UPGRADE)

unexport PYTHONPATH PYTHONHOME PYTHONSAFEPATH
.DEFAULT_GOAL := help
NODE := tests/browser/node_modules/.package-lock.json
# node comes from PyPI with the rest, since Debian 12 has one that is too old for html-validate.
NPM := PATH="$(CURDIR)/.venv/bin:$$PATH" .venv/bin/npm --prefix tests/browser --loglevel=error
.PHONY: help site test property faults servers acceptance bench performance screenshots format docs lock clean browser
.DELETE_ON_ERROR:

help: ## 显示这些命令 | show these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\) | \(.*\)/make \1\t\2\n\t\t\3/p' Makefile

# Where Python may not keep its bytecode by itself (PYTHONDONTWRITEBYTECODE), every start would take twice as long.
site: .venv/.site .venv/.checkout ## 准备环境，生成示例报纸 | set everything up and build the sample paper
	@$(PYTHON) -m compileall -q generator
	@PYTHONDONTWRITEBYTECODE= .venv/bin/zhuanlan build

test: .venv/.test .venv/.checkout $(NODE) | servers ## 准备环境，做全部检查 | set everything up and run every check
	@.venv/bin/ruff check --quiet
	@.venv/bin/ruff format --check --quiet
	@.venv/bin/mypy
	@.venv/bin/pytest -q -n auto --dist worksteal
	@$(PYTHON) -m tests.acceptance .
	@if [ "$(CI)" = true ]; then $(MAKE) --no-print-directory screenshots; fi

property: .venv/.test .venv/.checkout ## 长跑：上千串改动、几万个生成的文本 | for long: a thousand editors, tens of thousands of texts
	@.venv/bin/pytest -q -n auto --dist worksteal -m property

faults: .venv/.test .venv/.checkout servers ## 逐个系统调用出错：被杀、磁盘满、坏盘，再看一看还好不好 | kill and fail at every system call, and see that all is whole
	@.venv/bin/pytest -q -n auto --dist worksteal -m faults -rP

acceptance: .venv/.test .venv/.checkout ## 检查整份报纸：CORPUS=目录 | the whole-site checks on a paper: CORPUS=DIR
	@$(PYTHON) -m tests.acceptance '$(CORPUS)'

bench: .venv/.test .venv/.checkout ## 与同类工具比快慢：SIZE=1000 PEERS=hugo,pelican ROUNDS=5 | beside other generators: SIZE=1000 PEERS=hugo,pelican ROUNDS=5
	@PATH="$(CURDIR)/.venv/bin:$$PATH" $(PYTHON) -m benchmarks --size $(SIZE) --peers '$(PEERS)' --rounds $(ROUNDS)

performance: .venv/.test .venv/.checkout ## 把量出的数写进 docs/performance.md | put the figures of the last runs into docs/performance.md
	@$(PYTHON) -m benchmarks docs

screenshots: .venv/.test .venv/.checkout browser ## 给每种页面拍照，放进 screenshots/ | a picture of every kind of page, in screenshots/
	@$(PYTHON) -m tests.browser.screenshots screenshots

format: .venv/.test ## 整理代码格式 | put the code into shape
	@.venv/bin/ruff check --quiet --fix
	@.venv/bin/ruff format --quiet

docs: .venv/.test .venv/.checkout ## 更新 docs/ 里由代码生成的页面 | print the reference pages of docs/ from the code
	@$(PYTHON) -m scripts.reference

lock: .venv/.lock .venv/.test ## 更新依赖锁定，UPGRADE=--upgrade 取新版本 | lock the dependencies, UPGRADE=--upgrade for new versions
	@$(LOCK) pyproject.toml --group backend -o requirements/site.txt
	@$(LOCK) pyproject.toml --group backend --group test -c requirements/site.txt -o requirements/test.txt
	@$(LOCK) --group lock -o requirements/lock.txt
	@! grep -n '://' requirements/*.txt
	@$(NPM) $(if $(UPGRADE),update,install) --package-lock-only >/dev/null
	@! grep -n '"resolved"' tests/browser/package-lock.json

clean: ## 删除生成的一切，包括 .venv | remove all that was made, .venv too
	@rm -rf .venv output build dist screenshots tests/browser/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A checkout that was moved gets a new .venv: what stands in its bin/ names the old place.
ifeq ($(shell grep -sF '$(CURDIR)/.venv' .venv/pyvenv.cfg),)
.PHONY: $(PYTHON)
endif
test acceptance screenshots faults: APT := --apt
$(PYTHON):
	@sh scripts/venv.sh $(APT)

.venv/.site: requirements/site.txt $(PYTHON)
.venv/.test: requirements/test.txt .venv/.site
.venv/.lock: requirements/lock.txt $(PYTHON)
.venv/.site .venv/.test .venv/.lock:
	@echo '正在安装依赖 installing $<'
	@$(PIP) --require-hashes -r $<
	@touch $@

.venv/.checkout: pyproject.toml .venv/.site
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

# Looked for each time, in a tenth of a second: what Debian gave can be taken away without our knowing.
browser:
	@sh scripts/browser.sh $(APT)

servers: browser
	@sh scripts/servers.sh $(APT)

$(NODE): tests/browser/package.json tests/browser/package-lock.json .venv/.test | browser
	@echo '正在安装依赖 installing tests/browser/package-lock.json'
	@$(NPM) ci >/dev/null
	@touch $@
