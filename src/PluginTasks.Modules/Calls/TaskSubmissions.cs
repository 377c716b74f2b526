using PluginTasks.Modules.Running;
using PluginTasks.Modules.Work;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Calling;
using PluginTasks.Protocol.Messages.Tasks;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Modules.Calls;

/// <summary>The tasks that module code makes.</summary>
internal sealed class TaskSubmissions(TaskFacade tasks, FunctionWork functions)
{
    public async Task<SubmittedTask> SubmitAsync(ModuleLink link, InboundCall call, SubmitTask wanted, CancellationToken cancellationToken)
    {
        // What the module holds for the task keeps its generation.
        var lease = wanted.Work is not null || wanted.Completion is not null
            ? link.Generation.TryExtend() ?? throw new SdkException(
                ErrorCodes.NoAuthenticatedUser, "Code that runs outside of any call has no user to make a task for.")
            : null;
        try
        {
            var added = await AddAsync(link, call, wanted, lease, cancellationToken);
            if (!added.IsNew)
            {
                lease?.Dispose();
            }
            else if (wanted.Work is not null)
            {
                HangOn(link.Generation, lease!, added.Task.Id);
            }

            return new SubmittedTask(added.Task.Id, added.IsNew);
        }
        catch
        {
            lease?.Dispose();
            throw;
        }
    }

    private Task<AddedTask> AddAsync(ModuleLink link, InboundCall call, SubmitTask wanted, Lease? lease, CancellationToken cancellationToken)
    {
        var caller = link.CallerOf(call);
        var options = wanted.Options.ToOptions();
        var scope = link.Calls.Of(call.Within);
        Func<TaskRecord, Task>? onEnded = lease is null ? null : task => EndAsync(lease, wanted, scope, task);
        if (wanted.Work is { } work)
        {
            return tasks.SubmitAsync(caller, functions.Of(link.Generation, work), wanted.Label, options, wanted.Id, onEnded, cancellationToken);
        }

        var (name, args) = wanted.Agent is { } agent
            ? (AgentTask.NameOf(agent, link.Module.Name), AgentTask.ArgsOf(wanted.Prompt ?? ""))
            : (wanted.Task ?? "", JsonTexts.TextOf(wanted.Args));
        return tasks.SubmitAsync(caller, name, args, wanted.Label, options, onEnded, cancellationToken);
    }

    /// <summary>It has to make way with its generation also while it waits for its start.</summary>
    private static void HangOn(Generation generation, Lease lease, string id)
    {
        generation.Functions[id] = true;
        if (lease.IsBack)
        {
            // It has ended already.
            generation.Functions.TryRemove(id, out _);
        }
    }

    private static async Task EndAsync(Lease lease, SubmitTask wanted, CallScope scope, TaskRecord task)
    {
        try
        {
            using var held = lease;
            if (wanted.Completion is { } completion)
            {
                await lease.Generation.CallAsync(RuntimeMethods.CompleteTask, new CompleteTask(completion, task.ToSnapshot(), scope.Session), scope);
            }

            // What completed was called, and is gone with its call.
            if (wanted.Work is not null && task.Status != TaskState.Completed && !lease.Generation.Lost.IsCompleted)
            {
                await lease.Generation.CallAsync(RuntimeMethods.ForgetWork, new ForgetWork(wanted.Work, null), CallScope.Nobody);
            }
        }
        finally
        {
            lease.Generation.Functions.TryRemove(task.Id, out _);
        }
    }
}
