using PluginTasks.Protocol.Framing;

namespace PluginTasks.ModuleRuntime.Tests.Hosting;

/// <summary>Something that runs a module: this process, or a worker.</summary>
internal interface IModuleSide : IAsyncDisposable
{
    /// <summary>The host's end.</summary>
    MessageEnd End { get; }

    /// <summary>Done when it has ended; its exit code, 0 in this process.</summary>
    Task<int> Ended { get; }
}
