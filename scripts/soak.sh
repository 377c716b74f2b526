#!/bin/sh
# Constant load of every kind of task for minutes, with reloads; prints what it needs every 30 s and fails when that grows.
#
#   scripts/soak.sh [MINUTES]     10
set -eu
cd "$(dirname "$0")/.."
dotnet build tests/PluginTasks.Host.Process -c Release -v quiet --nologo -clp:NoSummary
exec dotnet tests/PluginTasks.Host.Process/bin/Release/net10.0/PluginTasks.Host.Process.dll soak "${1:-10}"
