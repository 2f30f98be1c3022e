#!/usr/bin/env bash
# Writes requirements-dev.lock: what a fresh environment gets for requirements-dev.txt, with exact versions.
# Lines of packages that only newer hosts install are kept by hand at its end.
set -euo pipefail

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"${1:-python3}" -m venv "$scratch/venv"
"$scratch/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
{
  echo "# Exact versions of requirements-dev.txt and all it needs. Written by \`make lock\`."
  "$scratch/venv/bin/python" -m pip freeze --quiet
  echo "# Only where the host's Python is new enough."
  grep '; python_version' requirements-dev.txt
} >"$scratch/lock"
mv "$scratch/lock" requirements-dev.lock
