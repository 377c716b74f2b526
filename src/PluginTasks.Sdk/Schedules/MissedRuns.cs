namespace PluginTasks.Sdk;

/// <summary>What becomes of firings that were missed while the host was down.</summary>
public enum MissedRuns
{
    /// <summary>One is made up for, however many were missed.</summary>
    Once,

    /// <summary>None is made up for.</summary>
    Skip,

    /// <summary>Each is made up for, up to 100.</summary>
    All,
}
