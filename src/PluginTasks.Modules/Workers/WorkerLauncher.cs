using PluginTasks.Modules.Library;
using PluginTasks.Modules.Running;
using PluginTasks.Sandbox.Cage;
using PluginTasks.Sandbox.Limits;
using PluginTasks.Sandbox.Processes;
using PluginTasks.Sdk;

namespace PluginTasks.Modules.Workers;

/// <summary>Runs each generation of a module in a process of its own.</summary>
public sealed class WorkerLauncher(WorkerOptions options, IModuleLog log) : IModuleLauncher
{
    private static readonly string[] Inherited = ["PATH", "LANG", "TZ"];

    public Task<IModuleProcess> LaunchAsync(ModuleLink link, CancellationToken cancellationToken)
    {
        if (!File.Exists(options.Program))
        {
            throw new FileNotFoundException($"the worker program is not at {options.Program}; build the solution, or install the program again");
        }

        var limits = LimitsOf(link);
        var start = new ChildStart
        {
            Program = options.Program,
            WorkingFolder = link.Folders.Data,
            Environment = Environment(link.Module, link.Folders, link.Home, limits),
            ConnectsMessages = true,
        };
        var held = options.Limits?.Start(limits, groups => Start(link, start with { Groups = groups }));
        foreach (var problem in held?.Problems ?? [])
        {
            log.Line(link.Module.Name, new ModuleLine(ModuleLogLevel.Warning, $"A limit does not hold: {problem}."));
        }

        return Task.FromResult<IModuleProcess>(new WorkerProcess(held?.Child ?? Start(link, start), link.Module.Name, log, held));
    }

    /// <summary>All that a worker is told of the machine. No secret is ever in it.</summary>
    private Dictionary<string, string> Environment(Module module, ModuleFolders folders, ModuleHome home, ResourceLimits limits)
    {
        var memory = (long)(module.Manifest.Limits.MemoryMb ?? options.MemoryMb) << 20;
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HOME"] = folders.Data,
            ["TMPDIR"] = folders.Temp,
            ["DOTNET_ROOT"] = WorkerOptions.RuntimeFolder,
            ["DOTNET_EnableDiagnostics"] = "0",
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_GCHeapHardLimit"] = $"0x{memory:x}",
        };
        if (home.Cage is { } cage)
        {
            // Code that is written and then run is what a program in memory would be; the filter has no room for it.
            environment["DOTNET_EnableWriteXorExecute"] = "0";
            environment[ModuleCage.SealVariable] = cage.SealFor(home.Rules, limits);
            if (cage.WorkerHasNetwork(home.Rules) && cage.ProxyFor(home.Rules) is { } proxy)
            {
                environment["HTTP_PROXY"] = environment["HTTPS_PROXY"] = proxy.OriginalString;
            }
        }

        foreach (var name in Inherited)
        {
            if (System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            {
                environment[name] = value;
            }
        }

        return environment;
    }

    private static ChildProcess Start(ModuleLink link, ChildStart start) =>
        link.Home.Cage is { } cage ? cage.StartWorker(start, link.Home.Rules) : ChildProcess.Start(start);

    private ResourceLimits LimitsOf(ModuleLink link)
    {
        var limits = link.Module.Manifest.Limits;
        var own = ResourceLimits.OfWorker(limits.MemoryMb ?? options.MemoryMb, limits.Processes, limits.OpenFiles) with { Own = link.Folders.Own };
        return link.Home.Cage?.User is null ? own : own.AsOwnUser(limits.Processes);
    }
}
