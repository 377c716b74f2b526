using System.Text;
using System.Text.Json;
using PluginTasks.ModuleRuntime.Scripts.Calls;
using PluginTasks.ModuleRuntime.Scripts.Calls.Features;
using PluginTasks.ModuleRuntime.Scripts.Engine;
using PluginTasks.ModuleRuntime.Scripts.Running;
using PluginTasks.Protocol.Messages.Loading;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Scripts;

/// <summary>A module's scripts. A call takes an engine with all of them loaded and gives it back; a task holds one for its whole run.</summary>
internal sealed class ScriptCode : IScriptCode
{
    private const int LargestResult = 1024 * 1024;
    private static readonly string[] TaskFunctions = [.. OwnTaskCalls.All.Keys.Select(name => name["task.".Length..])];

    private readonly IModuleSdk sdk;
    private readonly ScriptLimits limits;
    private readonly EnginePool pool;
    private readonly ScriptRun run;
    private readonly SemaphoreSlim runningCalls;
    private readonly SemaphoreSlim runningTasks;

    private ScriptCode(IModuleSdk sdk, IReadOnlyList<ScriptFile> files, ScriptLimits limits)
    {
        (this.sdk, this.limits) = (sdk, limits);
        run = new ScriptRun(limits);
        pool = new EnginePool(() => new ScriptEngine(sdk.Module.Name, files, limits), limits.RunningCalls);
        runningCalls = new SemaphoreSlim(limits.RunningCalls);
        runningTasks = new SemaphoreSlim(limits.RunningTasks);
    }

    public IReadOnlyList<LoadedAction> Actions { get; private set; } = [];

    public IReadOnlyList<LoadedTask> Tasks { get; private set; } = [];

    public IReadOnlyList<string> Pages { get; private set; } = [];

    /// <summary>Runs the files, in the order of their names, and keeps what they register.</summary>
    /// <exception cref="ScriptException">A file cannot be read, or does not run.</exception>
    /// <exception cref="TimeoutException">A file does not end in time.</exception>
    public static async Task<ScriptCode> LoadAsync(
        IModuleSdk sdk,
        IReadOnlyList<string> scripts,
        IReadOnlyDictionary<string, string> pageScripts,
        ScriptLimits limits,
        CancellationToken cancellationToken)
    {
        var code = new ScriptCode(sdk, await ScriptFolder.ReadAsync(sdk.Module.Folder, scripts, pageScripts, cancellationToken).ConfigureAwait(false), limits);
        if (scripts.Count + pageScripts.Count > 0)
        {
            await code.LoadAsync(cancellationToken).ConfigureAwait(false);
        }

        return code;
    }

    public async Task<object?> CallActionAsync(string name, ActionContext ctx, CancellationToken ct)
    {
        using var time = new CallTime(limits, ct);
        var scope = new CallScope { Sdk = sdk, Session = ctx.Session, Clock = limits.Clock, Stop = time.Token };
        var data = ModuleJson.ToElement(new Dictionary<string, object?>
        {
            ["values"] = ctx.Values, ["session"] = ctx.Session, ["language"] = ctx.Language,
            ["surfaceId"] = ctx.SurfaceId, ["componentId"] = ctx.ComponentId, ["confirmationTaskId"] = ctx.ConfirmationTaskId,
        });
        var result = await InTimeAsync(RegistrationKind.Action, name, scope, time, ErrorCodes.ActionTimeout, [new ScriptArgument(data)])
            .ConfigureAwait(false);
        return EffectCalls.Answer(result);
    }

    public async Task LoadPageAsync(string page, PageDataContext ctx, CancellationToken ct)
    {
        using var time = new CallTime(limits, ct);
        var scope = new CallScope { Sdk = sdk, Session = ctx.Session, Page = ctx, Clock = limits.Clock, Stop = time.Token };
        var data = ModuleJson.ToElement(ctx.Params);
        var result = await InTimeAsync(RegistrationKind.Page, page, scope, time, "script_timeout", [new ScriptArgument(data)])
            .ConfigureAwait(false);
        if (result is { ValueKind: JsonValueKind.Object } returned)
        {
            foreach (var member in returned.EnumerateObject())
            {
                ctx.SetData("/" + member.Name, member.Value);
            }
        }
    }

    public async Task<JsonElement?> RunTaskAsync(string name, JsonMap args, ITaskContext task, CancellationToken ct)
    {
        await runningTasks.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            var scope = new CallScope { Sdk = sdk, Task = task, Clock = limits.Clock, Stop = ct };
            var (own, given) = (ModuleJson.ToElement(new { task.Id, task.Attempt, task.Checkpoint }), ModuleJson.ToElement(args));
            ScriptArgument[] arguments = [new(own, "task.", TaskFunctions), new(given)];
            return await CallAsync(RegistrationKind.Task, name, scope, 0, arguments).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is ScriptStoppedException or ScriptOverrunException)
        {
            throw new OperationCanceledException(problem.Message, problem, ct);
        }
        catch (ScriptException problem)
        {
            // What an author says with throw new Error("…") is for the user; where it was thrown is for the log.
            throw new TaskFailedException(problem.InnerException is TaskFailedException said ? said.Message : problem.Message, null, problem);
        }
        finally
        {
            runningTasks.Release();
        }
    }

    // Calls that still end release what they hold, so the semaphores stay; they own nothing but memory.
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        using var time = new CallTime(limits, cancellationToken);
        var engine = pool.Take();
        try
        {
            await run.RunAsync(engine, "loading", () =>
            {
                engine.Load();
                return true;
            }, time.Token).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is ScriptStoppedException or ScriptOverrunException)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Not for good: the machine may have had no time for them.
            throw new TimeoutException($"The scripts do not end within {limits.CallTime.TotalSeconds} s while they load: {problem.Message}", problem);
        }

        Actions = [.. Of(engine, RegistrationKind.Action).Select(RegistrationOptions.ToAction)];
        Tasks = [.. Of(engine, RegistrationKind.Task).Select(RegistrationOptions.ToTask)];
        Pages = [.. Of(engine, RegistrationKind.Page).Select(page => page.Name)];
        pool.Return(engine);
    }

    private static IEnumerable<Registration> Of(ScriptEngine engine, RegistrationKind kind) => engine.Registrations.Where(r => r.Kind == kind);

    private async Task<JsonElement?> InTimeAsync(
        RegistrationKind kind, string name, CallScope scope, CallTime time, string code, IReadOnlyList<ScriptArgument> arguments)
    {
        try
        {
            await runningCalls.WaitAsync(scope.Stop).ConfigureAwait(false);
            try
            {
                return await CallAsync(kind, name, scope, limits.Statements, arguments).ConfigureAwait(false);
            }
            finally
            {
                runningCalls.Release();
            }
        }
        catch (Exception problem) when (problem is ScriptStoppedException or ScriptOverrunException or OperationCanceledException)
        {
            throw time.IsOver
                ? new SdkException(code, $"'{name}' did not end within {limits.CallTime.TotalSeconds} s: {problem.Message}", problem)
                : new OperationCanceledException(problem.Message, problem, time.Outer);
        }
    }

    private async Task<JsonElement?> CallAsync(
        RegistrationKind kind, string name, CallScope scope, int statements, IReadOnlyList<ScriptArgument> arguments)
    {
        var (engine, calls, isStuck) = (pool.Take(), new SdkCalls(scope), false);
        JsonElement? result;
        try
        {
            var called = $"{sdk.Module.Name}.{name}";
            result = await run
                .RunAsync(engine, called, () => Call(engine, kind, name, statements, calls, arguments), scope.Stop)
                .ConfigureAwait(false);
        }
        catch (ScriptOverrunException)
        {
            isStuck = true;
            throw;
        }
        finally
        {
            // Only here can nothing tell the engine to stop any more.
            if (!isStuck && !scope.Stop.IsCancellationRequested)
            {
                pool.Return(engine);
            }
        }

        return result is { } value && Encoding.UTF8.GetByteCount(value.GetRawText()) > LargestResult
            ? throw new SdkException(ErrorCodes.PayloadTooLarge, $"What '{name}' returned is larger than 1 MiB.")
            : result;
    }

    private static JsonElement? Call(
        ScriptEngine engine, RegistrationKind kind, string name, int statements, IScriptCalls calls, IReadOnlyList<ScriptArgument> arguments)
    {
        if (!engine.IsLoaded)
        {
            engine.Load();
        }

        var called = engine.Registrations.FirstOrDefault(r => r.Kind == kind && r.Name == name)
            ?? throw new ScriptException($"No script has the {kind.ToString().ToLowerInvariant()} '{name}'.");
        return engine.Call(called, calls, statements, arguments);
    }
}
