using System.Text.RegularExpressions;

namespace PluginTasks.Sdk.Tests.Modules;

public sealed class ModuleNamesTests
{
    [Theory]
    [InlineData("reports", true)]
    [InlineData("r2_d2", true)]
    [InlineData("Reports", false)]
    [InlineData("2d", false)]
    [InlineData("_r", false)]
    [InlineData("a.b", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("reports\n", false)]
    public void IsModule_Name_IsAsTheContractSays(string? name, bool expected) => Assert.Equal(expected, ModuleNames.IsModule(name));

    [Fact]
    public void IsModule_Length_EndsAt63()
    {
        Assert.True(ModuleNames.IsModule(new string('a', 63)));
        Assert.False(ModuleNames.IsModule(new string('a', 64)));
    }

    [Theory]
    [InlineData("reports.generate_monthly", "reports", "generate_monthly")]
    [InlineData("system.task.confirm", "system", "task.confirm")]
    public void TrySplit_WholeName_IsTakenApartAtTheFirstDot(string name, string module, string local)
    {
        Assert.True(ModuleNames.TrySplit(name, out var foundModule, out var foundLocal));
        Assert.Equal((module, local), (foundModule, foundLocal));
    }

    [Theory]
    [InlineData("reports")]
    [InlineData("reports.")]
    [InlineData(".x")]
    [InlineData("reports..x")]
    [InlineData("reports.X")]
    [InlineData(null)]
    public void TrySplit_AnythingElse_IsRefused(string? name)
    {
        Assert.False(ModuleNames.TrySplit(name, out var module, out var local));
        Assert.Null(module);
        Assert.Null(local);
    }

    [Theory]
    [InlineData("reports")]
    [InlineData("task.confirm")]
    [InlineData("a..b")]
    [InlineData("A")]
    public void Patterns_ThatAreShown_SayTheSameAsTheChecks(string name)
    {
        Assert.Equal(ModuleNames.IsModule(name), Regex.IsMatch(name, ModuleNames.ModulePattern));
        Assert.Equal(ModuleNames.IsLocal(name), Regex.IsMatch(name, ModuleNames.LocalPattern));
    }
}
