#!/bin/sh
# Makes .venv with everything that the program and its tests need, at the versions of requirements.lock.
# STEMMA_EXTRAS names more extras, such as `spark`: half a gigabyte, without which its tests are skipped.
set -eu
cd "$(dirname "$0")/.."

if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Stemma needs Python 3.11 or newer; python3 is $(python3 --version 2>&1)." >&2
    exit 1
fi
rm -rf .venv
# Debian ships venv apart from python3.
if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ]; then
        apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
    else
        echo "python3 has no venv module. Run: sudo apt-get install python3-venv" >&2
        exit 1
    fi
fi
python3 -m venv .venv
# Older pip knows no dependency groups.
.venv/bin/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
.venv/bin/python -m pip install --quiet --disable-pip-version-check -c requirements.lock -e ".[fast,web${STEMMA_EXTRAS:+,$STEMMA_EXTRAS}]" --group dev
touch .venv/ready
