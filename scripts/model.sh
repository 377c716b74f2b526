#!/bin/sh
# Random sequences of calls, kills and restarts on the real runtime and store, against a model of what has to come out.
#
#   scripts/model.sh [SEQUENCES] [SEED]     SEQUENCES from seed SEED on (1000 from 1); a failure names its seed and its calls
set -eu
cd "$(dirname "$0")/.."
export PLUGINTASKS_MODEL_SEQUENCES="${1:-1000}" PLUGINTASKS_MODEL_SEED="${2:-1}"
exec dotnet test tests/PluginTasks.Store.Tests --nologo --filter FullyQualifiedName~ModelTests --logger "console;verbosity=detailed"
