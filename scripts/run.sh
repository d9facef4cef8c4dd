#!/usr/bin/env bash
# Installs what is missing, brings the database up to date, plays the demonstration into an empty one, and serves.
set -euo pipefail
cd "$(dirname "$0")/.."
port=${PORT:-8000}
export PYTHONUNBUFFERED=1 DJANGO_SETTINGS_MODULE=${DJANGO_SETTINGS_MODULE:-yishi.settings}

say() { printf '\033[1m==> %s\033[0m\n' "$*"; }

statics_changed() {
  [[ ! -f var/.collected || requirements/run.lock -nt var/.collected ]] ||
    [[ -n $(find src -path '*/static/*' -newer var/.collected -print -quit) ]]
}

scripts/setup.sh run
mkdir -p var
if ! .venv/bin/python -c "import socket; socket.create_server(('127.0.0.1', $port))" 2>/dev/null; then
  say "端口 $port 已被占用，请换一个 · port $port is taken, choose another:  make run PORT=8080"
  exit 1
fi
say "数据库 · database"
.venv/bin/python scripts/translations.py compile
.venv/bin/yishi migrate --no-input
.venv/bin/yishi demo --if-empty
# What an earlier version worked out may be worked out otherwise by this one.
.venv/bin/yishi rebuild >/dev/null
if statics_changed; then
  .venv/bin/yishi collectstatic --no-input
  touch var/.collected
fi
say "议事 · Yishi:  http://127.0.0.1:$port/   (Ctrl-C 停止 · stops)"
# Both end together: whoever stops the site stops what works beside it.
trap 'kill $(jobs -p) 2>/dev/null || true; wait' EXIT
trap 'exit 0' INT TERM
.venv/bin/yishi work &
.venv/bin/granian --interface asgi yishi.web.asgi:application \
  --host 127.0.0.1 --port "$port" --workers "${WORKERS:-2}" \
  --backlog 2048 --backpressure 2048 --no-ws --log-level warning &
wait $!
