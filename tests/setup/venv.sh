#!/bin/sh
# venv.sh PYTHON FOLDER: make a virtual environment, or say in one sentence what is missing.
python=$1
folder=$2

if ! command -v "$python" > /dev/null; then
    echo "There is no '$python': install Python 3.11 or later, or name yours: make PYTHON=/path/to/python3" >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "$("$python" --version) is too old: install Python 3.11 or later, or name it: make PYTHON=python3.12" >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2> /dev/null; then
    echo "Python's venv module is missing: install it (Debian and Ubuntu: apt install python3-venv)" >&2
    exit 1
fi
[ -x "$folder/bin/python" ] && "$folder/bin/python" -m pip --version > /dev/null 2>&1 || "$python" -m venv --clear "$folder"
