using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using PluginTasks.Sdk.Ui;

namespace PluginTasks.Sdk.Tests.PublicApi;

/// <summary>What a module sees with <c>using PluginTasks.Sdk; using PluginTasks.Sdk.Ui;</c> beside the framework's names.</summary>
public sealed class NamesTests
{
    // What ImplicitUsings gives, and what modules most often add.
    private static readonly string[] Beside =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
        "System.Text", "System.Text.Json", "System.Globalization", "System.Text.RegularExpressions", "System.ComponentModel.DataAnnotations",
    ];

    private static readonly Type[] Ours = typeof(IModuleSdk).Assembly.GetExportedTypes();

    [Fact]
    public void Types_OfBothNamespaces_NeedNoAlias() =>
        Assert.Empty(Ours.Where(type => !type.IsNested).GroupBy(type => type.Name).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Types_BesideTheFrameworks_NeedNoAlias()
    {
        // A generic type of the same name is another name to the compiler: List beside List<T>.
        var theirs = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal))
            .SelectMany(file => Assembly.Load(AssemblyName.GetAssemblyName(file)).GetExportedTypes())
            .Where(type => Beside.Contains(type.Namespace) && !type.IsNested)
            .ToLookup(type => type.Name);

        Assert.NotEmpty(theirs["Task`1"]);
        Assert.Empty(Ours.Where(type => theirs.Contains(type.Name)).Select(type => $"{type.FullName} and {theirs[type.Name].First().FullName}"));
    }

    [Fact]
    public void TaskState_AndTheCatalogs_AreTheSame() =>
        Assert.Equal(
            Regex.Match(File.ReadAllText(CatalogPath()), @"task_state:[^\[]*\[([^\]]*)\]").Groups[1].Value.Split(", "),
            Enum.GetNames<TaskState>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName));

    private static string CatalogPath([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "schemas", "catalog.yaml");
}
