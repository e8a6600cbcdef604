#!/usr/bin/env bash
# What the tests need from the system: a browser and a PostgreSQL server.
set -euo pipefail
cd "$(dirname "$0")/.."
missing=()
[ -x /usr/bin/chromium ] || missing+=(chromium fonts-dejavu-core)
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || missing+=(postgresql)
[ ${#missing[@]} = 0 ] || scripts/apt.sh "${missing[@]}"
