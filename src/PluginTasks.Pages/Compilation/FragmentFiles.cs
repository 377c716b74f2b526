using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Files;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Pages.Compilation;

/// <summary>The fragments that one page includes, each read once, and every path that was tried for them.</summary>
internal sealed class FragmentFiles(ModuleFolder folder)
{
    private static readonly string[] Endings = ["", ".yaml", ".yml"];

    private readonly Dictionary<string, YamlNode?> read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lookup> found = new(StringComparer.Ordinal);
    private readonly HashSet<string> tried = new(StringComparer.Ordinal);

    /// <summary>Files on which the page depends, those that are not there as well.</summary>
    public IReadOnlyCollection<string> Tried => tried;

    /// <summary>The file that an include means; null, reported at the include, where there is none.</summary>
    public string? Find(string target, Action<DiagnosticCode, string> report)
    {
        if (!found.TryGetValue(target, out var known))
        {
            known = Look(target);
            found.Add(target, known);
        }

        if (known.Path is null)
        {
            report(known.Code!, known.Problem);
        }

        return known.Path;
    }

    private Lookup Look(string target)
    {
        var isFolder = false;
        foreach (var path in Endings.Where(_ => target.Length <= ModuleFolder.LongestPath).Select(ending => target + ending))
        {
            var state = folder.Probe(path);
            if (state == FileState.Outside)
            {
                return new Lookup(null, DiagnosticCodes.LeavesModule, $"the include {Quoted.Show(target)} leads out of the module");
            }

            var normal = Normal(path);
            tried.Add(normal);
            isFolder |= state == FileState.Folder;
            if (state is FileState.Found or FileState.Unreadable)
            {
                return new Lookup(normal, null, "");
            }
        }

        return new Lookup(null, DiagnosticCodes.IncludeNotFound, isFolder
            ? $"the include {Quoted.Show(target)} is a folder, not a file"
            : $"there is no file {Quoted.Show(target)} in the module (includes start at the module's folder)");
    }

    /// <summary>The nodes of a file; null where it cannot be read, which is reported once.</summary>
    public YamlNode? Read(string path, DiagnosticBag bag)
    {
        if (!read.TryGetValue(path, out var node))
        {
            node = SourceFile.Read(folder, path, bag);
            read.Add(path, node);
        }

        return node;
    }

    private static string Normal(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>Where an include leads, or why it leads nowhere: looked for once, however often it is written.</summary>
    private sealed record Lookup(string? Path, DiagnosticCode? Code, string Problem);
}
