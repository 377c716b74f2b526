using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages.Tasks;

/// <summary>A page of the read model.</summary>
public sealed record ReadTasks
{
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = 20;

    public TaskFilters? Filters { get; init; }

    public string Sort { get; init; } = "updated_at desc";
}
