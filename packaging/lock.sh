#!/bin/sh
# Pins every package by version and hash: requirements.lock for the program and its checks,
# packaging/bundle-requirements.lock for what makes the bundle. Run by `make lock`.
#
#   UPGRADE  not empty: take the newest versions; otherwise pins that still fit are kept
#   UV       the uv to use; otherwise the one on the path, or one put in build/uv

set -eu
cd "$(dirname "$0")/.."

main() {
    uv=${UV:-$(command -v uv || installed_uv)}
    compile pyproject.toml --extra dev --output-file requirements.lock
    compile packaging/bundle-requirements.in --constraints requirements.lock \
        --output-file packaging/bundle-requirements.lock
}

installed_uv() {
    [ -x build/uv/bin/uv ] || "${PYTHON:-python3}" -m venv build/uv >&2
    build/uv/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.9,<1' >&2
    echo build/uv/bin/uv
}

# For every platform at once, from the oldest Python on; nothing of this machine is written.
compile() {
    "$uv" pip compile --universal --python-version 3.11 --generate-hashes --no-annotate \
        --no-emit-index-url --no-emit-find-links --no-emit-build-options \
        --custom-compile-command 'make lock' --quiet ${UPGRADE:+--upgrade} "$@"
}

main
