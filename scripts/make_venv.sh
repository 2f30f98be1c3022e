#!/usr/bin/env bash
# Makes .venv with a Python that is new enough. On Debian and Ubuntu the venv module is a package of its own; as root
# it is installed, else the message says how.
set -euo pipefail

python=${1:-python3}

apt_install() {
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null 2>&1 ||
      { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null; }
  else
    echo "lite: $1 is missing; install it (on Debian or Ubuntu: sudo apt-get install $*) and run this again." >&2
    exit 1
  fi
}

[ -x .venv/bin/python ] && .venv/bin/python -m pip --version >/dev/null 2>&1 && exit 0

command -v "$python" >/dev/null || apt_install python3 python3-venv
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "lite: $("$python" --version) is too old; install Python 3.11 or newer and run: make PYTHON=python3.12 …" >&2
  exit 1
fi
"$python" -c 'import ensurepip, venv' 2>/dev/null || apt_install python3-venv
"$python" -m venv --clear .venv
