using PluginTasks.Protocol.Framing;

namespace PluginTasks.Modules.Running;

/// <summary>Where a generation of a module's code runs: a process of its own, or this one. It ends when this is disposed of.</summary>
public interface IModuleProcess : IAsyncDisposable
{
    MessageEnd End { get; }

    /// <summary>Null where it is this process.</summary>
    int? ProcessId { get; }

    /// <summary>Done when it has ended: with how, as users are told. Never fails.</summary>
    Task<string> Ended { get; }
}
