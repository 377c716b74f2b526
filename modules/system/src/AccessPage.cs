using System.ComponentModel.DataAnnotations;
using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace SystemModule;

/// <summary>What modules ask for, and what was decided.</summary>
[ModuleActions]
public sealed class AccessPage(IModuleSdk sdk)
{
    [PageData("access")]
    public Task Load(PageDataContext page, CancellationToken ct) => page.FillAsync(async () =>
    {
        page.SetData("/requests", await RequestsAsync(ct));
        page.SetData("/decisions", await DecisionsAsync(ct));
    });

    [Action("access"), RequirePermission("system.view")]
    public Task<ActionResponse> Refresh(CancellationToken ct) => ShowAsync(null, ct);

    [Action("allow_access"), RequirePermission("system.manage")]
    public Task<ActionResponse> Allow(Allowance access, CancellationToken ct) => DoAsync(
        sdk.Host.Access.AllowAsync(access.Module, access.ResourceType, access.Operation, access.Target, access.ForGood, ct),
        access.ForGood ? "system.access.was_allowed_good" : "system.access.was_allowed_session", ct);

    [Action("deny_access"), RequirePermission("system.manage")]
    public Task<ActionResponse> Deny(AccessRef access, CancellationToken ct) => DoAsync(
        sdk.Host.Access.DenyAsync(access.Module, access.ResourceType, access.Operation, access.Target, ct), "system.access.was_denied", ct);

    [Action("forget_access"), RequirePermission("system.manage")]
    public Task<ActionResponse> Forget(AccessRef access, CancellationToken ct) => DoAsync(
        sdk.Host.Access.ForgetAsync(access.Module, access.ResourceType, access.Operation, access.Target, ct), "system.access.was_forgotten", ct);

    /// <summary>What cannot be decided on any more, as the module or its rules have changed, is said and not done.</summary>
    private async Task<ActionResponse> DoAsync(Task change, string notice, CancellationToken ct)
    {
        try
        {
            await change;
        }
        catch (Exception refused) when (refused is ArgumentException or SdkException { Code: "module_unavailable" })
        {
            return await ShowAsync(sdk.Effects.Notify(refused.Message, variant: Variant.Danger), ct);
        }

        return await ShowAsync(sdk.Effects.Notify(sdk.I18n.T(notice), variant: Variant.Success), ct);
    }

    private async Task<ActionResponse> ShowAsync(NotifyEffect? notice, CancellationToken ct)
    {
        var requests = sdk.Effects.DataModelUpdate("/requests", await RequestsAsync(ct));
        var decisions = sdk.Effects.DataModelUpdate("/decisions", await DecisionsAsync(ct));
        return notice is null ? sdk.Effects.Respond(requests, decisions) : sdk.Effects.Respond(requests, decisions, notice);
    }

    private async Task<IEnumerable<object>> RequestsAsync(CancellationToken ct) => (await sdk.Host.Access.RequestsAsync(ct)).Select(r => new
    {
        Id = $"{r.Module} {r.ResourceType} {r.Operation} {r.Target}",
        r.Module,
        r.ResourceType,
        r.Operation,
        r.Target,
        Title = Title(r.Module, r.ResourceType, r.Operation),
        Meaning = sdk.I18n.T($"system.access.meaning.{r.ResourceType}"),
        Asked = sdk.I18n.T("system.access.asked", new { count = r.Times, first = Facts.Written(r.FirstAsked), last = Facts.Written(r.LastAsked) }),
    });

    private async Task<IEnumerable<object>> DecisionsAsync(CancellationToken ct) => (await sdk.Host.Access.DecisionsAsync(ct)).Select(d => new
    {
        Id = $"{d.Module} {d.ResourceType} {d.Operation} {d.Target}",
        d.Module,
        d.ResourceType,
        d.Operation,
        d.Target,
        Title = Title(d.Module, d.ResourceType, d.Operation),
        VerdictLabel = sdk.I18n.T($"system.access.verdict.{d.Verdict}"),
        VerdictVariant = d.Verdict switch { "good" => Variant.Success, "session" => Variant.Info, _ => Variant.Danger },
        Decided = sdk.I18n.T("system.access.decided", new { by = d.By, at = Facts.Written(d.At) }),
    });

    private string Title(string module, string resource, string operation) =>
        $"{module}: {sdk.I18n.T($"system.access.resource.{resource}")}, {sdk.I18n.T($"system.access.operation.{operation}")}";

    public sealed record AccessRef([Required] string Module, [Required] string ResourceType, [Required] string Operation, [Required] string Target);

    public sealed record Allowance([Required] string Module, [Required] string ResourceType, [Required] string Operation, [Required] string Target, bool ForGood = false);
}
