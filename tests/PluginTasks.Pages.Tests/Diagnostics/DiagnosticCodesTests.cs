using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Tests.Docs;

namespace PluginTasks.Pages.Tests.Diagnostics;

public sealed class DiagnosticCodesTests
{
    [Fact]
    public void All_Always_EachCodeOnceAndInOrder()
    {
        var ids = DiagnosticCodes.All.Select(c => c.Id).ToList();

        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void All_Always_HasEveryDeclaredCode() => Assert.Equal(
        typeof(DiagnosticCodes).GetFields().Select(f => (DiagnosticCode)f.GetValue(null)!).OrderBy(c => c.Id, StringComparer.Ordinal),
        DiagnosticCodes.All);

    [Fact]
    public void Docs_Always_HaveALineForEachCode()
    {
        var lines = DocsFile.Lines("diagnostics.md").Where(l => l.StartsWith("| `PT", StringComparison.Ordinal)).Select(l => l.Split(" | ")).ToList();

        Assert.Equal(
            DiagnosticCodes.All.Select(c => $"`{c.Id}` {c.Severity.ToString().ToLowerInvariant()} {c.Meaning}"),
            lines.Select(l => $"{l[0][2..]} {l[1]} {l[2]}"));
        Assert.All(lines, l => Assert.Equal(5, l.Length));
    }
}
