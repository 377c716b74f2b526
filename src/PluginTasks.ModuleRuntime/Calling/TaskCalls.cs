using System.Text.Json;
using PluginTasks.ModuleRuntime.Progress;
using PluginTasks.ModuleRuntime.Remote;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Messages.Calling;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Calling;

/// <summary>The work of tasks, and their completions.</summary>
internal sealed class TaskCalls(LoadedModule module, HostLink host)
{
    private RemoteTasks Tasks => module.Sdk.Tasks;

    /// <exception cref="InvalidPayloadException">They do not fit.</exception>
    public static void CheckArgs(LoadedModule module, CheckArgs message)
    {
        if (module.Code.Tasks.TryGetValue(message.Task, out var task))
        {
            task.Method.Payload(JsonMap.From(message.Args));
        }
        else if (module.Scripts?.Tasks.Any(t => t.Name == message.Task) != true)
        {
            throw NotRegistered(message.Task);
        }
    }

    /// <summary>One attempt, from its grant to its end.</summary>
    public async Task<RunTaskAnswer> RunAsync(InboundCall call, RunTask message, CancellationToken cancellationToken)
    {
        var run = new TaskRun(host, message.Id, call.Id, message.Session, cancellationToken) { Attempt = message.Attempt, Checkpoint = message.Checkpoint };
        CurrentCall.Value = run.Call;
        using var trace = CallTrace.Begin(message.Trace, message.Task ?? message.Agent ?? message.Id);
        Tasks.Running.Add(run);
        try
        {
            var result = await StartAsync(run, message).ConfigureAwait(false);
            return new RunTaskAnswer(JsonSize.Write(result, "result"));
        }
        finally
        {
            await Tasks.EndAsync(run).ConfigureAwait(false);
        }
    }

    public async Task<Nothing> CompleteAsync(InboundCall call, CompleteTask message)
    {
        CurrentCall.Value = new CurrentCall(call.Id, message.Session);
        if (Tasks.Completions.Take(message.Completion) is { } completion)
        {
            await (completion(message.Task) ?? Task.CompletedTask).ConfigureAwait(false);
        }

        return Nothing.Value;
    }

    public void Forget(ForgetWork message)
    {
        Tasks.Works.Take(message.Work)?.Forget();
        Tasks.Completions.Take(message.Completion);
    }

    private static SdkException NotRegistered(string name) => new(ErrorCodes.TaskNotRegistered, $"The module has no task '{name}'.");

    private async Task<object?> StartAsync(TaskRun run, RunTask message)
    {
        if (message.Work is { } number)
        {
            var work = Tasks.Works.Take(number)
                ?? throw new SdkException(
                    ErrorCodes.TaskNotRegistered,
                    "The work of this task is no longer there: it was a function of a process that has ended, or was forgotten.");
            return await work.RunAsync(run).ConfigureAwait(false);
        }

        var context = new RemoteTaskContext(Tasks, run);
        if (message.Agent is { } agent)
        {
            return module.Code.Agents.TryGetValue(agent, out var found)
                ? await found.AskAsync(message.Prompt ?? "", context).ConfigureAwait(false)
                : throw new SdkException(ErrorCodes.TaskNotRegistered, $"The module has no agent '{agent}'.");
        }

        var name = message.Task ?? throw new ArgumentException("A task has work, a name, or an agent.");
        var args = JsonMap.From(message.Args);
        if (module.Code.Tasks.TryGetValue(name, out var task))
        {
            return await task.Method.CallAsync(task.Method.Payload(args), context, run.Cancellation).ConfigureAwait(false);
        }

        return module.Scripts is { } scripts && scripts.Tasks.Any(t => t.Name == name)
            ? await scripts.RunTaskAsync(name, args, context, run.Cancellation).ConfigureAwait(false)
            : throw NotRegistered(name);
    }
}
