using PluginTasks.Pages.Diagnostics;
using YamlDotNet.Core;

namespace PluginTasks.Pages.Yaml;

/// <summary>Leaves a file that cannot be read further; becomes a diagnostic at once.</summary>
internal sealed class UnreadableYamlException(DiagnosticCode code, Mark mark, string message) : Exception(message)
{
    public DiagnosticCode Code { get; } = code;

    public int Line { get; } = (int)mark.Line;

    public int Column { get; } = (int)mark.Column;
}
