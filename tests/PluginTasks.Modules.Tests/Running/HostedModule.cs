using System.Collections.Concurrent;
using PluginTasks.Modules.Library;
using PluginTasks.Modules.Running;
using PluginTasks.Protocol.Calls;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Tests;

namespace PluginTasks.Modules.Tests.Running;

/// <summary>The host of one module, whose processes are a test's own.</summary>
internal sealed class HostedModule : IModuleCalls, IModuleLog, IAsyncDisposable
{
    private readonly ModulesFolder folder = new();
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("plugintasks-test-");

    public HostedModule()
    {
        var library = folder.Load();
        Module = library.Find("m")!;
        Parts = new ModuleHostParts(
            Workers,
            this,
            new ModuleLoading(() => library, _ => JsonMap.Empty),
            _ => new ModuleHome(null, () => throw new InvalidOperationException("Nobody asks."), null),
            new ModuleHostOptions { DataFolder = data.FullName, Idle = TimeSpan.FromSeconds(1) },
            new TemporaryFolders(data.FullName),
            Time,
            this)
        {
            LeaveTasksAsync = (_, _) => Task.CompletedTask,
        };
        Host = new ModuleHost(Parts, Module);
    }

    public ManualTime Time { get; } = new();

    public FakeWorkers Workers { get; } = new();

    public Module Module { get; }

    public ModuleHostParts Parts { get; }

    public ModuleHost Host { get; }

    /// <summary>The numbers of generations that were told to have ended.</summary>
    public ConcurrentQueue<int> EndedOnes { get; } = new();

    public CallHandlers For(ModuleLink link) => new();

    public void Started(string module, int generation, int? processId)
    {
    }

    public void StartFailed(string module, Exception error)
    {
    }

    public void Died(string module, int generation, string how)
    {
    }

    public void Ended(string module, int generation) => EndedOnes.Enqueue(generation);

    public void CallFailed(string module, string call, string correlationId, Exception error)
    {
    }

    public void LongRunningFailed(string module, string name, Exception error)
    {
    }

    public void Line(string module, ModuleLine line)
    {
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Parts.Temporary.Dispose();
        data.Delete(recursive: true);
        folder.Dispose();
    }
}
