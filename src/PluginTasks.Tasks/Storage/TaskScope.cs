using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Storage;

/// <summary>Whose tasks: a user's, an organization's, or with neither everybody's.</summary>
public sealed record TaskScope(string? UserId = null, string? OrganizationId = null)
{
    public static TaskScope Everybody { get; } = new();

    internal bool Has(TaskRecord task) =>
        (UserId is null || UserId == task.UserId) && (OrganizationId is null || OrganizationId == task.OrganizationId);
}
