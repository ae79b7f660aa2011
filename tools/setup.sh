#!/usr/bin/env bash
# Set Assay up in .venv: "run" for using it, "develop" for working on it. Quick when nothing has changed.
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:-run}

libraries=(libEGL.so.1 libGL.so.1 libxkbcommon.so.0 libxkbcommon-x11.so.0 libdbus-1.so.3 libfontconfig.so.1
  libglib-2.0.so.0 libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-image.so.0 libxcb-keysyms.so.1 libxcb-randr.so.0
  libxcb-render-util.so.0 libxcb-shape.so.0 libxcb-xkb.so.1)
packages=(libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libglib2.0-0 libxcb-cursor0
  libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1)

say() { printf '%s\n' "$*"; }

find_python() {
  local name
  for name in "${PYTHON:-}" python3 python3.13 python3.12 python3.11; do
    if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 &&
      "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      printf '%s' "$name"
      return
    fi
  done
  say "Assay needs Python 3.11 or later. Install it and try again." >&2
  exit 1
}

missing_packages() {
  local known index
  known=$( (ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null) || true)
  for index in "${!libraries[@]}"; do
    if ! grep -qF "${libraries[$index]} " <<<"$known"; then
      printf '%s ' "${packages[$index]}"
    fi
  done
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    printf '%s ' "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
  fi
}

install_packages() {
  local command=(apt-get install -y --no-install-recommends "$@")
  say "Installing system libraries: $*"
  if [ "$(id -u)" = 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${command[@]}" -qq >/dev/null
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    sudo apt-get update -qq && sudo DEBIAN_FRONTEND=noninteractive "${command[@]}" -qq >/dev/null
  else
    say "Assay needs these system libraries. Type this once, then try again:" >&2
    say "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $*" >&2
    exit 1
  fi
}

install_requirements() {
  local wanted=$1 stamp=.venv/.installed-$2 digest
  digest=$(cat "$wanted" tools/setup.sh | sha256sum)
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$digest" ]; then
    return
  fi
  say "Installing the packages of $wanted"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$wanted"
  printf '%s' "$digest" >"$stamp"
}

python=$(find_python)
if [ "$(uname -s)" = Linux ] && command -v apt-get >/dev/null 2>&1; then
  missing=$(missing_packages)
  if [ -n "$missing" ]; then
    # shellcheck disable=SC2086
    install_packages $missing
  fi
fi
if [ ! -x .venv/bin/python ]; then
  say "Making the virtual environment .venv"
  "$python" -m venv .venv
fi
if [ "$purpose" = develop ] || [ -f .venv/.installed-develop ]; then
  install_requirements requirements-dev.txt develop
else
  install_requirements requirements.txt run
fi
