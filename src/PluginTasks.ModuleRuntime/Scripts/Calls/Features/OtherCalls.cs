using System.Text.Json;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Scripts.Calls.Features;

/// <summary>Languages, the log, settings, and what stands directly on <c>sdk</c>.</summary>
internal static class OtherCalls
{
    public static Dictionary<string, SdkCall> All { get; } = new()
    {
        ["i18n.t"] = SdkCall.Of("key, args?, lang?", (scope, args) => scope.Sdk.I18n.T(args.Text(0), args.At(1), args.TextOrNull(2))),
        ["i18n.getUserLanguage"] = new("user_id", async (scope, args) => await scope.Sdk.I18n.GetUserLanguage(args.Text(0), scope.Stop).ConfigureAwait(false)),
        ["logger.debug"] = Log(ModuleLogLevel.Debug),
        ["logger.info"] = Log(ModuleLogLevel.Info),
        ["logger.warning"] = Log(ModuleLogLevel.Warning),
        ["logger.error"] = Log(ModuleLogLevel.Error),
        ["settings.has"] = SdkCall.Of("name", (scope, args) => scope.Sdk.Settings.Has(args.Text(0))),
        ["settings.get"] = SdkCall.Of("name, fallback?", (scope, args) => args.At(1) is { } fallback
            ? scope.Sdk.Settings.Get(args.Text(0), fallback)
            : scope.Sdk.Settings.Get<JsonElement>(args.Text(0))),
        ["may"] = SdkCall.Of("permissions...", (scope, args) => scope.Caller.May(args.All.Select(p => p.ToString()))),
        ["sleep"] = SdkCall.Doing("time", (scope, args) => Task.Delay(args.Time(0)!.Value, scope.Clock, scope.Stop)),
        ["fail"] = SdkCall.Of("message, details?", (_, args) => throw new TaskFailedException(args.Text(0), args.At(1))),
        ["invalid"] = SdkCall.Of("field, message", (_, args) => throw new InvalidPayloadException(args.Text(0), args.Text(1))),
    };

    public static Dictionary<string, Func<CallScope, object?>> Properties { get; } = new()
    {
        ["session"] = scope => scope.Caller,
        ["module"] = scope => scope.Sdk.Module,
    };

    private static SdkCall Log(ModuleLogLevel level) => SdkCall.Of("message, fields?", (scope, args) =>
    {
        scope.Sdk.Logger.Log(level, args.Text(0), null, args.At(1));
        return null;
    });
}
