#!/usr/bin/env bash
# Takes a picture of every page of the sample modules, in light and dark, into docs/screenshots.
# WHOLE=1 shows what is below the first screen as well, for looking at; those pictures are large.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=${1:-docs/screenshots}
mkdir -p "$folder"
rm -f "$folder"/*.png
PLUGINTASKS_SCREENSHOTS=$folder PLUGINTASKS_SCREENSHOTS_WHOLE=${WHOLE:-} \
    dotnet test tests/PluginTasks.Browser.Tests --nologo --filter FullyQualifiedName~SamplePagesTests
du -sh "$folder"
