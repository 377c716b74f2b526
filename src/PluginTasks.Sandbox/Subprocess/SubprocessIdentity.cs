namespace PluginTasks.Sandbox.Subprocess;

/// <summary>On whose behalf a subprocess runs. It gets told what there is of it.</summary>
public sealed record SubprocessIdentity
{
    public SubprocessSubject Subject { get; init; }

    public string? TaskId { get; init; }

    public string? UserId { get; init; }

    public string? OrganizationId { get; init; }

    public string? SessionKey { get; init; }

    /// <summary>As in W3C Trace Context.</summary>
    public string? Traceparent { get; init; }
}
