using PluginTasks.Modules.Running;
using PluginTasks.Protocol.Calls;

namespace PluginTasks.Modules.Calls;

/// <summary>All that module code is answered.</summary>
internal sealed class ModuleCalls(
    TaskCalls tasks, ReadCalls reads, ScheduleCalls schedules, SubprocessCalls subprocesses, GuardedCalls guarded, HostCalls host) : IModuleCalls
{
    public CallHandlers For(ModuleLink link)
    {
        var handlers = new CallHandlers();
        tasks.AddTo(handlers, link);
        reads.AddTo(handlers, link);
        schedules.AddTo(handlers, link);
        subprocesses.AddTo(handlers, link);
        guarded.AddTo(handlers, link);
        host.AddTo(handlers, link);
        return handlers;
    }
}
