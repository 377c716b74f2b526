#!/bin/sh
# Measures the budgets: ./bench.sh runs all benchmarks, ./bench.sh rules those whose names begin so.
# Prints a table and writes artifacts/bench.json; ends with 1 when a budget is missed.
set -eu
cd "$(dirname "$0")"

dotnet publish src/PluginTasks.Cli -c Release -r linux-x64 -o artifacts/cli --nologo -v quiet
dotnet build tests/PluginTasks.Benchmarks -c Release --nologo -v quiet
exec tests/PluginTasks.Benchmarks/bin/Release/net10.0/PluginTasks.Benchmarks "$@"
