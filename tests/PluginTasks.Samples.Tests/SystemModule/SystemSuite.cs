using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Testing;

namespace PluginTasks.Samples.Tests.SystemModule;

/// <summary>What the module does, wherever its code runs, and what it may not without a grant or for whom it may not.</summary>
public abstract class SystemSuite
{
    private static readonly Session Root = new() { UserId = "root", Role = "super" };
    private static readonly Session Ada = new() { UserId = "ada", Role = "user", Permissions = ["system.view", "system.manage"] };

    private static readonly object Anything = new { id = "x", name = "system", module = "system", resource_type = "network", operation = "send", target = "example.com" };

    private protected abstract string? Worker { get; }

    [Fact]
    public async Task Overview_WithTheGrant_HasAnHourOfMinutesAndAllStates()
    {
        await using var host = await StartAsync();

        var effects = await host.LoadPageAsync("index", session: Root);

        Assert.Equal(60, Data(effects, "/hour").GetArrayLength());
        Assert.Equal(7, Data(effects, "/states").GetArrayLength());
        Assert.Equal("system", Data(effects, "/modules")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("index", "tasks")]
    [InlineData("schedules", "schedules")]
    [InlineData("modules", "modules")]
    [InlineData("access", "decisions")]
    [InlineData("audit", "audit")]
    public async Task Page_WithoutTheGrant_SaysWhatIsMissing(string page, string part)
    {
        await using var host = await StartAsync([]);

        var effects = await host.LoadPageAsync(page, session: Root);

        Assert.Equal($"sandbox_host_denied:system:{part}", Data(effects, "/denied").GetString());
    }

    [Theory]
    [InlineData("reload_module", "modules")]
    [InlineData("delete_task", "tasks")]
    [InlineData("pause_schedule", "schedules")]
    [InlineData("allow_access", "decisions")]
    [InlineData("deny_access", "decisions")]
    [InlineData("forget_access", "decisions")]
    [InlineData("audit", "audit")]
    public async Task Action_WithoutTheGrant_IsRefused(string action, string part)
    {
        await using var host = await StartAsync([.. new[] { "tasks", "schedules", "modules", "decisions", "audit" }.Where(p => p != part)]);

        var refused = await Assert.ThrowsAnyAsync<SdkException>(() => host.CallAsync(action, Anything, Root));

        Assert.Equal((ErrorCodes.HostDenied, $"sandbox_host_denied:system:{part}"), (refused.Code, refused.Message));
    }

    [Theory]
    [InlineData("overview")]
    [InlineData("schedules")]
    [InlineData("modules")]
    [InlineData("reload_module")]
    [InlineData("delete_task")]
    [InlineData("run_schedule")]
    [InlineData("access")]
    [InlineData("allow_access")]
    [InlineData("deny_access")]
    [InlineData("forget_access")]
    [InlineData("audit")]
    public async Task Action_OfAnOrdinaryUser_IsRefusedWhateverTheirPermissions(string action)
    {
        await using var host = await StartAsync();

        var refused = await Assert.ThrowsAnyAsync<SdkException>(() => host.CallAsync(action, Anything, Ada));

        Assert.Equal(ErrorCodes.PermissionDenied, refused.Code);
    }

    [Fact]
    public async Task Schedule_ThatCannotBeRead_IsSaidAtItsField()
    {
        await using var host = await StartAsync();

        var refused = await Assert.ThrowsAnyAsync<SdkException>(() => host.CallAsync("add_schedule", new { when = "daily at 25:00", task = "system.nothing" }, Root));

        Assert.Equal(ErrorCodes.InvalidPayload, refused.Code);
        Assert.Contains("'when'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_OfATaskThatIsNotThere_IsSaidAtItsField()
    {
        await using var host = await StartAsync();

        var refused = await Assert.ThrowsAnyAsync<SdkException>(() => host.CallAsync("add_schedule", new { when = "daily", task = "system.nothing" }, Root));

        Assert.Equal(ErrorCodes.InvalidPayload, refused.Code);
        Assert.Contains("'task'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Access_Decided_IsInTheListAndTheAuditLogAndCanBeTakenBack()
    {
        await using var host = await StartAsync();
        var what = new { module = "system", resource_type = "host", operation = "manage", target = "tasks", for_good = true };

        var allowed = await host.CallAsync("allow_access", what, Root);
        var decision = Assert.Single(Data(allowed.Effects, "/decisions").EnumerateArray());
        Assert.Equal(("tasks", "Allowed for good"), (decision.GetProperty("target").GetString(), decision.GetProperty("verdict_label").GetString()));

        Assert.Equal(0, Data((await host.CallAsync("forget_access", what, Root)).Effects, "/decisions").GetArrayLength());
        var rows = (await host.CallAsync("audit", new { page = 1, page_size = 1, filters = new { kind = "access" } }, Root)).Value!.Value;
        Assert.Equal(2, rows.GetProperty("total_rows").GetInt32());
        Assert.Equal("forgotten", Assert.Single(rows.GetProperty("rows").EnumerateArray()).GetProperty("outcome").GetString());
    }

    [Theory]
    [InlineData("filesystem", "read", "/")]
    [InlineData("network", "send", "*")]
    [InlineData("host", "manage", "everything")]
    public async Task Access_ThatNoRuleMayGive_IsANoticeAndNoDecision(string resource, string operation, string target)
    {
        await using var host = await StartAsync();

        var answer = await host.CallAsync("allow_access", new { module = "system", resource_type = resource, operation, target }, Root);

        Assert.Equal(0, Data(answer.Effects, "/decisions").GetArrayLength());
        Assert.Contains(answer.Effects, e => e is { Kind: "notify", Variant: "danger" });
    }

    [Fact]
    public async Task Module_Reloaded_RunsAsAnotherGeneration()
    {
        await using var host = await StartAsync();

        var answer = await host.CallAsync("reload_module", new { name = "system" }, Root);

        var module = Assert.Single(Data(answer.Effects, "/modules").EnumerateArray());
        Assert.Contains("generation 2", module.GetProperty("summary").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Module_ThatIsNotThere_IsANoticeAndNoFailure()
    {
        await using var host = await StartAsync();

        var answer = await host.CallAsync("reload_module", new { name = "nothing" }, Root);

        Assert.Contains(answer.Effects, e => e is { Kind: "notify", Variant: "danger" });
    }

    [Fact]
    public async Task Monitor_WithFilters_AnswersAPageAndItsNumber()
    {
        await using var host = await StartAsync();

        var page = (await host.CallAsync("tasks", new { page = 1, page_size = 20, sort = new { field = "updated_at", direction = "desc" }, filters = new { status = "failed", module = "" } }, Root)).Value!.Value;

        Assert.Equal(0, page.GetProperty("total_rows").GetInt32());
        Assert.Empty(page.GetProperty("rows").EnumerateArray());
    }

    [Theory]
    [InlineData("deny_access")]
    [InlineData("forget_access")]
    public async Task Revocation_OfSomethingOfItsOwn_IsAnsweredAndHolds(string action)
    {
        await using var host = await StartAsync();
        var what = new { module = "system", resource_type = "network", operation = "send", target = "https://h.com" };
        await host.CallAsync("allow_access", what, Root);

        var answer = await host.CallAsync(action, what, Root);

        var decisions = Data(answer.Effects, "/decisions").EnumerateArray().Select(d => d.GetProperty("module").GetString()).ToList();
        Assert.Equal(action == "deny_access" ? ["system"] : [], decisions);
        Assert.Equal(action == "deny_access" ? 1 : 0, Data((await host.CallAsync("access", null, Root)).Effects, "/decisions").GetArrayLength());
    }

    [Fact]
    public async Task Detail_OfATaskThatIsGone_LeadsToTheList()
    {
        await using var host = await StartAsync();

        var effect = Assert.Single(await host.LoadPageAsync("task", new { id = "gone" }, Root));

        Assert.Equal("/system/tasks", effect.Path);
    }

    private Task<ModuleTestHost> StartAsync(IReadOnlyList<string>? grants = null) => ModuleTestHost.StartAsync(
        "modules/system", new ModuleTestHostOptions { Worker = Worker, Grants = grants ?? ["tasks", "schedules", "modules", "decisions", "audit"] });

    private static JsonElement Data(IEnumerable<TestEffect> effects, string path) => effects.Last(e => e.Path == path).Value!.Value;
}
