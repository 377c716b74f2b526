using PluginTasks.Modules.Running;
using PluginTasks.Protocol.Messages.Calling;
using PluginTasks.Tasks.Running;

namespace PluginTasks.Modules.Work;

/// <summary>Work that a generation holds as a function, under a number.</summary>
internal sealed class FunctionWork(ModuleRuns runs, Func<string, ModuleHost?> module)
{
    public TaskWork Of(Generation generation, long work) => run =>
    {
        generation.Functions[run.Task.Id] = true;
        return runs.RunAsync(
            generation, run, new RunTask { Id = run.Task.Id, Work = work, Session = run.Session }, () => module(generation.Module.Name)?.GiveUp(generation));
    };
}
