using System.Collections.Concurrent;
using PluginTasks.Modules.Library;
using PluginTasks.Modules.Running;
using PluginTasks.Pages.Files;

namespace PluginTasks.Modules.Hosting;

/// <summary>The modules of a host: what was read of each, and what runs of it. Thread safe.</summary>
internal sealed class HostedModules : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ModuleHost> byName = new(StringComparer.Ordinal);
    private readonly Func<Module, ModuleHost> make;
    private readonly ModuleLoading loading;
    private readonly TemporaryFolders temporary;
    private readonly Lock gate = new();

    public HostedModules(PluginHostSetup setup, IModuleCalls calls, Func<ModuleLink, ModuleHome> makeHome, Func<Generation, string, Task> leaveTasks)
    {
        Library = setup.Switches is { } switches ? setup.Library.With(switches.Read()) : setup.Library;
        loading = new ModuleLoading(() => Library, setup.Settings);
        temporary = new TemporaryFolders(setup.Modules.DataFolder);
        make = module =>
        {
            var launcher = setup.InProcess.TryGetValue(module.Name, out var here) ? new WithoutScripts(here) : setup.Launcher;
            var parts = new ModuleHostParts(launcher, calls, loading, makeHome, setup.Modules, temporary, setup.Time, setup.ModuleLog)
            {
                LeaveTasksAsync = leaveTasks,
            };
            return new ModuleHost(parts, module);
        };
        foreach (var module in Library.Modules.Where(m => ReferenceEquals(Library.Find(m.Name), m)))
        {
            byName[module.Name] = make(module);
        }
    }

    public ModuleLibrary Library { get; private set; }

    public IEnumerable<ModuleHost> All => byName.Values;

    public ModuleHost? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Reads all of a module's files again.</summary>
    public Module ReadAgain(ModuleHost host) => Change(host, library => library.ReadAgain(host.Name));

    /// <summary>Reads again what hangs on files that have changed.</summary>
    public Module ReadAgain(ModuleHost host, IEnumerable<string> changed) =>
        Change(host, library => changed.Aggregate(library, (now, path) => now.After(path)));

    /// <summary>Switches a module on or off, for the library as it is from now on.</summary>
    public Module Switch(ModuleHost host, bool isOn) => Change(host, library => library.With([KeyValuePair.Create(host.Name, isOn)]));

    /// <summary>Takes in one more module; null where there is one of its name.</summary>
    public ModuleHost? Add(ModuleFolder folder)
    {
        lock (gate)
        {
            var more = Library.With(folder);
            if (more.Modules[^1] is var added && byName.ContainsKey(added.Name))
            {
                return null;
            }

            Library = more;
            return byName[added.Name] = make(added);
        }
    }

    /// <summary>Sends the messages of now to what runs.</summary>
    public Task SendMessagesAsync()
    {
        var messages = loading.Messages();
        return Task.WhenAll(All.Select(m => m.SendMessagesAsync(messages)));
    }

    /// <summary>Removes what hosts that were killed left of what modules need not keep.</summary>
    public void RemoveLeftOvers() => temporary.RemoveLeftOvers();

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(All.Select(m => m.DisposeAsync().AsTask()));
        temporary.Dispose();
    }

    private Module Change(ModuleHost host, Func<ModuleLibrary, ModuleLibrary> change)
    {
        lock (gate)
        {
            Library = change(Library);
            return Library.Find(host.Name) ?? host.Module;
        }
    }
}
