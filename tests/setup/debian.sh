#!/bin/sh
# Install the Debian packages that only `make test-all` needs, or say in one sentence what is missing.
packages="poppler-utils gir1.2-poppler-0.18 python3-gi libreoffice-writer-nogui"

missing=""
for package in $packages; do
    dpkg-query -W -f '${Status}' "$package" 2> /dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing > /dev/null && exit 0
fi
echo "make test-all needs these Debian packages: apt install$missing (make test does without)" >&2
exit 1
