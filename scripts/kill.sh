#!/bin/sh
# A host with tasks, killed (SIGKILL) at random moments and started again, or only its worker; then looks what was lost.
#
#   scripts/kill.sh [ROUNDS] [TASKS] [SEED]     50 rounds with 5000 tasks, from a seed that is printed
set -eu
cd "$(dirname "$0")/.."
dotnet build tests/PluginTasks.Host.Process -c Release -v quiet --nologo -clp:NoSummary
exec dotnet tests/PluginTasks.Host.Process/bin/Release/net10.0/PluginTasks.Host.Process.dll kill "${1:-50}" "${2:-5000}" "${3:-$(date +%s)}"
