#!/usr/bin/env bash
# Style, types and import contracts: what a push must pass before its tests.
set -euo pipefail
cd "$(dirname "$0")/.."
.venv/bin/ruff check .
.venv/bin/ruff format --check .
.venv/bin/mypy
.venv/bin/lint-imports --verbose >/tmp/lint-imports.$$ || { cat /tmp/lint-imports.$$; rm -f /tmp/lint-imports.$$; exit 1; }
rm -f /tmp/lint-imports.$$
