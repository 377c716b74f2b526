using PluginTasks.Sandbox.Access;

namespace PluginTasks.Sandbox.Tests.Access.Files;

/// <summary>A host's folders with a module in them, on disk.</summary>
public sealed class TemporaryTree : IDisposable
{
    public TemporaryTree()
    {
        Root = new DirectoryInfo(Path.GetTempPath()).ResolveLinkTarget(true)?.FullName ?? Path.GetTempPath();
        Root = Directory.CreateDirectory(Path.Combine(Root, "access-" + Guid.NewGuid().ToString("N"))).FullName;
        foreach (var folder in new[] { "host/keys", "host/data/modules/m", "host/modules/m/data", "host/modules/m/lib", "host/modules/mm", "srv/reports", "srv/reports-old" })
        {
            Directory.CreateDirectory(At(folder));
        }

        File.WriteAllText(At("srv/reports/a.csv"), "");
        Scope = new AccessScope
        {
            ModuleFolder = At("host/modules/m"),
            DataFolder = At("host/data/modules/m"),
            HostFolders = [At("host")],
        };
    }

    public string Root { get; }

    public AccessScope Scope { get; }

    public string At(string path) => Path.Combine(Root, path);

    /// <summary>Fills in <c>$</c> for the root.</summary>
    public string Fill(string text) => text.Replace("$", Root, StringComparison.Ordinal);

    public void Link(string path, string target) => File.CreateSymbolicLink(At(path), Fill(target));

    public AccessRuleSet Rules(params (string Resource, string Operation, string Target)[] rules)
    {
        var set = AccessRuleSet.Read([.. rules.Select(r => new AccessEntry(r.Resource, r.Operation, Fill(r.Target)))], Scope, out var errors);
        Assert.Empty(errors);
        return set;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
