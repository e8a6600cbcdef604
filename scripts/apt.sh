#!/usr/bin/env bash
# Installs Debian packages, with sudo where we are not root; says what to do where neither works.
set -euo pipefail
sudo=""
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || { echo "Нужны пакеты: $*. Попросите администратора: apt-get install $*" >&2; exit 1; }
  sudo="sudo"
fi
echo "Устанавливаются пакеты системы: $*" >&2
log=$(mktemp)
if ! { $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$@"; } >"$log" 2>&1; then
  tail -5 "$log" >&2
  echo "Не удалось установить $*: выполните apt-get install $* и повторите" >&2
  exit 1
fi
rm -f "$log"
