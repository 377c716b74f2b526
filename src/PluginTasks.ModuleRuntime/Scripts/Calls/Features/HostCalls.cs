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
        ["host.schedules.pause"] = new("id", async (scope, args) =>
            await scope.Sdk.Host.Schedules.PauseAsync(args.Text(0), scope.Stop).ConfigureAwait(false)),
        ["host.schedules.resume"] = new("id", async (scope, args) =>
            await scope.Sdk.Host.Schedules.ResumeAsync(args.Text(0), scope.Stop).ConfigureAwait(false)),
        ["host.schedules.runNow"] = new("id", async (scope, args) =>
            await scope.Sdk.Host.Schedules.RunNowAsync(args.Text(0), scope.Stop).ConfigureAwait(false)),
        ["host.schedules.remove"] = new("id", async (scope, args) =>
            await scope.Sdk.Host.Schedules.RemoveAsync(args.Text(0), scope.Stop).ConfigureAwait(false)),
        ["host.modules.reload"] = SdkCall.Doing("name", (scope, args) => scope.Sdk.Host.Modules.ReloadAsync(args.Text(0), scope.Stop)),
        ["host.modules.enable"] = SdkCall.Doing("name", (scope, args) => scope.Sdk.Host.Modules.EnableAsync(args.Text(0), scope.Stop)),
        ["host.modules.disable"] = SdkCall.Doing("name", (scope, args) => scope.Sdk.Host.Modules.DisableAsync(args.Text(0), scope.Stop)),
        ["host.access.requests"] = new("", async (scope, _) => await scope.Sdk.Host.Access.RequestsAsync(scope.Stop).ConfigureAwait(false)),
        ["host.access.decisions"] = new("", async (scope, _) => await scope.Sdk.Host.Access.DecisionsAsync(scope.Stop).ConfigureAwait(false)),
        ["host.access.allow"] = SdkCall.Doing("module, resource_type, operation, target, options?", (scope, args) =>
            scope.Sdk.Host.Access.AllowAsync(args.Text(0), args.Text(1), args.Text(2), args.Text(3), ForGood(args), scope.Stop)),
        ["host.access.deny"] = SdkCall.Doing("module, resource_type, operation, target", (scope, args) =>
            scope.Sdk.Host.Access.DenyAsync(args.Text(0), args.Text(1), args.Text(2), args.Text(3), scope.Stop)),
        ["host.access.forget"] = new("module, resource_type, operation, target", async (scope, args) =>
            await scope.Sdk.Host.Access.ForgetAsync(args.Text(0), args.Text(1), args.Text(2), args.Text(3), scope.Stop).ConfigureAwait(false)),
        ["host.audit.list"] = new("filters?", async (scope, args) => await scope.Sdk.Host.Audit.ListAsync(Filters(args), scope.Stop).ConfigureAwait(false)),
    };

    private static bool ForGood(SdkArgs args)
    {
        if (args.At(4) is null)
        {
            return false;
        }

        var named = args.Options(4);
        var given = named.Value("for_good");
        named.RefuseOthers();
        return given switch
        {
            null or { ValueKind: JsonValueKind.False } => false,
            { ValueKind: JsonValueKind.True } => true,
            _ => throw new ArgumentException("'for_good' must be true or false."),
        };
    }

    private static AuditFilters? Filters(SdkArgs args)
    {
        if (args.At(0) is null)
        {
            return null;
        }

        var named = args.Options(0);
        var filters = new AuditFilters
        {
            Kind = named.Text("kind"),
            Module = named.Text("module"),
            UserId = named.Text("user_id"),
            Before = named.Whole("before"),
        };
        var take = named.Whole("take");
        named.RefuseOthers();
        return take is { } count ? filters with { Take = (int)Math.Clamp(count, int.MinValue, int.MaxValue) } : filters;
    }

    private static List<string> Ids(SdkArgs args) =>
        args.At(0) is { ValueKind: JsonValueKind.Array } list && list.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(i => i.GetString()!)]
            : throw new ArgumentException("'ids' must be a list of texts.");
}
