namespace PluginTasks.Tasks.Schedules.Cron;

/// <summary>One value of a field, as it was written.</summary>
internal readonly record struct CronValue(int Number, int Position, bool IsName);
