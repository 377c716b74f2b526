using PluginTasks.Testing;

namespace PluginTasks.Samples.Tests;

/// <summary>Every page of every sample module, as a user sees it and as it is sent to a client.</summary>
public sealed class SamplePageTests
{
    private static readonly TestModule[] Modules = [TestModule.Load("modules/hello"), TestModule.Load("modules/components"), TestModule.Load("modules/reports"), TestModule.Load("modules/system")];

    public static IEnumerable<object[]> Pages =>
        Modules.SelectMany(m => m.Pages.Select(page => new object[] { m.Name, page }));

    [Fact]
    public void Modules_HaveNoDiagnostics() => Assert.Empty(Modules.SelectMany(m => m.Diagnostics));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_ForAUser_LooksAsBefore(string module, string page) =>
        Find(module).Render(page, new RenderOptions { Role = module == "system" ? "super" : "user", Language = "en" }).Verify(new { module, page });

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_SentToAClient_IsAsBefore(string module, string page) =>
        Find(module).Render(page, new RenderOptions { Language = "it", Definition = true }).Verify(new { module, page });

    private static TestModule Find(string module) => Array.Find(Modules, m => m.Name == module)!;
}
