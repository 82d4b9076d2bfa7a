#!/bin/sh
# Find a Python that is new enough and hand over to setup.py, which installs what is missing.
# Usage: sh scripts/setup.sh run|test
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

# A name on the PATH is not enough: some version managers leave commands behind that only print an error.
new_enough() {
    "$1" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' </dev/null >/dev/null 2>&1
}

for python in "${PYTHON:-python3}" python3 python3.13 python3.12 python3.11 python3.14 python; do
    if new_enough "$python"; then
        exec "$python" "$here/setup.py" "$@"
    fi
done

if [ -n "${PYTHON:-}" ]; then
    echo "setup: PYTHON=$PYTHON is not a Python of version 3.11 or newer, and no other was found." >&2
else
    found=$(python3 --version 2>/dev/null || true)
    echo "setup: kit needs Python 3.11 or newer; found: ${found:-no Python at all}." >&2
fi
cat >&2 <<'TEXT'
Install one, then run the same command again:
  Debian, Ubuntu   apt-get install python3 python3-venv      (Ubuntu 22.04: python3.11 python3.11-venv)
  Fedora           dnf install python3.12
  macOS            brew install python@3.12
  Windows          winget install Python.Python.3.12
TEXT
exit 1
