namespace PluginTasks.Sandbox.Access.Decisions;

/// <summary>A decision that somebody took. Immutable.</summary>
/// <param name="Key">On what.</param>
/// <param name="Verdict">Which way.</param>
/// <param name="By">The user.</param>
/// <param name="At">When.</param>
public sealed record DecidedAccess(AccessKey Key, AccessVerdict Verdict, string By, DateTimeOffset At);
