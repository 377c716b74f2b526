using System.Text.Json;
using PluginTasks.ModuleRuntime.Calling;
using PluginTasks.ModuleRuntime.Progress;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Tasks;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Remote;

/// <summary>Makes tasks. What is a function stays here under a number.</summary>
internal sealed class TaskSubmission(HostLink host, ModuleInfo module)
{
    public FunctionRegistry<IWork> Works { get; } = new();

    public FunctionRegistry<Func<TaskSnapshot, Task>> Completions { get; } = new();

    /// <param name="work">What is to be run, once.</param>
    /// <param name="id">The task's id, where the work has begun; else the host makes one.</param>
    /// <param name="label">What the user sees.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    public async Task<SubmittedTask> SubmitAsync(IWork work, string? id, string label, TaskOptions? options, CancellationToken cancellationToken)
    {
        DemandOneRun(options);
        var number = Works.Keep(work);
        try
        {
            var wish = new SubmitTask { Id = id, Work = number, Label = Shown(label) };
            var submitted = await SubmitAsync(wish, options, cancellationToken).ConfigureAwait(false);
            if (!submitted.IsNew)
            {
                Works.Take(number);
            }

            return submitted;
        }
        catch
        {
            Works.Take(number);
            throw;
        }
    }

    public async Task<string> SubmitNamedAsync(string taskName, string label, TaskOptions? options, object? args, CancellationToken cancellationToken)
    {
        var task = new SubmitTask { Task = Qualified(taskName), Args = ArgsOf(args), Label = Shown(label) };
        return (await SubmitAsync(task, options, cancellationToken).ConfigureAwait(false)).Id;
    }

    public async Task<string> SubmitAgentAsync(
        string agent, string prompt, string? name, TimeSpan? timeout, Completion? onComplete, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(agent);
        ArgumentNullException.ThrowIfNull(prompt);
        var task = new SubmitTask
        {
            Agent = Qualified(agent.Contains('.', StringComparison.Ordinal) ? agent : $"{module.Name}.{agent}"),
            Prompt = prompt,
            Label = string.IsNullOrWhiteSpace(name) ? agent : name,
        };
        return (await SubmitAsync(task, new TaskOptions { Timeout = timeout, OnComplete = onComplete }, cancellationToken).ConfigureAwait(false)).Id;
    }

    /// <exception cref="ArgumentException">A function cannot be run again.</exception>
    public static void DemandOneRun(TaskOptions? options)
    {
        if (options is { Retry: not null } or { OnInterruption: OnInterruption.Resume })
        {
            throw new ArgumentException(
                "Work that is a function can be neither retried nor resumed: register it as a task and start it by its name.",
                nameof(options));
        }
    }

    public static string Qualified(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ModuleNames.TrySplit(name, out _, out _)
            ? name
            : throw new SdkException(ErrorCodes.TaskNotRegistered, $"'{name}' is not registered; a name is written as 'module.name'.");
    }

    /// <exception cref="ArgumentException">They are not an object with named members.</exception>
    public static JsonElement? ArgsOf(object? args) => args is null ? null : JsonSize.Write(JsonMap.From(args), "arguments");

    private static string Shown(string label) => string.IsNullOrWhiteSpace(label) ? ITasks.DefaultLabel : label;

    private async Task<SubmittedTask> SubmitAsync(SubmitTask task, TaskOptions? options, CancellationToken cancellationToken)
    {
        var completion = options?.OnComplete?.Callback is { } callback ? Completions.Keep(callback) : (long?)null;
        try
        {
            task = task with { Completion = completion, Options = TaskSettings.Of(options ?? new TaskOptions()) };
            var submitted = await host.CallAsync(HostMethods.Submit, task, cancellationToken).ConfigureAwait(false);
            if (!submitted.IsNew)
            {
                Completions.Take(completion);
            }

            return submitted;
        }
        catch
        {
            Completions.Take(completion);
            throw;
        }
    }
}
