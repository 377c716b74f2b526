using PluginTasks.Modules.Calls;
using PluginTasks.Modules.Running;
using PluginTasks.Protocol.Errors;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Calling;
using PluginTasks.Protocol.Messages.Loading;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Running;
using PluginTasks.Tasks.Runtime;

namespace PluginTasks.Modules.Work;

/// <summary>The tasks and agents that modules register. A module is started to be asked what it has. Thread safe.</summary>
internal sealed class ModuleTasks(ModuleRuns runs, Func<string, ModuleHost?> module) : IRegisteredWork
{
    public async ValueTask<RegisteredTask?> FindAsync(string taskName, CancellationToken cancellationToken = default)
    {
        if (!ModuleNames.TrySplit(taskName, out var name, out var local) || module(name) is not { } host)
        {
            return null;
        }

        var code = await host.CodeAsync(cancellationToken);
        if (local.StartsWith(AgentTask.Prefix, StringComparison.Ordinal))
        {
            var agent = code.Agents.FirstOrDefault(a => a.Name == local[AgentTask.Prefix.Length..]);
            return agent is null ? null : Agent(host, taskName, agent);
        }

        return code.Tasks.FirstOrDefault(t => t.Name == local) is { } task ? Task(host, taskName, task) : null;
    }

    private RegisteredTask Task(ModuleHost host, string name, LoadedTask task) => new()
    {
        Name = name,
        Permissions = task.Permissions,
        Options = task.Options.ToOptions(),
        CheckArgs = (args, token) => CheckAsync(host, task.Name, args, token),
        Work = run => RunAsync(host, run, new RunTask { Id = run.Task.Id, Task = task.Name, Args = JsonTexts.Element(run.Task.Args), Session = run.Session }),
    };

    private RegisteredTask Agent(ModuleHost host, string name, LoadedAction agent) => new()
    {
        Name = name,
        Permissions = agent.Permissions,
        Work = run => RunAsync(host, run, new RunTask
        {
            Id = run.Task.Id,
            Agent = agent.Name,
            Prompt = AgentTask.PromptOf(run.Task.Args),
            Session = run.Session,
        }),
    };

    /// <summary>A worker that dies under it is none of the caller's business while another one can be asked.</summary>
    private static async Task CheckAsync(ModuleHost host, string task, string? args, CancellationToken cancellationToken)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            using var lease = await host.LeaseAsync(cancellationToken);
            try
            {
                var check = new CheckArgs(task, JsonTexts.Element(args));
                await lease.Generation.CallAsync(RuntimeMethods.CheckArgs, check, CallScope.Nobody, cancellationToken: cancellationToken);
                return;
            }
            catch (ConnectionLostException lost)
            {
                if (!isFirst)
                {
                    throw new ModuleUnavailableException(host.Name, lost.Message, lost);
                }
            }
        }
    }

    private async Task<string?> RunAsync(ModuleHost host, ITaskRun run, RunTask call)
    {
        using var lease = await host.LeaseAsync(run.CancellationToken);
        return await runs.RunAsync(lease.Generation, run, call, () => host.GiveUp(lease.Generation));
    }
}
