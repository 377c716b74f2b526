using System.ComponentModel.DataAnnotations;
using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace Components;

/// <summary>Actions that answer with a toast.</summary>
[ModuleActions]
public sealed class NoticeActions(IModuleSdk sdk)
{
    [Action("notify")]
    public Task<ActionResponse> Notify(Notice notice) =>
        Task.FromResult(sdk.Effects.Respond(sdk.Effects.Notify(notice.Text, notice.Title, notice.Variant)));

    /// <summary>Takes a second, so that the button has something to be busy with.</summary>
    [Action("refresh")]
    public async Task<ActionResponse> Refresh(CancellationToken ct)
    {
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, ct);
        return sdk.Effects.Respond(sdk.Effects.Notify(sdk.I18n.T("components.notices.refreshed"), variant: Variant.Success));
    }

    public sealed record Notice(
        [Required] string Text, string? Title = null, Variant Variant = Variant.Default);
}
