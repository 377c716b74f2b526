using PluginTasks.Modules.Library;
using PluginTasks.Protocol.Calls;

namespace PluginTasks.Modules.Running;

/// <summary>A connection to a module's code, for what answers the module on it.</summary>
public sealed class ModuleLink(Module module, ModuleFolders folders)
{
    public Module Module { get; } = module;

    public ModuleFolders Folders { get; } = folders;

    public OpenCalls Calls { get; } = new();

    /// <summary>Where it lives. Set before it is started.</summary>
    public ModuleHome Home { get; internal set; } = null!;

    /// <summary>Set before the first call comes.</summary>
    public Generation Generation { get; internal set; } = null!;

    /// <summary>What it may do, and the decisions that this was read with.</summary>
    internal DecidedRules? Rules { get; set; }

    internal ProtocolConnection Connection { get; set; } = null!;
}
