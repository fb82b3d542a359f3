#!/bin/sh
# Keeps one finished WAL file (archive_command): whole or not at all, and never over another one.
#   archive-wal.sh FROM TO
set -eu

from=$1
to=$2
if [ -e "$to" ]; then
    cmp -s "$from" "$to" # kept before, but the server was stopped before it heard so
    exit
fi
cp "$from" "$to.part"
sync "$to.part"
mv "$to.part" "$to"
