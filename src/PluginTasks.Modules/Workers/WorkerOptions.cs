using PluginTasks.Sandbox.Limits;

namespace PluginTasks.Modules.Workers;

/// <summary>How worker processes are started. Immutable.</summary>
public sealed record WorkerOptions
{
    /// <summary>The worker's executable; whole path.</summary>
    public required string Program { get; init; }

    /// <summary>Its managed heap in MiB where a module's <c>limits.memory_mb</c> does not say.</summary>
    public int MemoryMb { get; init; } = 256;

    /// <summary>Keeps what a worker may use. Default: nobody does.</summary>
    public LimitKeeper? Limits { get; init; }

    /// <summary>The folders that it runs from: its own and the .NET runtime's.</summary>
    public IReadOnlyList<string> Folders => [Path.GetDirectoryName(Path.GetFullPath(Program))!, RuntimeFolder];

    /// <summary>Where this program's own runtime is installed: shared/Microsoft.NETCore.App/version below it.</summary>
    public static string RuntimeFolder { get; } =
        Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>The executable that is beside a program of ours.</summary>
    public static WorkerOptions Beside(string folder) => new()
    {
        Program = Path.Combine(Path.GetFullPath(folder), "worker", OperatingSystem.IsWindows() ? "PluginTasks.Worker.exe" : "PluginTasks.Worker"),
    };
}
