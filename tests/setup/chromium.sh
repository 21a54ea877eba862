#!/bin/sh
# chromium.sh PYTHON: print the path of a Chromium that starts. One that is there, else the system's package where
# it may be installed, else Playwright's own. A headless shell comes first: it opens pages several times as fast.
python=$1

works() { [ -n "$1" ] && "$1" --version > /dev/null 2>&1; }

find_one() {
    for name in "$CHROMIUM" chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        path=$(command -v "$name" 2> /dev/null) || continue
        works "$path" && echo "$path" && return 0
    done
    return 1
}

find_one && exit 0

if command -v apt-get > /dev/null && [ "$(id -u)" = 0 ]; then
    { apt-get update -qq && export DEBIAN_FRONTEND=noninteractive; apt-get install -y -qq --no-install-recommends chromium-headless-shell || apt-get install -y -qq --no-install-recommends chromium; } > /dev/null 2>&1
    find_one && exit 0
fi

"$python" -m playwright install chromium >&2
path=$("$python" -c 'from playwright.sync_api import sync_playwright as s
with s() as p: print(p.chromium.executable_path)')
works "$path" && echo "$path" && exit 0

echo "The tests need a Chromium: install one (Debian: apt install chromium), or name yours: make CHROMIUM=/path/to/chromium test" >&2
exit 1
