#!/bin/sh
# Copies of the hub, as the user postgres.
#   backup.sh dump DATABASE   every night: the shop and its logins in two files; 14 are kept
#   backup.sh base            every week: the whole server, to go back to any minute since; 2 are kept
# LUMBUNG_BACKUPS names another folder than /var/backups/lumbung. PGHOST, PGPORT as for psql.
set -eu

folder=${LUMBUNG_BACKUPS:-/var/backups/lumbung}
now=$(date +%Y-%m-%d-%H%M%S)
umask 077
mkdir -p "$folder/dumps" "$folder/base" "$folder/wal"

# Deletes all but the newest so many of the files that end so.
keep_newest() {
    find "$folder/$1" -mindepth 1 -maxdepth 1 -name "*$2" | sort -r | tail -n +"$(($3 + 1))" |
        while read -r old; do rm -rf "$old"; done
}

dump() {
    to="$folder/dumps/$now-$1"
    pg_dump --format=custom --file="$to.part" "$1"
    pg_restore --list "$to.part" >/dev/null
    pg_dumpall --roles-only --file="$to.roles.sql"
    sync "$to.part" "$to.roles.sql"
    mv "$to.part" "$to.dump"
    keep_newest dumps "-$1.dump" 14
    keep_newest dumps "-$1.roles.sql" 14
    echo "$to.dump"
}

base() {
    to="$folder/base/$now"
    pg_basebackup --pgdata="$to.part" --format=tar --gzip --checkpoint=fast --wal-method=stream
    mv "$to.part" "$to"
    keep_newest base "" 2
    drop_old_wal
    echo "$to"
}

# What came before the oldest copy of the server helps nobody any more.
drop_old_wal() {
    oldest=$(find "$folder/base" -mindepth 1 -maxdepth 1 -type d | sort | head -n 1)
    first=$(tar -xzOf "$oldest/base.tar.gz" backup_label |
        sed -n 's/^START WAL LOCATION:.*file \([0-9A-F]*\)).*/\1/p')
    pg_archivecleanup "$folder/wal" "$first"
}

case ${1:-} in
    dump) dump "${2:?which database?}" ;;
    base) base ;;
    *) sed -n '2,5s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
