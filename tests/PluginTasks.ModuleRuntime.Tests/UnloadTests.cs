using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text.Json;
using PluginTasks.ModuleRuntime.Tests.Hosting;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Calling;
using PluginTasks.Protocol.Messages.Loading;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Tests;

/// <summary>What ran in this process is gone when its connection has ended.</summary>
[Collection(nameof(UnloadTests))]
[CollectionDefinition(nameof(UnloadTests), DisableParallelization = true)]
public sealed class UnloadTests
{
    private const int Times = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly ConditionalWeakTable<AssemblyLoadContext, string> Seen = [];

    [Fact]
    public async Task End_AfterAllKindsOfCalls_UnloadsTheCode()
    {
        var alive = new List<WeakReference>();
        for (var i = 0; i < Times; i++)
        {
            alive.Add(await UseAsync(AllAsync));
            await CollectAsync(alive, atMost: 2);
        }

        await CollectAsync(alive, atMost: 0);
        Assert.Empty(alive);
    }

    public static TheoryData<string> Kinds => [.. Uses.Keys];

    private static Dictionary<string, Func<TestHost, Task>> Uses { get; } = new()
    {
        ["nothing"] = _ => Task.CompletedTask,
        ["payload"] = host => host.ActAsync("response", new { name = "Bari", size = 2 }),
        ["refused payload"] = host => Assert.ThrowsAsync<InvalidPayloadException>(() => host.ActAsync("response", new { size = 11 })),
        ["anonymous result"] = host => host.ActAsync("anonymous"),
        ["record result"] = host => host.ActAsync("value_task_of", new { name = "Bari", size = 4 }),
        ["components"] = host => host.ActAsync("whole_tree"),
        ["message"] = async host => Assert.Equal("\"2 Adas\"", await host.ValueAsync("greet", new { count = 2 })),
        ["exception"] = host => Assert.ThrowsAnyAsync<Exception>(() => host.ActAsync("throws")),
        ["task"] = host => host.RunAsync("count", new { to = 2 }),
        ["progress"] = host => host.RunAsync("fast", new { to = 100 }),
        ["live progress"] = host => host.RunAsync("live", new { to = 100 }),
        ["function"] = async host => await host.ResultOf((await host.ActAsync("start")).Value!.Value.GetString()!),
        ["threshold"] = host => host.ActAsync("quick"),
        ["promotion"] = PromoteAsync,
        ["blocking"] = host => host.ActAsync("blocking"),
        ["program"] = host => host.ActAsync("program"),
        ["files"] = host => host.ActAsync("files"),
        ["page data"] = host => host.Connection.CallAsync(
            RuntimeMethods.PageData, new PageDataCall { Page = "monthly/index", Params = JsonSerializer.SerializeToElement(new { }), Session = TestHost.Ada }),
        ["running to the end"] = host =>
        {
            _ = host.Connection.CallAsync(RuntimeMethods.RunLong, new RunLong("ticker"));
            return host.ActAsync("value");
        },
    };

    private static async Task PromoteAsync(TestHost host)
    {
        var slow = (await host.ActAsync("slow")).Value!.Value.GetProperty("task_id").GetString()!;
        await host.ActAsync("open");
        await host.ResultOf(slow);
    }

    private static async Task AllAsync(TestHost host)
    {
        foreach (var (_, use) in Uses)
        {
            await use(host);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task End_AfterOneKindOfCall_UnloadsTheCode(string kind)
    {
        var alive = new List<WeakReference>();
        for (var i = 0; i < 5; i++)
        {
            alive.Add(await UseAsync(Uses[kind]));
        }

        await CollectAsync(alive, atMost: 0);
    }

    [Fact]
    public async Task End_BeforeCodeThatWritesValues_UnloadsTheCode()
    {
        var release = new TaskCompletionSource();
        AppContext.SetData("runtime.late", release.Task);
        var alive = new List<WeakReference>
        {
            await UseAsync(async host =>
            {
                var began = new TaskCompletionSource();
                host.OnPublish = _ => began.TrySetResult();
                _ = host.Connection.CallAsync(RuntimeMethods.RunLong, new RunLong("late"));
                await began.Task;
                await host.ActAsync("value");
            }),
        };

        release.SetResult();

        await CollectAsync(alive, atMost: 0);
    }

    /// <summary>
    /// Nobody tells when work that was cancelled with its connection has come to its end on the thread pool, and until then its
    /// frames hold the code: only a leak holds it for this long.
    /// </summary>
    private static async Task CollectAsync(List<WeakReference> alive, int atMost)
    {
        for (var clock = Stopwatch.StartNew(); alive.Count > atMost && clock.Elapsed < Patience;)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            alive.RemoveAll(reference => !reference.IsAlive);
            await Task.Yield();
        }

        Assert.InRange(alive.Count, 0, atMost);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> UseAsync(Func<TestHost, Task> use)
    {
        _ = NewContexts();
        var messages = new ModuleMessages
        {
            DefaultLanguage = "en",
            Languages = new Dictionary<string, IReadOnlyDictionary<string, JsonElement>>
            {
                ["en"] = new Dictionary<string, JsonElement> { ["runtime.greet"] = JsonSerializer.SerializeToElement(new { one = "{count} {name}", other = "{count} {name}s" }) },
            },
        };
        await using var host = new TestHost(new InProcessSide());
        await host.LoadAsync(Built.Fixture("RuntimeFixture"), messages);
        var context = Assert.Single(NewContexts());

        await use(host);
        return context;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference> NewContexts()
    {
        var found = new List<WeakReference>();
        foreach (var context in AssemblyLoadContext.All.Where(c => c.Name == "RuntimeFixture" && Seen.TryAdd(c, c.Name)))
        {
            found.Add(new WeakReference(context));
        }

        return found;
    }
}
