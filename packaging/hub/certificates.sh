#!/bin/sh
# Makes the shop's own certificate authority, once, and a certificate for its server.
#   certificates.sh FOLDER NAME...
# NAME is how PCs call the server: a host name or an IPv4 address; several are allowed.
# In FOLDER: ca.key (keep it away from the server and from everybody), ca.crt (every PC gets it),
# server.key and server.crt (for PostgreSQL). Run again to renew the server's two.
set -eu

authority_days=3650
server_days=1825

[ $# -ge 2 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2; }
folder=$1
shift
umask 077
mkdir -p "$folder"

alternatives=""
for name in "$@"; do
    case $name in
        *[!0-9.]*) kind=DNS ;;
        *) kind=IP ;;
    esac
    alternatives="$alternatives${alternatives:+,}$kind:$name"
done

new_key() {
    openssl ecparam -name prime256v1 -genkey -noout -out "$1"
}

if ! [ -e "$folder/ca.key" ]; then
    new_key "$folder/ca.key"
    openssl req -x509 -new -key "$folder/ca.key" -sha256 -days "$authority_days" \
        -subj "/CN=Lumbung $1" -addext "basicConstraints=critical,CA:TRUE,pathlen:0" \
        -addext "keyUsage=critical,keyCertSign,cRLSign" -out "$folder/ca.crt"
fi

extensions=$(mktemp)
trap 'rm -f "$extensions" "$folder/server.csr"' EXIT
printf 'subjectAltName=%s\nextendedKeyUsage=serverAuth\nbasicConstraints=CA:FALSE\n' \
    "$alternatives" > "$extensions"
new_key "$folder/server.key"
openssl req -new -key "$folder/server.key" -subj "/CN=$1" -out "$folder/server.csr"
openssl x509 -req -in "$folder/server.csr" -CA "$folder/ca.crt" -CAkey "$folder/ca.key" \
    -CAcreateserial -sha256 -days "$server_days" -extfile "$extensions" \
    -out "$folder/server.crt" 2>/dev/null
chmod 644 "$folder/ca.crt" "$folder/server.crt"
openssl verify -CAfile "$folder/ca.crt" "$folder/server.crt" >/dev/null
echo "$folder/server.crt is for $alternatives until $(openssl x509 -in "$folder/server.crt" \
    -noout -enddate | cut -d= -f2)"
