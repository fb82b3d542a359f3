#!/bin/sh
# Installs the Debian packages named in the given lists that this machine does not have yet.
# Where that is not allowed it prints the command to type and goes on: each part of the program
# that needs a missing library says so itself.
set -eu

here=$(dirname "$0")
missing=""
for list in "$@"; do
    while read -r package; do
        [ -n "$package" ] || continue
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
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
$as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
# shellcheck disable=SC2086  # the list is words on purpose
$as_root env DEBIAN_FRONTEND=noninteractive $install -qq >/dev/null
