using System.Text.Json;
using PluginTasks.Sandbox.Processes;
using PluginTasks.Sandbox.Subprocess;
using PluginTasks.Sdk;

namespace PluginTasks.Sandbox.Tests.Subprocess;

public sealed class SubprocessEnvironmentTests : IDisposable
{
    private readonly SubprocessPlayground playground = new();

    [Fact]
    public async Task Environment_OfAModule_IsTheHostsThreeAndTheInjected()
    {
        var variables = await ReadAsync(playground.Request("env"));

        Assert.Equal(
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
                ["LANG"] = "C.UTF-8",
                ["TZ"] = "Europe/Vienna",
                ["HOME"] = playground.DataFolder,
                ["TMPDIR"] = playground.TempFolder,
                ["PLUGINTASKS_SUBJECT"] = "m",
                ["PLUGINTASKS_SUBJECT_KIND"] = "module",
                ["PLUGINTASKS_ACCESS"] = "[]",
            },
            variables);
    }

    [Fact]
    public async Task Environment_OfATask_SaysWhoseItIs()
    {
        var variables = await ReadAsync(playground.Request("env") with
        {
            Identity = new SubprocessIdentity
            {
                Subject = SubprocessSubject.Task, TaskId = "t1", UserId = "u1", OrganizationId = "o1", SessionKey = "s1", Traceparent = "00-a-b-01",
            },
            Place = playground.Request("env").Place with { Proxy = new Uri("http://127.0.0.1:8080") },
        });

        Assert.Equal("task", variables["PLUGINTASKS_SUBJECT_KIND"]);
        Assert.Equal("t1", variables["PLUGINTASKS_TASK_ID"]);
        Assert.Equal("u1", variables["PLUGINTASKS_USER_ID"]);
        Assert.Equal("o1", variables["PLUGINTASKS_ORGANIZATION_ID"]);
        Assert.Equal("s1", variables["PLUGINTASKS_SESSION_KEY"]);
        Assert.Equal("00-a-b-01", variables["PLUGINTASKS_TRACEPARENT"]);
        Assert.Equal("http://127.0.0.1:8080", variables["HTTPS_PROXY"]);
    }

    [Fact]
    public async Task Environment_WithRules_HasThemAsJson()
    {
        var variables = await ReadAsync(playground.Request("env") with
        {
            Rules = playground.Tree.Rules(("filesystem", "read", "$/srv/reports"), ("subprocess", "run", "env")),
        });

        using var rules = JsonDocument.Parse(variables["PLUGINTASKS_ACCESS"]);
        Assert.Equal(2, rules.RootElement.GetArrayLength());
        var first = rules.RootElement[0];
        Assert.Equal("filesystem", first.GetProperty("resource_type").GetString());
        Assert.Equal("read", first.GetProperty("operation").GetString());
        Assert.Equal(playground.Tree.At("srv/reports"), first.GetProperty("target").GetString());
    }

    [Fact]
    public async Task Environment_OfTheCall_ComesAfterTheHosts()
    {
        var variables = await ReadAsync(playground.Request("env") with { Env = new Dictionary<string, string> { ["LANG"] = "de_AT", ["X"] = "a=b" } });

        Assert.Equal(("de_AT", "a=b"), (variables["LANG"], variables["X"]));
    }

    [Theory]
    [InlineData("PLUGINTASKS_USER_ID")]
    [InlineData("PLUGINTASKS_PROCESS")]
    [InlineData("PLUGINTASKS_NEW")]
    [InlineData("HOME")]
    [InlineData("TMPDIR")]
    [InlineData("HTTPS_PROXY")]
    [InlineData("http_proxy")]
    [InlineData("LD_PRELOAD")]
    [InlineData("LD_LIBRARY_PATH")]
    [InlineData("DOTNET_STARTUP_HOOKS")]
    [InlineData("COMPlus_EnableDiagnostics")]
    [InlineData("CORECLR_ENABLE_PROFILING")]
    [InlineData("GLIBC_TUNABLES")]
    public async Task Environment_OfTheCall_CannotHaveWhatIsTheHosts(string name)
    {
        var problem = await Assert.ThrowsAsync<SdkException>(() => ReadAsync(
            playground.Request("env") with { Env = new Dictionary<string, string> { [name] = "x" } }));

        Assert.Equal("reserved_environment", problem.Code);
        Assert.Contains(name, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "x")]
    [InlineData("A=B", "x")]
    [InlineData("A\0", "x")]
    [InlineData("A", "x\0")]
    public Task Environment_OfTheCall_ThatCannotBePassedOn_IsAnArgumentError(string name, string value) =>
        Assert.ThrowsAsync<ArgumentException>(() => ReadAsync(playground.Request("env") with { Env = new Dictionary<string, string> { [name] = value } }));

    public void Dispose() => playground.Dispose();

    private async Task<SortedDictionary<string, string>> ReadAsync(SubprocessRequest request)
    {
        var result = await playground.Runner.CaptureAsync(request);
        var variables = result.Stdout!.Trim().Split('\n').Select(line => line.Split('=', 2)).ToDictionary(v => v[0], v => v[1]);
        Assert.True(variables.Remove(ProcessMark.Variable));
        return new SortedDictionary<string, string>(variables, StringComparer.Ordinal);
    }
}
