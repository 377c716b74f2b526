using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace PluginTasks.Cli.Tests;

/// <summary>The command in folders that are as they should be, and in others.</summary>
public sealed class DoctorTests
{
    private static readonly string[] Levels = ["ok", "warning", "problem"];

    [Fact]
    public async Task Doctor_WhereAllIsWell_SaysSoAndEndsWith0()
    {
        using var cli = Folder();

        var (result, findings) = await RunAsync(cli);

        Assert.Equal("", result.Error);
        Assert.DoesNotContain(findings, f => f.Level == "problem" && f.Area is "runtime" or "server" or "database");
        Assert.Equal(findings.Any(f => f.Level == "problem") ? 1 : 0, result.ExitCode);
        Assert.All(findings, f => Assert.Contains(f.Level, Levels));
        Assert.All(findings.Where(f => f.Level != "ok"), f => Assert.False(string.IsNullOrEmpty(f.Cure), f.Means));
        Assert.Contains("starts", Assert.Single(findings, f => f.Name == "worker").Means, StringComparison.Ordinal);
        Assert.Equal(
            ["database", "folders", "runtime", "sandbox", "server"],
            findings.Select(f => f.Area).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Doctor_OnLinux_NamesEachLayer()
    {
        using var cli = Folder();

        var (_, findings) = await RunAsync(cli);

        string[] expected = OperatingSystem.IsLinux() ? ["Landlock", "control groups", "network", "no_new_privs", "seccomp", "users"] : ["system"];
        Assert.Equal(expected, findings.Where(f => f.Area == "sandbox" && f.Name != "memory").Select(f => f.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Doctor_AsText_IsForPeopleWithoutColoursInAPipe()
    {
        using var cli = Folder();

        var result = await cli.RunAsync("doctor");

        Assert.Contains("sandbox\n", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"[0-9]+ problems?, [0-9]+ warnings?\n\z", result.Output);
        Assert.DoesNotContain('\e', result.Output);
    }

    [Fact]
    public async Task Doctor_WithATakenPort_NamesItAndEndsWith1()
    {
        using var cli = Folder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        cli.Write("plugintasks.yaml", $"server: {{urls: ['http://127.0.0.1:{port}', 'nonsense']}}\n");

        var (result, findings) = await RunAsync(cli);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["problem", "problem"], findings.Where(f => f.Area == "server").Select(f => f.Level));
        Assert.Contains($"sport = :{port}", findings.First(f => f.Area == "server").Cure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_WithABrokenDatabase_SaysSoAndLeavesItAlone()
    {
        using var cli = Folder();
        cli.Write("data/plugintasks.db", "this is no database, but as long as a header of one would have to be, and more than that");

        var (result, findings) = await RunAsync(cli);

        var finding = Assert.Single(findings, f => f.Area == "database");
        Assert.Equal((1, "problem"), (result.ExitCode, finding.Level));
        Assert.Contains("restore", finding.Cure, StringComparison.Ordinal);
        Assert.StartsWith("this is no database", cli.Read("data/plugintasks.db"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_WithOpenSecrets_ShowsHowToCloseThem()
    {
        using var cli = Folder();
        cli.Write("users.yaml", "users: {}\n");
        cli.Write("data/host.json", "{}");
        SetMode(cli.Folder + "/users.yaml", "644");
        SetMode(cli.Folder + "/data/host.json", "644");
        SetMode(cli.Folder + "/data", "755");

        var (result, findings) = await RunAsync(cli);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["host.json", "users.yaml"], findings.Where(f => f is { Name: "secrets", Level: "problem" }).Select(f => Path.GetFileName(f.Cure!.Trim('\''))).Order(StringComparer.Ordinal));
        Assert.Contains(findings, f => f is { Name: "data folder", Level: "warning" } && f.Cure!.StartsWith("chmod 711", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Doctor_WithDataAmongTheSystemsPrograms_SaysThatModulesReadIt()
    {
        using var cli = Folder();
        cli.Write("plugintasks.yaml", "data: {folder: /usr/share/none-of-ours}\n");

        var (result, findings) = await RunAsync(cli);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(findings, f => f is { Name: "data folder", Level: "problem" } && f.Means.Contains("every module may read", StringComparison.Ordinal));
    }

    // As another user than root modules run as the host's own, and nothing is closed to them that is open to it.
    [Fact]
    public async Task Doctor_WithAClosedFolderOnTheWay_NamesItWhereTheHostIsRoot()
    {
        using var cli = Folder();
        Directory.CreateDirectory(cli.Folder + "/closed/modules");
        SetMode(cli.Folder + "/closed", "700");
        cli.Write("plugintasks.yaml", "modules: {paths: [closed/modules]}\n");

        var (_, findings) = await RunAsync(cli);

        Assert.Equal(Environment.IsPrivilegedProcess, findings.Any(f => f.Name == "reach" && f.Level == "problem" && f.Means.Contains("/closed is closed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ConfigShow_OfTheSandbox_TakesFlagsFromFileAndVariables()
    {
        using var cli = Folder();
        cli.Write("plugintasks.yaml", "sandbox: {required: true}\n");

        var result = await cli.RunAsync("config", "show");

        Assert.Matches(@"sandbox\.required +true +plugintasks\.yaml:1:", result.Output);
        Assert.Matches(@"sandbox\.allow_port_only_egress +false +standard", result.Output);
        cli.Write("plugintasks.yaml", "sandbox: {required: perhaps}\n");
        Assert.Equal(2, (await cli.RunAsync("config", "show")).ExitCode);
    }

    private static CliProcess Folder()
    {
        var cli = new CliProcess();

        // Made for its owner alone; a host's modules have to get in.
        SetMode(cli.Folder, "755");
        Directory.CreateDirectory(Path.Combine(cli.Folder, "modules"));
        cli.Write("plugintasks.yaml", "server: {urls: ['http://127.0.0.1:0']}\n");
        return cli;
    }

    private static void SetMode(string path, string octal)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(octal, 8));
        }
    }

    private static async Task<(CliResult Result, List<Row> Findings)> RunAsync(CliProcess cli)
    {
        var result = await cli.RunAsync("doctor", "--format", "json");
        using var json = JsonDocument.Parse(result.Output);
        var root = json.RootElement;
        var rows = root.GetProperty("findings").EnumerateArray()
            .Select(f => new Row(Text(f, "area")!, Text(f, "name")!, Text(f, "level")!, Text(f, "means")!, Text(f, "cure"))).ToList();
        Assert.Equal(rows.Count(r => r.Level == "problem"), root.GetProperty("problems").GetInt32());
        Assert.Equal(rows.Count(r => r.Level == "warning"), root.GetProperty("warnings").GetInt32());
        return (result, rows);
    }

    private static string? Text(JsonElement finding, string name) => finding.GetProperty(name).GetString();

    private sealed record Row(string Area, string Name, string Level, string Means, string? Cure);
}
