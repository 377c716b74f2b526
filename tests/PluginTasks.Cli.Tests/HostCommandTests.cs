using System.Net;
using System.Text.Json;

namespace PluginTasks.Cli.Tests;

/// <summary>Commands against a host that really runs.</summary>
public sealed class HostCommandTests
{
    [Fact]
    public async Task Run_FromStartToSigterm_ServesAndLeavesNothingBehind()
    {
        using var cli = Shop();
        await using var host = await RunningCli.StartAsync(cli, "--token", "a-known-token");
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(host.Address) };

        Assert.Equal("ready\n", await http.GetStringAsync("/health/ready"));
        Assert.EndsWith("/login?token=a-known-token", host.Link, StringComparison.Ordinal);
        using var linked = await http.GetAsync(host.Link);
        Assert.Equal(HttpStatusCode.Redirect, linked.StatusCode);
        http.DefaultRequestHeaders.Add("Authorization", "Bearer a-known-token");
        Assert.Contains("\"super\"", await http.GetStringAsync("/api/v1/me"), StringComparison.Ordinal);
        var state = Path.Combine(cli.Folder, "data", "host.json");
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(state) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));

        Assert.Equal(0, await host.StopAsync());
        Assert.False(File.Exists(state));
        Assert.Equal(3, (await cli.RunAsync("background", "list")).ExitCode);
    }

    [Fact]
    public async Task Tasks_OfAScript_RunInAWorkerAndAreLookedAfter()
    {
        using var cli = Shop();
        await using var host = await RunningCli.StartAsync(cli);

        var done = await cli.RunAsync("background", "submit", "shop.add", "--arg", "a=2", "--arg", "b=3", "--wait", "--format", "json");
        Assert.True(done.ExitCode == 0, done.Error);
        using var task = JsonDocument.Parse(done.Output);
        Assert.Equal(5, task.RootElement.GetProperty("result").GetInt32());
        var id = task.RootElement.GetProperty("taskId").GetString()!;

        var followed = await cli.RunAsync("background", "submit", "shop.fail", "--follow");
        Assert.Equal(1, followed.ExitCode);
        Assert.Contains("failed", followed.Output, StringComparison.Ordinal);
        Assert.Contains(id, (await cli.RunAsync("background", "list", "--status", "completed")).Output, StringComparison.Ordinal);
        Assert.Contains("completed", (await cli.RunAsync("background", "status", id)).Output, StringComparison.Ordinal);
        Assert.Equal(1, (await cli.RunAsync("background", "cancel", id)).ExitCode);
        Assert.Equal(0, (await cli.RunAsync("background", "wait", id)).ExitCode);
        Assert.Equal(0, (await cli.RunAsync("background", "rerun", id)).ExitCode);
        Assert.Equal(5, (await cli.RunAsync("background", "status", "01KAXM2J7Q8Z4V5N6T9R3W1YBC")).ExitCode);
        Assert.Equal(5, (await cli.RunAsync("background", "submit", "shop.none")).ExitCode);
        cli.Write("two.json", """{"a": 20, "b": 3}""");
        Assert.Contains("\"result\": 23", (await cli.RunAsync("background", "submit", "shop.add", "--args", "two.json", "--wait", "--format", "json")).Output, StringComparison.Ordinal);
        var piped = await cli.StartAsync("sh", "-c", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "plugintasks.dll")}' background submit shop.add --args - --arg b=5 --wait --format json <two.json");
        Assert.Contains("\"result\": 25", piped.Output, StringComparison.Ordinal);
        Assert.Equal(5, (await cli.RunAsync("background", "submit", "shop.add", "--args", "none.json")).ExitCode);
        Assert.Contains("an argument by itself is --arg k=v", (await cli.RunAsync("background", "submit", "shop.add", "--args", "{\"a\":1}")).Error, StringComparison.Ordinal);
        Assert.Equal(2, (await cli.RunAsync("background", "submit", "shop.add", "--agent", "shop.x")).ExitCode);
        Assert.Equal(2, (await cli.RunAsync("background", "list", "--status", "done")).ExitCode);
        Assert.Equal(0, await host.StopAsync());
    }

    [Fact]
    public async Task SchedulesAndModules_OfTheRunningHost_AreLookedAfter()
    {
        using var cli = Shop();
        await using var host = await RunningCli.StartAsync(cli);

        var made = await cli.RunAsync("schedule", "add", "daily at 07:30", "shop.add", "--format", "json");
        Assert.True(made.ExitCode == 0, made.Error);
        using var schedule = JsonDocument.Parse(made.Output);
        var id = schedule.RootElement.GetProperty("id").GetString()!;
        foreach (var verb in new[] { "pause", "resume", "run-now", "remove" })
        {
            var result = await cli.RunAsync("schedule", verb, id);
            Assert.True(result.ExitCode == 0, $"{verb}: {result.Error}");
        }

        Assert.Equal(5, (await cli.RunAsync("schedule", "pause", id)).ExitCode);
        Assert.Equal(2, (await cli.RunAsync("schedule", "add", "whenever", "shop.add")).ExitCode);
        Assert.Contains("shop", (await cli.RunAsync("module", "list")).Output, StringComparison.Ordinal);
        Assert.Contains("disabled", (await cli.RunAsync("module", "disable", "shop")).Output, StringComparison.Ordinal);
        Assert.Contains("loaded", (await cli.RunAsync("module", "enable", "shop")).Output, StringComparison.Ordinal);
        Assert.Equal(5, (await cli.RunAsync("module", "reload", "none")).ExitCode);
    }

    [Fact]
    public async Task Run_AddressesThatCannotBe_SayWhy()
    {
        using var cli = Shop();
        var open = await cli.RunAsync("run", "--urls", "http://0.0.0.0:0");
        Assert.Equal(2, open.ExitCode);
        Assert.Contains("plugintasks user add", open.Error, StringComparison.Ordinal);

        await using var host = await RunningCli.StartAsync(cli);
        var taken = await cli.RunAsync("run", "--urls", host.Address, "--data-dir", "other");
        Assert.Equal(2, taken.ExitCode);
        Assert.Contains("is taken", taken.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await cli.RunAsync("run", "--token", "short")).ExitCode);
    }

    [Fact]
    public async Task Tokens_AreShownOnceAndEnd()
    {
        using var cli = Shop();
        cli.Write("users.yaml", "users:\n  ada: {role: user}\n");
        var made = await cli.RunAsync("token", "create", "ada", "--label", "ci", "--expires", "30d", "--format", "json");
        Assert.True(made.ExitCode == 0, made.Error);
        using var token = JsonDocument.Parse(made.Output);
        await using var host = await RunningCli.StartAsync(cli);
        using var http = new HttpClient { BaseAddress = new Uri(host.Address) };
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {token.RootElement.GetProperty("token").GetString()}");
        Assert.Contains("\"ada\"", await http.GetStringAsync("/api/v1/me"), StringComparison.Ordinal);

        var listed = await cli.RunAsync("token", "list");
        Assert.Contains("ci", listed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(token.RootElement.GetProperty("token").GetString()!, listed.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await cli.RunAsync("token", "revoke", token.RootElement.GetProperty("id").GetString()!)).ExitCode);
        using var over = await http.GetAsync("/api/v1/me");
        Assert.Equal(HttpStatusCode.Unauthorized, over.StatusCode);
        Assert.Equal(5, (await cli.RunAsync("token", "create", "nobody")).ExitCode);
        Assert.Equal(2, (await cli.RunAsync("token", "create", "ada", "--expires", "soon")).ExitCode);
    }

    [Fact]
    public async Task ConfigShow_SaysWhereValuesComeFromAndNoSecret()
    {
        using var cli = Shop();
        cli.Write("plugintasks.yaml", "server:\n  urls: [\"http://127.0.0.1:9999\"]\nauth:\n  oidc: {client_secret: hush}\ntasks: {max_running: 7}\n");

        var shown = await cli.RunAsync("config", "show", "--data-dir", "elsewhere");

        Assert.Equal(0, shown.ExitCode);
        Assert.Matches("server.urls .*9999.* plugintasks.yaml:2:9", shown.Output);
        Assert.Matches("tasks.max_running +7 +plugintasks.yaml:5:[0-9]+", shown.Output);
        Assert.Matches("data.folder .*elsewhere +--data-dir", shown.Output);
        Assert.Matches("auth.session_idle +12h +standard", shown.Output);
        Assert.DoesNotContain("hush", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configuration_WithAKeyThatIsNot_SaysWhere()
    {
        using var cli = Shop();
        cli.Write("plugintasks.yaml", "server:\n  url: x\n");

        var result = await cli.RunAsync("run");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("plugintasks.yaml:2:3: error PT1102", result.Error, StringComparison.Ordinal);
    }

    private static CliProcess Shop()
    {
        var cli = new CliProcess();
        cli.Write("modules/shop/module.yaml", "name: shop\nversion: 1.0.0\n");
        cli.Write("modules/shop/pages/index.yaml", "title: Shop\ncomponents: []\n");
        cli.Write("modules/shop/scripts/tasks.js", "task('add', function (task, args, sdk) { return args.a + args.b; });\ntask('fail', function (task, args, sdk) { throw new Error('no luck'); });\n");
        return cli;
    }
}
