using PluginTasks.Protocol.Calls;

namespace PluginTasks.Modules.Running;

/// <summary>What a module's code is answered.</summary>
public interface IModuleCalls
{
    CallHandlers For(ModuleLink link);
}
