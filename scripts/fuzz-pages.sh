#!/bin/sh
# Mutates YAML files of modules and puts them through everything that reads them.
#
#   scripts/fuzz-pages.sh [COUNT] [SEED]     COUNT mutated files (200000); prints the seed when none is given
#   scripts/fuzz-pages.sh --hostile          the texts made to be slow or large, each as large as a file can be
#   scripts/fuzz-pages.sh --replay FOLDER    once more over the module folder that a failure left
#
# Fails for an exception, a step of over a second, or over 200 MiB of memory, and leaves the files in artifacts/fuzz.
set -u
cd "$(dirname "$0")/.."
artifacts=artifacts/fuzz
base=/tmp
[ -d /dev/shm ] && [ -w /dev/shm ] && base=/dev/shm
work=$(mktemp -d "$base/plugintasks-fuzz-XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$artifacts"
dotnet build tests/PluginTasks.Fuzz -c Release -v quiet --nologo || exit 2
dotnet tests/PluginTasks.Fuzz/bin/Release/net10.0/PluginTasks.Fuzz.dll "$work" "$artifacts" "$@"
code=$?
# A stack overflow, lack of memory or a hang leaves no chance to write anything from inside.
if [ "$code" -gt 1 ]; then
  rm -rf "$artifacts/crash"
  cp -r "$work" "$artifacts/crash"
  echo "the process ended with $code; again: scripts/fuzz-pages.sh --replay $artifacts/crash/fuzz"
fi
exit "$code"
