using System.Net;

namespace PluginTasks.Web.Tests.Api;

public sealed class TaskApiTests : WebTest
{
    [Fact]
    public async Task Submit_RegisteredTask_RunsAndIsWaitedFor()
    {
        var ada = await SignedInAsync("ada");
        var made = await PostAsync(ada, "/api/v1/tasks", """{"task": "probe.echo", "args": {"text": "hi"}, "label": "Say hi"}""");
        Assert.Equal(HttpStatusCode.Created, made.Status);

        var ended = await GetAsync(ada, $"/api/v1/tasks/{made.Body.GetProperty("taskId").GetString()}/wait?timeout=60");

        Assert.Equal(HttpStatusCode.OK, ended.Status);
        Assert.Equal("completed", ended.Body.GetProperty("status").GetString());
        Assert.Equal("hi", ended.Body.GetProperty("result").GetProperty("said").GetString());
        Assert.Equal(300, ended.Body.GetProperty("timeoutSeconds").GetDouble());
    }

    [Fact]
    public async Task Submit_WithAKeyThatIsActive_GivesTheOtherOne()
    {
        var ada = await SignedInAsync("ada");
        const string Wanted = """{"task": "probe.ask", "key": "probe.one"}""";
        var first = await PostAsync(ada, "/api/v1/tasks", Wanted);
        var second = await PostAsync(ada, "/api/v1/tasks", Wanted);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.Status, second.Status));
        Assert.Equal(first.Body.GetProperty("taskId").GetString(), second.Body.GetProperty("taskId").GetString());
    }

    [Fact]
    public async Task Question_Answered_LetsTheTaskGoOn()
    {
        var ada = await SignedInAsync("ada");
        var id = await SubmitAsync(ada, "probe.ask");
        await UntilAsync(ada, id, "waiting_confirmation");

        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(ada, $"/api/v1/tasks/{id}/respond", """{"response": {"go": true}}""")).Status);
        Assert.Equal("completed", (await GetAsync(ada, $"/api/v1/tasks/{id}/wait?timeout=60")).Body.GetProperty("status").GetString());
        Assert.Equal((HttpStatusCode.Conflict, "confirmation_not_pending"), StatusAndCode(await PostAsync(ada, $"/api/v1/tasks/{id}/respond", """{"response": {}}""")));
    }

    [Fact]
    public async Task Cancel_Active_EndsIt()
    {
        var ada = await SignedInAsync("ada");
        var id = await SubmitAsync(ada, "probe.ask");
        Assert.Equal(HttpStatusCode.Accepted, (await GetAsync(ada, $"/api/v1/tasks/{id}/wait?timeout=0")).Status);

        Assert.True((await PostAsync(ada, $"/api/v1/tasks/{id}/cancel")).Body.GetProperty("wasActive").GetBoolean());
        Assert.Equal("cancelled", (await GetAsync(ada, $"/api/v1/tasks/{id}/wait?timeout=60")).Body.GetProperty("status").GetString());
        Assert.False((await PostAsync(ada, $"/api/v1/tasks/{id}/cancel")).Body.GetProperty("wasActive").GetBoolean());
    }

    [Fact]
    public async Task OthersTasks_AreNotThere()
    {
        var (ada, ben) = (await SignedInAsync("ada"), await SignedInAsync("ben"));
        var id = await SubmitAsync(ada, "probe.ask");

        Assert.Equal((HttpStatusCode.NotFound, "task_not_found"), StatusAndCode(await GetAsync(ben, $"/api/v1/tasks/{id}")));
        Assert.Equal((HttpStatusCode.NotFound, "task_not_found"), StatusAndCode(await GetAsync(ben, $"/api/v1/tasks/{id}/wait?timeout=1")));
        Assert.Equal((HttpStatusCode.NotFound, "task_not_found"), StatusAndCode(await GetAsync(ben, $"/api/v1/tasks/{id}/logs")));
        Assert.Equal((HttpStatusCode.NotFound, "task_not_found"), StatusAndCode(await PostAsync(ben, $"/api/v1/tasks/{id}/cancel")));
        Assert.Equal((HttpStatusCode.NotFound, "task_not_found"), StatusAndCode(await PostAsync(ben, $"/api/v1/tasks/{id}/rerun")));
        Assert.Equal((HttpStatusCode.NotFound, "task_not_found"), StatusAndCode(await PostAsync(ben, $"/api/v1/tasks/{id}/respond", """{"response": {}}""")));
        Assert.Equal(Code(await GetAsync(ben, "/api/v1/tasks/01KAXM2J7Q8Z4V5N6T9R3W1YBC")), Code(await GetAsync(ben, $"/api/v1/tasks/{id}")));
        Assert.Equal(0, (await GetAsync(ben, "/api/v1/tasks")).Body.GetProperty("total").GetInt32());
        Assert.Equal(0, (await GetAsync(ben, "/api/v1/tasks?user_id=ada")).Body.GetProperty("total").GetInt32());
        Assert.Equal(1, (await GetAsync(await SignedInAsync("root"), "/api/v1/tasks?user_id=ada")).Body.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Clear_RemovesOnlyOnesOwn()
    {
        var (ada, ben) = (await SignedInAsync("ada"), await SignedInAsync("ben"));
        foreach (var client in new[] { ada, ben })
        {
            await GetAsync(client, $"/api/v1/tasks/{await SubmitAsync(client, "probe.echo", """{"text": "x"}""")}/wait?timeout=60");
        }

        await Store.RemoveNoticesAsync("ada", [.. (await Store.ListNoticesAsync("ada")).Select(n => n.MessageId)]);
        await Store.RemoveNoticesAsync("ben", [.. (await Store.ListNoticesAsync("ben")).Select(n => n.MessageId)]);

        Assert.Equal(1, (await SendAsync(ada, HttpMethod.Delete, "/api/v1/tasks")).Body.GetProperty("count").GetInt32());
        Assert.Equal(1, (await GetAsync(ben, "/api/v1/tasks")).Body.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("{", "invalid_request")]
    [InlineData("[]", "invalid_request")]
    [InlineData("null", "invalid_request")]
    [InlineData("{}", "invalid_request")]
    [InlineData("""{"task": "probe.echo", "tsk": 1}""", "invalid_request")]
    [InlineData("""{"task": "probe.echo", "task": "probe.ask"}""", "invalid_request")]
    [InlineData("""{"task": 1}""", "invalid_request")]
    [InlineData("""{"task": "probe.echo", "agent": "probe.x"}""", "invalid_request")]
    [InlineData("""{"task": "probe.echo", "timeout": -1}""", "invalid_request")]
    [InlineData("""{"task": "probe.echo", "timeout": 1e400}""", "invalid_request")]
    [InlineData("""{"task": "probe.echo", "args": []}""", "invalid_payload")]
    [InlineData("""{"task": "probe.none"}""", "task_not_registered")]
    [InlineData("""{"task": "../etc"}""", "task_not_registered")]
    public async Task Submit_BrokenBody_SaysSo(string body, string code)
    {
        var answer = await PostAsync(await SignedInAsync("ada"), "/api/v1/tasks", body);

        Assert.Equal(code, Code(answer));
        Assert.InRange((int)answer.Status, 400, 404);
    }

    [Fact]
    public async Task Submit_TooDeepOrTooLarge_IsRefused()
    {
        var ada = await SignedInAsync("ada");
        var deep = string.Concat(Enumerable.Repeat("[", 5_000));

        Assert.Equal("invalid_request", Code(await PostAsync(ada, "/api/v1/tasks", $$"""{"task": "probe.echo", "args": {{deep}}""")));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "payload_too_large"), StatusAndCode(await PostAsync(ada, "/api/v1/tasks", """{"task": "probe.echo", "args": {"text": "LONG"}}""".Replace("LONG", new string('x', 1_100_000), StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("/api/v1/tasks?status=done")]
    [InlineData("/api/v1/tasks?page=0")]
    [InlineData("/api/v1/tasks?page_size=100000")]
    [InlineData("/api/v1/tasks?page=-1")]
    [InlineData("/api/v1/tasks?sort=id;drop")]
    [InlineData("/api/v1/tasks?satus=running")]
    [InlineData("/api/v1/tasks?status=running&status=pending")]
    [InlineData("/api/v1/tasks?created_from=soon")]
    [InlineData("/api/v1/tasks/x/wait?timeout=forever")]
    public async Task Query_ThatMakesNoSense_IsRefused(string path) => Assert.Equal("invalid_request", Code(await GetAsync(await SignedInAsync("ada"), path)));

    [Fact]
    public async Task Nobody_GetsNothing()
    {
        foreach (var path in new[] { "tasks", "schedules", "modules", "me", "tasks/x", "modules/probe/diagnostics" })
        {
            Assert.Equal((HttpStatusCode.Unauthorized, "not_signed_in"), StatusAndCode(await GetAsync(Browser(), $"/api/v1/{path}")));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(Browser(), "/api/v1/actions/probe.greet", "{}")).Status);
        Assert.Equal("not_found", Code(await GetAsync(Browser(), "/api/v1/nothing")));
    }

    private static (HttpStatusCode Status, string Code) StatusAndCode((HttpStatusCode Status, System.Text.Json.JsonElement Body) answer) => (answer.Status, Code(answer));

    private async Task UntilAsync(HttpClient client, string id, string status)
    {
        using var events = Modules.Runtime.Events.Listen("ada");
        while ((await GetAsync(client, $"/api/v1/tasks/{id}")).Body.GetProperty("status").GetString() != status)
        {
            await events.Events.ReadAsync();
        }
    }
}
