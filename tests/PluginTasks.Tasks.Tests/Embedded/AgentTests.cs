namespace PluginTasks.Tasks.Tests.Embedded;

public sealed class AgentTests
{
    [Theory]
    [InlineData(typeof(All), "start hi")]
    [InlineData(typeof(ChatAndRun), "chat hi")]
    [InlineData(typeof(RunOnly), "run hi")]
    [InlineData(typeof(SynchronousChat), "said hi")]
    [InlineData(typeof(StartsAServer), "chat hi")]
    [InlineData(typeof(Valued), 2)]
    [InlineData(typeof(Silent), null)]
    [InlineData(typeof(SilentValue), null)]
    [InlineData(typeof(WithOptions), "hi 3 True")]
    public async Task SubmitAgentAsync_FirstMethodThatThereIs_IsCalledWithThePrompt(Type agent, object? expected)
    {
        await using var runner = new BackgroundRunner();

        var task = await runner.SubmitAgentAsync(Activator.CreateInstance(agent)!, "hi", "ask");
        var again = runner.SubmitAgent(Activator.CreateInstance(agent)!, "hi");

        Assert.Equal((expected, "ask"), ((await task.WaitAsync().WaitAsync(TimeSpan.FromSeconds(30))).Result, task.Name));
        Assert.Equal(expected, (await again.WaitAsync().WaitAsync(TimeSpan.FromSeconds(30))).Result);
        Assert.Null(task.Error);
    }

    [Fact]
    public async Task SubmitAgent_WithoutAKnownMethod_SaysWhichItNeeds()
    {
        await using var runner = new BackgroundRunner();

        var error = Assert.Throws<ArgumentException>(() => runner.SubmitAgent(new Uri("http://nobody/"), "hi"));

        Assert.StartsWith("Uri is no agent: it needs a public method StartAsync, ChatAsync, RunAsync, Start, Chat or Run that takes a string.", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => runner.SubmitAgentAsync(new object(), "hi"));
        Assert.Throws<ArgumentNullException>(() => runner.SubmitAgent(null!, "hi"));
        Assert.False(runner.IsUsed);
    }

    [Fact]
    public async Task SubmitAgent_ThatThrows_FailsWithItsMessage()
    {
        await using var runner = new BackgroundRunner();

        var task = runner.SubmitAgent(new Broken(), "hi");
        await task.WaitAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal("no model", task.Error);
    }

#pragma warning disable CA1822 // Agents are objects; what their methods use does not matter here.
    public sealed class All
    {
        public Task<string> StartAsync(string prompt) => Task.FromResult($"start {prompt}");

        public Task<string> ChatAsync(string prompt) => Task.FromResult($"chat {prompt}");

        public string Start(string prompt) => $"no {prompt}";
    }

    public sealed class ChatAndRun
    {
        public async Task<string> ChatAsync(string prompt, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return cancellationToken.CanBeCanceled ? $"chat {prompt}" : "deaf";
        }

        public string ChatAsync(string prompt) => $"no {prompt}";

        public Task<string> RunAsync(string prompt) => Task.FromResult($"no {prompt}");
    }

    public sealed class RunOnly
    {
        public Task<string> RunAsync(string prompt) => Task.FromResult($"run {prompt}");
    }

    public sealed class SynchronousChat
    {
        public string Chat(string prompt) => $"said {prompt}";
    }

    public sealed class StartsAServer
    {
        public Task StartAsync() => throw new InvalidOperationException("not this one");

        public Task<string> ChatAsync(string prompt) => Task.FromResult($"chat {prompt}");
    }

    public sealed class Valued
    {
        public async ValueTask<int> RunAsync(string prompt)
        {
            await Task.Yield();
            return prompt.Length;
        }
    }

    public sealed class Silent
    {
        public async Task RunAsync(string prompt) => await Task.Yield();
    }

    public sealed class SilentValue
    {
        public async ValueTask RunAsync(string prompt) => await Task.Yield();
    }

    public sealed class WithOptions
    {
        public string Run(string prompt, int tries = 3, CancellationToken cancellationToken = default) => $"{prompt} {tries} {cancellationToken.CanBeCanceled}";
    }

    public sealed class Broken
    {
        public string Start(string prompt) => throw new InvalidOperationException("no model");
    }
#pragma warning restore CA1822
}
