namespace PluginTasks.Protocol.Errors;

/// <summary>What an answer can say went wrong, beside the codes of the Sdk.</summary>
public static class CallErrorCodes
{
    public const string Cancelled = "cancelled";
    public const string TimedOut = "timed_out";
    public const string NotSupported = "not_supported";
    public const string Argument = "argument";

    /// <summary>The author's code chose what to say.</summary>
    public const string Failed = "failed";

    /// <summary>The author's code threw.</summary>
    public const string Thrown = "thrown";

    public const string UnknownMethod = "unknown_method";
    public const string TooManyCalls = "too_many_calls";
}
