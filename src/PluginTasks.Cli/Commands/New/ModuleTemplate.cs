using System.Reflection;

namespace PluginTasks.Cli.Commands.New;

/// <summary>The files of a new module, kept inside this program.</summary>
internal static class ModuleTemplate
{
    private const string Prefix = "Templates/";

    /// <summary>Writes the files and returns their paths.</summary>
    public static IEnumerable<string> Write(string folder, string name, bool isScript)
    {
        var kind = isScript ? "script/" : "csharp/";
        var home = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        foreach (var resource in Assembly.GetExecutingAssembly().GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (Relative(resource, "common/") is not { } path && (path = Relative(resource, kind)) is null)
            {
                continue;
            }

            var file = Path.Combine(folder, Fill(path, name, home).Replace("gitignore", ".gitignore", StringComparison.Ordinal));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using var text = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
            File.WriteAllText(file, Fill(text.ReadToEnd(), name, home));
            yield return file.Replace('\\', '/');
        }
    }

    private static string? Relative(string resource, string folder) =>
        resource.StartsWith(Prefix + folder, StringComparison.Ordinal) ? resource[(Prefix.Length + folder.Length)..] : null;

    private static string Fill(string text, string name, string home) => text
        .Replace("__name__", name, StringComparison.Ordinal)
        .Replace("__Name__", PascalCase(name), StringComparison.Ordinal)
        .Replace("__home__", home, StringComparison.Ordinal);

    private static string PascalCase(string name) =>
        string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
