using PluginTasks.Modules.Library;
using PluginTasks.Modules.Manifests;
using PluginTasks.Modules.Running;
using PluginTasks.Sandbox.Limits;
using PluginTasks.Sandbox.Processes;

namespace PluginTasks.Modules.Workers;

/// <summary>Runs each generation of a module in a process of its own.</summary>
public sealed class WorkerLauncher(WorkerOptions options, IModuleLog log) : IModuleLauncher
{
    private static readonly string[] Inherited = ["PATH", "LANG", "TZ"];

    public Task<IModuleProcess> LaunchAsync(Module module, ModuleFolders folders, CancellationToken cancellationToken)
    {
        if (!File.Exists(options.Program))
        {
            throw new FileNotFoundException($"the worker program is not at {options.Program}; build the solution, or install the program again");
        }

        var process = ChildProcess.Start(new ChildStart
        {
            Program = options.Program,
            WorkingFolder = folders.Data,
            Environment = Environment(module, folders),
            ConnectsMessages = true,
        });
        return Task.FromResult<IModuleProcess>(new WorkerProcess(process, module.Name, log, options.Limits?.Hold(process, LimitsOf(module.Manifest.Limits))));
    }

    /// <summary>All that a worker is told of the machine. No secret is ever in it.</summary>
    private Dictionary<string, string> Environment(Module module, ModuleFolders folders)
    {
        var memory = (long)(module.Manifest.Limits.MemoryMb ?? options.MemoryMb) << 20;
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HOME"] = folders.Data,
            ["TMPDIR"] = folders.Temp,
            ["DOTNET_ROOT"] = RuntimeFolder(),
            ["DOTNET_EnableDiagnostics"] = "0",
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_GCHeapHardLimit"] = $"0x{memory:x}",
        };
        foreach (var name in Inherited)
        {
            if (System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            {
                environment[name] = value;
            }
        }

        return environment;
    }

    private ResourceLimits LimitsOf(ModuleLimits limits) =>
        ResourceLimits.OfWorker(limits.MemoryMb ?? options.MemoryMb, limits.Processes, limits.OpenFiles);

    /// <summary>Where this program's own runtime is installed: shared/Microsoft.NETCore.App/version below it.</summary>
    private static string RuntimeFolder() =>
        Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
