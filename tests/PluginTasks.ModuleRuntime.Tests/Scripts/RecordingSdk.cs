using System.Reflection;
using System.Text.Json;
using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace PluginTasks.ModuleRuntime.Tests.Scripts;

/// <summary>Writes down what scripts ask for, as <c>Name(json, json)</c>, and answers with what a test put there.</summary>
public sealed class RecordingSdk : IModuleSdk
{
    private readonly Dictionary<string, Func<object?[], object?>> answers = [];
    private readonly List<string> asked = [];

    public RecordingSdk(string folder)
    {
        Module = new ModuleInfo("demo", "1.0.0", folder, folder + "/data", folder + "/tmp");
    }

    public ITasks Tasks => Recorder.Of<ITasks>(this);

    public ComponentFactory Ui { get; } = new();

    public EffectFactory Effects { get; } = new();

    public ILanguages I18n => Recorder.Of<ILanguages>(this);

    public IModels Models => new RecordedModels(this);

    public IHostControl Host => new RecordedHost(this);

    public IAccess Access => Recorder.Of<IAccess>(this);

    public IFiles Files => Recorder.Of<IFiles>(this);

    public IHttp Http => Recorder.Of<IHttp>(this);

    public IStreams Streams => Recorder.Of<IStreams>(this);

    public IModuleLogger Logger => Recorder.Of<IModuleLogger>(this);

    public Session Session { get; } = new() { UserId = "ada", Role = "user", Permissions = ["demo.run"] };

    public ModuleInfo Module { get; }

    public ModuleSettings Settings { get; } = new(JsonMap.From(new { Color = "red" }));

    /// <summary>What was asked for, in order.</summary>
    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (asked)
            {
                return [.. asked];
            }
        }
    }

    public ITaskContext Task(string checkpoint = "null", CancellationToken stop = default)
    {
        Answer("get_Id", _ => "t1");
        Answer("get_Attempt", _ => 2);
        Answer("get_Checkpoint", _ => checkpoint == "null" ? null : (JsonElement?)JsonDocument.Parse(checkpoint).RootElement);
        Answer("get_CancellationToken", _ => stop);
        Answer("get_Logger", _ => Logger);
        return Recorder.Of<ITaskContext>(this);
    }

    public void Answer(string method, Func<object?[], object?> answer) => answers[method] = answer;

    private object? Take(MethodInfo method, object?[] args)
    {
        if (!method.IsSpecialName)
        {
            var shown = args.Where(arg => arg is not CancellationToken).Select(arg => JsonSerializer.Serialize(arg, ModuleJson.Options));
            lock (asked)
            {
                asked.Add($"{method.Name}({string.Join(", ", shown)})");
            }
        }

        var answer = answers.TryGetValue(method.Name, out var given) ? given(args) : null;
        if (answer is Task || !typeof(Task).IsAssignableFrom(method.ReturnType))
        {
            return answer ?? (method.ReturnType == typeof(string) ? "" : null);
        }

        if (!method.ReturnType.IsGenericType)
        {
            return System.Threading.Tasks.Task.CompletedTask;
        }

        var type = method.ReturnType.GetGenericArguments()[0];
        answer ??= type.IsValueType ? Activator.CreateInstance(type) : type == typeof(string) ? "" : null;
        return typeof(Task).GetMethod(nameof(System.Threading.Tasks.Task.FromResult))!.MakeGenericMethod(type).Invoke(null, [answer]);
    }

    private sealed class RecordedModels(RecordingSdk sdk) : IModels
    {
        public BackgroundTasksModel BackgroundTasks { get; } = new NoTasks();

        public ITaskActivity Activity => Recorder.Of<ITaskActivity>(sdk);

        public IScheduleModel Schedules => Recorder.Of<IScheduleModel>(sdk);

        public IModuleModel Modules => Recorder.Of<IModuleModel>(sdk);
    }

    private sealed class RecordedHost(RecordingSdk sdk) : IHostControl
    {
        public ITaskControl Tasks => Recorder.Of<ITaskControl>(sdk);

        public IScheduleControl Schedules => Recorder.Of<IScheduleControl>(sdk);

        public IModuleControl Modules => Recorder.Of<IModuleControl>(sdk);

        public IAccessControl Access => Recorder.Of<IAccessControl>(sdk);

        public IAuditReader Audit => Recorder.Of<IAuditReader>(sdk);
    }

    private sealed class NoTasks : BackgroundTasksModel
    {
        public override Task<IReadOnlyList<TaskRow>> ListAsync(int page, int pageSize, TaskFilters? filters, string sort, CancellationToken cancellationToken) =>
            System.Threading.Tasks.Task.FromResult<IReadOnlyList<TaskRow>>([]);

        public override Task<int> CountAsync(TaskFilters? filters, CancellationToken cancellationToken) => System.Threading.Tasks.Task.FromResult(3);

        public override Task<TaskRow?> ViewAsync(string id, CancellationToken cancellationToken) => System.Threading.Tasks.Task.FromResult<TaskRow?>(null);

        public override Task<IReadOnlyList<TaskLogLine>> LogAsync(string id, CancellationToken cancellationToken) =>
            System.Threading.Tasks.Task.FromResult<IReadOnlyList<TaskLogLine>>([]);
    }

    /// <summary>Stands in for an interface.</summary>
    public class Recorder : DispatchProxy
    {
        private RecordingSdk? sdk;

        internal static T Of<T>(RecordingSdk sdk)
            where T : class
        {
            var made = Create<T, Recorder>();
            ((Recorder)(object)made).sdk = sdk;
            return made;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => sdk!.Take(targetMethod!, args ?? []);
    }
}
