namespace PluginTasks.Sdk;

/// <summary>
/// How a subprocess ended and what it wrote. With <c>text</c> the output is in <see cref="Stdout"/> and <see cref="Stderr"/>,
/// without in <see cref="StdoutBytes"/> and <see cref="StderrBytes"/>; without <c>captureOutput</c> all are null.
/// Immutable and thread safe.
/// </summary>
public sealed record SubprocessResult
{
    /// <summary>What was started.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>What it returned; where it was killed, the signal's number, negative.</summary>
    public required int ReturnCode { get; init; }

    /// <summary>Its standard output as UTF-8, invalid bytes replaced.</summary>
    public string? Stdout { get; init; }

    /// <summary>Its standard error as UTF-8, invalid bytes replaced.</summary>
    public string? Stderr { get; init; }

    /// <summary>Its standard output as it came.</summary>
    public ReadOnlyMemory<byte>? StdoutBytes { get; init; }

    /// <summary>Its standard error as it came.</summary>
    public ReadOnlyMemory<byte>? StderrBytes { get; init; }

    /// <summary>Whether it returned 0.</summary>
    public bool IsSuccess => ReturnCode == 0;

    /// <summary>Gives the result itself where <see cref="IsSuccess"/>; what <c>check</c> does.</summary>
    /// <exception cref="SubprocessFailedException">It is not.</exception>
    public SubprocessResult EnsureSuccess() => IsSuccess ? this : throw new SubprocessFailedException(this);
}
