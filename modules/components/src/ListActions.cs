using System.ComponentModel.DataAnnotations;
using PluginTasks.Sdk;

namespace Components;

/// <summary>Changes lists in the page store, item by item.</summary>
[ModuleActions]
public sealed class ListActions(IModuleSdk sdk)
{
    [Action("add_report"), RequirePermission("components.run")]
    public Task<ActionResponse> AddReport(Report report) => Change("/reports", PatchAction.Append, report);

    [Action("remove_report"), RequirePermission("components.run")]
    public Task<ActionResponse> RemoveReport(Item report) => Change("/reports", PatchAction.Remove, report.Id);

    [Action("remove_person"), RequirePermission("components.run")]
    public Task<ActionResponse> RemovePerson(Item person) => Change("/people", PatchAction.Remove, person.Id);

    private Task<ActionResponse> Change(string path, PatchAction action, object value) =>
        Task.FromResult(sdk.Effects.Respond(sdk.Effects.StatePatch(path, action, value)));

    public sealed record Item([Required] string Id);

    public sealed record Report([Required] string Id, [Required] string Name);
}
