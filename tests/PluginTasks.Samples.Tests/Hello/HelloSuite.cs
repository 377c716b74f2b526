using PluginTasks.Sdk;
using PluginTasks.Testing;

namespace PluginTasks.Samples.Tests.Hello;

/// <summary>The JavaScript of <c>modules/hello</c>.</summary>
public abstract class HelloSuite
{
    private protected abstract string? Worker { get; }

    [Theory]
    [InlineData("en", "Hello, Ada!")]
    [InlineData("it", "Ciao, Ada!")]
    public async Task Greet_GreetsInItsCallersLanguageAndCounts(string language, string text)
    {
        await using var host = await StartAsync();

        var answer = await host.CallAsync("greet", new { name = "Ada", times = 2 }, ModuleTestHostOptions.Tester with { Language = language }, "index");

        Assert.Equal(["notify", "state_patch"], answer.Effects.Select(e => e.Kind));
        Assert.Equal((text, "success"), (answer.Effects[0].Text, answer.Effects[0].Variant));
        Assert.Equal(("/times", PatchAction.Set, 3), (answer.Effects[1].Path, answer.Effects[1].Action, answer.Effects[1].Value!.Value.GetInt32()));
    }

    [Fact]
    public async Task Picking_OfTwoApples_AsksHalfwayAndGoesOn()
    {
        await using var host = await StartAsync();

        var card = Assert.Single((await host.CallAsync("start_picking", new { count = 2 }, page: "index")).Effects).Value!.Value;
        var asking = await host.UntilAsync(card.GetProperty("task_id").GetString()!, t => t.Status == TaskState.WaitingConfirmation);
        await host.RespondAsync(asking.TaskId, new { confirmed = true });
        var task = await host.WaitAsync(asking.TaskId);

        Assert.Equal("BackgroundTask", card.GetProperty("kind").GetString());
        Assert.Equal("Apple 1 of 2", asking.Label);
        Assert.Equal((TaskState.Completed, "Apple 2 of 2"), (task.Status, task.Label));
        Assert.Equal("""{"picked":2}""", task.Result!.Value.GetRawText());
    }

    [Fact]
    public async Task Picking_ThatIsEnough_EndsWithWhatThereIs()
    {
        await using var host = await StartAsync();
        var id = await host.SubmitAsync("pick_apples", new { count = 2 });

        await host.UntilAsync(id, t => t.Status == TaskState.WaitingConfirmation);
        await host.RespondAsync(id, new { confirmed = false });

        Assert.Equal("""{"picked":1}""", (await host.WaitAsync(id)).Result!.Value.GetRawText());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task Picking_OfTooFewOrTooMany_NamesTheField(int count)
    {
        await using var host = await StartAsync();

        var wrong = await Assert.ThrowsAsync<InvalidPayloadException>(() => host.CallAsync("start_picking", new { count }));

        Assert.Equal("Choose from 1 to 100 apples.", wrong.Fields["count"]);
    }

    [Fact]
    public async Task Picking_ByAGuest_IsRefused()
    {
        await using var host = await StartAsync();
        var guest = new Session { UserId = "eve", Role = "guest" };

        Assert.Equal(ErrorCodes.PermissionDenied, (await Assert.ThrowsAsync<SdkException>(() => host.CallAsync("start_picking", new { count = 1 }, guest))).Code);
        Assert.Equal(ErrorCodes.PermissionDenied, (await Assert.ThrowsAsync<SdkException>(() => host.SubmitAsync("pick_apples", new { count = 1 }, guest))).Code);
    }

    private protected Task<ModuleTestHost> StartAsync(ModuleTestHostOptions? options = null) =>
        ModuleTestHost.StartAsync("modules/hello", (options ?? new ModuleTestHostOptions()) with { Worker = Worker });
}
