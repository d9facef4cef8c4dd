#!/usr/bin/env bash
# Makes .venv hold exactly what requirements/NAME.lock says (NAME: run, dev or bench; each contains the former),
# and this project, editable. Does nothing when that is so already.
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:-run}

say() { printf '\033[1m==> %s\033[0m\n' "$*" >&2; }
digest() { { pwd -P; cat "$@"; } | sha256sum | cut -d' ' -f1; }
same() { [[ -f .venv/.$1 && $(<".venv/.$1") == "$2" ]]; }

locked() { # whether this lock, or one that contains it, is installed
  case $1 in
    run) set -- run dev bench ;;
    dev) set -- dev bench ;;
  esac
  for lock; do
    if same "lock-$lock" "$(digest "requirements/$lock.lock")"; then return 0; fi
  done
  return 1
}

find_python() {
  for candidate in "${PYTHON:-}" python3.11 python3 python3.12 python3.13 python3.14; do
    [[ -n $candidate ]] || continue
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return 0
    fi
  done
  return 1
}

install_system_python() {
  local command="apt-get install --yes --no-install-recommends python3 python3-venv"
  if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
    say "缺少 Python 3.11+ 或 venv 模块，请先运行 · Python 3.11+ with venv is missing; first run:  sudo $command"
    exit 1
  fi
  say "安装系统 Python · installing the system's Python"
  apt-get -qq update
  DEBIAN_FRONTEND=noninteractive $command -qq >/dev/null
}

make_venv() {
  local python
  python=$(find_python) && "$python" -c 'import ensurepip, venv' 2>/dev/null || {
    install_system_python
    python=$(find_python)
  }
  say "建立虚拟环境 · making .venv with $("$python" --version)"
  rm -rf .venv
  "$python" -m venv .venv
}

install_lock() {
  local lock="requirements/$name.lock"
  say "安装 $(grep -c '==' "$lock") 个依赖包 · installing the packages of $lock"
  # A machine's own package folders need not have everything: pip's remarks on that are not for the person.
  # The lock names every package, so nothing is resolved anew: a newer release cannot upset an extra ("coverage[toml]").
  .venv/bin/python -m pip install --disable-pip-version-check --no-deps --require-hashes --requirement "$lock" \
    2> >(grep -v ' is ignored: it is neither a file' >&2) |
    sed -un -e 's/^Collecting \([^ ]*\).*/    \1/p' -e 's/^Installing collected.*/    ... 安装 · unpacking/p'
  rm -f .venv/.lock-*
  digest "$lock" >".venv/.lock-$name"
}

install_project() {
  .venv/bin/python -m pip install --quiet --disable-pip-version-check \
    --no-deps --no-build-isolation --no-index --editable . 2>/dev/null ||
    .venv/bin/python -m pip install --no-deps --no-build-isolation --no-index --editable .
  digest pyproject.toml >.venv/.project
}

if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then make_venv; fi
if ! locked "$name"; then install_lock; fi
if ! same project "$(digest pyproject.toml)"; then install_project; fi
# Without the network all but sealed ballots works: the script says what is missing, and setting up goes on.
.venv/bin/python scripts/browser_parts.py || true
