using System.Reflection;
using System.Reflection.PortableExecutable;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Loading;

/// <summary>Loads a module's assembly, and says what is wrong where it cannot be.</summary>
internal static class ModuleAssembly
{
    /// <exception cref="SdkException"><c>module_load_failed</c>, with the reason.</exception>
    public static Type[] LoadTypes(ModuleLoadContext context, string path)
    {
        try
        {
            return context.LoadFile(path).GetTypes();
        }
        catch (ReflectionTypeLoadException broken)
        {
            throw LoadErrors.Of(Describe(path, broken.LoaderExceptions.FirstOrDefault(e => e is not null) ?? broken), broken);
        }
        catch (Exception problem) when (problem is BadImageFormatException or IOException or UnauthorizedAccessException or TypeLoadException)
        {
            throw LoadErrors.Of(Describe(path, problem), problem);
        }
    }

    public static string Describe(string path, Exception problem)
    {
        var file = Path.GetFileName(path);
        return problem switch
        {
            SdkException => problem.Message,
            FileNotFoundException { FileName: { } name } when name != path => $"{file} needs {name}, which is not beside it.",
            FileLoadException { InnerException: SdkException inner } => inner.Message,
            FileNotFoundException or DirectoryNotFoundException => $"{path} is not there.",
            BadImageFormatException => $"{file} is no assembly that can be loaded here: {Kind(path)}",
            MissingMemberException or TypeLoadException => $"{file} does not fit the Sdk of this host: {problem.Message}",
            _ => $"{file} cannot be loaded: {problem.Message}",
        };
    }

    private static string Kind(string path)
    {
        try
        {
            using var file = new PEReader(File.OpenRead(path));
            return file.HasMetadata ? $"it is for {file.PEHeaders.CoffHeader.Machine}, or for another version of .NET." : "it is native code.";
        }
        catch (Exception error) when (error is BadImageFormatException or IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return "it is damaged, or something else.";
        }
    }
}
