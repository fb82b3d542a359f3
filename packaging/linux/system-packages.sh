#!/bin/sh
# Installs the Debian packages named in the given lists that this machine does not have yet.
# Where that is not allowed it prints the command to type and goes on: each part of the program
# that needs a missing library says so itself.
set -eu

here=$(dirname "$0")

# Newer Debian and Ubuntu have some libraries under a name that ends in t64 (64-bit time).
installed() {
    dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'
}

missing=""
for list in "$@"; do
    while read -r package; do
        [ -n "$package" ] || continue
        installed "$package" || installed "${package}t64" || missing="$missing $package"
    done < "$here/$list"
done
[ -n "$missing" ] || exit 0

install="apt-get install -y --no-install-recommends$missing"
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif sudo -n true 2>/dev/null; then
    as_root="sudo"
else
    echo "System packages are missing. Please type: sudo $install" >&2
    exit 0
fi
echo "Installing system packages:$missing"
# shellcheck disable=SC2086  # the list is words on purpose
if ! { $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
    $as_root env DEBIAN_FRONTEND=noninteractive $install -qq >/dev/null 2>&1; }; then
    echo "That did not work. Please type: sudo $install" >&2
fi
