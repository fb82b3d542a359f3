#!/bin/sh
# Makes the virtual environment with uv in it and installs a lock file into it.
#   environment.sh FOLDER LOCK
set -eu

folder=$1
lock=$2
python=${PYTHON:-python3}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Lumbung needs Python 3.11 or newer; '$python' is older or missing. Set PYTHON=/path/to/python3." >&2
    exit 1
}
if ! [ -x "$folder/bin/uv" ]; then
    if ! "$python" -m venv --clear "$folder" >/dev/null 2>&1; then
        echo python3-venv > "$(dirname "$0")/.venv-package"
        sh "$(dirname "$0")/system-packages.sh" .venv-package
        rm -f "$(dirname "$0")/.venv-package"
        "$python" -m venv --clear "$folder"
    fi
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check uv
fi
"$folder/bin/uv" pip install --quiet --python "$folder/bin/python" --require-hashes -r "$lock"
