using System.Net;
using PluginTasks.Sandbox.Audit;

namespace PluginTasks.Web.Tests.Api;

/// <summary>Requests, decisions and the audit log over HTTP.</summary>
public sealed class AccessApiTests : WebTest
{
    private const string Wish = """{"module": "probe", "resourceType": "network", "operation": "receive", "target": "Example.com."}""";

    [Theory]
    [InlineData("ada")]
    [InlineData("guest")]
    public async Task Access_OfAnOrdinaryUser_IsRefused(string user)
    {
        var http = await SignedInAsync(user);
        foreach (var path in new[] { "access", "audit" })
        {
            Assert.Equal("permission_denied", Code(await GetAsync(http, $"/api/v1/{path}")));
        }

        foreach (var verb in new[] { "allow", "deny", "forget" })
        {
            Assert.Equal("permission_denied", Code(await PostAsync(http, $"/api/v1/access/{verb}", Wish)));
        }

        Assert.Empty(Modules.Access.Decisions);
    }

    [Fact]
    public async Task Access_AModuleAsks_IsListedDecidedAndForgotten()
    {
        var (ada, root) = (await SignedInAsync("ada"), await SignedInAsync("root"));
        const string Question = """{"params": {"resource": "network", "operation": "receive", "target": "example.com"}}""";
        Assert.Equal("pending", (await PostAsync(ada, "/api/v1/actions/probe.may", Question)).Body.GetProperty("value").GetString());

        var request = Assert.Single((await GetAsync(root, "/api/v1/access?pending=true&module=probe")).Body.GetProperty("requests").EnumerateArray());
        Assert.Equal("example.com", request.GetProperty("target").GetString());
        Assert.Equal(0, (await GetAsync(root, "/api/v1/access?module=site")).Body.GetProperty("requests").GetArrayLength());

        var decided = await PostAsync(root, "/api/v1/access/allow", Wish);
        Assert.Equal(("example.com", "session", "root"), (decided.Body.GetProperty("target").GetString(), decided.Body.GetProperty("verdict").GetString(), decided.Body.GetProperty("by").GetString()));
        Assert.Equal("allowed", (await PostAsync(ada, "/api/v1/actions/probe.may", Question)).Body.GetProperty("value").GetString());

        await PostAsync(root, "/api/v1/access/deny", Wish);
        Assert.Equal("denied", (await PostAsync(ada, "/api/v1/actions/probe.may", Question)).Body.GetProperty("value").GetString());

        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(root, "/api/v1/access/forget", Wish)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(root, "/api/v1/access/forget", Wish)).Status);
        Assert.Equal("pending", (await PostAsync(ada, "/api/v1/actions/probe.may", Question)).Body.GetProperty("value").GetString());
    }

    [Theory]
    [InlineData("""{"module": "none", "resourceType": "network", "operation": "receive", "target": "h.com"}""", 404)]
    [InlineData("""{"module": "probe", "resourceType": "network", "operation": "receive", "target": "*"}""", 400)]
    [InlineData("""{"module": "probe", "resourceType": "network", "operation": "read", "target": "h.com"}""", 400)]
    [InlineData("""{"module": "probe", "resourceType": "filesystem", "operation": "read", "target": "/"}""", 400)]
    [InlineData("""{"module": "probe", "resourceType": "host", "operation": "manage", "target": "decisions"}""", 400)]
    [InlineData("""{"module": "probe", "resourceType": "network", "operation": "receive", "target": "h.com", "for": "ever"}""", 400)]
    [InlineData("""{"module": "probe", "resourceType": "network", "operation": "receive"}""", 400)]
    public async Task Allow_OfWhatCannotBe_IsRefused(string body, int status)
    {
        var answer = await PostAsync(await SignedInAsync("root"), "/api/v1/access/allow", body);

        Assert.Equal(status, (int)answer.Status);
        Assert.Empty(Modules.Access.Decisions);
    }

    [Fact]
    public async Task Audit_OfSignInsAndActions_HasNoPayloadAndNoTypedName()
    {
        var root = await SignedInAsync("root");
        var stranger = Browser();
        await PostAsync(stranger, "/api/v1/sign-in", """{"user": "hunter2-my-password", "password": "x"}""");
        await PostAsync(stranger, "/api/v1/sign-in", """{"user": "ada", "password": "hunter3"}""");
        await PostAsync(root, "/api/v1/actions/probe.typed", """{"params": {"value": "hunter4"}}""");
        await Modules.Audit.WriteAsync(new AuditEntry { Kind = AuditKind.Audit, Outcome = "here" });

        var rows = (await GetAsync(root, "/api/v1/audit?take=100")).Body.GetProperty("rows");
        Assert.Contains(rows.EnumerateArray(), r => Is(r, "sign_in", "ada", "wrong"));
        Assert.Contains(rows.EnumerateArray(), r => Is(r, "sign_in", null, "wrong"));
        Assert.Contains(rows.EnumerateArray(), r => Is(r, "sign_in", "root", "ok"));
        Assert.Contains(rows.EnumerateArray(), r => Is(r, "action", "root", "invalid_payload"));
        Assert.DoesNotContain("hunter", rows.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(1, (await GetAsync(root, "/api/v1/audit?take=1&kind=action")).Body.GetProperty("rows").GetArrayLength());
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync(root, "/api/v1/audit?kind=none")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync(root, "/api/v1/audit?take=0")).Status);
    }

    private static bool Is(System.Text.Json.JsonElement row, string kind, string? user, string outcome) =>
        row.GetProperty("kind").GetString() == kind && row.GetProperty("userId").GetString() == user && row.GetProperty("outcome").GetString() == outcome;
}
