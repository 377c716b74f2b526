using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Scripts.Calls.Features;

/// <summary>The functions of the <c>task</c> that a task's function is given, and of <c>ctx</c>.</summary>
internal static class OwnTaskCalls
{
    public static Dictionary<string, SdkCall> All { get; } = new()
    {
        ["task.updateProgress"] = SdkCall.Doing("progress, checkpoint?, label?", (scope, args) =>
            scope.OwnTask.UpdateProgressAsync(args.Number(0), args.At(1), args.TextOrNull(2))),
        ["task.emitProgress"] = SdkCall.Doing("progress?, label?, checkpoint?", (scope, args) =>
            scope.OwnTask.EmitProgressAsync(args.NumberOrNull(0), args.TextOrNull(1), args.At(2))),
        ["task.requestConfirmation"] = new("builder, timeout?", async (scope, args) =>
            await scope.OwnTask.RequestConfirmationAsync(args.Builder(0), args.Time(1)).ConfigureAwait(false)),
        ["task.logger.debug"] = Log(ModuleLogLevel.Debug),
        ["task.logger.info"] = Log(ModuleLogLevel.Info),
        ["task.logger.warning"] = Log(ModuleLogLevel.Warning),
        ["task.logger.error"] = Log(ModuleLogLevel.Error),
    };

    private static SdkCall Log(ModuleLogLevel level) => SdkCall.Of("message, fields?", (scope, args) =>
    {
        scope.OwnTask.Logger.Log(level, args.Text(0), null, args.At(1));
        return null;
    });
}
