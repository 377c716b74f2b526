using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Yaml;

/// <summary>A value of a file, with its place. Immutable; aliases share nodes.</summary>
public abstract class YamlNode(string file, int line, int column)
{
    /// <summary>The file as diagnostics name it.</summary>
    public string File { get; } = file;

    public int Line { get; } = line;

    public int Column { get; } = column;

    /// <summary>"text", "a number", "a map", …</summary>
    public abstract string Describe();

    /// <summary>The plain data, nothing in it read as a binding.</summary>
    public abstract Value ToValue();

    public void Report(DiagnosticBag bag, DiagnosticCode code, string message) => bag.Add(code, File, Line, Column, message);
}
