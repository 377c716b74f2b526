namespace PluginTasks.Sdk;

/// <summary>A subprocess did not return 0 and <c>check</c> was set. Code <c>subprocess_failed</c>.</summary>
/// <param name="result">How it ended and all that it wrote. Its output is not put into the message: it may be secret.</param>
public sealed class SubprocessFailedException(SubprocessResult result)
    : SdkException(ErrorCodes.SubprocessFailed, Describe(result))
{
    /// <summary>How it ended and all that it wrote.</summary>
    public SubprocessResult Result { get; } = result;

    private static string Describe(SubprocessResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var how = result.ReturnCode < 0 ? $"was killed by signal {-(long)result.ReturnCode}" : $"returned {result.ReturnCode}";
        return $"'{result.Command[0]}' {how}.";
    }
}
