using System.Xml.Linq;

namespace PluginTasks.Architecture.Tests;

/// <summary>Who may reference whom. A change here is a decision, with its reason in docs/decisions.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Sdk"] = [],
        ["Catalog"] = [],
        ["Protocol"] = ["Sdk"],
        ["ModuleRuntime"] = ["Sdk", "Protocol"],
        ["Worker"] = ["Protocol", "ModuleRuntime"],
        ["Pages"] = ["Sdk"],
        ["Tasks"] = ["Sdk"],
        ["Sandbox"] = ["Sdk"],
        ["Store"] = ["Tasks", "Sandbox"],
        ["Modules"] = ["Sdk", "Protocol", "Pages", "Tasks", "Sandbox"],
        ["Web"] = ["Sdk", "Pages", "Tasks", "Modules", "Sandbox"],
        ["Testing"] = ["Sdk", "Pages", "Tasks", "ModuleRuntime", "Modules", "Store"],
        ["Cli"] = ["Sdk", "Protocol", "ModuleRuntime", "Pages", "Tasks", "Store", "Sandbox", "Modules", "Web", "Testing", "Worker"],
    };

    public static TheoryData<string> Projects => [.. Repository.Files("src", "*.csproj")];

    public static TheoryData<string> SampleProjects => [.. Repository.Files("modules", "*.csproj")];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_References_AreThoseOfTheTable(string project)
    {
        var name = ShortName(project);

        Assert.True(Allowed.ContainsKey(name), $"{project} is not in the table");
        Assert.Empty(References(project).Except(Allowed[name]));
    }

    [Theory]
    [MemberData(nameof(SampleProjects))]
    public void SampleModule_References_AreTheSdkAlone(string project) => Assert.Equal(["Sdk"], References(project));

    [Fact]
    public void Sdk_Packages_AreNone() => Assert.Empty(Elements("src/PluginTasks.Sdk/PluginTasks.Sdk.csproj", "PackageReference"));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_OfTheSource_HasTestsOrIsToldWhyNot(string project) => Assert.True(
        ShortName(project) == "Worker" || // It only starts a module's process, which the tests of Modules do for real.
        Directory.Exists(Path.Combine(Repository.Root, "tests", $"PluginTasks.{ShortName(project)}.Tests")),
        $"there is no tests/PluginTasks.{ShortName(project)}.Tests");

    private static string[] References(string project) =>
        [.. Elements(project, "ProjectReference").Select(ShortName).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Elements(string project, string name) =>
        XDocument.Load(Path.Combine(Repository.Root, project)).Descendants(name).Select(e => e.Attribute("Include")!.Value);

    private static string ShortName(string path) =>
        Path.GetFileNameWithoutExtension(path.Replace('\\', '/')).Replace("PluginTasks.", "", StringComparison.Ordinal);
}
