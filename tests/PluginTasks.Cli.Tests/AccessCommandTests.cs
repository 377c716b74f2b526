using System.Text.Json;

namespace PluginTasks.Cli.Tests;

/// <summary><c>plugintasks access</c> and <c>plugintasks audit</c> against a host that really runs.</summary>
public sealed class AccessCommandTests
{
    [Fact]
    public async Task Access_OfAModule_IsDecidedAndIsSoAtTheNextStart()
    {
        using var cli = Asking();
        Directory.CreateDirectory(Path.Combine(cli.Folder, "outside"));
        cli.Write("outside/a.txt", "there it stands");
        var target = Path.Combine(cli.Folder, "outside");
        await using (var host = await RunningCli.StartAsync(cli))
        {
            Assert.Contains("sandbox_filesystem_denied", await ReadAsync(cli), StringComparison.Ordinal);
            Assert.Matches("^ID .*\n[0-9a-f]{12} +pending +asking +filesystem +read +.*/outside/a.txt", (await cli.RunAsync("access", "list", "--pending")).Output);
            Assert.DoesNotContain("asking", (await cli.RunAsync("access", "list", "--module", "other")).Output, StringComparison.Ordinal);

            var allowed = await cli.RunAsync("access", "allow", "asking", "filesystem", "read", target, "--for", "good");
            Assert.True(allowed.ExitCode == 0, allowed.Error);
            Assert.Contains("there it stands", await ReadAsync(cli), StringComparison.Ordinal);
            Assert.Equal(0, await host.StopAsync());
        }

        await using var next = await RunningCli.StartAsync(cli);
        Assert.Contains("there it stands", await ReadAsync(cli), StringComparison.Ordinal);
        using var list = JsonDocument.Parse((await cli.RunAsync("access", "list", "--format", "json")).Output);
        Assert.Equal("good", Assert.Single(list.RootElement.GetProperty("decisions").EnumerateArray()).GetProperty("verdict").GetString());

        Assert.Equal(0, (await cli.RunAsync("access", "deny", "asking", "filesystem", "read", target)).ExitCode);
        Assert.Contains("sandbox_filesystem_denied", await ReadAsync(cli), StringComparison.Ordinal);
        var id = System.Text.RegularExpressions.Regex.Match((await cli.RunAsync("access", "list")).Output, "^([0-9a-f]{12}) +denied +asking .*/outside ", System.Text.RegularExpressions.RegexOptions.Multiline).Groups[1].Value;
        Assert.Equal(0, (await cli.RunAsync("access", "allow", id)).ExitCode);
        Assert.Contains("there it stands", await ReadAsync(cli), StringComparison.Ordinal);
        Assert.Equal(5, (await cli.RunAsync("access", "allow", "0123456789ab")).ExitCode);
        var half = await cli.RunAsync("access", "allow", "asking", "filesystem");
        Assert.Equal(2, half.ExitCode);
        Assert.Contains("Try: plugintasks access allow --help", half.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await cli.RunAsync("access", "forget", id)).ExitCode);
        Assert.Equal(5, (await cli.RunAsync("access", "forget", "asking", "filesystem", "read", target)).ExitCode);
        Assert.Equal(5, (await cli.RunAsync("access", "allow", "none", "filesystem", "read", target)).ExitCode);
        Assert.Equal(2, (await cli.RunAsync("access", "allow", "asking", "filesystem", "read", "/")).ExitCode);
        Assert.Equal(2, (await cli.RunAsync("access", "allow", "asking", "filesystem", "read", target, "--for", "ever")).ExitCode);
        Assert.Matches("access +asking +super +filesystem read .*/outside +forgotten", (await cli.RunAsync("audit", "tail", "--kind", "access")).Output);
    }

    [Fact]
    public async Task AuditVerify_WithAndWithoutAHost_SaysWhetherTheLogIsAsItWasWritten()
    {
        using var cli = Asking();
        Assert.Equal(5, (await cli.RunAsync("audit", "verify")).ExitCode);
        await using (var host = await RunningCli.StartAsync(cli))
        {
            await ReadAsync(cli);
            Assert.Equal(0, (await cli.RunAsync("audit", "verify")).ExitCode);
            Assert.Equal(0, await host.StopAsync());
        }

        var good = await cli.RunAsync("audit", "verify", "--format", "json");
        using var shown = JsonDocument.Parse(good.Output);
        var (count, hash) = (shown.RootElement.GetProperty("count").GetInt64(), shown.RootElement.GetProperty("hash").GetString());
        Assert.Equal((0, true), (good.ExitCode, count > 2));
        Assert.Equal(0, (await cli.RunAsync("audit", "verify", "--noted", $"{count}:{hash}")).ExitCode);
        Assert.Equal(1, (await cli.RunAsync("audit", "verify", "--noted", $"{count + 1}:{hash}")).ExitCode);
        Assert.Equal(2, (await cli.RunAsync("audit", "verify", "--noted", "all")).ExitCode);

        Overwrite(Path.Combine(cli.Folder, "data", "plugintasks.db"), "undecided"u8, "forgotten"u8);
        var bad = await cli.RunAsync("audit", "verify");
        Assert.Equal(1, bad.ExitCode);
        Assert.Matches("^row [0-9]+ is not as it was written", bad.Output);
        Assert.Equal(3, (await cli.RunAsync("audit", "tail")).ExitCode);
        var wrong = await cli.RunAsync("audit", "tail", "--count", "0");
        Assert.Equal((2, "plugintasks: --count is a number from 1 to 1000\nTry: plugintasks audit tail --help\n"), (wrong.ExitCode, wrong.Error));
    }

    [Theory]
    [InlineData("data")]
    [InlineData("plugintasks.yaml")]
    [InlineData("users.yaml")]
    [InlineData("secrets/key")]
    [InlineData("modules/asking")]
    public async Task Rule_ForWhatIsTheHosts_KeepsItsModuleFromBeingServedAndIsTold(string path)
    {
        using var cli = Asking();
        cli.Write("plugintasks.yaml", "modules: {settings: {asking: {key: {file: secrets/key}}}}\n");
        cli.Write("secrets/key", "secret");
        cli.Write("modules/asking/module.yaml", "name: asking\nversion: 1.0.0\nsettings: {key: {}}\n");
        cli.Write("modules/reaching/module.yaml", $"name: reaching\nversion: 1.0.0\naccess:\n  - {{resource_type: filesystem, operation: read, target: ../../{path}}}\n");

        var found = await cli.RunAsync("validate");
        await using var host = await RunningCli.StartAsync(cli);

        Assert.Equal(1, found.ExitCode);
        Assert.Contains("modules/reaching/module.yaml:4:50: error PT1801", found.Output, StringComparison.Ordinal);
        Assert.Matches("reaching +1.0.0 +failed", (await cli.RunAsync("module", "list")).Output);
    }

    [Theory]
    [InlineData("Kestrel__Certificates__Default__KeyPath")]
    [InlineData("KESTREL__CERTIFICATES__OTHER__PATH")]
    public async Task Rule_ForACertificateThatAVariableNames_IsRefused(string variable)
    {
        using var cli = Asking();
        cli.Variables[variable] = "tls/key.pem";
        cli.Write("tls/key.pem", "secret");
        cli.Write("modules/reaching/module.yaml", "name: reaching\nversion: 1.0.0\naccess:\n  - {resource_type: filesystem, operation: read, target: ../../tls}\n");

        var found = await cli.RunAsync("validate");

        Assert.Equal(1, found.ExitCode);
        Assert.Contains("modules/reaching/module.yaml:4:50: error PT1801", found.Output, StringComparison.Ordinal);
    }

    private static CliProcess Asking()
    {
        var cli = new CliProcess();
        cli.Write("modules/asking/module.yaml", "name: asking\nversion: 1.0.0\n");
        cli.Write("modules/asking/scripts/read.js", $"task('read', function (task, args, sdk) {{ return sdk.files.readText({JsonSerializer.Serialize(Path.Combine(cli.Folder, "outside", "a.txt"))}); }});\n");
        return cli;
    }

    private static async Task<string> ReadAsync(CliProcess cli)
    {
        var ran = await cli.RunAsync("background", "submit", "asking.read", "--wait", "--format", "json");
        return ran.Output + ran.Error;
    }

    /// <summary>As somebody would who has the file and knows nothing of its format.</summary>
    private static void Overwrite(string file, ReadOnlySpan<byte> what, ReadOnlySpan<byte> with)
    {
        var bytes = File.ReadAllBytes(file);
        var at = bytes.AsSpan().IndexOf(what);
        Assert.True(at > 0);
        for (; at >= 0; at = bytes.AsSpan().IndexOf(what))
        {
            with.CopyTo(bytes.AsSpan(at));
        }

        File.WriteAllBytes(file, bytes);
    }
}
