namespace PluginTasks.Tasks.Schedules;

/// <summary>One moment, then nothing.</summary>
internal sealed class OneTime(DateTimeOffset due) : IFirings
{
    public DateTimeOffset? Next(DateTimeOffset after) => due > after ? due : null;
}
