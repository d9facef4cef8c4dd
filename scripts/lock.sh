#!/usr/bin/env bash
# Writes requirements/{run,dev,bench}.lock: every package with the hashes of all its files, for any platform.
# No index, host or path is written down, so the locks install from any faithful mirror of the Python index.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! uv=$(command -v uv); then
  uv=.venv/bin/uv
  [[ -x $uv ]] || { scripts/setup.sh dev && .venv/bin/python -m pip install --quiet uv; }
fi

lock() { # NAME GROUP...
  local name=$1 groups=(); shift
  for group; do groups+=(--group "$group"); done
  echo "    requirements/$name.lock"
  "$uv" pip compile pyproject.toml "${groups[@]}" --quiet --upgrade --universal --python-version 3.11 \
    --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
    "${constraint[@]}" --output-file "requirements/$name.lock"
}

constraint=(); lock bench build dev bench # the widest first: the others then agree with it
constraint=(--constraint requirements/bench.lock); lock dev build dev
lock run build
