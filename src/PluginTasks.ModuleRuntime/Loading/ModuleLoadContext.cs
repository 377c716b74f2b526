using System.Reflection;
using System.Runtime.Loader;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Loading;

/// <summary>
/// Where a module's assemblies live. It shares the Sdk and the framework with what runs it; all else is its own, so that two modules
/// can have two versions of one library. Managed files are read into memory, so that a build can write over them.
/// </summary>
internal sealed class ModuleLoadContext(string assemblyPath, bool isCollectible)
    : AssemblyLoadContext(Path.GetFileNameWithoutExtension(assemblyPath), isCollectible)
{
    private static readonly Assembly Sdk = typeof(IModuleSdk).Assembly;

    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static readonly HashSet<string> OfTheHost = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
        .Split(Path.PathSeparator).Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private readonly AssemblyDependencyResolver resolver = new(assemblyPath);
    private readonly string folder = Path.GetDirectoryName(assemblyPath)!;

    public Assembly LoadFile(string path)
    {
        using var file = new MemoryStream(File.ReadAllBytes(path));
        var symbolsPath = Path.ChangeExtension(path, ".pdb");
        using var symbols = File.Exists(symbolsPath) ? new MemoryStream(File.ReadAllBytes(symbolsPath)) : null;
        return LoadFromStream(file, symbols);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == Sdk.GetName().Name)
        {
            return SharedSdk(assemblyName);
        }

        // The Sdk speaks in the framework's types, so a copy of them beside the module would be other types.
        if (File.Exists(Path.Combine(Framework, $"{assemblyName.Name}.dll")))
        {
            return null;
        }

        var path = resolver.ResolveAssemblyToPath(assemblyName) ?? Beside($"{assemblyName.Name}.dll");
        return path is null ? Refused(assemblyName) : LoadFile(path);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        var path = resolver.ResolveUnmanagedDllToPath(unmanagedDllName) ?? Beside(unmanagedDllName) ?? Beside($"lib{unmanagedDllName}.so");
        return path is null ? 0 : LoadUnmanagedDllFromPath(path);
    }

    private static Assembly SharedSdk(AssemblyName wanted)
    {
        var ours = Sdk.GetName().Version;
        return wanted.Version is null || wanted.Version <= ours
            ? Sdk
            : throw LoadErrors.Of(
                $"The module was built against {wanted.Name} {wanted.Version}, but this host has {ours}: " +
                "update the host, or build the module against its Sdk.");
    }

    // What runs modules has libraries of its own, which are not theirs: in another process they would not be there.
    private static Assembly? Refused(AssemblyName wanted) => wanted.Name is { } name && OfTheHost.Contains(name)
        ? throw LoadErrors.Of($"The module needs {name}, which is not beside it: of the host's own assemblies it can use PluginTasks.Sdk alone.")
        : null;

    private string? Beside(string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? path : null;
    }
}
