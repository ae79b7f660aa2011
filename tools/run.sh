#!/usr/bin/env bash
# Open Assay; without a display, make the sample and its report instead and say how to open the window.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec .venv/bin/python main.py "$@"
fi

sample=build/sample
report=build/sample-report.docx
mkdir -p build
assessment=""
if [ -f "$sample/assay.db" ]; then
  assessment=$(.venv/bin/python main.py list "$sample" | sed -n '1s/ .*//p')
fi
if [ -z "$assessment" ]; then
  assessment=$(.venv/bin/python main.py demo "$sample")
fi
.venv/bin/python main.py export "$sample" "$assessment" --out "$report" >/dev/null
cat <<TEXT
There is no display here, so the window cannot open.
The sample workspace is in $sample, and its Word report in $report.
To open the window, run this where there is a screen:
  .venv/bin/python main.py --workspace $sample
TEXT
