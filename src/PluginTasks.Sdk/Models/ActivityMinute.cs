namespace PluginTasks.Sdk;

/// <summary>What happened to tasks within a minute. Immutable and thread safe.</summary>
/// <param name="At">When it began, in UTC.</param>
/// <param name="Started">How many began to run; a retry counts again.</param>
/// <param name="Completed">How many completed.</param>
/// <param name="Failed">How many failed.</param>
/// <param name="Cancelled">How many were cancelled.</param>
/// <param name="Interrupted">How many were interrupted.</param>
/// <param name="Running">How many ran at its end, those that wait for a confirmation among them.</param>
public sealed record ActivityMinute(DateTimeOffset At, int Started, int Completed, int Failed, int Cancelled, int Interrupted, int Running);
