#!/usr/bin/env bash
# Makes .venv with the libraries of requirements/$1.txt, each checked by its hash, and Pobratim itself.
set -euo pipefail
cd "$(dirname "$0")/.."
set_of="$1"
python="${PYTHON:-python3}"

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "Нужен Python 3.11 или новее: установите его или укажите путь: make run PYTHON=/путь/к/python3.11" >&2
  exit 1
}
if [ ! -x .venv/bin/python ]; then
  "$python" -m venv .venv 2>/dev/null || {
    rm -rf .venv
    scripts/apt.sh python3-venv
    "$python" -m venv .venv
  }
fi
echo "Устанавливаются библиотеки ($set_of)…" >&2
.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r "requirements/$set_of.txt"
.venv/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
touch ".venv/$set_of"
[ "$set_of" = runtime ] || touch .venv/runtime
