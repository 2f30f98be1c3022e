#!/usr/bin/env bash
# Sees to it that Node and npm are there and new enough; as root on Debian or Ubuntu they are installed.
set -euo pipefail

if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq nodejs npm >/dev/null
  else
    echo "lite: Node and npm are missing; install Node 20.19 or newer and run this again." >&2
    exit 1
  fi
fi
node -e '
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) process.exit(0);
  console.error(`lite: Node ${process.versions.node} is too old; install Node 20.19 or newer and run this again.`);
  process.exit(1);
'
