#!/usr/bin/env bash
# Builds the UI into dist, and does nothing where dist is newer than everything that it is made of.
set -euo pipefail
cd "$(dirname "$0")"

if ! command -v npm >/dev/null; then
  echo "The UI is built with Node.js 20.19 or newer and its npm. Install them, or build the API alone with -Dui.skip." >&2
  exit 1
fi

if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund
fi

if [ ! -f dist/index.html ] || [ -n "$(find . -path ./node_modules -prune -o -path ./dist -prune -o -type f -newer dist/index.html -print -quit)" ]; then
  npm run build
fi
