#!/usr/bin/env bash
# Builds everything and runs every test. Arguments go to `dotnet test` (for example: --filter Name~Rules).
set -uo pipefail
cd "$(dirname "$0")"

# As root, modules run as users of their own, who have to get to this folder. Where one above it is closed to them (/root is),
# the tests run on the same files at another place, which nobody else sees.
is_reached() {
    above=$(dirname "$PWD")
    while [ -n "$(find "$above" -maxdepth 0 -perm -o=x)" ]; do
        [ "$above" != / ] || return 0
        above=$(dirname "$above")
    done
    return 1
}
if [ "$(id -u)" -eq 0 ] && [ "$(uname)" = Linux ] && ! is_reached && command -v unshare >/dev/null; then
    place=$(mktemp -d) && chmod 755 "$place"
    unshare --mount sh -c 'mount --bind "$1" "$2" && cd "$2" && shift 2 && exec ./test.sh "$@"' sh "$PWD" "$place" "$@"
    status=$?
    rmdir "$place"
    exit $status
fi

log=$(mktemp)
trap 'rm -f "$log" "$log.client"' EXIT

has_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null
if ! has_browser && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    install="timeout 180 apt-get install -y --no-install-recommends chromium"
    { $install || { timeout 60 apt-get update && $install; }; } >"$log" 2>&1
fi

dotnet build PluginTasks.sln --nologo -v quiet -clp:NoSummary || { echo "0 passed, 1 failed"; exit 1; }

# All else can be told without these.
left_out=()
leave_out_browser() { echo "$1: the tests in a browser are left out."; left_out=(--filter "FullyQualifiedName!~PluginTasks.Browser"); }
client=0
if [ ! -f src/web-client/dist/index.html ]; then
    leave_out_browser "The web client was not built; it takes Node 20.19 or later, and npm's registry"
elif ! has_browser; then
    leave_out_browser "There is no Chromium, and it could not be installed; on Debian: apt-get install chromium"
fi

if [ -d src/web-client/node_modules ]; then
    (cd src/web-client && npm test --silent -- --reporter=dot) 2>&1 | tee "$log.client"
    client=${PIPESTATUS[0]}
fi

# What attacks takes the machine for itself: it comes last and alone, unless the caller chose.
last=()
if [ $# -eq 0 ]; then
    last=(tests/PluginTasks.Attack.Tests)
    left_out=(--filter "FullyQualifiedName!~PluginTasks.Attack${left_out:+&${left_out[1]}}")
fi

# A test that hangs is a failure that names itself, not a run without an end.
dotnet test PluginTasks.sln --no-build --nologo -v quiet --logger "console;verbosity=minimal" --blame-hang-timeout 4m --blame-hang-dump-type none "${left_out[@]}" "$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
for project in "${last[@]}"; do
    dotnet test "$project" --no-build --nologo -v quiet --logger "console;verbosity=minimal" --blame-hang-timeout 4m --blame-hang-dump-type none 2>&1 | tee -a "$log"
    [ "${PIPESTATUS[0]}" -eq 0 ] || status=1
done

count() { grep -oE "$1: +[0-9]+" "$log" | awk '{ sum += $2 } END { print sum + 0 }'; }
passed=$(count Passed)
failed=$(count Failed)
# A test host that dies counts nothing, and no test at all is not a success either.
if [ "$failed" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$passed" -eq 0 ]; }; then failed=1; fi

# Vitest says: Tests  12 passed | 1 failed (13).
of_client() { [ ! -f "$log.client" ] || sed 's/\x1b\[[0-9;]*m//g' "$log.client" | grep -E '^ +Tests ' | grep -oE "[0-9]+ $1" | grep -oE '[0-9]+'; }
passed=$((passed + $(of_client passed || true) + 0))
failed=$((failed + $(of_client failed || true) + 0))
if [ "$failed" -eq 0 ] && [ "$client" -ne 0 ]; then failed=1; fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
