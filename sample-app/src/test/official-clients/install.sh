#!/usr/bin/env bash
# Installs the providers' official clients, and does nothing where what is installed is what the lock file names.
set -euo pipefail
cd "$(dirname "$0")"

if ! command -v npm >/dev/null; then
  echo "The official clients run on Node.js 20.19 or newer and its npm. Install them, or leave these tests out with -Dui.skip." >&2
  exit 1
fi

if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund --ignore-scripts
fi
