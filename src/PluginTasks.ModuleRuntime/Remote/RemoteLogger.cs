using System.Text.Json;
using PluginTasks.ModuleRuntime.Calling;
using PluginTasks.Protocol.Messages.Guarded;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Remote;

/// <summary>Writes to the host's log. Never waits, never throws.</summary>
internal sealed class RemoteLogger(LogLines lines, string? taskId) : IModuleLogger
{
    private const int LongestText = 16 << 10;

    public void Log(ModuleLogLevel level, string message, Exception? exception = null, object? fields = null)
    {
        var task = taskId ?? CurrentCall.Value?.Task?.Id;
        lines.Write(new LogLine(level, Bounded(message ?? ""), exception is null ? null : Bounded(Describe(exception)), Written(fields), task));
    }

    private static string Bounded(string text) => text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText), "…");

    private static string Describe(Exception exception)
    {
        try
        {
            return exception.ToString();
        }
#pragma warning disable CA1031 // An author's exception may fail to describe itself; logging it must not throw.
        catch (Exception)
#pragma warning restore CA1031
        {
            return exception.GetType().FullName ?? exception.GetType().Name;
        }
    }

    private static JsonElement? Written(object? fields)
    {
        if (fields is null)
        {
            return null;
        }

        try
        {
            var element = ModuleJson.ToElement(JsonMap.From(fields));
            return element.GetRawText().Length <= LongestText ? element : ModuleJson.ToElement(new { Fields = "too large to be logged" });
        }
#pragma warning disable CA1031 // Whatever an author's property throws: the line is worth more than its fields.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return ModuleJson.ToElement(new { Fields = $"cannot be written: {error.GetType().Name}" });
        }
    }
}
