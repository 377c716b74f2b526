#!/usr/bin/env bash
# Builds everything and runs every test. Arguments go to `dotnet test` (for example: --filter Name~Rules).
set -uo pipefail
cd "$(dirname "$0")"

log=$(mktemp)
trap 'rm -f "$log"' EXIT

dotnet build PluginTasks.sln --nologo -v quiet -clp:NoSummary || { echo "0 passed, 1 failed"; exit 1; }
# A test that hangs is a failure that names itself, not a run without an end.
dotnet test PluginTasks.sln --no-build --nologo -v quiet --blame-hang-timeout 4m --blame-hang-dump-type none "$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

count() { grep -oE "$1: +[0-9]+" "$log" | awk '{ sum += $2 } END { print sum + 0 }'; }
passed=$(count Passed)
failed=$(count Failed)
# A test host that dies counts nothing, and no test at all is not a success either.
if [ "$failed" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$passed" -eq 0 ]; }; then failed=1; fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
