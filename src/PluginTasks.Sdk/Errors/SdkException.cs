namespace PluginTasks.Sdk;

/// <summary>A call of the SDK failed for a reason that has a name. <see cref="Code"/> says which, and stays the same over versions.</summary>
public class SdkException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    /// <param name="message">What happened, in a sentence. Default: the code.</param>
    /// <param name="inner">What it came from. Default: none.</param>
    public SdkException(string code, string? message = null, Exception? inner = null)
        : base(message ?? code, inner)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        Code = code;
    }

    /// <summary>One of <see cref="ErrorCodes"/>.</summary>
    public string Code { get; }

    /// <summary>The sandbox refused a file. Its message is <c>sandbox_filesystem_denied:&lt;module&gt;:&lt;path&gt;</c>.</summary>
    public static SdkException FilesystemDenied(string module, string path) => Denied(ErrorCodes.FilesystemDenied, module, path);

    /// <summary>The sandbox refused a network target. Its message is <c>sandbox_network_denied:&lt;module&gt;:&lt;target&gt;</c>.</summary>
    public static SdkException NetworkDenied(string module, string target) => Denied(ErrorCodes.NetworkDenied, module, target);

    /// <summary>The sandbox refused a program. Its message is <c>sandbox_subprocess_denied:&lt;module&gt;:&lt;program&gt;</c>.</summary>
    public static SdkException SubprocessDenied(string module, string program) => Denied(ErrorCodes.SubprocessDenied, module, program);

    /// <summary>The module may not look after a part of the host. Its message is <c>sandbox_host_denied:&lt;module&gt;:&lt;part&gt;</c>.</summary>
    public static SdkException HostDenied(string module, string part) => Denied(ErrorCodes.HostDenied, module, part);

    /// <summary>A component does not allow an effect. Its message is <c>capability_denied:&lt;component&gt;:&lt;property&gt;.&lt;verb&gt;</c>.</summary>
    /// <param name="component">The component's id.</param>
    /// <param name="capability">The capability that it lacks, such as <c>children.append</c>.</param>
    public static SdkException CapabilityDenied(string component, string capability) =>
        Denied(ErrorCodes.CapabilityDenied, component, capability);

    /// <summary>The module went over a limit. Its message is <c>limit_exceeded: &lt;limit&gt;</c>.</summary>
    /// <param name="limit">Which one, such as <c>memory</c>.</param>
    public static SdkException LimitExceeded(string limit) => new(ErrorCodes.LimitExceeded, $"{ErrorCodes.LimitExceeded}: {limit}");

    private static SdkException Denied(string code, string who, string what) => new(code, $"{code}:{who}:{what}");
}
