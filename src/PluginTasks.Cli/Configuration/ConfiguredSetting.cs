using System.Text.Json;
using PluginTasks.Pages.Values;

namespace PluginTasks.Cli.Configuration;

/// <summary>One value that the operator has set for a module. Its text form does not show it: it may be secret. Immutable.</summary>
/// <param name="module">Of which module.</param>
/// <param name="name">Its name in the module's manifest.</param>
/// <param name="place">Where it was set, for messages.</param>
/// <param name="value">The value, or where it is.</param>
internal sealed class ConfiguredSetting(string module, string name, string place, Value value)
{
    private const int LongestFile = 1 << 20;

    public string Module => module;

    public string Name => name;

    public string Place => place;

    /// <summary>The file that holds the value; null where it was written out.</summary>
    public string? File { get; init; }

    /// <summary>Reads the file each time, as its content may have changed. A line end at its end does not count.</summary>
    /// <exception cref="CommandFailure">The file cannot be read.</exception>
    public JsonElement Read() => File is null
        ? JsonSerializer.Deserialize<JsonElement>(ValueJson.ToText(value))
        : JsonSerializer.SerializeToElement(Content(File).TrimEnd('\r', '\n'));

    public override string ToString() => $"{module}.{name}";

    private string Content(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            var text = new char[LongestFile + 1];
            var length = reader.ReadBlock(text);
            return length <= LongestFile ? new string(text, 0, length) : throw new IOException($"it holds more than {LongestFile} characters");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(ExitCode.NotFound, $"{place}: the value of '{name}' cannot be read: {problem.Message}");
        }
    }
}
