using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace SystemModule;

/// <summary>The first page: the last hour, how many tasks there are in each state, and how the modules are.</summary>
[ModuleActions]
public sealed class Overview(IModuleSdk sdk)
{
    [PageData("index")]
    public Task Load(PageDataContext page, CancellationToken ct) => page.FillAsync(async () =>
    {
        page.SetData("/hour", await sdk.Models.Activity.LastHourAsync(ct));
        page.SetData("/states", await StatesAsync(ct));
        page.SetData("/modules", await ModulesAsync(ct));
    });

    [Action("overview"), RequirePermission("system.view")]
    public async Task<ActionResponse> Refresh(CancellationToken ct) => sdk.Effects.Respond(
        sdk.Effects.DataModelUpdate("/hour", await sdk.Models.Activity.LastHourAsync(ct)),
        sdk.Effects.DataModelUpdate("/states", await StatesAsync(ct)),
        sdk.Effects.DataModelUpdate("/modules", await ModulesAsync(ct)));

    [Action("open_tasks"), RequirePermission("system.view")]
    public ActionResponse OpenTasks(StateRef state) => sdk.Effects.Respond(sdk.Effects.Navigate("/system/tasks", new { Status = state.Status }));

    [Action("open_modules"), RequirePermission("system.view")]
    public ActionResponse OpenModules() => sdk.Effects.Respond(sdk.Effects.Navigate("/system/modules"));

    private async Task<IReadOnlyList<StateCount>> StatesAsync(CancellationToken ct) => await Task.WhenAll(
        Enum.GetValues<TaskState>().Select(async state => new StateCount(state, await sdk.Models.BackgroundTasks.CountAsync(new() { Status = state }, ct))));

    private async Task<IEnumerable<object>> ModulesAsync(CancellationToken ct) =>
        (await sdk.Models.Modules.ListAsync(ct)).Select(m => new { m.Name, m.Condition, Problems = m.Diagnostics.Count });

    public sealed record StateRef(TaskState Status);

    public sealed record StateCount(TaskState Status, int Count);
}
