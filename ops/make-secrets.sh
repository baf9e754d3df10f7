#!/bin/sh
# Makes every secret that ops/compose.yaml reads, each in a file of its own, in ops/secrets or in the folder that is named. What is there stays.
# As root, since each file is given to the number of the one user who may read it: 10001 is Mingus in its image, 999 PostgreSQL and Redis in theirs.
set -eu
umask 077
folder=${1:-$(dirname "$0")/secrets}
mkdir -p "$folder"
cd "$folder"
if [ -e secret-key ]; then
	echo "There are secrets in $folder already; nothing was changed." >&2
	exit 1
fi

random() { openssl rand -base64 48 | tr -d '\n/+=' | cut -c1-48; }
random >secret-key
random >metrics-token
random >postgres-password
redis_password=$(random)
echo "postgres://mingus:$(cat postgres-password)@postgres:5432/mingus?sslmode=verify-full" >database-url
echo "rediss://:$redis_password@redis:6379" >redis-url

# An authority for these two alone. Its key is not kept, so that nobody else is ever signed by it.
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj '/CN=Mingus, inside' -keyout ca.key -out ca.crt 2>/dev/null
for name in postgres redis; do
	openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$name" -keyout "$name.key" -out "$name.csr" 2>/dev/null
	printf 'subjectAltName=DNS:%s' "$name" >"$name.ext"
	openssl x509 -req -in "$name.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 3650 -extfile "$name.ext" -out "$name.crt" 2>/dev/null
	rm "$name.csr" "$name.ext"
done
rm -f ca.key ca.srl

cat >redis.conf <<CONF
port 0
tls-port 6379
tls-cert-file /run/secrets/redis.crt
tls-key-file /run/secrets/redis.key
tls-ca-cert-file /run/secrets/ca.crt
tls-auth-clients no
requirepass $redis_password
maxmemory 512mb
maxmemory-policy noeviction
appendonly yes
dir /data
CONF

chmod 644 ca.crt
if [ "$(id -u)" = 0 ]; then
	chown 10001:10001 secret-key metrics-token database-url redis-url
	chown 999:999 postgres.crt postgres.key redis.crt redis.key redis.conf
else
	echo 'Not root, so the files are yours: give them to the numbers that this script names before you start.' >&2
fi
echo "Secrets made in $folder."
