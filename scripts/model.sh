#!/bin/sh
# Random sequences of calls, kills and restarts on the real runtime and store, against a model of what has to come out.
#
#   scripts/model.sh [SEQUENCES] [SEED]     SEQUENCES from seed SEED on (1000 from 1); a failure names its seed and its calls
#
# A sequence that gets no further for a quarter of a minute is told as it happens: its seed, what it waits for, its calls.
set -eu
cd "$(dirname "$0")/.."
stalls=$(mktemp)
tail -f "$stalls" &
tail=$!
trap 'kill "$tail"; rm -f "$stalls"' EXIT
trap 'exit 130' INT TERM
export PLUGINTASKS_MODEL_SEQUENCES="${1:-1000}" PLUGINTASKS_MODEL_SEED="${2:-1}" PLUGINTASKS_MODEL_STALLS="$stalls"
dotnet test tests/PluginTasks.Store.Tests --nologo --filter FullyQualifiedName~ModelTests --logger "console;verbosity=detailed"
