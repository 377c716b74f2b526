using System.ComponentModel.DataAnnotations;
using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace SystemModule;

/// <summary>All modules, and what is wrong with them.</summary>
[ModuleActions]
public sealed class ModulePage(IModuleSdk sdk)
{
    [PageData("modules")]
    public Task Load(PageDataContext page, CancellationToken ct) => page.FillAsync(async () => page.SetData("/modules", await ItemsAsync(ct)));

    [Action("modules"), RequirePermission("system.view")]
    public Task<ActionResponse> Refresh(CancellationToken ct) => ShowAsync(null, ct);

    [Action("reload_module"), RequirePermission("system.manage")]
    public Task<ActionResponse> Reload(ModuleRef module, CancellationToken ct) => ChangeAsync(sdk.Host.Modules.ReloadAsync(module.Name, ct), "system.modules.was_reloaded", ct);

    [Action("enable_module"), RequirePermission("system.manage")]
    public Task<ActionResponse> Enable(ModuleRef module, CancellationToken ct) => ChangeAsync(sdk.Host.Modules.EnableAsync(module.Name, ct), "system.modules.was_enabled", ct);

    [Action("disable_module"), RequirePermission("system.manage")]
    public Task<ActionResponse> Disable(ModuleRef module, CancellationToken ct) => ChangeAsync(sdk.Host.Modules.DisableAsync(module.Name, ct), "system.modules.was_disabled", ct);

    /// <summary>A module that cannot be started is no mistake of this one: its state says why.</summary>
    private async Task<ActionResponse> ChangeAsync(Task change, string notice, CancellationToken ct)
    {
        try
        {
            await change;
        }
        catch (SdkException refused) when (refused.Code == "module_unavailable")
        {
            return await ShowAsync(sdk.Effects.Notify(refused.Message, variant: Variant.Danger), ct);
        }

        return await ShowAsync(sdk.Effects.Notify(sdk.I18n.T(notice), variant: Variant.Success), ct);
    }

    private async Task<ActionResponse> ShowAsync(NotifyEffect? notice, CancellationToken ct)
    {
        var items = sdk.Effects.DataModelUpdate("/modules", await ItemsAsync(ct));
        return notice is null ? sdk.Effects.Respond(items) : sdk.Effects.Respond(items, notice);
    }

    private async Task<IEnumerable<object>> ItemsAsync(CancellationToken ct) => (await sdk.Models.Modules.ListAsync(ct)).Select(m => new
    {
        Id = m.Name,
        m.Name,
        Summary = Summary(m),
        IsOff = m.State == "disabled",
        StateLabel = sdk.I18n.T($"system.state.{m.State}"),
        StateVariant = m.State switch { "loaded" => Variant.Success, "failed" => Variant.Danger, _ => Variant.Default },
        ConditionLabel = sdk.I18n.T($"system.condition.{m.Condition}"),
        ConditionVariant = m.Condition switch { "running" => Variant.Info, "failed" or "crashing" => Variant.Danger, "backing_off" => Variant.Warning, _ => Variant.Default },
        m.Trouble,
        Diagnostics = m.Diagnostics.Select(d => new { d.Severity, d.Code, Place = $"{d.File}:{d.Line}:{d.Column}", d.Message }),
    });

    private string Summary(ModuleStatus module)
    {
        var parts = new List<string>();
        if (module.Version is { } version)
        {
            parts.Add(sdk.I18n.T("system.modules.version", new { version }));
        }

        parts.Add(sdk.I18n.T("system.modules.pages", new { count = module.Pages }));
        if (module.Generation is { } generation)
        {
            parts.Add(sdk.I18n.T(module.ProcessId is null ? "system.modules.generation" : "system.modules.generation_in_process", new { generation, process = module.ProcessId }));
        }

        return string.Join(" · ", parts);
    }

    public sealed record ModuleRef([Required] string Name);
}
