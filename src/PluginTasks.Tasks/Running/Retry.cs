using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Running;

/// <summary>When a failed attempt is tried again.</summary>
internal sealed class Retry(RetryPolicy policy)
{
    public static Retry? Of(TaskRecord task) =>
        Read(task.Retry) is { } policy ? new Retry(policy) : null;

    public static RetryPolicy? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<RetryPolicy>(json);

    public static string? Write(RetryPolicy? policy) => policy is null ? null : JsonSerializer.Serialize(policy);

    /// <summary>How long to wait after an attempt; null where it was the last.</summary>
    public TimeSpan? Next(int attempt)
    {
        if (attempt > policy.Max)
        {
            return null;
        }

        // After a thousand attempts the power is infinite, and no wait at all times that is no number.
        var power = Math.Min(Math.Pow(policy.Factor, attempt - 1), double.MaxValue);
        var seconds = Math.Min(policy.FirstDelay.TotalSeconds * power, policy.MaxDelay.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (1 + (policy.Jitter * ((2 * Random.Shared.NextDouble()) - 1))));
    }
}
