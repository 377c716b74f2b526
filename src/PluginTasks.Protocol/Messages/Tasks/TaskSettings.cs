using System.Text.Json;
using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages.Tasks;

/// <summary><see cref="TaskOptions"/>, but for what stays in the module.</summary>
public sealed record TaskSettings
{
    public static TaskSettings Default { get; } = new();

    public string? TaskKey { get; init; }

    public double? TimeoutSeconds { get; init; }

    public int Priority { get; init; } = 5;

    public RetrySettings? Retry { get; init; }

    public bool? Resumes { get; init; }

    /// <summary>An action to be called at the end, as <c>module.action</c>.</summary>
    public string? CompletionAction { get; init; }

    public JsonElement? CompletionContext { get; init; }

    public string? SessionKey { get; init; }

    public static TaskSettings Of(TaskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new TaskSettings
        {
            TaskKey = options.TaskKey,
            TimeoutSeconds = options.Timeout?.TotalSeconds,
            Priority = options.Priority,
            Retry = options.Retry is null ? null : RetrySettings.Of(options.Retry),
            Resumes = options.OnInterruption is { } wish ? wish == OnInterruption.Resume : null,
            CompletionAction = options.OnComplete?.ActionName,
            CompletionContext = options.OnComplete?.ActionName is null ? null : ModuleJson.ToElement(options.OnComplete.Context),
            SessionKey = options.SessionKey,
        };
    }

    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public TaskOptions ToOptions() => new()
    {
        TaskKey = TaskKey,
        Timeout = TimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        Priority = Priority,
        Retry = Retry?.ToPolicy(),
        OnInterruption = Resumes switch { null => null, true => OnInterruption.Resume, false => OnInterruption.Interrupt },
        OnComplete = CompletionAction is null ? null : Completion.Action(CompletionAction, CompletionContext),
        SessionKey = SessionKey,
    };
}
