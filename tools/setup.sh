#!/bin/sh
# Makes .venv and installs the project into it at the versions of constraints.txt.
# usage: setup.sh PYTHON WHAT      (WHAT: "." to run it, ".[dev]" to work on it)
# uv where it is present, else venv and pip. The build backend is pinned too, so nothing is resolved twice.
set -eu
python=$1
what=$2

if [ -z "$python" ]; then
    echo "tracegraph needs Python 3.11 or newer, and found none: install it, or say where it is: make PYTHON=/path/to/python" >&2
    exit 1
fi

if command -v uv >/dev/null 2>&1; then
    [ -x .venv/bin/python ] || uv venv --quiet --python "$python" .venv
    install() { uv pip install --quiet --python .venv/bin/python -c constraints.txt "$@"; }
else
    # A .venv without pip was broken off half-way, or made by uv: made again.
    if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
        if ! "$python" -c 'import ensurepip' 2>/dev/null; then
            echo "$python cannot make a virtual environment: install its venv module (Debian: apt-get install python3-venv), or uv" >&2
            exit 1
        fi
        "$python" -m venv --clear .venv
    fi
    install() { .venv/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt "$@"; }
fi

install hatchling editables
install --no-build-isolation --editable "$what"
