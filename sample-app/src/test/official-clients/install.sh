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

# Twilio publishes the description of its API with its command line, MIT. Nothing else of that package is needed, and none of
# the 270 that it depends on; so it is fetched alone, and held to the hash that a lock file would name.
package=@twilio/cli-core@9.0.0
hash=9fef3d7234dbce63ff3005a422f46fcf7e3486b369f852f61b3ede41097e5667
description=package/src/services/twilio-api/twilio_api_v2010.json
if [ ! -f "node_modules/.descriptions/$hash" ]; then
  folder=node_modules/.descriptions
  rm -rf "$folder" && mkdir -p "$folder"
  (cd "$folder" && npm pack --silent "$package" >/dev/null)
  archive=$(ls "$folder"/*.tgz)
  found=$(node -e 'console.log(require("crypto").createHash("sha256").update(require("fs").readFileSync(process.argv[1])).digest("hex"))' "$archive")
  if [ "$found" != "$hash" ]; then
    echo "$package has the SHA-256 $found, expected $hash" >&2
    exit 1
  fi
  tar xzf "$archive" -C "$folder" --strip-components=4 "$description"
  rm "$archive"
  touch "$folder/$hash"
fi
