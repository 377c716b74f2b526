using PluginTasks.Testing;
using Xunit;

namespace __Name__.Tests;

public sealed class PageTests
{
    private static readonly TestModule Module = TestModule.Load("__name__");

    [Fact]
    public void Module_AsItIs_HasNoDiagnostics() => Assert.Empty(Module.Diagnostics);

    [Theory]
    [InlineData("en")]
    [InlineData("it")]
    public void Index_ForAUser_LooksAsBefore(string language) =>
        Module.Render("index", new RenderOptions { Role = "user", Language = language, PageStore = new { name = "Ada" } })
            .Verify(new { language });

    [Fact]
    public void Greet_WithoutAName_IsHidden() => Assert.Null(Module.Render("index").Find("greet"));
}
