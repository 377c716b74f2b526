namespace PluginTasks.Tasks.Schedules;

/// <summary>The moments of one kind of schedule.</summary>
internal interface IFirings
{
    /// <summary>The first firing strictly after a moment; both are UTC.</summary>
    DateTimeOffset? Next(DateTimeOffset after);
}
