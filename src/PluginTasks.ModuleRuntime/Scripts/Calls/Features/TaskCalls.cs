using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace PluginTasks.ModuleRuntime.Scripts.Calls.Features;

/// <summary><c>sdk.tasks</c>, but for what watches and for schedules.</summary>
internal static class TaskCalls
{
    private static readonly TimeSpan Threshold = TimeSpan.FromSeconds(2);

    public static Dictionary<string, SdkCall> All { get; } = new()
    {
        ["tasks.runBackground"] = new("task, label?, options?, args?", async (scope, args) => await Start(scope, args, 1, 2, 3).ConfigureAwait(false)),
        ["tasks.runOrBackground"] = new("task, threshold?, label?, options?, args?", RunOrBackground),
        ["tasks.runSubprocess"] = new("command, options?", RunSubprocess),
        ["tasks.updateProgress"] = SdkCall.Doing("id, progress, checkpoint?, label?", (scope, args) =>
            scope.Sdk.Tasks.UpdateProgressAsync(args.Text(0), args.Number(1), args.At(2), args.TextOrNull(3), scope.Stop)),
        ["tasks.emitProgress"] = SdkCall.Doing("id, progress?, label?, checkpoint?", (scope, args) =>
            scope.Sdk.Tasks.EmitProgressAsync(args.Text(0), args.NumberOrNull(1), args.TextOrNull(2), args.At(3), scope.Stop)),
        ["tasks.requestConfirmation"] = new("id, builder, timeout?", async (scope, args) =>
            await scope.Sdk.Tasks.RequestConfirmationAsync(args.Text(0), args.Builder(1), args.Time(2), scope.Stop).ConfigureAwait(false)),
        ["tasks.respondConfirmation"] = SdkCall.Doing("id, response", (scope, args) =>
            scope.Sdk.Tasks.RespondConfirmationAsync(args.Text(0), args.At(1)!.Value, scope.Stop)),
        ["tasks.notify"] = SdkCall.Doing("id, kind, title, text?, variant?", (scope, args) =>
            scope.Sdk.Tasks.NotifyAsync(args.Text(0), args.Text(1), args.Text(2), args.TextOrNull(3), args.Word(4, Variant.Default), scope.Stop)),
        ["tasks.cancel"] = new("id", async (scope, args) => await scope.Sdk.Tasks.CancelAsync(args.Text(0), scope.Stop).ConfigureAwait(false)),
        ["tasks.submitAgent"] = new("agent, prompt, name?, timeout?, on_complete?", async (scope, args) => await scope.Sdk.Tasks.SubmitAgentAsync(
            args.Text(0), args.Text(1), args.TextOrNull(2), args.Time(3), ScriptTaskOptions.ReadCompletion(args.At(4)), scope.Stop).ConfigureAwait(false)),
    };

    private static Task<string> Start(CallScope scope, SdkArgs args, int label, int options, int given)
    {
        if (!ModuleNames.TrySplit(args.Text(0), out _, out _))
        {
            throw args.Wrong(0, "a task's name as 'module.task', or a function that task(…) registered");
        }

        return scope.Sdk.Tasks.RunBackgroundAsync(
            args.Text(0), args.Text(label, ITasks.DefaultLabel), ScriptTaskOptions.Read(args.At(options)), args.At(given), scope.Stop);
    }

    /// <summary>A task from the start, as a function of a script has no engine of its own; its answer is <c>{value}</c> or <c>{task_id}</c>.</summary>
    private static async Task<object?> RunOrBackground(CallScope scope, SdkArgs args)
    {
        var id = await Start(scope, args, 2, 3, 4).ConfigureAwait(false);
        try
        {
            var ended = await scope.Sdk.Tasks.WaitAsync(id, args.Time(1) ?? Threshold, scope.Stop).ConfigureAwait(false);
            return ended.Status == TaskState.Completed
                ? new Dictionary<string, object?> { ["value"] = ended.Result }
                : throw new TaskFailedException(string.IsNullOrWhiteSpace(ended.Error) ? $"The task is {Status(ended.Status)}." : ended.Error);
        }
        catch (TimeoutException)
        {
            return new Dictionary<string, object?> { ["task_id"] = id };
        }
    }

    private static string Status(TaskState state) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());

    private static async Task<object?> RunSubprocess(CallScope scope, SdkArgs args)
    {
        var options = args.Options(1);
        var (cwd, check, capture) = (options.Text("cwd"), options.Flag("check") ?? false, options.Flag("capture_output") ?? true);
        var (timeout, input, env) = (options.Time("timeout"), options.Text("input"), new NamedValues("env", options.Value("env")));
        options.RefuseOthers();
        var variables = args.Options(1).Value("env") is { } given
            ? given.EnumerateObject().ToDictionary(v => v.Name, v => env.Text(v.Name) ?? "", StringComparer.Ordinal)
            : null;
        var written = input is null ? null : SubprocessInput.FromString(input);
        var result = await scope.Sdk.Tasks
            .RunSubprocessAsync(args.Texts(0), cwd, check, true, capture, timeout, variables, written, null, scope.Stop)
            .ConfigureAwait(false);
        return new { result.ReturnCode, result.Stdout, result.Stderr, result.IsSuccess };
    }
}
