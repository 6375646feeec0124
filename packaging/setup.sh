#!/bin/sh
# Makes .venv with every package the program and its checks need, each as pinned by hash in
# requirements.lock. Run by `make setup`; a second run sees that nothing has changed and leaves.
#
#   PYTHON   the interpreter to use, python3 otherwise; 3.11 or newer
#
# Leaves with 2 when something is missing that it may not install itself, having said what.

set -eu
cd "$(dirname "$0")/.."

VENV=.venv
STAMP=$VENV/setup.stamp

# What Qt loads from the system, and the Debian package that holds it.
QT_NEEDS="
libglib-2.0.so.0       libglib2.0-0
libGL.so.1             libgl1
libEGL.so.1            libegl1
libxkbcommon.so.0      libxkbcommon0
libdbus-1.so.3         libdbus-1-3
libfontconfig.so.1     libfontconfig1
"
# And what a window under X11 needs besides; drawing into memory, as the tests do, goes without.
X11_NEEDS="
libxcb-cursor.so.0     libxcb-cursor0
libxkbcommon-x11.so.0  libxkbcommon-x11-0
libxcb-icccm.so.4      libxcb-icccm4
libxcb-keysyms.so.1    libxcb-keysyms1
libxcb-shape.so.0      libxcb-shape0
"

main() {
    if is_set_up; then
        return
    fi
    python=${PYTHON:-python3}
    check_version
    if [ "$(uname -s)" = Linux ]; then
        ensure_system
    fi
    make_environment
    install_packages
    state > "$STAMP"
}

# What an environment was made from: this folder, what is locked, what is declared, this script.
state() {
    pwd -P
    cat requirements.lock pyproject.toml packaging/setup.sh | cksum
}

is_set_up() {
    [ -f "$STAMP" ] && [ "$(cat "$STAMP")" = "$(state)" ] && is_whole
}

# The environment runs, and on the interpreter that was asked for if one was.
is_whole() {
    [ -x $VENV/bin/python ] || return 1
    [ -n "${PYTHON:-}" ] || return 0
    [ "$(version_of $VENV/bin/python)" = "$(version_of "$PYTHON")" ]
}

version_of() {
    "$1" -c 'import sys; print(sys.version)'
}

check_version() {
    command -v "$python" > /dev/null ||
        stop "Python 3.11 or newer is needed, and $python was not found."
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        stop "Python 3.11 or newer is needed; $python is $("$python" -V)." \
            "Name a newer one: make setup PYTHON=python3.12"
}

ensure_system() {
    missing="$(lacking_venv) $(lacking "$QT_NEEDS") $(lacking "$X11_NEEDS")"
    # Split on purpose, here and below: one word a package.
    # shellcheck disable=SC2086
    set -- $missing
    if [ $# = 0 ]; then
        return
    fi
    if command -v apt-get > /dev/null; then
        install_system_packages "$@"
    else
        say "Qt may need libraries of this system that Debian calls: $*"
    fi
}

install_system_packages() {
    say "Installing from this system: $*"
    # Whether it worked shows in what is lacking afterwards.
    as_root apt-get update -q || :
    as_root apt-get install -q -y --no-install-recommends "$@" || :
    if [ -n "$(lacking_venv)$(lacking "$QT_NEEDS")" ]; then
        stop "This system lacks packages; have an administrator run:" \
            "apt-get install --no-install-recommends $*"
    fi
    if [ -n "$(lacking "$X11_NEEDS")" ]; then
        say "A window under X11 will need: apt-get install --no-install-recommends $*"
    fi
}

# Debian keeps the making of environments in a package of its own.
lacking_venv() {
    "$python" -c '
import sys
try:
    import ensurepip, venv
except ImportError:
    print("python%d.%d-venv" % sys.version_info[:2])
'
}

# The Debian packages of the libraries that cannot be loaded.
lacking() {
    echo "$1" | "$python" -c '
import ctypes, sys
for line in filter(str.strip, sys.stdin):
    library, package = line.split()
    try:
        ctypes.CDLL(library)
    except OSError:
        print(package)
'
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        DEBIAN_FRONTEND=noninteractive "$@"
    elif ! command -v sudo > /dev/null; then
        return 1
    elif [ -t 0 ]; then
        sudo env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo -n env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

# A whole environment is kept and brought up to date; one that was moved or cut short is made anew.
make_environment() {
    if is_whole && is_of_this_folder && $VENV/bin/python -c 'import pip' 2> /dev/null; then
        return
    fi
    say "Making $VENV with $("$python" -V)"
    "$python" -m venv --clear $VENV
}

is_of_this_folder() {
    [ ! -f "$STAMP" ] || [ "$(head -n 1 "$STAMP")" = "$(pwd -P)" ]
}

install_packages() {
    rm -f "$STAMP"
    say "Installing the packages of requirements.lock, some 140 MB the first time"
    pip_install --require-hashes --requirement requirements.lock
    pip_install --no-deps --no-build-isolation --editable .
}

pip_install() {
    PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_USER=0 PIP_ROOT_USER_ACTION=ignore \
        $VENV/bin/python -m pip install --quiet "$@"
}

say() {
    echo "setup: $*"
}

stop() {
    echo "setup: $*" >&2
    exit 2
}

main
