namespace PluginTasks.Sandbox.Access;

/// <summary>What the rules say about one target.</summary>
/// <param name="IsAllowed">Whether it is let through; what the rules do not allow may still be decided.</param>
/// <param name="Target">The normalized target, by which decisions are kept; null where it cannot be read.</param>
/// <param name="Error">Why it cannot be read. Such a target is never allowed, and there is nothing to decide.</param>
public sealed record AccessAnswer(bool IsAllowed, string? Target, AccessError? Error)
{
    /// <summary>Whether a person refused it: there is nothing left to decide.</summary>
    public bool IsDenied { get; init; }

    internal static AccessAnswer Denied(string target) => new(false, target, null) { IsDenied = true };

    internal static AccessAnswer Unreadable(AccessError error) => new(false, null, error);
}
