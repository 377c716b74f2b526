using System.Text.Json;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Scripts.Calls.Features;

/// <summary>What a module that looks after the host reads in <c>sdk.models</c> and steers in <c>sdk.host</c>.</summary>
internal static class HostCalls
{
    public static Dictionary<string, SdkCall> All { get; } = new()
    {
        ["models.activity.lastHour"] = new("", async (scope, _) => await scope.Sdk.Models.Activity.LastHourAsync(scope.Stop).ConfigureAwait(false)),
        ["models.schedules.list"] = new("", async (scope, _) => await scope.Sdk.Models.Schedules.ListAsync(scope.Stop).ConfigureAwait(false)),
        ["models.modules.list"] = new("", async (scope, _) => await scope.Sdk.Models.Modules.ListAsync(scope.Stop).ConfigureAwait(false)),
        ["host.tasks.cancel"] = new("id", async (scope, args) => await scope.Sdk.Host.Tasks.CancelAsync(args.Text(0), scope.Stop).ConfigureAwait(false)),
        ["host.tasks.rerun"] = new("id", async (scope, args) => await scope.Sdk.Host.Tasks.RerunAsync(args.Text(0), scope.Stop).ConfigureAwait(false)),
        ["host.tasks.remove"] = new("ids", async (scope, args) => await scope.Sdk.Host.Tasks.RemoveAsync(Ids(args), scope.Stop).ConfigureAwait(false)),
        ["host.schedules.add"] = new("when, task, args?, options?", async (scope, args) =>
            await scope.Sdk.Host.Schedules.AddAsync(args.Text(0), args.Text(1), args.At(2), ScheduleCalls.Options(args), scope.Stop).ConfigureAwait(false)),
        ["host.schedules.pause"] = new("id", async (scope, args) => await scope.Sdk.Host.Schedules.PauseAsync(args.Text(0), scope.Stop).ConfigureAwait(false)),
        ["host.schedules.resume"] = new("id", async (scope, args) => await scope.Sdk.Host.Schedules.ResumeAsync(args.Text(0), scope.Stop).ConfigureAwait(false)),
        ["host.schedules.runNow"] = new("id", async (scope, args) => await scope.Sdk.Host.Schedules.RunNowAsync(args.Text(0), scope.Stop).ConfigureAwait(false)),
        ["host.schedules.remove"] = new("id", async (scope, args) => await scope.Sdk.Host.Schedules.RemoveAsync(args.Text(0), scope.Stop).ConfigureAwait(false)),
        ["host.modules.reload"] = SdkCall.Doing("name", (scope, args) => scope.Sdk.Host.Modules.ReloadAsync(args.Text(0), scope.Stop)),
        ["host.modules.enable"] = SdkCall.Doing("name", (scope, args) => scope.Sdk.Host.Modules.EnableAsync(args.Text(0), scope.Stop)),
        ["host.modules.disable"] = SdkCall.Doing("name", (scope, args) => scope.Sdk.Host.Modules.DisableAsync(args.Text(0), scope.Stop)),
    };

    private static List<string> Ids(SdkArgs args) => args.At(0) is { ValueKind: JsonValueKind.Array } list && list.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String)
        ? [.. list.EnumerateArray().Select(i => i.GetString()!)]
        : throw new ArgumentException("'ids' must be a list of texts.");
}
