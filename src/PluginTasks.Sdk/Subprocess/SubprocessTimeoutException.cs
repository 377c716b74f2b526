using System.Globalization;

namespace PluginTasks.Sdk;

/// <summary>A subprocess did not end in time; it and all that it started were killed. Code <c>subprocess_timeout</c>.</summary>
/// <param name="result">What it wrote until then.</param>
/// <param name="timeout">How long it had.</param>
public sealed class SubprocessTimeoutException(SubprocessResult result, TimeSpan timeout)
    : SdkException(ErrorCodes.SubprocessTimeout, Describe(result, timeout))
{
    /// <summary>What it wrote until then.</summary>
    public SubprocessResult Result { get; } = result;

    /// <summary>How long it had.</summary>
    public TimeSpan Timeout { get; } = timeout;

    private static string Describe(SubprocessResult result, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(result);
        return string.Create(CultureInfo.InvariantCulture, $"'{result.Command[0]}' did not end within {timeout.TotalSeconds} s.");
    }
}
