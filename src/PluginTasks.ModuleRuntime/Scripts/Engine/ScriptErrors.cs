using System.Runtime.CompilerServices;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Scripts.Engine;

/// <summary>What the SDK throws as errors of the script, and what a script throws as exceptions.</summary>
internal sealed class ScriptErrors(Jint.Engine engine, ScriptValues values, IReadOnlyList<ScriptFile> files)
{
    private const int LongestLine = 100;

    // A script that lets an error of the SDK pass gives back what was thrown, with all that belongs to it.
    private readonly ConditionalWeakTable<ObjectInstance, Exception> thrown = [];

    public JavaScriptException ToScript(Exception problem)
    {
        var (code, message) = Describe(problem);
        var error = engine.Error.Construct([new JsValue(message)]);
        error.Put("code", new JsValue(code), false);
        switch (problem)
        {
            case InvalidPayloadException invalid:
                error.Put("fields", values.FromJson(ModuleJson.ToElement(invalid.Fields)), false);
                break;
            case SubprocessFailedException failed:
                error.Put("result", values.FromJson(ModuleJson.ToElement(failed.Result)), false);
                break;
            case SubprocessTimeoutException late:
                error.Put("result", values.FromJson(ModuleJson.ToElement(late.Result)), false);
                break;
        }

        thrown.Add(error, problem);
        return new JavaScriptException(error);
    }

    public Exception FromScript(JavaScriptException problem)
    {
        var error = problem.Error;
        if (!error.IsObject())
        {
            return new ScriptException($"{Place(problem)}: {TypeConverter.ToString(error)}", new TaskFailedException(Filled(TypeConverter.ToString(error))));
        }

        if (thrown.TryGetValue(error.AsObject(), out var original))
        {
            return original;
        }

        var name = Text(error, "name") ?? "Error";
        var message = Text(error, "message") ?? "";
        if (Text(error, "code") is { Length: > 0 } code)
        {
            return new SdkException(code, Filled(message.Length > 0 ? message : code));
        }

        // The engine often says no more than that it was the wrong type.
        var what = message.Length > 0 ? $": {message}" : Line(problem) is { } line ? $" in: {line}" : "";
        var full = $"{Place(problem)}: {name}{what}";

        // A plain Error is what an author says on purpose; the others mostly are mistakes in the script.
        return new ScriptException(full, name == "Error" && message.Length > 0 ? new TaskFailedException(message) : null);
    }

    private static string Place(JavaScriptException problem) =>
        problem.Location is { Source: not null } place ? $"{place.Source}:{problem.LineNumber}" : "script";

    /// <summary>What stands where it was thrown; null where that is nowhere.</summary>
    private string? Line(JavaScriptException problem)
    {
        var text = files.FirstOrDefault(f => f.Name == problem.Location?.Source)?.Text;
        return text?.Split('\n').ElementAtOrDefault(problem.LineNumber - 1)?.Trim() switch
        {
            null or "" => null,
            { Length: > LongestLine } line => $"{line[..LongestLine]}…",
            var line => line,
        };
    }

    private static string Filled(string message) => string.IsNullOrWhiteSpace(message) ? "Error" : message;

    private static string? Text(JsValue error, string name) => error.AsObject().Get(name) is { } value && value.IsString() ? value.AsString() : null;

    private static (string Code, string Message) Describe(Exception problem) => problem switch
    {
        SdkException known => (known.Code, known.Message),
        TaskFailedException failed => ("task_failed", failed.Message),
        ArgumentException { ParamName: { } parameter } wrong =>
            ("invalid_argument", wrong.Message.Replace($" (Parameter '{parameter}')", "", StringComparison.Ordinal)),
        ArgumentException wrong => ("invalid_argument", wrong.Message),
        TimeoutException => ("timeout", problem.Message),
        FileNotFoundException or DirectoryNotFoundException => ("file_not_found", problem.Message),
        IOException or UnauthorizedAccessException => ("file_failed", problem.Message),
        NotSupportedException => ("not_supported", problem.Message),
        OperationCanceledException => ("cancelled", "The call was given up."),
        _ => ("failed", problem.Message),
    };
}
