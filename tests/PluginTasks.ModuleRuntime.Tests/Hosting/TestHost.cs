using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Calling;
using PluginTasks.Protocol.Messages.Guarded;
using PluginTasks.Protocol.Messages.Loading;
using PluginTasks.Protocol.Messages.Schedules;
using PluginTasks.Protocol.Messages.Subprocesses;
using PluginTasks.Protocol.Messages.Tasks;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Tests.Hosting;

/// <summary>A host that records what a module asks for, and gives it the least that it needs.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    public static readonly Session Ada = new() { UserId = "ada", OrganizationId = "acme", Role = "user", Language = "it", SessionKey = "s1" };

    private readonly IModuleSide side;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement?>> tasks = new(StringComparer.Ordinal);
    private int lastTask;

    public TestHost(IModuleSide side)
    {
        this.side = side;
        Connection = new ProtocolConnection(side.End, Handlers());
        Connection.Start();
    }

    public ProtocolConnection Connection { get; }

    public string DataFolder { get; } = Directory.CreateTempSubdirectory("runtime").FullName;

    public ConcurrentQueue<(object Message, long Within)> Calls { get; } = new();

    public Channel<LogLine> Log { get; } = Channel.CreateUnbounded<LogLine>();

    /// <summary>Answers a submission; null for a new task that is run at once.</summary>
    public Func<SubmitTask, SubmittedTask?> OnSubmit { get; set; } = _ => null;

    public Action<PublishEvent> OnPublish { get; set; } = _ => { };

    public Func<long, RunSubprocess, Task<SubprocessEnd>> OnProgram { get; set; } = (_, _) => Task.FromResult(new SubprocessEnd(0, false));

    public IEnumerable<T> Asked<T>() => Calls.Select(c => c.Message).OfType<T>();

    public static async Task<TestHost> StartAsync(IModuleSide side, string fixture = "RuntimeFixture")
    {
        var host = new TestHost(side);
        host.Code = await host.LoadAsync(Built.Fixture(fixture));
        return host;
    }

    public LoadedCode Code { get; private set; } = new();

    public Task<LoadedCode> LoadAsync(
        string? assembly, ModuleMessages? messages = null, IReadOnlyList<string>? scripts = null, IReadOnlyDictionary<string, string>? pageScripts = null) => Connection.CallAsync(RuntimeMethods.Load, new LoadModule
    {
        Name = "runtime",
        Version = "1.0.0",
        Folder = DataFolder,
        DataFolder = DataFolder,
        TempFolder = DataFolder,
        Assembly = assembly,
        Scripts = scripts ?? [],
        PageScripts = pageScripts ?? new Dictionary<string, string>(),
        ScriptSeconds = 60,
        Settings = JsonSerializer.SerializeToElement(new { api_key = "k1" }),
        Messages = messages ?? new ModuleMessages { DefaultLanguage = "en", Languages = new Dictionary<string, IReadOnlyDictionary<string, JsonElement>>() },
    });

    public async Task<ActionAnswer> ActAsync(string name, object? values = null, CancellationToken cancellationToken = default) => await Connection.CallAsync(
        RuntimeMethods.Action,
        new ActionCall { Name = name, Values = JsonSerializer.SerializeToElement(values ?? new { }), Session = Ada, ComponentId = "button" },
        cancellationToken: cancellationToken);

    public async Task<string> ValueAsync(string name, object? values = null) => (await ActAsync(name, values)).Value?.GetRawText() ?? "null";

    /// <summary>Runs a registered task.</summary>
    public async Task<JsonElement?> RunAsync(string task, object? args = null, object? checkpoint = null, int attempt = 1, CancellationToken cancellationToken = default) => (await Connection.CallAsync(
        RuntimeMethods.RunTask,
        new RunTask
        {
            Id = "T1",
            Task = task,
            Args = args is null ? null : JsonSerializer.SerializeToElement(args),
            Checkpoint = checkpoint is null ? null : JsonSerializer.SerializeToElement(checkpoint),
            Attempt = attempt,
            Session = Ada,
        },
        waitsForReply: true,
        cancellationToken: cancellationToken)).Result;

    /// <summary>What a submitted task returned.</summary>
    public Task<JsonElement?> ResultOf(string id) => Entry(id).Task;

    /// <summary>Grants a task its start.</summary>
    public async Task GrantAsync(string id, long work)
    {
        try
        {
            var answer = await Connection.CallAsync(RuntimeMethods.RunTask, new RunTask { Id = id, Work = work, Session = Ada });
            Entry(id).TrySetResult(answer.Result);
        }
        catch (Exception error)
        {
            Entry(id).TrySetException(error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await side.DisposeAsync();
        Directory.Delete(DataFolder, recursive: true);
    }

    private TaskCompletionSource<JsonElement?> Entry(string id) => tasks.GetOrAdd(id, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private CallHandlers Handlers()
    {
        var handlers = new CallHandlers();
        Answer(HostMethods.Submit, Submit);
        Answer(HostMethods.Progress, _ => Nothing.Value);
        Answer(HostMethods.Show, report => report.Id != "other" ? Nothing.Value : throw new SdkException(ErrorCodes.TaskOfOtherModule, "Another module's."));
        Answer(HostMethods.Ask, _ => new UserAnswer(JsonSerializer.SerializeToElement(new { confirmed = true })));
        Answer(HostMethods.Respond, _ => Nothing.Value);
        Answer(HostMethods.Find, lookup => lookup.OfUser ? new TaskSnapshots([]) : throw new InvalidOperationException("broken"));
        Answer(HostMethods.Get, _ => new FoundTask(null));
        Answer(HostMethods.Wait, _ => throw new TimeoutException("late"));
        Answer(HostMethods.Notify, _ => Nothing.Value);
        Answer(HostMethods.Cancel, _ => new Outcome(true));
        Answer(HostMethods.AddSchedule, _ => new ScheduleRef("S1"));
        Answer(HostMethods.CheckAccess, _ => new AccessAnswer(AccessDecision.Allowed));
        Answer(HostMethods.ResolveFile, file => file.Path.StartsWith("/denied", StringComparison.Ordinal) ? throw SdkException.FilesystemDenied("runtime", file.Path) : new FilePlace(file.Path));
        Answer(HostMethods.Publish, published =>
        {
            OnPublish(published);
            return Nothing.Value;
        });
        Answer(HostMethods.PauseSchedule, _ => new Outcome(true));
        Answer(HostMethods.ReadTasks, _ => new TaskRows([]));
        Answer(HostMethods.SendHttp, request => new HttpAnswer(201, new Dictionary<string, IReadOnlyList<string>>(), request.Body ?? []));
        Answer(HostMethods.UserLanguage, _ => new UserLanguage("it"));
        handlers.On(HostMethods.RunSubprocess, (call, message, _) =>
        {
            Calls.Enqueue((message, call.Within));
            return OnProgram(call.Id, message);
        });
        handlers.OnNote(HostMethods.Emit, (within, report) => Calls.Enqueue((new Emitted(report), within)));
        handlers.OnNote(HostMethods.Log, (_, line) => Log.Writer.TryWrite(line));
        return handlers;

        void Answer<TParams, TResult>(Method<TParams, TResult> method, Func<TParams, TResult> answer) => handlers.OnInline(method, (call, message, _) =>
        {
            Calls.Enqueue((message!, call.Within));
            try
            {
                return Task.FromResult(answer(message));
            }
            catch (Exception error)
            {
                return Task.FromException<TResult>(error);
            }
        });
    }

    private SubmittedTask Submit(SubmitTask task)
    {
        if (OnSubmit(task) is { } answer)
        {
            return answer;
        }

        var id = task.Id ?? $"T{Interlocked.Increment(ref lastTask)}";
        if (task.Work is { } work)
        {
            _ = Task.Run(() => GrantAsync(id, work));
        }

        return new SubmittedTask(id, IsNew: true);
    }

    public sealed record Emitted(ProgressReport Report);
}
