using PluginTasks.Modules.Running;
using PluginTasks.Protocol.Calls;
using PluginTasks.Tasks.Facade;

namespace PluginTasks.Modules.Calls;

/// <summary>Who is behind a call of module code: its module, and the session of the host's call that it is made within.</summary>
internal static class Callers
{
    public static TaskCaller CallerOf(this ModuleLink link, InboundCall call)
    {
        var scope = link.Calls.Of(call.Within);
        return new TaskCaller(link.Module.Name, scope.Session, scope.TraceParent);
    }
}
