using PluginTasks.Pages.Diagnostics;

namespace PluginTasks.Pages.Yaml;

/// <summary>A key of a map with its own place, and its value.</summary>
public readonly record struct YamlEntry(string Key, string File, int Line, int Column, YamlNode Value)
{
    public void Report(DiagnosticBag bag, DiagnosticCode code, string message) => bag.Add(code, File, Line, Column, message);
}
