using PluginTasks.Cli.Configuration;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Cli.Tests;

public sealed class ConfiguredSettingsTests : IDisposable
{
    private readonly CliProcess cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public void File_Settings_KeepTheirTypes()
    {
        var read = Read("""
            modules:
              settings:
                reports: {rows_per_step: 500, signing_key: "12345", quick: true, shops: [Roma, Bari], colours: {up: green, down: red}}
                hello: {}
            """);

        var reports = read.SettingsOf("reports");

        Assert.Equal((500, "12345", true), (reports.Get<int>("rows_per_step"), reports.Get<string>("signing_key"), reports.Get<bool>("quick")));
        Assert.Equal(["Roma", "Bari"], reports.Get<string[]>("shops"));
        Assert.Equal("""{"up":"green","down":"red"}""", reports["colours"].GetRawText());
        Assert.Empty(read.SettingsOf("hello"));
        Assert.Empty(read.SettingsOf("nobody"));
    }

    [Theory]
    [InlineData("s3cret\n", "s3cret")]
    [InlineData("s3cret\r\n", "s3cret")]
    [InlineData(" s3cret ", " s3cret ")]
    [InlineData("two\nlines", "two\nlines")]
    public void File_ThatHoldsAValue_IsReadFromTheConfigurationsFolder(string content, string value)
    {
        cli.Write("secrets/key", content);

        var read = Read("modules: {settings: {reports: {signing_key: {file: secrets/key}}}}");

        Assert.Equal(value, read.SettingsOf("reports").Get<string>("signing_key"));
        cli.Write("secrets/key", "another");
        Assert.Equal("another", read.SettingsOf("reports").Get<string>("signing_key"));
    }

    [Fact]
    public void File_ThatIsNotThere_IsNamedWhenTheModuleNeedsIt()
    {
        var read = Read("modules:\n  settings:\n    reports:\n      signing_key: {file: secrets/key}\n");

        var problem = Assert.Throws<CommandFailure>(() => read.SettingsOf("reports"));

        Assert.StartsWith("plugintasks.yaml:4:7: the value of 'signing_key' cannot be read: ", problem.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.NotFound, problem.ExitCode);
    }

    [Fact]
    public void NoText_ShowsAValue()
    {
        cli.Write("key", "s3cret");
        var read = Read("modules: {settings: {reports: {a: s3cret, b: {file: key}, c: [s3cret], d: {e: s3cret}}}}");

        Assert.DoesNotContain("s3cret", $"{read} {read.Settings} {read.SettingsOf("reports")}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("modules: {settings: [reports]}", "1:11: error PT1103")]
    [InlineData("modules:\n  settings:\n    reports: s3cret", "3:5: error PT1103")]
    [InlineData("modules:\n  setings: {}", "2:3: error PT1102")]
    public void File_OfAnotherShape_IsRefusedWithItsPlaceAndNotItsValue(string text, string place)
    {
        var problem = Assert.Throws<CommandFailure>(() => Read(text));

        Assert.Contains($"plugintasks.yaml:{place}", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reprots: {signing_key: s3cret}", "plugintasks.yaml:3:15: error PT1102: there is no module 'reprots'; did you mean 'reports'?")]
    [InlineData("reports: {sining_key: s3cret}", "plugintasks.yaml:3:15: error PT1102: the module 'reports' has no setting 'sining_key'; did you mean 'signing_key'?")]
    public async Task Command_WithASettingThatIsNotThere_SaysWhereItWasSet(string written, string message)
    {
        cli.Write("modules/reports/module.yaml", "name: reports\nsettings: {signing_key: {secret: true}}\n");
        cli.Write("plugintasks.yaml", $"modules:\n  settings:\n    {written}\n");

        var result = await cli.RunAsync("validate");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_WithAVariableThatIsNoSetting_NamesTheVariable()
    {
        cli.Write("modules/reports/module.yaml", "name: reports\n");

        var result = await cli.StartAsync(
            "env", "PLUGINTASKS__MODULES__SETTINGS__REPORTS__API_KEY=s3cret", "dotnet", Path.Combine(AppContext.BaseDirectory, "plugintasks.dll"), "validate");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("PLUGINTASKS__MODULES__SETTINGS__REPORTS__API_KEY: error PT1102: the module 'reports' has no setting 'api_key'", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Variables_WinOverTheFileAndMayNameWhatItDoesNot()
    {
        var variables = new Dictionary<string, string>
        {
            ["PLUGINTASKS__MODULES__SETTINGS__REPORTS__API_KEY"] = "of the variable",
            ["PLUGINTASKS__MODULES__SETTINGS__REPORTS__ROWS_PER_STEP"] = "500",
            ["PLUGINTASKS__MODULES__SETTINGS__REPORTS__EMPTY"] = "",
            ["PLUGINTASKS__MODULES__PATHS"] = "elsewhere",
        };

        var file = (YamlMapping)YamlReader.Read("reports: {api_key: of the file, shops: [Roma]}", "plugintasks.yaml", new DiagnosticBag())!;
        var settings = ConfiguredSettings.Read(file, ".", variables).Of("reports");

        Assert.Equal(["api_key", "shops", "rows_per_step"], settings.Keys);
        Assert.Equal(("of the variable", "500"), (settings.Get<string>("api_key"), settings.Get<string>("rows_per_step")));
    }

    private HostConfiguration Read(string text)
    {
        cli.Write("plugintasks.yaml", text);
        return ConfigurationReader.Read(new FileInfo(Path.Combine(cli.Folder, "plugintasks.yaml")));
    }
}
