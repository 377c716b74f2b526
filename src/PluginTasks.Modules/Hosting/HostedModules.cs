using PluginTasks.Modules.Library;
using PluginTasks.Modules.Running;

namespace PluginTasks.Modules.Hosting;

/// <summary>The modules of a host: what was read of each, and what runs of it. Thread safe.</summary>
internal sealed class HostedModules : IAsyncDisposable
{
    private readonly Dictionary<string, ModuleHost> byName = new(StringComparer.Ordinal);
    private readonly ModuleLoading loading;
    private readonly Lock gate = new();

    public HostedModules(PluginHostSetup setup, IModuleCalls calls, Func<Generation, string, Task> leaveTasks)
    {
        Library = setup.Switches is { } switches ? setup.Library.With(switches.Read()) : setup.Library;
        loading = new ModuleLoading(() => Library, setup.Settings);
        foreach (var module in Library.Modules.Where(m => ReferenceEquals(Library.Find(m.Name), m)))
        {
            var launcher = setup.InProcess.TryGetValue(module.Name, out var here) ? new WithoutScripts(here) : setup.Launcher;
            var parts = new ModuleHostParts(launcher, calls, loading, setup.Modules, setup.Time, setup.ModuleLog) { LeaveTasksAsync = leaveTasks };
            byName.Add(module.Name, new ModuleHost(parts, module));
        }
    }

    public ModuleLibrary Library { get; private set; }

    public IEnumerable<ModuleHost> All => byName.Values;

    public ModuleHost? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Reads a module's files again.</summary>
    public Module ReadAgain(ModuleHost host)
    {
        lock (gate)
        {
            Library = Library.After(host.Module.Folder.FullPath("module.yaml"));
            return Library.Find(host.Name) ?? host.Module;
        }
    }

    /// <summary>Switches a module on or off, for the library as it is from now on.</summary>
    public Module Switch(ModuleHost host, bool isOn)
    {
        lock (gate)
        {
            Library = Library.With([KeyValuePair.Create(host.Name, isOn)]);
            return Library.Find(host.Name) ?? host.Module;
        }
    }

    /// <summary>Sends the messages of now to what runs.</summary>
    public Task SendMessagesAsync()
    {
        var messages = loading.Messages();
        return Task.WhenAll(All.Select(m => m.SendMessagesAsync(messages)));
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(All.Select(m => m.DisposeAsync().AsTask()));
}
