using System.Net;

namespace PluginTasks.Web.Tests.Api;

/// <summary>Actions, modules and schedules over HTTP.</summary>
public sealed class ModuleApiTests : WebTest
{
    [Fact]
    public async Task Action_OfAUser_AnswersAsThatUser()
    {
        var answer = await PostAsync(await SignedInAsync("ada"), "/api/v1/actions/probe.who", "{}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("ada", answer.Body.GetProperty("value").GetProperty("user_id").GetString());
    }

    [Theory]
    [InlineData("ada", "probe.none", 404, "unknown_action")]
    [InlineData("ada", "greet", 404, "unknown_action")]
    [InlineData("ada", "none.greet", 404, "unknown_action")]
    [InlineData("guest", "probe.secret", 403, "permission_denied")]
    [InlineData("ada", "probe.throws", 500, "action_failed")]
    [InlineData("ada", "probe.typed", 400, "invalid_payload")]
    public async Task Action_ThatCannotBe_HasItsCode(string user, string action, int status, string code)
    {
        var answer = await PostAsync(await SignedInAsync(user), $"/api/v1/actions/{action}", "{}");

        Assert.Equal((status, code), ((int)answer.Status, Code(answer)));
        Assert.DoesNotContain("1234", answer.Body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Modules_AreForThoseWhoLookAfterTheHost()
    {
        Assert.Equal("permission_denied", Code(await GetAsync(await SignedInAsync("ada"), "/api/v1/modules")));
        Assert.Equal("permission_denied", Code(await PostAsync(await SignedInAsync("ada"), "/api/v1/modules/probe/reload")));

        var all = (await GetAsync(await SignedInAsync("root"), "/api/v1/modules")).Body.GetProperty("modules");
        Assert.Equal(["probe", "site"], all.EnumerateArray().Select(m => m.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Module_SwitchedOff_IsGoneAlsoAfterARestart()
    {
        var root = await SignedInAsync("root");
        Assert.Equal("disabled", (await PostAsync(root, "/api/v1/modules/site/disable")).Body.GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(root, "/api/v1/pages/site/index")).Status);
        await CloseAsync();
        await OpenAsync();
        root = await SignedInAsync("root");
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(root, "/api/v1/pages/site/index")).Status);

        Assert.Equal("loaded", (await PostAsync(root, "/api/v1/modules/site/enable")).Body.GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(root, "/api/v1/pages/site/index")).Status);
    }

    [Fact]
    public async Task Module_Reloaded_ShowsItsNewPages()
    {
        var root = await SignedInAsync("root");
        await File.WriteAllTextAsync(Path.Combine(Folder, "site", "pages", "new.yaml"), "title: New\ncomponents: []\n");

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(root, "/api/v1/modules/site/reload")).Status);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(root, "/api/v1/pages/site/new")).Status);
        Assert.Equal("not_found", Code(await PostAsync(root, "/api/v1/modules/none/reload")));
        Assert.Equal(0, (await GetAsync(root, "/api/v1/modules/site/diagnostics")).Body.GetProperty("errors").GetInt32());
    }

    [Fact]
    public async Task Schedule_OfAUser_IsTheirsAlone()
    {
        var (ada, ben) = (await SignedInAsync("ada"), await SignedInAsync("ben"));
        var made = await PostAsync(ada, "/api/v1/schedules", """{"when": "daily at 07:30", "task": "probe.echo", "args": {"text": "x"}, "timezone": "Europe/Rome"}""");
        Assert.Equal(HttpStatusCode.Created, made.Status);
        var id = made.Body.GetProperty("id").GetString();

        Assert.Empty((await GetAsync(ben, "/api/v1/schedules")).Body.GetProperty("schedules").EnumerateArray());
        Assert.Equal("not_found", Code(await SendAsync(ben, HttpMethod.Delete, $"/api/v1/schedules/{id}")));
        Assert.Equal("not_found", Code(await PostAsync(ben, $"/api/v1/schedules/{id}/run-now")));
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(ada, $"/api/v1/schedules/{id}/pause")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(ada, $"/api/v1/schedules/{id}/resume")).Status);
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(ada, $"/api/v1/schedules/{id}/run-now")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(ada, HttpMethod.Delete, $"/api/v1/schedules/{id}")).Status);
        Assert.Equal("invalid_schedule", Code(await PostAsync(ada, "/api/v1/schedules", """{"when": "whenever", "task": "probe.echo"}""")));
    }
}
