#!/usr/bin/env bash
# Pins every library by version and hash. The files name no registry.
set -euo pipefail
cd "$(dirname "$0")/.."
.venv/bin/python -m uv --version >/dev/null 2>&1 || .venv/bin/pip install --quiet uv
compile() {
  .venv/bin/python -m uv pip compile --quiet --generate-hashes --python-version 3.11 --no-emit-index-url --no-emit-find-links \
    --no-header --custom-compile-command 'make lock' pyproject.toml "$@"
}
compile --extra briefing --extra sources --extra web --extra postgres --group build -o requirements/runtime.txt
compile --extra briefing --extra sources --extra web --extra postgres --group build --group dev -c requirements/runtime.txt -o requirements/dev.txt
.venv/bin/python -m uv pip compile --quiet --generate-hashes --python-version 3.11 --no-emit-index-url --no-emit-find-links \
  --no-header --custom-compile-command 'make lock' requirements/load.in -o requirements/load.txt
