using System.Reflection;
using System.Runtime.Loader;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Loading;

/// <summary>
/// Where a module's assemblies live. It shares the Sdk and the framework with what runs it; all else is its own, so that two modules
/// can have two versions of one library. Managed files are read into memory, so that a build can write over them.
/// </summary>
internal sealed class ModuleLoadContext(string assemblyPath, bool isCollectible) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(assemblyPath), isCollectible)
{
    private static readonly Assembly Sdk = typeof(IModuleSdk).Assembly;

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

        var path = resolver.ResolveAssemblyToPath(assemblyName) ?? Beside($"{assemblyName.Name}.dll");
        return path is null ? Framework(assemblyName) : LoadFile(path);
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
            : throw LoadErrors.Of($"The module was built against {wanted.Name} {wanted.Version}, but this host has {ours}: update the host, or build the module against its Sdk.");
    }

    // What runs modules has assemblies of its own, which are not theirs: those of the framework alone are let through.
    private static Assembly? Framework(AssemblyName wanted) =>
        wanted.Name is { } name && (name.StartsWith("PluginTasks.", StringComparison.Ordinal) || name is "Jint" or "Esprima" or "Acornima")
            ? throw LoadErrors.Of($"The module needs {name}, which is not beside it: of the host's own assemblies it can use PluginTasks.Sdk alone.")
            : null;

    private string? Beside(string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? path : null;
    }
}
