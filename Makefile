# Everything a person needs to run, test and change Yishi. The work is done in scripts/.
PORT ?= 8000
export PORT

.DEFAULT_GOAL := help
.PHONY: help run demo test check format messages bench screenshots lock

help: ## 列出命令 · list these targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 14

run: ## 安装并启动 · install and serve on http://127.0.0.1:$PORT (default 8000)
	@scripts/run.sh

demo: ## 重演示例 · throw the demonstration away and play it anew
	@scripts/setup.sh run
	@.venv/bin/yishi migrate --no-input --verbosity 0
	@.venv/bin/yishi demo --anew

test: ## 全部检查与测试 · checks, tests on SQLite and PostgreSQL, browser journeys
	@scripts/setup.sh dev
	@.venv/bin/python scripts/suite.py

check: ## 静态检查 · formatting, lint, types, layers, migrations, handbook, translations
	@scripts/setup.sh dev
	@.venv/bin/python scripts/checks.py

format: ## 整理代码 · format, and fix what ruff can fix
	@scripts/setup.sh dev
	@.venv/bin/ruff check --fix-only --quiet .
	@.venv/bin/ruff format .

messages: ## 更新译文目录 · bring new interface sentences into the translation catalogues
	@scripts/setup.sh run
	@.venv/bin/python scripts/translations.py update

bench: ## 性能测量 · measurements in bench/
	@scripts/setup.sh bench
	@.venv/bin/python bench

screenshots: ## 重拍文档截图 · pictures for docs/, taken by the browser journeys
	@scripts/setup.sh dev
	@YISHI_SCREENSHOTS=docs/screenshots .venv/bin/pytest -m browser

lock: ## 重锁依赖 · choose the newest allowed versions and write requirements/*.lock
	@scripts/lock.sh
